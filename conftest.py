"""The pages are tests too: see tools/pages.py."""

from tools.pages import PAGES

pytest_collect_file = PAGES.pytest()
