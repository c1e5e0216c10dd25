"""Occasions: the meetings, visits and agreements of an article, and the meeting a signing implies."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from timeline.article import Finding
from timeline.language.acts import act_patterns as acts
from timeline.language.acts import agreements, meetings, signings, visits
from timeline.language.clauses.clause import Clause, Span
from timeline.language.discourse.scene import Scene

_OFF = frozenset({"delayed", "cancelled"})


def find_occasions(scene: Scene, clauses: Sequence[Clause]) -> Iterator[Finding]:
    """Yield them, each once however often the article comes back to it.

    A visit that is only the setting of a meeting in the same sentence ("met … during a working visit") is none.
    """
    triggered, told = acts.triggered(scene), _by_sentence(clauses)
    met = meetings.gather_meetings(scene, triggered["meeting"], told, _put_off(scene, clauses))
    papers = agreements.gather_agreements(scene, triggered["agreement"], told)
    for meeting in met:
        yield meetings.meeting_finding(scene, meeting)
    for visit in visits.gather_visits(scene, triggered["visit"], told):
        if not visit.setting or not any(meeting.sentence is visit.sentence for meeting in met):
            yield visits.visit_finding(scene, visit)
    for paper in papers:
        yield agreements.agreement_finding(scene, paper)
    yield from signings.implied(scene, papers, met)


def _by_sentence(clauses: Sequence[Clause]) -> Mapping[int, Sequence[Clause]]:
    found: dict[int, list[Clause]] = defaultdict(list)
    for clause in clauses:
        found[clause.sentence].append(clause)
    return found


def _put_off(scene: Scene, clauses: Sequence[Clause]) -> Mapping[int, Sequence[Span]]:
    """Return the stretches whose meetings did not take place, by sentence: what was put off or called off.

    Where a clause's subject is not told apart, that is all its sentence says before it.
    """
    found: dict[int, list[Span]] = defaultdict(list)
    for clause in clauses:
        if clause.phase in _OFF and clause.modality == "plain" and not clause.negated and clause.voice == "passive":
            before = (scene.sentences[clause.sentence].start, clause.group[0])
            found[clause.sentence].append(clause.subject or before)
    return found
