"""Models: the list, and those of the user."""
