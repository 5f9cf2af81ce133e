"""What people are and believe, and what may come, becomes arrays."""

from __future__ import annotations

import numpy as np
import pytest

from inscape.mind.axes import GROUP, GROUPS, KIND, STRAND
from inscape.mind.conditions import atoms, holds
from inscape.mind.noise import name_hash
from inscape.scene.scene import Scene
from inscape.scene.surroundings import SOUND_BETWEEN
from tests.scene.compiling import compiled, values

KITCHEN = compiled()
STAGE, START, ROSTER = KITCHEN.stage, KITCHEN.start, KITCHEN.roster
ADA, BEN = ROSTER.character("ada"), ROSTER.character("ben")
EVE = ROSTER.person("eve")


def test_characters_stand_where_they_stand_as_persons() -> None:
    assert ROSTER.persons[: len(ROSTER.characters)] == ROSTER.characters
    assert len(ROSTER.persons) == len(ROSTER.characters) + 2
    assert STAGE.is_person.tolist() == [bool(name) for name in ROSTER.persons]
    assert STAGE.is_group[ROSTER.person("neighbours")]
    assert STAGE.name_hash.tolist() == [name_hash("ada"), name_hash("ben")]


def test_temperament_is_mehrabians() -> None:
    assert STAGE.temperament[BEN].tolist() == [0.0, 0.0, 0.0], "the average person is in no mood"
    assert STAGE.temperament[ADA] == pytest.approx([-0.19, 0.57, 0.0]), "a neurotic one is unhappy and tense"
    assert START.mood.tolist() == STAGE.temperament.tolist()


def test_needs_have_defaults_and_own_ones() -> None:
    own = ROSTER.need("curiosity")
    assert own == 6
    assert (START.need[ADA, 0], STAGE.need_weight[ADA, 0]) == (0.1, 0.9)
    assert (START.need[ADA, ROSTER.need("ease")], STAGE.need_weight[ADA, ROSTER.need("ease")]) == (0.2, 0.5)
    assert (START.need[BEN, own], STAGE.need_weight[BEN, own]) == (0.6, 0.5)
    assert STAGE.need_weight[:, own + 1 :].tolist() == [[0.0], [0.0]], "padding matters to nobody"
    assert STAGE.served_by[own].tolist() == [0.0, 0.3, 0.0]


def test_regard_professed_display_and_rank() -> None:
    assert START.regard[ADA, BEN, STRAND["warmth"]] == 0.7
    assert START.regard.sum() == pytest.approx(1.3)
    assert STAGE.professes.sum() == STAGE.professes[ADA, BEN] == 1.0
    assert STAGE.professed[ADA, BEN, STRAND["hostility"]] == 1.0
    assert STAGE.display[ADA, BEN, KIND["joy"]] == 0.3
    assert STAGE.rank[[ADA, BEN, EVE]].tolist() == [0.5, 0.9, 0.1]
    assert STAGE.may_order.sum() == STAGE.may_order[BEN, ADA] == 1.0
    assert STAGE.wards.sum() == STAGE.wards[BEN, ADA] == 0.8


def test_standards_on_feelings_and_deeds() -> None:
    assert STAGE.wrong_feeling[ADA, KIND["longing"], BEN] == 0.8
    assert STAGE.wrong_feeling.sum() == 0.8
    assert STAGE.wrong_lying.tolist() == [0.7, 0.0]
    jab = ROSTER.find_act("ben", "jab")
    assert STAGE.right_act[ADA, jab] == -0.6
    assert STAGE.right_act[ADA, ROSTER.find_act("ada", "jab")] == 0.0
    assert STAGE.right_act[ADA, ROSTER.find_act("ben", "confess", about="lost")] == 0.4
    assert not STAGE.right_act[BEN].any()


def test_who_knows_what() -> None:
    lost, seen = ROSTER.fact("lost"), ROSTER.fact("seen")
    assert START.so[[lost, seen]].tolist() == [1.0, 0.0]
    assert START.credence[BEN, lost] == 1.0
    assert START.credence[ADA, lost] == pytest.approx(0.1), (
        "known_to names ben alone, and what ada believes excludes it"
    )
    assert START.credence[ADA, seen] == 0.9
    assert START.others_credence[ADA, BEN, lost] == 0.8
    assert START.others_credence[BEN, ADA, lost] == 0.5


