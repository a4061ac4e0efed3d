"""Question sets, metrics and runs: how good the assistant is, measured as a caller would."""

# With the room that all others load, so that Ctrl+C is heard while its command loads.
import corpus  # noqa: F401
