"""What the names in rules/uk/regimes.yml tell of authorities."""

from __future__ import annotations

import pytest

from tendercheck.model.procurement import Nation, RegimeKind
from tendercheck.model.regime_law import AuthorityKind
from tests.build_case import LAW, buyer, dated, nation, regime, worth

KINDS = {
    AuthorityKind.CENTRAL: (
        "Ministry of Defence, Ships, Warship Support", "Department for Environment, Food & Rural Affairs", "DESNZ",
        "The Minister for the Cabinet Office acting through Crown Commercial Service (CCS)", "CPS", "NHS England",
        "Foreign Commonwealth and Development Office", "HM Revenue & Customs", "National Highways", "Welsh Government",
        "Llywodraeth Cymru / Welsh Government", "The Scottish Ministers", "Scottish Government",
    ),
    AuthorityKind.AGENCY: (
        "Met Office", "Food Standards Agency", "UK Research & Innovation", "Natural Resources Wales", "Ofcom",
        "Homes England (the name adopted by the Homes and Communities Agency)", "The Planning Inspectorate",
        "NATIONAL WEALTH FUND LIMITED", "NHS Supply Chain", "Scottish Public Services Ombudsman", "British Council",
    ),
    AuthorityKind.COUNCIL: (
        "Leicester City Council", "LONDON BOROUGH OF HAVERING", "Royal Borough of Greenwich", "Lancing Parish Council",
        "West Midlands Combined Authority", "City & County of Swansea", "Rhondda Cynon Taf CBC",
        "Hertfordshire County Council - Children's Services", "North York Moors National Park Authority",
    ),
    AuthorityKind.NHS: (
        "Barts Health NHS Trust", "NHS North West London Integrated Care Board", "Newham Clinical Commissioning Group",
        "Cwm Taf Morgannwg Health Board", "NHS Tayside", "University College London Hospitals NHS Foundation Trust",
        "South Central Ambulance Service NHS Foundation Trust", "North Manchester CCG",
    ),
    AuthorityKind.SCHOOL: (
        "Barton Stacey Primary School", "Dixons Academies Charitable Trust Ltd", "Loxford School Trust Limited",
        "Kentwell Sixth Form Centre", "Kentwell College", "Kentwell Learning Trust",
    ),
    AuthorityKind.UTILITY: (
        "Severn Trent Water Limited", "National Grid Electricity Transmission", "Scottish Hydro Electric Transmission",
        "London Luton Airport Operations Limited", "Abellio ScotRail Ltd", "Scottish Water", "Northern Ireland Water",
    ),
    AuthorityKind.SUB_CENTRAL: (
        "University of Bristol", "THE UNIVERSITY OF BIRMINGHAM", "London School of Economics",
        "Lancashire Constabulary", "South Wales Fire and Rescue Service", "Peabody Housing Association",
        "Police & Crime Commissioner for South Wales", "Transport for London", "Imperial College London",
    ),
    AuthorityKind.OUTSIDE: ("Ports of Jersey",),
    None: ("Skanska Infrastructure (Rail)", "Partners Procurement Service (PPS)", "Welland Procurement Unit"),
}  # fmt: skip
NATIONS = {
    Nation.SCOTLAND: ("Fife Council", "NHS Lothian", "University of Aberdeen", "Scotland Excel", "Police Scotland"),
    Nation.WALES: (
        "Isle of Anglesey County Council",
        "Cardiff University",
        "Natural Resources Wales",
        "Tai Tarian Cyf",
    ),
    Nation.NORTHERN_IRELAND: ("Belfast City Council", "Northern Ireland Housing Executive", "Invest NI"),
    Nation.ENGLAND: ("NHS England", "Kentwell Integrated Care Board", "London Borough of Enfield"),
    None: ("Leicester City Council", "Ministry of Defence", "Newport Pagnell Town Council", "Moravian School"),
}


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind, names in KINDS.items() for name in names])
def test_the_name_of_an_authority_tells_its_kind(kind: AuthorityKind | None, name: str) -> None:
    assert LAW.kind_of(name) is kind


@pytest.mark.parametrize(("found", "name"), [(found, name) for found, names in NATIONS.items() for name in names])
def test_the_name_of_an_authority_tells_its_nation(found: Nation | None, name: str) -> None:
    assert LAW.nation_of(name) is found


def test_the_police_in_wales_are_not_devolved() -> None:
    name = "Police & Crime Commissioner for South Wales"
    found = regime(buyer(name), nation("Wales"), dated("2026-06-03"), worth("80000"))
    assert (found.kind, found.nation) == (RegimeKind.PA23_BELOW_THRESHOLD, None)
    assert found.assumed == (f"{name} is taken for an authority that is not devolved.",)


def test_an_agency_is_taken_for_central_government_and_the_report_says_so() -> None:
    found = regime(buyer("Met Office"), dated("2026-06-03"), worth("140000"))
    assert found.kind is RegimeKind.PA23
    assert found.assumed[-1] == "Met Office is taken for a central government authority; the list was not read."


def test_a_name_that_tells_nothing_is_assumed_to_be_outside_central_government() -> None:
    found = regime(buyer("Partners Procurement Service"), dated("2026-06-03"), worth("140000"))
    assert found.kind is RegimeKind.PA23_BELOW_THRESHOLD
    assert found.assumed[-1] == (
        "Partners Procurement Service is assumed to be outside central government; its name does not tell."
    )
