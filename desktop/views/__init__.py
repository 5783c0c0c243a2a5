"""What is painted and arranged in the window."""
