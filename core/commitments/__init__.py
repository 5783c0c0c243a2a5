"""A clause becomes acts: who commits or asks whom, how firmly, by when, how much."""
