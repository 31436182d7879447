"""Published training protocols as a table: what the networks of the papers were trained with, as their code has it.

The numbers are those of NETWORKS.md; `source` names its section, `note` what the code and the paper disagree on or a
table cannot say. Networks and data sets are names here: nothing is imported, downloaded or assumed to exist.
The super-resolution networks were judged on 0..255; Adam learns the same from [0, 1], but for its epsilon.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf
from pathlib import Path
from typing import Any

from restoration.errors import BadRecipe
from restoration.models import FAMILIES
from restoration.train.augment import Augmentation
from restoration.train.losses import LOSSES
from restoration.train.recipe import Adam, Recipe, Schedule, Stage
from restoration.train.schedules import CosineToZero, Curve, Drops, EpochCosine, Steps


@dataclass(frozen=True, slots=True)
class Preset:
    """One protocol. `config` names a published variant, `loss` one of LOSSES; `crop` is the side of a square of the
    network's input in pixels; `epochs` of `epoch_steps` updates each. `after` names the preset whose weights it starts
    from; `noise` are standard deviations in grey levels, of noise that is made while training. Weights are not
    averaged, gradients not cut, gates learn as fast as all else, Adam's beta1 is 0.9."""

    id: str
    family: str
    config: str
    task: str
    loss: str
    lr: float
    curve: Curve
    batch: int
    crop: int
    epochs: int
    epoch_steps: int
    data: str
    augmentation: Augmentation
    source: str
    beta2: float = 0.999
    weight_decay: float = 0.0
    after: str = ""
    noise: tuple[float, ...] = ()
    note: str = ""

    @property
    def steps(self) -> int:
        return self.epochs * self.epoch_steps

    @property
    def adam(self) -> Adam:
        return Adam(beta2=self.beta2, weight_decay=self.weight_decay, largest_gradient=inf)

    def schedule(self, steps: int | None = None) -> Schedule:
        """The whole protocol, or the same curve over fewer steps."""
        return Schedule(
            steps=steps or self.steps,
            lr=self.lr,
            gates=1.0,
            warmup=0,
            ema=0.0,
            stages=(Stage(0.0, self.crop, self.batch),),
            epochs=self.epochs,
            curve=self.curve,
        )


PLAIN = Augmentation()
MIRROR = Augmentation("mirror")
QUARTERS = Augmentation("mirror-quarters")
NINE = Augmentation("nine")
NINE_SATURATED = Augmentation("nine", saturation=0.2)
NINE_MIXED = Augmentation("nine", mixes=0.6, mixes_from=5)
TRANSPOSED = Augmentation("flips-transpose")

MPRNET = EpochCosine(rise=3, floor=0.005)
MPRNET_DENOISE = EpochCosine(rise=3, floor=0.005, beyond=40)
HALVED = Steps(200, 0.5)

SKIPS = "a batch whose loss exceeds 1e6 times the last epoch's is skipped"
SAN_NOTE = "code and README; the paper: batch 8, halved every 200 epochs; the script: crop 48 at every scale"
HAN_NOTE = "as the code has it, with RCAN's epochs of 1000 updates; the paper: L1"
DDN_NOTE = "one of 14 rainy pictures each"
BY_UPDATES = "counted in updates: one epoch of all"
SID_NOTE = "crop of packed raw; a random short exposure of each of 161 scenes: SID's own split, not in NETWORKS.md"
NOISE_NOTE = "each batch 10 times with fresh noise of 30, 50 or 70 grey levels, not clipped"

