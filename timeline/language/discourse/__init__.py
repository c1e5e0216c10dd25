"""An article as a whole: whose voice is heard where, when, and whom a sentence concerns."""
