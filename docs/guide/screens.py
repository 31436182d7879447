"""The pictures of the guide, taken from the real program with the samples that come with it, by mouse and keyboard.

    xvfb-run -a -s "-screen 0 2560x1440x24" env PYTHONPATH=. python docs/guide/screens.py [FOLDER] [--size 1280x800]

from the root of the repository, after the window has changed; ten minutes of a core. FOLDER is docs/guide by default.
It needs xdotool, as the display tests do, whose Program it uses.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

from tests.display import conftest
from tests.display.conftest import ROOT, Program

SAMPLES = ROOT / "resources" / "samples"
STREET, MARKET, LEMUR, OTTERS = (
    SAMPLES / f"{name}.jpg" for name in ("hazy-street", "dark-market", "noisy-lemur", "rainy-otters")
)
READY = "view.can_restore and view.device and not view.job"
RESTORED = "view.can_save and view.item.attention and not view.job"
SECONDS = 300.0  # for what the network computes: the processor may be busy
STROKES = (  # over the otter, as parts of the width and height of what shows the photograph
    ((0.35, 0.38), (0.45, 0.44)),
    ((0.42, 0.5), (0.8, 0.55)),
    ((0.45, 0.6), (0.75, 0.65)),
    ((0.75, 0.6), (0.92, 0.58)),
)
ORANGE = (226, 160, 104)
QUALITY = 85


class Camera:
    """Takes pictures into `folder`; each program that it starts has a home of its own in `scratch`."""

    def __init__(self, folder: Path, scratch: Path) -> None:
        self.folder = folder
        self.scratch = scratch
        self._homes = 0

    def start(self, *photographs: Path) -> Program:
        self._homes += 1
        home = self.scratch / f"home{self._homes}"
        home.mkdir()
        program = Program(home, *photographs)
        program.wait("view.device", SECONDS)
        return program

    def take(self, program: Program, name: str) -> None:
        Image.fromarray(program.still("")).save(self.folder / f"{name}.jpg", quality=QUALITY, subsampling=0)


def first_steps(camera: Camera) -> None:
    with closing(camera.start()) as program:
        camera.take(program, "start")
        program.click("Open the sample: Dark market")
        program.wait(READY, SECONDS)
        program.wait("view.item.suggestion", SECONDS)
        camera.take(program, "auto")


def comparing(camera: Camera) -> None:
    with closing(camera.start(own(camera, STREET))) as program:
        restore(program)
        program.click("Photograph", 0.6, 0.6)
        program.press("ctrl+s")
        program.wait("view.item.saved", SECONDS)
        camera.take(program, "wipe")
        program.do("mousemove", *program.point("Photograph", 0.8, 0.6), *3 * ("click", 4))
        program.press("t")
        program.wait("view.trials and not view.job", SECONDS)
        camera.take(program, "tried")


def where(camera: Camera) -> None:
    with closing(camera.start(OTTERS)) as program:
        restore(program)
        program.press("d")
        program.wait("view.item.comparison.change", SECONDS)
        camera.take(program, "difference")
        program.press("d", "b")
        program.wait("view.edit.mask")
        for number, (start, end) in enumerate(STROKES, 1):
            program.drag("Photograph", start, end)
            program.wait(f"len(view.edit.mask.strokes) == {number}")
        program.press("o")
        program.wait("view.brush.shows_mask and any(one.startswith('Covers') for one in texts())", SECONDS)
        camera.take(program, "where")


def attention(camera: Camera) -> None:
    with closing(camera.start(STREET)) as program:
        restore(program)
        program.press("shift+a", "bracketleft")
        program.wait("view.gates.overlay and view.gates.grey")
        program.scroll_to("Contact sheet…")
        program.do("mousemove", *program.point("Photograph", 0.35, 0.6))
        camera.take(program, "attention")


def many(camera: Camera) -> None:
    photographs = [own(camera, one) for one in (STREET, MARKET, LEMUR, OTTERS)]
    with closing(camera.start(*photographs)) as program:
        program.wait(f"len(view.items) == {len(photographs)} and {READY}", SECONDS)
        program.press("ctrl+shift+e")
        program.wait("view.batch.draft and where('Name of the results')")
        program.wait("view.batch.draft.whose == 'auto'")
        camera.take(program, "restore-all")
        program.click(f"Restore {len(photographs)} photographs")
        program.wait("len(view.batch.queue.done) >= 2 and view.batch.queue.working", SECONDS)
        Image.fromarray(program.seen()).save(camera.folder / "queue.jpg", quality=QUALITY, subsampling=0)


def models(camera: Camera) -> None:
    """What is learnt from is made of the samples, with an orange haze laid over them."""
    spoilt, clean = pairs(camera.scratch / "pairs")
    with closing(camera.start(spoilt / f"{STREET.stem}-right.jpg")) as program:
        program.wait(READY, SECONDS)
        program.press("ctrl+m")
        program.wait("view.page == 'models'")
        camera.take(program, "models")
        program.press("Escape", "ctrl+t")
        program.wait("view.page == 'tuning'")
        folders = f"spoilt=Path({str(spoilt)!r}), clean=Path({str(clean)!r})"
        program.ask(f"session.tuner.plan({folders}, trainable='tail', minutes=3)")
        program.wait("view.tuning.samples.count and where('Fine-tune')", SECONDS)
        camera.take(program, "tuning")
        program.click("Fine-tune")
        program.wait("view.tuning.outcome and not view.job", SECONDS)
        camera.take(program, "verdict")


def preferences(camera: Camera) -> None:
    with closing(camera.start(own(camera, STREET))) as program:
        restore(program)
        program.press("ctrl+comma")
        program.wait("where('Metadata of the results')")
        camera.take(program, "preferences")


def restore(program: Program) -> None:
    program.wait(READY, SECONDS)
    program.wait("view.item.suggestion", SECONDS)
    program.press("r")
    program.wait(RESTORED, SECONDS)


def own(camera: Camera, sample: Path) -> Path:
    """A copy, as if it were the user's: results are saved beside it."""
    folder = camera.scratch / "photographs"
    folder.mkdir(exist_ok=True)
    return Path(shutil.copy(sample, folder))


