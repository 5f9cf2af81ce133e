"""Beats in time: playing, observing and taking part in a scene; the run that comes of it, and its file."""
