"""The first part of an article, or of its page, for one that takes too long to be read whole."""

from attrs import evolve

from timeline.article import Article
from timeline.intake.documents.document import Document
from timeline.language.text.sentences import split_sentences

_PARAGRAPH = "\n\n"


def first_part(article: Article, share: int) -> Article:
    """Return an article with one part of `share` of its text: up to the end of a paragraph, or else of a sentence.

    The same for the same text, whatever the machine. Of 1 it is the article itself.
    """
    if share == 1:
        return article
    text = article.text[: _end(article.text[: len(article.text) // share], article.language)]
    line = article.dateline
    return evolve(article, text=text, dateline=line if line is not None and line.end <= len(text) else None)


def first_of_page(document: Document, share: int) -> Document:
    """Return a document with one part of `share` of what it holds, told as cut. Of 1 it is the document itself."""
    if share == 1:
        return document
    text = document.text[: len(document.text) // share]
    cut = f"only the first {len(text):,} of {len(document.text):,} characters of it were read: more took too long"
    return evolve(document, text=text, cut=cut)


def _end(text: str, language: str) -> int:
    at = text.rfind(_PARAGRAPH, len(text) // 2)
    if at >= 0:
        return at
    sentences = split_sentences(text, language)
    return sentences[-2].end if len(sentences) > 1 else 0
