"""``python -m marketgen``: the same as the ``marketgen`` command."""

import sys

from marketgen.cli import main

if __name__ == "__main__":
    sys.exit(main())
