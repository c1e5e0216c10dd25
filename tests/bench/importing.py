"""A page read to its article and its events, beside trafilatura on the same pages; two jobs of an import beside one.

What is read warm is in processor time, in turn. Two jobs are told by the clock, which says little on a machine that
others use, and by what they use of the processor beside one.
"""

import gc
import random
import subprocess
import sys
import time
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

from trafilatura import bare_extraction

from tests.bench.figures import Figure, compiled, in_turn
from tests.bench.make_warc import make, page
from timeline.intake.documents.loading import parse
from timeline.intake.pages.generic_html import Html
from timeline.language.reading import read_article

_SEEDS = Path(__file__).parents[2] / "seeds"
_PAGES = 100
_CRAWL = 1000  # pages
_ROUNDS = 3
_JOBS = (1, 2)
_LEAST = 1.85  # times as fast two jobs are asked to be


def figures(made):
    chance = random.Random(0)
    told = [path.read_text(encoding="utf-8") for path in sorted(_SEEDS.glob("*.txt"))]
    sources = [page(number, chance, told[number % len(told)])[2].encode() for number in range(_PAGES)]
    documents = [parse(source, f"{number}.html") for number, source in enumerate(sources)]
    articles = [Html().read(document) for document in documents]
    acts = {
        "peer: trafilatura, metadata too": lambda: [bare_extraction(source, with_metadata=True) for source in sources],
        "loaded and decoded": lambda: [parse(source, "page.html") for source in sources],
        "its article found": lambda: [Html().read(document) for document in documents],
        "its events read": lambda: [read_article(article) for article in articles],
    }
    taken = in_turn(acts, _ROUNDS, time.process_time)
    base = next(iter(taken.values()))
    for what, least in taken.items():
        each = least / _PAGES * 1000
        yield Figure(what=f"a page: {what}", value=each, unit="ms", beside="trafilatura's", ratio=least / base)
    yield from _jobs(made.directory, told)


def _jobs(directory, told):
    crawl = directory / "news.warc.gz"
    make(_CRAWL, crawl, told=told)
    timeline = str(Path(sys.executable).with_name("timeline"))
    space = str(directory / "crawled")
    subprocess.run((timeline, "init", space), check=True, capture_output=True)
    command = (timeline, "-C", space, "import", "--dry-run", "--no-progress", str(crawl), "--jobs")
    clock, used = (dict.fromkeys(_JOBS, float("inf")) for _ in range(2))
    for _ in range(_ROUNDS):
        for jobs in _JOBS:
            gc.collect()
            begun, before = time.perf_counter(), getrusage(RUSAGE_CHILDREN)
            subprocess.run((*command, str(jobs)), check=True, capture_output=True, env=compiled())
            after = getrusage(RUSAGE_CHILDREN)
            clock[jobs] = min(clock[jobs], time.perf_counter() - begun)
            used[jobs] = min(used[jobs], after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    yield Figure(what=f"{_CRAWL:,} pages, one job: processor", value=used[1], unit="s")
    yield Figure(
        what="two jobs: processor", value=used[2], unit="s", beside="one job's processor", ratio=used[2] / used[1]
    )
    yield Figure(
        what="two jobs: by the clock",
        value=clock[2],
        unit="s",
        beside="as fast as one job",
        ratio=clock[1] / clock[2],
        least=_LEAST,
    )
