"""From claims to what we hold to be so."""
