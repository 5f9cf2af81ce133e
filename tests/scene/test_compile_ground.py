"""Moves become rows: for whom, about what, with what effects, and when."""

from __future__ import annotations

import numpy as np
import pytest

from inscape.errors import SceneError
from inscape.mind.axes import CHANNELS, GROUP, OFFER_STATES, SPEECH
from inscape.mind.conditions import atoms, holds
from inscape.mind.noise import name_hash
from inscape.mind.state import State
from inscape.scene.scene import Scene
from tests.scene.compiling import compiled, values

KITCHEN = compiled()


def possible(scene: Scene, row: int, **changed: object) -> bool:
    """Whether the row's condition holds at the start, with these fields of the state changed."""
    state: State = scene.start._replace(**changed)
    return bool(holds(scene.stage.acts.when, atoms(scene.stage, state))[row])


def test_row_zero_is_the_passing_of_time() -> None:
    acts = KITCHEN.stage.acts
    assert KITCHEN.roster.acts[0].move == ""
    assert possible(KITCHEN, 0)
    assert acts.is_used[0]
    assert not acts.is_event[0]
    assert (acts.target[0], acts.victim[0], acts.move[0], acts.group[0], acts.name_hash[0]) == (-1, -1, -1, -1, 0)


def test_every_used_row_has_a_name_and_padding_does_nothing() -> None:
    acts, names = KITCHEN.stage.acts, KITCHEN.roster.acts
    assert acts.is_used.tolist() == [row < len(names) for row in range(acts.is_used.size)]
    assert len(names) < acts.is_used.size
    padding = slice(len(names), None)
    assert (acts.target[padding] == -1).all()
    assert (acts.thing[padding] == -1).all()
    assert (acts.to_mask[padding] == -1.0).all()
    assert not holds(acts.when, np.ones(10_000, dtype=bool))[padding].any()


def test_a_row_holds_what_its_move_states() -> None:
    acts, roster = KITCHEN.stage.acts, KITCHEN.roster
    row = roster.find_act("ada", "jab")
    assert roster.acts[row] == ("ada", "jab", "ben", "ben", "", "attack")
    assert acts.actor[row] == roster.character("ada")
    assert acts.target[row] == acts.victim[row] == roster.person("ben")
    assert acts.group[row] == GROUP["attack"]
    assert roster.moves[acts.move[row]] == "jab"
    assert (acts.warmth[row], acts.respect[row], acts.dominance[row], acts.force[row]) == (-0.5, -0.6, 0.4, 0.2)
    assert acts.hurts[row, roster.need("ease")] == -0.1
    assert acts.serves[row, roster.need("standing")] == 0.1
    assert acts.name_hash[row] == name_hash("ada|jab|ben|")


def test_like_changes_only_what_is_stated() -> None:
    acts, roster = KITCHEN.stage.acts, KITCHEN.roster
    hard, soft = roster.find_act("ada", "jab_hard"), roster.find_act("ada", "jab")
    assert (acts.force[hard], acts.force[soft]) == (0.8, 0.2)
    assert acts.respect[hard] == acts.respect[soft]


def test_facts_are_told_denied_and_hinted() -> None:
    roster, contents, acts = KITCHEN.roster, KITCHEN.stage.contents, KITCHEN.stage.acts
    for move, name, polarity, certainty in (
        ("confess", "lost", 1.0, 1.0), ("deny", "not lost", -1.0, 1.0), ("hint", "maybe lost", 1.0, 0.5),
    ):  # fmt: skip
        row = roster.find_act("ben", move, about="lost")
        content = acts.content[row]
        assert roster.acts[row].content == name == roster.contents[content]
        assert contents.fact[content] == roster.fact("lost")
        assert (contents.polarity[content], contents.certainty[content]) == (polarity, certainty)
        assert acts.says[row] == SPEECH.index({"confess": "tell"}.get(move, move))


def test_nothing_is_the_first_content_and_padding() -> None:
    contents = KITCHEN.stage.contents
    used = len(KITCHEN.roster.contents)
    for row in (0, *range(used, len(contents.fact))):
        assert {getattr(contents, name)[row] for name in contents._fields if name not in ("polarity", "certainty")} == {
            -1
        }


