"""Bytes to text whose offsets can be trusted."""
