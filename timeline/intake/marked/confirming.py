"""From a mark to an event: its passages found again in the article, and everything else read there by our own rules.

Of a mark only its type, its state (a word of a closed list) and its passages count. The date, the regions, the
deadline and every name are what our own reading makes of these passages; a name that it does not find is none.
"""

from collections import Counter
from functools import cached_property
from typing import get_args

from attrs import Factory, define, field, frozen

from timeline.article import Article, Finding
from timeline.edtf import EdtfError, bounds
from timeline.intake.marked import asking_settings, passages
from timeline.intake.marked.model_mark import ModelMark
from timeline.intake.marked.passages import FoldedText
from timeline.language import reading
from timeline.language.acts import act_table, actor, actor_phrases
from timeline.language.acts.doers import Doers, doers_of
from timeline.language.clauses.clause import Clause
from timeline.language.discourse.scene import Anchor, Scene, Voice
from timeline.language.marks import Sentence
from timeline.language.time.deadlines import due
from timeline.language.time.durations import ahead_of
from timeline.model import Agreement, AgreementStatus, Data, FollowUp, Held, Meeting, Pledge, State, Strength

DOUBT = "marked by a model, read by no rule"
STATES = {
    "pledge": get_args(Strength),
    "follow_up": get_args(State),
    "agreement": get_args(AgreementStatus),
    "meeting": get_args(Held),
}
_LONGEST_DEED = 200  # characters
_MOST_SENTENCES = 3  # that one event is told in
_GOES_ON = ("under_way", "delayed")
_TELLS_AN_EXAMPLE = 12  # characters of a passage by which it is known to be out of an example

Span = tuple[int, int]


class _DroppedError(Exception):
    """A mark that no event is made of. Its text is the reason it is counted under."""


@frozen
class _FoundMark:
    """Where an event is told: the place of its quote, the first sentence of it, and the end of their paragraph."""

    span: Span
    sentence: Sentence
    paragraph: Span


