"""Twelve evil plugins: whatever one does, the others' results are the same, and it is said which one did it."""

import pytest

from timeline.intake.documents import loading as documents
from timeline.intake.documents import unread
from timeline.intake.host.faults import UnknownImporterError
from timeline.intake.run import processes
from timeline.intake.run.batch import Batch, Rejected
from timeline.intake.run.processes import Limits
from timeline.intake.run.workers import Readers

LIMITS = Limits(cpu=1, wall=60, memory=256 * 2**20)
ANEW = Limits(cpu=3, wall=60, memory=512 * 2**20)  # a process started anew loads the language data first
LEAD = "The governors of two regions met in Riverton to speak of trade."
GOOD = "3 May 2021\n\nTwo sides agree to build bridge {}\n\n" + LEAD + "\n"
PLUGIN = """
import os, sys, time
from timeline.intake.plugin import Article, Claim, Finding, hookimpl
{top}

class Importer:
    name, version = "evil", 1
    def claims(self, document):
        {claims}
    def read(self, document):
        {read}

@hookimpl
def timeline_importers():
    {offer}
    return [Importer()]
"""
MINE = "return Claim('mine') if 'EVIL' in document.text else None"
ARTICLE = "return Article(title='Evil', text='Some words.')"
OK = {"top": "", "claims": MINE, "read": ARTICLE, "offer": "pass"}


def given(count=6):
    """Documents, the fourth of which the evil plugin claims."""
    texts = [GOOD.format(number) for number in range(count)]
    texts.insert(3, "EVIL\n\nThis text is for the evil plugin alone, and it is long enough to be read by others.")
    return [documents.parse(text.encode(), f"seeds/{number}.txt") for number, text in enumerate(texts)]


def read(root, *, jobs=1, found=None, limits=LIMITS, start="fork", **evil):
    folder = root / "plugins"
    folder.mkdir(exist_ok=True)
    if evil:
        (folder / "evil.py").write_text(PLUGIN.format(**OK | evil))
    named = [unread.UnreadDocument(one.path, lambda one=one: one) for one in (found or given())]
    with Readers(folder, root, jobs=jobs, limits=limits, start=start) as readers:
        return readers.ready, list(readers.read(named))


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    """What the documents are read to when nobody is evil."""
    return read(tmp_path_factory.mktemp("plain"))[1]


def same(answers, plain):
    return [(one.path, one) for one in answers if one.path != "seeds/3.txt"] == [
        (one.path, one) for one in plain if one.path != "seeds/3.txt"
    ]


@pytest.mark.parametrize(
    ("doing", "why"),
    [
        ("while True: pass", "more than 1 seconds of processor time"),
        ("return bytearray(4 * 2**30)", "MemoryError"),
        ("raise SystemExit(3)", "SystemExit: 3"),
        ("os._exit(0)", "its process left with status 0"),
        ("os._exit(5)", "its process left with status 5"),
        ("os.abort()", "its process died (SIGABRT)"),
        ("os.kill(os.getpid(), 9)", "its process died (SIGKILL)"),
        ("raise KeyboardInterrupt", "its process left with status 1"),
        ("return self.read(document)", "RecursionError"),
        ("return {'title': float('nan')}", "title: a float, not text"),
        ("return Article(title='x', text='x', notes=(type('T', (str,), {})('x'),))", "notes: a T, not text"),
    ],
)
def test_what_reads_without_end_or_dies_has_its_document_rejected(tmp_path, plain, doing, why):
    ready, answers = read(tmp_path, read=doing)
    assert ready.faults == ()
    assert same(answers, plain)
    assert isinstance(answers[3], Rejected)
    assert why in answers[3].reason


def test_what_sleeps_is_given_up_when_the_time_is_over(tmp_path, plain):
    _, answers = read(tmp_path, read="time.sleep(600)", limits=Limits(wall=4))
    assert same(answers, plain)
    assert answers[3].reason == "was given up: it did not end within 4 seconds"


def test_what_is_slow_before_it_is_an_article_is_read_in_part(tmp_path):
    slow = documents.parse(b"EVIL\n\n" + b"A word and another. " * 15_000, "seeds/slow.txt")
    reading = "while len(document.text) > 100_000: pass\n        return Article(title='Evil', text=document.text[:60])"
    _, answers = read(tmp_path, read=reading, found=[*given(2), slow], limits=Limits(cpu=1))
    assert [type(answer) for answer in answers] == [Batch, Batch, Batch, Batch]
    assert answers[-1].reading.partial == (
        "only the first 75,001 of 300,006 characters of it were read: more took too long"
    )


