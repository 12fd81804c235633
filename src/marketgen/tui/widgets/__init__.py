"""Widgets of the game: few classes, each drawn from lines of text."""
