"""The panel with what real networks of every family say, small and with random weights, through the engine."""

import numpy as np
import pytest
import torch
from PySide6.QtWidgets import QLabel
from safetensors.torch import save_file

from app import tasks
from app.events import Finished
from app.views.attention.section import Section
from restoration.edit import Edit
from restoration.engine import Engine
from restoration.models import alen, durn, ffa, han, mprnet, rcan, san
from restoration.streams import finished
from restoration.types import Checkpoint, Step

NETWORKS = {
    "ffa": lambda: ffa.FFANet(ffa.Config(3, 1, 8)),
    "mprnet": lambda: mprnet.MPRNet(mprnet.Config(8, 4, 4, 1)),
    "rcan": lambda: rcan.RCAN(rcan.Config(1, 1, 8, 4)),
    "san": lambda: san.SAN(san.Config(1, 1, 8, 4)),
    "han": lambda: han.HAN(han.Config(1, 1, 8, 4)),
    "alen": lambda: alen.ALEN(alen.Config(3, 8, 1, 1)),
    "durn-us": lambda: durn.build(durn.Config("us", 8, 1)),
    "durn-p": lambda: durn.build(durn.Config("p", 8, 1)),
    "durn-u": lambda: durn.build(durn.Config("u", 8, 1)),
}
ALWAYS = ["What is shown"]
LAID = "On the photograph"
SPATIAL = ["Under the mouse", "Compare attention with"]
CHANNELS = ["Compare attention with", "Channel attention"]
SECTIONS = {
    "ffa": ["Pixel attention", LAID, *SPATIAL, "Channel attention", "Group fusion", *ALWAYS],
    "mprnet": ["Stages", "Supervised attention", LAID, *SPATIAL, "Channel attention", *ALWAYS],
    "rcan": [*CHANNELS, *ALWAYS],
    "san": ["Pairwise attention", LAID, "Where one place looks", *SPATIAL, "Channel attention", *ALWAYS],
    "han": ["Pixel attention", LAID, *SPATIAL, "Attention between layers", "Channel attention", *ALWAYS],
    "alen": ["Pairwise attention", LAID, "Where one place looks", *SPATIAL, "Channel attention", *ALWAYS],
    "durn-us": [*CHANNELS, *ALWAYS],
    "durn-p": [],
    "durn-u": [],
}


@pytest.fixture(scope="module")
def made():
    """One engine for all tests: recognising weights takes longer than using them."""
    torch.set_num_threads(1)
    return Engine("cpu")


@pytest.fixture(scope="module")
def stored(tmp_path_factory):
    """stored(network): the file with its weights."""
    folder = tmp_path_factory.mktemp("weights")

    def store(network):
        path = folder / f"{network}.safetensors"
        if not path.exists():
            torch.manual_seed(1)
            save_file({name: value.clone() for name, value in NETWORKS[network]().state_dict().items()}, path)
        return path

    return store


@pytest.fixture
def looked(stage, made, stored, monkeypatch):
    """looked(network): the panel after a look at it."""
    monkeypatch.setattr(tasks, "engine", lambda: made)

    def look(network, gaze=None):
        path = stored(network)
        found = Checkpoint(str(path), network, "", network, path)
        stage.session._change(checkpoints=(found,), usual=Edit((Step(found.id),)))
        if gaze:
            stage.session.gates.ask(*gaze)
        else:
            stage.session.gates.look()
        stage.session.on_event(Finished(stage.session.view.job.id, result_of(stage.lane.tasks.pop())))
        return stage

    return look


def result_of(task):
    return finished(task())


def sections(stage):
    shown = [one for one in stage.panel.findChildren(Section) if one.isVisible()]
    shown.sort(key=lambda one: one.y())
    return [one.findChild(QLabel).text() for one in shown]


@pytest.mark.parametrize("network", NETWORKS)
def test_every_network_shows_the_kinds_that_it_has_and_no_others(looked, network):
    stage = looked(network)
    assert sections(stage) == SECTIONS[network]
    assert any("has no attention" in text for text in stage.texts()) == (not SECTIONS[network])


def test_all_three_pictures_of_mprnet_are_there(looked):
    stages = looked("mprnet").session.view.attention.stages
    assert [one.photo.size for one in stages] == [(80, 40)] * 3
    assert not np.array_equal(stages[0].photo.pixels, stages[2].photo.pixels)


@pytest.mark.parametrize("network", ["san", "alen"])
def test_a_place_that_is_asked_for_gets_its_gaze(looked, network):
    stage = looked(network)
    received = stage.session.view.overlay
    looked(network, gaze=(70, 35))
    shown = stage.session.view.overlay
    assert (received.reading, shown.reading) == ("received", "gaze")
    assert shown.values.mean() == pytest.approx(1, abs=1e-4)
    assert "This is where 70, 35 looks. Click another place; Esc shows all again." in stage.texts()
