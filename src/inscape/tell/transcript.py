"""The transcript of a run: what was said and done, to be read like a play; with the unsaid beside it on request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from inscape.tell.ending import ending
from inscape.tell.facets import BeatView, Doing
from inscape.tell.layout import Page, Row, Span, plain
from inscape.tell.names import Naming, possessive
from inscape.tell.unsaid import Remark, Unsaid
from inscape.tell.views import views
from inscape.tell.words import group_does, plain_name, tone, vocabulary

if TYPE_CHECKING:
    from inscape.play.run import Run
    from inscape.tell.narrate import Length
    from inscape.why.morphology import Tense

Told = tuple[BeatView, tuple[Remark, ...]]


def transcript(run: Run, *, unsaid: bool = False, width: int | None = None) -> Page:
    """A rich renderable of the run, as wide as the console or as `width` columns.

    unsaid: also what was felt, hidden, misread and held back. Colour is the console's affair: there is none when its
    output is no terminal. Nothing that an author wrote is read as markup.
    """
    return Page(list(_rows(run, unsaid=unsaid)), width=width)


def transcript_text(run: Run, *, unsaid: bool = False, width: int = 80) -> str:
    """The same as plain text, no line wider than `width` columns (at least 40)."""
    return plain(transcript(run, unsaid=unsaid), width=width)


def tell(
    run: Run, *, who: str = "", tense: Tense = "past", length: Length = "full", unsaid: bool = False, width: int = 80
) -> str:
    """Tell a run: from the side of `who` as prose ("nobody": from the outside; see `narrate`), else as a transcript.

    unsaid, width: of the transcript (see `transcript_text`). Raises `UnknownName`.
    """
    if who:
        from inscape.tell.narrate import narrate

        return narrate(run, who, tense=tense, length=length)
    return transcript_text(run, unsaid=unsaid, width=width)


def _rows(run: Run, *, unsaid: bool) -> Iterator[Row]:
    naming = Naming(run.scene)
    yield Row(text=((header(run, naming), "title"),), whole=True)
    yield Row()
    teller = Unsaid(run.scene)
    told = [(view, tuple(teller.remarks(view)) if unsaid else ()) for view in views(run, inside=unsaid)]
    for run_of_same in _merged(told):
        yield from beat_rows(run_of_same, naming, unsaid=unsaid)
        if unsaid:
            yield Row()
    if not unsaid:
        yield Row()
    yield Row(text=((ending(run, naming), "quiet"),), whole=True)


def header(run: Run, naming: Naming) -> str:
    """What is played, where, and with which luck, in a line."""
    model = run.scene.model
    title = str(model.title or plain_name(model.scene)).upper()
    place = _place(run, naming)
    return " · ".join(part for part in (title, place, f"world {run.world}, seed {run.seed}") if part)


def _place(run: Run, naming: Naming) -> str:
    """Where most of it happens; before anything has, where the first of the cast is."""
    scene, first = run.scene, next(iter(run.scene.model.cast))
    at = [int(run.state.place[scene.roster.character(first)])]
    at += [int(beat.state.place[scene.stage.acts.actor[beat.act.row]]) for beat in run.beats]
    counted = Counter(place for place in at if place < len(scene.roster.places) and scene.roster.places[place])
    name = scene.roster.places[counted.most_common(1)[0][0]] if counted else ""
    called = naming.called(name)
    home = getattr(scene.model.places.get(name), "home", ())
    owner, word = (home[0] if home else ""), called.partition(" ")
    if owner and word[0] == naming.pronouns(owner).possessive:
        return f"{possessive(naming.called(owner))} {word[2]}"
    return "" if called == "the here" else called


def _merged(told: Sequence[Told]) -> Iterator[list[Told]]:
    """Beats one by one; the same wordless act of the same person again and again, with nothing to tell, as one."""
    same: list[Told] = []
    for view, remarks in told:
        if same and not remarks and _wordless(view) and _wordless(view) == _wordless(same[-1][0]):
            same.append((view, remarks))
            continue
        if same:
            yield same
        same = [(view, remarks)]
    if same:
        yield same


def _wordless(view: BeatView) -> tuple[str, ...]:
    """Who does what to whom, if it is one act without a word (or time passes); () otherwise."""
    main = view.main
    if main is None:
        return ("time passes",) if view.kind == "time" else ()
    alone = len(view.doings) == 1 and not main.line and view.kind == "act"
    return (main.actor, main.move, main.target) if alone else ()


def beat_rows(same: Sequence[Told], naming: Naming, *, unsaid: bool) -> Iterator[Row]:
    """A beat as rows: what was cut off, if anything; what was done; then one row for each remark. same: it and its like."""
    view, remarks = same[0]
    count = str(view.number) if len(same) == 1 else f"{view.number}-{same[-1][0].number}"
    if not view.doings:
        yield Row(count, text=((str(vocabulary()["time_passes"]), "done"),))
        return
    cut = next((doing for doing in view.doings if doing.part == "cut"), None)
    if cut:
        yield Row(count, naming.called(cut.actor), tuple(_broken_off(cut, naming)))
    doings = [doing for doing in view.doings if doing.part != "cut"]
    actor = doings[0].actor
    text = tuple(_act(doings)) + _times(len(same))
    note = (
        _note(doings, besides=text) + (f" · cuts {naming.called(cut.actor)} off" if cut else "")
        if unsaid and actor
        else ""
    )
    yield Row("" if cut else count, naming.called(actor) if actor else "", text, note)
    yield from _unsaid_rows(remarks, actor, naming)


def _times(count: int) -> tuple[Span, ...]:
    if count == 1:
        return ()
    return (
        (" Again." if count == 2 else " Again, and again." if count == 3 else f" And again, {count} times.", "done"),
    )


def _act(doings: Sequence[Doing]) -> Iterator[Span]:
    """Stage directions first, then all that is said as one speech."""
    lines = [doing.line for doing in doings if doing.line]
    done = [doing.does for doing in doings if doing.does and (doing.visible or not doing.line)]
    if not lines and not done:
        done = [plain_name(doings[0].move)]
    for index, does in enumerate(done):
        yield (("  " if index else "") + _sentence(does), "done")
    if lines:
        yield (("  " if done else "") + f'"{" ".join(lines)}"', "said")


def _broken_off(cut: Doing, naming: Naming) -> Iterator[Span]:
    if cut.line:
        yield (f'"{cut.line}"', "said")
        return
    words = vocabulary()["cut_off"]["speaking" if cut.whole else "moving"]
    yield (str(words).replace("{my}", naming.pronouns(cut.actor).possessive), "done")


def _note(doings: Sequence[Doing], *, besides: Sequence[Span] = ()) -> str:
    """What was done and how, in a word each, without what the text itself says."""
    does = list(dict.fromkeys(group_does("silence" if doing.is_silence else doing.group) for doing in doings))
    said = "".join(text for text, _ in besides)
    tones = dict.fromkeys(tone(doing.warmth) for doing in doings if doing.target or doing.victim)
    return " · ".join(word for word in (*does, *tones) if word and word not in said)


def _unsaid_rows(remarks: Sequence[Remark], actor: str, naming: Naming) -> Iterator[Row]:
    last = actor
    for remark in remarks:
        name = "" if remark.who == last else naming.called(remark.who)
        last = remark.who
        label = f"{remark.label}  " if remark.label else ""
        spans = ((label, "label"), (remark.text, "")) if label else ((remark.text, "quiet"),)
        inset = 2 if remark.who == actor else 0
        yield Row("", name, ((" " * inset, ""), *spans), hang=inset + (len(label) or 2))


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…", "—")) else f"{text}."
