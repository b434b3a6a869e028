"""Paper -> bytes: one file a format with SUFFIX and `write(paper) -> bytes`; the same paper gives the same bytes."""
