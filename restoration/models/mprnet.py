"""MPRNet: multi-stage progressive restoration of blur, noise and rain (Zamir et al., CVPR 2021).

Three stages look at quarters of the image, at its halves, and at all of it; each hands its features to the next.
`PUBLISHED` has the three published settings; the default Config is the one for deblurring. The state dict has the
published keys. `shuffle=s` works on the space-to-depth image at 1/s of the resolution: a compact member of the family.
There is no bias and no normalisation anywhere.

Letters: B batch, F width, U encoder growth, O growth of the last stage, H W height and width of the body.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from math import isqrt

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from restoration.errors import ShapesDoNotFit
from restoration.models import shapes as read
from restoration.models.domain import RgbDomain
from restoration.models.family import Family, Shapes, Tap

REDUCTION = 4  # of channels inside a channel attention
LEVEL_BLOCKS = 2  # CABs on each level of an encoder or decoder


@dataclass(frozen=True, slots=True)
class Config:
    width: int = 96
    encoder_growth: int = 48
    orsnet_growth: int = 32
    cabs: int = 8
    shuffle: int = 1

    @property
    def levels(self) -> tuple[int, int, int]:
        """Channels at full, half and quarter resolution: F, F + U, F + 2U."""
        return self.width, self.width + self.encoder_growth, self.width + 2 * self.encoder_growth

    @property
    def last(self) -> int:
        """Channels of the last stage: F + O."""
        return self.width + self.orsnet_growth

    @property
    def colours(self) -> int:
        return 3 * self.shuffle**2


PUBLISHED = {
    "deblurring": Config(),
    "denoising": Config(width=80),
    "deraining": Config(width=40, encoder_growth=20, orsnet_growth=16),
}


def conv(inputs: int, outputs: int, kernel: int) -> nn.Conv2d:
    return nn.Conv2d(inputs, outputs, kernel, padding=kernel // 2, bias=False)


class ChannelAttention(nn.Module):
    """A gate for each channel, drawn from the channel means of the patch: quarters and halves judge for themselves."""

    def __init__(self, width: int) -> None:
        super().__init__()
        hidden = max(1, width // REDUCTION)
        self.avg_pool = nn.AdaptiveAvgPool2d(1)
        self.conv_du = nn.Sequential(conv(width, hidden, 1), nn.ReLU(), conv(hidden, width, 1), nn.Sigmoid())

    def forward(self, x: Tensor) -> Tensor:
        return x * self.conv_du(self.avg_pool(x))


class Block(nn.Module):
    """A channel attention block (CAB). `act` is one module for the whole network: see MPRNet."""

    def __init__(self, width: int, act: nn.PReLU) -> None:
        super().__init__()
        self.CA = ChannelAttention(width)
        self.body = nn.Sequential(conv(width, width, 3), act, conv(width, width, 3))

    def forward(self, x: Tensor) -> Tensor:
        return self.CA(self.body(x)) + x


def level(width: int, act: nn.PReLU) -> nn.Sequential:
    return nn.Sequential(*(Block(width, act) for _ in range(LEVEL_BLOCKS)))


def resized(name: str, factor: float, inputs: int, outputs: int) -> nn.Sequential:
    """Bilinear, then 1x1: for even sides halving is the mean of 2x2. The published keys name the direction."""
    steps = nn.Sequential(nn.Upsample(scale_factor=factor, mode="bilinear"), conv(inputs, outputs, 1))
    return nn.Sequential(OrderedDict({name: steps}))


def down(inputs: int, outputs: int) -> nn.Sequential:
    return resized("down", 0.5, inputs, outputs)


def up(inputs: int, outputs: int) -> nn.Sequential:
    return resized("up", 2, inputs, outputs)


class Encoder(nn.Module):
    """Features (B, F, H, W) -> one tensor for each level, H W, H/2 W/2 and H/4 W/4.

    With `fuses` it adds what the stage before had on the same level, as it encoded and as it decoded it.
    """

    def __init__(self, config: Config, act: nn.PReLU, fuses: bool) -> None:
        super().__init__()
        one, two, three = config.levels
        for number, width in enumerate(config.levels, 1):
            self.add_module(f"encoder_level{number}", level(width, act))
        self.down12, self.down23 = down(one, two), down(two, three)
        for side in ("enc", "dec") if fuses else ():
            for number, width in enumerate(config.levels, 1):
                self.add_module(f"csff_{side}{number}", conv(width, width, 1))

    def forward(self, x: Tensor, encoded: Sequence[Tensor] = (), decoded: Sequence[Tensor] = ()) -> list[Tensor]:
        features: list[Tensor] = []
        for number, halved in enumerate((None, self.down12, self.down23), 1):
            x = self.get_submodule(f"encoder_level{number}")(x if halved is None else halved(x))
            for side, earlier in (("enc", encoded), ("dec", decoded)):
                if earlier:
                    x = x + self.get_submodule(f"csff_{side}{number}")(earlier[number - 1])
            features.append(x)
        return features


class Decoder(nn.Module):
    """The three levels of an encoder -> the same three, each informed by those below it."""

    def __init__(self, config: Config, act: nn.PReLU) -> None:
        super().__init__()
        one, two, three = config.levels
        self.decoder_level1, self.decoder_level2, self.decoder_level3 = (level(width, act) for width in config.levels)
        self.skip_attn1, self.skip_attn2 = Block(one, act), Block(two, act)
        self.up21, self.up32 = up(two, one), up(three, two)

    def forward(self, encoded: Sequence[Tensor]) -> list[Tensor]:
        one, two, three = encoded
        third = self.decoder_level3(three)
        second = self.decoder_level2(self.up32(third) + self.skip_attn2(two))
        first = self.decoder_level1(self.up21(second) + self.skip_attn1(one))
        return [first, second, third]


class SupervisedAttention(nn.Module):
    """Features and image -> gated features, and the restored image that the gate is drawn from (SAM)."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.conv1 = conv(config.width, config.width, 1)
        self.conv2 = conv(config.width, config.colours, 1)
        self.conv3 = conv(config.colours, config.width, 1)
        self.gate = nn.Sigmoid()

    def forward(self, x: Tensor, image: Tensor) -> tuple[Tensor, Tensor]:
        restored = self.conv2(x) + image
        return self.conv1(x) * self.gate(self.conv3(restored)) + x, restored


