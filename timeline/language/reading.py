"""From an article to what it says happened: mark the text, set the scene, let every rule look at it.

Each stage names what it needs and what it gives; `article` is what a reading begins with, `events` what it ends with.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from attrs import evolve
from msgspec.structs import replace

from timeline.article import Article, Finding
from timeline.language.acts import appointments, figures, follow_ups, occasions, pledges, statements
from timeline.language.acts.doers import doers_of
from timeline.language.clauses.clause import Clause
from timeline.language.clauses.clause_finder import find_clauses
from timeline.language.discourse import scene
from timeline.language.discourse.scene import Cast, Scene
from timeline.language.marks import Moment, Place, Quantity, Quotation, Sentence
from timeline.language.people.cast import find_cast
from timeline.language.pipeline import Stage, run, up_to
from timeline.language.places import homes
from timeline.language.places.toponyms import find_places
from timeline.language.quantity.quantities import find_quantities
from timeline.language.speech.dashes import find_marked
from timeline.language.speech.quotations import find_quotations
from timeline.language.text.quotemarks import Marked
from timeline.language.text.sentences import split_sentences
from timeline.language.time import anchors
from timeline.language.time.anchors import Anchor
from timeline.language.time.datelines import find_dateline
from timeline.language.time.moments import find_moments

Moments = tuple[Moment, ...]
Places = tuple[Place, ...]
Sentences = tuple[Sentence, ...]
Quotations = tuple[Quotation, ...]


def read_article(article: Article) -> tuple[Finding, ...]:
    """Return the events of an article, each once, in the order of the text."""
    events: tuple[Finding, ...] = run(STAGES, article=article)["events"]
    return events


def clauses_of(article: Article) -> tuple[Scene, tuple[Clause, ...]]:
    """Return the article's scene and the clauses that promises and reports are told by."""
    staged = run(_UP_TO_CLAUSES, article=article)
    return staged["scene"], staged["clauses"]


def scene_of(article: Article) -> Scene:
    """Return the article's scene: everything marked in its text."""
    staged: Scene = run(_UP_TO_SCENE, article=article)["scene"]
    return staged


def _with_dateline(article: Article) -> Article:
    if article.dateline is not None:
        return article
    found = find_dateline(article.text, published=anchors.published(article), language=article.language)
    return article if found is None else evolve(article, dateline=found)


def _sentences(article: Article) -> Sentences:
    return split_sentences(article.text, article.language)


def _places(article: Article, sentences: Sentences) -> Places:
    return find_places(article.text, language=article.language, home=article.home, sentences=sentences)


def _marked(article: Article) -> tuple[Marked, ...]:
    return find_marked(article.text, article.language)


def _cast(article: Article, sentences: Sentences, places: Places, marked: tuple[Marked, ...]) -> Cast:
    return find_cast(article.text, sentences, marked, language=article.language, places=places)


def _quotations(article: Article, sentences: Sentences, cast: Cast) -> Quotations:
    return find_quotations(article.text, sentences, cast, language=article.language)


def _moments(article: Article, base: Anchor) -> Moments:
    order, home = article.date_order, article.home
    counted = anchors.counted_from(base)
    return find_moments(article.text, base=counted, language=article.language, order=order, home=home)


def _first_moments(article: Article) -> Moments:
    """Return the moments counted from what the head tells, before the article's own day is known."""
    return _moments(article, anchors.base(article))


def _told_day(article: Article, moments: Moments, sentences: Sentences, quotations: Quotations) -> Anchor:
    return anchors.of_event(article, moments, sentences, quotations)


def _anchor(article: Article, told: Anchor) -> Anchor:
    return anchors.in_likely_year(told, article.text, article.language)


def _settled_moments(article: Article, first: Moments, told: Anchor, anchor: Anchor) -> Moments:
    """Return the moments counted anew where only the article's other words tell its year."""
    if anchors.base(article).date is None and anchors.horizon(article) is None:
        return anchors.in_told_years(first)
    return first if anchor is told else _moments(article, anchor)


def _quantities(article: Article, sentences: Sentences, places: Places, moments: Moments) -> tuple[Quantity, ...]:
    home = homes.of(article.home, places, article.text)
    return find_quantities(article.text, sentences, language=article.language, home=home, moments=moments)


