"""Where the app is installed: workspaces and organisations, with their tokens sealed.

`storage.installations.seal` is imported only by whoever holds the keys: no shelf needs it to be made.
"""

from storage.installations.shelf import Installations, Sealing
from storage.installations.tables import INSTALLATION, OAUTH_STATE, Installation, Tokens

__all__ = ["INSTALLATION", "OAUTH_STATE", "Installation", "Installations", "Sealing", "Tokens"]
