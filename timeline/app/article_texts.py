"""The texts of many articles, read again at once, each by the importer that read it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.intake.documents.unread import UnreadDocument
    from timeline.views.narrow_rows import ArticleReading
    from timeline.workspace import Workspace


def texts_of(workspace: Workspace, sources: Iterable[ArticleReading]) -> dict[str, str]:
    """Return, by the hash of the document, the text of every article that is still here as it was read.

    What is gone or has changed, and what no importer of that name reads any more, has none. Raises WorkerError.
    """
    from timeline.app.context import document_of
    from timeline.app.plugin_workers import readers
    from timeline.intake.host.faults import UnknownImporterError
    from timeline.intake.run.batch import Batch

    by_importer: dict[str, list[tuple[ArticleReading, UnreadDocument]]] = defaultdict(list)
    for source in sources:
        document = document_of(workspace, source.path)
        if document is not None:
            by_importer[source.data.importer.partition("@")[0]].append((source, document))
    texts = {}
    for importer, there in sorted(by_importer.items()):
        try:
            with readers(workspace, workspace.root, importer=importer, events=False) as workers:
                answers = list(workers.read(document for _, document in there))
        except UnknownImporterError:
            continue
        for (source, _), answer in zip(there, answers, strict=True):
            if isinstance(answer, Batch) and answer.reading.article == source.article:
                texts[source.article] = answer.article.text
    return texts
