"""`unveil finetune`: what it asks of the engine, and its answer in words."""

from __future__ import annotations

import argparse
import json
import signal
import sys
from contextlib import closing
from dataclasses import asdict
from statistics import fmean
from typing import Any

from restoration.commands import say_progress
from restoration.streams import finished
from restoration.types import FinetuneRequest, FinetuneResult, Progress, Stream


def finetune(options: argparse.Namespace) -> int:
    from restoration.train.finetune import finetune as tune

    request = FinetuneRequest(
        checkpoint=options.model,
        out=options.out,
        pairs=tuple(options.pairs) if options.pairs else None,
        photos=options.photos,
        like=tuple(options.like),
        trainable=options.trainable,
        minutes=options.minutes,
        steps=options.steps,
        seed=options.seed,
        keep=options.keep,
    )
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # whoever ends it, the best so far is kept
    try:
        with closing(tune(request)) as stream:
            result = _followed(stream)
    except KeyboardInterrupt:
        if request.out.exists():
            print(f"What was learnt so far is in {request.out}; nobody judged it.", file=sys.stderr)
        raise
    print(json.dumps(as_json(result)) if options.json else as_text(result))
    return 0


def _followed(stream: Stream[FinetuneResult]) -> FinetuneResult:
    """One line for every stage, and for every note."""
    stage = ""

    def hear(progress: Progress) -> None:
        nonlocal stage
        if progress.note is not None or progress.stage != stage:
            say_progress(progress)
        stage = progress.stage

    return finished(stream, hear)


def as_json(result: FinetuneResult) -> dict[str, Any]:
    return {
        **asdict(result),
        "weights": str(result.weights) if result.weights else None,
        "helped": result.helped,
        "worst": result.worst.name,
        "compared": [{**asdict(one), "gain": one.gain} for one in result.compared],
    }


def as_text(result: FinetuneResult) -> str:
    """A line for every held-out pair, and the verdict."""
    lines = [
        f"{one.name:24} {one.psnr_before:6.2f} dB -> {one.psnr:6.2f} dB  SSIM {one.ssim_before:.4f} -> {one.ssim:.4f}"
        for one in result.compared
    ]
    if result.worst.gain < 0:
        lines.append(f"Worst: {result.worst.name}, {result.worst.gain:.1f} dB.")
    return "\n".join([*lines, f"{_verdict(result)} {_kept(result)}"])


def _verdict(result: FinetuneResult) -> str:
    before, after = fmean(one.psnr_before for one in result.compared), fmean(one.psnr for one in result.compared)
    return (
        f"Held-out pairs: {before:.1f} dB -> {after:.1f} dB, gain {result.gain:.1f} dB "
        f"(95 % interval {result.low:.1f} to {result.high:.1f}): it {'helped' if result.helped else 'did not help'}."
    )


def _kept(result: FinetuneResult) -> str:
    if result.weights:
        return f"Kept as {result.weights}."
    return "Nothing was written; --keep writes it all the same."
