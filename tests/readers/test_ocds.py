import zoneinfo
from pathlib import Path
from typing import Any

import pytest

from tendercheck.errors import UnreadableDocument
from tendercheck.extractors import extract
from tendercheck.model.document import BlockKind, Condition
from tendercheck.model.roles import Role
from tendercheck.readers import ocds, read
from tendercheck.readers._notices.values import shown_moment
from tests.build_file import document_of
from tests.build_notice import as_json, blocks, release, rows

HEAD = [
    ("Published on | Find a Tender", ""),
    ("Kind of notice | tender", ""),
    ("OCID | ocds-h6vhtk-000001", ""),
    ("Date of this notice | 2 March 2026", "notice_date"),
    ("Contracting authority | Anytown Council", "contracting_authority"),
    ("Reference | T1", ""),
]


def fields(**tender: Any) -> list[tuple[str, str]]:
    found = rows(document_of(ocds, as_json(release(**tender))))
    assert found[: len(HEAD)] == HEAD
    return found[len(HEAD) :]


def test_a_release_becomes_its_title_and_its_fields() -> None:
    assert blocks(document_of(ocds, as_json(release())))[0] == (BlockKind.HEADING, "Cleaning of schools")
    assert fields() == []


@pytest.mark.parametrize(
    ("stated", "shown"),
    [
        (
            "2026-05-24T12:00:00Z",
            "24 May 2026, 12:00 (stamped 2026-05-24T12:00:00Z: an hour later if the stamp means UTC)",
        ),
        ("2026-05-24T12:00:00+01:00", "24 May 2026, 12:00 (UK time)"),
        ("2026-01-24T12:00:00Z", "24 January 2026, 12:00 (UK time)"),
        ("2026-05-24T12:00:00+02:00", "24 May 2026, 11:00 (UK time, stamped 2026-05-24T12:00:00+02:00)"),
        ("2026-05-24T12:00:00", "24 May 2026, 12:00"),
        ("2026-05-24", "24 May 2026"),
        ("2026-05-24T00:00:00Z", "24 May 2026, 00:00"),
        ("2026-05-24T23:59:59Z", "24 May 2026, 23:59"),
        ("2026-02-30T12:00:00Z", "2026-02-30T12:00:00Z"),
    ],
)
def test_a_deadline_is_shown_in_uk_time(stated: str, shown: str) -> None:
    assert fields(tenderPeriod={"endDate": stated}) == [
        (f"Deadline for receipt of tenders | {shown}", "tender_deadline")
    ]


