"""Pictures of the places that findings quote: strips of PDF pages as a viewer shows them, for reports that people see.

    Report ─strips_of▶ Strip ─painter, in a worker▶ PNG ─with_pictures▶ Report

`strips` chooses the places, `_painter` draws them in a process under the readers' limits, `pictures` joins both.
"""

from tendercheck.picturing.pictures import with_pictures

__all__ = ["with_pictures"]
