"""Restoration without networks: what ours must beat, and what works where they do not."""
