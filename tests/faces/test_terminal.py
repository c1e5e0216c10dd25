"""Foreign text can do nothing to a terminal, a spreadsheet or a document; lines fit."""

import csv
import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.views.story import pledge, statement
from timeline.app.ids import AmbiguousIdError, ShortIdError, UnknownIdError, ids
from timeline.faces.export import formats
from timeline.faces.safe_text import UNSAFE, clean
from timeline.faces.terminal.listings import listing
from timeline.faces.terminal.screen import Screen, breadth, flow, pad, painted, screen, shorten, wrap
from timeline.faces.wording.days import due_in_words, elapsed, in_words, span_in_words, weekday
from timeline.faces.wording.event_summary import amount, change, quoted

HOSTILE = "\x1b[31mred\x1b[0m \x9b2J \x07bell\x00 \u202egnidaer\u202c \u200bzero\u2066 line\nbreak \u2028 tab\t\r =1+1"
EVIL = "=HYPERLINK(1)\u202e\x1b]0;owned\x07|*b*|<script>"


VIEWS = ("show", "pledges", "figures", "articles")


@pytest.fixture
def hostile(call, log):
    events = [
        pledge("=cmd()\x1b[2J", EVIL, promisee="\u202eevil", quote=HOSTILE, actors=("\x9bAnn",), condition="-1\x1b"),
        statement("@Ann\u2066", HOSTILE, date_text="\x1b", doubt="\x1b[0mdoubt\u202e"),
    ]
    log.article(
        "evil", events, date="2022-01-01", title=HOSTILE, publisher="+P\x1b", credit=EVIL, url="\x1b", partial=EVIL
    )
    log.write(call.workspace.log)
    return call


def safe(text, *, colours=False):
    rest = text.replace("\n", "")
    if colours:
        rest = __import__("re").sub("\x1b\\[[0-9;]+m", "", rest)
    return UNSAFE.search(rest) is None


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "md"])
@pytest.mark.parametrize(
    "view", [*VIEWS, "show --brief", "show --all", "status", "due", "log --peek", "log --peek --brief"]
)
def test_no_view_lets_a_control_character_through(hostile, view, form):
    text = hostile.out(*view.split(), "--format", form)
    assert safe(text)
    assert safe(hostile.out(*view.split(), "--format", form, env={"FORCE_COLOR": "1"}), colours=True)


def test_why_and_review_let_none_through_either(hostile):
    for row in hostile.json("show", "--since", "2021"):
        assert safe(hostile.out("why", row["id"]))
        assert safe(hostile.out("chain", row["id"]))
        assert safe(hostile.out("why", row["id"], "--format", "json"))
    assert safe(hostile.out("review", stdin="l\n" * 20))


def test_json_says_the_same_in_spite_of_it(hostile):
    rows = json.loads(hostile.out("show", "--format", "json"))
    assert HOSTILE in {row["quote"] for row in rows}


def test_no_cell_of_a_csv_is_a_formula(hostile):
    for view in ("show", "pledges"):
        for row in csv.reader(io.StringIO(hostile.out(view, "--format", "csv"))):
            assert not [cell for cell in row if cell.startswith(tuple("=+-@\t\r＝＋－＠"))]


def test_numbers_stay_numbers_in_a_csv():
    text = formats.table_csv([{"a": -5, "b": "-5", "c": True, "d": [1, "x"], "e": {"k": [{}]}, "f": None}], "abcdef")
    assert text.decode().splitlines()[1] == """-5,'-5,yes,1; x,"{""k"":[{}]}","""


@pytest.mark.parametrize("sign", "=+-@＝＋－＠")
def test_a_sign_that_begins_a_formula_is_kept_from_it_in_full_width_too(sign):
    assert formats.table_csv([{"a": f" {sign}1+1"}], "a").decode().splitlines()[1] == f"'{sign}1+1"


