"""The deeds of a sentence: each finite word with the infinitive or participle that it frames or governs."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from timeline.language.clauses.clause import Modality, Tense
from timeline.language.clauses.framed import finite_words
from timeline.language.clauses.framed.deed import Deed
from timeline.language.clauses.framed.deed_forms import DeedForms, DeedTimes, Governing
from timeline.language.clauses.framed.frame_words import FrameWords
from timeline.language.clauses.framed.held_words import governed
from timeline.language.clauses.framed.open_presents import open_present, staged_past
from timeline.language.clauses.framed.word_row import Stretch, Word

FAR = 3  # stretches within which what a governor governs stands
_AHEAD: tuple[Modality, ...] = ("will", "would", "schedule", "duty")  # in what was promised: it is to come
_BINDING: tuple[Modality, ...] = ("undertaking", "agreement", "plan", "order")  # what is told is then to come


def deeds_of(row: Sequence[Word], stretches: Sequence[Stretch], known: FrameWords, times: DeedTimes) -> list[Deed]:
    """Return the deeds of a sentence, in the order of their finite words."""
    return list(_DeedReader(row, stretches, known, times).deeds())


class _DeedReader(DeedForms):
    """Reads a sentence from left to right; a governor waits for its deed over stretches that have no finite word."""

    def deeds(self) -> Iterator[Deed]:
        self.fronted = self._fronting()
        last = len(self.stretches) - 1
        for number, deeds in self._by_stretch():
            for deed in deeds:
                content = self.fronted is not None and number < last
                yield _as_content(deed, self.fronted) if content and self.fronted is not None else deed

    def _fronting(self) -> Governing | None:
        """Return what closes a sentence and promises what it began with: "…, versprach die Landrätin"."""
        number = len(self.stretches) - 1
        if number < 1 or not self.known.endings.present:
            return None
        last = self.stretches[number]
        at = last.left
        for governor in self.known.governors.get(self._low(at), ()):
            stop = self._behind_last(last.left, last.right)
            fits = governor.form in ("present", "past") and governor.modality == "undertaking"
            if fits and self._has_particle(governor.particle, at, at + 1, stop):
                tense: Tense = "present" if governor.form == "present" else "past"
                deed = Deed(lead=at, head=at, main=at, last=at, rest=at, left=at, right=at + 1, governed=tense)
                return Governing(replace(deed, modality="undertaking", governor=governor.verb), governor, number)
        return None

    def _behind_last(self, left: int, right: int) -> int:
        while right > left + 1 and self.row[right - 1].sign:
            right -= 1
        return right

    def _by_stretch(self) -> Iterator[tuple[int, Sequence[Deed]]]:
        for number, stretch in enumerate(self.stretches):
            yield number, tuple(self._of_stretch(number, stretch))

    def _of_stretch(self, number: int, stretch: Stretch) -> Iterator[Deed]:
        opener = finite_words.opener_of(self.row, stretch, self.known)
        heads = finite_words.finite_words(self.row, stretch, opener, self.known)
        if self.waiting is not None and number - self.waiting.stretch > FAR:
            self.waiting = None
        if not heads and opener is None and self.waiting is None:
            promised = self.fronted is not None
            heads = open_present(self.row, stretch, self.known, self.times.ahead, promised=promised)
            heads = heads or staged_past(self.row, stretch, self.known, self.times.told)
        if not heads:
            yield from self._of_waiting(stretch)
            return
        governing = self.waiting if opener is not None and self._low(opener) in self.known.words.content else None
        self.waiting = None
        for index, head in enumerate(heads):
            end = heads[index + 1] if index + 1 < len(heads) else stretch.right
            left = stretch.left if not index else self._behind_joint(heads[index - 1] + 1, head)
            for deed in self._of_head(head, end, left, opener, number):
                yield deed if governing is None else _as_content(deed, governing)

    def _behind_joint(self, begin: int, head: int) -> int:
        """Return where a further clause of a stretch begins: behind the last joint before its finite word, if any."""
        return next((at + 1 for at in range(head - 1, begin, -1) if self._low(at) in self.known.words.joint), begin)

    def _of_waiting(self, stretch: Stretch) -> Iterator[Deed]:
        """Yield what a governor governs in a stretch without a finite word."""
        waiting = self.waiting
        if waiting is None or self._low(stretch.left) in self.known.words.purpose:
            return
        found = governed(self.row, stretch.left, stretch.right, self.known, bare=False)
        for word, right in zip(found, self._rights(found, stretch.right), strict=True):
            yield self._governed(waiting.deed, word, stretch.left, right)
            self.waiting = None


def _as_content(deed: Deed, waiting: Governing) -> Deed:
    """Return a deed as the content of what governs it: "promised that … would"."""
    governing = waiting.deed
    stays = deed.modality == "plain" and deed.tense in ("present", "under_way") and deed.sort not in ("state", "saying")
    if deed.modality in _AHEAD or deed.tense == "to_come" or (stays and governing.modality in _BINDING):
        return replace(
            deed,
            modality=governing.modality,
            tense="to_come",
            governed=governing.governed,
            denied=governing.denied,
            content_of=governing,
        )
    return deed
