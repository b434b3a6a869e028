from pathlib import Path

import pytest

from tendercheck.extractors import extract
from tendercheck.model.document import BlockKind, Condition
from tendercheck.model.roles import Role
from tendercheck.readers import read, ted
from tests.build_file import document_of
from tests.build_notice import blocks, rows

_TED = "http://publications.europa.eu/resource/schema/ted/R2.0.9/publication"
_CODED = (
    "<CODED_DATA_SECTION><REF_OJS><DATE_PUB>20190115</DATE_PUB></REF_OJS><NOTICE_DATA><NO_DOC_OJS>2019/S 1-2"
    "</NO_DOC_OJS></NOTICE_DATA><CODIF_DATA><TD_DOCUMENT_TYPE>Contract notice</TD_DOCUMENT_TYPE></CODIF_DATA>"
    "</CODED_DATA_SECTION>"
)
_UBL = (
    'xmlns="urn:oasis:names:specification:ubl:schema:xsd:ContractNotice-2" '
    'xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" '
    'xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2" '
    'xmlns:efac="http://data.europa.eu/p27/eforms-ubl-extension-aggregate-components/1"'
)


def export(content: str, *, form: str = "F02_2014", more: str = "") -> bytes:
    """A TED_EXPORT whose English form holds `content`."""
    notice = f'<{form} CATEGORY="ORIGINAL" LG="EN">{content}</{form}>{more}'
    return f'<TED_EXPORT xmlns="{_TED}">{_CODED}<FORM_SECTION>{notice}</FORM_SECTION></TED_EXPORT>'.encode()


def fields(content: str, *, form: str = "F02_2014") -> list[tuple[str, str]]:
    return rows(document_of(ted, export(content, form=form)))[3:]


def test_the_envelope_says_what_the_notice_is() -> None:
    assert rows(document_of(ted, export("<LEFTI/>"))) == [
        ("Notice number | 2019/S 1-2", ""),
        ("Kind of notice | Contract notice", ""),
        ("Published in the Official Journal on | 15 January 2019", "notice_date"),
    ]


def test_the_day_on_which_a_notice_was_sent_is_its_date() -> None:
    sent = "<COMPLEMENTARY_INFO><DATE_DISPATCH_NOTICE>2019-01-10</DATE_DISPATCH_NOTICE></COMPLEMENTARY_INFO>"
    assert rows(document_of(ted, export(sent)))[2:] == [
        ("Published in the Official Journal on | 15 January 2019", ""),
        ("Notice sent on | 10 January 2019", "notice_date"),
    ]


def test_a_deadline_takes_its_time_and_its_meaning_from_the_procedure() -> None:
    limit = "<DATE_RECEIPT_TENDERS>2019-02-13</DATE_RECEIPT_TENDERS><TIME_RECEIPT_TENDERS>9:30</TIME_RECEIPT_TENDERS>"
    assert fields(f"<PROCEDURE><PT_OPEN/>{limit}</PROCEDURE>") == [
        ("Procedure | Open procedure", "procedure"),
        ("Deadline for receipt of tenders | 13 February 2019, 09:30", "tender_deadline"),
    ]
    assert fields(f"<PROCEDURE><PT_RESTRICTED/>{limit}</PROCEDURE>") == [
        ("Procedure | Restricted procedure", "procedure"),
        ("Deadline for receipt of requests to participate | 13 February 2019, 09:30", "participation_deadline"),
    ]


