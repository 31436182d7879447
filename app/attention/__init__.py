"""Looking at gates: what the user does, what is shown of them."""
