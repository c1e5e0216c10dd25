"""What is shown, in words: dates, durations, states, and the gist of an event; for a person, wherever it stands."""