def test_a_markdown_cell_is_one_cell():
    assert formats.table_md([{"a": "x|y\n<b>*"}], "a").decode().splitlines()[2] == "| x\\|y &lt;b&gt;\\* |"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("http://a.example/b", "http\\://a.example/b"),
        ("WWW.a.example", "WWW\\.a.example"),
        ("ann@a.example", "ann\\@a.example"),
        ("<https://a.example>", "&lt;https\\://a.example&gt;"),
        ("\\://", "\\\\\\://"),
        ("~~struck~~", "\\~\\~struck\\~\\~"),
        ("A & B &lt;b&gt; &#42;", "A & B &amp;lt;b&amp;gt; &amp;\\#42;"),
        ("at 12:30, 1.5 km", "at 12:30, 1.5 km"),
    ],
)
def test_no_text_in_a_markdown_cell_is_markup_or_a_link(text, told):
    assert formats.table_md([{"a": text}], "a").decode().splitlines()[2] == f"| {told} |"


def test_colours_only_where_they_are_wanted(call):
    assert "\x1b[" in call.out("show", env={"FORCE_COLOR": "1"})
    assert "\x1b[" not in call.out("show", env={"FORCE_COLOR": "1", "NO_COLOR": "1"})
    assert "\x1b[" not in call.out("show")


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_terminal_is_asked_for_its_width_and_colours(monkeypatch):
    for name in ("COLUMNS", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert screen(Terminal()) == Screen(100, colours=True)
    monkeypatch.setenv("TERM", "dumb")
    assert screen(Terminal()) == Screen(100, colours=False)
    monkeypatch.setenv("COLUMNS", "20")
    assert screen(Terminal()).width == 20
    monkeypatch.setenv("COLUMNS", "500")
    assert screen(io.StringIO()).width == 140
    monkeypatch.setenv("COLUMNS", "wide")
    assert screen(io.StringIO()).width == 100


@pytest.mark.parametrize("width", ["20", "33", "50", "60", "80", "100", "200"])
@pytest.mark.parametrize("view", ["show", "pledges", "articles", "figures"])
def test_lines_fit_the_terminal(call, view, width):
    text = call.out(view, env={"COLUMNS": width})
    assert max(breadth(line) for line in text.splitlines()) <= int(width)


@pytest.mark.parametrize("width", [20, 45, 80])
def test_pages_of_one_line_fit_too(call, log, tmp_path, width):
    (tmp_path / "a.txt").write_text("Isar Post\n\nA bridge\n\nTyrol will build a bridge over the Inn by autumn 2024.\n")
    asked = ["articles --history", "review --list", "pledges --group-by promiser", f"read --explain {tmp_path}/a.txt"]
    asked += [f"{command} {name}" for command in ("why", "chain") for name in (log.ids["tunnel"], log.ids["dug"])]
    asked += [f"why {log.sha_a}", f"read {tmp_path}/a.txt", f"import --dry-run {tmp_path}/a.txt"]
    for question in asked:
        text = call.out(*question.split(), env={"COLUMNS": str(width)})
        assert max(breadth(line) for line in text.splitlines()) <= width, question


@given(st.text(), st.integers(10, 100))
def test_what_is_cleaned_fits_and_says_all_its_words(text, columns):
    words = clean(text)
    assert safe(words)
    lines = list(wrap(words, columns))
    assert all(breadth(line) <= columns for line in lines)
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")
    assert breadth(shorten(words, columns)) <= columns
    assert len(list(wrap(words, columns, 2))) <= 2


@given(st.lists(st.text("abcdefghij", min_size=1, max_size=9), min_size=1, max_size=30), st.integers(10, 60))
def test_no_word_that_has_room_is_broken(words, columns):
    text = " ".join(words)
    assert " ".join(wrap(text, columns)) == text
    assert set(shorten(text, columns).removesuffix("…").split()) <= set(words)
    pieces = [(word if at == 0 else f" {word}", ("bold",) if at % 2 else ()) for at, word in enumerate(words)]
    assert list(painted(pieces, columns, Screen())) == list(wrap(text, columns))
    coloured = list(painted(pieces, columns, Screen(columns, colours=True)))
    assert [uncoloured(line) for line in coloured] == list(wrap(text, columns))


@pytest.mark.parametrize("width", [60, 80, 100, 200])
@pytest.mark.parametrize("view", ["show", "pledges", "articles", "figures"])
def test_no_view_breaks_a_word(call, view, width):
    whole = {
        word for line in call.out(view, "--format", "jsonl").splitlines() for word in spoken_words(json.loads(line))
    }
    wide = {word for word in call.out(view, env={"COLUMNS": "140"}).split() if not word.endswith("…")}
    shown = {word.removesuffix("…") for word in call.out(view, env={"COLUMNS": str(width)}).split()}
    bare = {word.strip("“”·—,;:()") for word in whole | wide}
    assert [word for word in shown if word.strip("“”·—,;:()─○") not in bare | {""}] == []


def spoken_words(value):
    if isinstance(value, dict):
        return [word for inner in value.values() for word in spoken_words(inner)]
    if isinstance(value, list):
        return [word for inner in value for word in spoken_words(inner)]
    return str(value).split()


def uncoloured(line):
    return re.sub("\x1b\\[[0-9;]+m", "", line)


@given(st.lists(st.text("abc def", max_size=40), max_size=9), st.integers(8, 60))
def test_what_flows_fits_whatever_its_parts(parts, columns):
    on = Screen(columns, colours=True)
    told = [on.paint(clean(part), "red") if at % 2 else clean(part) for at, part in enumerate(parts)]
    assert all(breadth(line) <= columns for line in flow(told, columns))


def test_a_long_word_is_broken_behind_a_hyphen_or_a_stroke():
    assert list(wrap("https://example.org/a/long/way", 22)) == ["https://example.org/a/", "long/way"]
    assert list(wrap("abcdefghijkl", 5)) == ["abcde", "fghij", "kl"]


def test_wide_and_combining_characters_are_counted_as_they_show():
    assert breadth("日本") == 4
    assert breadth("e\u0301") == 1
    assert pad("日", 4) == "日  "
    assert shorten("日本語日本語", 5) == "日本…"
    assert Screen().paint("x", "red") == "x"


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        (None, "no date"),
        ("2022-05-13", "13 May 2022"),
        ("2022-05-13T18:39", "13 May 2022 18:39"),
        ("2022-05", "May 2022"),
        ("2022", "2022"),
        ("202X", "2020s"),
        ("19XX", "19XX"),
        ("2022-21", "spring 2022"),
        ("2022-XX", "2022"),
        ("2022-05-XX", "May 2022"),
        ("XXXX-09-28", "28 September, year unknown"),
        ("XXXX-09", "September, year unknown"),
        ("../2024-07-15", "on or before 15 July 2024"),
        ("2017/..", "since 2017"),
        ("2022-01/2022-03", "January – March 2022"),
        ("2022-05-12/2022-05-13", "12 – 13 May 2022"),
        ("2021-11/2022-03", "November 2021 – March 2022"),
        ("2024-23", "autumn 2024"),
        ("2022-05-13?", "13 May 2022 (uncertain)"),
        ("2022~", "2022 (about)"),
    ],
)
def test_dates_in_words(edtf, words):
    assert in_words(edtf) == words


