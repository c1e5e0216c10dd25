"""`page.toml`: what stands on a page around an article, and the words a language is told by."""

from collections.abc import Mapping
from typing import ClassVar

from attrs import frozen

from timeline.language.schema.structure import NO_WORDS, Strings, WordSet


@frozen(kw_only=True)
class PageTable:
    """Lines and labels of news pages, in lower case; a line is told by how it begins."""

    noun: ClassVar = "page"

    published: Strings = ()  # labels before the time of publication
    updated: Strings = ()  # labels before the time of the last change
    day_labels: Strings = ()  # of publication, at the head of the text's first line: "Date: 2022-05-13 The mayor …"
    furniture: Strings = ()  # whole lines that are no part of an article
    furniture_starts: Strings = ()  # how such lines begin
    captions: Strings = ()  # how lines under pictures begin
    bylines: Strings = ()  # how lines begin that name the author
    byline_small: Strings = ()  # small words among the names of a byline
    byline: str = ""  # a word before the author's name: "by"
    titles: Strings = ()  # labels before a title
    beside: Strings = ()  # small words that may stand beside a date in a line of names
    after_date: Strings = ()  # what may follow a date as part of it
    counters: Strings = ()  # behind a number: how often an article was read
    zones: Strings = ()  # names of time zones behind a clock
    endings: Strings = ()  # from such a line on nothing belongs to the article
    corrections: Strings = ()  # how a note on what was wrong in the article begins …
    amended: Strings = ()  # … or what it says, wherever in it, of the article itself: not of a bill or a plan
    papers: Strings = ()  # what papers, agencies and stations are called, beside a name of their own
    disclaimers: Strings = ()  # what a line says that is none of the article
    stop_words: WordSet = NO_WORDS  # the most frequent words: a text in the language is told by them


@frozen(kw_only=True)
class OtherLanguages:
    """What is known of languages without a folder: `text/languages.toml`. All are by language; labels in lower case."""

    stop_words: Mapping[str, WordSet]  # the most frequent words: a text in the language is told by them
    published: Mapping[str, Strings]  # labels before the time of publication
    updated: Mapping[str, Strings]  # labels before the time of the last change