OBJECT = (
    '<OBJECT_CONTRACT><TITLE><P>Cleaning</P></TITLE><CPV_MAIN><CPV_CODE CODE="90910000"/></CPV_MAIN>'
    '<TYPE_CONTRACT CTYPE="SERVICES"/><VAL_ESTIMATED_TOTAL CURRENCY="GBP">240000.00</VAL_ESTIMATED_TOTAL>'
    "<LOT_DIVISION><LOT_MAX_ONE_TENDERER>2</LOT_MAX_ONE_TENDERER></LOT_DIVISION>"
    '<OBJECT_DESCR ITEM="1"><TITLE><P>North</P></TITLE><LOT_NO>1</LOT_NO><SHORT_DESCR><P>Floors.</P>'
    "<P>Windows.</P></SHORT_DESCR><AC><AC_QUALITY><AC_CRITERION>Staff</AC_CRITERION><AC_WEIGHTING>60"
    "</AC_WEIGHTING></AC_QUALITY><AC_PRICE><AC_WEIGHTING>40 %</AC_WEIGHTING></AC_PRICE></AC>"
    '<VAL_OBJECT CURRENCY="EUR">99.50</VAL_OBJECT><DURATION TYPE="MONTH">36</DURATION><NO_RENEWAL/></OBJECT_DESCR>'
    "</OBJECT_CONTRACT>"
)


def test_the_object_is_read_with_values_lots_and_criteria() -> None:
    assert blocks(document_of(ted, export(OBJECT)))[4:] == [
        (BlockKind.HEADING, "Object: Cleaning"),
        (BlockKind.TABLE_ROW, "Main CPV code | CPV 90910000"),
        (BlockKind.TABLE_ROW, "Contract type | services"),
        (BlockKind.TABLE_ROW, "Estimated value | £240,000"),
        (BlockKind.TABLE_ROW, "Division into lots | This contract is divided into lots."),
        (BlockKind.TABLE_ROW, "Lots that one supplier may be awarded, at most | 2"),
        (BlockKind.HEADING, "Lot 1: North"),
        (BlockKind.TABLE_ROW, "Estimated value of the lot | €99.50"),
        (BlockKind.TABLE_ROW, "Duration of the contract | 36 months"),
        (BlockKind.TABLE_ROW, "Can be renewed | no"),
        (BlockKind.HEADING, "Description"),
        (BlockKind.PARAGRAPH, "Floors."),
        (BlockKind.PARAGRAPH, "Windows."),
        (BlockKind.HEADING, "Award criteria"),
        (BlockKind.TABLE_ROW, "Award criterion: Staff (quality) | 60%"),
        (BlockKind.TABLE_ROW, "Award criterion: Price | 40 %"),
    ]


def test_the_facts_of_the_object_are_certain() -> None:
    facts = extract(document_of(ted, export(OBJECT))).facts
    assert [(fact.role, str(fact.value)) for fact in facts if fact.confidence == 1.0 and fact.role] == [
        (Role.NOTICE_DATE, "2019-01-15"),
        (Role.SERVICE_TYPE, "services"),
        (Role.ESTIMATED_VALUE, "£240,000"),
        (Role.LOT_VALUE, "€99.50"),
        (Role.TERM, "36 months"),
    ]


def test_a_form_for_social_services_is_light_touch() -> None:
    kind = '<OBJECT_CONTRACT><TYPE_CONTRACT CTYPE="SERVICES"/></OBJECT_CONTRACT>'
    assert fields(kind, form="F21_2014") == [
        ("Contract type | light touch services (social and other specific services)", "service_type")
    ]


def test_of_several_languages_english_is_read() -> None:
    german = '<F02_2014 CATEGORY="TRANSLATION" LG="DE"><LEFTI><LEGAL_FORM><P>Firma</P></LEGAL_FORM></LEFTI></F02_2014>'
    english = "<LEFTI><LEGAL_FORM><P>A company</P></LEGAL_FORM></LEFTI>"
    read_back = document_of(ted, export(english, more=german))
    assert rows(read_back)[3:] == [("Legal form of a group of suppliers | A company", "")]
    assert (read_back.condition, read_back.detail) == (
        Condition.OK,
        "The notice is held in 2 languages; one of them was read.",
    )


