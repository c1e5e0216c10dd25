"""The texts of articles, read again when a page needs one, and kept for a while."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock
from typing import TYPE_CHECKING

from timeline.app.context import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.app.log_at_time import LogAtTime
    from timeline.views.narrow_rows import ArticleReading
    from timeline.workspace import Workspace

_KEPT = 256


class TextsAtHand:
    """Reads documents again, one at a time. Hash and importer say which text a document is, so it may be kept."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._kept: OrderedDict[tuple[str, str], str] = OrderedDict()
        self._lock = Lock()

    def read(self, source: ArticleReading) -> str | None:
        """Return an article's text; None where its document is not here any more as it was read."""
        key = (source.article, source.data.importer)
        with self._lock:
            if key not in self._kept:
                text = text_of(self.workspace, source)
                if text is None:
                    return None
                self._kept[key] = text
                if len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
            return self._kept[key]

    def of(self, log: LogAtTime) -> Mapping[str, str]:
        """Return the texts of a log by the hash of the document, none of them read yet."""
        return _TextsOfLog(self, log)


class _TextsOfLog(Mapping[str, str]):
    def __init__(self, texts: TextsAtHand, log: LogAtTime) -> None:
        self._texts = texts
        self._log = log

    def __getitem__(self, article: str) -> str:
        text = self._texts.read(self._log.documents[article].reading)
        if text is None:
            raise KeyError(article)
        return text

    def __iter__(self) -> Iterator[str]:
        return iter(self._log.documents)

    def __len__(self) -> int:
        return len(self._log.documents)
