"""What a report is of: the words of its clause that name the work and what was done to it, without days and adverbs.

Where they name none ("it", "the opening"), the work that the article named stands behind them in square brackets.
"""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from operator import attrgetter

from attrs import frozen

from timeline.language.acts.named_works import NamedWorks
from timeline.language.clauses.clause import Clause
from timeline.language.discourse.scene import Scene
from timeline.language.schema.topics_table import TopicsTable
from timeline.language.schema.works_table import WorksTable
from timeline.language.text.tokens import Token, split_tokens
from timeline.language.words.lexicon import load_table

LONGEST = 200  # characters of a deliverable
LEAD = 8  # characters before the place a clause begins with
_ENDING = frozenset(";:—–()[]")
_COMMA = ","
_DONE_TO = frozenset({"delayed", "cancelled", "finished"})  # by things too: "the storm delayed the opening"
_start = attrgetter("start")
_EDGES = ' ,.;:!?"“”»«’—–-('


@frozen(kw_only=True)
class PhraseWords:
    """The words of a language by what they say of a work; `idle` name none."""

    idle: frozenset[str]
    ends: frozenset[str]
    timed: frozenset[str]
    adverbs: frozenset[str]
    articles: frozenset[str]
    objects: frozenset[str]
    links: frozenset[str]
    onto: frozenset[str]


@cache
def phrase_words(language: str) -> PhraseWords:
    """Return the words of a language that the name of a work is cut by."""
    table = load_table(language, WorksTable)
    small = (table.pointing, table.units, table.adverbs, table.links, table.articles, table.timed, table.ends)
    return PhraseWords(
        idle=load_table(language, TopicsTable).idle.union(*small),
        ends=table.ends,
        timed=table.timed,
        adverbs=table.adverbs,
        articles=table.articles,
        objects=table.objects,
        links=table.links,
        onto=table.onto,
    )


def deliverable(scene: Scene, clause: Clause, works: NamedWorks) -> str:
    """Return the words that name what a clause reports on."""
    undergoes = _undergoes(scene, clause)
    stretches = [stretch for stretch in _stretches(scene, clause, undergoes=undergoes) if stretch]
    told = next((stretch for stretch in stretches if _names(scene, stretch, clause)), None)
    bare = told or (stretches[0] if stretches else "")
    work = works.meant(clause) if told is None else None
    named = bare if work is None else f"{bare} [{work}]"
    verb = _verb(scene, clause) if undergoes and stretches[:1] == [bare] else ""
    place = _place_before(scene, clause) if told is not None and undergoes else ""
    return _words(f"{place} {named} {verb}") or _words(scene.text[slice(*clause.rest)])


def _words(stretch: str) -> str:
    return " ".join(stretch.split())[:LONGEST].strip(_EDGES)


def _undergoes(scene: Scene, clause: Clause) -> bool:
    """Whether the subject of a clause is the work that it tells of."""
    if clause.subject is None:
        return False
    if clause.kind == "pronoun" and clause.phase != "none" and clause.voice == "active":
        return not _deed(scene, clause)
    by_thing = clause.voice == "active" and clause.phase in _DONE_TO and _has_object(scene, clause)
    return not by_thing and (clause.voice == "passive" or clause.kind == "thing" or clause.sort == "state")


def _place_before(scene: Scene, clause: Clause) -> str:
    """Return the place that a clause begins with: "In Orsha two schools have been built"."""
    start, end = clause.start, clause.start if clause.subject is None else clause.subject[0]
    places = [one for one in scene.places_between(start, end) if one.start - start <= LEAD]
    return scene.text[start : places[0].end] if places and scene.text[places[0].end : end].strip(" ,") == "" else ""


def _stretches(scene: Scene, clause: Clause, *, undergoes: bool) -> Iterator[str]:
    """Yield the words that may name a clause's work, the likeliest first: its subject, what the verb is done to."""
    if undergoes and clause.subject is not None:
        start, end = clause.subject
        behind = start >= clause.at[1]  # «построен мост через Дунай»
        yield _cut(scene, start, max(end, clause.rest[1] if behind else clause.group[0]))
    if not undergoes or (clause.phase != "none" and _goes_on_with(scene, clause)):
        yield _deed(scene, clause)


