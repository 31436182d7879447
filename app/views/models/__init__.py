"""The models page, and the sheet of one model."""
