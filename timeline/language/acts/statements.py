"""Statements: acts of speaking, one event each (docs/design.md, 3.1).

A quotation is one, also when "he said" breaks it or it runs on over sentences of one turn; so is one attributed
reported sentence, without a quotation it leads to.
"""

from collections.abc import Iterator
from functools import cache

from timeline.article import Finding
from timeline.language.discourse.scene import Scene
from timeline.language.discourse.topics import topic
from timeline.language.marks import Quotation, Sentence
from timeline.language.schema.speech_table import SpeechTable
from timeline.language.words.lexicon import load_table
from timeline.model import Statement

_OPENING = " \u00a0,:“\"«„‘'–—-"
_ENDS = '.!?…:;,”"»“'
_UNNAMED = 2  # words a speaker without a name may have


def find_statements(scene: Scene) -> Iterator[Finding]:
    """Return the statements of a scene. Thoughts, headings and words nobody is known to have said are none."""
    told: set[int] = set()
    for quotation in scene.quotations:
        sentence = scene.sentence_at(quotation.start)
        if quotation.speaker is None or sentence is None or sentence.text == scene.article.title.strip():
            continue
        if quotation.kind == "direct":
            yield _direct(scene, quotation, sentence)
        elif sentence.index not in told and not _heading(scene, sentence) and _somebody(scene, quotation):
            told.add(sentence.index)
            yield _reported(scene, quotation, sentence)


def _speaker(scene: Scene, quotation: Quotation) -> str:
    """Return who speaks, a description resolved to the name it stands for."""
    name = quotation.speaker or ""
    if quotation.speaker_span is None or not name[:1].islower():
        return name
    meant = scene.described(*quotation.speaker_span)
    return name if meant is None else meant.name


def _direct(scene: Scene, quotation: Quotation, sentence: Sentence) -> Finding:
    data = Statement(
        speaker=_speaker(scene, quotation),
        direct=True,
        text=quotation.text.strip(),
        role=quotation.role,
        topic=topic(scene, quotation),
    )
    span = (quotation.start, quotation.end)
    return scene.finding("statement", sentence, "statement.direct", data, span=span, doubt=quotation.doubt)


def _reported(scene: Scene, quotation: Quotation, sentence: Sentence) -> Finding:
    data = Statement(
        speaker=_speaker(scene, quotation),
        direct=False,
        text=quotation.text.strip(),
        role=quotation.role,
        topic=topic(scene, quotation),
    )
    span = (_start(scene, sentence), _end(scene, quotation, sentence))
    when = scene.said(sentence, quotation)
    return scene.finding("statement", sentence, "statement.reported", data, span=span, when=when, doubt=quotation.doubt)


def _start(scene: Scene, sentence: Sentence) -> int:
    """Return where the sentence begins, behind the article's dateline."""
    line = scene.article.dateline
    if line is None or not line.start <= sentence.start < line.end < sentence.end:
        return sentence.start
    return sentence.end - len(scene.text[line.end : sentence.end].lstrip(_OPENING))


def _end(scene: Scene, quotation: Quotation, sentence: Sentence) -> int:
    """Return where the sentence ends, or where a quotation that is a statement of its own begins in it."""
    for other in scene.quotations_in(sentence):
        if other.kind == "direct" and other.start >= quotation.end:
            return sentence.start + len(scene.text[sentence.start : other.start].rstrip(_OPENING))
    return sentence.end


def _heading(scene: Scene, sentence: Sentence) -> bool:
    """Tell whether a sentence stands alone in its paragraph and does not end as sentences do."""
    if sentence.text[-1] in _ENDS:
        return False
    around = scene.sentences[max(0, sentence.index - 1) : sentence.index + 2]
    return all(other is sentence or other.paragraph != sentence.paragraph for other in around)


def _somebody(scene: Scene, quotation: Quotation) -> bool:
    """Tell whether the speaker of reported words is a person or body, or at least said to be somebody."""
    name = quotation.speaker or ""
    if any(mention.name == name for mention in scene.cast.mentions):
        return True
    if (quotation.cue or "").lower() in _press(scene.language):
        return False
    return len(name.split()) <= _UNNAMED and name[:1].isupper()


@cache
def _press(language: str) -> frozenset[str]:
    return load_table(language, SpeechTable).words.press
