"""Everything that can go wrong, as a tree; each error has a summary and a hint that a photographer can act on.

RestorationError
├── PhotoError
│   ├── UnreadablePhoto     the file is not a photograph we can open, or it is damaged
│   └── UnwritablePhoto     the result could not be saved; whatever was there before is untouched
├── UnwritableFile          a file could not be written; whatever was there before is untouched
├── UnreadableRecipe        not a recipe (what was done to a photograph, as a file), or one that makes no sense
├── WeightsError
│   ├── UnreadableWeights   not a checkpoint, or a damaged or unsafe one
│   ├── UnknownWeights      a sound checkpoint of no family we know
│   └── ShapesDoNotFit      (inner) these shapes are not of the family that was asked
├── UnknownCheckpoint       no such name in the catalogue
├── BadRequest              options that do not go together, or a result that would be too large
├── BadRecipe               a recipe or folder of photographs cannot be trained on
├── BadDataset              a folder is not laid out as the data set was published, or one of its files is unfit
├── MissingPackage          an optional package is needed to read a file, and is not installed
├── NotEnoughMemory         even the smallest plan does not fit
└── InvalidNumbers          the network's answer is not finite, even in float32
"""

from __future__ import annotations


class RestorationError(Exception):
    """`summary` says what happened and to what; `hint` says what to do about it."""

    def __init__(self, summary: str, hint: str = "") -> None:
        super().__init__(summary)
        self.summary = summary
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.summary} {self.hint}".strip()

    def __reduce__(self) -> tuple[type[RestorationError], tuple[str, str]]:
        return type(self), (self.summary, self.hint)


class PhotoError(RestorationError):
    pass


class UnreadablePhoto(PhotoError):
    pass


class UnwritablePhoto(PhotoError):
    pass


class UnwritableFile(RestorationError):
    pass


class UnreadableRecipe(RestorationError):
    pass


class UnreadableProfile(RestorationError):
    pass


class WeightsError(RestorationError):
    pass


class UnreadableWeights(WeightsError):
    pass


class UnknownWeights(WeightsError):
    pass


class ShapesDoNotFit(WeightsError):
    pass


class UnknownCheckpoint(RestorationError):
    pass


class BadRequest(RestorationError):
    pass


class BadRecipe(RestorationError):
    pass


class NotEnoughMemory(RestorationError):
    pass


class InvalidNumbers(RestorationError):
    pass


class BadDataset(RestorationError):
    pass


class MissingPackage(RestorationError):
    pass
