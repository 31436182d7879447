"""What is done to a photograph: steps, history, presets, recipes, and what Auto suggests."""
