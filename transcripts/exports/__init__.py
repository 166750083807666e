"""Briefings, lists and searches as files to take along."""
