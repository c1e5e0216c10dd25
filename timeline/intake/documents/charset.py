"""Bytes to text: which character set a document is written in, and the text without what no reader can use.

Decided here and not by a library, so that the same bytes give the same text, and with it the same ids, on any
machine.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterable

import re2

from timeline.intake.documents.charset_guess import guess
from timeline.intake.documents.charset_names import WESTERN, known_set

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65_536
_DECLARED = re.compile(rb"<meta[^<>]{0,200}?charset\s{0,8}=\s{0,8}[\"']?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_HEAD = 4096
_BROKEN = 0.01  # of the bytes beyond ASCII may be none of their set
_ASCII = bytes(range(0x80))
_ESCAPE = b"\x1b"  # by which ISO 2022 changes its sets, all its bytes being ASCII
_UNUSABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u00ad\u200b\u2060\u202a-\u202e\u2066-\u2069\ufeff]"
)
_BLANKS = re.compile("[\u1680\u2000-\u200a\u202f\u205f\u3000]")
_RARE = re2.compile(  # either of them, looked for at several times the speed
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x{9f}\x{ad}\x{1680}\x{2000}-\x{200b}\x{202a}-\x{202f}"
    r"\x{205f}\x{2060}\x{2066}-\x{2069}\x{3000}\x{feff}]"
)
_LINE_ENDS = ("\r\n", "\r", "\u0085", "\u2028", "\u2029")


def decode(content: bytes, *, html: bool = False, told: str | None = None) -> tuple[str, str]:
    """Return text and the name of its character set.

    A mark at its beginning decides, then whether it is UTF-8, then what was `told` of it by whoever sent it, then what
    a page (`html`) says in its head; each of them only where the bytes bear it out. Else it is guessed.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(name, "replace"), name
    if b"\0" in content[:_SAMPLE] and (wide := _wide(content)):
        return content.decode(wide, "replace"), wide
    names = (told, _declared(content) if html else None)
    if content.isascii() and _ESCAPE in content and (named := _named(content, names)):
        return named
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    if _damaged_utf8(content):
        return content.decode("utf-8", "replace"), "utf-8"
    if named := _named(content, names):
        return named
    name = guess(content[:_SAMPLE])
    return content.decode(name, "replace"), name


def clean(text: str) -> str:
    r"""Return text in NFC with `\n` line ends and plain blanks, without control, bidi and invisible characters."""
    rare = _has_rare(text)
    if not text.isascii():
        text = text.replace("\u00a0", " ")
        if rare:
            text = _BLANKS.sub(" ", text)
        if not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
    for end in _LINE_ENDS:  # much faster than a pattern where there are none
        text = text.replace(end, "\n")
    return _UNUSABLE.sub("", text) if rare else text


def _has_rare(text: str) -> bool:
    try:
        return _RARE.search(text) is not None
    except UnicodeEncodeError:  # half a character
        return True


def _wide(content: bytes) -> str | None:
    """UTF-16 without a mark: every other byte is NUL, or 4 where the letter is Cyrillic."""
    sample = content[:_SAMPLE]
    for name, offset in (("utf-16-le", 1), ("utf-16-be", 0)):
        high, low = sample[offset::2], sample[1 - offset :: 2]
        if high.count(0) + high.count(4) > len(high) * 0.9 and low.count(0) < len(low) * 0.05:
            return name
    return None


def _damaged_utf8(content: bytes) -> bool:
    """UTF-8 with a few broken bytes (a torn end, a pasted line): far more sequences are whole than broken."""
    sample = content[:_SAMPLE].decode("utf-8", "replace")
    broken = sample.count("\ufffd")
    whole = sum(character > "\x7f" for character in sample) - broken
    return whole > 8 * broken


def _named(content: bytes, names: Iterable[str | None]) -> tuple[str, str] | None:
    """Return text and set by the first name that the bytes bear out; of Western ones, servers' default, none does."""
    for name in names:
        known = known_set(name) if name else None
        if known is None or known == WESTERN:
            continue
        text = content.decode(known, "replace")
        if text.count("\ufffd") <= 1 + _BROKEN * len(content.translate(None, _ASCII)):
            return text, known
    return None


def _declared(content: bytes) -> str | None:
    found = _DECLARED.search(content[:_HEAD])
    return found.group(1).decode("ascii") if found else None
