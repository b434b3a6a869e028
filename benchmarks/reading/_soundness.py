"""What every document must be, whatever its file was: the judge of the hostile files and of the mutants."""

from __future__ import annotations

from tendercheck.model.document import Condition, Document


def unsound(document: Document) -> str:
    """What is wrong with a document that was made; empty where it is sound."""
    if document.condition is Condition.INTERNAL_ERROR:
        return f"internal-error: {document.detail}"
    if document.condition is not Condition.OK and not document.detail:
        return f"{document.condition} without a reason"
    if "Traceback" in document.detail:
        return "a traceback in the reason"
    end = 0
    for block in document.blocks:
        inside = (*(cell.span for cell in block.cells), *(fragment.span for fragment in block.fragments))
        if not end <= block.span.start < block.span.end <= len(document.text):
            return f"a block at {block.span} behind {end} of {len(document.text)} characters"
        if not all(block.span.contains(span) for span in inside):
            return f"a part outside its block at {block.span}"
        end = block.span.end
    return ""
