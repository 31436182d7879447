"""Panel and grid of comparisons."""
