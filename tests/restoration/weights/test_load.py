"""Files that people really have, and files that somebody made to do harm: the first load, the second say why not."""

from __future__ import annotations

import argparse
import io
import json
import os
import pickle
import re
import subprocess
import tarfile
import zipfile
from collections import OrderedDict, defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.torch import save as safetensors_bytes
from torch import Tensor

import app
import restoration
from restoration.errors import UnreadableWeights
from restoration.weights import read_metadata, read_state

FORMATS = pytest.mark.parametrize("zipped", [True, False], ids=["zip", "legacy"])


def torch_bytes(content: object, zipped: bool = True, **options: Any) -> bytes:
    buffer = io.BytesIO()
    torch.save(content, buffer, _use_new_zipfile_serialization=zipped, **options)
    return buffer.getvalue()


def refusal(tmp_path: Path, data: bytes, name: str = "weights.pth") -> str:
    """The summary, after looking that it is one plain sentence that names the file, and that there is a hint."""
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableWeights) as caught:
        read_state(path)
    summary, hint = caught.value.summary, caught.value.hint
    assert name in summary
    assert summary.endswith(".")
    assert "\n" not in summary
    assert len(summary) < 200
    assert hint
    assert "weights_only" not in summary + hint
    assert "Error" not in summary + hint
    return summary


def read(tmp_path: Path, data: bytes) -> dict[str, Tensor]:
    path = tmp_path / "weights.pth"
    path.write_bytes(data)
    return read_state(path)


def assert_same(found: dict[str, Tensor], state: dict[str, Tensor]) -> None:
    assert list(found) == list(state)
    assert all(torch.equal(found[name], state[name]) for name in state)


# What people have


@FORMATS
def test_a_plain_state_dict_is_read(tmp_path: Path, state: dict[str, Tensor], zipped: bool) -> None:
    assert_same(read(tmp_path, torch_bytes(OrderedDict(state), zipped)), state)


@pytest.mark.parametrize("container", ["state_dict", "model", "params", "params_ema", "enhance"])
def test_a_state_dict_in_a_known_container_is_read(tmp_path: Path, state: dict[str, Tensor], container: str) -> None:
    assert_same(read(tmp_path, torch_bytes({"epoch": 3, container: state, "lr": 1e-4})), state)


def test_the_averaged_weights_are_preferred(tmp_path: Path, state: dict[str, Tensor]) -> None:
    raw = {name: tensor + 1 for name, tensor in state.items()}
    assert_same(read(tmp_path, torch_bytes({"params": raw, "params_ema": state})), state)


def test_containers_may_be_in_one_another(tmp_path: Path, state: dict[str, Tensor]) -> None:
    raw = {name: tensor + 1 for name, tensor in state.items()}
    assert_same(read(tmp_path, torch_bytes({"state_dict": {"model": state, "optimizer": {}}})), state)
    assert_same(read(tmp_path, torch_bytes({"model": {"state_dict": {"params": raw, "params_ema": state}}})), state)


def test_a_container_that_holds_itself_is_not_walked_for_ever(tmp_path: Path) -> None:
    endless: dict[str, Any] = {}
    endless["model"] = endless
    assert "no named weights" in refusal(tmp_path, torch_bytes(endless))


@FORMATS
@pytest.mark.parametrize("protocol", [2, 3, 4, 5])
def test_every_protocol_of_torch_save_is_read(
    tmp_path: Path, state: dict[str, Tensor], zipped: bool, protocol: int
) -> None:
    beside = {"epoch": 3, "args": argparse.Namespace(lr=1e-4), "best": np.float64(31.2), "note": b"bytes"}
    content = {**beside, "model": OrderedDict(state)}
    assert_same(read(tmp_path, torch_bytes(content, zipped, pickle_protocol=protocol)), state)


@pytest.mark.parametrize("protocol", [2, 3, 4, 5])
def test_tensors_that_were_pickled_without_torch_are_read(
    tmp_path: Path, state: dict[str, Tensor], protocol: int
) -> None:
    shared = {"again": state["pre.0.weight"], "part": state["pre.0.weight"][2:5]}
    data = pickle.dumps({"scores": [np.float32(3)], "state_dict": {**state, **shared}}, protocol)
    assert_same(read(tmp_path, data), {**state, **shared})


