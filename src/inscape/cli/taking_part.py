"""`inscape play SCENE --as NAME`: taking part in a scene at the terminal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from inscape.cli.asking import ask
from inscape.errors import InscapeError, QueryError, RunError
from inscape.play.run import Run
from inscape.tell.ending import ending
from inscape.tell.names import Naming
from inscape.tell.options import Option, completions, meant, options
from inscape.tell.perceived import Perceived, Witness
from inscape.tell.situation import situation

if TYPE_CHECKING:
    from inscape.cli.screen import Screen
    from inscape.play.part import Part
    from inscape.play.run import Beat

CALLING: Final = 8
"""How many of the acts that call most are listed by themselves."""
UNNOTICED: Final = 5
"""How many beats in a row may go by of which one notices nothing, before one is asked again."""
RETOLD: Final = 4
"""How many of the last things that happened are told to somebody who comes back."""

HELP: Final = (
    ("3, or its name", "do it: a number from the list, or `sneer`, `ask_about ben about the_key`; Tab completes"),
    ("Enter, or wait", "let the moment pass; one of the others has a turn"),
    ("moves", "everything that you can do, by kind; `moves probe` one kind of it"),
    ("look", "where you are, who is there, what you know, hold and feel"),
    ("why shame", "why you feel, did or were drawn to something; `why` alone: what moves you most"),
    ("story", "everything that you have noticed so far, once more"),
    ("undo", "take back what you did last, and all that came of it"),
    ("save [FILE]", "keep it, to come back to it"),
    ("quit", "leave; what is saved stays"),
    ("do look", "the move called look, where a move has the name of a command"),
)


class Play:
    """One sitting: a part in a scene, what its player has been told, and where it is kept.

    file: where it is kept after every turn; None until it is saved.
    """

    def __init__(self, part: Part, screen: Screen, file: Path | None = None) -> None:
        self.part, self.screen, self.file = part, screen, file
        self.naming = Naming(part.scene, part.me)
        self.options: list[Option] = []
        self._kept = len(part.run) if file else 0
        self._warned = False
        self._seen = 0
        self._witness = self._new_witness()
        self._commands: dict[str, Callable[[str], None]] = {
            "wait": self._wait, "moves": self._moves, "look": self._look, "why": self._why, "story": self._story,
            "undo": self._undo, "save": self._save, "help": self._help, "do": self._do, "quit": self._quit,
        }  # fmt: skip
        self._is_on = True
        self._offered = -1

    def go(self) -> None:
        """Play until the player leaves or the scene is over and the player has seen enough."""
        self._begin()
        while self._is_on:
            if self._offered != len(self.part.run):
                self._offer()
            line = ask(self._complete)
            if line is None:
                break
            try:
                self._obey(line.strip())
            except InscapeError as error:
                self.screen.say(str(error))
        self._leave()

    def _begin(self) -> None:
        """Say who one is, where one is, and what has been."""
        scene, me = self.part.scene, self.part.me
        self.screen.title(str(scene.model.title or scene.name.replace("_", " ")).upper())
        plain = Naming(scene)
        about = scene.model.cast[me].about
        self.screen.say(f"You are {plain.called(me)}." + (f" {about.strip()}" if about else ""))
        self._look("")
        past = self._unseen()
        if past:
            self.screen.say("")
            self.screen.say("What happened last:")
        for perceived in [each for each in past if each.is_something][-RETOLD:]:
            self.screen.show(perceived)
        self.screen.say("")
        self.screen.say("`help` says what you can type.")
        self.screen.say("")

    def _offer(self) -> None:
        """List what calls most, or say that it is over."""
        self._offered = len(self.part.run)
        if not self.part.is_here or self.part.is_over:
            self.options = []
            self._over()
            return
        self.options = options(self.part, self._witness)
        if waiting := self.part.awaited_by:
            self.screen.say(f"{self.naming.called(waiting)} waits for you.")
        self.screen.offer(self.options[:CALLING])
        if len(self.options) > CALLING:
            self.screen.say(f"({len(self.options) - CALLING} more: `moves`)")

    def _over(self) -> None:
        if self.part.is_over:
            self.screen.say(ending(self.part.run, self.naming))
        else:
            self.screen.say("You are out of it. What the others do now, you do not see; `wait` lets them.")
        self.screen.say("`undo` takes back, `save` keeps, `quit` leaves.")

    def _obey(self, line: str) -> None:
        word, _, rest = line.partition(" ")
        command = self._commands.get(word.casefold()) if word else self._wait
        if word != "quit":
            self._warned = False
        if command is not None:
            command(rest.strip())
        else:
            self._do(line)

    def _do(self, text: str) -> None:
        if not self.part.is_here or self.part.is_over:
            self.screen.say("There is nothing more for you to do here.")
            return
        found = meant(text, self.options, self.part)
        if len(found) > 1:
            self.screen.say("Which one?")
            self.screen.offer(found)
            self._answer(found)
            return
        self._act(found[0])

    def _answer(self, found: list[Option]) -> None:
        """Ask which of several acts is meant; anything but one of their numbers is taken as a new line."""
        line = ask(self._complete)
        chosen = [option for option in found if line is not None and line.strip() == str(option.number)]
        if chosen:
            self._act(chosen[0])
        elif line is None:
            self._is_on = False
        elif line.strip():
            self._obey(line.strip())

    def _act(self, option: Option) -> None:
        self.part.do(option.row)
        self._tell()
        if not self.part.is_over and self.part.is_here:
            self._turn()
        self._keep()

    def _wait(self, _: str) -> None:
        if self.part.is_over:
            self.screen.say("The scene is over.")
            return
        self.part.mark()
        self._turn()
        self._keep()

    def _turn(self) -> None:
        """Let the others go on until there is something to notice, or the scene is over."""
        for _ in range(UNNOTICED):
            self.part.others()
            if self._tell() or self.part.is_over:
                return
        self.screen.say("Time goes by, and you notice nothing.")

    def _tell(self) -> bool:
        """Tell what has happened since; whether there was anything to tell."""
        news = [perceived for perceived in self._unseen() if perceived.is_something]
        for perceived in news:
            self.screen.show(perceived)
        return bool(news)

    def _unseen(self) -> list[Perceived]:
        """The beats that have not been looked at yet, as the player gets them."""
        run = self.part.run
        found = [self._perceived(run, beat) for beat in run.beats[self._seen :]]
        self._seen = len(run)
        return found

    def _perceived(self, run: Run, beat: Beat) -> Perceived:
        return self._witness.see(beat, run.before(beat.number), run.replay(beat.number))

    def _new_witness(self) -> Witness:
        run = self.part.run
        return Witness(self.part.scene, self.part.me, seed=run.seed, world=run.world)

    def _moves(self, group: str) -> None:
        if group:
            found = [option for option in self.options if group in (option.group, option.move)]
            found = found or meant(group, self.options, self.part)
            self.screen.offer(sorted(found, key=lambda option: (option.move, option.number)))
            return
        for each in dict.fromkeys(option.group for option in sorted(self.options, key=lambda option: option.group)):
            names = sorted({option.move for option in self.options if option.group == each})
            self.screen.say(f"{each}: {', '.join(names)}")
        self.screen.say("Type a name, or `moves` and a kind to see each with its number.")

    def _look(self, _: str) -> None:
        for sentence in situation(self.part.scene, self.part.state, self.part.me):
            self.screen.say(sentence)

    def _story(self, _: str) -> None:
        self._witness, self._seen = self._new_witness(), 0
        if not self._tell():
            self.screen.say("Nothing has happened yet.")

    def _why(self, query: str) -> None:
        """Answer about the player's own character, and nobody else."""
        import inscape

        run, me = self.part.run, self.part.me
        if not len(run):
            self.screen.say("Nothing has happened yet.")
            return
        first = query.split(" ", maxsplit=1)[0].casefold()
        if first in set(self.part.scene.roster.characters) - {me, ""}:
            name = Naming(self.part.scene).called(first)
            raise QueryError(f"you cannot look into {name}", fix="Ask about yourself: `why shame`, `why stay_silent`")
        query = query.removeprefix(me).strip() or self._strongest()
        self.screen.verbatim(inscape.why(run, f"{me} {query}").to_text())

    def _strongest(self) -> str:
        return next((kind for kind in self.part.session.felt(self.part.me) if kind != "surprise"), "reserve")

    def _undo(self, _: str) -> None:
        self.part.undo()
        self._offered = -1
        self._witness, self._seen = self._new_witness(), 0
        past = [perceived for perceived in self._unseen() if perceived.is_something]
        self.screen.say("Taken back. Before that:" if past else "Taken back, to the beginning.")
        if past:
            self.screen.show(past[-1])
        self._keep()

    def _save(self, name: str) -> None:
        path = Path(name or self.file or f"{self.part.scene.name}-{self.part.me}.run")
        if path != self.file and path.exists():
            raise RunError("there is a file of that name already", where=str(path), fix="Choose another: save FILE")
        self.part.run.write(path)
        self.file, self._kept = path, len(self.part.run)
        self.screen.say(f"Saved. Come back with `inscape play --resume {path} --as {self.part.me}`.")

    def _keep(self) -> None:
        """Write down how things stand, if they are kept in a file."""
        if self.file:
            self.part.run.write(self.file)
            self._kept = len(self.part.run)

    def _help(self, _: str) -> None:
        for command, does in HELP:
            self.screen.say(f"{command}: {does}")

    def _quit(self, _: str) -> None:
        if len(self.part.run) != self._kept and not self._warned:
            self._warned = True
            self.screen.say("This is not saved. `save` keeps it; `quit` once more leaves.")
            return
        self._is_on = False

    def _leave(self) -> None:
        if self.file:
            self.screen.say(f"Kept in {self.file}. `inscape show {self.file} --unsaid` tells what nobody said.")

    def _complete(self, line: str, word: str) -> list[str]:
        return completions(line, word, self.options, self._commands)


def take_part(part: Part, *, screen: Callable[[list[str]], Screen], file: str | None) -> None:
    """Let somebody at the terminal take part, from where the part stands. file: where it is kept after every turn."""
    naming = Naming(part.scene)
    names = [naming.called(name) for name in part.scene.model.cast]
    play = Play(part, screen(names), Path(file) if file else None)
    play.go()