def test_without_time_zones_a_time_is_shown_as_it_was_written(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> None:
        raise zoneinfo.ZoneInfoNotFoundError(name)

    monkeypatch.setattr(zoneinfo, "ZoneInfo", absent)
    assert shown_moment("2026-05-24T12:00:00Z") == "24 May 2026, 12:00 (as written, UTC)"


def test_the_first_stage_of_two_ends_with_requests_to_participate() -> None:
    deadline = {"tenderPeriod": {"endDate": "2026-05-24"}}
    restricted = fields(procurementMethodDetails="Restricted procedure", **deadline)
    assert restricted[1] == ("Deadline for receipt of requests to participate | 24 May 2026", "participation_deadline")
    interest = {"expressionOfInterestDeadline": "2026-04-01"}
    both = fields(procurementMethodDetails="Restricted procedure", **interest, **deadline)
    assert both[1:] == [
        ("Deadline for requests to participate | 1 April 2026", "participation_deadline"),
        ("Deadline for receipt of tenders | 24 May 2026", "tender_deadline"),
    ]


def test_periods_give_days_and_sums_their_currency() -> None:
    period = {"startDate": "2026-09-01T00:00:00+01:00", "endDate": "2029-08-31T22:59:59Z"}
    assert fields(contractPeriod=period, value={"amount": 1500000, "amountGross": 1800000, "currency": "GBP"}) == [
        ("Contract start | 1 September 2026", "contract_start"),
        ("Contract end | 31 August 2029", "contract_end"),
        ("Estimated value | £1,500,000 excluding VAT (£1,800,000 including VAT)", "estimated_value"),
    ]
    assert fields(value={"amount": 25.5, "currency": "EUR"}, minValue={"amount": 3, "currency": "SEK"}) == [
        ("Estimated value | €25.50", "estimated_value"),
        ("Lowest estimated value | 3 SEK", "estimated_value"),
    ]


def test_a_lot_is_a_section_with_its_criteria() -> None:
    criteria = {"criteria": [{"type": "price", "description": "60"}, {"type": "quality", "name": "Staff"}]}
    lot = {
        "id": "2",
        "title": "North",
        "value": {"amount": 10, "currency": "GBP"},
        "contractPeriod": {"durationInDays": 720},
        "hasRenewal": True,
        "awardCriteria": criteria,
    }
    read_back = document_of(ocds, as_json(release(lots=[lot])))
    assert blocks(read_back)[len(HEAD) + 1 :] == [
        (BlockKind.HEADING, "Lot 2: North"),
        (BlockKind.TABLE_ROW, "Estimated value of the lot | £10"),
        (BlockKind.TABLE_ROW, "Contract duration of the lot | 720 days"),
        (BlockKind.TABLE_ROW, "Can be renewed | yes"),
        (BlockKind.HEADING, "Award criteria"),
        (BlockKind.TABLE_ROW, "Award criterion | type: price; description: 60 %"),
        (BlockKind.TABLE_ROW, "Award criterion: Staff | type: quality; weight not stated"),
    ]
    assert read_back.blocks[-1].heading_path == ("Cleaning of schools", "Lot 2: North", "Award criteria")
    assert read_back.blocks[-1].fragments[0].location.part == "tender.lots[0].awardCriteria.criteria[1]"


def test_long_texts_are_paragraphs_under_their_name_and_are_not_repeated() -> None:
    text = "The Council seeks a supplier who cleans its twelve schools every week of the term:\r\n- floors\r\n- windows"
    lot = {"id": "1", "description": text}
    assert blocks(document_of(ocds, as_json(release(description=text, lots=[lot]))))[len(HEAD) + 1 :] == [
        (BlockKind.HEADING, "Description"),
        (BlockKind.PARAGRAPH, text.split("\r\n")[0]),
        (BlockKind.LIST_ITEM, "- floors"),
        (BlockKind.LIST_ITEM, "- windows"),
        (BlockKind.HEADING, "Lot 1"),
        (BlockKind.TABLE_ROW, "Description | (word for word the text of “Description” above)"),
    ]


def test_line_breaks_that_lost_their_backslashes_are_mended_and_words_are_left_alone() -> None:
    text = "Cover of GBP 5 Millionrn Please return the form.rnThe modern northern concern must learn.rnrnEnd"
    shown = [words for kind, words in blocks(document_of(ocds, as_json(release(description=text))))][len(HEAD) + 2 :]
    assert shown == [
        "Cover of GBP 5 Million",
        "Please return the form.",
        "The modern northern concern must learn.",
        "End",
    ]


def test_services_of_health_and_education_are_light_touch() -> None:
    health = {"scheme": "CPV", "id": "85000000", "description": "Health and social work services"}
    assert fields(mainProcurementCategory="services", classification=health)[0] == (
        "Main procurement category | light touch services (by their CPV code)",
        "service_type",
    )
    assert fields(mainProcurementCategory="goods", classification=health)[0][0].endswith("| goods")
    assert fields(mainProcurementCategory="services")[0][0].endswith("| services")


def test_documents_are_listed_with_their_addresses() -> None:
    attached = {"id": "1", "documentType": "biddingDocuments", "title": "ITT", "url": "https://example.org/itt.pdf"}
    assert fields(documents=[attached]) == [
        ("Document: Bidding documents | ITT", ""),
        ("Document: Bidding documents, address | https://example.org/itt.pdf", ""),
    ]


def test_whole_numbers_lose_their_decimals_and_absurdly_large_ones_are_no_limit() -> None:
    framework = {"frameworkAgreement": {"maximumParticipants": 1.0}}
    assert ("Suppliers on the framework, at most | 1", "") in fields(techniques=framework)
    limits = {"maximumLotsBidPerSupplier": 7.9e28, "maximumLotsAwardedPerSupplier": 2.0}
    assert fields(lotDetails=limits) == [
        ("Lots that one supplier may tender for, at most | no limit", ""),
        ("Lots that one supplier may be awarded, at most | 2", ""),
    ]


def test_what_the_table_does_not_know_is_shown_by_its_own_name() -> None:
    assert fields(somethingNew={"aFlag": False, "kinds": ["one", "two"]}, another="x") == [
        ("Something new: A flag | no", ""),
        ("Something new: Kinds | one, two", ""),
        ("Another | x", ""),
    ]


def test_the_facts_of_a_notice_are_certain() -> None:
    made = release(
        tenderPeriod={"endDate": "2026-05-24T12:00:00Z"},
        value={"amount": 240000, "currency": "GBP"},
        procurementMethodDetails="Open procedure (below threshold)",
    )
    facts = extract(document_of(ocds, as_json(made))).facts
    assert [(fact.role, str(fact.value)) for fact in facts if fact.role and fact.confidence == 1.0] == [
        (Role.NOTICE_DATE, "2026-03-02"),
        (Role.CONTRACTING_AUTHORITY, "Anytown Council"),
        (Role.TENDER_DEADLINE, "2026-05-24T12:00"),
        (Role.ESTIMATED_VALUE, "£240,000"),
        (Role.PROCEDURE, "open"),
    ]


def test_a_package_gives_each_release_a_heading_and_says_where_procurements_are_many() -> None:
    other = {**release(), "ocid": "ocds-h6vhtk-000002", "tender": {"title": "Catering"}}
    read_back = document_of(ocds, as_json({"uri": "x", "releases": [release(), other]}))
    headings = [text for kind, text in blocks(read_back) if kind is BlockKind.HEADING]
    assert headings == ["Cleaning of schools", "Catering"]
    assert read_back.detail == ("The file holds notices of 2 different procurements: check each in a file of its own.")
    assert (read_back.condition, read_back.coverage.read) == (Condition.OK, 2)


def test_a_record_gives_its_compiled_release_and_names_what_is_only_linked() -> None:
    record = {"ocid": "o", "compiledRelease": release(), "releases": [{"url": "https://example.org/1"}]}
    assert document_of(ocds, as_json({"records": [record]})).condition is Condition.OK
    linked = document_of(ocds, as_json({"records": [{"ocid": "o", "releases": [{"url": "https://example.org/1"}]}]}))
    assert (linked.condition, linked.blocks) == (Condition.OK_PARTIAL, ())


@pytest.mark.parametrize(
    ("data", "condition"),
    [
        (b'{"ocid": "x", "tender": {"title": "Cle', Condition.TRUNCATED),
        (b'{"ocid": "x" "tender": 1}', Condition.MALFORMED),
        (b'{"ocid": "x", "a": NaN}', Condition.MALFORMED),
        (b'{"ocid": "x", "ocid": "y"}', Condition.MALFORMED),
        (b'{"ocid": "x", "a": ' + b"9" * 10_000 + b"}", Condition.MALFORMED),
        (b'{"ocid": "x", "a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", Condition.MALFORMED),
        (b'{"ocid": "x", "a": ' + b"[" * 200 + b"]" * 200 + b"}", Condition.MALFORMED),
        (b'{"releases": []}', Condition.UNSUPPORTED_FORMAT),
        (b'{"ocid": "x", "tender": {"title": "a\xff"}}', Condition.GARBLED_TEXT),
        (b'{"ocid": "\\ud800", "tender": {"title": "\\udfff\\u0000x", "status": "\\ud800y"}}', Condition.OK),
        ('{"ocid": "x", "tender": {"title": "Cleaning"}}'.encode("utf-16"), Condition.OK),
    ],
)
def test_a_hostile_file_ends_in_a_named_condition(data: bytes, condition: Condition, tmp_path: Path) -> None:
    path = tmp_path / "notice.json"
    path.write_bytes(data)
    found = read(path)
    assert (found.type, found.condition) == ("ocds", condition)
    found.text.encode()


def test_other_json_is_not_taken() -> None:
    assert not ocds.recognises(b'{"name": "ocid", "ocids": []}')
    assert not ocds.recognises(b"The releases: [1]")
    with pytest.raises(UnreadableDocument):
        list(ocds.frames(b'{"releases": [{"name": "v1.0"}]}'))
