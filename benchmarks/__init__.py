"""How fast and how large Inscape is: `make bench`."""
