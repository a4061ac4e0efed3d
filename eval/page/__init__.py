"""The HTML pages of runs and comparisons: files that need no network, made from their JSON alone."""

from eval.page.compared import write_comparison
from eval.page.write import write_page

__all__ = ["write_comparison", "write_page"]
