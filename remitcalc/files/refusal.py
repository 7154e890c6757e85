"""Why a file is not read at all: raised inside a reader, one fault for the whole file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remitcalc.model.message import message

if TYPE_CHECKING:
    from remitcalc.model.message import Message


class RefusedError(Exception):
    """A file cannot be read, for one reason.

    Attributes
    ----------
    fault : Message
    """

    def __init__(self, fault: Message) -> None:
        self.fault = fault
        super().__init__(fault)

    def __str__(self) -> str:
        return f"{self.fault.code} {dict(self.fault.values)}"


def fault_of(error: OSError | ValueError) -> Message:
    """Return what the operating system's refusal means; a ValueError is a NUL in the path."""
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return message("file_missing")
    if isinstance(error, PermissionError):
        return message("file_not_permitted")
    return message("file_unreadable", reason=getattr(error, "strerror", None) or str(error))
