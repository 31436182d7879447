"""The panel and the sheets that show gates."""
