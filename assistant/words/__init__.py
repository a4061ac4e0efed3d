"""The words of questions and reports: word lists, likeness of meaning, mistyped words."""
