"""Plain mode: the whole game as an append-only transcript, for screen readers, slow lines and scripts.

Lines of text and nothing else: no box, no colour, no repaint, nothing that relies on where something stands. The same
commands and the same views as the screens; nothing here computes a price, a sum or a legality.
"""
