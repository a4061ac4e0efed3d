"""The HTML page of a run: one file that needs no network, made from the run's JSON alone."""

from eval.page.write import write_page

__all__ = ["write_page"]
