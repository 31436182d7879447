"""Before and after: differences, references, several models on one crop."""
