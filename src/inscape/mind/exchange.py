"""Exchange: what somebody opened with the latest that they said, and what meets it: an apology, an insult, a question, news.

Some acts are first halves of a pair, and make some second halves fit and everything else beside the point (adjacency pairs:
Schegloff & Sacks 1973). Which moves open and answer what is authored with them.
"""

from __future__ import annotations

from inscape.mind.axes import EXCHANGES, GROUP
from inscape.mind.stage import Stage
from inscape.mind.state import State
from inscape.mind.types import Array, Float

APOLOGY = EXCHANGES.index("apology")


def opened(stage: Stage, state: State) -> tuple[Float[Array, "character exchange"], Float[Array, "character"]]:
    """What each opened with the latest that they said (1), and how much that called for an answer, 0..1."""
    xp, acts = state.so.__array_namespace__(), stage.acts
    latest, me = xp.maximum(state.moment_row, 0), xp.arange(state.place.shape[0])
    worded = acts.channels[:, 3].take(latest) > 0.0
    said = (state.moment_actor[:, None] == me) & worded[:, None]
    row = latest.take(said.argmax(axis=0))
    opens = acts.opens.take(row, axis=0) * said.any(axis=0)[:, None]
    return opens, acts.asks.take(row) * opens.max(axis=1)


def strays(stage: Stage, state: State) -> Float[Array, "act"]:
    """How far an act passes over what the other opened, by how much that called for an answer."""
    aims = stage.aims
    opens, called = opened(stage, state)
    met = (opens @ aims.move_fits.T).reshape(-1).take(aims.at_other_move) > 0.0
    return called.take(aims.other) * ~met


def accepts(stage: Stage, state: State) -> Float[Array, "act"]:
    """1 where an act takes an apology that has just been made, kindly."""
    apologised = opened(stage, state)[0][:, APOLOGY].take(stage.aims.other) * stage.aims.in_cast
    return apologised * stage.acts.fits[:, APOLOGY] * (stage.acts.group == GROUP["soften"])
