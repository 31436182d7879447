"""The published networks, by names that people know."""

from __future__ import annotations

from restoration.weights.recognise import Recognised

NAMES = {
    "ffa_gps3_blocks19": "FFA-Net (19 blocks)",
    "ffa_gps3_blocks20": "FFA-Net (20 blocks)",
    "mprnet_deblurring": "MPRNet for deblurring",
    "mprnet_denoising": "MPRNet for denoising",
    "mprnet_deraining": "MPRNet for deraining",
    "durn_p": "DuRN-P",
    "durn_p_no_norm": "DuRN-P without norms",
    "durn_u": "DuRN-U",
    "durn_us": "DuRN-US",
    "durn_s": "DuRN-S",
    "durn_s_p": "DuRN-S-P",
    **{f"{id}_x{scale}": f"{id.upper()} ×{scale}" for id in ("rcan", "san", "han") for scale in (2, 3, 4, 8)},
    "alen": "ALEN",
}


def variant_of(found: Recognised) -> str:
    """What the network is called, or its family when nobody published one of its size."""
    published = (name for name, config in found.family.published.items() if config == found.config)
    return NAMES.get(next(published, ""), found.family.title)
