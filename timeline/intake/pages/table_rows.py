"""Rows of tables in a text: those of words are text as any, those of figures are no sentences and are left out."""

import re
from itertools import groupby
from typing import Any

from timeline.intake.texts import body

_RULE = re.compile(r"[\s|:-]+")
_BEGINS = "|"
_PAIR = 2  # cells of which the first names the second
_LONGEST = 600  # characters of a cell of a table that is one
_TELLING = 5  # words of a cell that says something by itself


def is_laid_out(root: Any) -> bool:
    """Whether a page (lxml) is laid out by tables: there is more than a line in a cell of one."""
    return any(len(cell.text_content()) > _LONGEST and _has_blocks(cell) for cell in root.iter("td"))


def _has_blocks(cell: Any) -> bool:
    return next(cell.iter("p", "div", "table", "br"), None) is not None


def without_figures(text: str) -> str:
    """Return a text whose lines `| cell | cell |` are told as lines of words, or left out."""
    if _BEGINS not in text:
        return text
    told: list[str] = []
    for is_table, together in groupby(text.split("\n"), _is_row):
        lines = list(together)
        told += _told([row for line in lines if (row := _cells(line))]) if is_table else lines
    return "\n".join(told)


def _told(rows: list[list[str]]) -> list[str]:
    of_figures = sum(map(_has_figures, rows)) * 2 > len(rows)
    lines = []
    for row in rows:
        if any(map(body.is_prose, row)):
            lines += [cell for cell in row if len(cell.split()) >= _TELLING]
        elif not (of_figures or _has_figures(row)):
            lines.append(": ".join(row) if len(row) == _PAIR else ", ".join(row))
    return lines


def _is_row(line: str) -> bool:
    return line.lstrip().startswith(_BEGINS)


def _cells(line: str) -> list[str]:
    if _RULE.fullmatch(line):
        return []
    return [cell for part in line.split(_BEGINS) if (cell := " ".join(part.split()))]


def _has_figures(row: list[str]) -> bool:
    return any(character.isdigit() for cell in row for character in cell)
