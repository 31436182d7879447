"""Every value that crosses a boundary: frozen, torch-free, picklable. Arrays are read-only.

Letters: H W pixels of a photograph. Colours are sRGB-encoded in [0, 1] unless said.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeVar

import numpy as np

AttentionKind = Literal["channel", "pixel", "layer", "pairwise", "supervised"]
Device = Literal["auto", "cpu", "cuda", "mps", "xpu"]
Precision = Literal["auto", "fp32", "bf16"]
Keeping = Literal["all", "no-place", "none"]  # of what a file says about a photograph
Trainable = Literal["all", "gates", "tail"]


def frozen(array: np.ndarray, dtype: type[np.generic] = np.float32) -> np.ndarray:
    """A contiguous read-only array of `dtype`. Copies when the argument is somebody's writable array."""
    fixed = np.ascontiguousarray(array, dtype)
    if fixed is array and array.flags.writeable:
        fixed = array.copy()
    fixed.flags.writeable = False
    return fixed


@dataclass(frozen=True, slots=True)
class Shot:
    """How a photograph was taken: the camera's name, and its ISO sensitivity when it is known."""

    camera: str
    iso: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """What must survive from the opened file to the saved one."""

    path: Path | None = None
    format: str = "png"  # png | jpg | tif | webp
    bits: int = 8  # 8 | 16 | 32 per channel
    grey: bool = False
    icc: bytes | None = None
    exif: bytes | None = None  # a TIFF block without the "Exif\0\0" prefix, orientation already 1
    xmp: bytes | None = None
    iptc: bytes | None = None  # an IPTC-IIM record
    dpi: tuple[float, float] | None = None
    made_by: str = ""  # the program and its models, of a result
    raw: bool = False  # the pixels are those that were developed from the camera RAW file `path`
    notes: tuple[str, ...] = ()  # what the user should know about how it was opened
    shot: Shot | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Photo:
    """A photograph in memory: `pixels` (H, W, 3) and `alpha` (H, W) or None, float32 in [0, 1], read-only."""

    pixels: np.ndarray
    alpha: np.ndarray | None = None
    source: Source = Source()

    def __post_init__(self) -> None:
        object.__setattr__(self, "pixels", frozen(self.pixels))
        if self.alpha is not None:
            object.__setattr__(self, "alpha", frozen(self.alpha))

    @property
    def size(self) -> tuple[int, int]:
        """(width, height)"""
        return self.pixels.shape[1], self.pixels.shape[0]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of photo pixels: left, top, width, height."""

    x: int
    y: int
    width: int
    height: int

    def scaled(self, scale: int) -> Box:
        return Box(self.x * scale, self.y * scale, self.width * scale, self.height * scale)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A way to restore: a network with weights, or a classical method (family "classic", no path). `parameters` is how
    many numbers the network learnt, 0 where nobody counted; `size` is that of its file, in bytes.

    `affine`: if not 0, the network sees the photograph reduced to this long side, and the result is a locally affine
    function of the photograph (restoration.filters.locally_affine), as the model of haze has it. Never for published
    weights, whose result is the network's own. `raw` networks are given what a camera RAW file's sensor gave, and work
    on nothing else.
    """

    id: str
    family: str
    task: str
    title: str
    path: Path | None = None
    sha256: str = ""
    licence: str = ""
    parameters: int = 0
    affine: int = 0
    raw: bool = False
    size: int = 0
    card: Card = field(default_factory=lambda: Card())


