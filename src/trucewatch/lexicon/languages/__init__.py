"""Words of each language, as data that a speaker can edit."""
