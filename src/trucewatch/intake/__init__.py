"""News in, as bytes with a receipt."""
