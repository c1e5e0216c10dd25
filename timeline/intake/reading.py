"""From an article to what it says happened: mark the text, set the scene, let every rule look at it."""

from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from attrs import evolve

from timeline.intake.article import Article, Finding
from timeline.intake.language import anchors, homes, scene
from timeline.intake.language.scene import Scene

_LANGUAGE = "timeline.intake.language"
_RULES = ("statements", "meetings", "visits", "agreements", "signings", "pledges", "follow_ups", "figures")


def _part(name: str) -> Any:
    # ponytail: plain imports once every sibling stands
    return import_module(f"{_LANGUAGE}.{name}") if find_spec(f"{_LANGUAGE}.{name}") else None


class _Nobody:
    mentions = ()


def read(article: Article) -> tuple[Finding, ...]:
    """Return the events of an article, each once, in the order of the text."""
    staged = stage(article)
    found = [finding for name in _RULES if (rules := _part(name)) is not None for finding in rules.find(staged)]
    return united(finding for finding in found if not _in_dateline(staged, finding))


def stage(article: Article) -> Scene:
    """Return the article's scene: everything marked in its text."""
    dated = _with_dateline(article)
    text, language, home = dated.text, dated.language, dated.home
    sentences = _part("sentences").split(text, language)
    named = _part("places")
    places = named.find(text, language=language, home=home, sentences=sentences) if named else ()
    in_title = named.find(dated.title, language=language, home=home) if named else ()
    people = _part("people")
    cast = people.find(text, sentences, language=language, places=places) if people else _Nobody()
    spoken = _part("quotations")
    quotations = spoken.find(text, sentences, cast, language=language) if spoken else ()
    head = anchors.base(dated)
    times = _part("moments")
    moments = (
        times.find(text, base=anchors.counted_from(head), language=language, order=dated.date_order, home=home)
        if times
        else ()
    )
    numbers = _part("quantities")
    money = homes.of(home, places)  # the country whose money a bare sign is
    quantities = numbers.find(text, sentences, language=language, home=money, moments=moments) if numbers else ()
    return scene.build(
        dated,
        sentences=sentences,
        moments=moments,
        places=places,
        cast=cast,
        quotations=quotations,
        quantities=quantities,
        title_places=in_title,
    )


def united(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return each act once, its other places in `also`, in the order of the text.

    The same act told twice is one event: same type, data and date, at the place where it is told first.
    """
    firsts: dict[object, Finding] = {}
    for finding in sorted(findings, key=lambda finding: (finding.start, finding.end, finding.type, finding.rule)):
        key = (finding.type, finding.data, finding.date) if not isinstance(finding.data, dict) else id(finding)
        first = firsts.get(key)
        if first is None:
            firsts[key] = finding
            continue
        places = {*first.also, *finding.also, (finding.start, finding.end)} - {(first.start, first.end)}
        firsts[key] = evolve(first, also=tuple(sorted(places)))
    return tuple(firsts.values())


def _with_dateline(article: Article) -> Article:
    if article.dateline is not None or (datelines := _part("datelines")) is None:
        return article
    found = datelines.find(article.text, published=anchors.published(article), language=article.language)
    return article if found is None else evolve(article, dateline=found)


def _in_dateline(staged: Scene, finding: Finding) -> bool:
    line = staged.article.dateline
    return line is not None and line.start <= finding.start and finding.end <= line.end