def test_the_victim_may_be_somebody_spoken_of() -> None:
    roster, acts = KITCHEN.roster, KITCHEN.stage.acts
    row = roster.find_act("ada", "gossip", about="eve")
    assert acts.target[row] == roster.person("ben")
    assert acts.victim[row] == roster.person("eve")
    assert {name.content for name in roster.acts if name.move == "gossip"} == {"eve", "neighbours"}


def test_stated_attitudes_can_be_spoken_of() -> None:
    roster, contents = KITCHEN.roster, KITCHEN.stage.contents
    said = {name.content for name in roster.acts if name.move == "say_feeling"}
    assert said == {"ada.trust.ben", "ada.warmth.ben", "eve.contempt.ben"}
    row = roster.content("eve.contempt.ben")
    assert (contents.holder[row], contents.toward[row]) == (roster.person("eve"), roster.person("ben"))
    assert contents.strand[row] == 3
    assert contents.kind[row] == -1


def test_an_address_to_all_has_no_target() -> None:
    row = KITCHEN.roster.find_act("ada", "announce")
    assert KITCHEN.stage.acts.target[row] == -1
    assert KITCHEN.roster.acts[row].target == "everyone"


def test_effects_are_columns() -> None:
    roster, acts = KITCHEN.roster, KITCHEN.stage.acts
    places, characters = len(roster.places), len(roster.characters)
    closer = roster.find_act("ada", "come_closer")
    assert (acts.to_distance[closer], acts.to_mask[closer], acts.to_posture[closer]) == (-1.0, 0.0, 0)
    assert acts.to_gaze[closer] == roster.person("ben")
    assert acts.to_place[roster.find_act("ada", "leave")] == places
    assert acts.to_place[roster.find_act("ada", "go_to", about="hall")] == roster.place("hall")
    give = roster.find_act("ben", "hand_over", about="key")
    assert (acts.thing[give], acts.thing_to[give]) == (roster.thing("key"), roster.character("ada"))
    put = roster.find_act("ben", "put_down", about="key")
    assert acts.thing_to[put] == characters + places
    burn = roster.find_act("ada", "burn")
    assert (acts.fact[burn], acts.fact_to[burn]) == (roster.fact("seen"), 1.0)


def test_offers_are_made_by_their_maker_only() -> None:
    roster, acts = KITCHEN.roster, KITCHEN.stage.acts
    made = [name for name in roster.acts if name.move in ("propose", "accept")]
    assert [(name.actor, name.move) for name in made] == [("ada", "accept"), ("ben", "propose")]
    propose, accept = roster.find_act("ben", "propose"), roster.find_act("ada", "accept")
    assert (acts.offer_to[propose], acts.offer_to[accept]) == (
        OFFER_STATES.index("pending"),
        OFFER_STATES.index("taken"),
    )
    pending = np.where(np.arange(len(roster.offers)) == roster.offer("ride"), 1, 0).astype(np.int32)
    assert possible(KITCHEN, propose)
    assert not possible(KITCHEN, accept)
    assert not possible(KITCHEN, propose, offer=pending)
    assert possible(KITCHEN, accept, offer=pending)


def test_doors_lead_where_they_lead() -> None:
    roster = KITCHEN.roster
    hall, garden = roster.find_act("ada", "go_to", about="hall"), roster.find_act("ada", "go_to", about="garden")
    kitchen = roster.find_act("ada", "go_to", about="kitchen")
    assert possible(KITCHEN, hall)
    assert not possible(KITCHEN, garden), "no door leads there from the kitchen"
    assert not possible(KITCHEN, kitchen), "she is there already"
    away = KITCHEN.start.place.copy()
    away[roster.character("ada")] = roster.place("hall")
    assert possible(KITCHEN, garden, place=away)
    assert possible(KITCHEN, kitchen, place=away)


