"""The examples of the library run, one after the other, in a copy of this workspace, and give what they show."""

import doctest
import re

import timeline
from tests.docs.test_docs import ROOT, workspace

SAID_OTHERWISE = {"workspace", "root"}  # what it is made of: no question
PAGE = ROOT / "docs" / "python.md"
BLOCK = re.compile(r"^```pycon\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def test_the_examples_of_the_library_give_what_they_show(tmp_path, monkeypatch):
    monkeypatch.chdir(workspace(tmp_path))
    blocks = "\n".join(BLOCK.findall(PAGE.read_text(encoding="utf-8")))
    examples = doctest.DocTestParser().get_doctest(blocks, {}, PAGE.name, str(PAGE), 0)
    said = []
    ran = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(examples, out=said.append)
    assert ran.attempted > 20
    assert not ran.failed, "".join(said)


def test_every_name_the_library_offers_is_told_of():
    text = PAGE.read_text(encoding="utf-8")
    names = [f"timeline.{name}" for name in timeline.__all__ if name not in ("Answer", "Timeline")]
    names += [f"{name}(" for name in dir(timeline.Timeline) if not name.startswith("_") and name not in SAID_OTHERWISE]
    assert [name for name in names if name not in text] == []
