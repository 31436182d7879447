"""What all tests share: an offscreen Qt, English, and small camera RAW files."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_SCALE_FACTOR"] = "1"
os.environ.update(LC_ALL="C.UTF-8", LANGUAGE="")  # texts are compared in English, whoever runs the tests


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-screens", action="store_true", help="store what the window looks like now as right")


@pytest.fixture(autouse=True)
def same_environment() -> Iterator[None]:
    """What the entry point tells torch ends with the test: programs that later tests start would inherit it."""
    before = {name: os.environ.get(name) for name in ("OMP_WAIT_POLICY", "THP_MEM_ALLOC_ENABLE")}
    yield
    for name, value in before.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


@pytest.fixture(scope="session")
def dng() -> ModuleType:
    """benchmarks/dng.py, which is in no package."""
    path = Path(__file__).parents[1] / "benchmarks" / "dng.py"
    spec = importlib.util.spec_from_file_location("dng", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def write_raw(dng: ModuleType, tmp_path: Path) -> Callable[..., Path]:
    """write_raw(uint16 (h, w), name, ...) -> a DNG file, as dng.write_dng has it."""

    def write(samples: np.ndarray, name: str = "a.ARW", **how: Any) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        dng.write_dng(path, samples, **how)
        return path

    return write
