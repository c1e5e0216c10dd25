"""The day an article's event took place, and how that is known (docs/design.md, 3.1 and 7)."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from timeline.article import Article
from timeline.edtf import bounds
from timeline.language.marks import Moment, Quotation, Sentence
from timeline.language.schema.dates_table import DatesTable
from timeline.language.schema.scene_table import SceneTable
from timeline.language.time import almanac
from timeline.language.words.lexicon import load_table
from timeline.language.words.wordings import Wording, Wordings, wording
from timeline.model import Basis

DAY = len("2022-05-13")
GUESSED = "the day of publication is a guess: the page does not state it"
LEAD = 3  # sentences
AUTUMN = 10  # the month from which on plans are made for the next year
_AROUND = 90  # characters on either side of a day that may say that it tells another time
_WEEK = 7  # days
STALE = 45  # days: a day told in the lead that is further back is another event's


class Anchor(Struct, frozen=True, kw_only=True):
    """A date, how it was found, the words it was read from, and what may be wrong with it."""

    date: str | None = None
    basis: Basis = "none"
    text: str | None = None
    doubt: str | None = None

    @property
    def day(self) -> str | None:
        """The day itself where one is known (`2022-05-13`, `XXXX-05-13`), without an open start or a question mark."""
        return None if self.date is None or self.date.startswith("../") else self.date.rstrip("?")

    def before(self) -> "Anchor":
        """Return it as "on or before": what is reported as past without a date of its own."""
        if self.date is None:
            return self
        if self.date.startswith("../"):
            return replace(self, basis="context")
        last = self.date.rpartition("/")[2]
        if last.startswith("XXXX"):
            return Anchor()
        return replace(self, date=f"../{last.rstrip('?~%')}", basis="context")


def published(article: Article) -> str | None:
    """Return the day of publication, where a stamp or the address tells it."""
    return None if article.published is None else article.published.value[:DAY]


def horizon(article: Article) -> str | None:
    """Return the day nothing told in the article as past can be later than."""
    stamps = (article.published, article.updated, article.page_stamp)
    return next((stamp.value[:DAY] for stamp in stamps if stamp is not None), None)


def base(article: Article) -> Anchor:
    """Return what the head of the article tells: dateline, else publication, else "on or before" a page's clock."""
    line, day = article.dateline, published(article)
    if line is not None and line.date is not None:
        dated = with_year(line.date, horizon(article))
        if day is None or not _later(dated, day):
            return Anchor(date=dated, basis="dateline", text=article.text[line.start : line.end].strip(" –—-\n"))
    if article.published is not None:
        doubt = GUESSED if article.published.value.endswith("?") else None
        return Anchor(date=day, basis="published", text=article.published.raw, doubt=doubt)
    stamp = article.updated or article.page_stamp
    if stamp is not None:
        return Anchor(date=f"../{stamp.value[:DAY]}", basis="page_stamp", text=stamp.raw)
    return Anchor()


def of_event(
    article: Article, moments: Sequence[Moment], sentences: Sequence[Sentence], quotations: Sequence[Quotation]
) -> Anchor:
    """Return the article's event day: one told in the lead in the narrator's own words, else what the head tells.

    A day dates the article only where an event's main act is told with it: not what had been before, is still to come,
    or is called by its day ("the 30 June deadline"), nor what another than the first speaker said. A day after the
    publication, or long before it, is another event's.
    """
    head, limit, dateline = base(article), horizon(article), article.dateline
    limit = limit or head.day
    if not sentences:
        return head
    begin = 0 if dateline is None else dateline.end
    spoken = [quotation for quotation in quotations if quotation.kind != "indirect"]
    lead = sentences[:LEAD]
    for moment in moments:
        sentence = next((one for one in lead if one.start <= moment.start < one.end), None)
        if sentence is None:
            break
        if moment.start < begin or not _is_day(moment) or any(q.start <= moment.start < q.end for q in spoken):
            continue
        day = with_year(str(moment.edtf), limit)
        if limit is not None and (_later(day, limit) or _stale(day, limit)):
            continue
        if head.day is not None and day == head.day and moment.basis == "relative":
            return head
        bare = head.date is None and sentence is lead[0]
        if _dates_the_article(moment, sentence, quotations, article.language, bare=bare):
            return Anchor(date=day, basis=moment.basis, text=moment.text, doubt=moment.doubt)
    return head


def _dates_the_article(
    moment: Moment, sentence: Sentence, quotations: Sequence[Quotation], language: str, *, bare: bool
) -> bool:
    """Whether what happened on a day of the lead is what the article tells of; `bare`: it is all there is to go by."""
    if tells_another_time(moment, sentence, language):
        return False
    reported = next((one for one in quotations if one.start <= moment.start < one.end), None)
    if not bare and not _event(language).holds(sentence.text if reported is None else reported.text):
        return False
    before = {quotation.speaker for quotation in quotations if quotation.start < sentence.start and quotation.speaker}
    here = {one.speaker for one in quotations if sentence.start <= one.start < sentence.end and one.speaker}
    return not before or not here or bool(before & here)