EFORMS = (
    f"<ContractNotice {_UBL}><cbc:IssueDate>2026-03-02+00:00</cbc:IssueDate><cbc:IssueTime>09:00:00Z</cbc:IssueTime>"
    "<efac:Organizations><efac:Organization><efac:Company><cac:PartyIdentification><cbc:ID>ORG-1</cbc:ID>"
    "</cac:PartyIdentification><cac:PartyName><cbc:Name>Anytown Council</cbc:Name></cac:PartyName></efac:Company>"
    "</efac:Organization></efac:Organizations><cac:ContractingParty><cac:Party><cac:PartyIdentification><cbc:ID>ORG-1"
    "</cbc:ID></cac:PartyIdentification></cac:Party></cac:ContractingParty>"
    "<cac:TenderingProcess><cbc:ProcedureCode>open</cbc:ProcedureCode></cac:TenderingProcess>"
    '<cac:ProcurementProject><cbc:Name languageID="ENG">Cleaning</cbc:Name>'
    '<cbc:Name languageID="CYM">Glanhau</cbc:Name>'
    "<cbc:ProcurementTypeCode>services</cbc:ProcurementTypeCode><cac:RequestedTenderTotal>"
    '<cbc:EstimatedOverallContractAmount currencyID="GBP">240000</cbc:EstimatedOverallContractAmount>'
    "</cac:RequestedTenderTotal></cac:ProcurementProject><cac:ProcurementProjectLot><cbc:ID>LOT-0001</cbc:ID>"
    "<cac:TenderingTerms><cac:AwardingTerms><cac:AwardingCriterion><cac:SubordinateAwardingCriterion>"
    "<cbc:AwardingCriterionTypeCode>quality</cbc:AwardingCriterionTypeCode><cbc:Name>Staff</cbc:Name>"
    "</cac:SubordinateAwardingCriterion></cac:AwardingCriterion></cac:AwardingTerms></cac:TenderingTerms>"
    "<cac:TenderingProcess><cac:TenderSubmissionDeadlinePeriod><cbc:EndDate>2026-05-24+01:00</cbc:EndDate>"
    "<cbc:EndTime>12:00:00+01:00</cbc:EndTime></cac:TenderSubmissionDeadlinePeriod></cac:TenderingProcess>"
    "<cac:ProcurementProject><cac:PlannedPeriod><cbc:DurationMeasure unitCode='MONTH'>36</cbc:DurationMeasure>"
    "</cac:PlannedPeriod></cac:ProcurementProject></cac:ProcurementProjectLot></ContractNotice>"
)


def test_an_eforms_notice_gives_the_same_fields() -> None:
    read_back = document_of(ted, EFORMS.encode())
    assert read_back.quote(read_back.blocks[0].span) == "Cleaning"
    assert rows(read_back) == [
        ("Notice sent on | 2 March 2026", "notice_date"),
        ("Procedure | Open procedure", "procedure"),
        ("Contract type | services", "service_type"),
        ("Estimated value | £240,000", "estimated_value"),
        ("Contracting authority | Anytown Council", "contracting_authority"),
        ("Deadline for receipt of tenders | 24 May 2026, 12:00 (UK time)", "tender_deadline"),
        ("Duration of the contract | 36 months", "term"),
        ("Award criterion: Staff (quality) | weight not stated", ""),
    ]


@pytest.mark.parametrize(
    ("data", "condition"),
    [
        (export("<LEFTI/>")[:-9], Condition.MALFORMED),
        (b'<!DOCTYPE a [<!ENTITY x "y">]>' + export("<LEFTI>&x;</LEFTI>"), Condition.DTD_FORBIDDEN),
        (export("<P>" * 300 + "</P>" * 300), Condition.MALFORMED),
        (export("<LEFTI/>").decode().encode("utf-16"), Condition.OK),
    ],
)
def test_a_hostile_notice_ends_in_a_named_condition(data: bytes, condition: Condition, tmp_path: Path) -> None:
    path = tmp_path / "notice.xml"
    path.write_bytes(data)
    found = read(path)
    assert (found.type, found.condition) == ("ted", condition)


def test_other_xml_is_not_taken() -> None:
    assert not ted.recognises(b"<?xml version='1.0'?><notice><TED_EXPORT/></notice>")
    assert not ted.recognises(b"ContractNotice")
