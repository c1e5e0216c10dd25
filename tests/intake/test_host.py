"""The host among plugins that misbehave in every way, called without the command line."""

import pytest

from timeline.article import Article, Dateline, Finding, Stamp
from timeline.intake.documents import loading as documents
from timeline.intake.host import discovery
from timeline.intake.host.faults import (
    ContestedError,
    PluginRaisedError,
    PluginResultError,
    UnclaimedError,
    UnknownImporterError,
)
from timeline.intake.host.plugin_host import Host, Loaded
from timeline.intake.importer import Claim, NotAnArticleError
from timeline.intake.pages.generic_html import Html
from timeline.intake.texts.plain import PlainText
from timeline.model import Figure, Statement

DOCUMENT = documents.parse(b"A bridge\n\nThe governor said that a bridge would be built over the river soon.", "a.txt")
STAMP = Stamp(value="2021-05-03", raw="3 May 2021")
ARTICLE = Article(title="A bridge", text="The governor said so.", published=STAMP)
STATEMENT = Statement(speaker="The governor", direct=False, text="so")


class Fake:
    version = 1

    def __init__(self, name="fake", rank=1, claim=None, article=ARTICLE, found=()):
        self.name = name
        self.rank = rank
        self._claim = claim or Claim("mine")
        self._article = article
        self._found = found

    def claims(self, document):
        return self._claim

    def read(self, document):
        if isinstance(self._article, BaseException):
            raise self._article
        return self._article

    def events(self, article):
        if isinstance(self._found, BaseException):
            raise self._found
        return self._found


def host(*importers):
    return Host(importers=tuple(Loaded(importer, "test") for importer in importers))


def finding(**changes):
    told = {"type": "statement", "start": 0, "end": 12, "rule": "test", "data": STATEMENT}
    return Finding(**{**told, **changes})


def test_a_sources_own_importer_outranks_the_generic_ones():
    read = host(PlainText(), Fake()).read(DOCUMENT)
    assert (read.by.label, read.claim.reason, read.article) == ("fake@1", "mine", ARTICLE)


def test_an_importer_may_be_asked_for_by_name():
    assert host(PlainText(), Fake()).read(DOCUMENT, importer="text").by.name == "text"
    with pytest.raises(UnknownImporterError, match="there are fake, text"):
        host(Fake(), PlainText()).read(DOCUMENT, importer="other")


def test_two_claims_are_an_error_that_names_both():
    with pytest.raises(ContestedError, match=r"a\.txt: claimed by one \(test: mine\) and two \(test: mine\)"):
        host(Fake("one"), Fake("two")).read(DOCUMENT)


def test_no_claim_is_an_error():
    with pytest.raises(UnclaimedError, match=r"a\.txt: no importer claims it"):
        host().read(DOCUMENT)


@pytest.mark.parametrize("raised", [ValueError("x"), SystemExit(3), RecursionError(), MemoryError(), GeneratorExit()])
def test_what_an_importer_raises_is_a_fault_that_names_it(raised):
    for importer in (Fake(article=raised), Fake(found=raised)):
        with pytest.raises(PluginRaisedError, match=rf"plugin fake \(test\) failed to .*{type(raised).__name__}"):
            host(importer).read(DOCUMENT)


def test_an_exception_that_cannot_even_be_shown_is_a_fault():
    class SilentError(Exception):
        def __str__(self):
            raise SystemExit

    with pytest.raises(PluginRaisedError, match="SilentError"):
        host(Fake(article=SilentError())).read(DOCUMENT)


def test_ctrl_c_is_the_users():
    with pytest.raises(KeyboardInterrupt):
        host(Fake(article=KeyboardInterrupt())).read(DOCUMENT)


@pytest.mark.parametrize("answer", [True, "mine", Claim(7), object()])
def test_a_claim_is_a_claim_or_none(answer):
    claims, faults = host(Fake(claim=answer)).claims(DOCUMENT)
    assert claims == []
    assert isinstance(faults[0], PluginResultError)


