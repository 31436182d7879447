"""Where a result is mixed in: masks, brush, colour lock."""
