"""Acts through the door: they are the member's whose key proved itself, and the role is the register's."""

from db.identity import Role
from db.schema.tables import CHANGE
from db.write.members import set_role
from db.write.session import writing
from tests.danvan_tui.ssh.conftest import Opening
from tests.danvan_tui.ssh.door import Client, Door

F12 = b"\x1b[24~"


def _acts(opened: Door) -> list[tuple[str, str]]:
    with opened.service.database.read() as connection:
        rows = connection.execute(CHANGE.select().order_by(CHANGE.c.seq.desc()).limit(3)).all()
    return [(row.actor, row.act) for row in rows]


def _offers(client: Client) -> bool:
    return "Duyệt đăng ký" in client.text


async def test_a_secretary_approves_and_everybody_sees_it(door: Opening) -> None:
    async with door() as opened:
        lan = opened.join("Trần Thị Lan", Role.SECRETARY)
        async with opened.dashboard(lan, size=(80, 24)) as (channel, client), opened.dashboard() as (_, other):
            channel.write(b"3")
            await client.until("Bếp ăn")
            # The third line of the list stands at the beginning.
            channel.write(b"\x1b[B\x1b[B" + F12)
            await client.until(lambda: _offers(client))
            channel.write(b"\r")
            await client.until("Đã duyệt.")
            await other.until("Đã duyệt")
        assert ("Trần Thị Lan", "move") in _acts(opened)


async def test_a_viewer_may_not_and_a_secretary_who_became_one_neither(door: Opening) -> None:
    async with door() as opened:
        hai, lan = opened.join("Lê Văn Hai", Role.VIEWER), opened.join("Trần Thị Lan", Role.SECRETARY)
        async with opened.dashboard(hai) as (channel, client):
            channel.write(b"3" + F12)
            await client.until("cần vai trò Thư ký")
            assert "F12" not in client.text
        async with opened.dashboard(lan) as (channel, client):
            channel.write(b"3\x1b[B\x1b[B" + F12)
            await client.until(lambda: _offers(client))
            with writing(opened.service.database, "test") as work:
                set_role(work, opened.member_ids["Trần Thị Lan"], Role.VIEWER)
            channel.write(b"\r")
            await client.until("không được làm việc này")
        assert ("Trần Thị Lan", "denied") in _acts(opened)
        assert "move" not in {act for _, act in _acts(opened)}
