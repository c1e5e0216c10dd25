"""Triggers: what one pass over a text tells of the rules that may have something to say."""

import pytest

from timeline.language.schema.acts_table import ActsTable
from timeline.language.words import lexicon, triggers

KINDS = triggers.ACTS


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_trigger_of_every_kind_is_found_where_it_stands(language, kind):
    for word in getattr(lexicon.load_table(language, ActsTable), kind).triggers:
        text = f"x {word} y"
        assert triggers.Trigger(2, 2 + len(word)) in triggers.find_triggers(text, language)[kind]


def test_a_text_without_triggers_has_none_of_any_kind():
    assert triggers.find_triggers("zzz", "en") == {kind: [] for kind in KINDS}
    assert triggers.find_triggers("", "ru") == {kind: [] for kind in KINDS}
