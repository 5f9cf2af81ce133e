"""What a feeling rests on at one beat: the conditions of its appraisal, and what they rest on in their turn."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from inscape.mind.appraise import (
    beyond_civil,
    effects,
    hold,
    lies_with_source,
    matters,
    social_effect,
    used_to,
    worth,
)
from inscape.mind.axes import NEED, STRANDS
from inscape.why.case import Case
from inscape.why.reason import Reason

FAINT: Final = 0.05
"""What is smaller is not named among the grounds of something."""


class Condition(NamedTuple):
    """One condition of an appraisal. field: of `Appraisal`. sign: which side of it counts. says: "{he}", "{it}" filled."""

    field: str
    sign: int
    says: str


CONDITIONS: Final = {
    "gain": Condition("gain", 1, "what it gave {him}"),
    "loss": Condition("loss", 1, "what it cost {him}"),
    "right": Condition("praise", 1, "right by {his} standards"),
    "wrong": Condition("praise", -1, "wrong by {his} standards"),
    "own": Condition("own", 1, "{he} did it"),
    "other": Condition("other", 1, "somebody else did it"),
    "good": Condition("victim_gain", 1, "the good it did to another"),
    "harm": Condition("victim_loss", 1, "the harm it did to another"),
    "liked": Condition("victim_liked", 1, "fondness for that other"),
    "disliked": Condition("victim_disliked", 1, "hostility to that other"),
    "power": Condition("power", 1, "how well {he} could cope"),
    "exposed": Condition("exposed", 1, "{his} standing lost before somebody who matters"),
    "foul": Condition("foul", 1, "wrong by a standard {he} [hold], apart from whom it hurts"),
    "surprise": Condition("surprise", 1, "how unexpected it was, in nats"),
}
NEEDED: Final[dict[str, tuple[str, ...]]] = {
    "joy": ("gain",), "distress": ("loss",), "happy_for": ("good", "liked"), "pity": ("harm", "liked"),
    "resentment": ("good", "disliked"), "gloating": ("harm", "disliked"), "pride": ("own", "right"),
    "shame": ("exposed",), "admiration": ("other", "right"), "reproach": ("other", "wrong"),
    "gratification": ("own", "right", "gain"), "guilt": ("own", "wrong"), "gratitude": ("other", "right", "gain"),
    "anger": ("other", "loss", "wrong"), "surprise": ("surprise",), "contempt": ("other", "wrong", "power"),
    "fear": ("other", "loss"), "disgust": ("other", "foul"),
}  # fmt: skip
"""What the appraisal of an act has to show for it to stir each kind; the other kinds come from elsewhere."""

ELSEWHERE: Final = {
    "hope": "a prospect of {his} has to be likely and promise something",
    "satisfaction": "something {he} hoped for has to come",
    "fears_confirmed": "something {he} dreaded has to come",
    "relief": "something {he} dreaded has to fail or grow less likely",
    "disappointment": "something {he} hoped for has to fail or grow less likely",
    "longing": "{he} [have] to be drawn to somebody, and believe that it is not returned",
    "jealousy": "{he} [have] to be drawn to somebody, and take them to be drawn to another",
    "love": "somebody whom {he} [be] warm to has to be there",
    "hate": "somebody whom {he} [be] hostile to has to be there",
}  # fmt: skip
"""Where the kinds come from that the appraisal of an act does not stir."""


def filled(case: Case, me: int, text: str) -> str:
    """A text with the pronouns of a character."""
    return case.words.filled(case.who(me), text)


def amount(case: Case, me: int, name: str) -> float:
    """How far a condition held at this beat."""
    condition = CONDITIONS[name]
    return max(0.0, condition.sign * float(getattr(case.lived.appraisal, condition.field)[me]))


def grounds_of_act(case: Case, me: int, kind: str) -> tuple[Reason, ...]:
    """What an act's stirring of this kind rests on: each condition of its appraisal that held."""
    names = NEEDED.get(kind, ())
    return tuple(condition(case, me, name) for name in names if amount(case, me, name) > 0.0)


