"""What keeps matches, and what reads the few lines of a log that are matched again, as whoever matches asks of them."""

from collections.abc import Collection, Iterable
from typing import Protocol

from timeline.views.current_lines import Standing
from timeline.views.links.dossiers import Row

DocumentPair = tuple[str, str]  # documents, in their order


class Kept(Protocol):
    """What is kept of matches (timeline.index.kept_matches)."""

    def wipe(self) -> None:
        """Forget everything."""
        ...

    def propose(self, earlier: str, proposals: Iterable[tuple[str, bytes]]) -> None:
        """Keep what is offered of an earlier event, by the later ones."""
        ...

    def count(self, words: Iterable[tuple[str, int, int]]) -> None:
        """Keep words, how many articles have them, and of how many."""
        ...

    def counted(self, words: Iterable[str]) -> list[tuple[str, int, int]]:
        """Return what was kept of words."""
        ...

    def dossiers(self, documents: Iterable[str]) -> list[bytes]:
        """Return what is kept of documents."""
        ...

    def shelve(self, dossiers: Iterable[tuple[str, bytes]]) -> None:
        """Keep dossiers."""
        ...

    def unshelve(self, documents: Iterable[str]) -> None:
        """Forget those of documents."""
        ...

    def file(self, rows: Iterable[Row]) -> None:
        """File acts."""
        ...

    def unfile(self, rows: Iterable[Row]) -> None:
        """Take acts out."""
        ...

    def filed(self, key: int, first: int, last: int, until: int = 0) -> list[str]:
        """Return who is filed under a key on some days and ends no sooner than on one."""
        ...

    def next_filed(self, key: int, day: int, most: int) -> list[str]:
        """Return who is filed next behind a day."""
        ...

    def day_before(self, key: int, day: int, name: str, places: int) -> int:
        """Return the day of who is filed so many places before; 0 where nobody is."""
        ...

    def post(self, rows: Iterable[tuple[int, str]]) -> None:
        """Note words of documents."""
        ...

    def unpost(self, rows: Iterable[tuple[int, str]]) -> None:
        """Take documents out from under words."""
        ...

    def posted(self, word: int, most: int) -> list[str]:
        """Return documents that have a word, no more than so many."""
        ...

    def meet(self, rows: Iterable[tuple[str, str, str, str, float]]) -> None:
        """Keep what acts met."""
        ...

    def unmeet(self, askers: Iterable[str], documents: Iterable[str]) -> set[DocumentPair]:
        """Forget what acts met, and all of some documents; return the documents of both."""
        ...

    def met_between(self, here: str, there: str) -> list[tuple[str, str, float]]:
        """Return what acts of two documents met."""
        ...

    def draw(self, rows: Iterable[tuple[str, str, str, str, str, bytes]]) -> None:
        """Keep what rules drew."""
        ...

    def undraw_of(self, rule: str, earlier: Iterable[str]) -> set[str]:
        """Forget what a rule drew for events; return these."""
        ...

    def undraw_between(self, rule: str, pairs: Iterable[DocumentPair]) -> set[str]:
        """Forget what a rule drew of pairs of documents; return the earlier events."""
        ...

    def undraw_documents(self, documents: Iterable[str]) -> set[str]:
        """Forget all that was drawn of documents; return the earlier events."""
        ...

    def drawn_of(self, earlier: Iterable[str]) -> list[bytes]:
        """Return what was drawn for earlier events."""
        ...

    def drawn_by(self, rule: str, documents: Iterable[str]) -> list[tuple[str, str, bytes]]:
        """Return what a rule drew of documents, with the documents of both ends."""
        ...


class Lines(Protocol):
    """The log, asked for a few of its lines."""

    def standing(self, names: Collection[str]) -> Standing:
        """Return what stands of some events and of the documents named, with all that was judged of them."""
        ...
