"""Who does much work of one kind: the processes of this machine, or the workers of a cluster."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor
from contextlib import contextmanager

from marketgen.cli.output import Stop
from marketgen.i18n import _


def cluster_option(parser: ArgumentParser) -> None:
    """Where the workers are, for those who have some elsewhere."""
    parser.add_argument(
        "--cluster", default="", metavar="ADDRESS", help=_("let the workers of a dask scheduler do it, tcp://HOST:PORT")
    )


@contextmanager
def workers(address: str) -> Iterator[tuple[Executor | None, int]]:
    """The executor of the cluster at an address and how many workers it has; without an address none, and 0: processes
    of our own. Stop, with what would help, for what goes wrong with workers while they work."""
    from marketgen.play.workers import NoCluster, cluster, own_version

    try:
        if not address:
            yield None, 0
            return
        with cluster(address) as found:
            yield found
    except NoCluster as no:
        if no.reason == "missing":
            raise Stop(_("--cluster needs dask, which is not installed: pip install 'marketgen[cluster]'")) from no
        if no.reason == "other":
            told = _("A worker of the cluster has marketgen {found}; here is {ours}. Install this version there.")
            raise Stop(told.format(found=no.why, ours=own_version())) from no
        told = _("No dask scheduler answers at {address}: {why}. Start one with: dask scheduler")
        raise Stop(told.format(address=address, why=no.why)) from no
    except BrokenExecutor as fault:
        raise Stop(_("A worker process was ended from outside. Try fewer --jobs.")) from fault
    except ModuleNotFoundError as fault:
        if not address:
            raise
        told = _("A worker of the cluster lacks {name}. Install marketgen there, the version of this machine.")
        raise Stop(told.format(name=fault.name or fault)) from fault
