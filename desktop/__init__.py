"""The window: shows, asks, forwards. Decides nothing about text."""
