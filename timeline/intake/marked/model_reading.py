"""An article read by its rules and by what models have answered about it."""

from collections import Counter
from collections.abc import Sequence

from attrs import frozen

from timeline.article import Article, Finding
from timeline.intake.marked.agreeing import together
from timeline.intake.marked.confirming import MarkReader
from timeline.intake.marked.model_mark import mark_of
from timeline.intake.marked.stored_answers import AnsweredPart


@frozen
class ModelReading:
    """The events of an article with those that models marked; `notes` say what of their answers was dropped and why."""

    findings: tuple[Finding, ...]
    notes: tuple[str, ...]


def with_models(article: Article, ruled: Sequence[Finding], answered: Sequence[AnsweredPart]) -> ModelReading:
    """Return the reading of an article by its rules and by the answers about its text."""
    findings, notes = tuple(ruled), []
    reader = MarkReader(article)
    for rule in dict.fromkeys(part.settings.rule for part in answered):
        own = [part for part in answered if part.settings.rule == rule]
        reader.dropped = Counter()
        marked = _marked(reader, own)
        findings = together(findings, marked)
        if reader.dropped:
            count = sum(len(part.answer.events) for part in own)
            why = ", ".join(f"{number} {reason}" for reason, number in sorted(reader.dropped.items()))
            notes.append(f"{rule}: {len(marked)} of {count} marks stand; not taken: {why}")
    return ModelReading(findings, tuple(notes))


def marks_read(article: Article, answered: Sequence[AnsweredPart]) -> tuple[tuple[Finding, ...], Counter[str]]:
    """Return what answers yield alone, and why what they mark beside was dropped."""
    reader = MarkReader(article)
    return _marked(reader, answered), reader.dropped


def _marked(reader: MarkReader, answered: Sequence[AnsweredPart]) -> tuple[Finding, ...]:
    found: list[Finding] = []
    for part in answered:
        marks = [mark_of(told) for told in part.answer.events]
        window = (part.start, min(part.end, len(reader.article.text)))
        found += reader.findings(marks, part.settings.rule, window)
    return tuple(found)
