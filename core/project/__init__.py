"""What is kept on disk: the comparison's file, the person's corrections, their history."""
