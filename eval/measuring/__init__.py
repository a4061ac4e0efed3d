"""Answers judged and counted, with how far each number may be trusted."""
