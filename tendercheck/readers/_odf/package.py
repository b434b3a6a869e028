"""Opens an OpenDocument package; one whose parts are locked is refused by its manifest, before any is parsed."""

from __future__ import annotations

from tendercheck.errors import UnreadableDocument
from tendercheck.model.document import Condition
from tendercheck.readers._kinds import LOCKED
from tendercheck.readers._odf.markup import MANIFEST
from tendercheck.readers._package import Package, open_package

_MANIFEST = "META-INF/manifest.xml"


def open_unlocked(data: bytes, *, encrypted: Condition) -> Package:
    """Return the package in `data`; `encrypted` as for `open_package`. Raises UnreadableDocument."""
    package = open_package(data, encrypted=encrypted)
    if package.holds(_MANIFEST):
        manifest = package.xml(_MANIFEST)
        if next(manifest.iter(MANIFEST + "encryption-data"), None) is not None:
            raise UnreadableDocument(Condition.ENCRYPTED_PASSWORD, LOCKED)
    return package
