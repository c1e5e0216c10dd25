"""What proposes itself: which events may be one act, or the outcome of another, each with its reasons."""
