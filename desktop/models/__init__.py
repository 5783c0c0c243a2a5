"""Qt models: each maps one core object to roles and nothing else."""
