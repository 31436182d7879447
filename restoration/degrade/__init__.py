"""Spoiling good photographs in known ways, so that networks can learn the way back."""
