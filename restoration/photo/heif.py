"""HEIC photographs, of telephones above all: pixels by libheif, which turns them upright."""

from __future__ import annotations

import io

import numpy as np
import pi_heif

from restoration.photo.raster import Raster, check_size, first_of, separated


def read(data: bytes) -> Raster:
    """The main picture; one of 10 or 12 bits fills 16. Raises Refused, and anything for damaged data."""
    opened = pi_heif.open_heif(io.BytesIO(data), convert_hdr_to_8bit=False)
    image = opened[opened.primary_index]
    check_size(*image.size)
    samples, alpha, space = separated(np.array(image))  # a copy: what libheif lends goes with `opened`
    return Raster(
        samples,
        space,
        alpha,
        bits=8 if samples.dtype == np.uint8 else 16,
        icc=image.info.get("icc_profile"),
        exif=image.info.get("exif"),
        orientation=1,
        xmp=image.info.get("xmp"),
        notes=first_of(len(opened)),
    )
