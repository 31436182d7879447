"""The network families, as a literal tuple: importing this executes nothing else."""

from restoration.models import ffa
from restoration.models.family import Family, Tap

FAMILIES: tuple[Family, ...] = (ffa.FAMILY,)

__all__ = ["FAMILIES", "Family", "Tap"]
