"""What a text says of an action of one's own plan, and of the sort of an opening."""

from conversations.understanding.interface import Entity
from conversations.understanding.learned.cues import cues
from conversations.understanding.mentions import Text
from conversations.understanding.words import fold, like, split

STATUSES = ("done", "started", "postponed", "dropped")
KINDS = ("project", "rotation", "mentoring", "job")


def action_of(text: Text) -> tuple[Entity, ...]:
    """The actions of the asker's own plan that most of the words are in."""
    said = [word for word in text.right if word not in text.lexicon.small]
    shared = {
        Entity("action", str(key), action): sum(
            any(like(word, own) for word in said) for own in _own(text, action)
        )
        for key, action in text.known.actions
    }
    most = max(shared.values(), default=0)
    return tuple(action for action, count in shared.items() if count == most) if most else ()


def _own(text: Text, action: str) -> set[str]:
    """The words of an action that tell it from others."""
    idle = text.lexicon.small.union(text.lexicon.generic)
    return set(fold(split(action, text.lexicon.short_forms).folded)) - idle


def status_of(text: Text, likely: str, *, dated: bool) -> str | None:
    """What happened to an action: by a word that says so, else as it sounds.

    None where the text asks, denies or foresees it. "Not any more" is a way to drop something, and what
    will be done by another day is postponed.
    """
    said = {status for status in STATUSES if not cues(status).isdisjoint(text.right)}
    status = said.pop() if len(said) == 1 else likely
    doubts = [{text.words.folded[at] for at in places} for places in text.lexicon.doubted(text.words)]
    if status == "dropped" or (status == "postponed" and dated):
        doubts = [each for each in doubts if not cues("only_asked").isdisjoint(each)]
    return None if doubts else status


def kind_of(text: Text) -> tuple[Entity, ...]:
    """What sort of opening is meant, by the first word that says so."""
    kinds = (kind for word in text.right for kind in KINDS if word in cues(kind))
    return tuple(Entity("kind", kind, kind) for kind in list(kinds)[:1])
