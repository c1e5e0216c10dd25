"""Measure the reading on data sets that are kept outside this repository, and print what their own scorers print.

Usage: python -m tests.quality [--beds DIR --scorers DIR] [--articles DIR --score FILE]... [--answers DIR]

`--beds` holds the built beds (`timex`, `quotes`, `recognizers`, `geo`, `fundus`, each with its cases), `--scorers`
their scripts (`timex.py` …). `--articles` is a directory of articles, imported into a fresh workspace by the real
command; `--score` the script that scores the log it makes (articles.py says what it is asked). `--answers` is a folder
of answers of models, as `timeline ask` stores them: each set is then scored by the rules alone, by the models alone, by
both together. What is not named is not measured.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.quality.articles import scored, table

FLAGS = {"geo": ["--alone"]}  # of the adapters
SCORED = {"recognizers": ["--lang", "English"]}  # of the scorers
BEDS = ("timex", "quotes", "recognizers", "geo", "fundus")


def bed(name: str, beds: Path, scorers: Path, out: Path) -> None:
    """Run one adapter over its bed and the bed's scorer over what it said."""
    if not (beds / name / "cases.jsonl").exists():
        print(f"{name}: no cases in {beds / name}, not measured")
        return
    said = out / f"{name}.jsonl"
    subprocess.run(
        [sys.executable, "-m", f"tests.quality.{name}", str(beds / name), str(said), *FLAGS.get(name, ())], check=True
    )
    print(f"== {name}", flush=True)
    score = [sys.executable, str(scorers / f"{name}.py"), "score", str(beds / name), str(said)]
    subprocess.run([*score, *SCORED.get(name, ())], check=True)


def main() -> None:
    """Measure what is named."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality", description=__doc__.partition("\n")[0])
    parser.add_argument("--beds", type=Path)
    parser.add_argument("--scorers", type=Path)
    parser.add_argument("--articles", type=Path, action="append", default=[])
    parser.add_argument("--score", type=Path, action="append", default=[])
    parser.add_argument("--answers", type=Path)
    asked = parser.parse_args()
    if not (asked.beds and asked.scorers) and not asked.articles:
        parser.exit(2, "nothing to measure: name --beds and --scorers, or --articles and --score (docs/quality.md)\n")
    if len(asked.articles) != len(asked.score):
        parser.exit(2, "each --articles wants its own --score\n")
    with tempfile.TemporaryDirectory() as scratch:
        pairs = zip(asked.articles, asked.score, strict=True)
        scores = [score for pair in pairs for score in scored(*pair, Path(scratch), asked.answers)]
        for line in table(scores) if scores else ():
            print(line)
        for name in BEDS if asked.beds and asked.scorers else ():
            bed(name, asked.beds, asked.scorers, Path(scratch))


if __name__ == "__main__":
    main()
