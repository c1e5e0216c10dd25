"""Every source that ships: it claims its samples and no other's, and reads them to the events on file."""

import pytest

from tests.conftest import ROOT
from timeline.intake.host import discovery
from timeline.intake.kit import testing

SAMPLES = testing.samples(ROOT / testing.FOLDER)
HOST = discovery.discover(ROOT / "plugins", root=ROOT, installed=False)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_yields_what_is_on_file(sample, accept):
    if accept:
        testing.accept(sample, HOST)
    assert testing.check(sample, HOST) == []


def test_no_source_is_without_a_sample():
    assert HOST.faults == ()
    assert testing.without_sample(HOST, ROOT / testing.FOLDER) == []


def test_samples_are_of_sources_that_exist():
    assert {sample.source for sample in SAMPLES} == {one.name for one in HOST.importers if one.rank > 0}


def test_every_seed_is_a_sample_byte_for_byte():
    kept = {sample.path.read_bytes() for sample in SAMPLES}
    assert {path.read_bytes() for path in (ROOT / "seeds").glob("*.txt")} <= kept
