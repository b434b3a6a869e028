"""The shape of a rule file; each key says in its description what it is for, which editors show."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import (
    BeforeValidator,
    Field,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
    model_validator,
)

from tendercheck.model.procurement import RegimeKind
from tendercheck.model.rules import Severity, Strength
from tendercheck.rulebook._fields import StrictModel, Text
from tendercheck.rulebook._severity import GrowsModel

Barrier = Annotated[str, StringConstraints(pattern=r"^B-[A-Z]{3}-\d\d$")]
MOST_SENTENCES = 3


Where = Annotated[Any, WithJsonSchema({"type": "string"})]  # "sentence", "match", "cell" or a phrase, compiled


class EditModel(StrictModel):
    """One edit on the passage found: where (`replace`, `delete`, `after` or `before`), and the new text.

    The place is "sentence" (without its clause number and full stop), "match" (the words that decided), "cell", or a
    phrase to be found in the passage.
    """

    replace: Where = Field(default=None, description="Words to be replaced: sentence, match, cell, or a phrase.")
    delete: Where = Field(default=None, description="Words to be left out.")
    after: Where = Field(default=None, description="Words after which the text is put.")
    before: Where = Field(default=None, description="Words before which the text is put.")
    text: str = Field(default="", alias="with", description="The new text; facts stand in double braces: {{ money }}.")

    @field_validator("replace", "delete", "after", "before")
    @classmethod
    def _is_a_place(cls, value: Any, info: Any) -> Any:
        if value in (None, "sentence", "match", "cell"):
            return value
        return info.context["compiler"].compile(value)

    @model_validator(mode="after")
    def _does_one_thing(self) -> Self:
        places = [place for place in (self.replace, self.delete, self.after, self.before) if place is not None]
        if len(places) != 1:
            raise ValueError("an edit has exactly one of replace, delete, after, before")
        if bool(self.text) == (self.delete is not None):
            raise ValueError("an edit has a text `with` it, unless it deletes")
        return self


class OptionModel(StrictModel):
    """One wording: its label, the edits that make it, and what it costs (`note`)."""

    label: Text = Field(description="Best, Acceptable or Minimum.")
    edits: tuple[EditModel, ...] = Field(min_length=1, description="The changes that make this wording.")
    note: str = Field(default="", description="What it costs the authority, or what it must still decide.")


class AmendModel(StrictModel):
    """Up to three wordings, the best first, and advice where only a person can write."""

    options: tuple[OptionModel, ...] = Field(
        default=(), max_length=3, description="Up to three wordings, the best first."
    )
    advice: str = Field(default="", description="What to do where only a person can write.")

    @model_validator(mode="after")
    def _offers_something(self) -> Self:
        if not self.options and not self.advice:
            raise ValueError("amend needs options or advice")
        return self


class ExampleModel(StrictModel):
    """A text (Markdown) and what the rule finds in it: the words that each finding's quote holds, in order.

    `kind` is what the example shows. `stated` are facts as procurement.toml would give them. `outcome` is tested where
    it is given. `amended: false` says that no wording of the rule fits this text, so that advice is all it gives.
    """

    name: Text = Field(description="What the example shows, in a few words.")
    text: Text = Field(description="A text as documents have it, in Markdown.")
    finds: tuple[str, ...] = Field(
        default=(),
        description="For each passage found, words that its quote holds; nothing where the rule leaves the text alone.",
    )
    outcome: Literal["findings", "passed", "not applicable", "could not tell"] | None = Field(
        default=None, description="How the rule ends on the text, where that is to be tested."
    )
    kind: Literal["hit", "near miss", "softened"] | None = Field(default=None, description="What the example shows.")
    stated: dict[str, Any] = Field(
        default_factory=dict, description="Facts as procurement.toml would state them, such as regime or annual_value."
    )
    amended: bool = Field(default=True, description="false: no wording of the rule fits this text.")


def _as_strengths(value: Any) -> Any:
    """{"barred by": [ids]} with its strengths in the order of their force."""
    if not isinstance(value, dict) or not value:
        raise ValueError("a basis names a strength and its laws, as in {barred by: [PA23-22-3b]}")
    order = list(Strength)
    return dict(sorted(value.items(), key=lambda item: order.index(Strength(item[0]))))


BasisModel = Annotated[dict[Strength, tuple[str, ...]], BeforeValidator(_as_strengths)]


class RuleModel(StrictModel):
    """A rule file. `find` is a tree of conditions; `applies` limits the rule to some regimes.

    `severity` is that of a finding without a size; `grows` says what the size makes of it. A house ruleset's file at
    the path of an inherited rule holds only the keys that it changes.
    """

    enabled: bool = Field(default=True, description="false in a house ruleset: the inherited rule is not used.")
    title: Text = Field(description="What is wrong, as a heading without a full stop.")
    barrier: Barrier = Field(description="The entry of the barrier catalogue, as B-EFS-03.")
    severity: Severity = Field(
        description="error: it keeps providers out. warning: it is likely to. note: worth a look."
    )
    grows: GrowsModel | None = Field(default=None, description="What the size of what is found makes of the severity.")
    why: Text = Field(
        description="What it does to small providers, for a reader who is no lawyer; at most three sentences."
    )
    keeps_out: Text = Field(description="Whom it keeps out.")
    basis: dict[RegimeKind, BasisModel] = Field(
        default_factory=dict, description="The law: for each legal regime a strength, and ids of law.yml."
    )
    applies: tuple[RegimeKind, ...] = Field(
        default=(), description="The regimes for which the rule is at all; all without it."
    )
    find: dict[str, Any] = Field(description="A condition with its keys, or all, any, not over several.")
    message: Text = Field(description="What was found, in a sentence; facts stand in double braces: {{ money }}.")
    amend: AmendModel = Field(description="The wordings that are proposed.")
    question: Text = Field(description="What a bidder would ask the authority.")
    examples: tuple[ExampleModel, ...] = Field(
        default=(), description="The rule's tests: texts that it finds and texts that it leaves alone."
    )

    @field_validator("title")
    @classmethod
    def _has_no_full_stop(cls, title: str) -> str:
        if title.endswith("."):
            raise ValueError("a title has no full stop")
        return title

    @field_validator("why")
    @classmethod
    def _is_short(cls, why: str) -> str:
        if why.count(". ") + 1 > MOST_SENTENCES:
            raise ValueError(f"why takes at most {MOST_SENTENCES} sentences")
        return why

    @model_validator(mode="after")
    def _shows_both_sides(self, info: ValidationInfo) -> Self:
        if not (info.context or {}).get("thorough", True):
            return self
        if not any(example.finds for example in self.examples) or all(example.finds for example in self.examples):
            raise ValueError("the examples show at least one text that the rule finds and one that it leaves alone")
        return self
