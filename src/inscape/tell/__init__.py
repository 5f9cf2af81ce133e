"""Telling a run: the transcript with or without the unsaid, and each beat as data."""
