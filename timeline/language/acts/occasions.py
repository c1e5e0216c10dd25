"""Occasions: the meetings, visits and agreements of an article, and the meeting a signing implies."""

from collections.abc import Iterator

from timeline.article import Finding
from timeline.language.acts import act_patterns as acts
from timeline.language.acts import agreements, meetings, signings, visits
from timeline.language.discourse.scene import Scene


def find_occasions(scene: Scene) -> Iterator[Finding]:
    """Yield them, each once however often the article comes back to it.

    A visit that is only the setting of a meeting in the same sentence ("met … during a working visit") is none.
    """
    triggered = acts.triggered(scene)
    met, papers = (
        meetings.gather_meetings(scene, triggered["meeting"]),
        agreements.gather_agreements(scene, triggered["agreement"]),
    )
    for meeting in met:
        yield meetings.meeting_finding(scene, meeting)
    for visit in visits.gather_visits(scene, triggered["visit"]):
        if not visit.setting or not any(meeting.sentence is visit.sentence for meeting in met):
            yield visits.visit_finding(scene, visit)
    for paper in papers:
        yield agreements.agreement_finding(scene, paper)
    yield from signings.implied(scene, papers, met)
