"""Puts a finding into words of its own where only a number of a house ruleset was passed: they never speak of law."""

from __future__ import annotations

from dataclasses import replace

from tendercheck.rulebook._verdict import Match
from tendercheck.rulebook.book import LoadedRule

MESSAGE = "{{ working }}. The number is that of {{ number_set_by }}, not of the law."
QUESTION = "Will the authority keep to the number of {{ number_set_by }}? {{ working }}."
WHY = "The ruleset that was used asks for more here than the law does: {}."


def in_house_words(loaded: LoadedRule, match: Match) -> LoadedRule:
    """The rule as it is, or as it speaks of a number that is the house's alone.

    What a rule file says is said of the number that stood there before: of the law's minimum, of "twice the value". The
    wordings that it proposes stay, as they are reckoned from the number.
    """
    if match.limit is None or match.limit.house is None:
        return loaded
    house = match.limit.house
    why = WHY.format(house.source) if house.beside_law else loaded.rule.why
    return replace(
        loaded,
        rule=replace(loaded.rule, title=house.title, why=why),
        model=loaded.model.model_copy(update={"message": MESSAGE, "question": QUESTION}),
    )
