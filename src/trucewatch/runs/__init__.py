"""Who runs the steps."""
