from __future__ import annotations

from restoration.edit import Edit
from restoration.types import Step


def test_a_checkpoint_is_chosen_for_one_step_of_several() -> None:
    edit = Edit((Step("quiet"), Step("bright")), strength=0.5)
    assert edit.with_checkpoint("other").steps == (Step("quiet"), Step("other"))
    assert edit.with_checkpoint("other", 0).steps == (Step("other"), Step("bright"))
    assert edit.with_checkpoint("other").strength == 0.5


def test_an_edit_without_steps_gets_its_first() -> None:
    assert Edit().with_checkpoint("ours") == Edit((Step("ours"),))
