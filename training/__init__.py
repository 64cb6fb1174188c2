"""Builds the English syntax weights of `trucewatch_syntax_en` and measures them. Not part of the installed package."""