def tells_another_time(moment: Moment, sentence: Sentence, language: str) -> bool:
    """Whether the words beside a day say that it is another than that of the act: "of July 1", "is due on Friday"."""
    start, end = moment.start - sentence.start, moment.end - sentence.start
    text = sentence.text
    before, behind = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    pattern = _other_day(language)
    return pattern is not None and pattern.holds(f"{before}<{moment.text}>{behind}")


@cache
def _other_day(language: str) -> Wording | None:
    pattern = load_table(language, DatesTable).options.other_day
    return wording(pattern) if pattern else None


@cache
def _event(language: str) -> Wording:
    """Return the wording of a sentence that tells what its article is about, so that a day in it is that event's."""
    return wording(load_table(language, SceneTable).event)


def _is_day(moment: Moment) -> bool:
    return moment.kind == "date" and moment.bound is None and len(moment.edtf or "") == DAY


def with_year(edtf: str, limit: str | None) -> str:
    """Return a day without year in the last year that is not after the limit (EDTF day or None)."""
    if "/" in edtf or not edtf.startswith("XXXX-") or limit is None or limit.startswith("XXXX"):
        return edtf
    year = int(limit[:4])
    dated = f"{year:04d}{edtf[4:]}"
    return dated if dated[: len(limit)] <= limit[: len(dated)] else f"{year - 1:04d}{edtf[4:]}"


def near(one: Anchor, two: Anchor) -> bool:
    """Whether two dates can be of one act: not known to lie further apart than an article tells of one."""
    if one.date is None or two.date is None:
        return True
    first, second = bounds(one.date), bounds(two.date)
    if first.first is None or first.last is None or second.first is None or second.last is None:
        return True
    return (second.first - first.last).days <= STALE and (first.first - second.last).days <= STALE


def turned(moment: Moment, value: str, step: int) -> str:
    """Return a moment's date (`value`) on the other side of the base: another week's Friday, another year's May."""
    if moment.kind == "date" and len(value) == DAY and not any(map(str.isdigit, moment.text)):
        return almanac.day(date.fromisoformat(value) + timedelta(days=_WEEK * step))
    return year_on(value, step)


def year_on(edtf: str, years: int) -> str:
    """Return a date, or an interval of dates, some years on: "in December", told in June, is the last or the next."""
    try:
        return "/".join(f"{int(part[:4]) + years:04d}{part[4:]}" for part in edtf.split("/"))
    except ValueError:
        return edtf


def _later(day: str, limit: str) -> bool:
    return bounds(limit).surely_before(bounds(day))


def _stale(day: str, limit: str) -> bool:
    last, end = bounds(day).last, bounds(limit).last
    return isinstance(last, date) and isinstance(end, date) and (end - last).days > STALE


def counted_from(head: Anchor) -> str | None:
    """Return the day that "yesterday" and "last year" are counted from; None where only a page's clock is known."""
    return None if head.day is None or head.day.startswith("XXXX") else head.day


def in_likely_year(anchor: Anchor, text: str, language: str) -> Anchor:
    """Return a day without a year in the year the article's own words make likely, marked uncertain, with a doubt.

    A plan for years to come is made at their start or in the last months before ("for 2025-2027", told in February or
    in November 2024); what is due "by the end of 2016" or "expected for 2014" is told in that year. Statistics of past
    years prove nothing.
    """
    day = anchor.day
    if day is None or not day.startswith("XXXX-"):
        return anchor
    year = _likely(text, language, month=int(day[5:7]))
    if year is None:
        return anchor
    return replace(anchor, date=f"{year:04d}{day[4:]}?", doubt="the year is inferred from years the article names")


def in_told_years(moments: Sequence[Moment]) -> tuple[Moment, ...]:
    """Return an article's moments, those without a year in the last that its dates tell; it has no day of its own."""
    told = [moment.edtf or "" for moment in moments if moment.basis == "explicit" and moment.kind == "date"]
    last = max((edtf[:4] for edtf in told if len(edtf) == DAY and edtf[:4].isdigit()), default=None)
    if last is None:
        return tuple(moments)
    return tuple(
        replace(
            moment,
            edtf=moment.edtf.replace("XXXX", last),
            doubt=moment.doubt or "the year is inferred from years the article names",
        )
        if moment.edtf and "XXXX-" in moment.edtf
        else moment
        for moment in moments
    )


def _likely(text: str, language: str, month: int) -> int | None:
    patterns = years(language)
    due = {int(next(filter(None, match.groups()))) for match in patterns["due"].finditer(text)}
    if len(due) == 1:
        return due.pop()
    plans = {int(match.group(1)) for match in patterns["plan"].finditer(text)}
    return plans.pop() - (month >= AUTUMN) if len(plans) == 1 else None


@cache
def years(language: str) -> Wordings:
    """Return the patterns by which an article tells its own year."""
    return Wordings((key, wording(regex)) for key, regex in load_table(language, SceneTable).year.items())
