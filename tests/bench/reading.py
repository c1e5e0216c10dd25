"""Reading: from the text of an article to its events, beside a bare pipeline: its sentences and its names of places.

One core, warm, the project's own articles. Both are measured in turn, article by article, in processor time, so that
what else the machine does falls on both. So are the articles one after another, and all of them through each stage.
A profile by stage follows; a stage's share counts what it calls.
"""

import time
from pathlib import Path

from tests.bench.figures import Figure
from timeline.article import Article
from timeline.language import pipeline, reading
from timeline.language.places import placenames
from timeline.language.text import sentences
from timeline.model import Stamp

_SEEDS = Path(__file__).parents[2] / "seeds"
_ROUNDS = 20
_MOST = 8  # times the cost of the bare pipeline (docs/design.md, 9)


def figures(made):
    del made
    articles = [_article(path.read_text(encoding="utf-8")) for path in sorted(_SEEDS.glob("*.txt"))]
    letters = sum(len(article.text) for article in articles)
    full, bare, loop = _in_turn(articles)
    yield Figure(what="a loop of 20,000 additions", value=1 / loop, unit="loops/s")
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
    each, staged = _by_stage(articles)
    yield Figure(
        what="the same articles stage by stage, all of them through each",
        value=len(articles) / staged,
        unit="articles/s",
        beside="article by article, processor",
        ratio=staged / each,
    )
    taken = _profile(articles)
    for name, share in sorted(taken.items(), key=lambda one: -one[1]):
        yield Figure(what=f"share of {name}", value=100 * share / sum(taken.values()), unit="%")


def _in_turn(articles):
    """Return the least seconds that reading the articles took, the bare pipeline, and a loop."""
    full, bare = [float("inf")] * len(articles), [float("inf")] * len(articles)
    loop = float("inf")
    for _ in range(_ROUNDS):
        for at, article in enumerate(articles):
            full[at] = min(full[at], _taken(reading.read_article, article))
            bare[at] = min(bare[at], _taken(_bare, article))
            loop = min(loop, _taken(_loop, 20_000))
    return sum(full), sum(bare), loop


def _taken(act, given):
    begun = time.process_time()
    act(given)
    return time.process_time() - begun


def _article(text):
    return Article(title=text.partition("\n")[0], text=text, published=Stamp(value="2022-05-13", raw="13 May 2022"))


def _bare(article):
    return sentences.split_sentences(article.text, article.language), list(
        placenames.namings(article.text, article.language)
    )


def _loop(times):
    total = 0
    for number in range(times):
        total += number & 7


def _by_stage(articles):
    """Return the least seconds of processor that all took one after another, and all of them through each stage."""
    each = staged = float("inf")
    for _ in range(_ROUNDS):
        each = min(each, _taken(lambda all_of_them: [reading.read_article(one) for one in all_of_them], articles))
        staged = min(staged, _taken(_through_each, articles))
    return each, staged


def _through_each(articles):
    known = [{"article": article} for article in articles]
    for stage in reading.STAGES:
        for one in known:
            one[stage.gives] = stage.run(*(one[need] for need in stage.needs))


def _profile(articles):
    """Return the seconds that each stage took, by its name."""
    taken = dict.fromkeys((stage.name for stage in reading.STAGES), 0.0)
    for _ in range(_ROUNDS):
        for article in articles:
            known = {"article": article}
            for stage in reading.STAGES:
                begun = time.process_time()
                known |= pipeline.run((stage,), **known)
                taken[stage.name] += time.process_time() - begun
    return taken
