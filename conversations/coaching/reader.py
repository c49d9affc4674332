"""Reads the two parts of `lessons.yaml`, and notes what is wrong beside where it stands."""

from collections.abc import Collection, Iterator

from conversations.coaching.model import Lesson, Lessons, Situation
from conversations.guide.fields import Block
from conversations.wording import Wording, WordingMistake
from frameworks.document.mistakes import Mistakes
from frameworks.document.outline import Fields, Items, read_outline
from frameworks.model import did_you_mean

SHORTEST, LONGEST = 60, 110
"""Words of a lesson."""
MOST_WORDS = {"title": 10, "try": 30, "say": 30}
TOP = ("situations", "lessons")
SITUATION = ("title", "guides", "words")
LESSON = ("id", "title", "situations", "words", "lesson", "try", "say")
WHY = {
    "id": "a short name, such as open-question. It stays when the title changes.",
    "title": "what people read on top of it.",
    "lesson": "what to do, and why.",
    "try": "one thing to try this week.",
}
A_SITUATION = "A situation has a title, as 'check-in: {title: A check-in}'."
A_LESSON = "A lesson is made of 'name: text' lines, as '- id: open-question'."


class Reader:
    """Reads one file.

    Args:
        noted: where mistakes are noted.
        guides: the guides that there are; None where that does not matter now.
    """

    def __init__(self, noted: Mistakes, guides: Collection[str] | None) -> None:
        self._noted = noted
        self._guides = guides
        self._wording = Wording()
        self._names: tuple[str, ...] = ()  # of the situations
        self._given: dict[str, int] = {}  # every short name, with its line

    def read(self, source: str) -> Lessons:
        """Everything in it; what cannot be used is noted."""
        top = Block(read_outline(source, "", self._noted), TOP, self._noted)
        for part in TOP:
            if part not in top:
                top.note(f"'{part}:' is missing.")
        situations = tuple(self._situations(top))
        self._names = tuple(each.id for each in situations)
        lessons = tuple(self._lesson(each) for each in self._items(top))
        for name in self._names:
            if not any(name in each.situations for each in lessons):
                top.note(f"No lesson belongs to '{name}'.", top.at("situations"))
        return Lessons(situations, lessons, source)

    def _situations(self, top: Block) -> Iterator[Situation]:
        match top.node("situations"):
            case None:
                return
            case Fields(pairs=pairs) if pairs:
                for name, value in pairs:
                    if isinstance(value, Fields):
                        yield self._situation(name.text or "", Block(value, SITUATION, self._noted))
                    else:
                        top.note(A_SITUATION, name.place)
            case other:
                top.note(A_SITUATION, other.place)

    def _situation(self, name: str, block: Block) -> Situation:
        self._once(name, block.line, block)
        guides = block.names("guides", "[career-conversation]")
        for guide in guides if self._guides is not None else ():
            self._there("guide", guide, self._guides or (), block)
        words = block.names("words", "[career talk, next level]")
        return Situation(name, self._short(block, "title"), words, guides)

    def _items(self, top: Block) -> Iterator[Fields]:
        match top.node("lessons"):
            case None:
                return
            case Items(nodes=nodes) if nodes:
                for node in nodes:
                    if isinstance(node, Fields):
                        yield node
                    else:
                        top.note(A_LESSON, node.place)
            case other:
                top.note("'lessons' is a list; each lesson begins with a dash.", other.place)

    def _lesson(self, fields: Fields) -> Lesson:
        block = Block(fields, LESSON, self._noted)
        key = block.needed("id", WHY["id"])
        self._once(key, block.at("id").line, block)
        return Lesson(
            id=key,
            title=self._short(block, "title"),
            situations=self._belongs(block),
            words=block.names("words", "[give feedback, criticism]"),
            lesson=self._whole(block),
            attempt=self._short(block, "try"),
            say=self._short(block, "say") if "say" in block else "",
        )

    def _belongs(self, block: Block) -> tuple[str, ...]:
        """The situations of a lesson, each of which there is."""
        named = block.names("situations", "[check-in, feedback]")
        if not named:
            why = "'situations' is missing: where does it belong? As [check-in, feedback]."
            block.note(why, block.at("situations"))
        for name in named:
            self._there("situation", name, self._names, block)
        return named

    def _whole(self, block: Block) -> str:
        """The lesson itself, neither too short nor too long."""
        text = self._sound(block, "lesson")
        length = len(text.split())
        if text and not SHORTEST <= length <= LONGEST:
            how = "short" if length < SHORTEST else "long"
            said = f"The lesson is too {how}: {length} words. It has {SHORTEST} to {LONGEST}."
            block.note(said, block.at("lesson"))
        return text

    def _short(self, block: Block, name: str) -> str:
        """A text that has to be there and fits on a line or two."""
        text = self._sound(block, name)
        length, most = len(text.split()), MOST_WORDS[name]
        if length > most:
            block.note(f"'{name}' has {length} words; {most} are the most.", block.at(name))
        return text

    def _sound(self, block: Block, name: str) -> str:
        """A text that can be shown as it stands; there is nothing to be filled in."""
        text = block.needed(name, WHY.get(name, ""))
        try:
            filled = self._wording.names_in(text)
        except WordingMistake as mistake:
            block.note(f"'{name}': {mistake}", block.at(name))
        else:
            for each in sorted(filled):
                block.note(f"'{name}' shows {{{{ {each} }}}}, and a lesson knows no names.", block.at(name))
        return text

    @staticmethod
    def _there(kind: str, name: str, known: Collection[str], block: Block) -> None:
        if name not in known:
            block.note(f"There is no {kind} '{name}'.{did_you_mean(name, known)}", block.at(f"{kind}s"))

    def _once(self, name: str, line: int, block: Block) -> None:
        if name and name in self._given:
            block.note(f"'{name}' was already given in line {self._given[name]}. Choose another name.")
        self._given.setdefault(name, line)
