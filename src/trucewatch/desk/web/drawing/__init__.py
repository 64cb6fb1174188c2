"""Geometry of what pages draw: time to units of a drawing. Pure; templates turn the answers into SVG."""
