"""An article with everything marked in it, and the context each rule needs: whose voice, when, whom it concerns."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from attrs import Factory, field, frozen
from msgspec import Struct

from timeline.article import Article, Finding
from timeline.edtf import bounds
from timeline.kinds import EVENT_KINDS
from timeline.language.discourse import concerns
from timeline.language.discourse import talk_sides as parties_of
from timeline.language.discourse.localities import Localities, Locality
from timeline.language.discourse.talk_sides import Sides
from timeline.language.marks import Mention, Moment, Place, Quantity, Quotation, Sentence
from timeline.language.people.cast import Cast
from timeline.language.people.descriptions import Descriptions, Referent
from timeline.language.places.governments import with_governments
from timeline.language.places.origins import of_title, with_origins
from timeline.language.text.intervals import Intervals, row
from timeline.language.time import anchors
from timeline.language.time.anchors import DAY, Anchor
from timeline.language.time.deadlines import deadline_doubt
from timeline.language.words import triggers
from timeline.language.words.triggers import Trigger
from timeline.model import Data

__all__ = ["Anchor", "Cast", "Scene", "Voice", "build"]

SHORT = tuple(map(len, ("2022-05", "2022-05-13", "2022-05-13/2022-05-14")))
BESIDE = 24  # characters between the words of an act and the year or season it was done in


class Voice(Struct, frozen=True, kw_only=True):
    """Who is heard. `direct` in their own words; `free` when only the sentences around say so."""

    speaker: str
    role: str | None = None
    direct: bool = False
    quotation: Quotation | None = None
    free: bool = False


@frozen(kw_only=True)
class Scene:
    """What an article says, marked. All offsets count characters of `text`.

    `sides` are the regions of the parties of the talks, such as ("BY", "RU-KHA").
    """

    article: Article
    sentences: tuple[Sentence, ...]
    moments: tuple[Moment, ...]
    places: tuple[Place, ...]
    cast: Cast
    quotations: tuple[Quotation, ...]
    quantities: tuple[Quantity, ...]
    anchor: Anchor
    parties: Sides
    localities: Localities = field(eq=False, repr=False)
    descriptions: Descriptions = field(eq=False, repr=False)
    limit: str | None = None  # the day nothing told as past can be later than
    language: str = "en"
    lowered: str = ""  # the text in lower case, where that keeps offsets
    text: str = field(init=False, default=Factory(lambda self: self.article.text, takes_self=True), repr=False)
    sides: tuple[str, ...] = field(init=False, default=Factory(lambda self: self.parties.codes, takes_self=True))
    triggers: Mapping[str, Sequence[Trigger]] = field(factory=dict, repr=False)  # by kind of act
    _days: dict[int, tuple[Moment, ...]] = field(init=False, factory=dict, repr=False, eq=False)
    _moments: Intervals[Moment] = field(init=False, default=Factory(lambda self: row(self.moments), takes_self=True))
    _places: Intervals[Place] = field(init=False, default=Factory(lambda self: row(self.places), takes_self=True))
    _mentions: Intervals[Mention] = field(
        init=False, default=Factory(lambda self: row(self.cast.mentions), takes_self=True)
    )
    _quotations: Intervals[Quotation] = field(
        init=False, default=Factory(lambda self: row(self.quotations), takes_self=True)
    )
    _quantities: Intervals[Quantity] = field(
        init=False, default=Factory(lambda self: row(self.quantities), takes_self=True)
    )
    _sentences: Intervals[Sentence] = field(
        init=False, default=Factory(lambda self: row(self.sentences), takes_self=True)
    )

    # -- looking up -------------------------------------------------------------------------------------------

    def moments_in(self, part: Sentence | Quotation) -> tuple[Moment, ...]:
        """Return the temporal expressions that begin in it."""
        return self._moments.within(part.start, part.end)

    def moments_between(self, start: int, end: int) -> tuple[Moment, ...]:
        """Return the temporal expressions that begin in [start, end)."""
        return self._moments.within(start, end)

    def places_in(self, part: Sentence | Quotation) -> tuple[Place, ...]:
        """Return the places named in it."""
        return self._places.within(part.start, part.end)

    def places_between(self, start: int, end: int) -> tuple[Place, ...]:
        """Return the places whose name begins in [start, end)."""
        return self._places.within(start, end)

    def mentions_in(self, part: Sentence | Quotation) -> tuple[Mention, ...]:
        """Return the people and bodies named or meant in it."""
        return self._mentions.within(part.start, part.end)

    def mentions_near(self, start: int, end: int) -> tuple[Mention, ...]:
        """Return the people and bodies whose mention begins in [start, end)."""
        return self._mentions.within(start, end)

    def quantities_in(self, part: Sentence | Quotation) -> tuple[Quantity, ...]:
        """Return the quantities that begin in it."""
        return self._quantities.within(part.start, part.end)

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that covers the offset."""
        return self._sentences.at(offset)

    def quotation_at(self, offset: int) -> Quotation | None:
        """Return the quotation, direct or reported, that covers the offset."""
        return self._quotations.at(offset)

    def quotations_in(self, part: Sentence) -> tuple[Quotation, ...]:
        """Return the quotations that overlap it."""
        begun = self._quotations.within(part.start, part.end)
        over = self._quotations.at(part.start)
        return begun if over is None or over in begun else (over, *begun)

    # -- who --------------------------------------------------------------------------------------------------

    def voice(self, sentence: Sentence, at: int | None = None) -> Voice | None:
        """Return who is heard in the sentence, or at an offset of it; None where only the narrator is."""
        here = self.quotations_in(sentence)
        if at is not None:
            here = tuple(quotation for quotation in here if quotation.start <= at < quotation.end) or tuple(
                quotation for quotation in here if quotation.kind == "indirect"
            )
        if at is not None and (inner := self.quotation_at(at)) is not None and inner.speaker is None:
            return None  # words within words, of somebody who is not named
        for quotation in sorted(here, key=lambda one: (one.kind == "indirect", -one.start if at is not None else 0)):
            if quotation.speaker is not None:
                direct = quotation.kind != "indirect"
                return Voice(speaker=quotation.speaker, role=quotation.role, direct=direct, quotation=quotation)
        if here:
            return None
        return self._carried(sentence)

    def _carried(self, sentence: Sentence) -> Voice | None:
        """Give a narrated sentence amid the words of one speaker, in one paragraph, to that speaker."""
        around: set[str] = set()
        role = None
        for index in (sentence.index - 1, sentence.index + 1):
            if not 0 <= index < len(self.sentences) or self.sentences[index].paragraph != sentence.paragraph:
                continue
            for quotation in self.quotations_in(self.sentences[index]):
                if quotation.speaker is not None and not quotation.speaker[:1].islower():
                    around.add(quotation.speaker)
                    role = role or quotation.role
        if len(around) != 1:
            return None
        return Voice(speaker=around.pop(), role=role, free=True)

    def described(self, start: int, end: int) -> Referent | None:
        """Return whom the noun phrase in [start, end) means by what the article named before (descriptions.py)."""
        return self.descriptions.meant(start, end)

    # -- when -------------------------------------------------------------------------------------------------

    def when(
        self,
        sentence: Sentence,
        *,
        planned: bool = False,
        past: bool = False,
        at: int | None = None,
        end: int | None = None,
        but: Collection[Moment] = (),
    ) -> Anchor:
        """Return when an act told in the sentence took place, or is to take place.

        The sentence's own time first, then the article's event day. `past`: the act is reported as past, so without
        a time of its own it lies on or before that day. `at` and `end`: where the words of the act stand; of several
        times the nearest counts, and a mere year only right behind them or at the head of the sentence. `but`: times
        that say something else, such as how long a paper is good for.
        """
        own = [
            (moment, value)
            for moment in self.moments_in(sentence)
            if _dates(moment)
            and moment not in but
            and (at is None or self.spoken_at(moment.start) is self.spoken_at(at))
            and (end is None or _tells(moment, sentence.start, end))
            and (value := self._value(moment, planned=planned)) is not None
        ]
        if not own:
            return self.anchor.before() if past else self.anchor
        near, value = min(own, key=lambda one: (len(one[1]) < DAY, abs(one[0].start - (at or sentence.start))))
        return self._counted(near, value)

    def spoken_at(self, offset: int) -> Quotation | None:
        """Return the words in quotation marks that cover the offset."""
        quotation = self.quotation_at(offset)
        return None if quotation is None or quotation.kind == "indirect" else quotation

    def said(self, sentence: Sentence, reported: Quotation | None = None) -> Anchor:
        """Return when what the sentence reports was said: a day told in its attribution, else the event day.

        `reported` words may be told by somebody who is quoted ("Yesterday, the mayor said …", the minister said).
        """
        for moment in self._days_in(sentence):
            if anchors.tells_another_time(moment, sentence, self.language):
                continue
            told = reported is not None and not reported.start <= moment.start < reported.end
            if self.quotations_in(sentence) and (told or self.quotation_at(moment.start) is None):
                value = self._value(moment, planned=False)
                if value is not None:
                    return self._counted(moment, value)
        return self.anchor

    def _days_in(self, sentence: Sentence) -> tuple[Moment, ...]:
        """Return the days told in a sentence, looked for once."""
        known = self._days.get(sentence.index)
        if known is None:
            here = self.moments_in(sentence)
            known = tuple(moment for moment in here if _dates(moment) and len(moment.edtf or "") == DAY)
            self._days[sentence.index] = known
        return known

    def _counted(self, moment: Moment, value: str) -> Anchor:
        """Return a moment as a date; uncertain where it is counted from an uncertain day."""
        unsure = moment.basis == "relative" and self.anchor.date is not None and self.anchor.date.endswith("?")
        return Anchor(
            date=f"{value}?" if unsure and "/" not in value else value,
            basis=moment.basis,
            text=moment.text,
            doubt=moment.doubt or (self.anchor.doubt if unsure else None),
        )

    def _value(self, moment: Moment, *, planned: bool) -> str | None:
        """Return the date of an act a moment tells; None where the moment is too late for what is told as past."""
        value = anchors.with_year(str(moment.edtf), self.limit or self.anchor.day)
        limit = self.limit or self.anchor.day
        if limit is None:
            return value
        if planned:
            passed = moment.basis == "relative" and bounds(value).surely_before(bounds(limit))
            return anchors.turned(moment, value, 1) if passed and value[:4] not in moment.text else value
        if not bounds(limit).surely_before(bounds(value)):
            return value
        if moment.basis != "relative" or value[:4] in moment.text:
            return None
        earlier = anchors.turned(moment, value, -1)
        return None if bounds(limit).surely_before(bounds(earlier)) else earlier

    # -- whom it concerns -------------------------------------------------------------------------------------

    def side_of(self, name: str | None) -> str | None:
        """Return the region somebody speaks for, told by the role ("Governor of …") wherever it is named."""
        return self.parties.of.get(name or "")

    def is_capital(self, place: Place) -> bool:
        """Whether a place is the capital of a country that is itself a side: there it stands for the country."""
        return self.localities.is_side_capital(place)

    def counterpart(self, code: str | None) -> str | None:
        """Return the other side of the talks, where there are two."""
        others = [side for side in self.sides if side != code]
        return others[0] if len(others) == 1 else None

    def concerning(self, sentence: Sentence, speaker: str | None = None, at: int | None = None) -> tuple[str, ...]:
        """Return the regions an act told in the sentence, at an offset, is about (localities.py)."""
        return self.localities.of(sentence, self.side_of(speaker), at).codes

    # -- saying so --------------------------------------------------------------------------------------------

    def finding(  # noqa: PLR0913 - all that an event says
        self,
        kind: str,
        sentence: Sentence,
        rule: str,
        data: Data,
        *,
        span: tuple[int, int] | None = None,
        when: Anchor | None = None,
        regions: Iterable[str] | None = None,
        at: int | None = None,
        doubt: str | None = None,
    ) -> Finding:
        """Return an event on a sentence (or a `span`), with date, regions and actors filled as for every rule.

        `when` defaults to the time of speaking, `regions` to whom the sentence concerns, its clause at the offset `at`
        first; actors are all that act in `data`.
        """
        date = self.said(sentence) if when is None else when
        speaker = getattr(data, "speaker", None)
        together = kind == "figure" and len(self.sides) <= concerns.MANY  # a figure is of both sides
        where = (
            self.localities.of(sentence, self.side_of(None if together else speaker), at)
            if regions is None
            else Locality(tuple(sorted(set(regions))))
        )
        start, end = span or (sentence.start, sentence.end)
        late = deadline_doubt(getattr(data, "deadline", None), date.date)
        return Finding(
            type=kind,
            start=start,
            end=end,
            rule=rule,
            data=data,
            date=date.date,
            basis=date.basis,
            date_text=date.text,
            regions=where.codes,
            actors=_actors(kind, data),
            doubt="; ".join(filter(None, (doubt, date.doubt, where.doubt, late))) or None,
        )


