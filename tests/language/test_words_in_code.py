"""No word of a language stands in code: what a language says is data, so that another can say it."""

from functools import cache
from pathlib import Path

import pytest

from tests.language.words_in_code import is_of_a_language, words_in

ROOMS = ("timeline/language", "timeline/intake/texts", "timeline/intake/pages")
CODE = sorted(path for room in ROOMS for path in Path(room).rglob("*.py"))

# Strings that look like words and are none, parted by semicolons, by a part of the path: each with the reason.
NO_WORDS = {
    # names of HTML, of metadata and of the libraries that read them
    "intake/pages/": "script;style;noscript;datetime;button;footer;nav;select;http://;https://;meta;property"
    ";itemprop;http-equiv;datepublished;publishdate;publish-date;pubdate;datemodified;last-modified;lastmod;articleBody;lang"
    ";inLanguage;content-language;datePublished;dateModified;publish;entry-date;href;class;rel;li;blockquote;trafilatura"
    ";htmldate;justext;readability;replace;cite;figcaption;unicode;iterdescendants"
    ";div;section;header;summary;ul;ol;pre;dl;br;td",
    "texts/furniture.py": "br;di",  # the first letters of tags
    "texts/layout.py": "title",  # a part of a layout
    # names of groups and of what a rule gives
    "acts/": "modifiers;kind;stay",
    "acts/figures.py": "percent;percentage points",  # units of the event format
    "quantity/": "percentage points",  # the same
    "clauses/inflected/": "mfnp;pn;mf;mfn;_words",  # letters of genders and of the plural; the end of keys of data
    "people/name_candidates.py": "apposition",  # what makes a name a person's
    "places/": "county;commune;qsa;by context",  # kinds of the gazetteer, and what a doubt says
    "schema/structure.py": "a string",  # a message
    "text/tongue.py": "Ѐ-ӿ;ta;te;th;ka;hy",  # an alphabet, and languages that are told by theirs
    # letters of classes of words of time, names of kinds and forms
    "time/": "uVQ;oe;ltx;oDd;uVG;uVGQ;jwdnYioD;Nlt;uK;ltxy;ab;yltxMY;uVQKG;u;t;s;capitals;dash;round;slashed"
    ";square;iso;ymd;absolute-time;year ;stop agency",
}
MODES = frozenset(("rb",))  # of opened files

pytestmark = pytest.mark.no_cover  # what is read here is not run


@cache
def found_in(path):
    return tuple(words_in(path.read_text(encoding="utf-8")))


def allowed(path):
    return MODES.union(*(words.split(";") for part, words in NO_WORDS.items() if part in path.as_posix()))


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to("timeline")))
def test_no_word_of_a_language_stands_in_code(path):
    found = [word for word in found_in(path) if word.text not in allowed(path)]
    assert [f"{path}:{word.line}: {word.text!r} ({word.seen})" for word in found] == []


def test_each_exception_is_needed():
    for part, words in NO_WORDS.items():
        seen = {word.text for path in CODE if part in path.as_posix() for word in found_in(path)}
        assert set(words.split(";")) <= seen


@pytest.mark.parametrize("text", [" and ", ", and ", " или ", r"\s(?:of|for|der)\s", "встреча"])
def test_such_strings_are_seen(text):
    assert is_of_a_language(text)


@pytest.mark.parametrize("text", ["in force", "who", "[А-ЯЁ]", "the speaker is carried over", "±"])
def test_keys_and_messages_are_none(text):
    assert not is_of_a_language(text)


@pytest.mark.parametrize(
    ("source", "word"),
    [
        ("if self.low(at) == 'to': go()", "to"),
        ("if low not in ('of', 'be'): go()", "of"),
        ("if tokens[at].text == 'of': go()", "of"),
        ("PAST = frozenset({'be', 'have'})\nif lows[at] in PAST: go()", "have"),
        ("SMALL = ('undern', 'bei')", "undern"),
        ("LEAST = len('nineteen ninety')", "nineteen ninety"),
        ("if low.endswith('ly'): go()", "ly"),
        ("ENDS = ('ing',)\nif verb.endswith(ENDS): go()", "ing"),
        ('name.removesuffix("\'s")', "'s"),
        ('kinds = {"n\'t": 1}', "n't"),
        ("if word.startswith('не'): go()", "не"),
        ("doing = {'тоже'}", "тоже"),
    ],
)
def test_a_word_put_into_code_is_seen(source, word):
    assert word in {found.text for found in words_in(source)}


@pytest.mark.parametrize(
    "source",
    [
        "if self.tag(at) == 'to': go()",
        "group.tense = 'past'",
        "path = folder / f'{noun}.toml'",
        "if path.name.endswith('.toml'): go()",
        "if said['of'].isdisjoint(lows): go()",
        "if token.cls in 'ltx': go()",
        "raise LanguageDataError(path, ['no table of this language is there'])",
        "def read(kind: Literal['who']) -> 'Converter': ...",
    ],
)
def test_names_kinds_and_messages_are_no_words(source):
    assert list(words_in(source)) == []


@pytest.mark.parametrize(
    ("path", "was", "now", "word"),
    [
        ("clauses/tagged_words.py", "classes.takes_is", "frozenset({'who', 'whoever'})", "whoever"),
        ("clauses/group_words.py", "known.endings.participle", "'ed'", "ed"),
        ("clauses/clause_ends.py", "low not in known.words.content", "low != 'that'", "that"),
        ("quantity/counted.py", "said.plural", "'s'", "s"),
        ("words/genitives.py", "names_table().genitive)", '("\'s",))', "'s"),
    ],
)
def test_a_word_put_back_where_it_stood_is_seen(path, was, now, word):
    source = Path("timeline/language", path).read_text(encoding="utf-8")
    assert was in source
    assert word in {found.text for found in words_in(source.replace(was, now))}
