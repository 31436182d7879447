from __future__ import annotations

import json

from restoration.edit import Edit, Mask, Stroke
from restoration.plain import from_plain, to_plain
from restoration.types import Step


def test_a_checkpoint_is_chosen_for_one_step_of_several() -> None:
    edit = Edit((Step("quiet"), Step("bright")), strength=0.5)
    assert edit.with_checkpoint("other").steps == (Step("quiet"), Step("other"))
    assert edit.with_checkpoint("other", 0).steps == (Step("other"), Step("bright"))
    assert edit.with_checkpoint("other").strength == 0.5


def test_a_mask_of_attention_follows_the_model_and_goes_with_its_step() -> None:
    mask = Mask("attention", "quiet", "sam12.gate", 0, amount=0.5)
    edit = Edit((Step("quiet"), Step("bright")), mask=mask)
    assert edit.with_checkpoint("other").mask == mask
    assert edit.with_checkpoint("other", 0).mask == Mask("attention", "other", amount=0.5)
    assert edit.with_steps((Step("bright"), Step("quiet"))).mask == mask
    assert edit.with_steps((Step("bright"),)).mask is None
    far = Edit((Step("quiet"),), mask=Mask("transmission"))
    assert far.with_steps((Step("bright"),)).mask == far.mask


def test_masks_can_be_kept_in_files() -> None:
    strokes = (Stroke(((0.1, 0.2), (0.3, 0.4)), 0.1, 0.0, True), Stroke(((0.5, 0.5),)))
    edit = Edit((Step("quiet"),), 0.5, Mask("brush", strokes=strokes, inverted=True), True)
    assert from_plain(Edit, json.loads(json.dumps(to_plain(edit)))) == edit


def test_an_edit_without_steps_gets_its_first() -> None:
    assert Edit().with_checkpoint("ours") == Edit((Step("ours"),))
