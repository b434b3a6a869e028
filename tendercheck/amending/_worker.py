"""The child that changes files under limits: `python -m tendercheck.amending._worker`; it speaks as the readers' does.

A job has the order beside the path. The frames are what was done ({"amended": {...}}), then the bytes of the copy.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import asdict
from types import ModuleType
from typing import Any

from tendercheck.amending import formats
from tendercheck.amending.order import order_from
from tendercheck.discovery import plugins_in
from tendercheck.errors import UnreadableDocument
from tendercheck.model.document import Condition
from tendercheck.model.fixes import Amended
from tendercheck.readers._worker import RECURSION_AT_MOST, Task, copy_frames, main

_NO_FORMAT = "Amendments cannot be put into a file of this kind; take their wording from the report."


def _frames(task: Task, reader: ModuleType | None, data: bytes) -> Iterator[dict[str, Any]]:
    kinds = plugins_in(formats)
    if reader is None or reader.TYPE not in kinds:
        raise UnreadableDocument(Condition.UNSUPPORTED_FORMAT, _NO_FORMAT)
    made: Amended = kinds[reader.TYPE].amend(data, order_from(task.job["order"]))
    told = {"changed": made.changed, "commented": made.commented, "unplaced": [asdict(one) for one in made.unplaced]}
    yield {"amended": told}
    yield from copy_frames(made.data)


if __name__ == "__main__":
    sys.setrecursionlimit(RECURSION_AT_MOST)
    main(_frames)
