from __future__ import annotations

import numpy as np
import pytest

from restoration.photo import blend
from restoration.types import Photo, Source


@pytest.mark.parametrize(("strength", "value"), [(0, 0.25), (0.5, 0.5), (1, 0.75), (2, 1.0)])
def test_strength_goes_from_the_original_to_the_restored_and_beyond(strength: float, value: float) -> None:
    original = Photo(np.full((2, 3, 3), 0.25, np.float32), np.full((2, 3), 0.5), Source(bits=16))
    restored = Photo(np.full((2, 3, 3), 0.75, np.float32))
    mixed = blend(original, restored, strength)
    np.testing.assert_allclose(mixed.pixels, value, atol=1e-6)
    assert mixed.source is original.source
    assert mixed.alpha is original.alpha
    assert original.pixels[0, 0, 0] == 0.25
    assert not mixed.pixels.flags.writeable
