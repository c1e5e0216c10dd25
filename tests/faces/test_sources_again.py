"""What the log tells of a document is held against the document: by `why`, and of all by `verify --documents`."""

import json

import pytest
from click.testing import CliRunner

from timeline import codec
from timeline.faces.cli import timeline
from timeline.workspace import create

PAGE = """Penza Oblast to help rebuild the Orsha bridge

7 March 2024

“We will supply steel for the bridge by the end of 2025,” Governor Oleg Melnichenko said.
"""


@pytest.fixture
def work(tmp_path):
    made = create(tmp_path / "work")
    (made.seeds / "page.txt").write_text(PAGE)
    called(made, "import")
    return made


def called(place, *arguments):
    return CliRunner().invoke(timeline, ["-C", str(place.root), *arguments])


def pledge(place):
    return next(line for line in lines(place) if line["type"] == "pledge")


def lines(place):
    return [json.loads(line) for line in place.log.read_bytes().splitlines()]


def edited(place, old, new):
    """Write the log anew with a quote that its document does not have, under ids and seals that are right."""
    told, names, seals = [], {}, {}
    for line in lines(place):
        made = json.loads(json.dumps(line).replace(old, new))
        if line["type"] == "article":
            made["data"]["events"] = sorted(names[name] for name in line["data"]["events"])
        made["prev"] = [seals[seal] for seal in line.get("prev", [])]
        if "seal" not in line:
            del made["prev"]
        made["id"] = names[line["id"]] = codec.content_id(made)
        if "seal" in line:
            made["seal"] = seals[line["seal"]] = codec.seal_of(made)
        told.append(codec.canonical(made))
    place.log.write_bytes(b"".join(line + b"\n" for line in told))


def test_why_says_when_the_document_contradicts_the_quote(work):
    identity = pledge(work)["id"]
    assert called(work, "why", identity).exit_code == 0
    edited(work, "We will supply steel", "We will supply sand!")
    told = called(work, "why", pledge(work)["id"])
    assert told.exit_code == 1
    assert "seeds/page.txt, read again by text@" in told.stderr
    assert "does not say this at its place" in told.stderr


def test_why_says_when_the_document_is_another(work):
    (work.seeds / "page.txt").write_text(PAGE.replace("steel", "sand!"))
    told = called(work, "why", pledge(work)["id"])
    assert told.exit_code == 1
    assert "seeds/page.txt is another document than the one that this was read from" in told.stderr


def test_a_document_that_is_gone_is_no_fault(work):
    (work.seeds / "page.txt").unlink()
    assert called(work, "why", pledge(work)["id"]).exit_code == 0


def test_all_documents_are_read_again(work):
    done = called(work, "verify", "--documents")
    assert (done.exit_code, "documents: 1 read again, 0 gone, 0 read by importers" in done.stdout) == (0, True)
    edited(work, "We will supply steel", "We will supply sand!")
    done = called(work, "verify", "--documents", "--forget")
    assert done.exit_code == 1
    assert f"seeds/page.txt: does not say at its place what {pledge(work)['id']} quotes" in done.stderr
    (work.seeds / "page.txt").write_text(PAGE + "More.")
    done = called(work, "verify", "--documents")
    assert "seeds/page.txt: another document than the one that was read" in done.stderr
    (work.seeds / "page.txt").write_bytes(b"\0" * 100)
    assert "seeds/page.txt: cannot be read again" in called(work, "verify", "--documents").stderr
    (work.seeds / "page.txt").unlink()
    done = called(work, "verify", "--documents")
    assert (done.exit_code, "0 read again, 1 gone" in done.stdout) == (0, True)


def test_a_reading_by_another_version_is_counted_apart(work):
    edited(work, "text@", "text@9")
    done = called(work, "verify", "--documents", "--forget")
    assert (done.exit_code, "0 read again, 0 gone, 1 read by importers of other versions" in done.stdout) == (0, True)
    edited(work, "text@", "nobody@")
    done = called(work, "verify", "--documents", "--forget")
    assert (done.exit_code, "1 read by importers of other versions" in done.stdout) == (0, True)