class ResidualGroup(nn.Module):
    """An original-resolution block (ORB)."""

    def __init__(self, config: Config, act: nn.PReLU) -> None:
        super().__init__()
        blocks = [Block(config.last, act) for _ in range(config.cabs)]
        self.body = nn.Sequential(*blocks, conv(config.last, config.last, 3))

    def forward(self, x: Tensor) -> Tensor:
        return self.body(x) + x


class OriginalResolution(nn.Module):
    """The last stage's body (ORSNet), never downsampled: (B, F + O, H, W) -> the same shape."""

    def __init__(self, config: Config, act: nn.PReLU) -> None:
        super().__init__()
        one, two, three = config.levels
        self.orb1, self.orb2, self.orb3 = (ResidualGroup(config, act) for _ in range(3))
        self.up_enc1, self.up_dec1 = up(two, one), up(two, one)
        self.up_enc2 = nn.Sequential(up(three, two), up(two, one))
        self.up_dec2 = nn.Sequential(up(three, two), up(two, one))
        self.conv_enc1, self.conv_enc2, self.conv_enc3 = (conv(one, config.last, 1) for _ in range(3))
        self.conv_dec1, self.conv_dec2, self.conv_dec3 = (conv(one, config.last, 1) for _ in range(3))

    def forward(self, x: Tensor, encoded: Sequence[Tensor], decoded: Sequence[Tensor]) -> Tensor:
        x = self.orb1(x)
        x = x + self.conv_enc1(encoded[0]) + self.conv_dec1(decoded[0])
        x = self.orb2(x)
        x = x + self.conv_enc2(self.up_enc1(encoded[1])) + self.conv_dec2(self.up_dec1(decoded[1]))
        x = self.orb3(x)
        return x + self.conv_enc3(self.up_enc2(encoded[2])) + self.conv_dec3(self.up_dec2(decoded[2]))


@dataclass(frozen=True, slots=True, eq=False)
class Half:
    """What the first stage knows about the upper or the lower half of the image."""

    image: Tensor
    encoded: list[Tensor]
    decoded: list[Tensor]
    gated: Tensor
    restored: Tensor


