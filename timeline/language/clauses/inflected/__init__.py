"""Clauses of languages that tell subject, object and tense by endings more than by order: Russian."""
