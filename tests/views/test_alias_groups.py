"""Names that judgements say are of one: gathered the same in any order, in time for any log."""

import random
from itertools import pairwise

import pytest

from tests.steps import assert_linear
from timeline.views.aliases import aliases
from timeline.views.narrow_rows import Judged


def said(*groups):
    return [
        Judged(id=f"{number:032}", type="alias", data={"names": list(names)}) for number, names in enumerate(groups)
    ]


def test_what_shares_a_name_is_all_one_in_whatever_order_it_was_said():
    groups = [
        ("Ann Ash", "A. Ash"),
        ("ANN  ASH", "Anna Ash"),
        ("Bo Birch", "Bo B."),
        ("Anna Ash", "Ann Oak"),
        ("Solo", "Solo"),
    ]
    whole = ("A. Ash", "ANN  ASH", "Ann Oak", "Anna Ash")
    for seed in range(20):
        random.Random(seed).shuffle(groups)
        known = aliases(said(*groups))
        assert known.names_of("ann ash") == known.names_of("Ann Oak") == whole
        assert known.same("A. Ash", "ann oak")
        assert not known.same("A. Ash", "Bo Birch")
        assert known.names_of("Solo") == ("Solo",)
        assert known.names_of("Nobody") == ()


@pytest.mark.parametrize("form", ["one line", "a chain", "a chain said backwards", "a star"])
def test_however_many_names_hang_together_it_takes_time_in_proportion(form):
    def work(size):
        names = [f"Name {number}" for number in range(size)]
        groups = {
            "one line": [names],
            "a chain": list(pairwise(names)),
            "a chain said backwards": [pair[::-1] for pair in pairwise(names)][::-1],
            "a star": [(names[0], name) for name in names[1:]],
        }[form]
        lines = said(*groups)
        return lambda: aliases(lines)

    assert_linear(work, 1000)
