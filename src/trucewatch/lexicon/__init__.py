"""What words and names mean, kept as data."""
