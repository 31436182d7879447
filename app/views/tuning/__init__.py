"""The fine-tuning page."""
