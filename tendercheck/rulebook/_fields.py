"""Types of the fields in rule files that more than one model uses."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationInfo

from tendercheck.rulebook._phrases import Phrase, PhraseCompiler


class StrictModel(BaseModel):
    """A model that refuses keys it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


def _compiled(value: Any, info: ValidationInfo) -> Phrase:
    if not isinstance(value, str):
        raise ValueError("a phrase is a text in quotes")
    compiler: PhraseCompiler = (info.context or {})["compiler"]
    return compiler.compile(value)


CompiledPhrase = Annotated[Phrase, BeforeValidator(_compiled)]


def _listed(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


Phrases = Annotated[tuple[CompiledPhrase, ...], BeforeValidator(_listed)]
