"""The court of games: felt valence person by person, and what is chosen next."""

from __future__ import annotations

from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np

from inscape.evidence.court import Court, Score
from inscape.evidence.data import table
from inscape.evidence.findings import said
from inscape.evidence.fitting import fit_constants
from inscape.evidence.playing import DILEMMA, ULTIMATUM, Game, Player, rounds
from inscape.evidence.statistics import area, group_means, halves, linear, over_people, over_values
from inscape.mind.theory import THEORY, Theory
from inscape.mind.types import Array, Bool, Float

NAME: Final = "games"
TITLE: Final = "Games: an offer, a feeling, a choice"
CONSTANTS: Final = (
    "courtesy", "brusque", "norm_kindness", "feel_gain", "deed_share", "blame_floor", "matter_base", "slight_left",
    "slight_weight", "answer_weight", "tendency_weight", "needs_weight", "standard_weight", "care_weight", "temperature",
)  # fmt: skip
LEVELS: Final = (0.1, 0.5, 0.9)
TEMPERAMENT: Final = (
    "temperament.neuroticism", "temperament.agreeableness", "needs.standing.weight", "needs.ease.weight",
)  # fmt: skip
"""What is fitted to each person's first half: two traits, and how much standing and the money count."""


class Trials(NamedTuple):
    """One game's trials.

    share: of what there is that one was given. no: kept for oneself, or rejected. first: in a person's
    first half.
    """

    game: Game
    people: Array
    share: Float[Array, "trial"]
    valence: Float[Array, "trial"]
    no: Bool[Array, "trial"]
    first: Bool[Array, "trial"]
    train: Bool[Array, "trial"]


class Engine(NamedTuple):
    """What the engine says of each share. felt: [share, kind]. refuses: [share] how much more one is moved to say no."""

    shares: Float[Array, "share"]
    felt: Float[Array, "share kind"]
    valence: Float[Array, "share"]
    refuses: Float[Array, "share"]


@cache
def trials(folder: Path, name: str) -> Trials:
    """The trials of "ug", "pd" or "pgg"."""
    data = table(folder / "games" / f"{name}_data.csv")
    people, valence = data["sub"], data["valence"]
    if name == "ug":
        game, share, no = ULTIMATUM, 1.0 - data["unfairness"], data["choice"] > 0.5
    else:
        column = data["partner_contribution"] if name == "pd" else data["partners_contribution"] / 3.0
        game, share, no = DILEMMA, column, np.asarray([word == "defect" for word in data["sub_contribution_binary"]])
    keep = ~(np.isnan(share) | np.isnan(valence))
    people, share, valence, no, trial = (each[keep] for each in (people, share.round(4), valence, no, data["trial"]))
    names, middle = group_means(people, trial)
    first = trial <= middle[np.searchsorted(names, people)]
    return Trials(game, people, share, valence, no, first, halves(people, name))


def engine(theory: Theory, of: Trials, player: Player = ()) -> Engine:
    """Every share that occurs, met once."""
    shares = np.unique(of.share)
    met = rounds(theory, of.game, shares, player)
    refuses = np.asarray([each.no - each.yes for each in met])
    return Engine(shares, np.stack([each.felt for each in met]), np.asarray([each.valence for each in met]), refuses)


def at(values: Float[Array, "share *axes"], of: Trials, shares: Float[Array, "share"]) -> Float[Array, "trial *axes"]:
    """What belongs to each trial's share."""
    return values[np.searchsorted(shares, of.share)]


def by_person(of: Trials, guess: Float[Array, "trial"], rows: Bool[Array, "trial"]) -> Float[Array, "person"]:
    """Each person's r between what is predicted and what was felt; 0 for a prediction that does not vary."""
    names, whose = np.unique(of.people[rows], return_inverse=True)
    guess, truth = guess[rows], of.valence[rows]

    def mean(values: Any) -> Any:
        return np.bincount(whose, values) / np.bincount(whose)

    a, b = guess - mean(guess)[whose], truth - mean(truth)[whose]
    scale = np.sqrt(mean(a * a) * mean(b * b))
    return np.where(scale > 1e-12, mean(a * b) / np.maximum(scale, 1e-12), 0.0)[: len(names)]


