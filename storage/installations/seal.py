"""Seals tokens with a key from the settings, so that a copy of the database lets nobody into a workspace."""

from base64 import urlsafe_b64encode
from collections.abc import Iterable
from functools import cached_property

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

SHORTEST = 16
"""So many letters a key has at least."""

_SALT = b"trellis: tokens of workspaces"
"""A salt of its own would have to be kept outside of the database, like one more key."""


class SealError(Exception):
    """Tokens can be neither sealed nor opened. Its text says what to do."""


class NoKeyError(SealError):
    """There is no key, or one that is too short."""


class WrongKeyError(SealError):
    """None of the keys opens it."""


class Seal:
    """The keys: the first one seals, all of them open.

    Args:
        phrases: any texts of at least `SHORTEST` letters, the newest first. None at all is fine as long as
            nothing is to be sealed.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = tuple(phrases)

    @cached_property
    def _ring(self) -> MultiFernet:
        if not self._phrases:
            raise NoKeyError("There is no key to seal tokens with. Set TRELLIS_SECRET_KEY.")
        if min(map(len, self._phrases)) < SHORTEST:
            raise NoKeyError(f"A key in TRELLIS_SECRET_KEY is shorter than {SHORTEST} letters.")
        return MultiFernet([Fernet(_key(phrase)) for phrase in self._phrases])

    def close(self, text: str, whose: str) -> str:
        """Seal a text; it opens only for the one whose it is.

        Raises:
            NoKeyError: without a key.
        """
        return self._ring.encrypt(f"{whose}\n{text}".encode()).decode()

    def open(self, sealed: str, whose: str) -> str:
        """The text that was sealed.

        Raises:
            NoKeyError: without a key.
            WrongKeyError: it was sealed with another key, or for another.
        """
        try:
            owner, _, text = self._ring.decrypt(sealed).decode().partition("\n")
        except InvalidToken:
            owner, text = "", ""
        if owner != whose:
            raise WrongKeyError(
                f"The tokens of {whose} open with none of the keys. Add the key that sealed them to "
                "TRELLIS_SECRET_KEY, after a comma, or install Trellis there once more."
            )
        return text


def _key(phrase: str) -> bytes:
    """A key from a phrase, at a price: about a tenth of a second, so that nobody tries millions."""
    return urlsafe_b64encode(Scrypt(salt=_SALT, length=32, n=2**15, r=8, p=1).derive(phrase.encode()))
