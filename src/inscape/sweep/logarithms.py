"""Logarithms written out in arithmetic, so that several are worked out at once; the library that XLA calls takes one after the other.

Within a unit or two of the last place. A number is 2^k m with m from 0.707 to 1.414, and log m = 2 artanh((m - 1) / (m + 1)), by the polynomial of
FDLIBM (Sun Microsystems 1993), its terms summed in pairs.
"""

from __future__ import annotations

from typing import Any, Final

from inscape.mind.types import Array

_TERMS: Final = (0.6666666666666735, 0.3999999999940942, 0.2857142874366239, 0.22222198432149784, 0.1818357216161805,
                 0.15313837699209373, 0.14798198605116586)  # fmt: skip
_LOG_TWO: Final = 0.6931471805599453
_LEAST: Final = 0x3FE6A09E667F3BCD
"""The square root of a half, by its bits."""
_FRACTION: Final = (1 << 52) - 1
_WHOLE: Final = 0x4338000000000000
"""2^52 + 2^51, by its bits: a small whole number added to them is added to the number."""


def log(jax: Any, number: Array) -> Array:
    """The logarithm of a number in double precision that is neither infinite nor below 2^-1022; of 0 and less, minus infinity."""
    lax, xp = jax.lax, jax.numpy
    above = lax.bitcast_convert_type(number, xp.int64) - _LEAST
    m = lax.bitcast_convert_type((above & _FRACTION) + _LEAST, xp.float64)
    k = lax.bitcast_convert_type((above >> 52) + _WHOLE, xp.float64) - 1.5 * 2.0**52
    s = (m - 1.0) / (m + 1.0)
    z, (a, b, c, d, e, f, g) = s * s, _TERMS
    w = z * z
    terms = (a + z * b) + w * ((c + z * d) + w * ((e + z * f) + w * g))
    return xp.where(number > 0.0, s * (2.0 + z * terms) + k * _LOG_TWO, -xp.inf)


def log1p(jax: Any, number: Array) -> Array:
    """The logarithm of one more than the number; what is lost when one is added is made up for."""
    whole = 1.0 + number
    lost = number - (whole - 1.0)
    return log(jax, whole) + lost / jax.numpy.where(whole > 0.0, whole, 1.0)