def _goes_on_with(scene: Scene, clause: Clause) -> bool:
    """Whether a verb is followed by what the work is on: "ground was broken on the new hospital"."""
    first = _behind(scene, clause)
    return first is not None and first.low in phrase_words(scene.language).onto


def _has_object(scene: Scene, clause: Clause) -> bool:
    """Whether a verb is followed by what it is done to: "the storm delayed the opening", not "was late in May"."""
    first, known = _behind(scene, clause), phrase_words(scene.language)
    return first is not None and first.low in known.articles | known.objects


def _behind(scene: Scene, clause: Clause) -> Token | None:
    """Return the first word behind a clause's verb."""
    behind = max(clause.group[1], clause.at[1])
    return next(iter(split_tokens(scene.text, behind, clause.rest[1])), None) if behind < clause.rest[1] else None


def _verb(scene: Scene, clause: Clause) -> str:
    """Return what is said to be done with a work: "opened", "put off", "missed a deadline", "taken into service"."""
    end = max(clause.at[1], clause.group[1])
    verb = scene.text[clause.at[0] : end]
    if end >= clause.rest[1] or clause.sort == "state" or (clause.subject is not None and clause.subject[0] >= end):
        return verb
    if clause.phase == "delayed":
        return f"{verb} {_cut(scene, end, clause.rest[1], leads=True, times=True)}"
    more = clause.phase == "none" if clause.voice == "passive" else _has_object(scene, clause)
    return f"{verb} {_cut(scene, end, clause.rest[1], leads=True)}" if more else verb


def _deed(scene: Scene, clause: Clause) -> str:
    """Return what a clause's verb is done to, with the verb where nothing else tells it."""
    start, end = clause.rest
    if clause.phase == "none" or clause.modality == "failing":
        return _cut(scene, start, end)
    before = _cut(scene, start, clause.group[0]) if start < clause.group[0] else ""
    behind = max(clause.group[1], clause.at[1])
    return f"{before} {_cut(scene, behind, end)}".strip() if behind < end else before


def _names(scene: Scene, stretch: str, clause: Clause) -> bool:
    """Whether words name a work: one of them is more than a pronoun, a number, any work, or the verb itself."""
    idle = phrase_words(scene.language).idle
    verb = scene.text[slice(*clause.at)].lower()
    return any(
        token.kind == "word" and len(token.low) > 1 and token.low not in idle and token.low not in (verb, clause.verb)
        for token in split_tokens(stretch)
    )


def _cut(scene: Scene, start: int, end: int, *, leads: bool = False, times: bool = False) -> str:
    """Return the words between two offsets up to where something else begins, without times and adverbs.

    `leads`: what a preposition leads may come first; `times`: they stay.
    """
    known = phrase_words(scene.language)
    moments = {} if times else {one.start: one.end for one in scene.moments_between(start, end)}
    kept: list[Token] = []
    tokens = split_tokens(scene.text, start, end)
    until = start
    for at, token in enumerate(tokens):
        if token.start < until:
            continue
        if token.start in moments and _is_apart(tokens, at, moments[token.start], known):
            until = moments[token.start]
            while kept and kept[-1].low in known.timed:
                kept.pop()
        elif token.low in known.ends or (token.text in _ENDING and not token.glued) or token.text == _COMMA:
            if not kept or any(one.low not in known.idle for one in kept):
                break
        elif token.low not in known.adverbs and (kept or leads or token.low not in known.timed | known.links):
            kept.append(token)
    while kept and kept[-1].low in known.timed:
        kept.pop()
    return _joined(scene.text, kept)


def _is_apart(tokens: tuple[Token, ...], at: int, end: int, known: PhraseWords) -> bool:
    """Whether a time is none of the name's own: not "the 2026 games"."""
    if at and tokens[at - 1].low in known.timed and tokens[at - 1].low not in known.articles:
        return True
    place = bisect_left(tokens, end, at, key=_start)
    behind = tokens[place] if place < len(tokens) else None
    return behind is None or behind.kind == "sign" or behind.low in known.timed or behind.low in known.ends


def _joined(text: str, kept: list[Token]) -> str:
    """Return tokens as the text has them, what stood between them left out."""
    parts: list[str] = []
    last = None
    for token in kept:
        if last is not None and last.end == token.start:
            parts[-1] += text[token.start : token.end]
        else:
            parts.append(text[token.start : token.end])
        last = token
    return " ".join(parts)
