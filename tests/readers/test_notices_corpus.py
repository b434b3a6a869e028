"""Real notices of four portals and of TED: all are read whole, and say who buys, when, and for how much."""

from collections import Counter
from pathlib import Path

import pytest

from tendercheck.extractors import extract
from tendercheck.model.document import Condition
from tendercheck.model.roles import Role
from tendercheck.model.values import Date
from tendercheck.readers import iter_documents
from tests.readers.test_every_reader import assert_is_sound

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
_EVERY = 4
_ALWAYS = (Role.NOTICE_DATE, Role.CONTRACTING_AUTHORITY)


@pytest.mark.skipif(not CORPUS.is_dir(), reason=f"THE CORPUS IS ABSENT: {CORPUS}")
@pytest.mark.parametrize("suffix", ["json", "xml"])
def test_a_spread_of_real_notices_is_read_whole(suffix: str) -> None:
    paths = sorted((CORPUS / "notices").glob(f"*.{suffix}"))[::_EVERY]
    assert len(paths) > 30
    stated: Counter[Role] = Counter()
    for path, documents in zip(paths, iter_documents(paths, workers=1), strict=True):
        document = documents[0]
        assert_is_sound(document)
        assert (document.type, document.condition) == ({"json": "ocds", "xml": "ted"}[suffix], Condition.OK), path.name
        facts = [fact for fact in extract(document).facts if fact.role and fact.confidence == 1.0]
        stated.update({fact.role for fact in facts if fact.role})
        deadlines = [fact for fact in facts if fact.role in (Role.TENDER_DEADLINE, Role.PARTICIPATION_DEADLINE)]
        assert all(isinstance(fact.value, Date) for fact in deadlines), path.name
        assert set(_ALWAYS) <= {fact.role for fact in facts}, path.name
    assert stated[Role.TENDER_DEADLINE] + stated[Role.PARTICIPATION_DEADLINE] > len(paths) / 2
    assert stated[Role.ESTIMATED_VALUE] > len(paths) / 3
