"""The photograph on the screen."""
