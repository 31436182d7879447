"""How much of a result is kept where: masks, the lock of colours, and the picture that is made of all that."""

from restoration.local.colours import Lock, lock
from restoration.local.finish import finish
from restoration.local.masks import Field, field

__all__ = ["Field", "Lock", "field", "finish", "lock"]
