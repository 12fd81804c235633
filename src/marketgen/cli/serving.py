"""The verb ``class serve``: a lesson in the browsers of a class."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path

from marketgen.cli.output import FINE, Stop, complain, say
from marketgen.i18n import _


def serve(asked: Namespace) -> int:
    """Serve a lesson until Ctrl-C. Stop if the extra is not installed, or the port or the folder cannot be used."""
    from marketgen.play.attending import world_of
    from marketgen.play.lesson import SUFFIX, read_lesson
    from marketgen.saves.folders import HOME, made

    path = Path(asked.lesson).absolute()
    lesson = read_lesson(path)
    try:
        from marketgen.classroom import serving as server
    except ModuleNotFoundError as missing:
        told = _("Browsers need the extra “web”: install marketgen[web]. What is missing is {name}.")
        raise Stop(told.format(name=missing.name)) from missing
    folder = (
        Path(asked.folder).absolute() if asked.folder else path.with_name(path.name.removesuffix(SUFFIX) + "-class")
    )
    home = made(folder / server.RUNS, private=True)  # answers and the hashes of PINs lie there
    os.environ[HOME] = str(home)  # what this process makes ready, such as the world of the lesson, the games find there
    world = world_of(lesson, path)
    place = (asked.host, asked.port, asked.seats)
    what = server.Serving(lesson, path, world.days, folder, *place, server.new_token())
    made(what.results, private=True)
    try:
        server.run(what, lambda: _say_where(what.host, what.port, what.token, what.results, what.loopback))
    except (OSError, OverflowError) as fault:
        why = getattr(fault, "strerror", None) or str(fault)
        told = _("{host}, port {port} cannot be served: {why}. Choose another with --host or --port.")
        raise Stop(told.format(host=asked.host, port=asked.port, why=why)) from fault
    except KeyboardInterrupt:
        pass
    say(_("Stopped. The runs are in {folder}; serve the lesson again to go on.").format(folder=folder))
    return FINE


def _say_where(host: str, port: int, token: str, results: Path, loopback: bool) -> None:
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{port}"
    if not loopback:
        complain(
            _("Anyone in this network can reach the lesson now, and what is typed crosses it unencrypted. Use it in a "
              "network you trust, and stop it after the lesson.")
        )  # fmt: skip
    if host in ("0.0.0.0", "::"):
        address = _("http://ADDRESS-OF-THIS-MACHINE:{port}").format(port=port)
    say(
        _("Students: {address}/").format(address=address),
        _("Teacher, for nobody else's eyes: {address}/teacher/{token}").format(address=address, token=token),
        _("Results gather in {path}").format(path=results),
        _("Ctrl-C ends it."),
    )
