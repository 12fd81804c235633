"""Two words at random that are easy to say aloud: seeds, and the codes of students."""

from __future__ import annotations

import secrets

_FIRST = ("amber", "birch", "cedar", "clay", "copper", "dawn", "ember", "fern", "flint", "frost", "harbour", "heron",
          "iron", "larch", "linen", "maple", "millet", "oat", "pine", "plum", "quartz", "reed", "ridge", "river",
          "salt", "slate", "spruce", "stone", "tin", "walnut", "willow", "wool")  # fmt: skip
_SECOND = ("bell", "boat", "bowl", "bridge", "broom", "button", "crane", "cup", "door", "field", "gate", "hill", "jar",
           "kettle", "lamp", "ladder", "lane", "mat", "mill", "needle", "path", "roof", "scale", "shelf", "spoon",
           "stair", "step", "stove", "string", "thread", "wall", "well")  # fmt: skip


def new_seed() -> str:
    """A seed word at random, easy to say aloud: ``plum-lamp``."""
    return f"{secrets.choice(_FIRST)}-{secrets.choice(_SECOND)}"
