"""The network families, as a literal tuple: importing this executes nothing else."""

from restoration.models import alen, durn, ffa, han, mprnet, rcan, san
from restoration.models.family import Family, Tap

FAMILIES: tuple[Family, ...] = (
    ffa.FAMILY,
    mprnet.FAMILY,
    durn.FAMILY,
    rcan.FAMILY,
    san.FAMILY,
    han.FAMILY,
    alen.FAMILY,
)

__all__ = ["FAMILIES", "Family", "Tap"]
