"""How does gunicorn serve Nizam? Read from this folder by every `gunicorn wsgi:app`."""

import os

host, port = os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8000")

bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
preload_app = True  # a start that is refused is refused once, with its sentence
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 8
timeout = 120  # the largest act imports and exports within it
graceful_timeout = 10
loglevel = "warning"
accesslog = os.environ.get("ACCESS_LOG")  # "-" for standard output


def when_ready(_server: object) -> None:
    """Say where Nizam is, once the port listens."""
    print(f"Nizam is at http://{bind}  (Ctrl-C stops it)", flush=True)  # noqa: T201
