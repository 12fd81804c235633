"""For whoever teaches with the game: assigning a lesson, reading and marking what was handed in, guides, serving."""
