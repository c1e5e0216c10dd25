"""How a document was read, on a terminal: its sentences, their clauses, and what made an event of them or not."""

from collections.abc import Iterator, Mapping
from typing import Any

from timeline.faces.export.formats import plain
from timeline.faces.safe_text import clean
from timeline.faces.terminal.screen import Screen, flow, painted, wrap

_SHORT = 12  # characters of an event's id


def page(record: Mapping[str, Any], on: Screen) -> list[str]:
    """Return the lines of a document that was read with its explanation."""
    lines = [on.rule(clean(record["path"]))]
    lines += [on.paint(line, "bold") for line in wrap(clean(record["title"]), on.width)]
    for sentence in record["sentences"]:
        lines.append("")
        lines += [on.paint(line, "bold") for line in wrap(clean(sentence["text"]), on.width)]
        for clause in sentence["clauses"]:
            lines += _clause(clause, on)
        for other in sentence["other_rules"]:
            told = [on.paint(other["type"], "cyan"), other["event"][:_SHORT], f"by {clean(other['rule'])}"]
            lines += [f"  {line}" for line in flow(told, on.width - 2)]
        if not sentence["clauses"] and not sentence["other_rules"]:
            lines.append(on.paint("  no clause", "dim"))
    return lines


def _clause(clause: Mapping[str, Any], on: Screen) -> Iterator[str]:
    parts = [_part(name, value) for name, value in clause["analysis"].items()]
    for index, line in enumerate(flow(parts, on.width - 4)):
        yield f"  {'-' if index == 0 else ' '} {line}"
    for row in clause["rows"]:
        told = f"{row['table']}: {row['row'] or 'none'}"
        if row["event"]:
            made = [(told, ("green",)), (f" made {row['event'][:_SHORT]}", ())]
            yield from (f"    {line}" for line in painted(made, on.width - 4, on))
        else:
            for line in wrap(clean(f"{told}, no event: {row['why']}"), on.width - 4):
                yield f"    {on.paint(line, 'dim')}"


def _part(name: str, value: Any) -> str:
    said = name.replace("_", " ")
    return said if value is True else f"{said} {clean(plain(value))}"
