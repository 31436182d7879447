"""Sheet and line of the queue."""
