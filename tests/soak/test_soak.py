"""`make soak`: hours of what `make test` tries in short form (tests/ground). How much: TIMELINE_SOAK=0.1 is a tenth."""

import os

import pytest

from tests.soak import (
    alterations,
    crowds,
    faults,
    index_damages,
    judging_faults,
    kills,
    match_faults,
    merges,
    powercuts,
)
from timeline import workspace
from timeline.app import matched
from timeline.index import sealed

SHARE = float(os.environ.get("TIMELINE_SOAK", "1"))


def rounds(number):
    return max(1, round(number * SHARE))


def test_killed_at_a_thousand_random_moments(tmp_path):
    print(kills.at_random_moments(tmp_path, rounds(1000)), "hit")


def test_killed_at_every_call(tmp_path):
    needed(faults.unavailable())
    print(faults.killed_at_every_call(tmp_path, every=rounds(1) if SHARE >= 1 else 3), "calls")


def test_every_call_on_the_log_fails(tmp_path):
    needed(faults.unavailable())
    print(faults.injected(tmp_path, every=1 if SHARE >= 1 else 3), "failed, tried")


def test_every_command_that_judges_is_killed_and_failed_at_every_call(tmp_path):
    needed(faults.unavailable())
    every = 1 if SHARE >= 1 else 5
    print(judging_faults.killed(tmp_path / "killed", every=every), "killed")
    print(judging_faults.injected(tmp_path / "injected", every=every), "failed, tried")


def test_every_call_fails_while_the_index_is_made_or_caught_up(tmp_path):
    needed(faults.unavailable())
    print(judging_faults.index_faults(tmp_path, every=1 if SHARE >= 1 else 20), "tried")


def test_every_call_fails_while_a_log_is_matched(tmp_path):
    needed(faults.unavailable())
    print(match_faults.at_every_call(tmp_path, every=1 if SHARE >= 1 else 20), "tried")


def test_the_lock_is_deleted_under_way(tmp_path):
    assert judging_faults.lock_deleted_under_way(tmp_path, processes=rounds(12))


def test_where_nobody_can_write(tmp_path):
    needed(judging_faults.read_only_place(tmp_path))


def test_processes_that_read_are_started_anew(tmp_path):
    with judging_faults.started_anew():
        print(crowds.at_once(tmp_path, rounds(5)), "waited")


def test_short_writes(tmp_path):
    faults.short_writes(tmp_path, step=97 if SHARE >= 1 else 500)


def test_a_full_disk(tmp_path):
    needed(faults.small_disk(tmp_path))


def test_eight_processes_at_once(tmp_path):
    print(crowds.at_once(tmp_path, rounds(20)), "waited")
    crowds.a_dead_holder_frees_the_lock(tmp_path)


def test_three_thousand_damages_of_the_index(tmp_path, monkeypatch):
    for number, (unseen, read_at_once) in enumerate(((False, 1 << 23), (True, 1 << 23), (True, 0))):
        monkeypatch.setattr(sealed, "_AT_ONCE", read_at_once)  # 0: as one is that is too large for it
        place = workspace.create(tmp_path / f"damaged-{number}")
        assert index_damages.at_random(place, rounds(1000), unseen=unseen) == 0


def test_three_thousand_damages_of_what_was_matched(tmp_path, monkeypatch):
    monkeypatch.setattr(matched, "WORTH", 0)
    for number, (unseen, read_at_once) in enumerate(((False, 1 << 23), (True, 1 << 23), (True, 0))):
        monkeypatch.setattr(sealed, "_AT_ONCE", read_at_once)  # as above
        place = workspace.create(tmp_path / f"damaged-{number}")
        assert match_faults.at_random(place, rounds(1000), unseen=unseen) == 0


def test_a_thousand_merges(tmp_path):
    merges.random_merges(tmp_path, rounds(1000))
    merges.conflicting_judgements(tmp_path)


def test_every_flipped_bit(tmp_path):
    whole = alterations.a_log(workspace.create(tmp_path / "work"))
    alterations.flips(tmp_path, whole, range(0, len(whole), 1 if SHARE >= 1 else round(1 / SHARE)))


def test_a_thousand_deletions_and_edits(tmp_path):
    whole = alterations.a_log(workspace.create(tmp_path / "work"))
    alterations.deletions_and_edits(tmp_path, whole, rounds(1000))


def test_a_hundred_power_cuts(tmp_path):
    hits = powercuts.cycles(tmp_path, rounds(100))
    needed(hits if isinstance(hits, str) else None)
    print(hits, "hit")
    assert hits


def needed(reason):
    if reason is not None:
        pytest.skip(reason)
