"""Real pages of many publishers through the reading that `timeline read` shows: publishing day, title, body text.

    python -m tests.quality.fundus CASES_DIR OUT_PRED

CASES_DIR holds cases.jsonl ({id, html, url}); OUT_PRED gets {id, title, date, text} one a line.
"""

import json
import sys
import time
from pathlib import Path

from attrs import evolve

from timeline.errors import TimelineError
from timeline.intake.documents import loading as documents
from timeline.intake.host import discovery
from timeline.intake.host.plugin_host import NO_EVENTS


def main(folder: Path, out: Path) -> None:
    host = discovery.discover()
    cases = [json.loads(line) for line in (folder / "cases.jsonl").read_text("utf-8").splitlines()]
    faults = []
    start = time.perf_counter()
    with out.open("w", encoding="utf-8") as file:
        for case in cases:
            told = {"id": case["id"], "title": None, "date": None, "text": None}
            try:
                document = evolve(documents.load(folder / case["html"], folder), url=case["url"])
                article = host.read(document, sought=NO_EVENTS).article
                stamp = article.published
                told |= {"title": article.title, "date": stamp and stamp.value, "text": article.text}
            except TimelineError as error:
                faults.append(f"{case['id']}: {error}")
            file.write(json.dumps(told, ensure_ascii=False) + "\n")
    spent = time.perf_counter() - start
    print(f"{len(cases)} pages, {len(cases) / spent:.1f} a second, {len(faults)} not read", *faults, sep="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
