"""The last twenty of a region, and a count by region, by others over the same log, where they are installed."""

import shutil
import subprocess
import sys
import time
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from tests.bench.figures import Figure, seconds
from tests.bench.fold import counted
from timeline import index, log
from timeline.views.catalog import PROJECTIONS

_ROUNDS = 3
_TRANSACTIONS = 10_000
_LAST = """
import sys, duckdb
path = sys.argv[1].replace("'", "''")
print(len(duckdb.execute(
    f"SELECT id, quote FROM read_json('{path}', format='newline_delimited', union_by_name=true, "
    "columns={id: 'VARCHAR', type: 'VARCHAR', date: 'VARCHAR', quote: 'VARCHAR', regions: 'VARCHAR[]'}) "
    "WHERE list_contains(regions, 'RU-KHA') ORDER BY date DESC, id DESC LIMIT 20").fetchall()))
"""
_COUNT = _LAST.replace(
    "SELECT id, quote", "SELECT region, type, count(*) FROM (SELECT unnest(regions) AS region, type"
).replace("WHERE list_contains(regions, 'RU-KHA') ORDER BY date DESC, id DESC LIMIT 20", ") GROUP BY ALL")


def figures(made):
    index.open(made.place).close()
    timeline = str(Path(sys.executable).with_name("timeline"))
    show = (timeline, "-C", str(made.place.root), "show", "--region", "RU-KHA", "--limit", "20")
    ours = _best(show)
    fold = seconds(lambda: counted(made.place.log))
    yield Figure(what="timeline show --region RU-KHA --limit 20, cold", value=ours * 1000, unit="ms")
    yield Figure(what="count by region and type, folded, one process", value=fold * 1000, unit="ms")
    with suppress(ImportError):
        import_module("duckdb")
        file = str(made.place.log)
        yield _beside(
            "peer: DuckDB over the JSONL, the same twenty, cold", _best((sys.executable, "-c", _LAST, file)), ours
        )
        yield _beside(
            "peer: DuckDB over the JSONL, the same count, cold", _best((sys.executable, "-c", _COUNT, file)), fold
        )
    ledger = "".join(map(_transaction, range(_TRANSACTIONS)))
    count = sum(1 for _ in log.raw_lines(made.place.log))
    state = count / seconds(lambda: PROJECTIONS["history"].fold(log.raw_lines(made.place.log)), rounds=1)
    with suppress(ImportError):
        load = import_module("beancount.loader").load_string
        taken = seconds(lambda: load("2000-01-01 open Assets:A\n2000-01-01 open Assets:B\n" + ledger), rounds=1)
        yield _loaded("peer: beancount loads a ledger, transactions", taken, state)
    yield from _hledger(made.directory / "ledger.journal", ledger, ours, state)


def _hledger(journal, ledger, ours, state):
    """hledger keeps no index: whatever is asked, it reads its whole journal, here a tenth of our log's events or so."""
    program = shutil.which("hledger")
    if program is None:
        yield Figure(what="peer: hledger", value=None, unit="")
        return
    journal.write_text(ledger, encoding="utf-8")
    nothing = _best((program, "--version"))
    taken = _best((program, "-f", str(journal), "balance", "Assets:B"))
    yield _loaded("peer: hledger loads a journal, transactions", taken - nothing, state)
    last = _best((program, "-f", str(journal), "register", "desc:river 9999"))
    yield _beside(f"peer: hledger, one entry of {_TRANSACTIONS:,}, cold", last, ours)


def _loaded(what, taken, state):
    rate = _TRANSACTIONS / taken
    return Figure(what=what, value=rate, unit="entries/s", beside="our fold of whole lines", ratio=rate / state)


def _transaction(number):
    day = f"{2000 + number // 336 % 25}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
    return f'{day} * "Ann Ash" "the bridge over river {number}"\n  Assets:A  {number % 97 + 1} USD\n  Assets:B\n\n'


def _beside(what, taken, ours):
    return Figure(what=what, value=taken * 1000, unit="ms", beside="ours", ratio=taken / ours)


def _best(command):
    best = float("inf")
    for _ in range(_ROUNDS):
        begun = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        best = min(best, time.perf_counter() - begun)
    return best
