"""A scene file that uses every part of the format, for tests that break it."""

from __future__ import annotations

SAMPLE = """\
scene: bicycle
title: The bicycle
about: Ada lent Ben her bicycle. He lost it, and has not said so.
places:
  kitchen: {home: ada, called: her kitchen, opens_to: [hall]}
  hall: {enter: anyone, sees: {kitchen: 0.1}, hears: {kitchen: 0.4}}
silence: 5
needs:
  honesty: {served_by: {respect: 0.5}}
cast:
  ada:
    called: Ada
    pronouns: she
    at: kitchen
    facing: ben
    temperament: {openness: 0.6, neuroticism: 0.4}
    needs: {belonging: {have: 0.5, weight: 0.7}, ease: 0.4}
    regard: {ben: {warmth: 0.7, esteem: 0.5}}
    believes:
      ben: {regard: {ada: {warmth: 0.6}}, feels: {joy: 0.2}, knows: {lent: 1}, next: {engage: 0.5}}
      lost: 0.1
    standards:
      - {wrong: {do: lie}, weight: 0.9, for: all}
    orders: [ben]
    rank: 0.6
  ben:
    pronouns: he
    at: hall
    posture: sitting
    reserve: 0.4
    senses: {empathy: 0.2}
    expressivity: {face: 0.7, words: 0.3}
    mood: {pleasure: -0.2}
    feels:
      - {guilt: 0.5, fear: 0.3, about: ada}
    regard: {ada: {warmth: 0.8}}
    professes: {ada: {warmth: 0.4}}
    standards:
      - wrong: {feel: anger, about: ada}
        weight: 0.8
    duties:
      - {do: inform, to: ada, weight: 0.6, until: "knows(ada, lost)"}
    prospects:
      forgiven: {by: ada, stakes: {belonging: 0.8}, likely: 0.4, settled_by: {group: soften, by: ada}, likelier: [{group: inform, by: ben}]}
    past:
      - {did: lost it by the river, to: ada, hoped: {ease: 0.3}, came: {ease: -0.4}, right: -0.6}
    slights: [{by: ada, left: 0.2}]
    shows: {ada: {joy: 0.3}}
    moves: {not: [insult], also: {whistle: {group: tend, to: none, does: whistles}}}
    lines: {whistle: {mild: ["La la."], plain: ["Tra la."]}}
people:
  mother: {called: her mother, rank: 0.9}
facts:
  lent: {says: "Ada lent the bicycle", by: ada, to: ben, means: {ben: {belonging: 0.2}}}
  lost: {says: "the bicycle is lost", by: [ben], to: [ada], means: {ada: {ease: -0.6}}, right: {ada: -0.5, ben: -0.7}, suggests: {lent: 0.2}, known_to: [ben]}
things:
  key: {called: the key, held_by: ben, shows: lost}
offers:
  money: {by: ben, to: ada, if_taken: {ada: {ease: 0.3}}, if_refused: {ben: {standing: -0.2}}}
contents:
  - {regard: mother, toward: ben, strand: contempt}
history:
  - {between: [ada, ben], usually: [ada probe, ben inform], times: 10}
events:
  bell: {says: The bell rings., when: "alone(ada) and not here(ben, kitchen)", tells: lost, hurts: {ada: {ease: -0.1}}}
moves:
  stock: all
  confide: {like: confess, when: "together(actor, target) and not masked(actor)", then: [{look: target}], lines: [There.]}
ends: {when: ["knows(ada, lost) and alone(ada)", came(ben.forgiven)], beats: 30}
theory: {mask_cover: 0.8}
"""
