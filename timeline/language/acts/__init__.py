"""What an article says happened or will: the events, each from its own rules."""
