"""What to ask `why` about something that was told: from an act or a remark to a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inscape.scene.roster import ActName
    from inscape.scene.scene import Scene
    from inscape.tell.facets import BeatView, Inside
    from inscape.tell.unsaid import Remark


def of_act(scene: Scene, row: int, beat: int, *, why_not: bool = False) -> str:
    """Why this act was done at this beat, or was not; "" for what nobody decides."""
    name: ActName = scene.roster.acts[row]
    if row <= 0 or not name.actor:
        return ""
    to = f" to {name.target}" if name.target else ""
    content = name.content.partition(" ")[2] or name.content
    about = f" about {content}" if content else ""
    return f"{name.actor} {name.move}{to}{about} @{beat}{' not' if why_not else ''}"


def of_remark(scene: Scene, remark: Remark, view: BeatView) -> str:
    """Why what a remark says is so."""
    inside = next(inside for inside in view.inside if inside.who == remark.who)
    key = remark.tells[0][0] if remark.tells else ("",)
    if remark.label == "held back" and inside.held is not None:
        return of_act(scene, inside.held.row, view.number, why_not=True)
    if remark.label in ("hopes", "dreads"):
        name = _outlook(remark, inside)
        return f"{inside.who} prospect {name.partition('.')[2]} @{view.number}"
    return f"{inside.who} {_topic(remark, inside, key)} @{view.number}"


def _outlook(remark: Remark, inside: Inside) -> str:
    """The prospect that a remark is about: one that it names, or one that is settled now."""
    if remark.tells:
        return remark.tells[0][0][1]
    return next(outlook.prospect for outlook in inside.outlooks if outlook.now != outlook.was)


def _topic(remark: Remark, inside: Inside, key: tuple[str, ...]) -> str:
    if key[0] == "felt":
        about = "self" if key[3] == inside.who else key[3]
        return f"{key[2]} about {about}"
    if key[0] in ("puts on", "hides"):
        return key[2]
    if key[0] == "reads":
        return f"believes {key[2]} {key[3].rpartition(' ')[2]}"
    if key[0] == "collapse":
        return "anger"
    if key[0] == "professes" or "strength" in remark.text:
        return "reserve"
    learned = max(inside.learned, key=lambda each: abs(each.after - each.before), default=None)
    if not remark.tells and learned is not None:
        return f"believes {learned.fact}"
    return "surprise"
