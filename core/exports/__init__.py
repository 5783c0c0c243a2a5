"""A Comparison becomes a file to hand on: one module a format."""
