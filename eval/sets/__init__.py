"""Question sets: the formats they come in, and where their evidence stands."""
