"""How the site is built: `make docs`."""

from importlib.metadata import version as version_of

project = "Inscape"
author = "The Inscape authors"
copyright = "The Inscape authors"
version = release = version_of("inscape")

extensions = ["myst_parser", "sphinx.ext.autodoc"]
myst_enable_extensions = ["colon_fence", "deflist", "dollarmath"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]

html_theme = "furo"
html_title = "Inscape"
html_show_sphinx = False
pygments_style = "friendly"
