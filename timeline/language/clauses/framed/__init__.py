"""Clauses of languages whose finite word frames the deed: "wird … saniert", "a été inauguré"."""
