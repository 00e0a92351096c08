"""The abbreviations of offices, as a table.

A line is "short | another short = long". Both sides are in the form of ``exact_key`` without "và": lower
case, accents kept, words parted by one space.
"""

from db.text.fold import fold

_TABLE = """
tp | t p = thành phố
vn = việt nam
hcm = hồ chí minh
ubnd | ub nd = ủy ban nhân dân
hđnd = hội đồng nhân dân
đu = đảng ủy
ubkt = ủy ban kiểm tra
bcđ = ban chỉ đạo
bdv = ban dân vận
btg = ban tuyên giáo
btc = ban tổ chức
bql = ban quản lý
bch = ban chấp hành
btv = ban thường vụ
mttq | mặt trận = mặt trận tổ quốc
mặt trận tổ quốc = mặt trận tổ quốc
mttqvn = mặt trận tổ quốc việt nam
ubmttq | ub mttq = ủy ban mặt trận tổ quốc
ubmttqvn = ủy ban mặt trận tổ quốc việt nam
lhpn = liên hiệp phụ nữ
hlhpn | hpn = hội liên hiệp phụ nữ
hội phụ nữ = hội liên hiệp phụ nữ
ccb = cựu chiến binh
hccb = hội cựu chiến binh
nd = nông dân
hnd = hội nông dân
lđlđ = liên đoàn lao động
cđ = công đoàn
tn = thanh niên
tncs = thanh niên cộng sản
đtn = đoàn thanh niên
ctđ = chữ thập đỏ
nct = người cao tuổi
qs = quân sự
chqs = chỉ huy quân sự
bchqs = ban chỉ huy quân sự
tand = tòa án nhân dân
vksnd = viện kiểm sát nhân dân
bhxh = bảo hiểm xã hội
nhcsxh = ngân hàng chính sách xã hội
kbnn = kho bạc nhà nước
thads = thi hành án dân sự
gd = giáo dục
gd đt | gdđt = giáo dục đào tạo
vh = văn hóa
vh xh | vhxh = văn hóa xã hội
vh tt | vhtt = văn hóa thông tin
kt xh | ktxh = kinh tế xã hội
lđ tb xh | lđtb xh | lđtbxh = lao động thương binh xã hội
tn mt | tnmt = tài nguyên môi trường
tc kh | tckh = tài chính kế hoạch
qlđt = quản lý đô thị
mn = mầm non
th = tiểu học
thcs = trung học cơ sở
thpt = trung học phổ thông
gdnn = giáo dục nghề nghiệp
gdtx = giáo dục thường xuyên
ttyt = trung tâm y tế
bv = bệnh viện
bvđk = bệnh viện đa khoa
htx = hợp tác xã
clb = câu lạc bộ
dn = doanh nghiệp
cty = công ty
tnhh = trách nhiệm hữu hạn
cp = cổ phần
tdp | tổ dp = tổ dân phố
kdc = khu dân cư
"""

_SURE_WITHOUT_ACCENTS = 3
"""From this length on "ldld" can only be "lđlđ"; "du" could be a word."""


def _read() -> dict[tuple[str, ...], tuple[str, ...]]:
    read: dict[tuple[str, ...], tuple[str, ...]] = {}
    for line in _TABLE.strip().splitlines():
        shorts, long = line.split(" = ")
        for short in shorts.split(" | "):
            read[tuple(short.split())] = tuple(long.split())
            plain = fold(short)
            if len(plain) >= _SURE_WITHOUT_ACCENTS:
                read.setdefault(tuple(plain.split()), tuple(long.split()))
    return read


_LONG = _read()
_MOST_WORDS = max(map(len, _LONG))


def expand(words: list[str]) -> list[str]:
    """The words with every known abbreviation written out; the longest one first at each place."""
    expanded: list[str] = []
    at = 0
    while at < len(words):
        for length in range(min(_MOST_WORDS, len(words) - at), 0, -1):
            long = _LONG.get(tuple(words[at : at + length]))
            if long is not None:
                expanded += long
                at += length
                break
        else:
            expanded.append(words[at])
            at += 1
    return expanded
