"""Crawls of other readers' own tests through what `timeline import FILE` makes of them: pages, or why there are none.

    python -m tests.quality.crawls DIR...

DIR holds the archives: test/data of github.com/webrecorder/warcio, tests/data of chatnoir-eu/chatnoir-resiliparse.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from timeline.errors import TimelineError
from timeline.intake.documents import named_files
from timeline.intake.run import unpacking

SHOWN = 2  # pages of each archive


def told(path: Path) -> Iterator[str]:
    """Yield how many pages an archive holds, the first of them, and all that is wrong with it."""
    found, _ = named_files.of_paths([path], path.parent)
    pages, faults = [], []
    for source in unpacking.each(found):
        try:
            document = source.load()
        except TimelineError as error:
            faults.append(str(error))
        else:
            title = document.text.partition("<title>")[2].partition("<")[0].strip()[:50]
            pages.append(f"{document.url} {document.fetched} {document.charset} {title!r} {document.cut or ''}")
    yield f"{path.name}: {len(pages)} pages, {len(faults)} faults"
    yield from (f"   {line}" for line in (*pages[:SHOWN], *faults))


if __name__ == "__main__":
    for folder in map(Path, sys.argv[1:]):
        for path in sorted(path for path in folder.iterdir() if path.is_file()):
            print(*told(path), sep="\n")
