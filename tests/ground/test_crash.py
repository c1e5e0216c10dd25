"""Short forms of the soak runs: killed, crowded, merged, out of space, a log loses nothing and doubles nothing."""

import pytest

from tests.soak import alterations, crowds, faults, index_damages, judging_faults, kills, match_faults, merges
from timeline.index import sealed


def test_killed_at_random_moments_and_run_again(tmp_path):
    kills.at_random_moments(tmp_path, 3, documents=15)


def test_killed_while_it_writes_and_syncs(tmp_path):
    traced()
    assert faults.killed_at_every_call(tmp_path, documents=2, calls=("write", "fsync"), every=5)


def test_a_failing_call_on_the_log_is_told_and_nothing_is_half(tmp_path):
    traced()
    failed, tried = faults.injected(tmp_path, documents=2, calls=("write", "fsync"), errors=("EIO", "EINTR"), every=3)
    assert 0 < failed < tried


def test_a_judgement_whose_log_cannot_be_locked_is_told_and_nothing_is_written(tmp_path):
    traced()
    assert judging_faults.injected(tmp_path, only=("assess",), calls=("flock",), errors=("ENOLCK",), every=2) == (1, 1)


def test_short_writes_are_taken_back(tmp_path):
    faults.short_writes(tmp_path, documents=3, step=3000)


def test_a_full_disk_is_told_and_what_was_reported_is_there(tmp_path):
    reason = faults.small_disk(tmp_path, documents=120)
    if reason is not None:
        pytest.skip(reason)


def test_many_processes_import_at_once(tmp_path):
    crowds.at_once(tmp_path, 1, documents=12)


@pytest.mark.no_cover
@pytest.mark.parametrize(("unseen", "large"), [(False, False), (True, False), (True, True)])
def test_a_damaged_index_changes_no_answer(place, unseen, large, monkeypatch):
    if large:
        monkeypatch.setattr(sealed, "_AT_ONCE", 0)
    assert index_damages.at_random(place, 15, seed=int(unseen), unseen=unseen) == 0


@pytest.mark.no_cover
def test_a_call_may_be_the_last_while_a_log_is_matched(tmp_path):
    traced()
    assert match_faults.at_every_call(tmp_path, calls=("pwrite64",), whats=("signal=KILL",), every=20) > 3


def test_a_killed_holder_frees_the_lock_and_the_waiter_said_whom_it_waited_for(tmp_path):
    crowds.a_dead_holder_frees_the_lock(tmp_path)


def test_branches_merged_by_union_verify_and_show_the_same_either_way(tmp_path):
    merges.random_merges(tmp_path, 6)


@pytest.mark.no_cover
def test_lines_deleted_and_edited_together_are_found(tmp_path, place):
    alterations.deletions_and_edits(tmp_path, alterations.a_log(place), 30)


@pytest.mark.no_cover
def test_every_bit_of_some_bytes(tmp_path, place):
    whole = alterations.a_log(place, articles=4)
    alterations.flips(tmp_path, whole, range(0, len(whole), 23))


def traced():
    reason = faults.unavailable()
    if reason is not None:
        pytest.skip(reason)
