"""Where compilations are kept between sweeps: the user's cache folder, or what INSCAPE_CACHE names ("" or "off": nowhere)."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def cache_folder() -> Path | None:
    """The folder, which may not be there yet; None if nothing is to be kept."""
    stated = os.environ.get("INSCAPE_CACHE")
    if stated is not None:
        return Path(stated).expanduser() if stated not in ("", "off") else None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
        return (Path(base) if base else Path.home() / "AppData" / "Local") / "inscape"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "inscape"
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "inscape"
