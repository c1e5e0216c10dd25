"""The tables of views: columns as wide as they need, one taking what is left, the least needed left out.

rich would draw them, but takes 80 ms to load, where a view is there in 200; it draws what is asked for more seldom
(`listings`, `import_progress`).
"""

from collections.abc import Mapping, Sequence

from timeline.faces.safe_text import clean
from timeline.faces.terminal.screen import NARROW, Screen, breadth, shorten, stacked

_GAP = 2
_WIDEST = 26  # columns one cell may take, save in the column that stretches
_ENOUGH = 24  # columns the stretching one should have before others are left out for it
_LONGEST = 90


def table(
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    screen: Screen,
    *,
    stretch: int,
    spare: Sequence[int] = (),
    right: frozenset[int] = frozenset(),
    styles: Mapping[int, tuple[str, ...]] | None = None,
) -> list[str]:
    """Return a table's lines.

    `stretch` is the column that takes the room left, `spare` those left out, first to last, where there is too little
    of it, `right` those set to the right.
    """
    cells = [[clean(cell) for cell in row] for row in rows]
    if screen.width < NARROW:
        return list(stacked(head, cells, screen, styles or {}))
    longest = [max([breadth(name), *(breadth(row[at]) for row in cells)]) for at, name in enumerate(head)]
    wide = [min(size, _WIDEST) for size in longest]
    kept = list(range(len(head)))
    for at in (*spare, None):
        left = screen.width - sum(wide[column] + _GAP for column in kept if column != stretch)
        if left >= min(_ENOUGH, longest[stretch]) or at is None:
            wide[stretch] = max(1, min(left, longest[stretch], _LONGEST))
            break
        kept.remove(at)

    def line(row: Sequence[str], on: Screen) -> str:
        shown = []
        for at in kept:
            text = shorten(row[at], wide[at])
            fill = " " * (wide[at] - breadth(text))
            painted = on.paint(text, *(styles or {}).get(at, ()))
            shown.append(fill + painted if at in right else painted + fill)
        return (" " * _GAP).join(shown).rstrip()

    return [screen.paint(line(head, Screen()), "dim"), *(line(row, screen) for row in cells)]