def score(folder: Path, theory: Theory, *, train: bool) -> float:
    """The court's headline in the ultimatum game: mean r of felt valence, and how well the choice is told, half each."""
    of = trials(folder, "ug")
    says, rows = engine(theory, of), of.train == train
    felt = float(by_person(of, at(says.valence, of, says.shares), rows).mean())
    return (felt + area(at(says.refuses, of, says.shares)[rows], of.no[rows])) / 2.0


def _likely(folder: Path, theory: Theory) -> float:
    """What is fitted: felt valence person by person in two games, and the log-likelihood of the choices, on the training half."""
    total = 0.0
    for name in ("ug", "pd"):
        of = trials(folder, name)
        says = engine(theory, of)
        odds = at(says.refuses, of, says.shares)[of.train] / theory.temperature
        choice = -np.logaddexp(0.0, np.where(of.no[of.train], -odds, odds)).mean()
        total += float(by_person(of, at(says.valence, of, says.shares), of.train).mean()) + 0.5 * float(choice)
    return total / 2.0


def sit(folder: Path) -> Court:
    """Hear the three games."""
    fitted, constants = fit_constants(CONSTANTS, lambda theory: _likely(folder, theory), rounds=25)
    scores = [row for name in ("ug", "pd", "pgg") for row in _valence(folder, name, fitted)]
    scores += [row for name in ("ug", "pd", "pgg") for row in _choice(folder, name, fitted)]
    return Court(
        NAME, TITLE,
        "valence: mean over people of r between what is predicted and what they felt; choice: area under the ROC curve over people "
        "who were not in the training half",
        "What is given is an act between a softening (all that fairness asks) and an attack (nothing); the answers are acts too; "
        "felt valence is the mean pleasure of what is felt, and the choice is told by the difference of two urges.",
        (*scores, *_temperament(folder)), constants, said(NAME),
    )  # fmt: skip


TITLES: Final = {"ug": "ultimatum", "pd": "prisoner's dilemma", "pgg": "public goods"}


def _valence(folder: Path, name: str, fitted: Theory) -> list[Score]:
    of = trials(folder, name)
    test = ~of.train
    shares, means = group_means(of.share[of.train], of.valence[of.train])
    usual = means[np.searchsorted(shares, of.share).clip(0, len(shares) - 1)]
    listed: list[tuple[str, str, Any, float | None]] = [
        ("the share alone", "baseline", of.share, None),
        (
            "the mean of other people at each share (nobody who knows only the share can do better)",
            "ceiling",
            usual,
            None,
        ),
        ("the engine's valence", "defaults", _valence_at(THEORY, of), 0.80),
        ("the engine's valence", "fitted", _valence_at(fitted, of), None),
        ("linear in the engine's feelings", "read-out", _read_valence(of), None),
    ]
    rows = []
    for what, regime, guess, target in listed:
        found = by_person(of, guess, test)
        rows.append(Score.of(
            f"{TITLES[name]}, valence: {what}", regime, over_values(found, f"{name} {what}"), target=target,
            people=len(found), trials=int(test.sum()),
        ))  # fmt: skip
    return rows


def _valence_at(theory: Theory, of: Trials) -> Float[Array, "trial"]:
    says = engine(theory, of)
    return at(says.valence, of, says.shares)


def _read_valence(of: Trials) -> Float[Array, "trial"]:
    says = engine(THEORY, of)
    felt = at(says.felt[:, says.felt.max(axis=0) > 1e-6], of, says.shares)
    return linear(felt[of.train], of.valence[of.train])(felt)


def _choice(folder: Path, name: str, fitted: Theory) -> list[Score]:
    of = trials(folder, name)
    test = ~of.train
    goal = _offer_alone(of, test) if name == "ug" else None
    listed: list[tuple[str, str, Any, float | None]] = [
        ("the commonest answer", "baseline", np.zeros(len(of.share)), None),
        ("the share alone", "baseline", -of.share, None),
        ("the valence that they say they felt", "baseline", -of.valence, None),
        ("how often other people said no at each share", "ceiling", _usual_no(of), None),
        ("the engine's two urges", "defaults", _refuses(THEORY, of), goal),
        ("the engine's two urges", "fitted", _refuses(fitted, of), None),
        ("logistic in the share and the engine's feelings", "read-out", _read_choice(of), goal),
    ]
    return [
        _told(of, f"{TITLES[name]}, choice: {what}", regime, guess, test, target)
        for what, regime, guess, target in listed
    ]