def build(  # noqa: PLR0913 - one of each kind of mark
    article: Article,
    *,
    anchor: Anchor,
    sentences: tuple[Sentence, ...],
    moments: tuple[Moment, ...],
    places: tuple[Place, ...],
    cast: Cast,
    quotations: tuple[Quotation, ...],
    quantities: tuple[Quantity, ...],
    title_places: Sequence[Place] = (),
) -> Scene:
    """Return the scene of an article from its marks."""
    line = article.dateline
    limit = anchors.horizon(article)
    limit = limit or anchor.day
    lowered = article.text.lower()
    lowered = lowered if len(lowered) == len(article.text) else article.text
    places = parties_of.one_sense(_no_names(places, cast))
    places = with_governments(article.text, with_origins(article.text, places, article.language), article.language)
    title_places = of_title(article.title or "", title_places, places, article.language)
    parties = parties_of.read_sides(article, sentences, places, cast.mentions, title_places)
    known = row(places)
    localities = Localities(article, sentences, known, parties, title_places, _framed(quotations, known, parties))
    return Scene(
        article=article,
        sentences=sentences,
        moments=tuple(m for m in moments if line is None or not line.start <= m.start < line.end),
        places=places,
        cast=cast,
        quotations=quotations,
        quantities=quantities,
        anchor=anchor,
        parties=parties,
        localities=localities,
        descriptions=Descriptions(article.text, cast, places, localities.setting.codes),
        limit=limit,
        language=article.language,
        lowered=lowered,
        triggers=triggers.find_triggers(lowered, article.language),
    )


