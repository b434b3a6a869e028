"""Changes in a DOCX: runs, comments, and the package around them."""
