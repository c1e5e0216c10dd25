"""States that are kept: whole, or the last one, or named as none."""

import pytest

from tests.views.story import tyrol
from timeline.scale.kept_states import KeptState, KeptStateError, keep_state, kept_state
from timeline.views.catalog import PROJECTIONS


@pytest.mark.parametrize("name", PROJECTIONS)
def test_what_was_kept_is_had_again(name, tmp_path):
    folder = tmp_path / "kept"
    nothing = kept_state(folder, name)
    assert (nothing.batch, nothing.state) == (-1, PROJECTIONS[name].zero())
    state = PROJECTIONS[name].fold(tyrol().raw)
    keep_state(folder, name, KeptState(3, state))
    again = kept_state(folder, name)
    assert (again.batch, again.state) == (3, state)
    assert [path.name for path in folder.iterdir()] == [f"{name}.state"]


def test_what_is_no_state_is_named(tmp_path):
    (tmp_path / "history.state").write_bytes(b"\xc1")
    with pytest.raises(KeptStateError, match=r"history\.state is no state that was kept here"):
        kept_state(tmp_path, "history")
