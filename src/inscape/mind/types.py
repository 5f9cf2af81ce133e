"""Array types with their axes in them; checked at run time in the tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jaxtyping import Bool, Float, Int, UInt

if TYPE_CHECKING:
    Array = Any
else:
    from typing import Any as Array

Namespace = Any
"""What `array.__array_namespace__()` returns: numpy or jax.numpy, in the subset of the array API they share."""

__all__ = ["Array", "Bool", "Float", "Int", "Namespace", "UInt"]
