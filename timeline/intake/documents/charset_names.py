"""Names of character sets as servers and pages tell them, and the sets that are meant by them (WHATWG, Encoding)."""

import codecs
import re
from functools import lru_cache

_READABLE = re.compile(
    r"cp\d|iso8859|koi8|kz1048|mac|tis|big5|euc|gb|shift|iso2022_jp|iso2022_kr|johab|ascii|hp-roman8"
)
_CALLED = re.compile(r"(?:x-)?(?:windows-)?")
_TOLD = re.compile(r"charset\s{0,8}=\s{0,8}[\"']?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
# What is written in these sets is, as a rule, written in the larger one.
_LARGER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
}
_ALSO_CALLED = {"windows-31j": "cp932", "iso-8859-8-i": "iso8859-8", "iso-8859-8-e": "iso8859-8"}
WESTERN = "cp1252"


@lru_cache(maxsize=256)  # pages may call their character set anything
def known_set(name: str) -> str | None:
    """Return the codec that a name of a character set means, None of UTF and of what is no character set at all."""
    told = name.strip().lower()
    for called in (_ALSO_CALLED.get(told, told), told.removeprefix("x-"), _CALLED.sub("cp", told, count=1)):
        try:
            known = codecs.lookup(called)
        except (LookupError, ValueError):
            continue
        return _LARGER.get(known.name, known.name) if _READABLE.match(known.name) else None
    return None


def told_set(content_type: str | None) -> str | None:
    """Return the character set that a Content-Type names, as it names it."""
    found = _TOLD.search((content_type or "")[:1000])
    return found.group(1) if found else None
