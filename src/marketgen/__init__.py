"""marketgen: a game of a market stall, prices and trust, for the terminal.

The version is a literal: asking the installed package for it costs a fifth of a cold start.
"""

__version__ = "0.2.0"