@pytest.mark.parametrize(
    "doing",
    [
        "os.fork(); " + ARTICLE,
        "[print('x' * 10_000) for _ in range(1_000)]; sys.stderr.write('y'); " + ARTICLE,
        "os.write(1, b'z'); os.close(1); os.close(0); " + ARTICLE,
        "sys.setrecursionlimit(99); " + ARTICLE,
    ],
)
def test_what_forks_or_floods_is_read_and_not_heard(tmp_path, plain, capfd, doing):
    _, answers = read(tmp_path, read=doing)
    assert same(answers, plain)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("where", ["top", "offer"])
@pytest.mark.parametrize(
    ("doing", "why"),
    [
        ("while True: pass", "is left out: it took more than 1 seconds of processor time"),
        ("os._exit(4)", "is left out: its process left with status 4"),
        ("x = bytearray(4 * 2**30)", "cannot be loaded: MemoryError"),
        ("raise SystemExit", "cannot be loaded: SystemExit"),
    ],
)
def test_what_never_comes_back_from_its_import_is_left_out(tmp_path, plain, where, doing, why):
    ready, answers = read(tmp_path, **{where: doing})
    assert same(answers, plain)
    assert isinstance(answers[3], Batch)
    assert answers[3].reading.importer == "text@7"
    assert len(ready.faults) == 1
    assert ready.faults[0].startswith("plugin evil (plugins/evil.py) ")
    assert why in ready.faults[0]


def test_what_hangs_while_it_claims_costs_its_documents_only(tmp_path):
    _, answers = read(tmp_path, claims="while 'EVIL' in document.text: pass")
    assert [isinstance(one, Batch) for one in answers] == [True] * 3 + [False] + [True] * 3


@pytest.mark.usefixtures("traced_processes")
def test_two_processes_read_as_one_does(tmp_path):
    found = given(70)
    one = read(tmp_path, found=found, read="os._exit(1)")[1]
    two = read(tmp_path, found=found, jobs=2)[1]
    assert one == two
    assert [answer.path for answer in two] == [document.path for document in found]


@pytest.mark.parametrize("doing", ["os._exit(5)", "while True: pass", "return self.read(document)", "sys.exit()"])
def test_where_no_process_can_be_forked_they_are_started_anew_and_read_the_same(tmp_path, plain, doing):
    forked = read(tmp_path, found=given(40), read=doing, limits=ANEW)
    spawned = read(tmp_path, found=given(40), read=doing, limits=ANEW, jobs=2, start="spawn")
    assert spawned == forked
    assert same(spawned[1][:7], plain)


def test_a_plugin_that_ends_its_process_is_left_out_where_none_can_be_forked(tmp_path):
    ready, answers = read(tmp_path, top="os._exit(4)", limits=ANEW, start="spawn")
    assert "is left out: its process left with status 4" in ready.faults[0]
    assert all(isinstance(answer, Batch) for answer in answers)


@pytest.mark.parametrize(("asked", "start"), [(None, "fork"), ("fork", "fork"), ("spawn", "spawn"), ("other", "fork")])
def test_the_environment_may_ask_how_processes_are_started(monkeypatch, asked, start):
    monkeypatch.delenv("TIMELINE_START", raising=False)
    if asked:
        monkeypatch.setenv("TIMELINE_START", asked)
    assert processes.preferred() == start
    monkeypatch.delattr("os.fork")
    assert processes.preferred() == "spawn"


def test_large_documents_do_not_let_the_two_sides_wait_for_each_other(tmp_path):
    big = GOOD.format(1) + "The governors met again, and they spoke of trade for a very long time. \n" * 1000
    found = [documents.parse(f"{big}{number}".encode(), f"{number}.txt") for number in range(4)]
    named = [unread.UnreadDocument(one.path, lambda one=one: one) for one in found]
    with Readers(None, tmp_path, jobs=2) as readers:
        assert [answer.path for answer in readers.read(named)] == [document.path for document in found]


@pytest.mark.usefixtures("traced_processes")
def test_what_cannot_be_loaded_is_rejected_in_its_place(tmp_path):
    def fail():
        raise documents.EmptyDocumentError("b.txt", "the file is empty")

    found = [unread.UnreadDocument("b.txt", fail), unread.UnreadDocument("a.txt", lambda: given()[0])]
    with Readers(None, tmp_path) as readers:
        bad, good = readers.read(found)
    assert bad == Rejected(path="b.txt", reason="the file is empty")
    assert isinstance(good, Batch)


def test_an_importer_that_nobody_knows_is_said_before_anything_is_read(tmp_path):
    with pytest.raises(UnknownImporterError, match="no importer is named 'x'"), Readers(None, tmp_path, importer="x"):
        pass
