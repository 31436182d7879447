"""Running a network on a photograph: device, plan, tiles, and a look at its gates."""

from restoration.infer.observe import Record, observe

__all__ = ["Record", "observe"]
