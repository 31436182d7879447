"""How long it will take, in words."""