@dataclass(frozen=True, slots=True)
class About:
    """What leaves no trace in the shapes of weights. None: as the file says, or as the family was published.

    A network is given (pixels - mean) / std * peak, pixels in [0, 1], and answers in 0..peak; with `bgr` blue first.
    `affine` is as Checkpoint has it: only weights that were tuned from ours say so. `balanced` networks for RAW files
    are given white balanced.
    """

    task: str | None = None
    title: str | None = None
    licence: str | None = None
    mean: tuple[float, ...] | None = None
    std: tuple[float, ...] | None = None
    peak: float | None = None
    bgr: bool | None = None
    affine: int | None = None
    balanced: bool | None = None


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a file with weights turned out to hold. `variant` is its published name, or that of its family; `about` has
    no gaps: it is what will be used unless somebody knows better. `checkpoint` is its id, when the user's catalogue has
    it already; `raw` networks take camera raw files and no photographs."""

    path: Path
    variant: str
    parameters: int
    about: About
    raw: bool = False
    checkpoint: str = ""


@dataclass(frozen=True, slots=True)
class Tuned:
    """What fine-tuned weights say about themselves: the title of their `parent`, the `verdict` on held-out pairs, and
    with which cameras and between which ISO sensitivities the photographs were taken, where they told; `like` how many
    bad photographs clean ones were spoilt to learn from, 0 if not so."""

    parent: str
    verdict: str = ""
    cameras: tuple[str, ...] = ()
    iso: tuple[int, int] | None = None
    like: int = 0


@dataclass(frozen=True, slots=True)
class Card:
    """What a photographer should know about a checkpoint, in plain sentences; scores are measured mean PSNR in dB."""

    trained_on: str = ""
    good_for: str = ""
    bad_for: str = ""
    scores: Mapping[str, float] = field(default_factory=dict)
    tuned: Tuned | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` units of `stage`; `note` carries what only some listeners care for."""

    stage: str
    done: int
    total: int
    note: object = None


T = TypeVar("T")
Stream = Generator[Progress, None, T]
"""The signature of every long verb: each yield is a report and the only place it can stop; it returns its result."""


@dataclass(frozen=True, slots=True)
class Step:
    """One pass over the photograph: the checkpoint's catalogue id or the path of a file with weights."""

    checkpoint: str


@dataclass(frozen=True, slots=True, eq=False)
class RestoreRequest:
    """What to do to one photograph. `tile` is the side of a square in pixels, None lets the engine choose.

    `box` restores only that part of the photograph (the visible one), judged with the whole photograph's statistics;
    `long_side` first reduces it to that many pixels: a quick look. `chop` and `self_ensemble` run the network as the
    super-resolution papers do (restoration.infer.published); they go with whole photographs only.
    """

    photo: Photo
    steps: tuple[Step, ...]
    tile: int | None = None
    precision: Precision = "auto"
    box: Box | None = None
    long_side: int | None = None
    chop: bool = False
    self_ensemble: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class RestoreResult:
    """`photo` has the size of the request's box (or of the whole photograph, or what `long_side` reduced it to), times
    what the steps enlarge."""

    photo: Photo
    seconds: float
    device: str
    plan: str  # "whole image" or "12 tiles of 512 px"; "…, seen at 320 px" where a network saw a reduced copy
    restarts: int = 0  # how often memory or invalid numbers forced a more careful plan


@dataclass(frozen=True, slots=True, eq=False)
class AttendRequest:
    """Look at the gates of `checkpoint` while it works on `box` (None: all of it), reduced to `long_side` pixels.
    `gaze` asks where one pixel of the photograph looks, in networks with pairwise attention: x and y. What it is given
    to look at is the photograph after the steps `before`; boxes and pixels are the photograph's all the same."""

    photo: Photo
    checkpoint: str
    box: Box | None = None
    long_side: int = 1024
    gaze: tuple[int, int] | None = None
    before: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class AttentionMap:
    """What one gate said over `box`, read-only: `values` in [0, 1], (C,) for channel attention, (h, w) for pixel and
    supervised attention, (L, L) between layers: a row's layer receives from its columns'.

    Pairwise attention is (h, w): how much each place is looked at, 1 for as much as the average; `gaze` (h, w) is where
    the pixel that was asked for looks, 1 for as much as everywhere.

    Of gates for every channel of every place `values` are the mean over channels, and `channels` the gates themselves
    on a coarser grid: uint8 (C, h', w'), 255 for 1.
    """

    layer: str
    kind: AttentionKind
    call: int
    values: np.ndarray
    box: Box
    gaze: np.ndarray | None = None
    channels: np.ndarray | None = None

    @property
    def bytes(self) -> int:
        return sum(part.nbytes for part in (self.values, self.gaze, self.channels) if part is not None)


