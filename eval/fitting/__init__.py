"""Learning the weights, adapters and projections the assistant answers with."""
