"""The logic of feeling, kind by kind: what must stir each emotion, and a near miss that must not.

The cases are those that emotion engines are usually judged by (Ortony, Clore & Collins 1988), each as a tiny scene.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np
import pytest

from inscape.mind.axes import KIND, KINDS
from inscape.mind.feel import fade
from inscape.mind.jsonable import from_json, to_json
from inscape.mind.mood import drift
from inscape.mind.regard import ambivalence
from tests.mind.tiny import ROOM, felt, lived, merged, regard, same, scene_of, stirred

FRIENDS = {"ada": {"regard": {"ben": {"warmth": 0.9}}}}
FOES = {"ada": {"regard": {"ben": {"hostility": 0.9}}}}
THIRD: dict[str, Any] = {"cat": {}}


class Case(NamedTuple):
    """One kind: who feels it about what; a scene and acts that stir it; and what to change so that they do not."""

    kind: str
    who: str
    about: str
    scene: dict[str, Any]
    steps: tuple[str, ...]
    miss: Mapping[str, Any] = MappingProxyType({})
    miss_steps: tuple[str, ...] = ()


def _event(**does: Any) -> dict[str, Any]:
    return {"events": {"news": {"hurts": {"ada": does}}}}


def _prospect(stake: float, likely: float, **more: Any) -> dict[str, Any]:
    one = {"stakes": {"standing": stake}, "likely": likely, "settled_by": [{"move": "nod", "by": "ben"}],
           "dashed_by": [{"move": "leave", "by": "ben"}], "likelier": [{"move": "praise", "by": "ben"}]}  # fmt: skip
    return {"cast": {"ada": {"prospects": {"it": {**one, **more}}}}}


def _wrong(move: str, *, to: str = "", whose: str = "all") -> dict[str, Any]:
    matter = {"do": move, **({"to": to} if to else {})}
    return {"standards": [{"wrong": matter, "weight": 0.9, "for": whose}]}


def _right(move: str) -> dict[str, Any]:
    return {"standards": [{"right": {"do": move}, "weight": 0.9, "for": "all"}]}


FALL = {"facts": {"fall": {"says": "ben fell", "so": False, "means": {"ben": {"standing": -0.8}}}}}
RISE = {"facts": {"rise": {"says": "ben rose", "so": False, "means": {"ben": {"standing": 0.8}}}}}
TALE = {"events": {"news": {"tells": ["fall"]}}}
TIDE = {"events": {"news": {"tells": ["rise"]}}}
RIVAL = {"believes": {"ben": {"regard": {"cat": {"attraction": 0.9}}}}}


CASES = (
    Case("joy", "ada", "situation", _event(standing=0.5), ("news",), _event(standing=-0.5)),
    Case("distress", "ada", "situation", _event(standing=-0.5), ("news",), _event(standing=0.5)),
    Case("happy_for", "ada", "ben", {"cast": FRIENDS, **RISE, **TIDE}, ("news",), {"cast": {"ada": {"regard": {"ben": {"warmth": 0}}}}}),
    Case("resentment", "ada", "ben", {"cast": FOES, **RISE, **TIDE}, ("news",), {"cast": {"ada": {"regard": {"ben": {"hostility": 0}}}}}),
    Case("pity", "ada", "ben", {"cast": FRIENDS, **FALL, **TALE}, ("news",), {"cast": {"ada": {"regard": {"ben": {"warmth": 0}}}}}),
    Case("gloating", "ada", "ben", {"cast": FOES, **FALL, **TALE}, ("news",), {"cast": {"ada": {"regard": {"ben": {"hostility": 0}}}}}),
    Case("hope", "ada", "ada.it", _prospect(0.8, 0.3), ("ben praise ada",), _prospect(-0.8, 0.3)),
    Case("fear", "ada", "ada.it", _prospect(-0.8, 0.3), ("ada sing",), _prospect(0.8, 0.3)),
    Case("satisfaction", "ada", "ada.it", _prospect(0.8, 0.5), ("ben nod ada",), {}, ("ben leave",)),
    Case("fears_confirmed", "ada", "ada.it", _prospect(-0.8, 0.5), ("ben nod ada",), {}, ("ben leave",)),
    Case("relief", "ada", "ada.it", _prospect(-0.8, 0.5), ("ben leave",), {}, ("ben nod ada",)),
    Case("disappointment", "ada", "ada.it", _prospect(0.8, 0.5), ("ben leave",), {}, ("ben nod ada",)),
    Case("pride", "ada", "ada", {"cast": {"ada": _right("sing")}}, ("ada sing",), {"cast": {"ada": _wrong("sing")}}),
    Case("shame", "ada", "ada", {"cast": {"ada": _wrong("sing")}}, ("ada sing",), {"cast": {"ada": _right("sing")}}),
    Case("admiration", "ada", "ben", {"cast": {"ada": _right("sing")}}, ("ben sing",), {}, ("ada sing",)),
    Case("reproach", "ada", "ben", {"cast": {"ada": _wrong("sing")}}, ("ben sing",), {}, ("ada sing",)),
    Case("gratification", "ada", "ada", {"cast": {"ada": _right("sing")}, "moves": {"sing": {"serves": {"ease": 0.5}}}}, ("ada sing",),
         {"moves": {"sing": {"serves": {"ease": -0.5}}}}),
    Case("guilt", "ada", "ada", {"cast": FRIENDS}, ("ada insult ben",), {}, ("ada praise ben",)),
    Case("gratitude", "ada", "ben", {"cast": FRIENDS}, ("ben praise ada",), {}, ("ben insult ada",)),
    Case("anger", "ada", "ben", {"cast": FRIENDS}, ("ben insult ada",), {}, ("ben praise ada",)),
    Case("love", "ada", "ben", {"cast": FRIENDS}, ("ben nod ada",), {"cast": {"ada": {"regard": {"ben": {"warmth": 0}}}}}),
    Case("hate", "ada", "ben", {"cast": FOES}, ("ben nod ada",), {"cast": {"ada": {"regard": {"ben": {"hostility": 0}}}}}),
    Case("disgust", "ada", "ben", {"cast": {"ada": _wrong("sing")}}, ("ben sing",), {"cast": {"ada": {"standards": []}}}),
    Case("contempt", "ada", "ben", {"cast": {"ada": _wrong("sing")}}, ("ben sing",), {"cast": {"ada": {"standards": []}}}),
    Case("surprise", "ada", "ben", {"history": [{"between": ["ada", "ben"], "usually": ["ada sing", "ben praise"], "times": 20}],
                                    "moves": {"sing": {"to": "one", "channels": {"voice": 1, "words": 1}}}},
         ("ada sing ben", "ben insult ada"), {}, ("ada sing ben", "ben praise ada")),
    Case("longing", "ada", "ben", {"cast": {"ada": {"regard": {"ben": {"attraction": 0.9}}, "needs": {"belonging": 0.1}}}}, ("ben nod ada",),
         {"cast": {"ada": {"believes": {"ben": {"regard": {"ada": {"attraction": 1}}}}}}}),
    Case("jealousy", "ada", "ben", {"cast": {**THIRD, "ada": {"regard": {"ben": {"attraction": 0.9}}, **RIVAL}}}, ("ben nod ada",),
         {"cast": {"ada": {"believes": {"ben": {"regard": {"cat": {"attraction": 0}, "ada": {"attraction": 0.9}}}}}}}),
)  # fmt: skip


def test_every_kind_has_its_case() -> None:
    assert [case.kind for case in CASES] == list(dict.fromkeys(case.kind for case in CASES))
    assert {case.kind for case in CASES} == set(KINDS)


@pytest.mark.parametrize("case", CASES, ids=[case.kind for case in CASES])
def test_what_stirs_it_and_what_does_not(case: Case) -> None:
    scene = scene_of(ROOM, **case.scene)
    assert stirred(scene, lived(scene, *case.steps), case.who, case.kind, case.about) > 0.02
    miss = scene_of(ROOM, **merged(case.scene, case.miss))
    steps = case.miss_steps or case.steps
    assert stirred(miss, lived(miss, *steps), case.who, case.kind, case.about) == pytest.approx(0.0, abs=1e-9)


def test_lost_hope_is_disappointment_and_the_hope_is_gone() -> None:
    scene = scene_of(ROOM, **_prospect(0.8, 0.7))
    hoped, lost = lived(scene, "ada sing", "ben leave")
    assert felt(scene, hoped.after, "ada", "hope", "ada.it") > 0.05
    assert felt(scene, lost.after, "ada", "hope", "ada.it") == 0.0
    assert felt(scene, lost.after, "ada", "disappointment", "ada.it") > 0.05
    assert felt(scene, lost.after, "ada", "satisfaction", "ada.it") == 0.0
    later = lived(scene, "ada sing", "ben leave", *["ada sing"] * 3)[-1].after
    assert felt(scene, later, "ada", "hope", "ada.it") == 0.0, "and it does not come back"


def test_escaped_dread_is_relief_and_the_fear_is_gone() -> None:
    scene = scene_of(ROOM, **_prospect(-0.8, 0.7))
    dreaded, escaped = lived(scene, "ada sing", "ben leave")
    assert felt(scene, dreaded.after, "ada", "fear", "ada.it") > 0.05
    assert felt(scene, escaped.after, "ada", "fear", "ada.it") == 0.0
    assert felt(scene, escaped.after, "ada", "relief", "ada.it") > 0.05
    assert felt(scene, escaped.after, "ada", "fears_confirmed", "ada.it") == 0.0


def test_more_hope_lost_is_more_disappointment() -> None:
    lost = []
    for likely in (0.1, 0.4, 0.7, 0.95):
        scene = scene_of(ROOM, **_prospect(0.8, likely))
        lost.append(stirred(scene, lived(scene, "ben leave"), "ada", "disappointment", "ada.it"))
    assert np.all(np.diff(lost) > 0.02)


@pytest.mark.parametrize("already", [0.0, 0.3, 0.9])
@pytest.mark.parametrize("likely", [0.05, 0.5, 0.9])
def test_worsening_news_never_goes_silent(likely: float, already: float) -> None:
    worse = {"likelier": [{"move": "nod", "by": "ben"}], "settled_by": [{"move": "praise", "by": "ben"}]}
    feels = {"cast": {"ada": {"feels": [{"fear": already, "about": "it"}]}}} if already else {}
    plain = _prospect(-0.8, likely, **worse)
    plain["cast"]["ada"] |= feels.get("cast", {}).get("ada", {})
    scene = scene_of(ROOM, **plain)
    one, two, come = lived(scene, "ben nod ada", "ben nod ada", "ben praise ada")
    for moment in (one, two):
        assert stirred(scene, [moment], "ada", "fear", "ada.it") > 0.0
        at = (scene.roster.character("ada"), KIND["fear"], scene.roster.about("ada.it"))
        assert moment.why.eased[at] == 0.0, "and none of it wanes"
    assert stirred(scene, [come], "ada", "fears_confirmed", "ada.it") > 0.0
    assert felt(scene, come.after, "ada", "fear", "ada.it") == 0.0


def test_irrelevant_news_changes_no_feeling() -> None:
    facts = {"rain": {"says": "it rains in Lima", "so": False}}
    scene = scene_of(ROOM, facts=facts, events={"news": {"tells": ["rain"]}})
    (moment,) = lived(scene, "news")
    assert moment.after.credence[0, scene.roster.fact("rain")] > 0.9
    assert not moment.why.felt.stirred.any()
    assert moment.after.regard.tolist() == moment.before.regard.tolist()
    assert moment.after.prospect.tolist() == moment.before.prospect.tolist()


def test_harm_from_a_friend_differs_from_harm_by_a_foe() -> None:
    moved = {}
    for name, cast in (("friend", FRIENDS), ("foe", FOES), ("stranger", {})):
        scene = scene_of(ROOM, cast=cast)
        moments = lived(scene, "ben insult ada")
        moved[name] = {kind: stirred(scene, moments, "ada", kind, "ben") for kind in ("distress", "anger", "hate")}
    assert moved["friend"]["distress"] > 1.5 * moved["stranger"]["distress"]
    assert moved["foe"]["hate"] > 0.0 == moved["friend"]["hate"]


def test_a_third_party_is_angry_for_a_friend_and_torn_when_both_are_loved() -> None:
    alone = scene_of(ROOM, cast=THIRD)
    assert stirred(alone, lived(alone, "ben insult cat"), "ada", "anger", "ben") == 0.0
    side = scene_of(ROOM, cast={**THIRD, "ada": {"regard": {"cat": {"warmth": 0.9}}}})
    (moment,) = lived(side, "ben insult cat")
    assert stirred(side, [moment], "ada", "anger", "ben") > 0.1
    assert stirred(side, [moment], "ada", "pity", "cat") > 0.1
    torn = scene_of(ROOM, cast={**THIRD, "ada": {"regard": {"cat": {"warmth": 0.9}, "ben": {"warmth": 0.9}}}})
    moments = lived(torn, *["ben insult cat"] * 4)
    assert stirred(torn, moments, "ada", "anger", "ben") > 0.1
    assert stirred(torn, moments, "ada", "love", "ben") > 0.1
    assert regard(torn, moments[-1].after, "ada", "ben", "hostility") > 0.0
    assert regard(torn, moments[-1].after, "ada", "ben", "warmth") > 0.5, "she does not stop loving him"
    one = (torn.roster.character("ada"), torn.roster.person("ben"))
    before, after = (float(ambivalence(state.regard[one])) for state in (moments[0].before, moments[-1].after))
    assert after >= before


def test_a_third_party_is_grateful_and_glad_for_a_friend() -> None:
    scene = scene_of(ROOM, cast={**THIRD, "ada": {"regard": {"cat": {"warmth": 0.9}}}})
    moments = lived(scene, "ben praise cat")
    assert stirred(scene, moments, "ada", "happy_for", "cat") > 0.1
    assert stirred(scene, moments, "ada", "gratitude", "ben") > 0.1
    assert stirred(scene, moments, "ada", "pity", "cat") == 0.0


def test_own_fault_is_guilt_or_shame_never_anger_at_oneself_or_gloating() -> None:
    scene = scene_of(ROOM, cast=FRIENDS)
    moments = lived(scene, "ada insult ben")
    assert stirred(scene, moments, "ada", "guilt", "ada") > 0.02
    assert stirred(scene, moments, "ada", "shame", "ada") > 0.02
    assert stirred(scene, moments, "ada", "anger", "ada") == stirred(scene, moments, "ada", "gloating", "ben") == 0.0
    foe = scene_of(ROOM, cast=FOES)
    moments = lived(foe, "ada insult ben")
    assert stirred(foe, moments, "ada", "gloating", "ben") > 0.02
    assert stirred(foe, moments, "ada", "guilt", "ada") < stirred(
        scene, lived(scene, "ada insult ben"), "ada", "guilt", "ada"
    )


def test_mixed_outcomes_are_both_felt_and_not_netted() -> None:
    both = scene_of(ROOM, **_event(standing=-0.5, ease=0.5))
    bad, good = scene_of(ROOM, **_event(standing=-0.5)), scene_of(ROOM, **_event(ease=0.5))
    for kind, alone in (("joy", good), ("distress", bad)):
        whole = stirred(both, lived(both, "news"), "ada", kind, "situation")
        assert whole == pytest.approx(stirred(alone, lived(alone, "news"), "ada", kind, "situation"))
        assert whole > 0.05


def test_one_event_that_touches_two_people_is_felt_about_both() -> None:
    fond = {"regard": {"ben": {"warmth": 0.9}, "cat": {"warmth": 0.9}}}
    events = {"news": {"hurts": {"ben": {"standing": -0.5}, "cat": {"standing": 0.5}}}}
    scene = scene_of(ROOM, cast={**THIRD, "ada": fond}, events=events)
    moments = lived(scene, "news")
    assert stirred(scene, moments, "ada", "pity", "ben") > 0.1
    assert stirred(scene, moments, "ada", "happy_for", "cat") > 0.1
    assert stirred(scene, moments, "ada", "pity", "cat") == stirred(scene, moments, "ada", "happy_for", "ben") == 0.0
    facts = {"theft": {"says": "ben robbed cat", "so": False, "by": ["ben"], "means": {"ben": {"ease": 0.4}, "cat": {"ease": -0.8}},
                       "right": -0.9}}  # fmt: skip
    scene = scene_of(ROOM, cast={**THIRD, "ada": fond}, facts=facts, events={"news": {"tells": ["theft"]}})
    moments = lived(scene, "news")
    for kind, about in (("pity", "cat"), ("anger", "ben"), ("reproach", "ben"), ("happy_for", "ben")):
        assert stirred(scene, moments, "ada", kind, about) > 0.02, (kind, about)


def test_one_event_that_touches_two_needs_counts_twice() -> None:
    once, twice = scene_of(ROOM, **_event(standing=-0.4)), scene_of(ROOM, **_event(standing=-0.4, ease=-0.4))
    one, two = (stirred(scene, lived(scene, "news"), "ada", "distress", "situation") for scene in (once, twice))
    assert 1.5 * one < two < 2.0 * one


def test_repeated_harm_changes_regard_boundedly_with_no_cliff() -> None:
    scene = scene_of(ROOM, cast=FRIENDS, ends={"beats": 99})
    moments = lived(scene, *["ben insult ada"] * 30)
    hostility = np.array([0.0, *(regard(scene, each.after, "ada", "ben", "hostility") for each in moments)])
    warmth = np.array([0.9, *(regard(scene, each.after, "ada", "ben", "warmth") for each in moments)])
    assert np.all(np.diff(hostility) > 0.0)
    assert np.all(np.diff(hostility) < 0.12), "no one insult makes a foe"
    assert np.all(np.diff(warmth) < 0.0)
    assert 0.0 < warmth[-1] < 0.9
    assert hostility[-1] < 1.0
    assert np.diff(hostility)[10:].max() <= np.diff(hostility)[:3].max(), "the same cause moves it less each time"


def test_regard_is_directed() -> None:
    scene = scene_of(ROOM)
    after = lived(scene, *["ben insult ada"] * 4)[-1].after
    assert regard(scene, after, "ada", "ben", "hostility") > 0.02
    assert regard(scene, after, "ben", "ada", "hostility") == 0.0
    assert regard(scene, after, "ada", "ada", "hostility") == 0.0


def test_certainty_of_a_belief_scales_what_it_makes_one_feel() -> None:
    facts = {"loss": {"says": "all is lost", "so": False, "means": {"ada": {"standing": -0.9}}, "known_to": {"ben": 1}}}
    moved = []
    for trust, move in ((0.0, "hint"), (0.0, "tell"), (1.0, "tell")):
        scene = scene_of(ROOM, facts=facts, cast={"ada": {"regard": {"ben": {"trust": trust}}}})
        moments = lived(scene, f"ben {move} ada about loss")
        sure = float(moments[0].after.credence[scene.roster.character("ada"), 0])
        moved.append((sure, stirred(scene, moments, "ada", "distress", "loss")))
    assert moved == sorted(moved)
    assert np.all(np.diff([how for _, how in moved]) > 0.01)


def test_learning_again_what_one_knows_stirs_nothing() -> None:
    facts = {"loss": {"says": "all is lost", "means": {"ada": {"standing": -0.9}}, "known_to": ["ada", "ben"]}}
    scene = scene_of(ROOM, facts=facts)
    assert stirred(scene, lived(scene, "ben tell ada about loss"), "ada", "distress", "loss") == 0.0


def test_saving_and_restoring_ages_nothing() -> None:
    scene = scene_of(ROOM, cast=FRIENDS, **_event(standing=-0.5))
    middle = lived(scene, "ben insult ada", "news")[-1].after
    restored = from_json(to_json(middle), scene.start)
    assert same(middle, restored) == []
    on, again = (lived(scene, "ada sing", "ben praise ada", start=state)[-1].after for state in (middle, restored))
    assert same(on, again) == []


STANDS: frozenset[str] = frozenset({
    "seed", "world", "present", "place", "distance", "posture", "gaze", "mask", "holder", "so", "credence", "others_credence",
    "offer", "may_enter", "demand", "need", "prospect", "prospect_state", "slight", "transition", "moment_group", "moment_actor",
    "moment_target", "memory_meant", "memory_praise", "memory_own", "memory_about", "memory_act", "surprise", "leak", "going",
    "duty_done",
})  # fmt: skip
"""What only acts and events change."""


def test_when_time_passes_nobody_has_done_anything() -> None:
    scene = scene_of(ROOM, **merged({"cast": FRIENDS}, _prospect(-0.8, 0.5)))
    middle = lived(scene, "ben insult ada", "ada praise ben")[-1].after
    (moment,) = lived(scene, "", start=middle)
    moved = same(middle, moment.after)
    assert not set(moved) & STANDS - {"surprise", "leak"}
    assert float(moment.after.seconds - middle.seconds) == float(scene.stage.silence_seconds)
    assert np.all(moment.after.exposure <= middle.exposure)
    assert not moment.why.felt.sources.act.any(), "what happened stirs nothing: nothing did"
    assert not moment.why.felt.sources.fortune.any()


def test_no_time_fades_nothing() -> None:
    scene = scene_of(ROOM, cast=FRIENDS)
    after = lived(scene, "ben insult ada")[-1].after
    assert np.array_equal(fade(scene.theory, after.feeling, np.float64(0.0)), after.feeling)
    still, moved = drift(scene.theory, scene.stage, after, np.float64(0.0))
    assert same(after, still) == []
    assert not moved.pulled.any()
