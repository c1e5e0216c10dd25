"""Wordings: what a text holds, and where."""

from timeline.language.words.wordings import gate, wording


def test_a_wording_is_held_where_it_is_found():
    met = wording(r"(?i)\b(met|meets) with\b")
    assert met.holds("They MET with the mayor.")
    assert met.search("They met with the mayor.").span() == (5, 13)
    assert [match[1] for match in met.finditer("He met with her, she meets with him.")] == ["met", "meets"]


def test_a_wording_that_no_text_holds_is_found_nowhere():
    met = wording(r"\bmet\b")
    assert not met.holds("Metal prices rose.")
    assert met.search("Metal prices rose.") is None
    assert list(met.finditer("Metal prices rose.")) == []


def test_a_gate_tells_which_of_several_patterns_a_text_holds():
    made = gate(["rye", "oats", "wheat"])
    assert sorted(made.Match("wheat and rye")) == [0, 2]
    assert made.Match("barley") is None


def test_a_gate_of_heads_holds_only_what_a_text_begins_with():
    made = gate(["rye", "oats"], heads=True)
    assert made.Match("oats and rye") == [1]
