"""Report -> bytes: one file a format, its template beside it.

A writer module has:

SUFFIX: str                      of the files it writes
MEDIA_TYPE: str
SHOWS_PICTURES = True            where it shows pictures of the quoted places, which are painted for it alone
write(report: Report) -> bytes   text in UTF-8, or a package; the same report gives the same bytes
"""
