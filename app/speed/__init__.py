"""How long the models take on this computer."""
