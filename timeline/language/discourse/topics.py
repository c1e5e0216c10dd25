"""What a statement is about: the phrase of its own words that says most of it.

Candidates are runs of content words, as in RAKE (Rose et al., Automatic keyword extraction from individual documents,
2010); words that the article comes back to weigh more, names of people and times are left out. The lists are data
(data/<language>/topics.toml).
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from operator import itemgetter

from timeline.language.discourse.scene import Scene
from timeline.language.marks import Quotation
from timeline.language.schema.topics_table import TopicsTable
from timeline.language.words.lexicon import load_table

_BREAK = re.compile(r"[^\w\s’'-]+|\d\S*| [’'-]+|[’'-]+ ")
_STOP = " | "  # what parts words, put where they are parted; no word itself, as it matches the above
_JOINS, _IDLE = "joins", "idle"
_MOST = 7  # words of a topic that say something
_LEAST = 4  # letters of a word that says something, unless it is written in capitals
_TELLING = 7  # letters of a word that tells more than most
_STEM = 6  # letters by which a word is known again in the article
_PLACE = 0.3  # the weight of a place's name: who takes part is told elsewhere
_SAMPLE = 400  # characters of a stretch of words that are looked at
_NEAR = 3  # candidates among which coming back to a word decides
_ECHO = 0.5  # the weight of a word that the article comes back to

Candidate = tuple[float, Sequence[str]]


@cache
def _lists(language: str) -> Mapping[str, str]:
    """Return what words that say nothing are: idle, or fit to stand inside a topic."""
    table = load_table(language, TopicsTable)
    return {_STOP.strip(): _IDLE} | dict.fromkeys(table.idle, _IDLE) | dict.fromkeys(table.joins, _JOINS)


def topic(scene: Scene, quotation: Quotation) -> str | None:
    """Return the words of a quotation that say best what it is about, as they stand there; None where none do."""
    places = {word for place in scene.places_in(quotation) for word in place.text.split()}
    found = _candidates(_words(scene, quotation), _lists(scene.language), places)
    if not found:
        return None
    found.sort(key=itemgetter(0), reverse=True)
    (weight, best), *others = found[:_NEAR]
    if any(other + _ECHO * len(run) > weight for other, run in others):  # else no echo lifts one over the first
        most = weight + _echo(scene, best)
        for other, run in others:
            if other + _ECHO * len(run) > most and (score := other + _echo(scene, run)) > most:
                most, best = score, run
    return " ".join(best)


def _words(scene: Scene, quotation: Quotation) -> str:
    """Return the words of a quotation, a stop for whatever parts them: marks, names of people, times and numbers."""
    apart = [(mark.start, mark.end) for mark in scene.mentions_in(quotation) if mark.kind == "person"]
    apart += [(mark.start, mark.end) for mark in scene.moments_in(quotation)]
    apart.sort()
    pieces = []
    for start, stop in quotation.parts:
        at, end = start, min(stop, start + _SAMPLE)
        for begin, over in apart:
            if at <= begin < end:
                pieces.append(scene.text[at:begin])
                at = over
        pieces.append(scene.text[at:end])
    return _STOP.join([_BREAK.sub(_STOP, piece) for piece in pieces])


def _candidates(words: str, lists: Mapping[str, str], places: set[str]) -> list[Candidate]:
    """Return the runs of words that say something, and how much they say."""
    found: list[Candidate] = []
    run: list[str] = []
    weight, telling, last = 0.0, 0, 0
    for word, kind in zip(words.split(), map(lists.get, words.lower().split()), strict=True):
        if kind is _JOINS:
            if run:
                run.append(word)
            continue
        size = len(word)
        if kind is _IDLE or (size < _LEAST and not word.isupper()) or telling == _MOST:
            if run:
                found.append((weight, run[:last]))
                run, weight, telling = [], 0.0, 0
            if kind is _IDLE or size < _LEAST:
                continue
        run.append(word)
        telling, last = telling + 1, len(run)
        weight += _PLACE if word in places else 1.3 if size >= _TELLING else 1.0
    if run:
        found.append((weight, run[:last]))
    return found


def _echo(scene: Scene, run: Sequence[str]) -> float:
    """Return how much the article comes back to the words of a candidate."""
    text = scene.lowered
    stems = (word[:_STEM].lower() for word in run if len(word) >= _LEAST)
    return _ECHO * sum(text.find(stem, text.find(stem) + 1) >= 0 for stem in stems)
