"""`make bench`: every benchmark of this directory, printed as ratios to something measured in the same run.

`python -m tests.bench [--events N] [--worlds K] [NAME…]`: a benchmark is a module here with `figures(made)`, which
yields Figures; `made` offers a workspace with a log of N events, and a directory to write to.
"""

import argparse
import pkgutil
import sys
import tempfile
from importlib import import_module
from pathlib import Path

from attrs import frozen

import tests.bench
from tests.bench.make_log import make
from timeline import workspace


@frozen
class Made:
    """What benchmarks stand on."""

    place: workspace.Workspace
    directory: Path
    events: int


def main() -> None:
    """Run the benchmarks named, or all."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--events", type=int, default=100_000, help="how long the log is that is read (100000)")
    parser.add_argument("--worlds", type=int, default=1, help="how many worlds it is told of (1)")
    parser.add_argument("names", nargs="*", help="which benchmarks; all unless any is named")
    asked = parser.parse_args()
    benches = {
        name: module
        for name in sorted(
            found.name for found in pkgutil.iter_modules(tests.bench.__path__) if found.name != "__main__"
        )
        if hasattr(module := import_module(f"tests.bench.{name}"), "figures")
    }
    unknown = set(asked.names) - set(benches)
    if unknown:
        parser.error(f"no benchmark {', '.join(sorted(unknown))}; there are {', '.join(benches)}")
    with tempfile.TemporaryDirectory() as directory:
        place = workspace.create(Path(directory) / "work")
        lines = make(asked.events, place.log, worlds=asked.worlds)
        print(f"a log of {asked.events:,} events, {lines:,} lines, {place.log.stat().st_size:,} bytes")
        made = Made(place, Path(directory), asked.events)
        for name in asked.names or benches:
            print(f"{name}: {(benches[name].__doc__ or '').splitlines()[0]}")
            for figure in benches[name].figures(made):
                print(figure.told())
                sys.stdout.flush()


if __name__ == "__main__":
    main()