class MPRNet(nn.Module):
    """(B, 3, h, w) in [0, 1] -> [last stage, second stage, first stage], each (B, 3, h, w): the first is the answer.

    h and w are multiples of 8 * `shuffle`. All blocks share a single PReLU with a single weight, which the state dict
    repeats under the name of each block: as published.
    """

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.config = config
        width, act = config.width, nn.PReLU()
        for number in (1, 2, 3):
            shallow = nn.Sequential(conv(config.colours, width, 3), Block(width, act))
            self.add_module(f"shallow_feat{number}", shallow)
        self.stage1_encoder = Encoder(config, act, fuses=False)
        self.stage1_decoder = Decoder(config, act)
        self.stage2_encoder = Encoder(config, act, fuses=True)
        self.stage2_decoder = Decoder(config, act)
        self.stage3_orsnet = OriginalResolution(config, act)
        self.sam12, self.sam23 = SupervisedAttention(config), SupervisedAttention(config)
        self.concat12 = conv(2 * width, width, 3)
        self.concat23 = conv(2 * width, config.last, 3)
        self.tail = conv(config.last, config.colours, 3)

    def forward(self, spoilt: Tensor) -> list[Tensor]:
        image = F.pixel_unshuffle(spoilt, self.config.shuffle)
        first, encoded = self._halves(image)
        decoded = self.stage2_decoder(encoded)
        gated, second = self.sam23(decoded[0], image)
        x = self.concat23(torch.cat([self._shallow(3, image), gated], dim=1))
        third = self.tail(self.stage3_orsnet(x, encoded, decoded)) + image
        return [F.pixel_shuffle(answer, self.config.shuffle) for answer in (third, second, first)]

    def _halves(self, image: Tensor) -> tuple[Tensor, list[Tensor]]:
        """The first stage's answer, and the image as the second stage encodes it."""
        halves = [self._first(half) for half in image.chunk(2, dim=2)]
        encoded = _joined([self._second(half) for half in halves], dim=2)
        return torch.cat([half.restored for half in halves], dim=2), encoded

    def _first(self, half: Tensor) -> Half:
        """Left and right quarter are encoded apart and decoded together."""
        quarters = [self.stage1_encoder(self._shallow(1, quarter)) for quarter in half.chunk(2, dim=3)]
        encoded = _joined(quarters, dim=3)
        decoded = self.stage1_decoder(encoded)
        return Half(half, encoded, decoded, *self.sam12(decoded[0], half))

    def _second(self, half: Half) -> list[Tensor]:
        x = self.concat12(torch.cat([self._shallow(2, half.image), half.gated], dim=1))
        return self.stage2_encoder(x, half.encoded, half.decoded)

    def _shallow(self, stage: int, image: Tensor) -> Tensor:
        return self.get_submodule(f"shallow_feat{stage}")(image)


def _joined(patches: Sequence[list[Tensor]], dim: int) -> list[Tensor]:
    """The levels of all patches, side by side along `dim`."""
    return [torch.cat(same, dim) for same in zip(*patches, strict=True)]


def plain_start(net: nn.Module) -> None:
    """Fresh weights whose three answers are the photograph itself."""
    assert isinstance(net, MPRNet)
    for last in (net.sam12.conv2, net.sam23.conv2, net.tail):
        nn.init.zeros_(last.weight)


def infer(shapes: Shapes) -> Config:
    width = read.dim(shapes, "shallow_feat1.0.weight", 0)
    colours = read.dim(shapes, "shallow_feat1.0.weight", 1)
    shuffle = isqrt(colours // 3)
    if colours != 3 * shuffle**2 or not shuffle:
        raise ShapesDoNotFit(f"shallow_feat1.0.weight has {colours} input channels, not 3 times a square")
    encoder_growth = read.dim(shapes, "stage1_encoder.down12.down.1.weight", 0) - width
    orsnet_growth = read.dim(shapes, "tail.weight", 1) - width
    cabs = read.count(shapes, r"stage3_orsnet\.orb1\.body\.(\d+)\.CA\.conv_du\.0\.weight")
    if encoder_growth < 0 or orsnet_growth < 0:
        raise ShapesDoNotFit("later levels or stages have fewer channels than the first")
    if not cabs:
        raise ShapesDoNotFit("no stage3_orsnet.orb1.body.0.CA.conv_du.0.weight")
    return Config(width, encoder_growth, orsnet_growth, cabs, shuffle)


def task(config: Config) -> str:
    """Nothing but the published widths tells the three tasks apart."""
    tasks = {PUBLISHED["denoising"]: "denoise", PUBLISHED["deraining"]: "derain"}
    return tasks.get(config, "deblur")


def activations(config: Config) -> float:
    """Alive at once: all levels of the second stage and its gated features, and four maps of a block of the last."""
    return (8 * config.width + 3 * config.encoder_growth + 4 * config.last) / config.shuffle**2 + 9


def receptive_field(config: Config) -> int:
    """As far as convolutions see, in the middle of a quarter: mostly through the levels at quarter resolution."""
    return (2 * (130 + 6 * config.cabs) + 1) * config.shuffle


FAMILY = Family(
    id="mprnet",
    title="MPRNet",
    config=Config,
    compact=Config(20, 10, 8, 2, 2),
    published={f"mprnet_{name}": config for name, config in PUBLISHED.items()},
    task=task,
    infer=infer,
    build=MPRNet,
    domain=lambda config: RgbDomain(),
    multiple_of=lambda config: 8 * config.shuffle,
    activations=activations,
    receptive_field=receptive_field,
    taps=(Tap("*.CA.conv_du", "channel"), Tap("sam12.gate", "supervised", (2, 1)), Tap("sam23.gate", "supervised")),
    exact=lambda config: (
        *(f"shallow_feat{stage}.0" for stage in (1, 2, 3)),
        *("concat12", "concat23"),
        *("sam12.conv2", "sam23.conv2", "tail"),
    ),
    tail=lambda config: ("concat23", "tail"),
    plain_start=plain_start,
)