def pairs(folder: Path) -> tuple[Path, Path]:
    """Folders of spoilt and of clean photographs with the same names: halves of the samples, small."""
    spoilt, clean = folder / "orange haze", folder / "clear"
    for one in (spoilt, clean):
        one.mkdir(parents=True)
    for sample in (STREET, MARKET, LEMUR, OTTERS):
        with Image.open(sample) as opened:
            whole = ImageOps.autocontrast(opened.convert("RGB").resize((560, 280)), cutoff=1)
        for side, left in (("left", 0), ("right", 280)):
            pixels = np.asarray(whole.crop((left, 0, left + 280, 280)))
            hazy = 0.45 * pixels + 0.55 * np.array(ORANGE)
            Image.fromarray(pixels).save(clean / f"{sample.stem}-{side}.jpg", quality=95)
            Image.fromarray(hazy.round().astype(np.uint8)).save(spoilt / f"{sample.stem}-{side}.jpg", quality=95)
    return spoilt, clean


SITTINGS: tuple[Callable[[Camera], None], ...] = (first_steps, comparing, where, attention, many, models, preferences)


def main() -> None:
    parser = argparse.ArgumentParser(description="Take the pictures of the guide.")
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "docs" / "guide")
    parser.add_argument("--size", default="1280x800", help="of the window, WIDTHxHEIGHT")
    parser.add_argument("--only", choices=[one.__name__ for one in SITTINGS], action="append")
    asked = parser.parse_args()
    width, height = map(int, asked.size.split("x"))
    conftest.SIZES[""] = (width, height)
    asked.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        camera = Camera(asked.folder, Path(scratch))
        for sitting in SITTINGS:
            if not asked.only or sitting.__name__ in asked.only:
                sitting(camera)


if __name__ == "__main__":
    main()
