"""Fine-tuning on the user's own photographs."""
