"""A file or pasted text becomes a Document: one module a format."""
