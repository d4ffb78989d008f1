"""Serve the sample outlet until interrupted: `python -m crawler.sample [PORT]`."""

import sys
from threading import Event

from crawler.sample.server import SampleServer


def main() -> None:
    """Print the address and serve."""
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    with SampleServer(port=port) as server:
        sys.stdout.write(f"{server.address}\n")
        sys.stdout.flush()
        try:
            Event().wait()
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
