"""The sources that ship. What each yields, and that it claims nothing else, is tested by the plugin for pytest."""

from tests.conftest import ROOT
from timeline.intake.host import discovery
from timeline.intake.kit import testing

SAMPLES = testing.samples(ROOT / testing.FOLDER)
HOST = discovery.discover(ROOT / "plugins", root=ROOT, installed=False)


def test_samples_are_of_sources_that_exist():
    assert {sample.source for sample in SAMPLES} == {one.name for one in HOST.importers if one.rank > 0}


def test_every_seed_is_a_sample_byte_for_byte():
    kept = {sample.path.read_bytes() for sample in SAMPLES}
    assert {path.read_bytes() for path in (ROOT / "seeds").glob("*.txt")} <= kept


def test_what_is_made_up_says_so():
    seeds = {path.read_bytes() for path in (ROOT / "seeds").glob("*.txt")}
    own = [sample.path.read_bytes() for sample in SAMPLES]
    assert all(b"<!-- Made up for the tests" in content for content in own if content not in seeds)
