"""What a model has marked in an article, from stored answers: found again in the text, read by our own reading."""
