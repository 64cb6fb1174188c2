"""The commands, one group per file; each asks `queries` or starts a run and prints what comes back."""