def ffa_file(state: dict[str, Tensor], zipped: bool) -> bytes:
    """As FFA-Net's authors publish it: scores as NumPy scalars, and every name with the prefix of DataParallel."""
    scores = [np.float64(31.2), np.float32(33.5)]
    return torch_bytes(
        {
            "step": 500_000,
            "max_psnr": scores[1],
            "max_ssim": scores[0],
            "ssims": scores,
            "psnrs": scores,
            "losses": [0.03, 0.02],
            "model": OrderedDict((f"module.{name}", tensor) for name, tensor in state.items()),
        },
        zipped,
    )


@FORMATS
@pytest.mark.parametrize("numpy_major", [1, 2])
def test_the_published_ffa_file_is_read(
    tmp_path: Path, state: dict[str, Tensor], zipped: bool, numpy_major: int
) -> None:
    data = ffa_file(state, zipped)
    assert b"numpy._core.multiarray\nscalar" in data
    if numpy_major == 1:
        data = rewritten(data, zipped, b"numpy._core.multiarray\n", b"numpy.core.multiarray\n")
    assert_same(read(tmp_path, data), {f"module.{name}": tensor for name, tensor in state.items()})


def rewritten(data: bytes, zipped: bool, old: bytes, new: bytes) -> bytes:
    return rezipped(data, lambda _name, record: record.replace(old, new)) if zipped else data.replace(old, new)


