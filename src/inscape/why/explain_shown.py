"""Why a feeling shows or does not: what is felt, what the mask lets through, what leaks, and what is put on."""

from __future__ import annotations

import numpy as np

from inscape.mind.axes import CHANNELS, KINDS
from inscape.why.case import Case
from inscape.why.reason import Reason


def shown(case: Case, me: int, kind: int) -> Reason:
    """How much of this feeling reached others at this beat, through the channel that showed most."""
    words, who, noun = case.words, case.who(me), KINDS[kind].replace("_", " ")
    theory, stage = case.theory, case.stage
    channel = int(np.argmax(case.lived.shown[me, :, kind]))
    value = float(case.lived.shown[me, channel, kind])
    felt = float(1.0 - np.prod(1.0 - case.before.feeling[me, kind]))
    covered = float(theory.mask_cover * case.after.mask[me])
    gives, leak = float(stage.expressivity[me, channel]), float(case.before.leak[me])
    open_part = Reason(
        "of what is felt",
        felt * gives * (1.0 - covered),
        (
            Reason(f"{noun} when the beat began", felt),
            Reason(f"how much the {CHANNELS[channel]} gives away", gives, source=_stated(case, me, "expressivity")),
            Reason("what the mask leaves open", 1.0 - covered, _mask(case, me)),
        ),
        "product",
    )
    parts = [open_part] if felt else []
    leaked = felt * float(theory.leak_gain) * leak * covered
    if leaked:
        parts.append(Reason("what broke through the mask: it could not all be held", leaked))
    put_on = value - sum(float(part.value or 0.0) for part in parts)
    if abs(put_on) > 1e-9:
        parts.append(_put_on(case, me, kind, put_on))
    label = f"{words.whose(who)} {noun} as it showed in the {CHANNELS[channel]} at beat {case.beat}"
    return Reason(label, value, tuple(parts) or (Reason("there was none to show"),), "sum")


def _mask(case: Case, me: int) -> tuple[Reason, ...]:
    source = _stated(case, me, "mask")
    stood = float(case.run.scene.start.mask[me]) == float(case.after.mask[me])
    return (Reason("the mask", float(case.after.mask[me]), source=source or ("by default" if stood else "")),)


def _put_on(case: Case, me: int, kind: int, amount: float) -> Reason:
    """What is shown beyond what is felt: feigned as the author states, or with the act itself."""
    if amount < 0.0:
        return Reason("no more than wholly", amount, is_change=True)
    shows = case.run.scene.model.cast[case.who(me)].shows
    toward = next((person for person, kinds in shows.items() if KINDS[kind] in kinds), "")
    source = case.words.stated("cast", case.who(me), "shows", toward) if toward else ""
    ability = Reason("how well it is acted", float(case.stage.acting[me]), source=_stated(case, me, "acting"))
    return Reason("put on", amount, (ability,), source=source)


def _stated(case: Case, me: int, key: str) -> str:
    return case.words.stated("cast", case.who(me), key)
