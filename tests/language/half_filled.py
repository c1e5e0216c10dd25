"""Languages made for tests: folders of data in a place of their own, whole or with tables left out."""

import re
import tomllib
from bisect import bisect_left, bisect_right
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from string import ascii_lowercase

from timeline.language.text import tongue
from timeline.language.time import calendar_words
from timeline.language.words import lexicon

_HEADER = re.compile(r"^\[+([\w.-]+)\]+")
_KEY = re.compile(r'^("[^"\n]+"|[\w-]+) ?= ?')
_LONG = 60
_CACHES = (lexicon._path, lexicon.languages, calendar_words.calendar_languages, tongue._languages)


@contextmanager
def data_folder(folder, monkeypatch):
    """The shipped data beside what stands in a folder, for as long as it lasts."""
    for path in lexicon.DATA.iterdir():
        if not (folder / path.name).exists():
            (folder / path.name).symlink_to(path)
    with monkeypatch.context() as patched:
        patched.setattr(lexicon, "DATA", folder)
        for cache in _CACHES:
            cache.cache_clear()
        yield folder
    for cache in _CACHES:
        cache.cache_clear()


def codes(kind="z"):
    """Names of languages that nobody has; those of one kind are no names of another."""
    return (f"q{kind}" + "".join(letters) for letters in product(ascii_lowercase, repeat=2))


def parts(text):
    """The tables and keys of a data file: their names, each with where it stands.

    Keys of a list of tables are no parts, for an entry is whole; nor are those of a long list of words.
    """
    starts, headers, header = [], [0], ""
    long = {name for name, table in tomllib.loads(text).items() if isinstance(table, dict) and len(table) > _LONG}
    for match in re.finditer(r"^.*$", text, re.MULTILINE):
        line = match.group()
        if line.startswith("["):
            headers.append(match.start())
        if line.startswith("[["):
            header = "an entry."
        elif found := _HEADER.match(line):
            header = found[1]
            starts.append((match.start(), header, True))
        elif (found := _KEY.match(line)) and "." not in header and header not in long:
            starts.append((match.start(), f"{header}.{found[1]}".lstrip("."), False))
    for number, (start, name, table) in enumerate(starts):
        ends = (at for at, other, whole in starts[number + 1 :] if not table or (whole and not other.startswith(name)))
        end = next(ends, len(text))
        before, after = bisect_left(headers, start) - 1, bisect_right(headers, end)
        try:  # in its own table and the next: to read the whole file for each takes long
            tomllib.loads(text[headers[max(before, 0)] : start] + text[end : (*headers, None)[after]])
        except tomllib.TOMLDecodeError:  # what looks like a key stands inside a string
            continue
        yield name, start, end


def without(text, left_out):
    """What is left of a file without some of its parts."""
    kept, at = [], 0
    for _, start, end in sorted(left_out, key=lambda part: part[1:]):
        kept.append(text[at : max(at, start)])
        at = max(at, end)
    return "".join(kept) + text[at:]


def write(folder: Path, code: str, files: dict[str, str]) -> None:
    """Put a language's files into a folder of data."""
    (folder / code).mkdir()
    for name, text in files.items():
        (folder / code / name).write_text(text, encoding="utf-8")
