"""From an article to what it says happened: mark the text, set the scene, let every rule look at it."""

from collections.abc import Iterable, Sequence
from functools import partial

from attrs import evolve
from msgspec.structs import replace

from timeline.article import Article, Finding
from timeline.language.acts import figures, follow_ups, occasions, pledges, statements
from timeline.language.discourse import scene
from timeline.language.discourse.scene import Scene
from timeline.language.marks import Place
from timeline.language.people import cast as people
from timeline.language.places import homes
from timeline.language.places import toponyms as places
from timeline.language.quantity import quantities
from timeline.language.speech import quotations
from timeline.language.text import sentences
from timeline.language.time import anchors, datelines, moments

RULES = (
    statements.find_statements,
    occasions.find_occasions,
    pledges.find,
    follow_ups.find,
    figures.find_figures,
)


def read_article(article: Article) -> tuple[Finding, ...]:
    """Return the events of an article, each once, in the order of the text."""
    staged = stage(article)
    found = [finding for rule in RULES for finding in rule(staged)]
    return united(finding for finding in found if not _in_dateline(staged, finding))


def stage(article: Article) -> Scene:
    """Return the article's scene: everything marked in its text."""
    dated = _with_dateline(article)
    text, language, home = dated.text, dated.language, dated.home
    cut = sentences.split_sentences(text, language)
    where = places.find_places(text, language=language, home=home, sentences=cut)
    cast = people.find_cast(text, cut, language=language, places=where)
    spoken = quotations.find_quotations(text, cut, cast, language=language)
    find = partial(moments.find_moments, text, language=language, order=dated.date_order, home=home)
    when = find(base=anchors.counted_from(anchors.base(dated)))
    anchor = anchors.of_event(dated, when, cut, spoken)
    if (likely := anchors.in_likely_year(anchor, text, language)) is not anchor:
        anchor, when = likely, find(base=anchors.counted_from(likely))
    return scene.build(
        dated,
        anchor=anchor,
        sentences=cut,
        moments=when,
        places=where,
        cast=cast,
        quotations=spoken,
        quantities=quantities.find_quantities(
            text, cut, language=language, home=homes.of(home, where, text), moments=when
        ),
        title_places=_in_title(dated, where),
    )


def _in_title(article: Article, where: Sequence[Place]) -> tuple[Place, ...]:
    """Return the places a title names, each for what the text takes the name for."""
    if not article.title:
        return ()
    found = places.find_places(article.title, language=article.language, home=article.home)
    asked = {place.text.casefold() for place in found}
    meant: dict[str, Place] = {}
    heads: dict[str, Place] = {}
    for place in where if asked else ():
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


def united(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return each act once, its other places in `also`, in the order of the text.

    The same act told twice is one event: same type, data and date, at the place where it is told first.
    """
    firsts: dict[object, Finding] = {}
    for finding in sorted(findings, key=lambda finding: (finding.start, finding.end, finding.type, finding.rule)):
        known = not isinstance(finding.data, dict)
        key: object = (finding.type, finding.data, finding.date) if known else id(finding)
        first = firsts.get(key)
        if first is None:
            firsts[key] = finding
            continue
        told = {*first.also, *finding.also, (finding.start, finding.end)} - {(first.start, first.end)}
        firsts[key] = replace(first, also=tuple(sorted(told)))
    return tuple(firsts.values())


def _with_dateline(article: Article) -> Article:
    if article.dateline is not None:
        return article
    found = datelines.find_dateline(article.text, published=anchors.published(article), language=article.language)
    return article if found is None else evolve(article, dateline=found)


def _in_dateline(staged: Scene, finding: Finding) -> bool:
    line = staged.article.dateline
    return line is not None and line.start <= finding.start and finding.end <= line.end
