"""Looking at a run beat by beat: from acts, states and reasons to what a reader can be told (see `facets`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from inscape.mind.axes import AIMS, GROUPS, KINDS, PROSPECT_STATES, STRANDS, TERMS
from inscape.tell.facets import BeatView, Doing, Felt, Held, Inside, Learned, Outlook, Outward, Reading, Strand
from inscape.tell.lines import Dialogue, Words, cut
from inscape.why.shares import SHARED, heaviest, shares
from inscape.why.words import feels_it_so

if TYPE_CHECKING:
    from inscape.mind.beat import Lived
    from inscape.mind.decide import Choice
    from inscape.mind.state import Act, State
    from inscape.play.run import Beat, Run
    from inscape.scene.scene import Scene

FAINT: Final = 0.05
"""What is weaker than this, and changes by less, is left out of a view."""


def views(run: Run, *, inside: bool = True) -> Iterator[BeatView]:
    """The beats of a run in order. `inside=False` leaves the minds out, and is faster: nothing is replayed."""
    dialogue = Dialogue(run.scene, seed=run.seed, world=run.world)
    before = run.start
    for beat in run.beats:
        yield view(run.scene, dialogue, beat, before, run.replay(beat.number) if inside else None)
        before = beat.state


def view(scene: Scene, dialogue: Dialogue, beat: Beat, before: State, parts: tuple[Choice, Lived] | None) -> BeatView:
    """One beat, in the words of `dialogue`, which has said what came before. parts: of its replay; None leaves minds out."""
    doings = tuple(_doings(scene, dialogue, beat.number, beat.act, before))
    actor = doings[-1].actor if doings else ""
    minds = tuple(
        _inside(scene, dialogue, who, beat.number, (before, beat.state), parts)
        for who in (_present(scene, before, beat.state, actor) if parts else ())
        if parts
    )
    kind = "time" if not doings else "act" if actor else "event"
    return BeatView(beat.number, kind, float(before.seconds), doings, minds)


def _doings(scene: Scene, dialogue: Dialogue, beat: int, act: Act, before: State) -> Iterator[Doing]:
    row, second, cut_off = int(act.row), int(act.second), int(act.cut_off)
    if cut_off >= 0:
        words = dialogue.words(beat, cut_off, before)
        progress = float(act.progress)
        begun = Words(words.does if progress >= 0.5 else "", cut(words.line, progress))
        yield _doing(scene, cut_off, "cut", begun, whole=words.line, progress=progress)
    if row > 0:
        words = dialogue.words(beat, row, before)
        yield _doing(scene, row, "main", words, whole=words.line)
    if second >= 0:
        words = dialogue.words(beat, second, before)
        yield _doing(scene, second, "second", words, whole=words.line)


def _doing(scene: Scene, row: int, part: str, words: Words, *, whole: str, progress: float = 1.0) -> Doing:
    name, acts = scene.roster.acts[row], scene.stage.acts
    moves_body = (
        int(acts.to_posture[row]) >= 0 or int(acts.to_place[row]) >= 0 or float(acts.to_distance[row]) != 0.0
        or int(acts.to_gaze[row]) != -1 or float(acts.to_mask[row]) >= 0 or int(acts.thing[row]) >= 0
        or float(acts.channels[row, 3]) == 0.0
    )  # fmt: skip
    return Doing(
        part, row, name.actor, name.move, name.group, name.target, name.victim, name.content, words.does, words.line,
        whole, progress, bool(acts.is_silence[row]), moves_body, float(acts.warmth[row]), float(acts.seconds[row]),
    )  # fmt: skip


def _present(scene: Scene, before: State, after: State, actor: str) -> list[str]:
    names = [
        name
        for index, name in enumerate(scene.roster.characters)
        if name and (bool(before.present[index]) or bool(after.present[index]))
    ]
    return sorted(names, key=lambda name: name != actor)


def _inside(
    scene: Scene, dialogue: Dialogue, who: str, beat: int, states: tuple[State, State], parts: tuple[Choice, Lived]
) -> Inside:
    before, after = states
    choice, lived = parts
    me = scene.roster.character(who)
    expected, chance = _expected(lived, me)
    falter = after.falter[me] - before.falter[me]
    return Inside(
        who=who,
        company=tuple(_company(scene, after, me)),
        felt=tuple(_felt(scene, me, before, after)),
        outward=tuple(_outward(me, after, lived)),
        readings=tuple(_readings(scene, me, after, lived)),
        held=_held(scene, dialogue, beat, me, before, choice),
        surprise=float(after.surprise[me]),
        expected=expected,
        expected_chance=chance,
        freeze=float(after.freeze[me]),
        falter=float(falter.max()),
        falter_toward=scene.roster.persons[int(falter.argmax())],
        reserve_before=float(before.reserve[me]),
        reserve=float(after.reserve[me]),
        **_composure(scene, me, lived),
        learned=tuple(
            Learned(name, float(was), float(now))
            for name, was, now in zip(scene.roster.facts, before.credence[me], after.credence[me], strict=True)
            if name in scene.model.facts and abs(now - was) >= FAINT
        ),
        outlooks=tuple(_outlooks(scene, me, before, after)),
        regard=tuple(_regard(scene, me, before, after)),
        mask=float(after.mask[me]),
        empathy=float(scene.stage.empathy[me]),
    )


def _composure(scene: Scene, me: int, lived: Lived) -> dict[str, Any]:
    held = lived.held
    toward = int(scene.stage.professes[me].argmax())
    return {
        "leaked": float(held.leaked[me]),
        "collapsed": float(held.collapsed[me]),
        "professing": scene.roster.persons[toward] if bool(held.professing[me]) else "",
        "convinced": bool(held.succeeded[me]),
    }


def _company(scene: Scene, after: State, me: int) -> Iterator[str]:
    there = after.present & after.present[me] & (after.place == after.place[me])
    for index, name in enumerate(scene.roster.characters):
        if name and index != me and bool(there[index]):
            yield name


def _felt(scene: Scene, me: int, before: State, after: State) -> Iterator[Felt]:
    was, now = before.feeling[me], after.feeling[me]
    for kind, about in zip(*((was >= FAINT) | (now >= FAINT)).nonzero(), strict=True):
        name = scene.roster.abouts[about]
        is_so = feels_it_so(scene, after, me, int(kind), name)
        yield Felt(KINDS[kind], name, float(was[kind, about]), float(now[kind, about]), is_so)


def _outward(me: int, after: State, lived: Lived) -> Iterator[Outward]:
    felt = 1.0 - (1.0 - after.feeling[me]).prod(axis=1)
    shown = lived.shown[me].max(axis=0)
    for kind, name in enumerate(KINDS):
        if max(felt[kind], shown[kind]) >= FAINT:
            yield Outward(name, float(felt[kind]), float(shown[kind]))


def _readings(scene: Scene, me: int, after: State, lived: Lived) -> Iterator[Reading]:
    shown = lived.shown.max(axis=1)
    for other, name in enumerate(scene.roster.characters):
        if not name or other == me or not after.present[other] or after.place[other] != after.place[me]:
            continue
        feeling = after.feeling[other]
        toward = feeling[:, me]
        spared = (1.0 - feeling).prod(axis=1) / (1.0 - toward).clip(1e-9)
        for kind, kind_name in enumerate(KINDS):
            for aim, felt in enumerate((toward[kind], 1.0 - spared[kind])):
                read = float(after.reading[me, other, kind, aim])
                if max(read, felt) >= FAINT:
                    yield Reading(name, kind_name, AIMS[aim], read, float(felt), float(shown[other, kind]))


def _held(scene: Scene, dialogue: Dialogue, beat: int, me: int, before: State, choice: Choice) -> Held | None:
    row = int(choice.held[me])
    if row <= 0:
        return None
    words = dialogue.words(beat, row, before, remember=False)
    name, by = scene.roster.acts[row], int(choice.held_by[me])
    urge, best = float(choice.held_urge[me]), int(choice.best[me])
    over, inhibited = urge - float(choice.urge[best]), TERMS[by] if by >= 0 else ""
    silence = bool(scene.stage.acts.is_silence[row])
    share = weighs_most(scene, before, row, inhibited)
    return Held(row, name.move, name.target, words.does, words.line, urge, over, inhibited, silence, share)


def weighs_most(scene: Scene, before: State, row: int, term: str) -> str:
    """What of a term that is made of shares speaks most against an act (see `inscape.why.shares`); "" for other terms."""
    return heaviest(shares(scene.theory, scene.stage, before, term), row) if term in SHARED else ""


def _outlooks(scene: Scene, me: int, before: State, after: State) -> Iterator[Outlook]:
    for index, name in enumerate(scene.roster.prospects):
        if not name or int(scene.stage.prospects.owner[index]) != me:
            continue
        was, now = PROSPECT_STATES[int(before.prospect_state[index])], PROSPECT_STATES[int(after.prospect_state[index])]
        moved = abs(float(after.prospect[index] - before.prospect[index]))
        if was != now or (now == "open" and moved >= 0.01):
            good = float((scene.stage.prospects.stakes[index] * scene.stage.need_weight[me]).sum()) >= 0.0
            yield Outlook(name, good, float(before.prospect[index]), float(after.prospect[index]), was, now)


def _regard(scene: Scene, me: int, before: State, after: State) -> Iterator[Strand]:
    for person, name in enumerate(scene.roster.persons):
        for strand, strand_name in enumerate(STRANDS):
            was, now = float(before.regard[me, person, strand]), float(after.regard[me, person, strand])
            if name and max(was, now) >= FAINT:
                yield Strand(name, strand_name, was, now)


def _expected(lived: Lived, me: int) -> tuple[str, float]:
    chance = lived.expected.chance[me]
    best = int(chance.argmax())
    return GROUPS[best], float(chance[best])
