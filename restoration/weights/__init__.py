"""Weights from files: read safely, recognised by proof, loaded into their network."""

from restoration.weights.checkpoint import Loaded, load_checkpoint
from restoration.weights.load import read_metadata, read_state
from restoration.weights.recognise import Recognised, recognise

__all__ = ["Loaded", "Recognised", "load_checkpoint", "read_metadata", "read_state", "recognise"]
