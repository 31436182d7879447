"""Training: pairs drawn from clean photographs, the loop, and what is saved so that it can go on."""
