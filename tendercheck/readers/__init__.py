"""Source -> Document. One file a format; the bytes decide which, suffixes are not believed.

A reader module has:

    TYPE: str                                          the name of the format, as in Document.type
    recognises(data: bytes) -> bool                    looks at the bytes, parses nothing
    frames(data: bytes) -> Iterator[dict]              runs in a worker under limits; plain JSON, one frame a page or part
    compose(frames: Iterable[dict]) -> Composition     runs in the parent; pure, believes nothing

`frames` raises UnreadableDocument where the file is at fault. `read` starts the worker, hands the frames to `compose`,
and turns whatever went wrong into one named condition: it never raises for a file's fault.
"""
