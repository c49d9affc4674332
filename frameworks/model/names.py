"""How names are compared, turned into keys, and mended. Knows nobody.

What a person wrote is shown as written; it is only compared after folding, because the same title arrives
with a no-break space from a spreadsheet, with wide letters from a Japanese keyboard, in capitals from an HR
system.
"""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

# Zero width space, word joiner, byte order mark, soft hyphen. The zero width *joiner* stays: it builds emoji.
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad"))


def same_name_key(text: str) -> str:
    """What two spellings of one name share: NFKC, invisible signs and letter case gone, spaces folded."""
    if text.isascii():  # most are, and the rest of this is slow
        return " ".join(text.lower().split())
    visible = unicodedata.normalize("NFKC", text).translate(_INVISIBLE)
    return " ".join(unicodedata.normalize("NFKC", visible.casefold()).split())


def slug(text: str) -> str:
    """A key made from a name: its letters and digits of any script, joined by hyphens.

    A name without a single letter or digit (an emoji alone) becomes its code points, so only an empty name
    has an empty key.
    """
    words = re.findall(r"[^\W_]+", same_name_key(text))
    return "-".join(words) or "-".join(f"{ord(sign):x}" for sign in text.strip())


def closest(wanted: str, names: Iterable[str]) -> str | None:
    """The name most like the wanted one, as it is written, or None when nothing is like it."""
    written = {same_name_key(name): name for name in names}
    found = get_close_matches(same_name_key(wanted), written, n=1, cutoff=0.6)
    return written[found[0]] if found else None


def did_you_mean(wanted: str, names: Iterable[str]) -> str:
    """The mend after a sentence about an unknown name, with a space before it; empty when there is none."""
    found = closest(wanted, names)
    return f" Did you mean '{found}'?" if found else ""
