"""Statements become rows of clauses that belong together."""
