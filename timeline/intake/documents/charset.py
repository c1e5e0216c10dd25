"""Bytes to text: which character set a document is written in, and the text without what no reader can use.

Decided here and not by a library, so that the same bytes give the same text, and with it the same ids, on any
machine.
"""

import codecs
import re
import unicodedata
from functools import lru_cache

import re2

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CYRILLIC = ("windows-1251", "koi8-u", "cp866", "iso8859-5", "mac-cyrillic")
_LATIN = "windows-1252"
_SAMPLE = 65_536
_DECLARED = re.compile(rb"<meta[^<>]{0,200}?charset\s{0,8}=\s{0,8}[\"']?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_HEAD = 4096
# Letters that make up most of running Russian, Belarusian and Ukrainian text, and those hardly ever seen.
_COMMON = frozenset("оеаинтсрвлкмдпуязыбгчйхі")
_LETTERS = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяёєіїўґ")
_SIGNS = frozenset("«»„“”—–№…’ ")
_WORD = re.compile(r"[^\W\d_]+")
_ASCII_LETTER = re.compile("[A-Za-z]")
_UNUSABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u00ad\u200b\u2060\u202a-\u202e\u2066-\u2069\ufeff]"
)
_BLANKS = re.compile("[\u1680\u2000-\u200a\u202f\u205f\u3000]")
_RARE = re2.compile(  # either of them, looked for at several times the speed
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x{9f}\x{ad}\x{1680}\x{2000}-\x{200b}\x{202a}-\x{202f}"
    r"\x{205f}\x{2060}\x{2066}-\x{2069}\x{3000}\x{feff}]"
)
_LINE_ENDS = ("\r\n", "\r", "\u0085", "\u2028", "\u2029")


def decode(content: bytes, *, html: bool = False) -> tuple[str, str]:
    """Return text and the name of its character set. `html` lets the page say it in its head."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(name, "replace"), name
    if b"\0" in content[:_SAMPLE] and (wide := _wide(content)):
        return content.decode(wide, "replace"), wide
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    if _damaged_utf8(content):
        return content.decode("utf-8", "replace"), "utf-8"
    if html and (declared := _declared(content)):
        return content.decode(declared, "replace"), declared
    name = _guess(content)
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


def _declared(content: bytes) -> str | None:
    found = _DECLARED.search(content[:_HEAD])
    return _known(found.group(1).decode("ascii")) if found else None


@lru_cache(maxsize=256)  # pages may call their character set anything
def _known(name: str) -> str | None:
    try:
        known = codecs.lookup(name)
    except LookupError:
        return None
    return known.name if known._is_text_encoding and not known.name.startswith("utf") else None  # noqa: SLF001 - the only place where codecs says so


def _guess(content: bytes) -> str:
    """Return the single-byte set under which the text looks most like a language written with it."""
    sample = content[:_SAMPLE]
    best = max(_CYRILLIC, key=lambda name: _likeness(sample.decode(name, "replace")))
    return best if _likeness(sample.decode(best, "replace")) > 0 else _LATIN


def _likeness(text: str) -> float:
    """How much of what is not ASCII reads as Cyrillic: common small letters for it, anything else against it."""
    score = 0.0
    for word in _WORD.findall(text):
        if word.isascii():
            continue
        if _ASCII_LETTER.search(word):  # one word in two scripts
            score -= 2
            continue
        for previous, letter in zip(" " + word, word, strict=False):
            if letter in _COMMON:
                score += 1
            elif letter.lower() in _LETTERS:
                score += 0.2 if letter.islower() or not previous.islower() else -1
            else:
                score -= 1
    return score - sum(sign > "\x7f" and sign not in _SIGNS for sign in _WORD.sub("", text))
