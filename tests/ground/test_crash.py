"""Short forms of the soak runs: killed, crowded and merged, a log loses nothing and doubles nothing."""

from tests.soak import crowds, kills, merges


def test_killed_at_random_moments_and_run_again(tmp_path):
    kills.at_random_moments(tmp_path, 3, documents=15)


def test_many_processes_import_at_once(tmp_path):
    crowds.at_once(tmp_path, 1, documents=12)


def test_a_killed_holder_frees_the_lock_and_the_waiter_said_whom_it_waited_for(tmp_path):
    crowds.a_dead_holder_frees_the_lock(tmp_path)


def test_branches_merged_by_union_verify_and_show_the_same_either_way(tmp_path):
    merges.random_merges(tmp_path, 6)
