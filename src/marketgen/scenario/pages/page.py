"""What a page is."""

from __future__ import annotations

from marketgen.engine.frozen import frozen


@frozen
class Page:
    """A page. title: what is wrong, in a few words; why: why it matters and what to do; both are translated when shown.

    bad, good: parts of a scenario file, or of one that extends another (``patches``), or whole files (``whole``); empty
    where a file cannot show it. pack: they are files of a folder pack, each as ``NAME: CONTENT``, further lines of it
    indented. acted: they are files, what stands in a zip or folder indented below it, and then what one types (…
    stands for a whole scenario). A test puts each bad one into a scenario, or acts it, and gets this code.
    """

    title: str
    why: str
    bad: str = ""
    good: str = ""
    patches: bool = False
    whole: bool = False
    pack: bool = False
    acted: bool = False
