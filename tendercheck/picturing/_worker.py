"""The child that paints under limits: `python -m tendercheck.picturing._worker`; it speaks as the readers' does.

A job has the strips beside the path. A frame is {"strip": its index, "width": of the page in points, "png": base64}.
"""

from __future__ import annotations

import base64
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

from tendercheck.picturing._painter import painted
from tendercheck.readers import pdf
from tendercheck.readers._kinds import refusal
from tendercheck.readers._worker import RECURSION_AT_MOST, Task, main


def _frames(task: Task, reader: ModuleType | None, data: bytes) -> Iterator[dict[str, Any]]:
    if reader is not pdf:
        raise refusal(data)
    left = task.job["bytes_at_most"]
    areas = [(strip["page"], strip["top"], strip["bottom"]) for strip in task.job["strips"]]
    for index, (width, png) in enumerate(painted(data, areas)):
        left -= len(png)
        if left < 0:
            return
        if png:
            yield {"strip": index, "width": width, "png": base64.b64encode(png).decode()}


if __name__ == "__main__":
    sys.setrecursionlimit(RECURSION_AT_MOST)
    main(_frames)
