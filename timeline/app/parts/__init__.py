"""Parts: one archive read by itself, anywhere; all of them together are a log (docs/scale.md)."""
