"""What is said when a package for some data sets is not installed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from restoration.data.optional import package
from restoration.data.pair import Hdf5
from restoration.data.reading import read_source
from restoration.errors import MissingPackage


def test_a_missing_package_is_named_with_the_way_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "h5py", None)
    with pytest.raises(MissingPackage) as caught:
        read_source(Hdf5(Path("1.h5"), "haze"))
    assert "1.h5" in caught.value.summary
    assert "h5py" in caught.value.summary
    assert 'pip install "unveil[datasets]"' in caught.value.hint


def test_a_package_that_is_there_is_given() -> None:
    assert package("json", Path("a")) is sys.modules["json"]
