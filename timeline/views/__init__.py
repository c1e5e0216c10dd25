"""The reading wing: pure folds over the log and what is computed from them."""