@pytest.mark.parametrize(
    ("article", "why"),
    [
        (None, "None is no Article, nor a mapping of its fields"),
        ({"title": "x"}, "text: it is missing"),
        ({"title": "x", "text": "x", "colour": "red"}, "colour"),
        (Article(title=None, text="x"), "title: None, not text"),
        (Article(title="x", text=b"x"), "text: a bytes, not text"),
        (Article(title="x", text="\ud800"), "lone surrogate"),
        (Article(title="x", text="x", language="en-GB"), "no ISO 639 code"),
        (Article(title="x", text="x", date_order="YDM"), "is none of DMY"),
        (Article(title="x", text="x", url=7), "url: "),
        (Article(title="x", text="x", notes="one"), "notes: a str, not a tuple"),
        (Article(title="x", text="x", published="2021-01-01"), "published: "),
        (Article(title="x", text="x", updated=Stamp(value="yesterday", raw="")), "'yesterday' is no EDTF date"),
        (Article(title="x", text="x", dateline="RIVERTON"), "dateline: "),
        (Article(title="x", text="x", dateline=Dateline(start=0, end=9)), "dateline does not lie in the text"),
    ],
)
def test_an_article_is_looked_at_before_it_is_believed(article, why):
    with pytest.raises(PluginResultError, match=why):
        host(Fake(article=article)).read(DOCUMENT)


@pytest.mark.parametrize(
    ("found", "why"),
    [
        (["a statement"], "a str is no Finding, nor a mapping of its fields"),
        ([finding(start=5, end=5)], "its span 5-5"),
        ([finding(end=99)], "text of 21 characters"),
        ([finding(start=0.5)], "start: a float, not a whole number"),
        ([finding(also=((3, 99),))], "its span 3-99"),
        ([finding(type="", data={})], "no type or no rule"),
        ([finding(date="soon")], "'soon' is no EDTF"),
        ([finding(basis="guess")], "basis: .*guess"),
        ([finding(regions=(7,))], "regions: a int, not text"),
        ([finding(doubt=7)], "doubt: "),
        ([finding(data={"speaker": "x"})], r"data\.direct: it is missing; data\.text: it is missing"),
        ([{"type": "statement", "start": 0, "end": 12}], "rule: it is missing; data: it is missing"),
        (
            [{"type": "other", "start": 0, "end": 12, "rule": "r", "data": {}, "day": "x"}],
            "day: there is no such field",
        ),
        ([finding(data=Statement(speaker=7, direct=False, text="x"))], r"data\.speaker: a int, not text"),
        ([finding(type="figure", data=Figure(unit="USD", value=float("nan")))], "nan"),
        ([finding(type="figure", data=Figure(unit="USD", qualifier="roughly"))], "data\\.qualifier: .*roughly"),
        ([finding(type="other", data=[1])], "data: a list, not a mapping"),
        ([finding(type="other", data={"x": object()})], "its data: "),
        ((finding() for _ in iter(int, 1)), "more than 10,000 events"),
    ],
)
def test_a_finding_is_looked_at_before_it_is_believed(found, why):
    with pytest.raises(PluginResultError, match=why):
        host(Fake(found=found)).read(DOCUMENT)


def test_what_is_returned_as_mappings_is_structured():
    told = {"type": "statement", "start": 0, "end": 12, "rule": "test", "regions": ["AT"], "also": [[4, 12]]}
    said = {"speaker": "The governor", "direct": False, "text": "so"}
    stamp = {"value": "2021-05-03", "raw": "3 May 2021"}
    importer = Fake(
        article={"title": "A bridge", "text": "The governor said so.", "published": stamp},
        found=[{**told, "data": said}],
    )
    read = host(importer).read(DOCUMENT)
    assert read.article == ARTICLE
    assert read.findings == (finding(regions=("AT",), also=((4, 12),)),)


def test_every_importer_is_asked_once_for_its_claim():
    asked = []

    class Asked(Fake):
        def claims(self, document):
            asked.append(self.name)
            return super().claims(document)

    importers = (Asked("one", claim=Claim("mine"), article=NotAnArticleError("no title")), PlainText())
    assert host(*importers).read(DOCUMENT).by.name == "text"
    assert asked == ["one"]


def test_events_of_a_type_nobody_knows_pass():
    odd = finding(type="weather", data={"sky": "clear"})
    assert host(Fake(found=[odd])).read(DOCUMENT).findings == (odd,)


def test_a_changed_layout_is_said_and_read_by_the_generic_importer():
    read = host(PlainText(), Fake(article=NotAnArticleError("no title"))).read(DOCUMENT)
    assert (read.by.name, read.article.title) == ("text", "A bridge")
    assert read.claim.reason == "in place of fake@1, whose layout it no longer has"
    assert "fake@1 claimed the page (mine) but its layout has changed: no title" in read.article.notes
    with pytest.raises(NotAnArticleError, match="no title"):
        host(Fake(article=NotAnArticleError("no title"))).read(DOCUMENT)