def _offer_alone(of: Trials, rows: Bool[Array, "trial"]) -> float:
    """What the offer alone reaches on these trials: what a choice has to be told at least as well as."""
    return round(area(-of.share[rows], of.no[rows]), 3)


def _told(
    of: Trials, what: str, regime: str, guess: Float[Array, "trial"], rows: Bool[Array, "trial"], target: float | None
) -> Score:
    said, people = of.no[rows], of.people[rows]
    estimate = over_people(lambda weight: area(guess[rows], said, weight), people, what)
    return Score.of(what, regime, estimate, target=target, people=len(np.unique(people)), trials=int(rows.sum()))


def _usual_no(of: Trials) -> Float[Array, "trial"]:
    shares, often = group_means(of.share[of.train], 1.0 * of.no[of.train])
    return often[np.searchsorted(shares, of.share).clip(0, len(shares) - 1)]


def _refuses(theory: Theory, of: Trials) -> Float[Array, "trial"]:
    says = engine(theory, of)
    return at(says.refuses, of, says.shares)


def _read_choice(of: Trials) -> Float[Array, "trial"]:
    says = engine(THEORY, of)
    felt = at(says.felt[:, says.felt.max(axis=0) > 1e-6], of, says.shares)
    return _logistic(np.column_stack([of.share, felt]), of.no, of.train)


def _logistic(x: Float[Array, "trial feature"], said: Any, rows: Any) -> Float[Array, "trial"]:
    """Log-odds of a logistic regression that was fitted to some rows, for all of them."""
    from sklearn.linear_model import LogisticRegression

    middle, scale = x[rows].mean(axis=0), np.maximum(x[rows].std(axis=0), 1e-9)
    z = (x - middle) / scale
    model = LogisticRegression(max_iter=500).fit(z[rows], said[rows])
    return np.asarray(model.decision_function(z))


def players() -> tuple[Player, ...]:
    """Every temperament of the grid that is laid over people."""
    return tuple(tuple(zip(TEMPERAMENT, values, strict=True)) for values in product(LEVELS, repeat=len(TEMPERAMENT)))


def _temperament(folder: Path) -> list[Score]:
    """Each person's second half, from the offer and from who they showed themselves to be in their first half."""
    of = trials(folder, "ug")
    rows = ~of.train & ~of.first
    names, whose = np.unique(of.people, return_inverse=True)
    early = np.bincount(whose, of.no * of.first) / np.maximum(np.bincount(whose, 1.0 * of.first), 1.0)
    known = np.column_stack([of.share, early[whose]])
    guess = _fitted_players(of, whose, len(names))
    listed = [
        ("the share alone", "baseline", -of.share, None),
        ("logistic in the share and how often they said no in their first half", "baseline",
         _logistic(known, of.no, of.train & ~of.first), None),
        ("the engine, temperament fitted on their first half", "fitted", guess, _offer_alone(of, rows) + 0.001),
    ]  # fmt: skip
    title = "ultimatum, choice in the second half: "
    return [_told(of, title + what, regime, g, rows, target) for what, regime, g, target in listed]


def _fitted_players(of: Trials, whose: Array, count: int) -> Float[Array, "trial"]:
    """How likely each is to say no: the mean over temperaments, each by how well it tells the person's first half.

    How much the engine is too ready to say no at all, and how sharply it decides, are two numbers of the training half.
    """
    urges = np.stack([at(says.refuses, of, says.shares) for says in (engine(THEORY, of, who) for who in players())])
    middle = _logistic(urges.mean(axis=0)[:, None], of.no, of.train)
    slope, shift = np.polyfit(urges.mean(axis=0), middle, 1)
    odds = slope * urges + shift
    log_no, log_yes = -np.logaddexp(0.0, -odds), -np.logaddexp(0.0, odds)
    said = np.where(of.no, log_no, log_yes) * of.first
    fits = np.stack([np.bincount(whose, row, minlength=count) for row in said])
    weight = np.exp(fits - fits.max(axis=0))
    weight = weight / weight.sum(axis=0)
    return (np.exp(log_no) * weight[:, whose]).sum(axis=0)
