"""Pages of other readers' own test sets through the reading that `timeline read` shows, scored as those score.

    python -m tests.quality.pages SET DIR [--misses day|title|text|rejected] [--out FILE]

SET is one of tests/quality/page_sets.py, DIR where its repository is checked out; FILE gets what was read, a line each.
Printed: days right (of those told without a doubt, too), titles near (nine words in ten), F1 of the words of the text,
F1 of its runs of four words (the measure of article-extraction-benchmark), and of phrases (that of trafilatura).
"""

import argparse
import json
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import mean

from attrs import evolve, frozen

from tests.quality.page_sets import SETS, PageCase
from timeline.article import Article
from timeline.errors import TimelineError
from timeline.intake.documents import loading as documents
from timeline.intake.host import discovery
from timeline.intake.host.plugin_host import NO_EVENTS, Host

NEAR = 0.9
UNDATED = "nan"  # as htmldate writes it
_GUESS = "a guess"
_UNSEEN = "[\u00ad\u200b-\u200d\u2060-\u2064\ufeff]"
_TOKEN = re.compile(r"\w+")
_CJK = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_WORD = re.compile(rf"[{_CJK}]|[^\W{_CJK}_]+")


@frozen(kw_only=True)
class PageRead:
    """What was read of a page; `fault` where it was rejected, `sure` where its day is no guess."""

    case: PageCase
    title: str = ""
    day: str | None = None
    sure: bool = True
    text: str = ""
    fault: str | None = None


def read(case: PageCase, host: Host) -> PageRead:
    """Read one page as `timeline read` would."""
    try:
        document = documents.parse(case.content, f"{case.name}.html")
        if case.url and document.url is None:
            document = evolve(document, url=case.url)
        article = host.read(document, sought=NO_EVENTS).article
    except TimelineError as error:
        return PageRead(case=case, fault=str(error))
    sure = article.published is not None and not any(_GUESS in note for note in article.notes)
    return PageRead(case=case, title=article.title, day=_day(article), sure=sure, text=article.text)


def _day(article: Article) -> str | None:
    stamp = article.published or article.updated or article.page_stamp
    return stamp.value[:10] if stamp else None


def scores(reads: Sequence[PageRead]) -> Iterator[str]:
    """Yield the figures that a set allows, one a line."""
    yield f"{len(reads)} pages, {sum(one.fault is not None for one in reads)} rejected"
    dated = [one for one in reads if one.case.day]
    if dated:
        sure = [one for one in dated if one.sure and one.day]
        right = sum(is_day_right(one) for one in dated)
        yield f"day right {right / len(dated):.3f} of {len(dated)}; none told of {sum(not one.day for one in dated)}"
        yield f"day right where told as sure {mean(is_day_right(one) for one in sure):.3f} of {len(sure)}"
    titled = [one for one in reads if one.case.title]
    if titled:
        yield f"title near {mean(is_near(one.title, one.case.title or '') for one in titled):.3f} of {len(titled)}"
    told = [one for one in reads if one.case.text]
    if told:
        yield f"words of the text {mean(words_f1(one.text, one.case.text or '') for one in told):.3f} of {len(told)}"
        yield f"runs of four words {runs_f1(told):.3f}"
    phrased = [one for one in reads if one.case.within]
    if phrased:
        found, wrong, missed = map(sum, zip(*map(phrases, phrased), strict=True))
        precision, recall = found / (found + wrong), found / (found + missed)
        f1 = 2 * found / (2 * found + wrong + missed)
        yield f"phrases F1 {f1:.3f}, precision {precision:.3f}, recall {recall:.3f} of {len(phrased)}"


def is_day_right(one: PageRead) -> bool:
    """Whether a day is the right one; of a page that has none, whether none is told."""
    return (one.day or UNDATED) == one.case.day


def words(text: str) -> list[str]:
    """Return the words of a text, of Chinese and Japanese its letters, as the scorer of the fundus pages takes them."""
    return _WORD.findall(re.sub(_UNSEEN, "", unicodedata.normalize("NFKC", text)).casefold())


