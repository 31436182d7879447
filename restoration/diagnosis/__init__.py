"""What is wrong with a photograph: haze, blur, darkness, noise, rain, drops, or nothing. Numbers in numpy, no torch."""

from restoration.diagnosis.choice import Choice, Found, choose
from restoration.diagnosis.verdict import Diagnosis, diagnose

__all__ = ["Choice", "Diagnosis", "Found", "choose", "diagnose"]
