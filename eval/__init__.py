"""Question sets, metrics and runs: how good the assistant is, measured as a caller would."""
