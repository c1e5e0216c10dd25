"""What is tried of the intake mostly reads, in processes of its own."""

import pytest


@pytest.fixture(scope="session", autouse=True)
def _ready(_language_at_hand):
    """Language is loaded before the first of them."""
