"""People and bodies named or meant in a text, one spelling each, with their offices."""
