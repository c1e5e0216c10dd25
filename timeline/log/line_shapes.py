"""What views take article and judgement lines for: their fields, of the types that are read without looking again."""

from collections.abc import Mapping
from typing import Any

import msgspec


class Stamped(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """A time that stands on a page, and the text it was read from."""

    value: str
    raw: str = ""


class StatedFields(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """What a person said of a document, whatever its page says."""

    published: str | None = None
    publisher: str | None = None
    date_order: str | None = None
    turn: int | None = None


class ArticleData(msgspec.Struct, frozen=True, omit_defaults=True):
    """What an article line says of its document, and where the copy lay that was read, and when it was fetched."""

    title: str = ""
    importer: str = ""
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    credit: str | None = None
    published: Stamped | None = None
    updated: Stamped | None = None
    page_stamp: Stamped | None = None
    text_sha256: str | None = None
    copy_of: str | None = None
    revision_of: str | None = None
    partial: str | None = None
    stated: StatedFields = StatedFields()
    events: tuple[str, ...] = ()
    path: str = ""
    fetched: Stamped | None = None


class ArticleReading(msgspec.Struct, frozen=True):
    """One reading of one document: an article line, decoded."""

    id: str
    article: str
    data: ArticleData
    recorded: str = ""
    by: str | None = None
    date: str | None = None

    @property
    def path(self) -> str:
        """Where the copy lay that was read."""
        return self.data.path

    @property
    def fetched(self) -> Stamped | None:
        """When the copy was fetched that was read."""
        return self.data.fetched


class Judged(msgspec.Struct, frozen=True):
    """A judgement line, decoded. `data` holds the fields docs/design.md 3.3 names for its type.

    `follows` holds, by the id it names, the id of what stands for that in a newer reading of the same article.
    """

    id: str
    type: str
    data: dict[str, Any]
    recorded: str = ""
    by: str = ""
    follows: Mapping[str, str] = msgspec.field(default={}, name="")

    def of(self, key: str) -> str:
        """Return what a field of `data` names, or an empty text; of a line that is gone, what stands for it."""
        value = self.data.get(key)
        return self.follows.get(value, value) if isinstance(value, str) else ""

    @property
    def names(self) -> tuple[str, ...]:
        """The ids it names, as its line has them."""
        found = [self.data.get(key) for key in ("target", "earlier", "later", "pledge")]
        evidence = self.data.get("evidence")
        found += evidence if isinstance(evidence, list) else []
        return tuple(name for name in found if isinstance(name, str))


decode_reading = msgspec.json.Decoder(ArticleReading).decode
decode_judged = msgspec.json.Decoder(Judged).decode
