"""What is done about it, and how that is said."""

from __future__ import annotations

from restoration.diagnosis import Choice, Diagnosis, Found, choose
from restoration.diagnosis.choice import HINT
from restoration.types import Checkpoint

FFA = Checkpoint("ffa-compact", "ffa", "dehaze", "FFA-Net compact")
DARK = Checkpoint("dark-channel", "classic", "dehaze", "Dark channel prior")
ALEN = Checkpoint("alen", "alen", "lowlight", "ALEN compact")
KNOWN = (ALEN, FFA, DARK)


def diagnosis(wrong: str, confidence: float, *, sure: bool) -> Diagnosis:
    nothing = wrong == "nothing"
    return Diagnosis(wrong, confidence, {wrong: confidence}, wrong if sure and not nothing else "", sure and nothing)


def test_the_first_model_of_what_is_wrong_is_chosen_and_said() -> None:
    choice = choose(diagnosis("dehaze", 0.871, sure=True), KNOWN)
    assert choice == Choice(FFA, "looks hazy (87 %): FFA-Net compact", Found("dehaze", 0.871))


def test_what_is_fine_is_left_alone() -> None:
    assert choose(diagnosis("nothing", 0.95, sure=True), KNOWN) == Choice(
        None, f"looks fine (95 %): {HINT}", Found("nothing", 0.95)
    )


def test_what_no_model_helps_against_is_left_alone() -> None:
    choice = choose(diagnosis("derain", 0.9, sure=True), KNOWN)
    assert choice.checkpoint is None
    assert choice.told == f"looks rainy (90 %), and there is no model for it: {HINT}"


def test_what_is_unclear_is_taken_for_hazy() -> None:
    for wrong in ("nothing", "lowlight"):
        choice = choose(diagnosis(wrong, 0.5, sure=False), KNOWN)
        assert choice.checkpoint is FFA
        assert choice.told == "not clear what is wrong, if anything; taken for hazy: FFA-Net compact"


def test_without_any_model_nothing_is_done() -> None:
    assert choose(diagnosis("nothing", 0.5, sure=False), ()).checkpoint is None