@pytest.mark.parametrize(
    ("days", "told"),
    [(1, "1 day"), (12, "12 days"), (60, "2 mo"), (365, "1 y"), (1383, "3 y 9 mo"), (0, "0 days")],
)
def test_how_long_it_is(days, told):
    assert elapsed(days) == told


@pytest.mark.parametrize(
    ("deadline", "told"),
    [
        ("2024-23", "by autumn 2024"),
        ("P2Y", "for 2 years"),
        ("P1Y6M", "for 1 year 6 months"),
        ("../2024-06", "on or before June 2024"),
    ],
)
def test_deadlines_in_words(deadline, told):
    assert due_in_words(deadline) == told


def test_days_of_the_week_and_spans():
    assert weekday("2022-05-13") == "Friday"
    assert weekday("2022-05") == weekday(None) == ""
    assert span_in_words(None, None) == ""


@pytest.mark.parametrize(
    ("value", "unit", "qualifier", "told"),
    [
        (50_000_000_000, "USD", "more_than", "more than $50 billion"),
        (6_200_000, "EUR", "exact", "€6.2 million"),
        (-5, "EUR", "exact", "-€5"),
        (70, "percent", "about", "about 70%"),
        (1234, "houses", "exact", "1,234 houses"),
        (2.5, "km", "almost", "almost 2.5 km"),
        (None, "jobs", "order_of_magnitude", "of the order of jobs"),
        (3 * 10**12, "RUB", "up_to", "up to 3 trillion RUB"),
    ],
)
def test_amounts(value, unit, qualifier, told):
    assert amount(value, unit, qualifier) == told


