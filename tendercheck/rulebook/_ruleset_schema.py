"""The shape of the files that rules refer to: ruleset.yml, law.yml, values.yml and regimes.yml."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from tendercheck.model.procurement import Nation, RegimeKind
from tendercheck.model.regime_law import AuthorityKind
from tendercheck.rulebook._circumstances import Circumstance, ContractKind
from tendercheck.rulebook._fields import StrictModel, Text


def _in_quotes(value: Any) -> Any:
    if isinstance(value, int | float):
        raise ValueError(f'a version stands in quotes, as in "{value}", for 2.10 is not 2.1')
    return value


Version = Annotated[Text, BeforeValidator(_in_quotes)]


class LawModel(StrictModel):
    """A provision in law.yml. `regimes` are those under which it may be cited at all, save in the nations `not_in`."""

    title: Text = Field(description="The name of the statute, regulations or policy.")
    section: Text = Field(description="The section, as cited: s.54(4).")
    says: Text = Field(description="What it says, in plain words.")
    quote: Text = Field(description="Words of it, verbatim; fifteen at most.")
    status: Text = Field(description="law, guidance or policy.")
    url: Annotated[str, StringConstraints(pattern=r"^https://")] = Field(description="Where it can be read.")
    regimes: tuple[RegimeKind, ...] = Field(min_length=1, description="The regimes under which it may be cited at all.")
    not_in: tuple[Nation, ...] = Field(default=(), description="Nations in which it may not be cited.")
    since: dt.date | None = Field(default=None, description="The first day on which it holds.")
    until: dt.date | None = Field(default=None, description="The last day on which it holds.")


class ValueModel(StrictModel):
    """A number in values.yml; `law` is the id of the provision that sets it, or `source` says who advises it.

    It may be limited: to `regimes`, to days, to circumstances (`when`), to what is bought (`contracts`), and to
    procurements in some folders, as globs on the path that the report shows.
    """

    number: Decimal = Field(description="Days, pounds or times, as the name says.")
    law: str = Field(default="", description="The id of the provision that sets the number.")
    source: str = Field(default="", description="Who advises or sets it where no law does; findings name it.")
    regimes: tuple[RegimeKind, ...] = Field(
        default=tuple(RegimeKind), min_length=1, description="The regimes where it holds; all without it."
    )
    since: dt.date | None = Field(default=None, description="The first day on which it holds.")
    until: dt.date | None = Field(default=None, description="The last day on which it holds.")
    when: tuple[Circumstance, ...] = Field(
        default=(), description="Circumstances that the documents must bear out, all of them."
    )
    contracts: tuple[ContractKind, ...] = Field(default=(), description="What must be bought, one of these.")
    folders: tuple[Text, ...] = Field(default=(), description="Globs on the folder as the report shows it, as care/**.")

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
    """ruleset.yml: what the ruleset is and on which day its law was read.

    With `extends` ("uk", or the path of another ruleset's folder) it holds only what differs from that one.
    """

    title: Text = Field(description="What the ruleset is called.")
    version: Version = Field(description="Its version, in quotes.")
    extends: str = Field(default="", description="uk, or the path of another ruleset's folder from here.")
    jurisdiction: str = Field(default="", description="Where its law holds.")
    language: str = Field(default="", description="The language of its rules, as en-GB.")
    law_read_on: dt.date | None = Field(default=None, description="The day on which its law was read.")

    @model_validator(mode="after")
    def _says_what_it_is(self) -> Self:
        missing = [name for name in ("jurisdiction", "language", "law_read_on") if not getattr(self, name)]
        if missing and not self.extends:
            raise ValueError(f"«{missing[0]}» is missing; only a ruleset that extends another may leave it out")
        return self
