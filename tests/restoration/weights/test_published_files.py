"""A file of each family as its authors published it: imported, and then used on a photograph."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from restoration.engine import Engine
from restoration.errors import BadRequest
from restoration.models import FAMILIES
from restoration.streams import finished
from restoration.types import Photo, RestoreRequest, Step
from restoration.weights.importing import import_weights

pytestmark = pytest.mark.slow
State = dict[str, Tensor]


def ffa(state: State) -> dict[str, Any]:
    scores = {"max_psnr": np.float32(36.4), "ssims": [np.float64(0.98)], "losses": [0.03]}
    return {"step": 500_000, **scores, "model": OrderedDict((f"module.{name}", value) for name, value in state.items())}


def mprnet(state: State) -> dict[str, Any]:
    return {"epoch": 3000, "state_dict": OrderedDict(state), "optimizer": {"state": {}, "param_groups": [{"lr": 1e-6}]}}


def durn(state: State) -> State:
    return OrderedDict((name, value) for name, value in state.items() if not name.endswith("num_batches_tracked"))


def han(state: State) -> State:
    names = {"csa.": "ga.", "la.": "da."}
    return {
        next((b + name[len(a) :] for a, b in names.items() if name.startswith(a)), name): state[name] for name in state
    }


def alen(state: State) -> dict[str, Any]:
    return {"epoch": 4000, "enhance": OrderedDict(state), "enhance_optim": {"state": {}}}


def halved(state: State) -> State:
    return {name: value.half() if value.is_floating_point() else value for name, value in state.items()}


PUBLISHED: list[tuple[str, str, str, Callable[[State], Any], bool]] = [
    ("ffa_gps3_blocks19", "its_train_ffa_3_19.pk", "FFA-Net (19 blocks)", ffa, False),
    ("mprnet_deraining", "model_deraining.pth", "MPRNet for deraining", mprnet, True),
    ("durn_s", "DuRN_S_model.pt", "DuRN-S", durn, False),
    ("durn_p", "DuRN_P_model.pt", "DuRN-P", durn, False),
    ("rcan_x4", "RCAN_BIX4.pt", "RCAN ×4", OrderedDict, False),
    ("san_x2", "SAN_BIX2.pt", "SAN ×2", OrderedDict, True),
    ("han_x3", "HAN_BIX3.pt", "HAN ×3", han, False),
    ("rcan_x2", "half.pth", "RCAN ×2", halved, True),
    ("alen", "state_final.pth", "ALEN", alen, True),
]


@pytest.mark.parametrize(("id", "name", "title", "packed", "zipped"), PUBLISHED, ids=[one[1] for one in PUBLISHED])
def test_a_published_file_is_imported_and_used(
    id: str,
    name: str,
    title: str,
    packed: Callable[[State], Any],
    zipped: bool,
    tmp_path: Path,
    models_folder: Path,
    filled: Callable[..., nn.Module],
) -> None:
    family = next(one for one in FAMILIES if id in one.published)
    config = family.published[id]
    net = filled(family.build(config), 0.5)
    torch.save(packed(net.state_dict()), tmp_path / name, _use_new_zipfile_serialization=zipped)
    taken = import_weights(tmp_path / name)
    (tmp_path / name).unlink()
    assert (taken.title, taken.task) == (f"{title} ({Path(name).stem})", family.task(config))
    assert taken.parameters == sum(parameter.numel() for parameter in net.parameters())
    photo = Photo(np.random.default_rng(1).random((40, 48, 3), np.float32))
    stream = Engine("cpu").restore(RestoreRequest(photo, (Step(taken.id),), precision="fp32"))
    if family.domain(config).raw:
        with pytest.raises(BadRequest, match="camera RAW files"):
            list(stream)
        return
    scale = family.scale(config)
    assert finished(stream).photo.size == (48 * scale, 40 * scale)
