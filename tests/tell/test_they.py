"""Who is "they" takes the verbs of "they", in what is told and in every reason; one person though it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest

import inscape
from inscape.mind.axes import KINDS, TERMS
from inscape.play.run import Run
from inscape.scene.load import find, parse_scene
from inscape.tell.narrate import narrate
from inscape.tell.transcript import transcript_text
from inscape.why import why, worth_asking
from inscape.why.grounds import CONDITIONS, ELSEWHERE
from inscape.why.morphology import agreeing, lemma_of
from inscape.why.urges import SAYS, SHARES
from inscape.why.words import Words

THEY = re.compile(r"\bthey (?:(?:\w+ly|also|never|still|usually) )?(\w+)\b", re.IGNORECASE)


def slips(text: str) -> Iterator[str]:
    """Every "they" with a verb of "she"."""
    for match in THEY.finditer(text):
        verb = match[1].lower()
        if verb in ("is", "was", "has", "does") or (lemma_of(verb) and verb not in ("always", "as", "this", "his")):
            yield text[max(match.start() - 40, 0) : match.end() + 20]


@cache
def evening(scene: str, seed: int) -> Run:
    """A shipped scene of which everybody is "they"."""
    path = find(scene)
    assert path is not None
    source = re.sub(r"pronouns: (he|she|it)\b", "pronouns: they", path.read_text(encoding="utf-8"))
    return inscape.play(parse_scene(source, file="scene.yaml"), seed=seed)


def test_slips_are_found() -> None:
    assert list(slips("what they does not feel; they usually feels it; they always feel it; they were sent")) == [
        "what they does not feel; they usua", "what they does not feel; they usually feels it; they always fee",
    ]  # fmt: skip


@pytest.mark.parametrize(("scene", "seed"), [("quarters", 2), ("apology", 1)])
def test_no_telling_slips(scene: str, seed: int) -> None:
    run = evening(scene, seed)
    told = [transcript_text(run, unsaid=True), *(narrate(run, "nobody", tense=tense) for tense in ("past", "present"))]
    for who in run.scene.model.cast:
        told += [narrate(run, who, tense=tense) for tense in ("past", "present")]
    assert sum(len(THEY.findall(text)) for text in told) > 5
    assert not [slip for text in told for slip in slips(text)]


def test_no_reason_slips() -> None:
    run = evening("apology", 1)
    queries = [asked.query for asked in worth_asking(run)]
    queries += [f"{who} {kind} not" for who in run.scene.model.cast for kind in KINDS]
    texts = [why(run, query).to_text(depth=9) for query in queries]
    assert any("they" in text for text in texts)
    assert not [slip for text in texts for slip in slips(text)]


def test_no_term_or_ground_slips() -> None:
    words = Words(evening("apology", 1).scene)
    who = next(iter(words.scene.model.cast))
    texts = [*SAYS.values(), *ELSEWHERE.values(), *(each.says for each in CONDITIONS.values())]
    texts += [text for share in SHARES.values() for text in share.values()]
    filled = [words.filled(who, text, "Tom") for text in texts]
    assert len(texts) > len(TERMS)
    assert "what they do not feel" in " ".join(filled).replace("showing ", "")
    assert not [slip for text in filled for slip in slips(text)]
    assert not [text for text in filled if re.search(r"[\[\]{}]", text)]


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        ("they", "as they wish Tom, are glad and do not say so"),
        ("she", "as she wishes Tom, is glad and does not say so"),
    ],
)
def test_verbs_in_brackets_go_with_the_pronoun(subject: str, said: str) -> None:
    assert agreeing(f"as {subject} [wish] Tom, [be] glad and [do] not say so", subject) == said
