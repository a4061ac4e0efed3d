"""Questions that ask for what has to be worked out: sums, differences, shares, growth."""
