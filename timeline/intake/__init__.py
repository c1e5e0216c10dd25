"""The writing wing: document -> article -> events -> log."""
