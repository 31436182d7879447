"""Why a file was not taken as weights: half a sentence that continues "... was not opened:", and what to do."""

from __future__ import annotations

DOWNLOAD_AGAIN = "Download it again, and compare its size with the one named on the page it comes from."
ASK_FOR_WEIGHTS = "Ask whoever made it for the weights alone, best as a .safetensors file."
NOT_WEIGHTS = "Choose a .safetensors, .pth, .pt or .pk file with the weights of a network."


class Refused(Exception):
    """Inner; `read_state` adds the file's name and makes it an UnreadableWeights."""

    def __init__(self, reason: str, hint: str = DOWNLOAD_AGAIN) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint


def short(name: str, most: int = 80) -> str:
    """The name of a tensor, fit for a message: on one line, without control characters."""
    clean = "".join(letter if letter.isprintable() else "?" for letter in name[: most + 1])
    return clean if len(clean) <= most else f"{clean[: most - 3]}..."