def _title_places(article: Article, places: Sequence[Place]) -> Places:
    """Return the places a title names, each for what the text takes the name for."""
    if not article.title:
        return ()
    found = find_places(article.title, language=article.language, home=article.home)
    asked = {place.text.casefold() for place in found}
    meant: dict[str, Place] = {}
    heads: dict[str, Place] = {}
    for place in places if asked else ():
        name = place.text.casefold()
        if name in asked:
            meant[name] = place
        elif (head := name.partition(" ")[0]) in asked:
            heads.setdefault(head, place)
    meant = {**heads, **meant}
    return tuple(
        replace(place, code=known.code, kind=known.kind)
        if (known := meant.get(place.text.casefold())) and (known.code, known.kind) != (place.code, place.kind)
        else place
        for place in found
    )


def _scene(article: Article, *marks: Any) -> Scene:
    return scene.build(article, **dict(zip(_MARKS, marks, strict=True)))


def _rule(find: Callable[[Scene], Iterable[Finding]], gives: str) -> Stage:
    """Return the stage in which one rule looks at the scene."""
    return Stage(gives, ("scene",), gives, lambda staged: tuple(find(staged)))


def _events(article: Article, *found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return united(finding for each in found for finding in each if not _in_dateline(article, finding))


def united(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return each act once, its other places in `also`, in the order of the text.

    The same act told twice is one event: same type, data and date, at the place where it is told first.
    """
    firsts: dict[object, Finding] = {}
    places: dict[object, set[tuple[int, int]]] = {}
    for finding in sorted(findings, key=lambda finding: (finding.start, finding.end, finding.type, finding.rule)):
        known = not isinstance(finding.data, dict)
        where = finding.regions if finding.type == "figure" else ()  # equal sums of two places are two figures
        key: object = (finding.type, finding.data, finding.date, where) if known else id(finding)
        if firsts.setdefault(key, finding) is not finding:
            places.setdefault(key, set()).update(finding.also, ((finding.start, finding.end),))
    for key, again in places.items():
        first = firsts[key]
        firsts[key] = replace(first, also=tuple(sorted({*first.also, *again} - {(first.start, first.end)})))
    return tuple(firsts.values())


def _in_dateline(article: Article, finding: Finding) -> bool:
    line = article.dateline
    return line is not None and line.start <= finding.start and finding.end <= line.end


_MARKS = (
    "anchor",
    "sentences",
    "moments",
    "places",
    "cast",
    "quotations",
    "quantities",
    "title_places",
)
_TELLING = (
    _rule(statements.find_statements, "statements"),
    Stage("occasions", ("scene", "clauses"), "occasions", occasions.find_occasions),
    Stage("pledges", ("scene", "clauses", "doers"), "pledges", pledges.find_pledges),
    Stage("follow-ups", ("scene", "clauses", "doers"), "follow_ups", follow_ups.find_follow_ups),
    _rule(figures.find_figures, "figures"),
    _rule(appointments.find_appointments, "appointments"),
)
STAGES = (
    Stage("dateline", ("article",), "dated", _with_dateline),
    Stage("sentences", ("dated",), "sentences", _sentences),
    Stage("places", ("dated", "sentences"), "places", _places),
    Stage("quotation marks", ("dated",), "marked", _marked),
    Stage("people and bodies", ("dated", "sentences", "places", "marked"), "cast", _cast),
    Stage("quotations", ("dated", "sentences", "cast"), "quotations", _quotations),
    Stage("moments", ("dated",), "first_moments", _first_moments),
    Stage("the day told", ("dated", "first_moments", "sentences", "quotations"), "told_day", _told_day),
    Stage("the likely year", ("dated", "told_day"), "anchor", _anchor),
    Stage("moments anew", ("dated", "first_moments", "told_day", "anchor"), "moments", _settled_moments),
    Stage("quantities", ("dated", "sentences", "places", "moments"), "quantities", _quantities),
    Stage("places of the title", ("dated", "places"), "title_places", _title_places),
    Stage("scene", ("dated", *_MARKS), "scene", _scene),
    Stage("clauses", ("scene",), "clauses", find_clauses),
    Stage("who does what", ("scene", "clauses"), "doers", doers_of),
    *_TELLING,
    Stage("each act once", ("dated", *(stage.gives for stage in _TELLING)), "events", _events),
)
_UP_TO_SCENE = up_to(STAGES, "scene")
_UP_TO_CLAUSES = up_to(STAGES, "clauses")
