"""One thing held against another: places, years, limits, what a question supposes."""
