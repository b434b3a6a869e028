"""Types of the fields in rule files that more than one model uses."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, ValidationInfo, WithJsonSchema

from tendercheck.rulebook._phrases import Phrase, PhraseCompiler

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class StrictModel(BaseModel):
    """A model that refuses keys it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


def _compiled(value: Any, info: ValidationInfo) -> Phrase:
    if not isinstance(value, str):
        raise ValueError("a phrase is a text in quotes")
    compiler: PhraseCompiler = (info.context or {})["compiler"]
    return compiler.compile(value)


CompiledPhrase = Annotated[Phrase, BeforeValidator(_compiled), WithJsonSchema({"type": "string"})]


def as_list(value: Any) -> Any:
    """A list of one where a rule file gives a single value."""
    return value if isinstance(value, list) else [value]


Phrases = Annotated[tuple[CompiledPhrase, ...], BeforeValidator(as_list)]
