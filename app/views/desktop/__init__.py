"""What belongs to the desktop: screen, theme, preferences, notification, task bar."""
