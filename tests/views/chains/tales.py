"""Chains of invented works, read from a file, and what of their links the matching proposes.

`CHAIN name language` begins one; `PAPER day region title` an article of it; `id kind field=value; … | sentence` an
event told there; `LINKS` are the pairs that must be found, `MAY` those of one work that are no fault.
"""

from pathlib import Path

from attrs import field, frozen

from tests.views.story import Log
from timeline.model import Agreement, Figure, FollowUp, Pledge, Share, Statement
from timeline.views.current_lines import Standing
from timeline.views.links.proposals import propose
from timeline.views.promise_ledger import projection
from timeline.views.query import Query

HERE = Path(__file__).parent
PROMISED = {"pledge", "agreement"}
CAME = PROMISED | {"follow_up"}


@frozen
class Tales:
    """A log that tells chains: `wanted` and `allowed` are their links, by the names of events."""

    log: Log = field(factory=Log)
    names: dict[str, str] = field(factory=dict)  # of events, by id
    wanted: set[tuple[str, str]] = field(factory=set)
    allowed: set[tuple[str, str]] = field(factory=set)

    def proposed(self):
        """Return the pairs that are proposed, by the names of their events, each with its proposal."""
        found = propose(Standing(projection.fold(self.log.raw), Query()))
        return {
            (self.names[p.earlier.id], self.names[p.later.id]): p
            for rest in found.values()
            for p in rest
            if p.earlier.type in PROMISED and p.later.type in CAME
        }

    def judged(self):
        """Return which links were found, which were missed, and what else is proposed, wrongly."""
        proposed = self.proposed()
        either = proposed.keys() | {(b, a) for (a, b), p in proposed.items() if p.relation == "same_act"}
        right = self.wanted & either
        known = self.wanted | self.allowed
        wrong = {(a, b) for a, b in proposed if (a, b) not in known and (b, a) not in known}
        return right, self.wanted - right, wrong


def tales(*files, language=None, whole=False):
    """Read chains (of one language, where given) into one log, the papers of all in the order of their days.

    Where `whole` a deed is what a clumsy reader makes of it: its sentence.
    """
    told = Tales()
    papers, chain, spoken = [], "", ""
    for line in [line for name in files for line in (HERE / name).read_text(encoding="utf-8").splitlines()]:
        first, _, rest = line.partition(" ")
        if first == "CHAIN":
            chain, spoken = rest.split()
        elif language not in (None, spoken) or first in ("", "#"):
            continue
        elif first == "PAPER":
            papers.append((*rest.split(" ", 2), spoken, f"{chain}{len(papers)}", []))
        elif first in ("LINKS", "MAY"):
            pairs = {tuple(f"{chain}.{end}" for end in pair.split(">")) for pair in rest.split()}
            (told.wanted if first == "LINKS" else told.allowed).update(pairs)
        else:
            papers[-1][-1].append((f"{chain}.{first}", rest))
    for day, region, title, spoken, name, events in sorted(papers, key=lambda paper: paper[0]):
        made = [_event(rest, day, region, whole=whole) for _, rest in events]
        _add(told, name, made, [one for one, _ in events], title, day, spoken)
    return told


def _add(told, name, events, named, title, day, language):
    at = 0
    for _, _, fields in events:
        fields["span"] = (at, at + len(fields["quote"]))
        at = fields["span"][1] + 1
    ids, _ = told.log.article(name, events, title=title, date=day, language=language, recorded=f"{day}T10:00:00Z")
    told.names.update(zip(ids, named, strict=True))


def _event(rest, day, region, *, whole):
    head, _, quote = rest.partition(" | ")
    kind, _, fields = head.partition(" ")
    told = dict(one.strip().split("=", 1) for one in fields.split(";"))
    by, what = told.get("by"), quote if whole else told.get("what", "")
    share = Share(**{key: int(told[key]) for key in ("done", "of", "percent") if key in told})
    if kind == "pledge":
        data = Pledge(promiser=by, action=what, strength="commitment", deadline=told.get("due"))
    elif kind == "follow_up":
        share = share if share != Share() else None
        data = FollowUp(deliverable=what, state=told["state"], actor=by, share=share, new_deadline=told.get("new"))
    elif kind == "agreement":
        data = Agreement(status=told["status"], form="contract", parties=tuple(told["with"].split(", ")), subject=what)
    elif kind == "figure":
        data = Figure(value=int(told["value"]), unit=told["unit"], metric=what)
    else:
        data = Statement(speaker=by, direct=True, text=quote)
    date = None if told.get("on") == "-" else told.get("on", day)
    return (
        kind,
        data,
        {
            "quote": quote,
            "date": told.get("made", date),
            "basis": "context" if "on" in told else "explicit",
            "regions": (region,),
            "actors": (by,) if by else (),
        },
    )