def rezipped(data: bytes, change: Callable[[str, bytes], bytes | None], compression: int = zipfile.ZIP_STORED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", compression) as new:
        for name in old.namelist():
            record = change(name, old.read(name))
            if record is not None:
                new.writestr(name, record)
    return buffer.getvalue()


@FORMATS
def test_harmless_things_beside_the_weights_are_passed_over(
    tmp_path: Path, state: dict[str, Tensor], zipped: bool
) -> None:
    beside = {"args": argparse.Namespace(lr=1e-4, out=Path("/data")), "curve": np.arange(5), "logs": defaultdict(list)}
    assert_same(read(tmp_path, torch_bytes({**beside, "state_dict": state}, zipped)), state)


@pytest.mark.parametrize("kind", [torch.float16, torch.bfloat16, torch.float64])
def test_other_precisions_are_read_as_they_are(tmp_path: Path, state: dict[str, Tensor], kind: torch.dtype) -> None:
    other = {name: tensor.to(kind) for name, tensor in state.items()}
    assert_same(read(tmp_path, torch_bytes(other)), other)


def test_kind_is_decided_by_content_and_not_by_name(tmp_path: Path, state: dict[str, Tensor]) -> None:
    found = read(tmp_path, safetensors_bytes(state))
    assert {name: tensor.tolist() for name, tensor in found.items()} == {
        name: tensor.tolist() for name, tensor in state.items()
    }


def test_parameters_come_without_gradient_and_contiguous(tmp_path: Path) -> None:
    found = read(tmp_path, torch_bytes({"w": torch.nn.Parameter(torch.rand(3, 4).T)}))
    assert not found["w"].requires_grad
    assert found["w"].is_contiguous()


def test_one_tensor_under_two_names_is_read(tmp_path: Path) -> None:
    slope = torch.rand(4)
    assert set(read(tmp_path, torch_bytes({"a": slope, "b": slope}))) == {"a", "b"}


def test_a_compressed_archive_is_read(tmp_path: Path, state: dict[str, Tensor]) -> None:
    data = rezipped(torch_bytes(state), lambda _name, record: record, zipfile.ZIP_DEFLATED)
    assert_same(read(tmp_path, data), state)


def test_metadata_of_safetensors_is_read(tmp_path: Path, state: dict[str, Tensor]) -> None:
    path = tmp_path / "ours.safetensors"
    path.write_bytes(safetensors_bytes(state, {"family": "ffa", "task": "dehaze"}))
    assert read_metadata(path) == {"family": "ffa", "task": "dehaze"}


@pytest.mark.parametrize("header", [b"{}", b"{", b'{"__metadata__": 3}', b'{"__metadata__": {"a": 1}}'])
def test_other_files_have_no_metadata(tmp_path: Path, header: bytes) -> None:
    path = tmp_path / "ours.safetensors"
    path.write_bytes(len(header).to_bytes(8, "little") + header)
    assert read_metadata(path) == {}


# What would run a program


class Touch:
    """Makes the file `marker` when it is unpickled carelessly."""

    def __init__(self, how: str, marker: Path) -> None:
        self.how, self.marker = how, str(marker)

    def __reduce__(self) -> tuple[Any, tuple[Any, ...]]:
        code = f"open({self.marker!r}, 'w').close()"
        return {
            "system": (os.system, (f"touch '{self.marker}'",)),
            "exec": (exec, (code,)),
            "eval": (eval, (code,)),
            "open": (open, (self.marker, "w")),
            "call": (subprocess.call, (["touch", self.marker],)),
        }[self.how]


class Numbers:
    """Asks for `data` to be read as the numbers of a tensor."""

    def __init__(self, data: bytes) -> None:
        self.data = data

    def __reduce__(self) -> tuple[Any, tuple[Any, ...]]:
        return torch.storage._load_from_bytes, (self.data,)


HOWS = pytest.mark.parametrize("how", ["system", "exec", "eval", "open", "call"])


@HOWS
@pytest.mark.parametrize("protocol", [2, 4])
@pytest.mark.parametrize("wrap", ["zip", "legacy", "raw", "before a good file", "in numbers"])
def test_a_program_in_a_file_is_never_executed(
    tmp_path: Path, state: dict[str, Tensor], how: str, wrap: str, protocol: int
) -> None:
    marker = tmp_path / "executed"
    evil = Touch(how, marker)
    data = {
        "zip": lambda: torch_bytes({"state_dict": state, "x": evil}, pickle_protocol=protocol),
        "legacy": lambda: torch_bytes({"state_dict": state, "x": evil}, zipped=False, pickle_protocol=protocol),
        "raw": lambda: pickle.dumps({"state_dict": 1, "x": evil}, protocol),
        "before a good file": lambda: pickle.dumps(evil, protocol) + torch_bytes(state, zipped=False),
        "in numbers": lambda: pickle.dumps({"x": Numbers(torch_bytes(evil, zipped=False))}, protocol),
    }[wrap]()
    assert "could run a program" in refusal(tmp_path, data)
    assert not marker.exists()


@HOWS
def test_a_program_in_the_place_of_numbers_is_not_even_read(tmp_path: Path, how: str) -> None:
    evil = pickle.dumps(Touch(how, tmp_path / "executed"))
    assert "damaged" in refusal(tmp_path, pickle.dumps({"w": Numbers(evil)}))
    assert "damaged" in refusal(tmp_path, torch_bytes({"w": Numbers(torch_bytes([1], zipped=False))}))
    assert not (tmp_path / "executed").exists()


def test_a_name_cannot_smuggle_instructions_in(tmp_path: Path) -> None:
    for module, name in (("os\nsystem\ncos", "system"), ("os", "system\n."), ("", "x"), ("os", "sys tem")):
        texts = b"".join(b"\x8c" + bytes([len(text)]) + text.encode() for text in (module, name))
        assert "unusual way" in refusal(tmp_path, b"\x80\x04" + texts + b"\x93.")


def test_a_text_that_is_said_again_and_again_does_not_fill_the_memory(tmp_path: Path) -> None:
    long = b"X" + (2**20).to_bytes(4, "little") + b"a" * 2**20
    assert "far beyond its size" in refusal(tmp_path, b"\x80\x04]" + long + b"\x94" + b"h\0a" * 100_000 + b".")
    assert "lists more" in refusal(tmp_path, b"\x80\x04" + b"]" * 1_100_000 + b".")


def test_the_oldest_format_of_pytorch_is_named(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("pickle"), io.BytesIO())
    assert "2016" in refusal(tmp_path, buffer.getvalue())


def test_the_marker_would_show_an_execution(tmp_path: Path) -> None:
    evil = Touch("exec", tmp_path / "executed")
    function, arguments = evil.__reduce__()
    function(*arguments)
    assert evil.marker
    assert (tmp_path / "executed").exists()


@pytest.mark.parametrize(
    "data",
    [
        b"(S'open(%r,\"w\").close()'\nibuiltins\nexec\n.",
        b"\x80\x04\x8c\x08builtins\x8c\x04exec\x93\x8c\x14open('MARKER','w').x\x85R.",
        b"cos\nsystem\n(S'touch MARKER'\ntR.",
    ],
    ids=["inst", "stack global", "protocol 0"],
)
def test_other_pickle_instructions_are_refused(tmp_path: Path, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    refusal(tmp_path, data)
    assert [path.name for path in tmp_path.iterdir()] == ["weights.pth"]


@pytest.mark.parametrize("name", ["scalar", "_reconstruct"])
def test_what_is_allowed_beside_weights_is_not_numpy_itself(tmp_path: Path, name: str) -> None:
    """An object of NumPy with the data type `object` would hold, and unpickle, anything."""
    index = b"\x80\x02}X\x01\0\0\0wcnumpy._core.multiarray\n%s\nX\x01\0\0\0xX\x01\0\0\0y\x86Rs." % name.encode()
    data = rezipped(torch_bytes({}), lambda record, old: index if record.endswith("data.pkl") else old)
    assert "no named weights" in refusal(tmp_path, data)


def test_a_whole_pickled_network_is_refused_by_name(tmp_path: Path) -> None:
    assert "torch.nn.modules.conv.Conv2d" in refusal(tmp_path, torch_bytes(torch.nn.Conv2d(3, 3, 1)))


def test_a_torchscript_program_is_refused(tmp_path: Path, state: dict[str, Tensor]) -> None:
    data = io.BytesIO(torch_bytes(state))
    with zipfile.ZipFile(data, "a") as archive:
        root = archive.namelist()[0].split("/")[0]
        archive.writestr(f"{root}/code/__torch__.py", "print('hello')")
    assert "TorchScript" in refusal(tmp_path, data.getvalue())


def test_nothing_in_the_packages_can_load_unsafely() -> None:
    forbidden = re.compile(
        r"weights_only\s*=\s*False|pickle\.loads?\(|mmap\s*=\s*True|torch\.jit\.load|allow_pickle\s*=\s*True"
    )
    for package in (app, restoration):
        for path in Path(package.__path__[0]).rglob("*.py"):
            assert not forbidden.search(path.read_text("utf-8")), path


# What is damaged, or no weights at all


@FORMATS
@pytest.mark.parametrize("part", [0.02, 0.3, 0.7, 0.99])
def test_an_interrupted_download_is_damaged(
    tmp_path: Path, state: dict[str, Tensor], zipped: bool, part: float
) -> None:
    data = torch_bytes(state, zipped)
    assert "damaged or incomplete" in refusal(tmp_path, data[: int(len(data) * part)])


@pytest.mark.parametrize("part", [0.02, 0.5, 0.99])
def test_an_interrupted_safetensors_download_is_damaged(tmp_path: Path, state: dict[str, Tensor], part: float) -> None:
    data = safetensors_bytes(state)
    assert "damaged or incomplete" in refusal(tmp_path, data[: int(len(data) * part)])


def test_a_flipped_bit_in_an_archive_is_found(tmp_path: Path, state: dict[str, Tensor]) -> None:
    data = bytearray(torch_bytes(state))
    data[data.find(b"data/0") + 120] ^= 0x40
    assert "checksum" in refusal(tmp_path, bytes(data))


def test_a_bomb_is_refused_before_it_unfolds(tmp_path: Path, state: dict[str, Tensor]) -> None:
    data = rezipped(
        torch_bytes(state),
        lambda name, record: b"\0" * 2**26 if name.endswith("data/0") else record,
        zipfile.ZIP_DEFLATED,
    )
    assert len(data) < 2**20
    assert "far beyond its size" in refusal(tmp_path, data)


@pytest.mark.parametrize("record", ["data/0", "data/1"])
def test_a_missing_or_short_record_is_damage(tmp_path: Path, state: dict[str, Tensor], record: str) -> None:
    shorter = None if record == "data/0" else b"\0" * 8
    data = rezipped(torch_bytes(state), lambda name, old: shorter if name.endswith(record) else old)
    assert "damaged" in refusal(tmp_path, data)


def picture() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (16, 16)).save(buffer, "JPEG")
    return buffer.getvalue()


def plain_zip() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("readme.txt", "hello")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b"\n<!DOCTYPE html><html>Virus scan warning</html>", "web page"),
        (b"\xef\xbb\xbf<html>", "web page"),
        (picture(), "picture"),
        (b"Dear reader, these are not weights.\n", "text"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n", "Git LFS"),
        (plain_zip(), "zip file"),
        (bytes(range(1, 200)), "neither"),
        (b"\xff" * 8 + b"{}", "neither"),
        ((50).to_bytes(8, "little") + b"{" + b" " * 60, "damaged"),
        ((2**23).to_bytes(8, "little") + b"{" + b" " * 2**23, "lists more"),
    ],
    ids=["empty", "html", "html-bom", "jpeg", "text", "lfs", "zip", "noise", "giant-header", "no-json", "long-header"],
)
def test_what_is_no_checkpoint_is_named(tmp_path: Path, data: bytes, why: str) -> None:
    assert why in refusal(tmp_path, data)


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableWeights, match="not a file"):
        read_state(tmp_path)
    with pytest.raises(UnreadableWeights, match="No such file"):
        read_state(tmp_path / "absent.pth")