def words_f1(said: str, right: str) -> float:
    """Return F1 of words, however they are ordered."""
    ours, theirs = Counter(words(said)), Counter(words(right))
    common = sum((ours & theirs).values())
    return 2 * common / (sum(ours.values()) + sum(theirs.values())) if common else 0.0


def is_near(said: str, right: str) -> bool:
    """Whether a title is the right one but for a word in ten."""
    return words_f1(said, right) >= NEAR


def runs_f1(reads: Sequence[PageRead]) -> float:
    """Return F1 of runs of four words, each page counting alike."""
    shares = [_runs(one.text, one.case.text or "") for one in reads]
    precision = mean(found / (found + wrong) if found else 0.0 for found, wrong, _ in shares if found + wrong)
    recall = mean(found / (found + missed) if found else 0.0 for found, _, missed in shares if found + missed)
    return 2 * precision * recall / (precision + recall)


def _runs(said: str, right: str) -> tuple[int, int, int]:
    ours, theirs = (Counter(_fours(_TOKEN.findall(text))) for text in (said, right))
    common = sum((ours & theirs).values())
    return common, sum(ours.values()) - common, sum(theirs.values()) - common


def _fours(tokens: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for at in range(max(1, len(tokens) - 3)):
        if tokens[at : at + 4]:
            yield tuple(tokens[at : at + 4])


def plain(text: str) -> str:
    """Return a text in one line, without the signs in words that nobody sees, which a reader may drop."""
    return " ".join(re.sub(_UNSEEN, "", text).split())


def phrases(one: PageRead) -> tuple[int, int, int]:
    """Return how many phrases were found, found wrongly, and missed."""
    text = plain(one.text)
    found = sum(plain(phrase) in text for phrase in one.case.within)
    wrong = sum(plain(phrase) in text for phrase in one.case.without)
    return found, wrong, len(one.case.within) - found


def misses(reads: Sequence[PageRead], kind: str) -> Iterator[str]:
    """Yield the pages that a figure counts against us, with what is right and what was read."""
    for one in reads:
        case = one.case
        if kind == "rejected" and one.fault:
            yield f"{case.name}: {one.fault}"
        elif kind == "day" and case.day and not is_day_right(one):
            yield f"{case.name}: {case.day}, not {one.day}{'' if one.sure else ' (unsure)'} {case.url or ''}"
        elif kind == "title" and case.title and not is_near(one.title, case.title):
            yield f"{case.name}:\n   {case.title!r}, not\n   {one.title!r}"
        elif kind == "text" and case.text and (f1 := words_f1(one.text, case.text)) < NEAR:
            yield f"{case.name}: {f1:.2f}, {len(words(one.text))} words for {len(words(case.text))}"
        elif kind == "text" and case.within and phrases(one)[1:] != (0, 0):
            text = plain(one.text)
            lost = [phrase for phrase in case.within if plain(phrase) not in text]
            extra = [phrase for phrase in case.without if plain(phrase) in text]
            yield f"{case.name}: without {lost}, with {extra}"


def main() -> None:
    """Read a set and print its figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality.pages", description=__doc__.partition("\n")[0])
    parser.add_argument("set", choices=SETS)
    parser.add_argument("root", type=Path)
    parser.add_argument("--misses", choices=("day", "title", "text", "rejected"))
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    host = discovery.discover()
    start = time.perf_counter()
    reads = [read(case, host) for case in SETS[asked.set](asked.root)]
    spent = time.perf_counter() - start
    print(*(misses(reads, asked.misses) if asked.misses else ()), sep="\n")
    print(f"== {asked.set}, {len(reads) / spent:.1f} pages a second", *scores(reads), sep="\n")
    if asked.out:
        told = ({"name": one.case.name, "title": one.title, "day": one.day, "text": one.text} for one in reads)
        asked.out.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in told), "utf-8")


if __name__ == "__main__":
    main()
