"""The desktop around the window: preferences, clipboard, files handed out."""