def test_a_name_with_control_characters_is_shown_without_them(tmp_path: Path) -> None:
    path = tmp_path / "a\nb\x1b.pth"
    path.write_bytes(b"")
    with pytest.raises(UnreadableWeights, match=r"“a�b�\.pth” was not opened"):
        read_state(path)


# What is no sound weight


def with_tensor(state: dict[str, Tensor], tensor: Tensor) -> bytes:
    return torch_bytes({**state, "body.weight": tensor})


def sparse_with_lying_indices() -> Tensor:
    with torch.sparse.check_sparse_tensor_invariants(False):
        rows, columns = torch.tensor([0, 1 << 20]), torch.tensor([0])
        return torch.sparse_csr_tensor(rows, columns, torch.ones(1), (1, 4), check_invariants=False)


@pytest.mark.filterwarnings("ignore")  # torch calls sparse and quantised tensors a beta, or deprecated
@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda: torch.tensor([1.0, float("nan")]), "invalid numbers"),
        (lambda: torch.tensor([1.0, -float("inf")]), "invalid numbers"),
        (lambda: torch.ones(1).expand(200_000, 200_000), "more numbers than the file holds"),
        (lambda: torch.eye(4).to_sparse(), "not an ordinary tensor"),
        (sparse_with_lying_indices, "not an ordinary tensor"),
        (lambda: torch.quantize_per_tensor(torch.ones(4), 0.1, 0, torch.qint8), "not an ordinary tensor"),
        (lambda: torch.empty(2**40, device="meta"), "not an ordinary tensor"),
        (lambda: torch.ones(4, dtype=torch.complex64), "complex64"),
        (lambda: torch.ones(4).to(torch.float8_e4m3fn), "float8"),
        (lambda: torch.ones(2**40, 0), "without numbers"),
    ],
    ids=["nan", "inf", "stride 0", "sparse", "csr", "quantised", "meta", "complex", "float8", "zero-size"],
)
def test_a_tensor_that_is_no_weight_is_named(
    tmp_path: Path, state: dict[str, Tensor], make: Callable[[], Tensor], why: str
) -> None:
    summary = refusal(tmp_path, with_tensor(state, make()))
    assert why in summary
    assert "body.weight" in summary