# fmt: off
PRESETS: tuple[Preset, ...] = (
    Preset("ffa-its", "ffa", "ffa_gps3_blocks19", "dehaze", "l1", 1e-4, CosineToZero(),
           2, 240, 1, 500_000, "reside-its", QUARTERS, "1", note=BY_UPDATES),
    Preset("ffa-ots", "ffa", "ffa_gps3_blocks19", "dehaze", "l1", 1e-4, CosineToZero(),
           2, 240, 1, 1_000_000, "reside-ots", QUARTERS, "1", note=BY_UPDATES),
    Preset("mprnet-deblur", "mprnet", "mprnet_deblurring", "deblur", "mprnet", 2e-4, MPRNET,
           16, 256, 3000, 132, "gopro", NINE_SATURATED, "2"),
    Preset("mprnet-denoise", "mprnet", "mprnet_denoising", "denoise", "mprnet-denoise", 2e-4, MPRNET_DENOISE,
           16, 128, 80, 6000, "sidd-medium", NINE_MIXED, "2", weight_decay=1e-8),
    Preset("mprnet-derain", "mprnet", "mprnet_deraining", "derain", "mprnet", 2e-4, MPRNET,
           16, 256, 250, 857, "rain-13712", NINE, "2"),
    Preset("durn-gaussian", "durn", "durn_p", "denoise", "mse", 1e-3,
           Drops((501, 1001, 1501, 2501), (0.1, 0.01, 1e-3, 1e-4)),
           100, 64, 3000, 30, "bsd-gray", PLAIN, "3", noise=(30, 50, 70), note=NOISE_NOTE),
    Preset("durn-real-noise", "durn", "durn_p_no_norm", "denoise", "durn", 1e-4, Drops((1001, 2001), (0.1, 0.01)),
           30, 128, 3500, 1, "polyu", PLAIN, "3"),
    Preset("durn-motion-blur", "durn", "durn_u", "deblur", "durn", 1e-4, Drops((2001, 4001), (0.1, 0.01)),
           10, 256, 5000, 211, "gopro-640x360", PLAIN, "3"),
    Preset("durn-haze-reside", "durn", "durn_us", "dehaze", "durn", 1e-4, Drops((701, 1401), (0.1, 0.01)),
           40, 256, 3000, 35, "reside-its", PLAIN, "3", note="one random picture of ten hazy ones each"),
    Preset("durn-haze-dcpdn", "durn", "durn_us", "dehaze", "durn", 1e-4, Drops(),
           20, 256, 600, 200, "dcpdn", PLAIN, "3"),
    Preset("durn-raindrop", "durn", "durn_s_p", "raindrop", "durn", 1e-4, Drops((2001,), (0.5,)),
           24, 256, 4000, 36, "raindrop", PLAIN, "3", note="blue comes first in input and target"),
    Preset("durn-raindrop-end", "durn", "durn_s_p", "raindrop", "durn-raindrop-end", 1e-5, Drops(),
           24, 256, 100, 36, "raindrop", PLAIN, "3", after="durn-raindrop"),
    Preset("durn-rain-didmdn", "durn", "durn_s", "derain", "durn", 1e-4, EpochCosine(),
           40, 64, 2000, 100, "didmdn", MIRROR, "3"),
    Preset("durn-rain-ddn", "durn", "durn_s", "derain", "durn", 1e-4, EpochCosine(),
           40, 64, 2000, 17, "ddn", MIRROR, "3", note=DDN_NOTE),
    Preset("rcan-x2", "rcan", "rcan_x2", "upscale", "l1", 1e-4, HALVED,
           16, 48, 1000, 1000, "div2k", TRANSPOSED, "4.1", note=SKIPS),
    Preset("rcan-x3", "rcan", "rcan_x3", "upscale", "l1", 1e-4, HALVED,
           16, 48, 1000, 1000, "div2k", TRANSPOSED, "4.1", after="rcan-x2", note=SKIPS),
    Preset("rcan-x4", "rcan", "rcan_x4", "upscale", "l1", 1e-4, HALVED,
           16, 48, 1000, 1000, "div2k", TRANSPOSED, "4.1", after="rcan-x2", note=SKIPS),
    Preset("rcan-x8", "rcan", "rcan_x8", "upscale", "l1", 1e-4, HALVED,
           16, 48, 1000, 1000, "div2k", TRANSPOSED, "4.1", after="rcan-x2", note=SKIPS),
    Preset("san-x2", "san", "san_x2", "upscale", "l1", 1e-4, Steps(50, 0.6),
           16, 48, 3000, 50, "div2k", TRANSPOSED, "4.2", beta2=0.99, note=SAN_NOTE),
    Preset("san-x3", "san", "san_x3", "upscale", "l1", 1e-4, Steps(50, 0.6),
           16, 32, 3000, 50, "div2k", TRANSPOSED, "4.2", beta2=0.99, note=SAN_NOTE),
    Preset("san-x4", "san", "san_x4", "upscale", "l1", 1e-4, Steps(50, 0.6),
           16, 24, 3000, 50, "div2k", TRANSPOSED, "4.2", beta2=0.99, note=SAN_NOTE),
    Preset("san-x8", "san", "san_x8", "upscale", "l1", 1e-4, Steps(50, 0.6),
           16, 12, 3000, 50, "div2k", TRANSPOSED, "4.2", beta2=0.99, note=SAN_NOTE),
    Preset("han-x2", "han", "han_x2", "upscale", "mse", 1e-4, HALVED,
           16, 48, 400, 1000, "div2k", TRANSPOSED, "4.3", after="rcan-x2", note=HAN_NOTE),
    Preset("han-x3", "han", "han_x3", "upscale", "mse", 1e-4, HALVED,
           16, 48, 400, 1000, "div2k", TRANSPOSED, "4.3", after="rcan-x2", note=HAN_NOTE),
    Preset("han-x4", "han", "han_x4", "upscale", "mse", 1e-4, HALVED,
           16, 48, 400, 1000, "div2k", TRANSPOSED, "4.3", after="rcan-x2", note=HAN_NOTE),
    Preset("han-x8", "han", "han_x8", "upscale", "mse", 1e-4, HALVED,
           16, 48, 400, 1000, "div2k", TRANSPOSED, "4.3", after="rcan-x2", note=HAN_NOTE),
    Preset("alen", "alen", "alen", "lowlight", "alen", 1e-4, Drops((2000, 3000, 4000), (0.1, 0.02, 0.01)),
           1, 512, 60_000, 161, "sid-sony", TRANSPOSED, "5", note=SID_NOTE),
)
# fmt: on