def test_a_move_to_one_takes_company_unless_it_says_otherwise() -> None:
    roster = KITCHEN.roster
    away = KITCHEN.start.place.copy()
    away[roster.character("ben")] = roster.place("hall")
    assert possible(KITCHEN, roster.find_act("ada", "jab"))
    assert not possible(KITCHEN, roster.find_act("ada", "jab"), place=away)
    shut = KITCHEN.start.may_enter * 0.0
    assert possible(KITCHEN, roster.find_act("ada", "let_in"), place=away, may_enter=shut)
    assert not possible(KITCHEN, roster.find_act("ada", "let_in"), may_enter=shut)


def test_giving_takes_having() -> None:
    roster = KITCHEN.roster
    assert possible(KITCHEN, roster.find_act("ben", "hand_over", about="key"))
    assert not possible(KITCHEN, roster.find_act("ben", "hand_over", about="cup"))


def test_what_nobody_can_do_is_left_out() -> None:
    assert [name for name in KITCHEN.roster.acts if name.move == "let_in"] == [
        ("ada", "let_in", "ben", "ben", "", "engage")
    ]
    assert [name.actor for name in KITCHEN.roster.acts if name.move == "whistle"] == ["ada"]


def test_orders_make_demands() -> None:
    roster, stage = KITCHEN.roster, KITCHEN.stage
    row = roster.find_act("ada", "send_out")
    demand = stage.acts.demand[row]
    assert roster.demands[demand] == "depart"
    assert stage.acts.demand_force[row] == pytest.approx(0.8)
    assert stage.complies[demand, roster.find_act("ben", "leave")] == 1.0
    assert stage.complies[demand].sum() == sum(name.group == "depart" for name in roster.acts)


def test_events_are_rows_without_an_actor() -> None:
    roster, stage = KITCHEN.roster, KITCHEN.stage
    bell, news = roster.find_act("", "bell"), roster.find_act("", "news")
    assert stage.acts.is_event[[bell, news]].all()
    assert stage.acts.is_spontaneous[[bell, news]].tolist() == [True, False]
    assert stage.acts.is_event.sum() == 2
    assert stage.contents.fact[stage.acts.content[bell]] == roster.fact("seen")
    index = stage.events.row.tolist().index(bell)
    assert stage.events.means[index, roster.character("ada"), roster.need("ease")] == -0.3
    assert stage.events.tells[index].tolist() == [name == "lost" for name in roster.facts]
    assert stage.acts.channels[bell, CHANNELS.index("voice")] == 1.0


def test_what_happens_once_is_not_possible_again() -> None:
    roster = KITCHEN.roster
    bell = roster.find_act("", "bell")
    away = KITCHEN.start.place.copy()
    away[roster.character("ben")] = roster.place("hall")
    assert possible(KITCHEN, bell, place=away)
    assert not possible(KITCHEN, bell)
    so = KITCHEN.start.so.copy()
    assert KITCHEN.stage.acts.fact_to[bell] == 1.0
    so[KITCHEN.stage.acts.fact[bell]] = 1.0
    assert not possible(KITCHEN, bell, place=away, so=so)


def test_too_many_acts_say_so_and_what_to_do() -> None:
    crowd = {"scene": "crowd", "cast": {name: {} for name in "abcdefghijkl"}, "facts": {f"f{i}": {} for i in range(60)}}
    with pytest.raises(SceneError, match=r"crowd.yaml:1:1.*possible acts.*at most 8192 fit; leave out moves") as caught:
        compiled({**crowd, "scene": "crowd"}, file="crowd.yaml")
    assert len(caught.value.problems) == 1


def test_conditions_that_do_not_fit_are_all_reported() -> None:
    plain = values()
    joined = " and ".join(f"knows({who}, {fact})" for who in ("ada", "ben") for fact in ("lost", "seen"))
    plain["moves"]["jab"]["when"] = (
        f"{joined} and standing(actor) and standing(target) and masked(actor) and masked(target)"
    )
    plain["moves"]["confess"]["then"] = [{"step": 1}, {"step": -1}]
    with pytest.raises(SceneError) as caught:
        compiled(plain)
    paths = {problem.path for problem in caught.value.problems}
    assert paths == {"moves.jab.when", "moves.jab_hard.when", "moves.confess.then.1.step"}
