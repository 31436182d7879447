"""Every checkpoint on every set of pairs of its task, as a table that tells the worst as well as the mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from restoration.engine import Engine
from restoration.errors import BadRecipe
from restoration.evaluation import Evaluation, Metric, evaluate, pairs_of
from restoration.files import replace_file
from restoration.protocols import PROTOCOLS
from restoration.types import Checkpoint, Stream


@dataclass(frozen=True, slots=True)
class Row:
    task: str
    set: str
    evaluation: Evaluation


def run(engine: Engine, root: Path, checkpoints: Sequence[Checkpoint], metric: Metric) -> Stream[tuple[Row, ...]]:
    """`root` holds TASK/SET/{input,gt}. Raises BadRecipe when no checkpoint has a set of its task there."""
    rows = []
    for checkpoint in checkpoints:
        for folder in sorted((root / checkpoint.task).glob("*")):
            if (folder / "gt").is_dir():
                pairs = pairs_of(folder / "input", folder / "gt")
                scored = yield from evaluate(engine, checkpoint.id, pairs, metric)
                rows.append(Row(checkpoint.task, folder.name, scored))
    if not rows:
        raise BadRecipe(
            f"{root} holds no pairs for these models.", "It must hold folders TASK/SET/input and TASK/SET/gt."
        )
    return tuple(sorted(rows, key=lambda row: (row.task, row.set)))


def as_table(rows: Sequence[Row]) -> str:
    """Markdown. The line "input" of each set is the untouched photographs."""
    lines = [
        "| task | set | images | method | PSNR dB | SSIM | improved | worst change |",
        "|---|---|---|---|---|---|---|---|",
    ]
    seen: set[tuple[str, str]] = set()
    for row in rows:
        scored = row.evaluation
        start = f"| {row.task} | {row.set} | {len(scored.scores)} |"
        if (row.task, row.set) not in seen:
            seen.add((row.task, row.set))
            lines.append(f"{start} input | {scored.input_psnr:.2f} | {scored.input_ssim:.4f} | | |")
        worst = f"{scored.worst.gain:+.2f} dB ({scored.worst.name})"
        improved = f"{scored.improved} of {len(scored.scores)}"
        lines.append(f"{start} {scored.checkpoint} | {scored.psnr:.2f} | {scored.ssim:.4f} | {improved} | {worst} |")
    return "\n".join(lines)


def as_json(rows: Sequence[Row]) -> dict[str, Any]:
    return {"rows": [{"task": row.task, "set": row.set, **told(row.evaluation)} for row in rows]}


def told(scored: Evaluation) -> dict[str, Any]:
    """An evaluation as `--json` tells it."""
    return {
        "model": scored.checkpoint,
        "protocol": scored.protocol,
        "psnr": scored.psnr,
        "ssim": scored.ssim,
        "input_psnr": scored.input_psnr,
        "input_ssim": scored.input_ssim,
        "images": [asdict(score) for score in scored.scores],
    }


def write_report(path: Path, rows: Sequence[Row], root: Path) -> None:
    """Raises UnwritableFile."""
    protocol = rows[0].evaluation.protocol
    text = (
        "# Results\n\n"
        f"Made by `unveil evaluate --suite {root} --protocol {protocol} --report {path}`.\n"
        f"Whole photographs through the network in float32; mean PSNR and SSIM of {PROTOCOLS[protocol].about}.\n"
        "None of these photographs was trained on.\n\n"
        f"{as_table(rows)}\n"
    )
    replace_file(path, text.encode())
