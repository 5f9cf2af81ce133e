"""The command line: a thin layer that turns words into calls, and errors into lines."""

from inscape.cli.main import main as main
