"""Watching: a scene beat by beat on the whole screen, each mind beside its words.

`opening.watch` opens it, and is the only place that knows whether Textual is there; `app` and `panes` are the screen, and
everything else here is plain data that can be read without one.
"""
