"""Pickles of protocols 3 to 5 -> the same in the instructions of protocol 2, all that torch's careful reader knows.

Only respelt: nothing is called, looked up or built here, so a program in a pickle stays one, and is refused later.
"""

from __future__ import annotations

import pickle
import pickletools
import re
import struct
from io import BytesIO

from restoration.weights.refused import ASK_FOR_WEIGHTS, Refused

MOST_INSTRUCTIONS = 1_000_000
GROWTH = 8  # times the size of the original: short texts that are said again in full
NAME = re.compile(r"[\w.]+")
TEXTS = frozenset(["SHORT_BINUNICODE", "BINUNICODE", "BINUNICODE8"])
BYTES = frozenset(["SHORT_BINBYTES", "BINBYTES", "BINBYTES8"])
PUTS = frozenset(["BINPUT", "LONG_BINPUT"])
GETS = frozenset(["BINGET", "LONG_BINGET"])


def protocol_of(data: bytes) -> int:
    """Of the pickle that `data` starts with; 0 when it does not say."""
    return data[1] if data[:1] == pickle.PROTO and len(data) > 1 else 0


def translated(data: bytes) -> tuple[bytes, int]:
    """The first pickle in `data`, in protocol 2, and where in `data` it ended. Raises Refused, or ValueError when it is
    damaged."""
    speech = _Speech(GROWTH * len(data) + 2**20)
    stream = BytesIO(data)
    start = 0
    for number, (code, argument, _) in enumerate(pickletools.genops(stream)):
        if number > MOST_INSTRUCTIONS:
            raise Refused("it lists more than any network has", ASK_FOR_WEIGHTS)
        end = stream.tell()
        speech.say(code.name, argument, data[start:end])
        start = end
    return b"".join(speech.said), start


class _Speech:
    """What was said so far. Texts are remembered here and said again in full: protocol 2 cannot name a global by texts
    that lie on the stack, and texts that were already said cannot be taken back from there."""

    def __init__(self, most: int) -> None:
        self.said: list[bytes] = []
        self._left = most
        self._texts: dict[int, str] = {}
        self._last: list[str | None] = [None]  # what each of `said` is, if it is a text
        self._kept = 0

    def say(self, name: str, argument: object, original: bytes) -> None:
        if name == "PROTO":
            self._add(pickle.PROTO + b"\x02")
        elif name in TEXTS and isinstance(argument, str):
            self._add_text(argument)
        elif name in BYTES and isinstance(argument, bytes):
            self._add_bytes(argument)
        elif name == "MEMOIZE":
            self._keep(self._kept)
        elif name in PUTS and isinstance(argument, int):
            self._keep(argument)
        elif name in GETS and isinstance(argument, int):
            self._get(argument)
        elif name == "STACK_GLOBAL":
            self._add_global()
        elif name != "FRAME":
            self._add(original)

    def _add(self, part: bytes, text: str | None = None) -> None:
        self._left -= len(part)
        if self._left < 0:
            raise Refused("it would grow far beyond its size when read", ASK_FOR_WEIGHTS)
        self.said.append(part)
        self._last.append(text)

    def _add_text(self, text: str) -> None:
        encoded = text.encode("utf-8", "surrogatepass")
        self._add(pickle.BINUNICODE + struct.pack("<I", len(encoded)) + encoded, text)

    def _add_bytes(self, value: bytes) -> None:
        """As protocol 2 has them: a text whose letters are the bytes."""
        self._add(pickle.GLOBAL + b"_codecs\nencode\n")
        self._add_text(value.decode("latin-1"))
        self._add_text("latin-1")
        self._add(pickle.TUPLE2 + pickle.REDUCE)

    def _keep(self, number: int) -> None:
        self._kept += 1
        text = self._last[-1]
        if text is None:
            self._texts.pop(number, None)
            self._add(pickle.LONG_BINPUT + struct.pack("<I", number))
        else:
            self._texts[number] = text

    def _get(self, number: int) -> None:
        if number in self._texts:
            self._add_text(self._texts[number])
        else:
            self._add(pickle.LONG_BINGET + struct.pack("<I", number))

    def _add_global(self) -> None:
        module, name = self._last[-2:] if len(self._last) > 2 else (None, None)
        if not (module and name and NAME.fullmatch(module) and NAME.fullmatch(name)):
            raise Refused("it names what it needs in an unusual way, and could run a program", ASK_FOR_WEIGHTS)
        del self.said[-2:], self._last[-2:]
        self._add(pickle.GLOBAL + f"{module}\n{name}\n".encode())
