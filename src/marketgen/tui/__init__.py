"""The game on the screen: the only part that imports Textual.

``app`` holds the window and, through ``playing``, the run. ``screens`` and ``dialogs`` lay out views from
``play.look``; ``widgets`` draw lines of text, made by ``lines`` and ``formats``. Keys come from ``play.actions``,
colours from ``palette``, shapes from ``glyphs``; nothing else names one.
"""

import os

os.environ.setdefault("TEXTUAL_FPS", "120")  # how soon Textual draws again after a frame; it asks when it is imported
