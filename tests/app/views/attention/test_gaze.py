import numpy as np
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from app.events import Failed, Finished, Report
from app.tasks import Attention
from app.view import Cursor
from app.views.attention.bars import MapBars, Scale
from app.views.attention.gaze import INVITATION, OFFER
from restoration.heat import Limits
from restoration.types import AttentionMap, Box

LAYERS = ("layer1.1.nonlocalblock.softmax", "layer2.1.nonlocalblock.softmax")
RECEIVED = np.array([[0.5, 0.5], [0.5, 2.5]], np.float32)
GAZE = np.array([[4.0, 0.0], [0.0, 0.0]], np.float32)


def pairs(gaze=None):
    return tuple(AttentionMap(layer, "pairwise", 0, RECEIVED.copy(), Box(0, 0, 80, 40), gaze) for layer in LAYERS)


@pytest.fixture
def pairwise(stage):
    stage.look(pairs(), LAYERS[0])
    return stage


def answer(stage, x, y):
    job = stage.session.view.job.id
    stage.session.on_event(Finished(job, Attention(pairs(GAZE), "compact", (), (x, y))))


def test_pairwise_attention_is_measured_in_averages(pairwise):
    scale = next(one for one in pairwise.panel.findChildren(Scale) if one.limits().reading == "received")
    assert scale.limits() == Limits(0, 2.5, "received")
    assert "Non-local, level 1\nlargest 2.5×" in pairwise.texts()
    assert "Pairwise attention" in pairwise.texts()
    assert "Looked at (1× = as the average place)" in pairwise.texts()


def test_under_the_mouse_it_says_how_much_is_looked_there(pairwise):
    pairwise.session.point_at(Cursor(79, 39))
    assert "At 79, 39:  2.5× the average" in pairwise.texts()
    assert pairwise.one(MapBars).values() == (2.5, 2.5)
    assert pairwise.one(MapBars).accessibleDescription() == "2.5×, 2.5×"


def test_the_button_follows_and_says_what_to_do(pairwise):
    button = pairwise.one(QPushButton, "Follow a place")
    assert OFFER in pairwise.texts()
    pairwise.click(QPushButton, "Follow a place")
    assert pairwise.session.view.follows
    assert button.isChecked()
    assert INVITATION in pairwise.texts()
    pairwise.click(QPushButton, "Follow a place")
    assert not button.isChecked()
    assert OFFER in pairwise.texts()


def test_the_gaze_of_a_place_is_awaited_and_shown(pairwise):
    pairwise.session.gates.ask(10, 20)
    assert "Asking where 10, 20 looks…" in pairwise.texts()
    answer(pairwise, 10, 20)
    assert "This is where 10, 20 looks. Click another place; Esc shows all again." in pairwise.texts()
    assert "Non-local, level 1\nlargest 4.0×" in pairwise.texts()
    assert "Where the cross looks, × the average" in pairwise.texts()


def test_while_a_photograph_is_restored_no_place_can_be_followed(pairwise):
    pairwise.session.restore()
    assert not pairwise.one(QPushButton, "Follow a place").isEnabled()


def test_without_pairwise_attention_there_is_nothing_to_follow(stage):
    stage.look()
    assert not stage.one(QPushButton, "Follow a place").isVisible()


def test_a_failure_leaves_the_attention_that_was_there(pairwise):
    pairwise.session.gates.ask(10, 20)
    pairwise.session.on_event(Failed(pairwise.session.view.job.id, Report("No.")))
    assert pairwise.session.view.asked is None
    assert INVITATION in pairwise.texts()


def test_pressing_it_with_the_keyboard_is_the_same(pairwise):
    QTest.keyClick(pairwise.one(QPushButton, "Follow a place"), " ")
    assert pairwise.session.view.follows
