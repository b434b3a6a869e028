"""Takes an e-mail apart with the standard library. Runs in the worker."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, Message

from tendercheck.errors import UnreadableDocument
from tendercheck.model.document import Condition

_HEADERS = ("From", "To", "Cc", "Date", "Subject")
_DAMAGED = "The e-mail is damaged: open it in a mail program and save its text and attachments."
_PARTS_AT_MOST = 5_000


def headers_of(data: bytes) -> list[list[str]]:
    """[name, value] of the headers that people read."""
    message = _message(data)
    found = []
    for name in _HEADERS:
        try:
            value = message.get(name)
        except (ValueError, IndexError, TypeError, AttributeError):  # the parser of headers falls over some
            continue
        if value is not None and " ".join(str(value).split()):
            found.append([name, " ".join(str(value).split())])
    return found


def parts_of(data: bytes) -> list[tuple[int, str, Message]]:
    """(number, name, part) of the message's text and its attachments; pictures inside the text are left out."""
    parts = list(_flat(_message(data)))
    body = _body_of(parts)
    found = []
    for number, part in parts:
        if number == body:
            if not content_of(part).strip(b"\xef\xbb\xbf \t\r\n"):
                continue
            found.append((number, "message" + (".html" if part.get_content_type() == "text/html" else ".txt"), part))
        elif not _is_left_out(part):
            found.append((number, _name_of(number, part), part))
    return found


def content_of(part: Message) -> bytes:
    """The bytes of a part; texts in UTF-8, whatever they were in."""
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        return inner[0].as_bytes() if isinstance(inner, list) and isinstance(inner[0], Message) else b""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    if part.get_content_maintype() == "text" and not _filename(part):
        try:
            return data.decode(part.get_content_charset("utf-8"), "replace").encode("utf-8-sig")
        except (LookupError, ValueError):  # an alphabet that is not known, or no name of one
            return data
    return data


def _message(data: bytes) -> EmailMessage:
    try:
        return message_from_bytes(data, policy=policy.default)
    except (RecursionError, ValueError, IndexError, TypeError, AttributeError) as fault:
        raise UnreadableDocument(Condition.MALFORMED, _DAMAGED) from fault


def _flat(message: Message) -> Iterator[tuple[int, Message]]:
    """The parts that hold no others, numbered; a forwarded message is one part."""
    waiting, number = [message], 0
    while waiting and number < _PARTS_AT_MOST:
        part = waiting.pop(0)
        payload = part.get_payload()
        if isinstance(payload, list) and part.get_content_type() != "message/rfc822":
            waiting[:0] = [one for one in payload if isinstance(one, Message)]
            continue
        yield number, part
        number += 1


def _body_of(parts: list[tuple[int, Message]]) -> int | None:
    """The number of the part that is the message: HTML before plain text, which says the same without its tables."""
    for kind in ("text/html", "text/plain"):
        for number, part in parts:
            if part.get_content_type() == kind and part.get_content_disposition() != "attachment":
                return number
    return None


def _is_left_out(part: Message) -> bool:
    if part.get_content_maintype() == "image" and part.get_content_disposition() != "attachment":
        return True
    is_other_body = part.get_content_type() in ("text/plain", "text/html") and not _filename(part)
    return is_other_body and part.get_content_disposition() != "attachment"


def _name_of(number: int, part: Message) -> str:
    name = _filename(part)
    if name:
        return name.replace("/", "-").replace("\\", "-")
    return f"attachment-{number}" + (".eml" if part.get_content_type() == "message/rfc822" else "")


def _filename(part: Message) -> str:
    try:
        return part.get_filename() or ""
    except (ValueError, IndexError, TypeError, AttributeError):  # as with other headers
        return ""
