"""A proposal: a pair that a rule offers a person for judgement."""

from datetime import date
from typing import Literal

from attrs import frozen

from timeline.views.current_lines import ShownEvent
from timeline.views.links.comparable_acts import Act

Order = Literal["later", "unknown", "if_same_act"]


@frozen
class Proposal:
    """How sure it is (0 to 1), why, in words, and whether the second surely came after the first.

    `if_same_act` marks an order that holds only if another proposal, which the reasons name, is accepted.
    """

    earlier: ShownEvent
    later: ShownEvent
    relation: str
    score: float
    reasons: tuple[str, ...]
    order: Order = "later"

    @property
    def pair(self) -> tuple[str, str, str]:
        """What it would link."""
        return self.earlier.id, self.later.id, self.relation

    @property
    def place(self) -> tuple[date, date, str]:
        """Where the later event stands in the one total order."""
        return self.later.key()


def order_between(one: Act, other: Act) -> tuple[Order | None, str]:
    """Say whether the second act came after the first and how that is known; None: it surely did not."""
    if other.days.surely_before(one.days):
        return None, ""
    for act in (one, other):
        if act.implied_by is not None and one.days.surely_before(other.days):
            return "if_same_act", f"later, if {act.implied_by[:7]} and the article {_tells(act)} tell of one act"
    if one.days.surely_before(other.days):
        return "later", _apart(one, other)
    if other.days.first is None and other.since and one.days.last and one.days.last < other.since:
        return "unknown", f"told {(other.since - one.days.last).days:,} days later; when it was done is not known"
    return "unknown", "the order is unknown: the days may be the same"


def _apart(one: Act, other: Act) -> str:
    if one.days.last is None or other.days.first is None:
        return "later"
    days = (other.days.first - one.days.last).days
    return f"{days:,} day{'s' * (days != 1)} later"


def _tells(act: Act) -> str:
    return act.article[:7]
