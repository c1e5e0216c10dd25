"""What waits for a person, on a terminal: all of it as a list, or one by one with both sides in their paragraphs."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from timeline.app.article_text import ArticleText, found_in
from timeline.app.context import around, text_of
from timeline.app.reviewing import judged_on
from timeline.faces.safe_text import clean
from timeline.faces.terminal.article_page import page
from timeline.faces.terminal.event_lines import first_lines, row, source_in_words
from timeline.faces.terminal.evidence_page import judgements, proposal, said, source
from timeline.faces.terminal.screen import Screen, beside, counted, pad, painted, shorten, wrap
from timeline.faces.wording.days import in_words
from timeline.faces.wording.states import words
from timeline.views.links.lent_dates import taken_over
from timeline.views.links.proposals import Proposal
from timeline.views.links.subjects import stems, words_with
from timeline.views.narrow_rows import Judged
from timeline.views.text_versions import ProposedRevision

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.app.bench import Bench
    from timeline.app.ids import Ids
    from timeline.app.reviewing import Waiting
    from timeline.model import Judgement
    from timeline.views.current_lines import ShownEvent
    from timeline.views.doubts import Queue


def what_waits(waiting: Queue) -> str:
    """Return in words how much waits, nothing where nothing does."""
    parts = [
        _waits(len(waiting.proposals), "proposal"),
        _waits(len(waiting.doubtful), "doubtful reading"),
        _waits(len(waiting.lost), "judgement", " on what the newest reading no longer has"),
        _waits(len(waiting.revisions), "text", " that may be a later version of another"),
    ]
    told = ", ".join(part for part in parts if part)
    return f"waiting: {told}" if told else ""


def _waits(number: int, noun: str, what: str = "") -> str:
    return f"{counted(number, noun)}{what}" if number else ""


def listed(waiting: Queue, limit: int | None, bench: Bench, screen: Screen) -> Iterator[str]:
    """Yield the lines of a list of all that waits, or of the first `limit`; how much waits is told of all."""
    every, waiting = waiting, waiting.first(limit)
    if waiting.revisions:
        yield _first_of(len(waiting.revisions), len(every.revisions), "later version")
        for pair in waiting.revisions:
            yield from _versions(pair, bench, screen)
        yield ""
    yield _first_of(len(waiting.proposals), len(every.proposals), "proposal")
    for found in waiting.proposals:
        yield f"{bench.ids.short(found.earlier.id)} {shorten(clean(found.earlier.quote), screen.width - 10)}"
        yield from proposal(found, found.later, bench.ids, screen)
    if waiting.doubtful:
        yield ""
        yield _first_of(len(waiting.doubtful), len(every.doubtful), "doubtful reading")
        for told in waiting.doubtful:
            yield from row(told, bench.ids, screen)
    if waiting.lost:
        yield ""
        yield f"{counted(len(waiting.lost), 'judgement')} on what the newest reading no longer has"
        yield from judgements(waiting.lost, bench.ids, {}, screen)


def _versions(pair: ProposedRevision, bench: Bench, screen: Screen) -> Iterator[str]:
    """Yield two versions of a text: what both are called, and where each lies."""
    yield shorten(source_in_words(pair.newer), screen.width)
    for which, found in (("later", pair.newer), ("before", pair.older)):
        identity = bench.ids.short(found.article)
        told = f"  {which}: {clean(found.path)}"
        yield beside(shorten(told, screen.width - len(identity) - 2), identity, screen)


def _first_of(shown: int, total: int, noun: str) -> str:
    return f"the first {shown:,} of {counted(total, noun)}" if shown < total else counted(total, noun)


def keys(item: Waiting) -> str:
    """Return the keys that matter most of something that waits, in a line."""
    if isinstance(item, Proposal):
        return "a accept, r reject, l later, o open, e edit, u undo, ? all keys, q quit:"
    if isinstance(item, ProposedRevision):
        return "a accept, w the other way round, r reject, l later, o open, u undo, ? all keys, q quit:"
    if isinstance(item, Judged):
        return "a take it back, l later, o open, u undo, ? all keys, q quit:"
    return "a read rightly, x retract, l later, o open, e edit, u undo, ? all keys, q quit:"


LAST = "that was the last one: u undo, any other key ends:"


def appended(judgements: Iterable[Judgement], ids: Iterable[str], known: Ids) -> Iterator[str]:
    """Yield in words what was appended, each with its short id."""
    for judgement, identity in zip(judgements, ids, strict=True):
        judged = Judged(id=identity, type=judgement.type, data=dict(judgement.data))
        yield f"appended {known.short(identity)}: {judgement.type}: {said(judged, known)}"


def told_keys(item: Waiting, columns: int) -> Iterator[str]:
    """Yield what each key does of something that waits, in lines of at most so many columns."""
    for key, told in _keys(item):
        for number, line in enumerate(wrap(told, columns - _KEY)):
            yield f"  {'' if number else key:<{_KEY - 2}}{line}"


def _keys(item: Waiting) -> Iterator[tuple[str, str]]:
    if isinstance(item, Proposal):
        yield "a", f"accept: link them, {words(item.relation)}"
        yield "f", "link them so: the second fulfils the first"
        yield "p", "link them so: the second is progress on the first"
        yield "d", "link them so: the second delays the first"
        yield "c", "link them so: the second contradicts the first"
        yield "s", "link them so: both are the same act"
        yield "k", "link them, and rate the first as kept"
        yield "t", "link them, and rate the first as partly kept"
        yield "b", "link them, and rate the first as broken"
        yield "r", "reject: they do not belong together, and are not proposed again"
    elif isinstance(item, Judged):
        yield "a", "take the judgement back"
        yield "r", "leave it as it is"
    elif isinstance(item, ProposedRevision):
        yield "a", "accept: the events of the earlier version leave the views, what was judged on them follows"
        yield "w", "accept it the other way round"
        yield "r", "reject: they are two articles, and this is not proposed again"
    else:
        yield "a", "it is read rightly: the doubt is taken away"
        yield "x", "retract it: it is no such event, and leaves all views"
    if not isinstance(item, Judged | ProposedRevision):
        yield "e", "edit: correct a field, by its name and value"
    yield "o", "open the article at its sentence"
    yield "l", "leave it for later"
    yield "u", "undo the last answer"
    yield "q", "quit; what was answered stays"


def shown(item: Waiting, place: str, bench: Bench, screen: Screen) -> Iterator[str]:
    """Yield both sides of a proposal in their paragraphs, a doubtful reading, a judgement with what it was on.

    `place` says which of how many it is. The words that both sides share are marked.
    """
    yield ""
    if isinstance(item, Proposal):
        yield screen.rule(f"{place}: {words(item.relation)}?")
        common = stems(item.earlier.quote) & stems(item.later.quote)
        yield from _both_sides(item, common, bench, screen)
        if common:
            shared = f"in both: {clean(', '.join(words_with(common, item.earlier.quote)))}"
            yield from (screen.paint(line, "dim") for line in wrap(shared, screen.width))
        yield f"{_bar(item.score, screen)} {item.score:.2f}"
        for reason in item.reasons:
            yield from (f"  {line}" for line in wrap(f"because {clean(reason)}", screen.width - 2))
        if item.relation == "same_act" and (moved := taken_over(item.earlier, item.later)):
            what = "event" if moved["field"] == "date" else "article"
            yield f"  accepting it dates the {what} {bench.ids.short(moved['target'])} {in_words(moved['now'])}"
    elif isinstance(item, Judged):
        yield screen.rule(f"{place}: does this judgement still hold?")
        yield from judgements([item], bench.ids, {}, screen)
        for told in judged_on(bench.state, item):
            yield from row(told, bench.ids, screen)
        yield screen.paint("  the newest reading of its article has nothing that stands for this", "yellow")
        yield "  accepting takes the judgement back; rejecting leaves it as it is"
    elif isinstance(item, ProposedRevision):
        yield screen.rule(f"{place}: two versions of one text?")
        yield from _versions(item, bench, screen)
    else:
        yield screen.rule(f"{place}: is this read rightly?")
        yield from _side(item, frozenset(), bench, screen)
        yield screen.paint(f"  in doubt: {clean(str(item.line['doubt']))}", "yellow")


def opened(item: Waiting, bench: Bench, screen: Screen) -> Iterator[str]:
    """Yield the article (both, of a proposal; all a judgement names), read again, with its sentence marked."""
    both: Iterable[ShownEvent]
    if isinstance(item, ProposedRevision):
        for version in (item.older, item.newer):
            yield ""
            text = text_of(bench.workspace, version)
            yield from source(version, screen) if text is None else page(ArticleText(version, text, None), screen)
        return
    if isinstance(item, Judged):
        both = judged_on(bench.state, item)
    else:
        both = (item.earlier, item.later) if isinstance(item, Proposal) else (item,)
    for told in both:
        for found in told.sources[:1]:
            yield ""
            text = text_of(bench.workspace, found)
            if text is None:
                yield from source(found, screen)
                yield "(the document is not here any more)"
            else:
                yield from page(ArticleText(found, text, found_in(text, told.quote)), screen)


def _both_sides(item: Proposal, common: frozenset[str], bench: Bench, screen: Screen) -> Iterator[str]:
    """Yield both events, beside each other where there is room."""
    if screen.width < _ABREAST:
        for told in (item.earlier, item.later):
            yield from _side(told, common, bench, screen)
        return
    half = Screen((screen.width - _GAP) // 2, screen.colours)
    left, right = (list(_side(told, common, bench, half)) for told in (item.earlier, item.later))
    for one, other in zip_longest(left, right, fillvalue=""):
        yield f"{pad(one, half.width)}{' ' * _GAP}{other}".rstrip()


def _side(told: ShownEvent, common: frozenset[str], bench: Bench, screen: Screen) -> Iterator[str]:
    when = f"{in_words(told.date)}  {source_in_words(told.sources[0]) if told.sources else ''}"
    yield from (screen.paint(line, "dim") for line in wrap(when.rstrip(), screen.width, 2))
    yield from first_lines(told, bench.ids, screen, lines=_ACT_LINES)
    context = around(bench.workspace, told)
    before, quote, after = (context.before, context.quote, context.after) if context else ("", told.quote, "")
    pieces = [
        (_short_of(clean(before)) + " " * before[-1:].isspace(), ("dim",)),
        *_marked(clean(quote), common),
        (" " * after[:1].isspace() + clean(after), ("dim",)),
    ]
    yield from (f"  {line}" for line in painted(pieces, screen.width - 2, screen, _TEXT_LINES))


def _short_of(before: str) -> str:
    """Return the end of what stands before a sentence, so that the sentence is not scrolled away."""
    return before if len(before) <= _BEFORE else f"…{before[-_BEFORE:].partition(' ')[2]}"


def _marked(text: str, common: frozenset[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield a sentence in pieces, the words that have one of these stems in a colour of their own."""
    at = 0
    for match in _WORD.finditer(text):
        if stems(match[0]) & common:
            yield text[at : match.start()], ("bold",)
            yield match[0], ("bold", "yellow")
            at = match.end()
    yield text[at:], ("bold",)


def _bar(score: float, screen: Screen) -> str:
    """Return a score as a bar of ten."""
    full = round(score * _BAR)
    return screen.paint("█" * full, "cyan") + screen.paint("░" * (_BAR - full), "dim")


_WORD = re.compile(r"[^\W\d_]+")
_ABREAST = 100  # columns from which two events stand beside each other
_GAP = 3
_BAR = 10
_ACT_LINES = 3
_TEXT_LINES = 9
_KEY = 5  # columns of a key that is told of
_BEFORE = 160  # characters
