"""`python -m assistant feedback`: what was kept, printed or deleted."""

from __future__ import annotations

import argparse
import json
from datetime import datetime, time

from assistant.feedback import open_feedback


def run(options: argparse.Namespace) -> None:
    """Export or delete as the command line says.

    :raises FeedbackError: there is no such store, or it cannot be used.
    """
    store = open_feedback(options.database, retention_days=None, create=False)
    if options.action == "export":
        for kept in store.kept():
            print(json.dumps(kept.to_json(), ensure_ascii=False))
    else:
        # A day begins where the operator is.
        before = options.before and datetime.combine(options.before, time())
        print(f"已删除 {store.delete(options.id, before=before)} 个问题。")
