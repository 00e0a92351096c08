"""What was reported of some places, told to a register, to be read back by a view, a command or the screen."""

from dataclasses import replace
from datetime import date

from db.awards import Level
from db.engine import Database
from db.lifecycle import Standing, Subject
from db.schema import RegistrationKind, UnitKind
from db.write.amend import move, move_many
from db.write.commendations import propose
from db.write.decisions import Decision
from db.write.drafts import YearDraft
from db.write.recognitions import RecognitionDraft, recognise
from db.write.register_years import register_years
from db.write.session import writing
from tests.db.acts import ACTOR, field
from tests.db.awards import draft, many
from tests.db.scenarios.bulk import drafts, place, register_all

DECISION = Decision("118-QĐ/HU", date(2022, 11, 8), "Ban Thường vụ Huyện ủy")
LUC_NGAN = {"KT": 182, "VX": 192, "QA": 72, "HT": 32}
"""Lục Ngạn in 2018, by field: 478 together."""
BAO_LAM = {"KT": 40, "VX": 45, "QA": 18, "HT": 10}
"""Bảo Lâm in 2022: 113, of 84 collectives and 29 individuals. How many of each field nobody said."""


def luc_ngan(database: Database) -> list[int]:
    """Lục Ngạn in 2018: the district's id and those of its communes."""
    communes = place(database, "Huyện Lục Ngạn", UnitKind.OTHER, (f"Xã số {each}" for each in range(1, 31)))
    register_all(database, drafts(database, 2018, communes[1:], LUC_NGAN))
    return communes


def bao_lam(database: Database) -> list[int]:
    """Bảo Lâm in 2022: the district's id and those of its 19 units."""
    units = place(database, "Huyện Bảo Lâm", UnitKind.OTHER, (f"Đơn vị {each}" for each in range(1, 20)))
    register_all(database, drafts(database, 2022, units[1:], BAO_LAM, individual=29))
    return units


def ba_ria_vung_tau(database: Database) -> list[int]:
    """Bà Rịa - Vũng Tàu in 2020 and 2021: the province's id and those of its units."""
    units = place(
        database, "Tỉnh Bà Rịa - Vũng Tàu", UnitKind.PROVINCE, ("Vũng Tàu", "Bà Rịa", "Phú Mỹ", "Côn Đảo")
    )
    effective = {"KT": 500, "VX": 632, "QA": 300, "HT": 100}
    old = register_all(database, drafts(database, 2020, units[1:], effective, standing=Standing.EFFECTIVE))
    register_all(database, drafts(database, 2020, units[1:], {"KT": 40}))
    # Of the effective ones of 2020, 1,500 are kept up and effective again; the rest of 2021 is new.
    with writing(database, ACTOR) as work:
        kept = [
            (
                made.model_id,
                YearDraft(
                    2021,
                    units[1],
                    field(database, "VX"),
                    Subject.COLLECTIVE,
                    Standing.EFFECTIVE,
                    RegistrationKind.MAINTAINED,
                ),
            )
            for made in old[:1_500]
        ]
        register_years(work, kept)
    register_all(database, drafts(database, 2021, units[1:], {"KT": 308}, standing=Standing.EFFECTIVE))
    late = register_all(database, drafts(database, 2021, units[1:], {"QA": 200, "HT": 63}))
    # One that was registered is stopped: it was registered all the same.
    with writing(database, ACTOR) as work:
        move(work, late[0].registration_id, Standing.STOPPED, 1, "Không đủ điều kiện")
    return units


def cho_don(database: Database) -> None:
    """Chợ Đồn in 2022: 140 registered, 123 of them recognised, 55 outstanding, 18 proposed for commendation."""
    made = many(database, 2022, 80, 60)
    recognised = made[:69] + made[80:134]
    outstanding = recognised[:29] + recognised[69:95]
    put_up = outstanding[:10] + outstanding[29:37]
    with writing(database, ACTOR) as work:
        recognise(
            work, [(each.registration_id, 1) for each in recognised], RecognitionDraft(Level.DISTRICT, DECISION)
        )
        move_many(work, [(each.registration_id, 2) for each in outstanding], Standing.OUTSTANDING)
        given = draft(proposed_on=date(2022, 11, 20))
        for each in put_up:
            propose(work, replace(given, registration_id=each.registration_id))