def test_many_names_for_one_large_tensor_are_refused(tmp_path: Path) -> None:
    large = torch.ones(2**18)
    assert "can hold" in refusal(tmp_path, torch_bytes({f"t{number}": large for number in range(100)}))


@FORMATS
def test_all_zero_weights_are_refused(tmp_path: Path, state: dict[str, Tensor], zipped: bool) -> None:
    data = torch_bytes({name: torch.zeros_like(tensor) for name, tensor in state.items()}, zipped)
    assert "zero" in refusal(tmp_path, data)


@pytest.mark.parametrize("content", [{}, [torch.ones(2)], {1: torch.ones(2)}, torch.ones(2), {"epoch": 3}])
def test_weights_without_names_are_refused(tmp_path: Path, content: object) -> None:
    assert "no named weights" in refusal(tmp_path, torch_bytes(content))


def test_too_many_tensors_are_refused(tmp_path: Path) -> None:
    one = torch.ones(1)
    assert "more than any network" in refusal(tmp_path, torch_bytes({f"t{number}": one for number in range(20_001)}))


def test_an_endless_container_is_not_walked(tmp_path: Path, state: dict[str, Tensor]) -> None:
    endless: list[Any] = []
    for _ in range(30):
        endless = [endless] * 10
    assert_same(read(tmp_path, torch_bytes({"state_dict": state, "meta": endless})), state)


def test_safetensors_that_lie_about_their_size_are_damaged(tmp_path: Path) -> None:
    for shape, offsets in (([5], [0, 16]), ([2**62, 4], [0, 16]), ([4], [16, 32]), ([4], [16, 0]), ([4], [0, 999])):
        header = json.dumps({"w": {"dtype": "F32", "shape": shape, "data_offsets": offsets}}).encode()
        assert "damaged" in refusal(tmp_path, len(header).to_bytes(8, "little") + header + b"\0" * 16)
