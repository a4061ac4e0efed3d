"""Several figures for one question: lists, the parts of a whole, series."""
