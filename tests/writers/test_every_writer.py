import zipfile
from io import BytesIO
from types import ModuleType

import pytest

from tendercheck import writers
from tendercheck.discovery import plugins_in
from tests.build_report import checked, report

WRITERS = plugins_in(writers)


def words_of(content: bytes) -> str:
    """The text of a file, or of all XML parts of a package."""
    if not content.startswith(b"PK"):
        return content.decode()
    with zipfile.ZipFile(BytesIO(content)) as package:
        return "".join(package.read(name).decode() for name in package.namelist() if name.endswith(".xml"))


@pytest.fixture(params=sorted(WRITERS))
def writer(request: pytest.FixtureRequest) -> ModuleType:
    return WRITERS[request.param]


def test_a_writer_says_how_its_files_end_and_what_they_are(writer: ModuleType) -> None:
    assert writer.SUFFIX.startswith(".")
    assert "/" in writer.MEDIA_TYPE
    assert writer.__doc__


def test_no_two_writers_write_the_same_kind_of_file() -> None:
    assert len({writer.SUFFIX for writer in WRITERS.values()}) == len(WRITERS)


def test_the_same_report_gives_the_same_bytes(writer: ModuleType) -> None:
    assert writer.write(report()) == writer.write(report())


def test_a_report_over_several_procurements_names_each(writer: ModuleType) -> None:
    content = words_of(writer.write(report(checked(title="Day care"), checked(title="Night shelter"))))
    assert "Day care" in content
    assert "Night shelter" in content


def test_a_report_over_nothing_is_written_too(writer: ModuleType) -> None:
    empty = report()
    assert words_of(writer.write(type(empty)(empty.version, empty.ruleset, empty.as_at, ())))


def test_a_file_name_that_is_no_utf_8_can_be_written(writer: ModuleType) -> None:
    assert words_of(writer.write(report(checked(title="caf\udce9"))))
