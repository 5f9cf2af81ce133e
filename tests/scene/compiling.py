"""Small scenes for the tests of the compiler."""

from __future__ import annotations

from typing import Any

import yaml

from inscape.scene.compile import compile_scene
from inscape.scene.model import SceneFile
from inscape.scene.scene import Scene

KITCHEN = """
scene: kitchen
places:
  kitchen: {home: ada, enter: {uninvited: [ben]}, opens_to: [hall], hears: {hall: 0.4}}
  hall: {opens_to: [garden]}
  garden: {}
needs: {curiosity: {served_by: {respect: 0.3}}}
cast:
  ada:
    at: kitchen
    temperament: {neuroticism: 1.0}
    needs: {belonging: {have: 0.1, weight: 0.9}, ease: 0.2}
    reserve: 0.3
    regard: {ben: {warmth: 0.7, trust: 0.6}}
    professes: {ben: {hostility: 1.0}}
    believes: {ben: {regard: {ada: {contempt: 0.9}}, next: {withdraw: 0.5}, feels: {guilt: 0.4, pity: 0.2}, knows: {lost: 0.8}}, seen: 0.9}
    standards:
      - {wrong: {feel: longing, about: ben}, weight: 0.8}
      - {wrong: {do: lie}, weight: 0.7}
      - {wrong: {do: jab, to: ada}, weight: 0.6, for: others}
      - {right: {do: confess}, weight: 0.4}
    prospects:
      truth: {by: ben, stakes: {meaning: 0.5}, likely: 0.3, settled_by: [{group: inform, by: ben}, {believes: ada, fact: lost}], dashed_by: "not present(ben)", likelier: {group: probe, by: ada, by_much: 0.5}}
    feels: [{joy: 0.5, about: ben}, {shame: 0.2, about: self}]
    shows: {ben: {joy: 0.3}}
  ben:
    at: kitchen
    orders: [ada]
    duties: [{see_to: ada, weight: 0.8, until: "alone(ada)"}, {do: jab, to: ada, weight: 0.2}]
    past: [{did: lost it, hoped: {ease: 0.8}, came: {ease: -0.2}, to: ada, right: -0.5, weight: 0.9}]
    slights: [{by: ada, left: 0.4}]
    rank: 0.9
    moves: {not: [whistle]}
people: {eve: {rank: 0.1}, neighbours: {group: true}}
facts:
  lost: {by: [ben], to: [ada], means: {ada: {ease: -0.6}}, right: {ada: -0.8}, known_to: [ben], suggests: {seen: 0.5}}
  seen: {so: false, excludes: [lost]}
things: {key: {held_by: ben, shows: lost}, cup: {at: kitchen}}
offers: {ride: {by: ben, to: ada, if_taken: {ada: {belonging: 0.5}}}}
contents: [{regard: eve, toward: ben, strand: contempt}]
history: [{between: [ada, ben], usually: [ada probe, ben withdraw], times: 10}]
events:
  bell: {says: The bell rings., when: "here(ben, hall)", hurts: {ada: {ease: -0.3}}, tells: [seen, lost]}
  news: {tells: [lost]}
moves:
  stock: []
  jab: {group: attack, warmth: -0.5, respect: -0.6, dominance: 0.4, force: 0.2, hurts: {ease: -0.1}, serves: {standing: 0.1}, says: none}
  jab_hard: {like: jab, force: 0.8}
  confess: {group: inform, content: [fact], says: tell, when: "knows(actor, fact)", respect: 0.2}
  hint: {group: inform, content: [fact], says: hint}
  deny: {group: inform, content: [fact], says: deny}
  gossip: {group: inform, content: [person], says: tell, victim: person, respect: -0.2}
  say_feeling: {group: inform, content: [regard], says: tell}
  whistle: {group: tend, to: none, silence: true, seconds: 5, channels: [voice]}
  announce: {group: inform, to: all, says: tell, lines: [Listen.]}
  come_closer: {group: engage, then: [{step: -1}, {look: target}, {mask: 0.0}, {posture: standing}]}
  go_to: {group: depart, to: none, content: place, then: {go: place}, when: "may_enter(actor, place)"}
  leave: {group: depart, to: none, then: {go: out}, ends_company: 1}
  hand_over: {group: soften, content: thing, then: {give: target}}
  put_down: {group: tend, to: none, content: thing, then: {put: place}}
  propose: {group: engage, content: offer, then: {offer: made}}
  accept: {group: submit, content: offer, then: {offer: taken}}
  send_out: {group: order, orders: depart, dominance: 0.6, asks: 0.5}
  let_in: {group: engage, then: {admit: target}, when: "at_home(actor) and not together(actor, target)"}
  burn: {group: tend, to: none, then: {make: {seen: true}}}
ends: {when: [alone(ada), "not present(ada)"], beats: 12}
"""


def values(text: str = KITCHEN) -> dict[str, Any]:
    """The scene as plain values, to be changed and compiled."""
    found: dict[str, Any] = yaml.safe_load(text)
    return found


def compiled(content: dict[str, Any] | str = KITCHEN, *, file: str = "kitchen.yaml") -> Scene:
    """The scene that these values state."""
    plain = values(content) if isinstance(content, str) else content
    return compile_scene(SceneFile.model_validate(plain), file=file)
