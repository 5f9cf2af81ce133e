"""How a telling begins: where its character is, and what they bring, the heaviest first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from inscape.mind.axes import GROUPS, KINDS, POSTURES, STRAND
from inscape.tell.mine import Rows
from inscape.tell.moments import Moments
from inscape.tell.names import possessive
from inscape.tell.phrases import narration
from inscape.tell.sides import Moment, it, past_deed, professed
from inscape.tell.words import listed
from inscape.why.morphology import inflected
from inscape.why.words import feels_it_so

if TYPE_CHECKING:
    from inscape.play.run import Run

FELT: Final = 0.25
HABIT: Final = 10.0
"""How many times something must have come for it to be the custom."""


def opening(moments: Moments, run: Run) -> list[Moment]:
    """What to say before the first beat: where one is, then the moments by weight."""
    start = Rows(run.scene, run.start, moments.me)
    carried = [
        *_past(moments), *_known(moments, start), *_carried(moments, run, start), *_professed(moments, start), *_outlooks(moments, start),
        *_duties(moments), *_custom(moments),
    ]  # fmt: skip
    return [_place(moments, run, start), *_once(sorted(carried, key=lambda moment: -moment.weight))]


def _once(carried: list[Moment]) -> Iterator[Moment]:
    """Without what says again, of the same person, that they are despised, hated, wanted or feared."""
    said: set[tuple[str, str]] = set()
    for moment in carried:
        kin = {
            (moment.other, word)
            for word in ("contempt", "anger", "hostility", "fear", "love", "attraction")
            if word in moment.names[0]
        }
        if not kin & said:
            yield moment
        said |= kin


def _place(moments: Moments, run: Run, start: Rows) -> Moment:
    scene, naming = moments.scene, moments.naming
    place = scene.roster.places[int(start.place)]
    entry = scene.model.places.get(place)
    called = naming.called(place)
    first, _, rest = called.partition(" ")
    home = entry.home[0] if entry is not None and entry.home else ""
    if home and first == naming.pronouns(home).possessive and home != moments.who:
        called = f"{possessive(naming.called(home))} {rest}"
    with_me = [
        name
        for at, name in enumerate(scene.roster.characters)
        if name and at != moments.me and bool(run.start.present[at]) and int(run.start.place[at]) == int(start.place)
    ]
    posture = {"standing": "standing", "sitting": "sitting", "lying": "lying"}[POSTURES[int(start.posture)]]
    count = narration()["numbers"][min(len(with_me) + 1, 12)]
    slots = {"posture": posture, "company": listed([naming.called(name) for name in with_me]), "count": count}
    slots["place"] = "" if called == "the here" else f"{_preposition(called)} {called}"
    return Moment(("place.company" if with_me else "place.alone",), slots, with_me[0] if len(with_me) == 1 else "", 9.0)


def _preposition(called: str) -> str:
    """How one is somewhere: "in the kitchen", "on the stairs", "at the door"."""
    last = called.rpartition(" ")[2]
    return next((word for word, places in narration()["prepositions"].items() if last in places), "in")


def _carried(moments: Moments, run: Run, start: Rows) -> Iterator[Moment]:
    scene, feeling = moments.scene, start.feeling
    for flat in np.argsort(-feeling, axis=None, kind="stable")[:8]:
        kind, about = (int(at) for at in np.unravel_index(int(flat), feeling.shape))
        level = float(feeling[kind, about])
        if level < FELT:
            return
        name = scene.roster.abouts[about]
        sort, slots, other = "", {}, ""
        if name in scene.model.facts:
            if not feels_it_so(scene, run.start, moments.me, kind, name):
                continue
            sort, slots = "fact", {"it": moments.fact(name)}
            if (deed := _deed_of(moments, name)) is not None and KINDS[kind] == "distress":
                moments.told["felt", KINDS[kind], str(about)] = level
                yield Moment(("carry.again",), {}, "", _weight(deed))
                continue
        elif name in scene.roster.prospects:
            sort, slots = "prospect", it(moments.prospect(name))
        elif name in scene.roster.persons and name != moments.who:
            sort, other = "person", name
        names = tuple(f"carry.{KINDS[kind]}{part}" for part in ((f".{sort}", "") if sort else ("",)))
        moments.told["felt", KINDS[kind], str(about)] = level
        yield Moment(names, slots, other, 0.8 + level)


def _deed_of(moments: Moments, fact: str) -> Any:
    """The deed of before that says what a fact says ("lost the base" for "the base is lost"), or None."""
    told = set(re.findall(r"[a-z]{4,}", moments.naming.fact(fact).lower()))
    deeds = moments.scene.model.cast[moments.who].past
    return next((deed for deed in deeds if told and told <= set(str(deed.did or deed.suffered).lower().split())), None)


def _weight(deed: Any) -> float:
    return 0.7 + float(deed.weight)


def _known(moments: Moments, start: Rows) -> Iterator[Moment]:
    """What one knows to be so that costs one much, its doer first; a deed of before speaks for itself."""
    scene, deeds = moments.scene, moments.scene.model.cast[moments.who].past
    felt_about = {
        name for at, name in enumerate(scene.roster.abouts) if name and float(start.feeling[:, at].max()) >= FELT
    }
    for at, name in enumerate(scene.roster.facts):
        cost = -float((scene.stage.facts.means[at, moments.me] * scene.stage.need_weight[moments.me]).sum())
        if not name or name in felt_about or cost < 0.2 or float(start.credence[at]) < 0.75:
            continue
        text = moments.fact(name)
        if not any(deed.did and deed.did in text for deed in deeds):
            own = float(scene.stage.facts.doers[at, moments.me]) > 0.5
            yield Moment(("carry.fact.own",) if own else ("carry.fact",), {"it": text}, "", 1.0 + cost + 0.5 * own)


def _past(moments: Moments) -> Iterator[Moment]:
    for slot in range(len(moments.scene.model.cast[moments.who].past)):
        deed: Any = past_deed(moments.scene, moments.who, slot)
        hoped = [need for need, amount in deed.hoped.items() if amount > 0 and deed.came.get(need, 0.0) < amount / 2.0]
        nouns = [narration()["needs"].get(need, need.replace("_", " ")) for need in hoped]
        text = str(deed.did or deed.suffered)
        done = re.sub(r"^(is|are|was|were) ", "been ", text)
        slots = {"deed": done, "hoped": listed(nouns), "hoped_last": nouns[0] if nouns else ""}
        names = ("past.hollow", "past.did") if deed.did and hoped else ("past.did" if deed.did else "past.suffered",)
        yield Moment(names, slots, str(deed.by or ""), _weight(deed), ("memory", text))


def _professed(moments: Moments, start: Rows) -> Iterator[Moment]:
    scene, stage = moments.scene, moments.scene.stage
    for at, person in enumerate(scene.roster.persons):
        if not person or person == moments.who:
            continue
        regard = {name: float(start.regard[at, index]) for name, index in STRAND.items()}
        if float(stage.professes[moments.me, at]) > 0.5:
            slots = {"what": professed(scene, moments.me, at)}
            yield Moment(("professes",), slots, person, 1.7)
        draws, ill = max(regard["esteem"], regard["attraction"]), max(regard["hostility"], regard["contempt"])
        if min(draws, ill) >= 0.5 and regard["hostility"] >= 0.5:
            yield Moment(("holds.drawn_and_hates",), {}, person, 1.65)
        elif person in scene.roster.characters and max(regard.values()) >= 0.5:
            strongest = max(regard, key=regard.__getitem__)
            yield Moment((f"holds.{strongest}",), {}, person, 0.6 + regard[strongest])
        back = start.regard_belief[at, moments.me] if at < len(scene.roster.characters) else None
        if back is not None and float(back[STRAND["contempt"]]) >= 0.6:
            yield Moment(("despised",), {}, person, 0.9)


def _outlooks(moments: Moments, start: Rows) -> Iterator[Moment]:
    scene = moments.scene
    for at, name in enumerate(scene.roster.prospects):
        prospects = scene.stage.prospects
        if not name or int(prospects.owner[at]) != moments.me:
            continue
        stakes = float((prospects.stakes[at] * scene.stage.need_weight[moments.me]).sum())
        likely, text = float(start.prospect[at]), moments.prospect(name)
        key = "dread" if stakes < 0.0 else "hope_slight" if likely <= 0.3 else "hope_sure" if likely >= 0.8 else "hope"
        yield Moment((f"prospect.{key}",), it(text), "", 0.7 + abs(stakes) * 0.7)


def _duties(moments: Moments) -> Iterator[Moment]:
    duties = moments.scene.stage.duties
    for at in range(duties.owner.shape[0]):
        ward = int(duties.ward[at])
        if bool(duties.is_used[at]) and int(duties.owner[at]) == moments.me and ward >= 0:
            yield Moment(("duty.ward",), {}, moments.scene.roster.persons[ward], 1.3)


def _custom(moments: Moments) -> Iterator[Moment]:
    """What the two of them usually do: the commonest pair of a move and its answer."""
    scene, me = moments.scene, moments.me
    for other, name in enumerate(scene.roster.characters):
        if not name or other == me:
            continue
        mine = scene.stage.history[me, me].sum(axis=0)[1:]
        first, second = (int(at) for at in np.unravel_index(int(np.argmax(mine)), mine.shape))
        if float(mine[first, second]) < HABIT or float(scene.stage.history[me, other].sum()) < HABIT:
            continue
        turns = [_does(moments, first, name), _does(moments, second, moments.who)]
        begins, answers = reversed(turns) if GROUPS[first] == "retort" else turns
        slots = {"first": begins, "second": answers}
        yield Moment(("custom",), slots, name, 1.2)


def _does(moments: Moments, group: int, name: str) -> str:
    text = str(narration()["does_to"][GROUPS[group]])
    verb = text.partition("[")[2].partition("*")[0]
    return text.replace("{a}", moments.naming.called(name)).replace(
        f"[{verb}*]", inflected(verb, moments.tense, plural=False)
    )