LEAD = "The governors of two regions met in Riverton to speak of trade, and the talks went on until the evening."
LONG = "3 May 2021\n\nA bridge is opened\n\n" + "\n\n".join(f"{LEAD} This was said {n} times." for n in range(20))
MAIN = " ".join(f"The mayor said this {n} times to those who had come to the river." for n in range(12))
MANY = "".join(f"<p>{LEAD} This was said {n} times.</p>" for n in range(20))
HTML = f"<!DOCTYPE html><meta name=date content=2021-05-03><h1>A bridge</h1>{MANY}"


def long_page(media):
    return documents.parse((LONG if media == "text" else HTML).encode(), "a.txt" if media == "text" else "a.html")


@pytest.mark.parametrize("media", ["text", "html"])
@pytest.mark.parametrize(
    ("article", "why"),
    [
        (Article(title=" ", text="x", published=STAMP), "its title is empty"),
        (Article(title="x", text="\n", published=STAMP), "its text is empty"),
        (Article(title="x", text=LEAD * 20), "nothing on it tells its date"),
        (Article(title="x", text=LEAD, published=STAMP), "what is read of it is far shorter than the page's text"),
    ],
)
def test_whoever_reads_too_little_of_a_page_has_met_another_layout(media, article, why):
    read = host(PlainText(), Html(), Fake(article=article)).read(long_page(media))
    assert read.by.name == media
    assert f"fake@1 claimed the page (mine) but its layout has changed: {why}" in read.article.notes
    assert read.article.text.count(LEAD) == 20
    named = host(PlainText(), Html(), Fake(article=article))
    if article.title.strip() and article.text.strip():
        assert named.read(long_page(media), importer="fake").article == article


def test_a_page_of_which_nobody_can_tell_the_date_stays_with_its_source_and_is_told():
    undated = documents.parse(f"A bridge is opened\n\n{LEAD}\n".encode(), "a.txt")
    read = host(PlainText(), Fake(article=Article(title="A bridge", text=LEAD))).read(undated)
    assert read.by.name == "fake"
    assert "its layout has changed: nothing on it tells its date" in read.article.notes[0]


def test_a_short_text_among_much_that_is_no_article_is_no_other_layout():
    comments = "".join(f"<div class='comments'><p>{LEAD} So it was, {n} times.</p></div>" for n in range(20))
    source = (
        f"<!DOCTYPE html><meta name=date content=2021-05-03><article><h1>A bridge</h1><p>{MAIN}</p></article>{comments}"
    )
    read = host(Html(), Fake(article=Article(title="A bridge", text=MAIN, published=STAMP))).read(
        documents.parse(source.encode(), "a.html")
    )
    assert (read.by.name, read.article.notes) == ("fake", ())


def test_where_the_generic_reading_finds_nothing_the_source_keeps_its_page():
    class Nothing(PlainText):
        def read(self, document):
            raise NotAnArticleError("nothing")

    article = Article(title="A bridge", text=LEAD)
    assert host(Nothing(), Fake(article=article)).read(DOCUMENT).article == article


PLUGIN = """
from timeline.intake.plugin import Article, Claim, hookimpl

class Importer:
    name, version = {name!r}, {version}
    def claims(self, document):
        return None
    def read(self, document):
        return None

@hookimpl
def timeline_importers():
    return [Importer()]
"""


@pytest.fixture
def plugins(tmp_path):
    folder = tmp_path / "plugins"
    folder.mkdir()
    return folder


def discovered(folder, **options):
    return discovery.discover(folder, root=folder.parent, **options)


def test_a_workspaces_plugins_are_found_beside_the_core_ones(plugins):
    (plugins / "herald.py").write_text(PLUGIN.format(name="herald", version=2))
    found = discovered(plugins, installed=False)
    assert [loaded.label for loaded in found.importers] == ["herald@2", "html@7", "text@7"]
    assert found.named("herald").origin == "plugins/herald.py"
    assert not list(plugins.glob("**/*.pyc"))


