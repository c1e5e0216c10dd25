"""A figure on its way from a quantity to a finding, and when two of them tell one fact."""

from msgspec import Struct, field
from msgspec.structs import replace

from timeline.language.marks import Quantity, Sentence
from timeline.language.quantity.currencies import is_code
from timeline.model import Change

_NEAR = 0.15
_SHORT = 3
_APART = 3  # sentences


class FigureTelling(Struct):
    """One figure on its way: a quantity with what was found around it."""

    quantity: Quantity
    sentence: Sentence
    metric: str | None = None
    period: str | None = None
    change: Change | None = None
    target: bool = False
    regions: tuple[str, ...] | None = None
    places: frozenset[str] = frozenset()
    parties: tuple[str, ...] = ()
    speaker: str | None = None
    doubt: str | None = None
    also: list[tuple[int, int]] = field(default_factory=list)

    @property
    def grown_only(self) -> bool:
        """Whether it tells a growth and no level."""
        return self.quantity.change is not None


def same(one: FigureTelling, other: FigureTelling) -> bool:
    """Whether two tell one fact: the same number of the same thing, or "over 70" and then "76"."""
    grown = other.grown_only
    if one.sentence is other.sentence or one.grown_only != grown:
        return False
    if not grown and not (_same_unit(one.quantity.unit, other.quantity.unit) and _same_value(one, other)):
        return False
    if _differ(one.period, other.period) or _differ(one.regions, other.regions) or not _alike(one.metric, other.metric):
        return False
    near = abs(one.sentence.index - other.sentence.index) <= _APART
    if (grown or one.quantity.unit == "percent") and not near and not _named_alike(one, other):
        return False
    return not grown or one.change == other.change


def _differ(one: object, other: object) -> bool:
    return one is not None and other is not None and one != other


def _same_value(one: FigureTelling, other: FigureTelling) -> bool:
    a, b = one.quantity, other.quantity
    if a.value == b.value:
        return not _apart(one, other) and (a.value is not None or _named_alike(one, other))
    if a.value is None or b.value is None or (is_code(a.unit) and not _named_alike(one, other)):
        return False
    rounded, full = (a, b) if a.qualifier != "exact" else (b, a)
    close = rounded.qualifier in ("about", "almost", "more_than") and full.qualifier == "exact"
    over = float(full.value or 0) - float(rounded.value or 0)
    if (rounded.qualifier == "more_than" and over < 0) or (rounded.qualifier == "almost" and over > 0):
        return False
    return (
        close
        and one.places == other.places
        and abs(float(rounded.value or 0) - float(full.value or 0)) <= _NEAR * float(full.value or 1)
    )


def _apart(one: FigureTelling, other: FigureTelling) -> bool:
    """Whether two name other places."""
    return bool(one.places and other.places) and not one.places & other.places


def tell_apart(one: FigureTelling, other: FigureTelling) -> None:
    """Give two equal sums told of two places each its own."""
    if one.quantity.unit == other.quantity.unit and one.quantity.value == other.quantity.value and _apart(one, other):
        for each in (one, other):
            each.regions = each.regions or tuple(sorted(each.places))


def _named_alike(one: FigureTelling, other: FigureTelling) -> bool:
    return one.metric is not None and other.metric is not None and _alike(one.metric, other.metric)


def _same_unit(one: str, other: str) -> bool:
    return one == other or (not is_code(one) and one.lower().split()[-1:] == other.lower().split()[-1:])


def _words(metric: str) -> set[str]:
    return {word for word in metric.lower().split() if len(word) > _SHORT}


def _alike(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return True
    return bool(_words(one) & _words(other))


def join(first: FigureTelling, again: FigureTelling) -> None:
    """Add a second telling: its place, and what it tells more exactly."""
    first.also.append((again.sentence.start, again.sentence.end))
    if again.quantity.qualifier == "exact":
        first.quantity = replace(first.quantity, value=again.quantity.value, qualifier="exact")
    first.period = first.period or again.period
    first.change = first.change or again.change
    first.target = first.target or again.target
    first.metric = first.metric or again.metric
