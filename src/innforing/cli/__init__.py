"""The command line: `innforing …`."""

from innforing.cli.hoved import app

__all__ = ["app"]
