"""`python -m diary`."""

import sys

from diary.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
