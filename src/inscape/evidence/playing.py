"""Games as scenes: what one is given is an act like any other, and so is what one does about it.

The mapping, written before looking at scores. To give all that fairness asks (half in the ultimatum game, everything in the
others) is a softening; to give nothing is an attack; what lies between has a warmth, respect and dominance between theirs, as
the theory states them (`group_sense`). A split brings the ease that it pays, of 1 for everything, if it is taken. To
cooperate is to give all and costs 0.3 of ease; to defect is to give nothing and brings 0.3. Felt valence is the mean
pleasure of what is felt, each kind by its place in the theory's `mood_of_kind`, times its strength.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from inscape.mind.axes import GROUP
from inscape.mind.beat import choose, live
from inscape.mind.state import Act
from inscape.mind.theory import Theory
from inscape.mind.types import Array, Float
from inscape.scene.load import read_scene, rewritten
from inscape.scene.paths import change, read_path
from inscape.scene.text import Document, parse

if TYPE_CHECKING:
    from inscape.scene.scene import Scene


Player = tuple[tuple[str, float], ...]
"""Values of the player's, by their paths."""


class Game(NamedTuple):
    """One game. name: of its scene. fair: the share that fairness asks for. yes, no: the two answers. giver: who gives."""

    name: str
    fair: float
    yes: str
    no: str
    giver: str


ULTIMATUM: Final = Game("ultimatum", 0.5, "accept", "reject", "proposer")
DILEMMA: Final = Game("dilemma", 1.0, "cooperate", "defect", "partner")


class Met(NamedTuple):
    """What one round is to the player. felt: [kind] 0..1. valence: their mean pleasure. yes, no: the urges of the answers."""

    felt: Float[Array, "kind"]
    valence: float
    yes: float
    no: float


@cache
def _document(name: str) -> Document:
    text = (files("inscape") / "evidence" / "games" / f"{name}.yaml").read_text(encoding="utf-8")
    return parse(text, file=f"{name}.yaml")


def given(theory: Theory, game: Game, share: float, player: Player = ()) -> Scene:
    """The scene of one round: this share given to a player with these values ("temperament.neuroticism")."""
    fair = min(share / game.fair, 1.0)
    sense = fair * theory.group_sense[GROUP["soften"]] + (1.0 - fair) * theory.group_sense[GROUP["attack"]]
    return replace(_round(game.name, share, tuple(sense.round(6).tolist()), player), theory=theory)


@cache
def _round(name: str, share: float, sense: tuple[float, ...], player: Player) -> Scene:
    document = _document(name)
    values: dict[str, Any] = dict(document.values)
    sets = dict(zip(("moves.give.warmth", "moves.give.respect", "moves.give.dominance"), sense, strict=True))
    if "offers" in values:
        sets |= {"offers.split.if_taken.player.ease": share, "offers.split.if_taken.proposer.ease": 1.0 - share}
    sets |= {f"cast.player.{path}": value for path, value in player}
    for path, value in sets.items():
        values = change(values, read_path(path), value)
    return read_scene(rewritten(document, values))


def meet(theory: Theory, scene: Scene, game: Game) -> Met:
    """One round: the other gives, the player lives through it and weighs both answers."""
    player = scene.roster.character("player")
    content = "split" if "split" in scene.roster.offers else None
    row = scene.roster.find_act(game.giver, "give", to="player", about=content)
    none = np.asarray(-1, dtype=np.int32)
    act = Act(np.asarray(row, dtype=np.int32), none, none, np.asarray(0.0))
    after, _ = live(theory, scene.stage, scene.start, act)
    _, choice = choose(theory, scene.stage, after)
    yes, no = (scene.roster.find_act("player", move, to=game.giver, about=content) for move in (game.yes, game.no))
    felt = 1.0 - np.prod(1.0 - after.feeling[player], axis=-1)
    return Met(felt, valence(theory, felt), float(choice.urge[yes]), float(choice.urge[no]))


def valence(theory: Theory, felt: Float[Array, "kind"]) -> float:
    """How pleasant what is felt is, all told."""
    return float(felt @ theory.mood_of_kind[:, 0] / np.abs(theory.mood_of_kind[:, 0]).max())


def rounds(theory: Theory, game: Game, shares: Float[Array, "share"], player: Player = ()) -> tuple[Met, ...]:
    """Every share that occurs, once: trials with one share are one round to the engine, which has no other chance in it."""
    return tuple(meet(theory, given(theory, game, round(float(share), 4), player), game) for share in shares)
