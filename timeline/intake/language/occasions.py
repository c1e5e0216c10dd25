"""Occasions: the meetings and agreements of an article, and the meeting a signing implies."""

from collections.abc import Iterator

from timeline.intake.article import Finding
from timeline.intake.language import agreements, meetings, signings
from timeline.intake.language.scene import Scene


def find(scene: Scene) -> Iterator[Finding]:
    """Yield them, each once however often the article comes back to it."""
    met, papers = meetings.gathered(scene), agreements.gathered(scene)
    for meeting in met:
        yield meetings.finding(scene, meeting)
    for paper in papers:
        yield agreements.finding(scene, paper)
    yield from signings.implied(scene, papers, met)
