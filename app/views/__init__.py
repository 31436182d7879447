"""What the user sees: widgets draw a View, and tell the Session what the user wants."""
