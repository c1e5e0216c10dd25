"""What a browser makes of the pages: `make web-test`, in an environment of its own."""
