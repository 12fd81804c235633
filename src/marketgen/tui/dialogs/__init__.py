"""Dialogs: a question over the screen that asked it. Esc leaves it, and nothing has happened."""
