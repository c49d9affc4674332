"""Slips of the keys in the few words that are commands. Pure."""

SHORT, LONG = 4, 6  # letters from which two may have changed places, and from which any one may be off


def is_slip(typed: str, meant: str) -> bool:
    """Whether words are others with one slip in one of them, so plain that nothing else can be meant.

    "ship this" is not "skip this" with a slip: a short word with another letter in it is another word.
    """
    if abs(len(typed) - len(meant)) > 1 or typed.count(" ") != meant.count(" "):
        return False
    pairs = zip(typed.split(" "), meant.split(" "), strict=True)
    apart = [(one, other) for one, other in pairs if one != other]
    return len(apart) == 1 and _is_slip(*apart[0])


def _is_slip(typed: str, meant: str) -> bool:
    if len(meant) < SHORT:
        return False
    swapped = any(_swap(meant, at) == typed for at in range(len(meant) - 1))
    return swapped or typed == meant + meant[-1] or (len(meant) >= LONG and _one_letter_off(typed, meant))


def _swap(word: str, at: int) -> str:
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _one_letter_off(typed: str, meant: str) -> bool:
    """One letter wrong, missing or too many."""
    shorter, longer = sorted((typed, meant), key=len)
    gap = len(longer) - len(shorter)
    same = next((at for at, letter in enumerate(shorter) if letter != longer[at]), len(shorter))
    return gap <= 1 and longer[same + 1 :] == shorter[same + 1 - gap :]
