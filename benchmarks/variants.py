"""Every published variant against its golden numbers, with its time and memory at 128 x 128: a table in Markdown.

python benchmarks/variants.py            all of them, each in a process of its own
python benchmarks/variants.py NAME       one row
"""

from __future__ import annotations

import importlib.util
import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from restoration.infer.observe import gates
from restoration.models import FAMILIES, Family
from restoration.models.family import answers
from restoration.weights import recognise

GOLDEN = Path(__file__).parents[1] / "tests/golden"
SIDE = 128
VARIANTS = {name: (family, config) for family in FAMILIES for name, config in family.published.items()}
HEAD = (
    "| variant | parameters | manifest | largest error of the result | of its attention | seconds | MiB |\n"
    "|---|---|---|---|---|---|---|"
)


def main() -> None:
    if len(sys.argv) > 1:
        print(row(sys.argv[1]))
        return
    print(HEAD)
    for name in VARIANTS:
        print(subprocess.check_output([sys.executable, __file__, name], text=True), end="", flush=True)


def row(name: str) -> str:
    family, config = VARIANTS[name]
    net, known = filled(family, config, name)
    names = json.loads((GOLDEN / f"{name}.json").read_text())
    same = {key: list(tensor.shape) for key, tensor in net.state_dict().items()} == names
    found = recognise(net.state_dict())
    assert (found.family, found.config) == (family, config)
    errors = compare(net, family, known) if known else ("no golden numbers", "")
    seconds, mebibytes = cost(net, family, config)
    parameters = sum(weight.numel() for weight in net.parameters())
    cells = (name, f"{parameters:,}", "equal" if same else "DIFFERS", *errors, f"{seconds:.2f}", f"{mebibytes:.0f}")
    return f"| {' | '.join(cells)} |"


def filled(family: Family, config: Any, name: str) -> tuple[nn.Module, dict[str, np.ndarray]]:
    """The network with the weights that the golden numbers were made with; x8 has no numbers."""
    path = GOLDEN / f"{name}.npz"
    known = dict(np.load(path)) if path.exists() else {}
    spec = importlib.util.spec_from_file_location("fill_weights", GOLDEN / "fill_weights.py")
    assert spec
    assert spec.loader
    filling = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(filling)
    net = family.build(config)
    net.load_state_dict(filling.fill_state_dict(net.state_dict(), float(known.get("gain", 0.8))))
    return net.eval().requires_grad_(False), known


def compare(net: nn.Module, family: Family, known: dict[str, np.ndarray]) -> tuple[str, str]:
    seen: dict[str, list[np.ndarray]] = {}

    def keep(layer: str, output: Tensor) -> None:
        seen.setdefault(layer, []).append(output.numpy())

    handles = [
        gate.module.register_forward_hook(lambda _module, _inputs, output, layer=gate.layer: keep(layer, output))
        for gate in gates(net, family.taps)
    ]
    outputs = answers(net(torch.from_numpy(known["in_main"])))
    for handle in handles:
        handle.remove()
    wanted = [known[key] for key in sorted(known) if key.startswith("out_main")]
    result = max(distance(output.numpy(), image) for output, image in zip(outputs, wanted, strict=True))
    return f"{result:.1e}", attention_error(seen, known)


def attention_error(seen: dict[str, list[np.ndarray]], known: dict[str, np.ndarray]) -> str:
    errors = [
        distance(thinned(seen[layer][0], values), values)
        for key, values in known.items()
        if key.startswith("att_") and (layer := key.removeprefix("att_").replace(".conv3", ".gate")) in seen
    ]
    pairs = [calls for layer, calls in seen.items() if layer.endswith("softmax") and layer != "la.softmax"]
    flat = [call for calls in pairs for call in calls]
    for key in (key for key in known if key.startswith("softmax_call_")):
        errors.append(distance(flat[int(key.removeprefix("softmax_call_"))], known[key]))
    return f"{max(errors):.1e} ({len(errors)})" if errors else "none"


def thinned(values: np.ndarray, like: np.ndarray) -> np.ndarray:
    """Of supervised attention only every sixteenth channel was stored."""
    return values[:, ::16] if values.ndim == 4 and values.shape[1] != like.shape[1] else values


def distance(one: np.ndarray, other: np.ndarray) -> float:
    return float(np.abs(one.reshape(other.shape) - other).max())


def cost(net: nn.Module, family: Family, config: Any) -> tuple[float, float]:
    """Of one photograph of 128 x 128: the best of three passes, and what the process needed more than before."""
    torch.set_num_threads(2)
    domain = family.domain(config)
    sides = (SIDE // family.scale(config),) * 2 if family.id == "alen" else (SIDE, SIDE)
    channels = 4 if family.id == "alen" else 1 if domain.grey else 3
    image = torch.rand(1, channels, *sides, generator=torch.Generator().manual_seed(0)) * domain.peak
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    times = []
    for _ in range(3):
        started = time.perf_counter()
        with torch.inference_mode():
            net(image)
        times.append(time.perf_counter() - started)
    return min(times), (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024


if __name__ == "__main__":
    main()
