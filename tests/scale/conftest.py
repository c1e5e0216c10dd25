"""The small log of Tyrol and the command line, as in the tests of the faces."""

from tests.faces.conftest import call, log, workspace

__all__ = ["call", "log", "workspace"]
