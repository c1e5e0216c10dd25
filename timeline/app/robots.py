"""What a host's robots.txt allows (RFC 9309, with the wildcards that hosts write)."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from attrs import frozen

from timeline.errors import TimelineError

if TYPE_CHECKING:
    from protego import Protego

TOKEN = "timeline-tracker"  # noqa: S105 - the product token that hosts know us by
MOST_BYTES = 512 * 1024
_AGENT = re.compile(r"\s*user[- ]?agent[\s:]+(.*)", re.IGNORECASE)
_ANOTHER = "User-agent: another"


class RobotsError(TimelineError):
    """A robots.txt that cannot be had or understood; nothing is fetched from its host."""

    def __init__(self, origin: str, why: str) -> None:
        super().__init__(f"{origin}/robots.txt: {why}, so nothing is fetched from there")


@frozen
class HostRules:
    """What one host allows; `fault` where that cannot be told. `content` is what it was read from, None of no rules."""

    rules: Protego | None = None
    fault: RobotsError | None = None
    content: bytes | None = None

    def allow(self, url: str) -> bool:
        """Whether a page may be fetched. Raises RobotsError."""
        if self.fault is not None:
            raise self.fault
        return self.rules is None or self.rules.can_fetch(url, TOKEN)


OPEN = HostRules()


def unheard(origin: str, why: str) -> HostRules:
    """Return the rules of a host that fails to say what it allows."""
    return HostRules(fault=RobotsError(origin, f"cannot be had ({why})"))


def rules_of(origin: str, content: bytes) -> HostRules:
    """Return what a host's robots.txt says; a parser that raises is a fault of this host alone."""
    from protego import Protego

    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = content[:MOST_BYTES].decode("utf-16" if wide else "utf-8-sig", "replace")
    try:
        rules = Protego.parse("\n".join(map(_ours, text.splitlines())))
        rules.can_fetch(f"{origin}/", TOKEN)
    except Exception as error:  # noqa: BLE001 - whatever a foreign text does to a foreign parser
        return HostRules(fault=RobotsError(origin, f"cannot be understood ({type(error).__name__}: {error})"))
    return HostRules(rules=rules, content=content)


def _ours(line: str) -> str:
    """Return a line with the name of any other agent made one: each has all rules of its group set beside it."""
    named = _AGENT.match(line)
    if named is None:
        return line
    name = named[1].partition("#")[0].strip().lower()
    return line if name == "*" or (name and TOKEN.startswith(name)) else _ANOTHER
