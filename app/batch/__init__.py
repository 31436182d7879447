"""Many photographs: the selection, the queue, and what is left of it after a crash."""
