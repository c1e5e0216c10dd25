"""The plugin host: finds importers, asks each what is its own, and never lets one end a run."""
