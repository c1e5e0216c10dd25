"""What other programs make of our exports: `make consumers`, in an environment of its own."""
