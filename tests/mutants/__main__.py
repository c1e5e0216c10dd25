"""`make mutants`: whether the tests notice what is altered in the log, the index, the views, or what writes judgements.

`python -m tests.mutants [--sample N] [--jobs N] [NAME…]` tries every Nth mutant of each module whose path has one
of the names, and prints how many of each are killed, and those that live. What was tried before is not tried again.
"""

import argparse
import math
import tempfile
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from queue import SimpleQueue

from tests.mutants.bench import Bench
from tests.mutants.trials import ROOT, Trial, trials
from tests.mutants.unfelt import felt_by_nobody
from tests.mutants.verdicts import Verdict, Verdicts, state_of

KEPT = ROOT / ".mutants"


def main() -> None:
    """Try what is asked for and print what became of it."""
    asked = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__.partition("\n")[0])
    asked.add_argument("--sample", type=int, default=1, help="try every Nth mutant of each module")
    asked.add_argument("--first", type=int, default=0, help="the first of them, from 0: another sample")
    asked.add_argument("--most", type=float, default=math.inf, help="seconds of one test that is run")
    asked.add_argument("--jobs", type=int, default=2)
    asked.add_argument("names", nargs="*", help="of modules, or parts of their paths")
    options = asked.parse_args()
    every = trials(options.sample, tuple(options.names), first=options.first)
    unfelt = felt_by_nobody()
    found = [trial for trial in every if not unfelt.of(trial)]
    kept = Verdicts(KEPT / "tried.jsonl")
    todo = [trial for trial in found if kept.of(trial) is None]
    print(f"{len(found)} mutants, {len(todo)} to be tried")
    try_all(todo, kept, options.jobs, options.most)
    if len(found) < len(every):
        print(f"\n{len(every) - len(found)} change nothing that is promised, for reasons on file, and are not tried")
    report([(trial, verdict) for trial in found if (verdict := kept.of(trial))])


def try_all(todo: list[Trial], kept: Verdicts, jobs: int, most: float) -> None:
    """Try mutants, some at once, each process in a copy of its own."""
    for test in {test for trial in todo for test in trial.tests}:
        state_of(test)  # as it is now, when it is copied
    with tempfile.TemporaryDirectory(prefix="mutants-") as directory, ThreadPoolExecutor(jobs) as pool:
        benches: SimpleQueue[Bench] = SimpleQueue()
        for job in range(jobs if todo else 0):
            benches.put(Bench(Path(directory) / str(job), KEPT / "reach"))
        reach = {}
        for tests in dict.fromkeys(trial.tests for trial in todo):
            bench = benches.get()
            try:
                reach[tests] = bench.reach(tests)
            except ValueError as error:
                raise SystemExit(f"{error} fails though nothing is altered") from error
            benches.put(bench)

        def one(trial: Trial) -> str:
            bench = benches.get()
            try:
                return bench.tried(trial, reach[trial.tests], kept.left(trial), most)
            finally:
                benches.put(bench)

        costs = {trial: reach[trial.tests].costs(trial) for trial in todo}
        trying = {pool.submit(one, trial): trial for trial in sorted(todo, key=costs.__getitem__)}
        for done in as_completed(trying):
            trial, killed = trying[done], done.result()
            if killed or most == math.inf:
                kept.keep(trial, killed)
            print(f"{trial.module}:{trial.mutant.line}: {killed or 'lives'}", flush=True)
            if not killed:
                print(trial.mutant.diff, flush=True)
        while not benches.empty():
            benches.get().end()


def report(found: list[tuple[Trial, Verdict]]) -> None:
    """Print those that live, and the rate of each module."""
    modules: dict[str, list[bool]] = defaultdict(list)
    for trial, verdict in found:
        modules[trial.module].append(bool(verdict.killed))
        if not verdict.killed:
            print(f"\n{trial.module}:{trial.mutant.line}\n{trial.mutant.diff}")
    print()
    for name, killed in (*modules.items(), ("all", [one for each in modules.values() for one in each])):
        if killed:
            print(f"{sum(killed) / len(killed):7.1%}  {sum(killed):4} of {len(killed):4}  {name}")


if __name__ == "__main__":
    main()
