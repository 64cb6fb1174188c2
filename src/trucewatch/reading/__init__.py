"""What the text says, and who says it."""
