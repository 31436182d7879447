"""Controls of what is done to a photograph."""
