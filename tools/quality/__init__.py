"""How well everything is read, in one table: `make quality`, or `python -m tools.quality --help`."""
