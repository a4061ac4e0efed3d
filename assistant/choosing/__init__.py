"""Which figure or sentence fits a question best, and how sure that is."""
