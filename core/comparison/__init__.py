"""Rows and acts become relations, agreement, differences and a summary."""
