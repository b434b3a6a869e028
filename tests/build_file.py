"""What the builders of files share: zips, and what a reader makes of bytes without a worker."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from types import ModuleType

from tendercheck.model.document import Document, Source
from tendercheck.readers._drafts import assemble
from tendercheck.readers._wishes import AS_IT_IS, Wishes


def zipped(files: Mapping[str, str | bytes], *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of `files`; a mimetype is stored as it is, so that the type of the package can be seen."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as made:
        for name, content in files.items():
            made.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else compression)
    return stream.getvalue()


def document_of(reader: ModuleType, data: bytes, *, wishes: Wishes = AS_IT_IS) -> Document:
    """What `reader`, which knows its own, makes of `data`."""
    assert reader.recognises(data)
    return assemble(Source(f"x.{reader.TYPE}"), reader.TYPE, reader.compose(reader.frames(data, wishes)))
