from types import ModuleType

import pytest

from tendercheck import writers
from tendercheck.discovery import plugins_in
from tests.build_report import checked, report

WRITERS = plugins_in(writers)


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
    content = writer.write(report(checked(title="Day care"), checked(title="Night shelter"))).decode()
    assert "Day care" in content
    assert "Night shelter" in content


def test_a_report_over_nothing_is_written_too(writer: ModuleType) -> None:
    empty = report()
    assert writer.write(type(empty)(empty.version, empty.ruleset, empty.as_at, ())).decode()


def test_a_file_name_that_is_no_utf_8_can_be_written(writer: ModuleType) -> None:
    assert writer.write(report(checked(title="caf\udce9"))).decode()