def test_plugins_may_lie_in_folders_of_countries(plugins):
    for folder in ("de", "lib", "__pycache__"):
        (plugins / folder).mkdir()
        (plugins / folder / "__init__.py").touch()
        (plugins / folder / "herald.py").write_text(PLUGIN.format(name=f"herald_{folder}", version=2))
    found = discovered(plugins, installed=False)
    assert [loaded.name for loaded in found.importers] == ["herald_de", "html", "text"]
    assert found.named("herald_de").origin == "plugins/de/herald.py"


def test_those_that_ship_are_found_by_their_entry_points(plugins):
    found = discovered(plugins)
    assert {"belta", "sb", "udf", "district_committee", "regional_committee"} <= {one.name for one in found.importers}
    assert found.faults == ()


def test_the_same_file_installed_and_in_the_workspace_is_one(plugins, root):
    shipped = discovery.plugin_files(root / "plugins")
    for path, raw in shipped.items():
        own = plugins / path.relative_to(root / "plugins")
        own.parent.mkdir(exist_ok=True)
        own.write_bytes(raw)
    found = discovered(plugins)
    assert (found.faults, found.notes) == ((), ())
    assert sum(one.origin.startswith("plugins/") for one in found.importers) == len(shipped)


@pytest.mark.parametrize("doing", ["raise RuntimeError('no')", "raise SystemExit"])
def test_a_package_that_fails_where_a_file_of_the_workspace_is_called_as_its_plugin_is_a_fault(
    plugins, tmp_path, monkeypatch, doing
):
    site = tmp_path / "site"
    for name, text in {
        "wrecked/__init__.py": doing,
        "wrecked/herald.py": "",
        "wrecked-1.dist-info/METADATA": "Metadata-Version: 2.1\nName: wrecked\nVersion: 1\n",
        "wrecked-1.dist-info/entry_points.txt": "[timeline]\nother = wrecked.herald\n",
    }.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text)
    monkeypatch.syspath_prepend(site)
    (plugins / "herald.py").write_text(PLUGIN.format(name="herald", version=2))
    found = discovered(plugins)
    assert found.named("herald").label == "herald@2"
    assert [fault.origin for fault in found.faults] == ["installed, wrecked.herald"]


def test_the_workspaces_own_version_wins_with_a_note(plugins):
    (plugins / "sb.py").write_text(PLUGIN.format(name="sb", version=9))
    found = discovered(plugins)
    assert found.named("sb").label == "sb@9"
    assert found.notes == ("importer sb: plugins/sb.py is used in place of installed, timeline_plugins.by.sb",)


def test_a_name_that_is_taken_is_a_fault(plugins):
    for stem in ("one", "two"):
        (plugins / f"{stem}.py").write_text(PLUGIN.format(name="herald", version=1))
    found = discovered(plugins, installed=False)
    assert found.named("herald").origin == "plugins/one.py"
    assert "a name that plugins/one.py has taken" in str(found.faults[0])


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("raise SystemExit", "cannot be loaded: SystemExit (bad.py, line 1)"),
        ("import no_such_module", "cannot be loaded: ModuleNotFoundError"),
        ("def broken(:", "cannot be loaded: SyntaxError"),
        ("x = 1", "offers nothing"),
        (PLUGIN.format(name="a b", version=1), "its name 'a b' is not a word"),
        (PLUGIN.format(name="bad", version=0), "its version 0 is not a whole number"),
        (PLUGIN.format(name="bad", version=1).replace("def read", "def write"), "it has no method read"),
        (PLUGIN.format(name="bad", version=1) + "\nImporter.rank = 'high'", "its rank is not a whole number"),
        (PLUGIN.format(name="bad", version=1).replace("[Importer()]", "7"), "cannot be loaded: TypeError"),
        (PLUGIN.format(name="bad", version=1).replace("[Importer()]", "1 / 0"), "cannot be loaded: ZeroDivisionError"),
        (PLUGIN.format(name="bad", version=1).replace("importers()", "importers(other)"), "cannot be loaded: "),
    ],
)
def test_a_bad_plugin_is_named_and_the_others_work(plugins, source, why):
    (plugins / "bad.py").write_text(source)
    (plugins / "herald.py").write_text(PLUGIN.format(name="herald", version=1))
    found = discovered(plugins, installed=False)
    assert [loaded.name for loaded in found.importers] == ["herald", "html", "text"]
    assert len(found.faults) == 1
    assert str(found.faults[0]).startswith("plugin bad (plugins/bad.py) ")
    assert why in str(found.faults[0])
