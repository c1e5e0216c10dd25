"""The log: reading its lines, appending to it so that nothing is lost, and checking that nothing was altered."""

from timeline.log.append import Appender, AppendError, LogChangedError, Receipt, open_for_append
from timeline.log.known import Known, Ledger
from timeline.log.lines import Extent, LogLineError, RawLine, decoded, extent, numbered, partitions, raw_lines
from timeline.log.verify import Finding, Report, heads, verify

__all__ = [
    "AppendError",
    "Appender",
    "Extent",
    "Finding",
    "Known",
    "Ledger",
    "LogChangedError",
    "LogLineError",
    "RawLine",
    "Receipt",
    "Report",
    "decoded",
    "extent",
    "heads",
    "numbered",
    "open_for_append",
    "partitions",
    "raw_lines",
    "verify",
]
