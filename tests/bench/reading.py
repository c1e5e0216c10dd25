"""Reading: from the text of an article to its events, beside a bare pipeline: its sentences and its names of places.

One core, warm, the project's own articles. A profile by stage follows; a stage's share counts what it calls.
"""

import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from unittest import mock

from tests.bench.figures import Figure, seconds
from timeline.intake import reading
from timeline.intake.article import Article
from timeline.intake.language import (
    datelines,
    follow_ups,
    moments,
    occasions,
    people,
    placenames,
    places,
    pledges,
    quantities,
    quotations,
    scene,
    sentences,
    statements,
)
from timeline.model import Stamp

_SEEDS = Path(__file__).parents[2] / "seeds"
_ROUNDS = 5
_MOST = 8  # times the cost of the bare pipeline (docs/design.md, 9)
_STAGES = (
    (datelines, "find"),
    (sentences, "split"),
    (places, "find"),
    (people, "find"),
    (quotations, "find"),
    (moments, "find"),
    (quantities, "find"),
    (scene, "build"),
    (statements, "find"),
    (occasions, "find"),
    (pledges, "find"),
    (follow_ups, "find"),
    (reading.figures, "find"),
)


def figures(made):
    del made
    articles = [_article(path.read_text(encoding="utf-8")) for path in sorted(_SEEDS.glob("*.txt"))]
    letters = sum(len(article.text) for article in articles)
    full = seconds(lambda: [reading.read(article) for article in articles], rounds=_ROUNDS)
    bare = seconds(lambda: [_bare(article) for article in articles], rounds=_ROUNDS)
    yield Figure(what="a loop of 20,000 additions", value=_ROUNDS / seconds(_loops), unit="loops/s")
    yield Figure(what="bare pipeline: sentences, names of places", value=len(articles) / bare, unit="articles/s")
    yield Figure(
        what=f"text to events, {letters / len(articles):,.0f} characters an article",
        value=len(articles) / full,
        unit="articles/s",
        beside="the bare pipeline's cost",
        ratio=full / bare,
        most=_MOST,
    )
    yield Figure(what="text to events, counted as 4 KB", value=letters / 4096 / full, unit="articles/s")
    taken = _profile(articles)
    for name, share in sorted(taken.items(), key=lambda one: -one[1]):
        yield Figure(what=f"share of {name}", value=100 * share / sum(taken.values()), unit="%")


def _article(text):
    return Article(title=text.partition("\n")[0], text=text, published=Stamp(value="2022-05-13", raw="13 May 2022"))


def _bare(article):
    return sentences.split(article.text, article.language), list(placenames.namings(article.text, article.language))


def _loops():
    for _ in range(_ROUNDS):
        total = 0
        for number in range(20_000):
            total += number & 7


def _profile(articles):
    """Return the seconds that each stage took."""
    taken = {}
    with ExitStack() as stack:
        for module, name in _STAGES:
            stack.enter_context(mock.patch.object(module, name, _timed(module, name, taken)))
        for _ in range(_ROUNDS):
            for article in articles:
                reading.read(article)
    return taken


def _timed(module, name, taken):
    act, stage = getattr(module, name), module.__name__.rpartition(".")[2]

    def timed(*args, **kwargs):
        begun = time.perf_counter()
        done = act(*args, **kwargs)
        done = list(done) if isinstance(done, Iterator) else done
        taken[stage] = taken.get(stage, 0.0) + time.perf_counter() - begun
        return done

    return timed
