"""The clause layer: one analysis of every clause that tells, promises or orders something, for all acts."""
