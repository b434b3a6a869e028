"""Report -> bytes: one file a format, its template beside it.

A writer module has:

SUFFIX: str                      of the files it writes
MEDIA_TYPE: str
write(report: Report) -> bytes   UTF-8; the same report gives the same bytes
"""
