"""Plain tables on a terminal: columns as wide as they need, the last one taking what is left."""

from collections.abc import Callable, Iterator, Sequence

from timeline.faces.terminal import Screen, breadth, clean, shorten

_GAP = 2
_WIDEST = 28  # columns one cell may take, save in the column that stretches


def table(
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    screen: Screen,
    *,
    stretch: int,
    right: frozenset[int] = frozenset(),
    styles: Callable[[int], tuple[str, ...]] = lambda _: (),
) -> Iterator[str]:
    """Yield a table's lines. `stretch` is the column that takes the room left, `right` those set to the right."""
    cells = [[clean(cell) for cell in row] for row in rows]
    wide = [max([breadth(name), *(min(breadth(row[at]), _WIDEST) for row in cells)]) for at, name in enumerate(head)]
    taken = sum(size for at, size in enumerate(wide) if at != stretch) + _GAP * (len(head) - 1)
    wide[stretch] = max(10, min(screen.width - taken, max([breadth(row[stretch]) for row in cells] or [0]), 90))
    yield screen.paint(_line(head, wide, right, Screen(), styles), "dim")
    for row in cells:
        yield _line(row, wide, right, screen, styles)


def _line(
    row: Sequence[str],
    wide: Sequence[int],
    right: frozenset[int],
    screen: Screen,
    styles: Callable[[int], tuple[str, ...]],
) -> str:
    shown = []
    for at, cell in enumerate(row):
        text = shorten(cell, wide[at])
        fill = " " * (wide[at] - breadth(text))
        painted = screen.paint(text, *styles(at))
        shown.append(fill + painted if at in right else painted + fill)
    return (" " * _GAP).join(shown).rstrip()