@dataclass(frozen=True, slots=True, eq=False)
class Attended:
    """`stages` are the pictures (h, w, 3) in [0, 1] of networks that restore in several stages, the first one first;
    empty for all others."""

    maps: tuple[AttentionMap, ...] = ()
    stages: tuple[np.ndarray, ...] = ()


@dataclass(frozen=True, slots=True)
class TrainRequest:
    """What to train, a recipe's file or a published `preset`, and from what: clean `photos`, which are spoilt on the
    way, or `data`, the folder of the preset's own pairs. `compact`: the small network of the preset's family.

    `minutes` bounds this sitting, not the schedule: the recipe's steps fix the learning rate of every step. `init` are
    weights to begin with; `vgg` the file that a perceptual loss needs.
    """

    out: Path
    recipe: Path | None = None
    preset: str = ""
    photos: Path | None = None
    data: Path | None = None
    compact: bool = False
    init: Path | None = None
    vgg: Path | None = None
    minutes: float | None = None
    steps: int | None = None
    resume: bool = False
    device: Device = "auto"


@dataclass(frozen=True, slots=True)
class TrainTick:
    """A moment of training: mean loss since the last tick, steps per second."""

    step: int
    loss: float
    steps_per_second: float


@dataclass(frozen=True, slots=True)
class Scored:
    """Mean PSNR in dB on held-out photographs (whole images): of the input and of the restored ones."""

    step: int
    input: float
    restored: float


@dataclass(frozen=True, slots=True, eq=False)
class Previewed:
    """What the weights of this step make of the picture that is watched: (h, w, 3) in [0, 1], read-only."""

    step: int
    pixels: np.ndarray

    def __post_init__(self) -> None:
        object.__setattr__(self, "pixels", frozen(self.pixels))


@dataclass(frozen=True, slots=True)
class TrainResult:
    weights: Path
    step: int
    finished: bool
    last: Scored | None


@dataclass(frozen=True, slots=True)
class FinetuneRequest:
    """Which weights to tune, from what the user has: two folders of `pairs`, spoilt and clean by the same names, or
    clean `photos`, which are spoilt on the way as the checkpoint's task has it; or, where bad photographs or folders of
    them are given as what it shall be `like`, as those seem to be spoilt.

    `trainable`: all weights, those of the attention gates, or those of the last layers. `minutes` bounds everything,
    reading and judging too; `steps` instead fixes how much is learnt. The file `out` is written only when the tuned
    weights helped, unless `keep`. `watched` is a small photograph that is restored every few seconds, to be looked at.
    """

    checkpoint: str
    out: Path
    pairs: tuple[Path, Path] | None = None
    photos: Path | None = None
    like: tuple[Path | Photo, ...] = ()
    trainable: Trainable = "all"
    minutes: float = 4.0
    steps: int | None = None
    seed: int = 0
    keep: bool = False
    watched: Photo | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """One held-out pair: PSNR in dB and SSIM of what the network made of it before it was tuned, and after."""

    name: str
    psnr_before: float
    ssim_before: float
    psnr: float
    ssim: float

    @property
    def gain(self) -> float:
        return self.psnr - self.psnr_before


@dataclass(frozen=True, slots=True)
class FinetuneResult:
    """What became of a checkpoint. `weights` is None when nothing was written. `trained` of its numbers were free to
    change, in `steps` updates that learnt from `learned` pairs.

    `gain` is the mean of PSNR in dB over the held-out pairs, which neither the weights nor the choice among them had
    seen; its 95 % interval reaches from `low` to `high`.
    """

    checkpoint: str
    weights: Path | None
    trainable: Trainable
    trained: int
    learned: int
    steps: int
    seconds: float
    compared: tuple[Compared, ...]
    gain: float
    low: float
    high: float

    @property
    def helped(self) -> bool:
        return self.low > 0

    @property
    def worst(self) -> Compared:
        return min(self.compared, key=lambda one: one.gain)
