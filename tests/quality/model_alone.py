"""What models marked, without what the rules find: a workspace whose log holds the events of stored answers alone."""

from contextlib import closing
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from timeline.article import Article, Finding
from timeline.intake.documents import loading
from timeline.intake.documents.document import Document
from timeline.intake.host import discovery
from timeline.intake.host.plugin_host import Loaded
from timeline.intake.importer import Claim
from timeline.intake.marked.model_reading import marks_read
from timeline.intake.marked.stored_answers import StoredAnswers
from timeline.intake.run import importing
from timeline.intake.run.batch import attempt
from timeline.log import Writer
from timeline.workspace import create


@frozen
class ModelAlone:
    """An importer in another's place, which reads the same articles and of them only what was marked."""

    importer: Any
    stored: StoredAnswers

    @property
    def name(self) -> str:
        """The other's name."""
        return str(self.importer.name)

    @property
    def version(self) -> int:
        """The other's version."""
        return int(self.importer.version)

    @property
    def rank(self) -> int:
        """The other's rank."""
        return int(getattr(self.importer, "rank", 1))

    def claims(self, document: Document) -> Claim | None:
        """Claim what the other claims."""
        claim: Claim | None = self.importer.claims(document)
        return claim

    def read(self, document: Document) -> Article:
        """Read as the other does."""
        article: Article = self.importer.read(document)
        return article

    def events(self, article: Article) -> tuple[Finding, ...]:
        """Return what was marked in the article."""
        return marks_read(article, tuple(self.stored.of(article.text)))[0]


def marked_log(articles: Path, answers: Path, out: Path) -> Path:
    """Write the log of what models marked in a directory of articles; return where it is."""
    workspace = create(out)
    host = discovery.discover()
    stored = StoredAnswers(answers)
    host = evolve(host, importers=tuple(Loaded(ModelAlone(one.importer, stored), one.origin) for one in host.importers))
    read = (
        attempt(loading.parse(path.read_bytes(), f"seeds/{path.name}"), host) for path in sorted(articles.glob("*.txt"))
    )
    with closing(Writer(workspace)) as log:
        for _ in importing.run(read, log.locked, recorded=lambda: "2026-01-01T00:00:00Z", by="quality"):
            pass
    return workspace.log
