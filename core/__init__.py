"""All that the program knows about statements. No Qt, no globals; prints nothing but in `command_line`."""

__version__ = "0.1.0"
