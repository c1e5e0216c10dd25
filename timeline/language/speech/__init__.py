"""Who said what: quotations, reported speech, and the speaker of each."""
