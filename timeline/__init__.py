"""News articles in; immutable, dated, sourced events out. What it is and must keep: docs/design.md."""
