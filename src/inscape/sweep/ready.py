"""Ready: a compiled function, kept in the user's cache, so that the next sweep need neither trace nor compile it.

JAX's own cache spares the compiling only, and it takes seconds of tracing to find out what to look for. Here the file is named by what the
function hangs on: the code, the versions, the processor, and the shapes of what it is given. What is kept is code of the processor, and
is run: the folder has to be the user's own.
"""

from __future__ import annotations

import gc
import os
import pickle
import platform
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Any, Final

import inscape.mind
from inscape.sweep.cache import cache_folder

MOST: Final = 40
"""Functions that are kept; the oldest give way. Each is a few megabytes."""

_ONE: Final = Lock()
"""Held while a function is made ready, so that two threads do not compile the same; `_alone` is the same for processes."""
_FOUND: Final[dict[str, Any]] = {}


def ready(jax: Any, jitted: Callable[[], Any], arguments: tuple[Any, ...], told: object) -> Any:
    """A jitted function compiled for arguments of these shapes. jitted: gives it. told: what else it hangs on."""
    with _ONE:
        key = _key(jax, arguments, told)
        if key not in _FOUND:
            _FOUND[key] = _made(jax, jitted, arguments, key)
        return _FOUND[key]


def _made(jax: Any, jitted: Callable[[], Any], arguments: tuple[Any, ...], key: str) -> Any:
    folder = cache_folder()
    if folder is None:
        return _compiled(jitted, arguments)
    path = folder / "compiled" / f"{key}.bin"
    found = _kept(jax, path)
    if found is not None:
        return found
    with _alone(path.with_suffix(".lock")):  # whoever waited finds what the other made
        found = _kept(jax, path)
        if found is None:
            found = _compiled(jitted, arguments)
            if jax.config.jax_compilation_cache_dir is None:  # what comes from there cannot be kept again
                _keep(path, pickle.dumps(jax.experimental.serialize_executable.serialize(found)))
    return found


def _compiled(jitted: Callable[[], Any], arguments: tuple[Any, ...]) -> Any:
    """The function compiled. What tracing makes stays until it is done: to look for garbage meanwhile takes a third of its time."""
    is_looking = gc.isenabled()
    gc.disable()
    try:
        return jitted().lower(*arguments).compile()
    finally:
        if is_looking:
            gc.enable()


def _kept(jax: Any, path: Path) -> Any:
    """What is kept there, or None. Whatever is wrong with a file in a cache, it can be made again."""
    try:
        found = jax.experimental.serialize_executable.deserialize_and_load(*pickle.loads(path.read_bytes()))  # noqa: S301
        path.touch()
    except Exception:  # noqa: BLE001
        return None
    return found


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """One process at a time, where the system can see to it; it does so until the process has gone."""
    try:
        from fcntl import LOCK_EX, flock

        path.parent.mkdir(parents=True, exist_ok=True)
        stream = path.open("w")
        flock(stream, LOCK_EX)
    except (ImportError, OSError):
        yield
        return
    with stream:
        yield
        path.unlink(missing_ok=True)


def _keep(path: Path, data: bytes) -> None:
    """Write the file, if that can be done; a cache is no reason to stop."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        part.replace(path)
        for old in sorted(path.parent.glob("*.bin"), key=lambda each: -each.stat().st_mtime)[MOST:]:
            old.unlink(missing_ok=True)
    except OSError:
        part.unlink(missing_ok=True)


def _key(jax: Any, arguments: tuple[Any, ...], told: object) -> str:
    leaves, tree = jax.tree.flatten(arguments)
    shapes = [(each.shape, str(each.dtype), bool(getattr(each, "weak_type", False))) for each in leaves]
    device = jax.devices()[0]
    about = (_code(), jax.__version__, jax.lib.__version__, platform.machine(), _processor(), device.platform,
             device.device_kind, os.environ.get("XLA_FLAGS"), told, str(tree), shapes)  # fmt: skip
    return sha256(repr(about).encode()).hexdigest()[:32]


@lru_cache(maxsize=1)
def _code() -> str:
    """What the functions are made of."""
    found = sha256()
    for folder in (Path(inscape.mind.__file__).parent, Path(__file__).parent):
        for path in sorted(folder.glob("*.py")):
            found.update(path.read_bytes())
    return found.hexdigest()


@lru_cache(maxsize=1)
def _processor() -> str:
    """What the processor can do."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line for line in lines if line.lower().startswith(("flags", "features"))), platform.processor())