def test_doers_know_and_those_who_know_together_know_it_of_each_other() -> None:
    plain = values()
    del plain["facts"]["lost"]["known_to"]
    plain["cast"]["ada"]["believes"] = {}
    plain["facts"]["seen"]["by"] = ["ben"]
    scene = compiled(plain)
    lost, seen = scene.roster.fact("lost"), scene.roster.fact("seen")
    assert scene.start.credence[:, lost].tolist() == [1.0, 1.0]
    assert scene.start.others_credence[:, :, lost].tolist() == [[1.0, 1.0], [1.0, 1.0]]
    assert scene.start.credence[:, seen].tolist() == [0.0, 0.0], "both know of what excludes it"
    plain["facts"]["seen"]["excludes"] = []
    assert compiled(plain).start.credence[:, seen].tolist() == [0.5, 0.0], "one knows what one did not do"


def test_beliefs_about_another() -> None:
    assert START.regard_belief[ADA, BEN, ADA, STRAND["contempt"]] == 0.9
    assert START.reading[ADA, BEN, KIND["pity"], 0] == 0.2
    assert START.reading[ADA, BEN, KIND["guilt"], 1] == 0.4
    assert START.reading_sureness.tolist() == [[0.0, 1.0], [0.0, 0.0]]
    assert STAGE.next_stated[ADA, BEN, GROUP["withdraw"]] == 2.0


def test_facts_mean_and_suggest() -> None:
    lost, seen = ROSTER.fact("lost"), ROSTER.fact("seen")
    facts = STAGE.facts
    assert facts.means[lost, ADA, ROSTER.need("ease")] == -0.6
    assert (facts.doers[lost, BEN], facts.victims[lost, ADA]) == (1.0, 1.0)
    assert facts.rightness[lost].tolist() == [-0.8, 0.0]
    assert facts.suggests[lost, seen] == 0.5
    assert facts.excludes[lost, seen] == facts.excludes[seen, lost] == 1.0
    assert STAGE.thing_fact[ROSTER.thing("key")] == lost


def test_history_is_counted_for_both() -> None:
    probe, withdraw = GROUP["probe"], GROUP["withdraw"]
    assert STAGE.history.sum() == 2 * 20, "ten rounds of two, for two observers"
    assert STAGE.history.shape == (2, 2, len(GROUPS) + 1, len(GROUPS) + 1, len(GROUPS))
    assert STAGE.history[ADA, ADA, 0, 0, probe] == 1.0
    assert STAGE.history[ADA, BEN, 0, probe + 1, withdraw] == 1.0
    assert STAGE.history[BEN, BEN, withdraw + 1, probe + 1, withdraw] == 9.0
    assert STAGE.history[BEN, ADA, probe + 1, withdraw + 1, probe] == 9.0
    assert not START.transition.any(), "nothing has been learned in play yet"


def test_past_deeds_are_memories() -> None:
    ease = ROSTER.need("ease")
    assert START.memory_strength[BEN].tolist() == [0.9, *[0.0] * 7]
    assert START.memory_meant[BEN, 0, ease] == pytest.approx(-0.2 - 0.5 * 0.8)
    assert START.memory_unresolved[BEN, 0] == 1.0
    assert (START.memory_praise[BEN, 0], START.memory_own[BEN, 0]) == (-0.5, 1.0)
    assert START.memory_about[BEN, 0] == ROSTER.about("ada")
    assert set(START.memory_about[ADA].tolist()) == {ROSTER.about("situation")}
    assert START.slight[BEN, ADA] == 0.4


def test_prospects_and_what_settles_them() -> None:
    slot = ROSTER.prospect("truth")
    table = STAGE.prospects
    assert (table.owner[slot], table.by[slot], START.prospect[slot]) == (ADA, BEN, 0.3)
    told = ROSTER.find_act("ben", "confess", about="lost")
    assert table.settles[slot, told] == 1.0
    assert table.settles[slot, ROSTER.find_act("ada", "confess", about="lost")] == 0.0
    assert not table.shift.any(), "no probe can be made here"
    sure = START.credence.copy()
    sure[ADA, ROSTER.fact("lost")] = 0.9
    assert not _holds(KITCHEN, table.comes)[slot]
    assert _holds(KITCHEN, table.comes, credence=sure)[slot]
    assert not _holds(KITCHEN, table.fails)[slot]
    assert _holds(KITCHEN, table.fails, present=np.array([True, False]))[slot]
    assert not table.is_used[1:].any()