def condition(case: Case, me: int, name: str) -> Reason:
    """One condition at this beat, with what it rests on."""
    label, value = filled(case, me, CONDITIONS[name].says), amount(case, me, name)
    if name in ("gain", "loss"):
        return outcome(case, me, 1 if name == "gain" else -1)
    if name in ("right", "wrong"):
        return Reason(label, value, stated_rightness(case, me))
    if name == "exposed":
        return Reason(label, value, _exposure(case, me))
    if name in ("own", "other"):
        return Reason(label if name == "own" or case.lived.deed.is_event else f"{_doer(case)} did it", value)
    if name in ("liked", "disliked", "good", "harm") and int(case.lived.deed.victim) < 0:
        return Reason("it was done to somebody", 0.0)
    if name in ("liked", "disliked", "good", "harm"):
        victim = case.roster.persons[int(case.lived.deed.victim)]
        label = label.replace("that other", case.words.called(victim)).replace("another", case.words.called(victim))
        return Reason(label, value, regards(case, me, victim) if name.endswith("liked") else ())
    return Reason(label, value)


def outcome(case: Case, me: int, sign: int) -> Reason:
    """What the act gave (sign 1) or cost (-1): over needs, the change times what the need is worth now."""
    change, value = case.lived.appraisal.change[me], worth(case.theory, case.stage, case.before)[me]
    parts = []
    for at, need in enumerate(case.roster.needs):
        step = sign * float(change[at])
        if step > 0.0 and value[at] > 0.0:
            factors = (_change(case, me, at, sign), worth_of(case, me, at))
            parts.append(Reason(need, step * float(value[at]), factors, "product"))
    appraisal = case.lived.appraisal
    whole = float((appraisal.gain if sign > 0 else appraisal.loss)[me])
    label = filled(case, me, CONDITIONS["gain" if sign > 0 else "loss"].says)
    total = sum(float(part.value or 0.0) for part in parts)
    if total - whole <= 1e-12 * total:
        return Reason(label, whole, tuple(parts), "sum")
    sore = Reason(
        f"how far it pleased, from {_doer(case)}: what one is sore over, or has just been told, takes from it",
        whole / total,
    )
    return Reason(label, whole, (Reason("by itself", total, tuple(parts), "sum"), sore), "product")


def worth_of(case: Case, me: int, need: int) -> Reason:
    """What one unit of a need is worth to a character at this beat."""
    who, name, state = case.who(me), case.roster.needs[need], case.before
    weight = float(case.stage.need_weight[me, need])
    stated = ("cast", who, "needs", name)
    source = case.words.stated(*stated, "weight") or case.words.stated(*stated)
    his = case.words.forms(who).possessive
    rests = (
        Reason("how much it matters", weight, source=source),
        Reason(f"{his} {name} now", float(state.need[me, need])),
    )
    return Reason(f"what {name} is worth to {case.words.forms(who).object} now", _worth(case, me, need), rests)


def _worth(case: Case, me: int, need: int) -> float:
    return float(worth(case.theory, case.stage, case.before)[me, need])


def _change(case: Case, me: int, need: int, sign: int) -> Reason:
    """The change of a need: a product of what the act is, how much its source matters, how far it reached; and plain harm."""
    deed, step = case.lived.deed, sign * float(case.lived.appraisal.change[me, need])
    label = f"{'more' if sign > 0 else 'less'} {case.roster.needs[need]}"
    effect, harm = social_effect(case.theory, case.stage, deed), float(deed.harm[need]) * sign
    with_source = bool(lies_with_source(effect)[need])
    bearing = float(effect[need]) * sign + (harm if with_source else 0.0)
    if int(deed.victim) != me or int(deed.actor) == me or bearing + harm <= 0.0 or bool(deed.is_event):
        return Reason(label, step, (Reason(f"{case.deed}{left_out(case, me)}", beat=case.beat),))
    plain = 0.0
    if harm and not with_source:
        used = used_to(case.theory, case.before, deed)[0 if sign * step > 0.0 else 1, me]
        plain = harm * float(used * case.lived.reach.notices[me])
    besides = Reason(f"what this move does besides: {case.deed}", plain, is_change=True, beat=case.beat)
    if not bearing:
        return Reason(label, step, (besides,), "sum")
    parts = _by_source(case, me, need, sign, bearing, step - plain)
    if not plain:
        return Reason(label, step, parts, "product")
    return Reason(
        label, step, (Reason("how it is done", step - plain, parts, "product", is_change=True), besides), "sum"
    )


def left_out(case: Case, me: int) -> str:
    """What to add to an act that passed a character over; "" if it did not."""
    deed, passed = case.lived.deed, float(case.after.unheeded[me] - case.before.unheeded[me])
    if passed <= 0.0 or float(deed.warmth) <= 0.0:
        return ""
    return filled(case, me, ", and nobody turns to {him}")


