"""What a model was measured on, as people call it; in cards these sets are called as their folders are."""

from __future__ import annotations

from collections.abc import Mapping

from app.words import later, tr

SETS = {
    "sots_indoor": later("SOTS indoor, 6 photographs"),
    "sots_outdoor": later("SOTS outdoor, 1 photograph"),
    "kodak24_clean": later("Kodak with computed noise, 5 photographs"),
    "mcmaster18_clean": later("McMaster with computed noise, 4 photographs"),
    "cc15_real": later("CC, noise of cameras, 3 photographs"),
    "polyu100_real": later("PolyU, noise of cameras, 30 photographs"),
    "lol_eval15": later("LOL, 4 photographs"),
    "rain100l": later("Rain100L, light rain, 1 photograph"),
    "rain100h": later("Rain100H, heavy rain, 5 photographs"),
    "sirr_val20": later("SIRR, rain and mist, 5 photographs"),
    "gopro": later("GoPro, motion blur, 2 photographs"),
    "raindrop_qian": later("Drops on glass (Qian), 2 photographs"),
    "set5 x2": later("Set5, twice as large, 5 photographs"),
    "set5 x4": later("Set5, four times as large, 5 photographs"),
}


def measured(scores: Mapping[str, float]) -> str:
    """A line for each set; one that we do not know is called as in its card."""
    return "\n".join(
        tr("{name}: {score:.2f} dB", name=tr(SETS[key]) if key in SETS else key.replace("_", " "), score=score)
        for key, score in scores.items()
    )
