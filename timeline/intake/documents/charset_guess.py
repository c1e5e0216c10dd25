"""Which character set bytes are in that nothing tells of: the one under which they look most like what people write."""

import re

_CYRILLIC = ("windows-1251", "koi8-u", "cp866", "iso8859-5", "mac-cyrillic")
_GREEK = ("iso8859-7", "cp1253")
_CENTRAL = ("cp1250", "iso8859-2")
_LATIN = "windows-1252"
_WORD = re.compile(r"[^\W\d_]+")
_ASCII_LETTER = re.compile("[A-Za-z]")
# Letters that make up most of running Russian, Belarusian and Ukrainian text, and those hardly ever seen; then Greek.
_COMMON = frozenset("оеаинтсрвлкмдпуязыбгчйхі")
_LETTERS = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяёєіїўґ")
_COMMON_GREEK = frozenset("αοιετσνηυρπκμλςωάέήίόύώ")
_GREEK_LETTERS = frozenset("αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ")
_SIGNS = frozenset("«»„“”—–№…’ ")
_IN_A_WORD = re.compile("[A-Za-z][¹³¿¼¾±¶ºœŸ][a-zóê]")  # what Polish, Czech or Hungarian becomes under the Western set
_FEWEST = 2
_BEYOND = re.compile(rb"[\x80-\xff]+")
_PAIRED = re.compile(rb"(?:[\xa1-\xfe]{2})+")
_LONG, _MANY = 40, 6  # bytes of a run, and runs, all of whose bytes go in pairs, which is no accident
_KANA = re.compile("[\u3041-\u30fc]")
_WIDE = re.compile("[\u3041-\u30fc\u4e00-\u9fff]")


def guess(sample: bytes) -> str:
    """Return the name of the likeliest set."""
    if paired := _by_pairs(sample):
        return paired
    cyrillic, letters = max((_likeness(sample.decode(name, "replace"), _COMMON, _LETTERS), name) for name in _CYRILLIC)
    greek, other = max(
        (_likeness(sample.decode(name, "replace"), _COMMON_GREEK, _GREEK_LETTERS), name) for name in _GREEK
    )
    if max(cyrillic, greek) > 0:
        return letters if cyrillic >= greek else other
    if len(_IN_A_WORD.findall(sample.decode(_LATIN, "replace"))) >= _FEWEST:
        return max(_CENTRAL, key=lambda name: _letters(sample.decode(name, "replace")))
    return _LATIN


def _by_pairs(sample: bytes) -> str | None:
    """Return the set of Japanese, Korean or Chinese, whose letters are two bytes each."""
    runs = _BEYOND.findall(sample)
    if runs and sample.endswith(runs[-1]) and len(runs[-1]) % 2:
        runs[-1] = runs[-1][:-1]  # the sample ends within a letter
    if (len(runs) >= _MANY or max(map(len, runs), default=0) > _LONG) and all(
        map(_PAIRED.fullmatch, filter(None, runs))
    ):
        first = b"".join(run[::2] for run in runs)
        if _share(first, 0xA4, 0xA5) > 0.2:  # noqa: PLR2004 - of running Japanese, kana are half
            return "euc_jp"
        return "cp949" if _share(first, 0xB0, 0xC8) > 0.9 else "gb18030"  # noqa: PLR2004 - of Korean, nearly all
    text = sample.decode("cp932", "replace")
    wide, kana = len(_WIDE.findall(text)), len(_KANA.findall(text))
    if wide > _LONG / 2 and kana > wide / 5 and text.count("\ufffd") <= 1:
        return "cp932"
    return None


def _share(content: bytes, low: int, high: int) -> float:
    return sum(low <= byte <= high for byte in content) / len(content) if content else 0.0


def _letters(text: str) -> int:
    return sum(character > "\x7f" and character.isalpha() for character in text)


def _likeness(text: str, common: frozenset[str], letters: frozenset[str]) -> float:
    """How much of what is not ASCII reads as a script: common small letters for it, anything else against it."""
    score = 0.0
    for word in _WORD.findall(text):
        if word.isascii():
            continue
        if _ASCII_LETTER.search(word):  # one word in two scripts
            score -= 2
            continue
        for previous, letter in zip(" " + word, word, strict=False):
            if letter in common:
                score += 1
            elif letter.lower() in letters:
                score += 0.2 if letter.islower() or not previous.islower() else -1
            else:
                score -= 1
    return score - sum(sign > "\x7f" and sign not in _SIGNS for sign in _WORD.sub("", text))