def _by_source(case: Case, me: int, need: int, sign: int, bearing: float, step: float) -> tuple[Reason, ...]:
    """The factors of what counts as its source does."""
    deed, regard = case.lived.deed, hold(case.before)
    counts = float(matters(case.theory, case.stage, regard)[me, int(deed.actor)])
    actor = case.roster.persons[int(deed.actor)]
    him = case.words.forms(case.who(me)).object
    return (
        Reason(case.deed, bearing, manner(case, need, sign), "sum", beat=case.beat),
        Reason(f"{case.words.called(actor)} matters to {him}", counts, regards(case, me, actor)),
        Reason("noticed, and before whom", step / (bearing * counts)),
    )


def manner(case: Case, need: int, sign: int) -> tuple[Reason, ...]:
    """What an act does to a need by what it is: warmth, respect, dominance, and what it does besides to what others think of one."""
    deed, table = case.lived.deed, effects(case.theory, case.stage)
    names = ("warmth", "respect", "dominance")
    raw = np.asarray([float(getattr(deed, name)) for name in names])
    felt = beyond_civil(case.theory, raw)
    parts = [
        Reason(
            f"{name} {raw[at]:+.1f}".replace("-", "−") + (", beyond what is civil" if felt[at] != raw[at] else ""),
            sign * value,
            is_change=True,
        )
        for at, name in enumerate(names)
        if (value := float(felt[at] * table[at, need] * deed.landing)) != 0.0
    ]
    if (harm := float(deed.harm[need])) and bool(lies_with_source(table[0])[need]):
        parts.append(Reason("what this move does besides", sign * harm, is_change=True))
    return tuple(parts)


def regards(case: Case, me: int, person: str) -> tuple[Reason, ...]:
    """What a character holds toward somebody at this beat, as remarks."""
    who, at = case.who(me), case.roster.person(person)
    return tuple(
        Reason(f"{name} {float(value):.1f}", source=case.words.stated("cast", who, "regard", person, name))
        for name, value in zip(STRANDS, case.before.regard[me, at], strict=True)
        if value >= FAINT
    )


def _exposure(case: Case, me: int) -> tuple[Reason, ...]:
    """What it rests on that one's standing was lost: what it is worth, and what one holds toward whoever did it."""
    actor = int(case.lived.deed.actor)
    is_another = actor != me and not bool(case.lived.deed.is_event) and bool(case.roster.persons[actor])
    return (
        worth_of(case, me, NEED["standing"]),
        *(regards(case, me, case.roster.persons[actor]) if is_another else ()),
    )


def stated_rightness(case: Case, me: int) -> tuple[Reason, ...]:
    """What a character's own standards say of the act, as remarks."""
    rows = [row for row in (int(case.act.row), int(case.act.second)) if row >= 0]
    stated = sum(float(case.stage.right_act[me, row]) for row in rows)
    found = []
    if stated:
        names = {part for row in rows for part in (case.roster.acts[row].move, case.roster.acts[row].group)}
        source = next((where for where in _standards(case, me, names) if where), "")
        side = "right" if stated > 0 else "wrong"
        found.append(
            Reason(f"{side} by what {case.words.called(case.who(me))} lives by: {abs(stated):.1f}", source=source)
        )
    kindness = float(case.lived.deed.warmth + case.lived.deed.respect) / 2.0
    if abs(kindness) >= FAINT and int(case.lived.deed.victim) >= 0:
        found.append(Reason("it was kind" if kindness > 0 else "it was unkind"))
    return tuple(found)


def _standards(case: Case, me: int, names: set[str]) -> list[str]:
    standards = case.run.scene.model.cast[case.who(me)].standards
    matters_ = [standard.wrong or standard.right for standard in standards]
    return [
        case.words.stated("cast", case.who(me), "standards", at)
        for at, matter in enumerate(matters_)
        if matter is not None and matter.do in names
    ]


def _doer(case: Case) -> str:
    return case.words.called(case.roster.persons[int(case.lived.deed.actor)])


def missing(case: Case, me: int, kind: str) -> tuple[Reason, ...]:
    """What has to hold for this kind to be stirred by the act of this beat, and how far each did."""
    if kind in ELSEWHERE:
        return (Reason(filled(case, me, ELSEWHERE[kind])),)
    found = []
    for name in NEEDED[kind]:
        made = condition(case, me, name)
        is_so = (made.value or 0.0) > 0.0
        found.append(Reason(made.label, made.value, made.parts if is_so else (Reason("not so"),), made.combine))
    found.sort(key=lambda reason: reason.value or 0.0)
    least = found[0]
    if len(found) > 1 and least.value:
        found.append(Reason(f"every one of these has to hold; what is missing most: {least.label}"))
    return tuple(found)
