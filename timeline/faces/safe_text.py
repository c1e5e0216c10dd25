"""Foreign text as it may be shown: nothing in it can act on a terminal, or turn the direction of writing."""

import re

# C0 and C1 controls, the characters that turn the direction of writing, invisible joiners, lone surrogates.
UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]")


def clean(text: str) -> str:
    """Return foreign text as one line that can do nothing to a terminal."""
    return " ".join(UNSAFE.sub(" ", text).split())
