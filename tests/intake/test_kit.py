"""The kit for plugin authors, called without the command line."""

import pytest

from tests.first_version import first_version
from timeline import codec
from timeline.errors import UsageError
from timeline.intake.documents import loading as documents
from timeline.intake.documents.loading import DocumentError
from timeline.intake.host import discovery
from timeline.intake.kit import scaffold, testing
from timeline.intake.kit.sample_layout import ScaffoldError

LEAD = "The governors of two regions met in Riverton to speak of trade, and the talks went on until the evening."
TEXT = f"Riverton Herald\nHome / News / Economy\nFiled: 3 February 2021, 10:15\nA bridge is opened\n\n{LEAD}\n"
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>A bridge</title>
<link rel="canonical" href="https://herald.example/1">
<meta property="og:site_name" content="The Herald"></head><body><h1>A bridge is opened</h1>
<p>{LEAD}</p><p>{LEAD} Again.</p>"""

NAMELESS = PAGE.replace("canonical", "x").replace("og:site_name", "x")


@pytest.fixture
def kit(tmp_path):
    plugins, samples = tmp_path / "plugins", tmp_path / "samples"

    def make(content, name="herald", file="article.txt", own=None):
        (tmp_path / file).write_text(content)
        return scaffold.write(name, tmp_path / file, plugins, samples, own=own)

    def host():
        return discovery.discover(plugins, root=tmp_path, installed=False)

    make.host, make.samples, make.plugins = host, samples, plugins
    return make


@pytest.mark.parametrize(("content", "file"), [(TEXT, "article.txt"), (PAGE, "page.html")])
def test_a_plugin_made_from_a_sample_reads_it(kit, content, file):
    path, kept = kit(content, file=file)
    assert path.name == "herald.py"
    assert kept.read_text() == content
    (sample,) = testing.samples(kit.samples)
    assert "has no" in testing.check(sample, kit.host())[0]
    assert testing.accept(sample, kit.host()) is True
    assert testing.accept(sample, kit.host()) is False
    assert testing.check(sample, kit.host()) == []
    assert testing.without_sample(kit.host(), kit.samples) == []


def test_what_was_kept_of_a_sample_by_an_older_version_still_holds(kit):
    kit(TEXT)
    (sample,) = testing.samples(kit.samples)
    testing.accept(sample, kit.host())
    *events, closing = sample.expected.read_bytes().splitlines()
    old = codec.canonical(first_version(codec.as_written(closing)))
    sample.expected.write_bytes(b"".join(line + b"\n" for line in (*events, old)))
    assert testing.check(sample, kit.host()) == []
    sample.expected.write_bytes(b"".join(line + b"\n" for line in (*events, old.replace(b"opened", b"closed"))))
    assert any("no longer yields the article line" in told for told in testing.check(sample, kit.host()))


def test_breadcrumbs_of_other_pages_fit_too(kit):
    kit(TEXT)
    other = TEXT.replace("Economy", "Culture / Music").replace("3 February 2021, 10:15", "14 March 2022, 09:00")
    (kit.samples / "herald" / "2022-03-14-other.txt").write_text(other)
    for sample in testing.samples(kit.samples, "herald"):
        testing.accept(sample, kit.host())
        assert testing.check(sample, kit.host()) == []


def test_what_has_changed_is_told_line_by_line(kit):
    _, kept = kit(TEXT)
    (sample,) = testing.samples(kit.samples)
    testing.accept(sample, kit.host())
    lines = sample.expected.read_bytes().splitlines(keepends=True)
    sample.expected.write_bytes(b"".join(lines[:-1]))
    assert any("now also yields the article line" in told for told in testing.check(sample, kit.host()))
    sample.expected.write_bytes(b"".join(reversed(lines)) if len(lines) > 1 else b"".join(lines) * 2)
    assert any("in another order" in told for told in testing.check(sample, kit.host()))
    kept.write_text("nothing of the kind, and no source claims it")
    assert any("is claimed by no source" in told for told in testing.check(sample, kit.host()))
    kept.write_text("")
    assert testing.check(sample, kit.host()) == ["herald/2021-02-03-a-bridge-is-opened.txt: the file is empty"]


def test_a_source_without_a_sample_is_named(kit):
    _, kept = kit(TEXT)
    kept.unlink()
    assert testing.without_sample(kit.host(), kit.samples) == ["herald"]


@pytest.mark.parametrize("name", ["Herald", "the herald", "1st", "../x", "", "класс"])
def test_a_name_that_is_none_is_refused(kit, name):
    with pytest.raises(UsageError, match="cannot be a plugin's name"):
        kit(TEXT, name=name)


def test_what_is_there_is_not_overwritten(kit):
    kit(TEXT)
    with pytest.raises(UsageError, match="is there already"):
        kit(TEXT)


@pytest.mark.parametrize("content", [LEAD, f"A bridge is opened today\n{LEAD}", NAMELESS])
def test_a_sample_that_tells_nothing_is_refused(kit, content):
    with pytest.raises(ScaffoldError):
        kit(content)
    assert not kit.plugins.exists()


def test_a_sample_that_is_no_document_is_refused(kit):
    with pytest.raises(DocumentError):
        kit("")


GREEDY = """from timeline.intake.plugin import Layout, Source, hookimpl, stamp, title

