"""How fast the dashboard is, against a naive version of the same page and against the floor: `make bench`."""
