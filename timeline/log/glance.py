"""The few keys of a line that the log itself needs: what it is, what it hangs on, what it names."""

from typing import Any

import msgspec

from timeline import codec
from timeline.model import SCHEMA


class Glance(msgspec.Struct, frozen=True):
    """A line seen narrowly. `data` is undecoded JSON."""

    v: int
    id: str
    type: str
    article: str = ""
    recorded: str | None = None
    prev: tuple[str, ...] = ()
    seal: str | None = None
    data: msgspec.Raw = msgspec.Raw(b"{}")


class ArticleData(msgspec.Struct, frozen=True):
    """What an article line's `data` says about its document and its batch."""

    url: str | None = None
    text_sha256: str | None = None
    copy_of: str | None = None
    events: tuple[str, ...] = ()


_decode = msgspec.json.Decoder(Glance).decode
_decode_article = msgspec.json.Decoder(ArticleData).decode


def glance(raw: bytes) -> Glance:
    """Look at one line of any type and version. Raises LineError."""
    try:
        seen = _decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return _of_newer(raw)
    return seen if seen.v == SCHEMA else _of_newer(raw)


def article_data(seen: Glance) -> ArticleData:
    """Return what an article line says of its batch. Raises LineError."""
    try:
        return _decode_article(seen.data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise codec.LineError(str(error)) from None


def _of_newer(raw: bytes) -> Glance:
    """Look at a line whose version or type may put other things under the keys known here."""
    line = codec.decode_mapping(raw)
    header = codec.decode(raw)
    prev = line.get("prev")
    return Glance(
        v=header.v,
        id=header.id,
        type=header.type,
        article=_text(line.get("article")) or "",
        recorded=_text(line.get("recorded")),
        prev=tuple(seal for seal in prev if isinstance(seal, str)) if isinstance(prev, list) else (),
        seal=_text(line.get("seal")),
        data=msgspec.Raw(msgspec.json.encode(line.get("data", {}))),
    )


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None
