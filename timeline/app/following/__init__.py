"""Following: what is subscribed to is asked again in its time, and what comes of the promises is told once."""