def test_duties_bind_until_and_are_done_by_acts() -> None:
    see_to, jab = ROSTER.duties.index("ben.see_to.ada"), ROSTER.duties.index("ben.jab.ada")
    duties = STAGE.duties
    assert duties.weight[[see_to, jab]].tolist() == [0.8, 0.2]
    assert duties.ward[[see_to, jab]].tolist() == [ADA, -1]
    assert duties.serves[jab].sum() == duties.serves[jab, ROSTER.find_act("ben", "jab")] == 1.0
    assert duties.serves[see_to, ROSTER.find_act("ben", "go_to", about="kitchen")] == 0.6
    assert duties.serves[see_to, ROSTER.find_act("ben", "leave")] == -0.6
    assert duties.serves[see_to, ROSTER.find_act("ada", "leave")] == 0.0
    assert _holds(KITCHEN, duties.active)[[see_to, jab]].tolist() == [True, True]
    alone = START.place.copy()
    alone[BEN] = ROSTER.place("hall")
    assert _holds(KITCHEN, duties.active, place=alone)[[see_to, jab]].tolist() == [False, True]


def test_the_scene_ends_when_it_says() -> None:
    assert not _holds(KITCHEN, STAGE.ends)[0]
    assert _holds(KITCHEN, STAGE.ends, present=np.array([True, False]))[0]
    assert int(STAGE.beats) == 12
    quiet = values()
    quiet["ends"] = {"beats": 3}
    assert not _holds(compiled(quiet), compiled(quiet).stage.ends)[0]


def test_places_doors_and_bodies() -> None:
    kitchen, hall = ROSTER.place("kitchen"), ROSTER.place("hall")
    assert START.place.tolist() == [kitchen, kitchen]
    assert START.distance.tolist() == [[0.0, 2.0], [2.0, 0.0]]
    assert START.may_enter[:, kitchen].tolist() == [1.0, 1.0]
    assert (STAGE.sight_between[kitchen, hall], STAGE.sight_between[kitchen, kitchen]) == (0.0, 1.0)
    assert STAGE.home[kitchen, ADA] == STAGE.home.sum() == 1.0
    assert START.holder[ROSTER.thing("key")] == BEN
    assert START.holder[ROSTER.thing("cup")] == len(ROSTER.characters) + kitchen
    assert START.gaze.tolist() == [-1, -1]


def test_what_gets_through_a_wall_holds_both_ways_unless_both_ways_are_stated() -> None:
    kitchen, hall, garden = (ROSTER.place(name) for name in ("kitchen", "hall", "garden"))
    sound = STAGE.sound_between
    assert (sound[kitchen, hall], sound[hall, kitchen]) == (0.4, 0.4), "stated of the kitchen alone"
    assert sound[hall, garden] == sound[garden, hall] == sound[garden, kitchen] == SOUND_BETWEEN
    assert np.diag(sound)[:3].tolist() == [1.0, 1.0, 1.0]
    plain = values()
    plain["places"]["hall"]["hears"] = {"kitchen": 0.7}
    sound = compiled(plain).stage.sound_between
    assert (sound[kitchen, hall], sound[hall, kitchen]) == (0.4, 0.7), "stated of both"


def test_who_is_nowhere_stated_is_at_home_else_in_the_first_place_of_the_file() -> None:
    text = "scene: a\nplaces: {zoom: {}, attic: {}, barn: {home: ben}}\ncast: {ada: {}, ben: {}, eve: {at: barn}}\n"
    scene = compiled(text)
    assert [scene.roster.places[place] for place in scene.start.place[:3]] == ["zoom", "barn", "barn"]
    turned = compiled(text.replace("zoom: {}, attic: {}", "attic: {}, zoom: {}"))
    assert turned.roster.places[turned.start.place[0]] == "attic"
    assert turned.digest != scene.digest


def test_a_thing_of_which_no_place_is_stated_lies_nowhere() -> None:
    scene = compiled("scene: a\ncast: {ada: {}}\nthings: {cup: {}, jug: {held_by: ada}, pan: {at: here}}\n")
    characters, nowhere = len(scene.roster.characters), len(scene.roster.places)
    assert scene.start.holder[:3].tolist() == [characters + nowhere, 0, characters]


def test_one_who_is_out_is_not_present() -> None:
    plain = values()
    plain["cast"]["ben"]["at"] = "out"
    scene = compiled(plain)
    assert scene.start.present.tolist() == [True, False]
    assert scene.start.place[BEN] == len(scene.roster.places)


def test_starting_feelings() -> None:
    assert START.feeling[ADA, KIND["joy"], ROSTER.about("ben")] == 0.5
    assert START.feeling[ADA, KIND["shame"], ROSTER.about("ada")] == 0.2
    assert START.feeling.sum() == pytest.approx(0.7)


def _holds(scene: Scene, when: object, **changed: object) -> np.ndarray:
    result: np.ndarray = holds(when, atoms(scene.stage, scene.start._replace(**changed)))
    return result