def test_changes():
    assert change({"change": {"ratio": 2.5, "base": "2020"}}) == "2.5 times on 2020"
    assert change({"change": {"percent": -3, "qualifier": "about"}}) == "down about 3%"
    assert change({"unit": "USD", "change": {"amount": 5_000_000}}) == "up $5 million"
    assert change({"change": {}}) == change({}) == ""
    assert quoted("") == ""


def test_ids_are_shortened_while_unambiguous():
    found = ids(["abcdef0123", "abcdef0199", "ffff000000"])
    assert found.short("abcdef0123") == "abcdef012"
    assert found.short("ffff000000") == "ffff000"
    assert found.find("FFFF") == "ffff000000"
    assert found.find("abcdef0123") == "abcdef0123"
    with pytest.raises(AmbiguousIdError, match="abcdef0123, abcdef0199"):
        found.find("abcdef01")
    with pytest.raises(UnknownIdError, match="'abcdee'"):
        found.find("abcdee")
    with pytest.raises(ShortIdError, match="too short"):
        found.find("ab")
    whole = ids(["abcdef0123"], lambda begin, limit: ["x"] * (limit if len(begin) < 9 else 1))
    assert whole.short("abcdef0123") == "abcdef012"


def test_a_listing_folds_one_column_and_lets_no_escape_pass():
    rows = [["alpha", "plugins/a\x1b[2Jb\u202ec.py " + "far " * 30], ["beta", "b"]]
    lines = list(listing(("name", "origin"), rows, Screen(60), stretch=1))
    assert lines[0] == "name   origin"
    assert lines[1].startswith("alpha  plugins/a [2Jb c.py far far")
    assert lines[-1] == "beta   b"
    assert len(lines) > 3
    assert all(len(line) <= 60 for line in lines)
    painted = "\n".join(listing(("name", "origin"), rows, Screen(60, colours=True), stretch=1))
    assert "\x1b[1m" in painted
    assert "\x1b[2J" not in painted


@pytest.mark.parametrize("columns", ["40", "60", "80"])
def test_the_list_of_plugins_breaks_no_word_where_there_is_little_room(call, columns):
    wide = call.out("plugins", "list", env={"COLUMNS": "140"})
    narrow = call.out("plugins", "list", env={"COLUMNS": columns})
    assert max(map(len, narrow.splitlines())) <= int(columns)
    names = {row["name"] for row in json.loads(call.out("plugins", "list", "--format", "json"))}
    assert names <= set(re.findall(r"\w+", narrow))
    assert names <= set(re.findall(r"\w+", wide))


@pytest.mark.parametrize("view", ["show", "pledges", "due", "log"])
def test_a_line_each_of_nothing_is_no_line(call, view):
    done = call(view, "--grep", "nobody says this", "--brief")
    assert done.stdout == ""
    assert done.stderr == "note: there is nothing to show\n"


def test_the_story_of_what_nobody_promised_begins_with_its_first_line(call, log):
    assert call.out("chain", log.ids["budget"]).startswith("○ told")
