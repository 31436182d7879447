"""Unveil's engine: restoration of photographs by networks whose attention can be seen. Knows no Qt."""

__version__ = "0.1.0"
