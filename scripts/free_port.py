"""Is there room for a server at HOST PORT? Exits 1 with a reason where there is not."""

import errno
import socket
import sys

REASONS = {
    errno.EADDRINUSE: "Port {port} on {host} is taken: stop what listens there, or choose "
    "another port: PORT={next} make run",
    errno.EACCES: "Port {port} is kept for the system: choose one above 1023: PORT=8000 make run",
    errno.EADDRNOTAVAIL: "{host} is no address of this machine: HOST=127.0.0.1 make run",
}


def reason(host: str, port: str) -> str | None:
    """Why nothing can listen there; None where something can."""
    if not port.isdecimal() or not 0 < int(port) < 65536:
        return f"PORT is a number from 1 to 65535, not {port!r}."
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, int(port), type=socket.SOCK_STREAM
        )[0]
        with socket.socket(family, kind, protocol) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(address)
    except OSError as error:
        said = REASONS.get(error.errno or 0, "{host} port {port}: {error}")
        return said.format(host=host, port=port, next=int(port) % 65535 + 1, error=error)
    return None


if __name__ == "__main__":
    sys.exit(reason(*sys.argv[1:3]))
