"""Which field and topic a list's words mean."""

import pytest

from db.engine import Database
from db.exchange.field_matching import FieldMatcher
from db.schema.tables import FIELD

FIELDS = {
    "Kinh tế": "KT",
    "KINH TẾ": "KT",
    "I. Lĩnh vực kinh tế": "KT",
    "Phát triển kinh tế": "KT",
    "kt": "KT",
    "Văn hóa - xã hội": "VX",
    "Văn hoá, xã hội": "VX",
    "VH-XH": "VX",
    "VHXH": "VX",
    "Văn hóa, xã hội, thể thao": "VX",
    "QP-AN": "QA",
    "Lĩnh vực QPAN": "QA",
    "An ninh - quốc phòng": "QA",
    "ANTT": "QA",
    "XD HTCT": "HT",
    "Hệ thống chính trị": "HT",
    "Xây dựng hệ thống chính trị": "HT",
    "Xây dựng Đảng và hệ thống chính trị": "HT",
    "Culture and society": "VX",
    "Trồng cây hàng hóa": "KT",
    "2. An toàn giao thông": "QA",
    "Thể thao": None,
    "Kinh tế - xã hội": None,
    "Kinh tế, Quốc phòng - an ninh": None,
}
TOPICS = {
    ("VX", "Từ thiện, nhân đạo"): "VX08",
    ("VX", "Từ thiện, «Lá lành đùm lá rách»"): None,
    ("QA", "Giao nộp vũ khí, vật liệu nổ"): "QA10",
    ("QA", "Giao nộp vũ khí, vật liệu nổ, pháo nổ, công cụ hỗ trợ"): "QA10",
    ("QA", "quan ly, giao duc tai dia phuong"): "QA06",
    ("HT", "Chi hội, chi đoàn ở thôn, tổ dân phố vững mạnh"): "HT03",
    ("KT", "Giảm nghèo bền vững"): "KT08",
    ("KT", "GPMB"): "KT06",
    ("KT", "KT04"): "KT04",
    ("VX", "Môi trường"): "VX03",
    ("VX", "văn minh"): None,
    ("KT", "An ninh trật tự"): None,
    ("KT", "Khác"): None,
}


@pytest.fixture
def matcher(sqlite: Database) -> FieldMatcher:
    """A matcher on the reference data."""
    with sqlite.read() as connection:
        return FieldMatcher(connection)


@pytest.mark.parametrize("text", FIELDS)
def test_the_ways_to_write_a_field(matcher: FieldMatcher, text: str) -> None:
    codes = {field.id: field.code for field in matcher.fields}
    assert codes.get(matcher.match(text, "").field_id or 0) == FIELDS[text]


@pytest.mark.parametrize(("field", "text"), TOPICS)
def test_the_ways_to_write_a_topic(sqlite: Database, matcher: FieldMatcher, field: str, text: str) -> None:
    from db.read.catalogue import topics

    with sqlite.read() as connection:
        codes = {topic.id: topic.code for topic in topics(connection)}
    found = matcher.match(field, text)
    assert found.field_id is not None
    assert codes.get(found.topic_id or 0) == TOPICS[field, text]
    assert found.topic_unknown is (found.topic_id is None)


def test_every_name_and_code_finds_itself(sqlite: Database, matcher: FieldMatcher) -> None:
    from db.read.catalogue import topics

    with sqlite.read() as connection:
        known = topics(connection)
    for topic in known:
        for text in (topic.name, topic.name.upper(), topic.code, topic.name_en):
            assert matcher.match(topic.field, text).topic_id == topic.id


def test_a_topic_implies_its_field(matcher: FieldMatcher) -> None:
    found = matcher.match("", "An ninh trật tự")
    assert found == matcher.match("QP-AN", "An ninh trật tự")
    assert matcher.match("", "Chuyện khác").field_id is None


def test_a_topic_in_the_fields_place_is_the_topic_too(matcher: FieldMatcher) -> None:
    assert matcher.match("1. Trồng cây hàng hóa", "") == matcher.match("Kinh tế", "Trồng cây hàng hóa")


def test_a_strange_topic_suggests_near_ones(matcher: FieldMatcher) -> None:
    found = matcher.match("VX", "văn minh")
    assert set(found.suggestions) == {"Xây dựng đô thị văn minh", "Nếp sống văn minh đô thị"}


def test_a_fifth_field_goes_by_its_own_name(sqlite: Database) -> None:
    from sqlalchemy import insert

    row = {"code": "NT", "name": "An ninh trật tự", "name_en": "Public order", "position": 5}
    with sqlite.write() as connection:
        connection.execute(insert(FIELD), [row])
    with sqlite.read() as connection:
        matcher = FieldMatcher(connection)
    assert matcher.match("ANTT", "").field_id == matcher.fields[4].id
