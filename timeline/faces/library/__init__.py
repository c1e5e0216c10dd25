"""The library: `import timeline` offers from here, lazily, what the commands do (docs/python.md)."""