def find(name: str) -> Preset:
    """Raises BadRecipe, which names those there are."""
    for preset in PRESETS:
        if preset.id == name:
            return preset
    raise BadRecipe(f"There is no preset “{name}”.", f"Choose from {', '.join(preset.id for preset in PRESETS)}.")


def recipe_of(preset: Preset, compact: bool = False, vgg: Path | None = None, seed: int = 0) -> Recipe:
    """The published network, or the compact one of its family, trained as published; `vgg` is the file with the weights
    of VGG16 for losses that need them. The pictures are the preset's data set: nothing is degraded."""
    family = next(family for family in FAMILIES if family.id == preset.family)
    config = family.published[preset.config]
    if compact:
        config = replace(family.compact, **_kept(family.compact, config))
    crop = max(preset.crop, -(-family.smallest(config) // (unit := family.multiple_of(config))) * unit)
    return Recipe(
        task=preset.task,
        family=family,
        config=config,
        schedule=replace(preset, crop=crop).schedule(),
        domain=family.domain(config),
        loss=replace(LOSSES[preset.loss], vgg=vgg),
        adam=preset.adam,
        seed=seed,
    )


def _kept(compact: Any, published: Any) -> dict[str, Any]:
    """What a compact network must share with the published one to do the same task: its scale."""
    return {"scale": published.scale} if hasattr(compact, "scale") else {}


def table() -> str:
    """All presets as Markdown: docs/presets.md."""
    rows = (
        f"| `{one.id}` | {one.config} | {one.task} | `{one.data}` | {one.loss} | {one.lr:g} | {one.batch} x {one.crop} "
        f"| {one.steps:,} | {one.augmentation.turns} | {one.note or (one.after and f'after `{one.after}`')} |"
        for one in PRESETS
    )
    head = "| preset | network | task | data | loss | lr | batch x crop | updates | turned | note |"
    return "\n".join((head, "|" + "---|" * head.count(" | ") + "---|", *rows))
