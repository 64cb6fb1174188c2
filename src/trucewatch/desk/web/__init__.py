"""The web desk: pages that work without a network and without a script, and the HTTP API on the same queries."""
