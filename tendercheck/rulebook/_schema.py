"""The shape of a rule file, a law file and a values file."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, StringConstraints, ValidationInfo, field_validator, model_validator

from tendercheck.model.procurement import Nation, RegimeKind
from tendercheck.model.regime_law import AuthorityKind
from tendercheck.model.rules import Severity, Strength
from tendercheck.rulebook._circumstances import Circumstance
from tendercheck.rulebook._fields import StrictModel
from tendercheck.rulebook._severity import GrowsModel

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Barrier = Annotated[str, StringConstraints(pattern=r"^B-[A-Z]{3}-\d\d$")]
MOST_SENTENCES = 3


class LawModel(StrictModel):
    """A provision in law.yml. `regimes` are those under which it may be cited at all, save in the nations `not_in`."""

    title: Text
    section: Text
    says: Text
    quote: Text
    status: Text
    url: Annotated[str, StringConstraints(pattern=r"^https://")]
    regimes: tuple[RegimeKind, ...] = Field(min_length=1)
    not_in: tuple[Nation, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None


class ValueModel(StrictModel):
    """A number in values.yml; `law` is the id of the provision that sets it, or `source` says who advises it."""

    number: Decimal
    law: str = ""
    source: str = ""
    regimes: tuple[RegimeKind, ...] = Field(default=tuple(RegimeKind), min_length=1)
    since: dt.date | None = None
    until: dt.date | None = None
    when: tuple[Circumstance, ...] = ()

    @model_validator(mode="after")
    def _comes_from_somewhere(self) -> Self:
        if bool(self.law) == bool(self.source):
            raise ValueError("a number has either a law that sets it or a source that advises it")
        return self


Contract = Literal[
    "central",
    "sub-central",
    "works",
    "concession",
    "utility",
    "defence",
    "light touch",
    "light touch concession",
    "light touch utility",
    "floor central",
    "floor sub-central",
    "scotland",
    "scotland works",
    "scotland central",
    "scotland sub-central",
    "scotland higher works",
]


class ThresholdModel(StrictModel):
    """A threshold in regimes.yml, in pounds with VAT unless `net`.

    `law` is a provision of law.yml; where it has none, `source` says who tells it.
    """

    contract: Contract
    amount: Decimal
    since: dt.date
    until: dt.date | None = None
    net: bool = False
    law: str = ""
    source: str = ""


class AuthoritiesModel(StrictModel):
    """Words in the names of authorities in regimes.yml, and what they tell: a kind, a nation, or both."""

    kind: AuthorityKind | None = None
    nation: Nation | None = None
    reserved: bool = False
    starting: tuple[Text, ...] = ()
    holding: tuple[Text, ...] = ()
    ending: tuple[Text, ...] = ()


class RegimesModel(StrictModel):
    """regimes.yml: what tells one regime from another."""

    vat_percent: Decimal
    starts: dict[Literal["pcr15", "scotland", "psr23", "pa23", "wales-psr"], dt.date]
    thresholds: tuple[ThresholdModel, ...]
    authorities: tuple[AuthoritiesModel, ...] = ()


class RulesetModel(StrictModel):
    """ruleset.yml: what the ruleset is and on which day its law was read."""

    title: Text
    version: Text
    jurisdiction: Text
    language: Text
    law_read_on: dt.date


class EditModel(StrictModel):
    """One edit on the passage found: where (`replace`, `delete`, `after` or `before`), and the new text.

    The place is "sentence" (without its clause number and full stop), "match" (the words that decided), "cell", or a
    phrase to be found in the passage.
    """

    replace: Any = None
    delete: Any = None
    after: Any = None
    before: Any = None
    text: str = Field(default="", alias="with")

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

    label: Text
    edits: tuple[EditModel, ...] = Field(min_length=1)
    note: str = ""


class AmendModel(StrictModel):
    """Up to three wordings, the best first, and advice where only a person can write."""

    options: tuple[OptionModel, ...] = Field(default=(), max_length=3)
    advice: str = ""

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

    name: Text
    text: Text
    finds: tuple[str, ...] = ()
    outcome: Literal["findings", "passed", "not applicable", "could not tell"] | None = None
    kind: Literal["hit", "near miss", "softened"] | None = None
    stated: dict[str, Any] = Field(default_factory=dict)
    amended: bool = True


def _as_strengths(value: Any) -> Any:
    """{"barred by": [ids]} with its strengths in the order of their force."""
    if not isinstance(value, dict) or not value:
        raise ValueError("a basis names a strength and its laws, as in {barred by: [PA23-22-3b]}")
    order = list(Strength)
    return dict(sorted(value.items(), key=lambda item: order.index(Strength(item[0]))))


BasisModel = Annotated[dict[Strength, tuple[str, ...]], BeforeValidator(_as_strengths)]


class RuleModel(StrictModel):
    """A rule file. `find` is a tree of conditions; `applies` limits the rule to some regimes.

    `severity` is that of a finding without a size; `grows` says what the size makes of it.
    """

    title: Text
    barrier: Barrier
    severity: Severity
    grows: GrowsModel | None = None
    why: Text
    keeps_out: Text
    basis: dict[RegimeKind, BasisModel] = Field(default_factory=dict)
    applies: tuple[RegimeKind, ...] = ()
    find: dict[str, Any]
    message: Text
    amend: AmendModel
    question: Text
    examples: tuple[ExampleModel, ...] = ()

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
