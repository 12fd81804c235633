"""How far apart two colours are, for eyes that see fewer of them: what the tests of the themes reckon with.

The matrices are those of Machado, Oliveira and Fernandes, "A physiologically-based model for simulation of color
vision deficiency" (IEEE Transactions on Visualization and Computer Graphics 15, 2009), at full strength and for linear
light. The distance is CIE76: straight through L*a*b* under D65. About 2 is the least that is seen, 10 is plain.
"""

from __future__ import annotations

from textual.color import Color

Three = tuple[float, float, float]

EYES: dict[str, tuple[Three, Three, Three]] = {
    "every colour": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""What becomes of linear red, green and blue, by kind of eye."""

_XYZ = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
_WHITE = (0.95047, 1.0, 1.08883)


def distance(first: str, second: str, eyes: str = "every colour") -> float:
    """The CIE76 distance of two colours as these eyes see them."""
    pairs = zip(_lab(_seen(first, eyes)), _lab(_seen(second, eyes)), strict=True)
    return float(sum((one - other) ** 2 for one, other in pairs)) ** 0.5


def _seen(colour: str, eyes: str) -> Three:
    """Linear light as these eyes take it in."""
    red, green, blue = (_linear(part / 255) for part in Color.parse(colour).rgb)
    parts = [min(1.0, max(0.0, r * red + g * green + b * blue)) for r, g, b in EYES[eyes]]
    return parts[0], parts[1], parts[2]


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _lab(light: Three) -> Three:
    x, y, z = (
        _root(sum(share * part for share, part in zip(row, light, strict=True)) / white)
        for row, white in zip(_XYZ, _WHITE, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(part: float) -> float:
    return float(part ** (1 / 3)) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116
