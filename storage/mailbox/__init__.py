"""The inbox and the outbox."""

from storage.mailbox.shelf import Mailbox
from storage.mailbox.tables import Parcel, ParcelKind, ParcelStatus

__all__ = ["Mailbox", "Parcel", "ParcelKind", "ParcelStatus"]
