"""Which amount of a sentence a growth belongs to."""

from collections.abc import Sequence

from attrs import evolve

from timeline.language.marks import Quantity
from timeline.language.quantity.figure_tellings import FigureTelling
from timeline.language.quantity.figure_words import FigureWords
from timeline.language.text import tokens
from timeline.model import Change, Qualifier

_FAR_BEHIND, _FAR_BEFORE = 14, 8  # words
_NEAR = 3  # quantities


def folded(told: Sequence[FigureTelling], text: str, said: FigureWords) -> list[FigureTelling]:
    """Make a growth that belongs to an amount of the sentence its `change`."""
    kept = [each for each in told if not each.grown_only]
    for at, grown in enumerate(told):
        if not grown.grown_only:
            continue
        near = told[max(0, at - _NEAR) : at + _NEAR + 1]
        owner = _owner(grown, [each for each in near if not each.grown_only], text, said)
        if owner is None or owner.change is not None:
            kept.append(grown)
            continue
        owner.change = evolve(grown.change or Change(), qualifier=_own_qualifier(grown.quantity))
        owner.target = owner.target or grown.target
        owner.period = owner.period or grown.period
        owner.metric = grown.metric if owner.metric is None else owner.metric
    return sorted(kept, key=lambda each: each.quantity.start)


def _own_qualifier(quantity: Quantity) -> Qualifier | None:
    return None if quantity.qualifier == "exact" else quantity.qualifier


def _owner(grown: FigureTelling, levels: Sequence[FigureTelling], text: str, said: FigureWords) -> FigureTelling | None:
    """Return the amount a growth belongs to: right before it ("$6.2 million, up 2.5 times"), or reached by it."""
    start, end = grown.quantity.start, grown.quantity.end
    before = [each for each in levels if each.quantity.end <= start and _reached(each)]
    behind = [each for each in levels if each.quantity.start >= end and _reached(each)]
    if behind:
        gap = _words(text[end : behind[0].quantity.start])
        tied = any(word in said.links["levels"] for word in gap)
        opened = bool(gap) and gap[-1] in said.between and gap[-1] not in said.links["levels"]
        if (
            (tied or opened)
            and len(gap) <= _FAR_BEHIND
            and _one_subject(text[end : behind[0].quantity.start], gap, said)
        ):
            # "rose by a fifth from $5 million to $6 million"
            return behind[1] if opened and len(behind) > 1 else behind[0] if tied else None
    if before:
        gap = _words(text[before[-1].quantity.end : start])
        parted = _parted(gap, said)
        if len(gap) <= _FAR_BEFORE and not parted:
            return before[-1]
    return None


def _one_subject(between: str, gap: Sequence[str], said: FigureWords) -> bool:
    """Whether the words up to an amount tell of the same thing: "double trade to", not "…, and imports to"."""
    if not any(word in said.metrics for word in gap):
        return True
    return "," not in between and not any(word in said.links["parting"] for word in gap)


def _parted(gap: Sequence[str], said: FigureWords) -> bool:
    """Whether the words between lead to something else; "and this is" does not."""
    for at, word in enumerate(gap):
        if word in said.metrics:
            return True
        if word in said.links["parting"] and not (at + 1 < len(gap) and gap[at + 1] in said.pronouns):
            return True
    return False


def _reached(told: FigureTelling) -> bool:
    return told.quantity.unit != "percent" and told.quantity.value is not None


def _words(text: str) -> list[str]:
    return [token.low for token in tokens.split_tokens(text) if token.kind == "word"]