@define
class MarkReader:
    """Makes events of the marks of one article. `dropped` counts why marks, or passages of them, were not taken."""

    article: Article
    dropped: Counter[str] = Factory(Counter)
    _told: set[tuple[str, str, Span, str]] = field(init=False, factory=set)

    def findings(self, marks: list[ModelMark | None], rule: str, window: Span) -> list[Finding]:
        """Return the events of what was marked in a part of the text, each once."""
        found = []
        for mark in marks:
            try:
                found.append(self._finding(mark, rule, window))
            except _DroppedError as why:
                self.dropped[str(why)] += 1
        return [finding for finding in found if finding is not None]

    def _finding(self, mark: ModelMark | None, rule: str, window: Span) -> Finding | None:
        """Return the event of a mark; None of one that was told already. Raises _DroppedError."""
        if mark is None:
            raise _DroppedError("of another shape")
        if mark.type not in STATES:
            raise _DroppedError("of no type that is marked")
        if mark.state not in STATES[mark.type] and mark.type != "pledge":
            raise _DroppedError("of no state that its type has")
        told = self._place(mark.quote, window)
        deed = self._deed(mark, told)
        key = (rule, mark.type, told.span, self._slice(deed))
        if key in self._told:
            return None
        self._told.add(key)
        voice = self._voice(mark, told, deed[0])
        data, when = self._data(mark, told, deed, voice)
        return self._scene.finding(
            mark.type, told.sentence, rule, data, span=told.span, when=when, at=deed[0], doubt=DOUBT
        )

    # -- where ------------------------------------------------------------------------------------------------

    def _place(self, quote: str, window: Span) -> _FoundMark:
        """Return where a quote stands, from its first sentence's start to its last's end. Raises _DroppedError."""
        places = self._text.find(quote, *window)
        if not places:
            raise _DroppedError("from an example of the prompt" if self._is_example(quote) else "not in the article")
        if len(places) > 1:
            raise _DroppedError("in the article more than once")
        start, end = places[0]
        first, last = self._scene.sentence_at(start), self._scene.sentence_at(end - 1)
        if first is None or last is None:
            raise _DroppedError("in no sentence")
        if first.paragraph != last.paragraph:
            raise _DroppedError("over more than one paragraph")
        if last.index - first.index >= _MOST_SENTENCES:
            raise _DroppedError("over more than three sentences")
        line = self._scene.article.dateline
        if line is not None and end <= line.end:
            raise _DroppedError("in the dateline")
        return _FoundMark((first.start, last.end), first, self._paragraphs[first.paragraph])

    def _within(self, passage: str, told: _FoundMark) -> Span | None:
        """Return where a passage of an event stands: in its sentence, else in its paragraph; None where it does not."""
        for start, end in (told.span, told.paragraph):
            found = self._text.find(passage, start, end)
            if found:
                return found[0]
        return None

    def _deed(self, mark: ModelMark, told: _FoundMark) -> Span:
        """Return the words of the deed, in the quote; all of it where none are marked. Raises _DroppedError."""
        if not mark.deed:
            return told.span
        found = self._text.find(mark.deed, *told.span)
        if found:
            return found[0]
        raise _DroppedError("with a deed that is not in its sentence")

    def _slice(self, span: Span) -> str:
        return " ".join(self.article.text[slice(*span)].split())[:_LONGEST_DEED].strip(' ,.;:!?("“”»«’')

    # -- who --------------------------------------------------------------------------------------------------

    def _voice(self, mark: ModelMark, told: _FoundMark, at: int) -> Voice | None:
        """Return who is heard by our own reading; else whom the model names, where he is named in the paragraph."""
        voice = self._scene.voice(told.sentence, at=at)
        if voice is not None or not mark.speaker:
            return voice
        name = self._name(mark.speaker, told, None, ())
        return None if name is None else Voice(speaker=name)

    def _name(self, words: str, told: _FoundMark, voice: Voice | None, confirmed: tuple[str | None, ...]) -> str | None:
        """Return the name our reader has for words: of its paragraph, or of one that it takes for the same itself."""
        spot = self._within(words, told)
        if spot is not None:
            who = actor_phrases.meant(self._scene, spot, voice)
            if who is not None:
                return who.name
            if (mention := self._scene.cast.resolve(*spot)) is not None:
                return mention.name
        name = self._names.get(_plain(words))
        if name is None:
            self.dropped["a name that our reader does not find"] += 1
            return None
        if name in confirmed:
            return name
        self.dropped["a name told elsewhere, in no part in this passage"] += 1
        return None

    def _doer(self, mark: ModelMark, told: _FoundMark, deed: Span, voice: Voice | None) -> str | None:
        """Return who acts: whom the model names, if our reading has him, else nobody; untold, whom that finds."""
        clause = self._clause(told, deed)
        ours = None if clause is None else self._doers.of(clause, voice).name
        heard = None if voice is None else voice.speaker
        return self._name(mark.actor, told, voice, (ours, heard)) if mark.actor else ours

    def _clause(self, told: _FoundMark, deed: Span) -> Clause | None:
        """Return the clause of an event's deed: that whose verb is the first in it, else the first of its sentence."""
        here = [one for one in self._clauses if told.span[0] <= one.at[0] < told.span[1]]
        return next((one for one in here if deed[0] <= one.at[0] < deed[1]), here[0] if here else None)

    # -- what -------------------------------------------------------------------------------------------------

    def _data(self, mark: ModelMark, told: _FoundMark, deed: Span, voice: Voice | None) -> tuple[Data, Anchor | None]:
        """Return what a mark says as the data of its type, and when: None for the time of speaking."""
        speaker = None if voice is None else voice.speaker
        words = self._slice(deed)
        scene, sentence = self._scene, told.sentence
        if mark.type == "pledge":
            return self._pledge(mark, told, deed, voice), None
        if mark.type == "follow_up":
            doer = self._doer(mark, told, deed, voice)
            report = FollowUp(
                deliverable=words,
                state=mark.state,  # type: ignore[arg-type]  # one of STATES, which are the model's
                actor=doer,
                self_reported=speaker is not None and doer == speaker,
                new_deadline=self._deadline(mark, told) if mark.state == "delayed" else None,
                speaker=speaker,
            )
            return report, scene.when(sentence, past=mark.state not in _GOES_ON, at=deed[0], end=deed[1])
        parties = [self._name(party, told, voice, ()) for party in mark.parties]
        named = tuple(dict.fromkeys(party for party in parties if party is not None))
        when = scene.when(sentence, planned=mark.state == "planned", at=deed[0], end=deed[1])
        if mark.type == "agreement":
            status: AgreementStatus = mark.state  # type: ignore[assignment]  # as above
            return Agreement(status=status, parties=named, subject=words, speaker=speaker), when
        held: Held = mark.state  # type: ignore[assignment]  # as above
        return Meeting(status=held, participants=named, topic=words if mark.deed else None), when

    def _pledge(self, mark: ModelMark, told: _FoundMark, deed: Span, voice: Voice | None) -> Pledge:
        clause = self._clause(told, deed)
        row = None if clause is None else act_table.decide("pledge", clause)
        ours = row.value if row is not None and row.gives == "pledge" else mark.state
        strength: Strength = ours if ours in STATES["pledge"] else "commitment"  # type: ignore[assignment]  # as above
        promiser = self._doer(mark, told, deed, voice)
        deadline = self._deadline(mark, told)
        to = None if promiser is None else actor.promisee(self._scene, actor.of_name(self._scene, promiser))
        return Pledge(
            promiser=promiser,
            promisee=to,
            action=self._slice(deed),
            strength=strength,
            deadline=deadline,
            testable=deadline is not None,
            negated=(clause is not None and clause.negated) or None,
            speaker=None if voice is None else voice.speaker,
        )

    def _deadline(self, mark: ModelMark, told: _FoundMark) -> str | None:
        """Return the day our own reading finds in the words of a deadline."""
        if not mark.deadline:
            return None
        spot = self._within(mark.deadline, told)
        if spot is None:
            self.dropped["a deadline that is not in its paragraph"] += 1
            return None
        day = self._scene.anchor.day
        for moment in self._scene.moments_between(*spot):
            if moment.edtf is None or moment.bound == "from":
                continue
            if moment.kind == "duration" and day is not None and not day.startswith("../"):
                return ahead_of(day, moment.edtf)
            if moment.kind in ("date", "period"):
                value = due(moment, self.article.text, day, self._scene.language).removeprefix("../")
                if not _is_over(value, day):
                    return value
        self.dropped["a deadline in which our reader finds no time to come"] += 1
        return None

    # -- our own reading --------------------------------------------------------------------------------------

    @cached_property
    def _reading(self) -> tuple[Scene, tuple[Clause, ...]]:
        return reading.clauses_of(self.article)

    @property
    def _scene(self) -> Scene:
        return self._reading[0]

    @property
    def _clauses(self) -> tuple[Clause, ...]:
        return self._reading[1]

    @cached_property
    def _doers(self) -> Doers:
        return doers_of(self._scene, self._clauses)

    @cached_property
    def _text(self) -> FoldedText:
        return passages.passages_of(self.article.text)

    @cached_property
    def _names(self) -> dict[str, str]:
        """Return the name of each person, body and place by how the article writes it, and by itself."""
        known: dict[str, str] = {}
        for place in self._scene.places:
            known.setdefault(_plain(place.text), actor.of_region(place.code).name)
        for mention in self._scene.cast.mentions:
            if mention.by == "name":
                known[_plain(mention.text)] = known[_plain(mention.name)] = mention.name
        return known

    @cached_property
    def _paragraphs(self) -> dict[int, Span]:
        found: dict[int, Span] = {}
        for one in self._scene.sentences:
            start, _ = found.get(one.paragraph, (one.start, one.end))
            found[one.paragraph] = (start, one.end)
        return found

    @cached_property
    def _examples(self) -> str:
        return passages.fold(" ".join(example.text for example in asking_settings.examples()))[0]

    def _is_example(self, passage: str) -> bool:
        said = passages.fold(passage)[0].strip()
        return len(said) >= _TELLS_AN_EXAMPLE and said in self._examples


def _plain(name: str) -> str:
    return passages.fold(name)[0].strip().casefold()


def _is_over(value: str, day: str | None) -> bool:
    """Whether a day lies before that of the article."""
    if day is None or day.startswith("XXXX") or value.startswith("XXXX"):
        return False
    try:
        return bounds(value).surely_before(bounds(day))
    except EdtfError:
        return False