def _framed(quotations: Sequence[Quotation], places: Intervals[Place], parties: Sides) -> frozenset[int]:
    """Return where the places begin that stand in the words on who speaks, and that nobody speaks for."""
    found, told, spoken_for = set[int](), set[int](), {*parties.of.values(), *parties.codes}
    for one in quotations:
        found |= {place.start for place in places.within(*one.frame) if place.code not in spoken_for}
        told |= {place.start for part in one.parts or ((one.start, one.end),) for place in places.within(*part)}
    return frozenset(found - told)


def _no_names(places: Sequence[Place], cast: Cast) -> tuple[Place, ...]:
    """Return the places but for those whose name is the given name of somebody: "Mayor Anna Orlova"."""
    given = {
        mention.start: mention.end for mention in cast.mentions if mention.kind == "person" and mention.by == "name"
    }
    return tuple(place for place in places if place.end >= given.get(place.start, 0))


def _tells(moment: Moment, start: int, end: int) -> bool:
    """Whether a time can be that of an act: a day or month, or a longer one beside it or at the sentence's head."""
    return len(str(moment.edtf)) in SHORT or 0 <= moment.start - end <= BESIDE or moment.start - start < BESIDE


def _dates(moment: Moment) -> bool:
    if moment.kind not in ("date", "period") or moment.edtf is None or moment.bound is not None:
        return False
    return "/" not in moment.edtf or "-" in moment.edtf  # years from … to … are a plan's or a statistic's


def _actors(kind: str, data: Data) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for key in EVENT_KINDS[kind].acting:
        value = getattr(data, key)
        if isinstance(value, str):
            names[value] = None
        elif value:
            names.update(dict.fromkeys(value))
    return tuple(names)
