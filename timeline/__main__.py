"""`python -m timeline` is the command `timeline`."""

from timeline.faces.cli import main

main()
