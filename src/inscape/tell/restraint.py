"""Why something was held back, in the words of the transcript."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from inscape.tell.words import vocabulary
from inscape.why.morphology import agreeing

if TYPE_CHECKING:
    from inscape.tell.facets import Held, Inside
    from inscape.tell.names import Naming

SPENT: Final = 0.1
"""Reserve under which one has no strength left."""


def restraint(held: Held, inside: Inside, naming: Naming) -> str:
    """What spoke against it most: "dread of what Hux would do next", "hard to bring out"; "" if nothing is to be said."""
    words = vocabulary()
    if held.by == "effort" and inside.reserve < 2.0 * SPENT:
        text = words["terms"]["spent"]
    elif held.by == "effort" and held.share in words["efforts"]:
        text = words["efforts"][held.share]["line" if held.line else "act"]
    elif held.by == "standards" and held.share in words["norms"]:
        text = words["norms"][held.share]
    else:
        text = words["terms"].get(held.by, "")
    target = naming.called(held.target) if held.target else "the other"
    own = naming.pronouns(inside.who)
    said = (
        str(text)
        .replace("{you}", target)
        .replace("{he}", own.subject)
        .replace("{him}", own.object)
        .replace("{his}", own.possessive)
        .replace("{himself}", own.reflexive)
    )
    return agreeing(said, target if "{you}" in text else own.subject)
