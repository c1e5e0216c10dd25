"""The faces: the only place that sees both wings, the clock and the terminal."""
