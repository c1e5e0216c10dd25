"""The events of the rules and those a model marked, as one reading: where they agree, the rules' stand alone.

What both find is the rules'. Where they differ about one act, both stand, each with a doubt, for a person to look at.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from msgspec.structs import replace

from timeline.article import Finding
from timeline.language.acts.doers import SOUGHT

DIFFER = "rules and a model differ on"
_COMPARED = {
    "pledge": ("promiser", "deadline"),
    "follow_up": ("state", "actor"),
    "agreement": ("status",),
    "meeting": ("status",),
}
_ABOUT = {"pledge": "action", "follow_up": "deliverable"}  # two verbs, two acts; of other types a sentence tells one
_DOER = {"pledge": "promiser", "follow_up": "actor"}
_ALIKE = 0.5  # of the words of the shorter of two deeds
_STEM = 5  # letters that tell a word in its forms
_WORD = re.compile(r"[\w-]{3,}")


def together(ruled: Sequence[Finding], marked: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the events of the rules, and of those marked what the rules do not tell so, in the order of the text."""
    stand = list(ruled)
    more: list[Finding] = []
    for mark in marked:
        at = next((at for at, rule in enumerate(stand) if _is_same_act(rule, mark)), None)
        if at is None:
            more.append(mark)
            continue
        differing = _differing(stand[at], mark)
        if differing:
            doubt = f"{DIFFER} its {' and '.join(differing)}"
            stand[at] = replace(stand[at], doubt=_joined(stand[at].doubt, doubt))
            more.append(replace(mark, doubt=_joined(mark.doubt, doubt)))
        elif _names_the_doer(stand[at], mark):
            stand[at] = replace(stand[at], doubt=_without(stand[at].doubt, SOUGHT))
    return tuple(sorted((*stand, *more), key=lambda one: (one.start, one.end, one.type, one.rule)))


def _is_same_act(rule: Finding, mark: Finding) -> bool:
    places = ((rule.start, rule.end), *rule.also)
    if rule.type != mark.type or not any(start < mark.end and mark.start < end for start, end in places):
        return False
    about = _ABOUT.get(mark.type)
    if about is None:
        return True
    ours, theirs = _stems(_said(rule, about)), _stems(_said(mark, about))
    least = min(len(ours), len(theirs))
    return least == 0 or len(ours & theirs) >= _ALIKE * least


def _differing(rule: Finding, mark: Finding) -> list[str]:
    """Return the fields in which two tellings of an act differ; one that the mark does not tell differs from none."""
    fields = _COMPARED.get(mark.type, ())
    return [name for name in fields if _said(mark, name) not in (None, _said(rule, name))]


def _names_the_doer(rule: Finding, mark: Finding) -> bool:
    name = _DOER.get(mark.type, "")
    return _said(mark, name) is not None and _said(mark, name) == _said(rule, name)


def _said(finding: Finding, name: str) -> Any:
    data = finding.data
    return data.get(name) if isinstance(data, dict) else getattr(data, name, None)


def _stems(words: str | None) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall((words or "").lower())}


def _joined(*doubts: str | None) -> str:
    return "; ".join(dict.fromkeys(filter(None, doubts)))


def _without(doubt: str | None, settled: str) -> str | None:
    return "; ".join(part for part in (doubt or "").split("; ") if part and part != settled) or None