@hookimpl
def timeline_importers():
    return (Source(name="greedy", version=1, layouts=(Layout(head=(stamp("published", "Posted: .+"), title())),)),)
"""


def test_a_source_that_claims_strangers_is_told_with_some_of_them(kit):
    kit(TEXT)
    (kit.plugins / "greedy.py").write_text(GREEDY)
    (told,) = testing.claimed_strangers(kit.samples, kit.host())
    assert told.startswith(
        "greedy claims what is not its own: by-private.txt (its head has the line `Posted: 14.05.2022"
    )
    assert "zm-posted.txt" in told


def test_a_source_is_tried_on_the_samples_of_others(kit):
    kit(TEXT)
    (kit.samples / "other").mkdir()
    (kit.samples / "other" / "2021-02-04-bridge.txt").write_text(TEXT.replace("3 February", "4 February"))
    (kit.samples / "other" / "2021-02-05-nothing.txt").write_text("")
    (told,) = testing.claimed_strangers(kit.samples, kit.host(), "herald")
    assert "other/2021-02-04-bridge.txt" in told
    assert testing.claimed_strangers(kit.samples, kit.host()) == []


TAIL = f"\n\n{LEAD} “We will build two berths by 2025,” Maria Lund said.\n"
LAYOUTS = {
    "two stamps": f"Courier\nPublished 12 March 2023 at 14:05 | Updated 13 March 2023\nBy Ann Example\nA port{TAIL}",
    "a paper's name beside the date": f"NEW BRIDGE OPENS IN RIVERTON\nMarch 3, 2021 - Riverton Bugle{TAIL}",
    "German": "Grazer Bote\nLOKALES\nStand: 05.06.2024, 17:30 Uhr\nNeue Brücke für Graz\n\nEr hat "
    "am Mittwoch eine neue Brücke angekündigt, und alle sind froh. „Wir bauen sie bis 2026“, sagte er den Gästen.",
    "Russian": "Вестник / Лента / Дела\n14 марта 2023, 10:20\nГубернатор открыл завод\n\nГубернатор края сказал, "
    "что новый завод будет построен в следующем году, а не через год, как это было обещано людям.",
    "clock first": f"10:15, 3 February 2021\nHome / News\nA bridge is opened{TAIL}\n© 2021 Riverton Bugle",
}


@pytest.mark.parametrize("content", LAYOUTS.values(), ids=LAYOUTS)
def test_a_plugin_made_of_any_common_head_claims_its_sample_and_another_page(kit, content):
    _, kept = kit(content)
    (sample,) = testing.samples(kit.samples)
    testing.accept(sample, kit.host())
    assert testing.check(sample, kit.host()) == []
    kept.write_text(
        content.replace("2023", "2022").replace("2021", "2020").replace("2024", "2022").replace("Ann", "Bo")
    )
    testing.accept(sample, kit.host())
    assert testing.check(sample, kit.host()) == []


def test_what_a_page_says_of_itself_does_not_become_code(kit, tmp_path):
    evil = '\\"\\"\\" + open(\'made\', \'w\').name + \\"\\"\\"'.replace("\\", "")
    page = PAGE.replace("The Herald", evil.replace('"', "&quot;") + "\\").replace(
        "herald.example", "he&quot;rald.example"
    )
    path, _ = kit(page, file='x""".html')
    compile(path.read_text(), str(path), "exec")
    assert kit.host().faults == ()
    assert kit.host().named("herald").importer.publisher == evil + "\\"


def test_a_sample_that_was_fetched_is_kept_with_its_address(tmp_path):
    bare = PAGE.replace("canonical", "x").encode()
    document = documents.parse(bare, "x", url="https://herald.example/2", fetched="2021-05-03T10:00:00Z")
    scaffold.write("herald", document, tmp_path / "plugins", tmp_path / "samples")
    host = discovery.discover(tmp_path / "plugins", root=tmp_path, installed=False)
    (sample,) = testing.samples(tmp_path / "samples")
    testing.accept(sample, host)
    assert testing.check(sample, host) == []


def test_a_sample_that_another_importer_has_to_read_is_wrong(kit):
    kit(PAGE, file="page.html")
    plugin = kit.plugins / "herald.py"
    plugin.write_text(plugin.read_text().replace("hosts=", 'selectors={"body": "div.none"}, hosts='))
    (sample,) = testing.samples(kit.samples)
    testing.accept(sample, kit.host())
    (fault,) = testing.check(sample, kit.host())
    assert "its layout has changed: nothing on it is body (div.none)" in fault
