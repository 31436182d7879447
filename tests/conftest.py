"""What all tests share: an offscreen Qt, a single torch thread, and no way out to the network."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
