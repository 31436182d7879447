"""Processor seconds and extra memory to make the saved picture of 24 megapixels: strength, masks, the lock of colours.

python benchmarks/finishing.py
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time

import cv2
import numpy as np

from restoration.edit import Edit, Mask, Stroke
from restoration.local import finish
from restoration.types import AttentionMap, Box, Photo

WIDTH, HEIGHT = 6000, 4000
GATES = AttentionMap("pa", "pixel", 0, np.random.default_rng(2).random((683, 1024), np.float32), Box(0, 0, 6000, 4000))
STROKES = tuple(Stroke(((0.1, y / 30), (0.5, y / 25), (0.9, y / 30)), radius=0.02) for y in range(1, 25))
EDITS = {
    "strength": Edit(strength=0.5),
    "attention": Edit(mask=Mask("attention", layer="pa")),
    "change": Edit(mask=Mask("change")),
    "transmission": Edit(mask=Mask("transmission")),
    "24 strokes": Edit(mask=Mask("brush", strokes=STROKES)),
    "colours": Edit(keep_colour=True),
    "change, colours": Edit(strength=0.5, mask=Mask("change"), keep_colour=True),
}


def landscape(seed: int) -> Photo:
    rng = np.random.default_rng(seed)
    hills = cv2.resize(rng.random((40, 60, 3), np.float32), (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC)
    np.clip(hills, 0, 1, out=hills)
    hills.flags.writeable = False
    return Photo(hills)


def measure(name: str) -> None:
    """In a process of its own: the peak of memory never goes down."""
    original, restored = landscape(0), landscape(1)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    finish(original, restored, EDITS[name], (GATES,))
    seconds = time.process_time() - started
    extra = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(f"| {name} | {seconds:.2f} | {extra:.0f} |", flush=True)


def main() -> None:
    print("| edit | seconds | MB |\n|---|---|---|", flush=True)
    for name in EDITS:
        subprocess.run([sys.executable, __file__, name], check=True)


if __name__ == "__main__":
    measure(sys.argv[1]) if len(sys.argv) > 1 else main()
