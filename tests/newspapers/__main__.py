"""Read the invented newspapers from text to link: `python -m tests.newspapers [learn|held] [-v]`.

`-v` prints what was missed, wrong and too much; of `held` it prints nothing, so that no rule is written to fit it.
"""

import argparse
import tempfile
from pathlib import Path

from tests.newspapers.chronicle import PARTS, chronicle
from tests.newspapers.comparing import compared, read, table


def main() -> None:
    """Print how much is read, of both parts or of one."""
    parser = argparse.ArgumentParser(prog="python -m tests.newspapers", description=__doc__.partition("\n")[0])
    parser.add_argument("part", nargs="?", choices=PARTS)
    parser.add_argument("-v", "--verbose", action="store_true", help="also print what of learn is missed or wrong")
    asked = parser.parse_args()
    for part in [asked.part] if asked.part else PARTS:
        told = chronicle(part)
        with tempfile.TemporaryDirectory() as scratch:
            result = compared(told, *read(told, Path(scratch) / "news"))
        print(f"== {part}: {len(told.papers)} articles")
        for line in table(result):
            print(line)
        for line in result.faults if asked.verbose and part != "held" else ():
            print(line)


if __name__ == "__main__":
    main()
