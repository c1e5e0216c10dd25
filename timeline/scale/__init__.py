"""A log that is too long for one machine: pure functions on its lines, which any engine may be given."""
