"""A public key as SSH sends it (RFC 4253, 5656): whether its bytes are one whole key of its kind. Pure.

What is not written in the one way that OpenSSH itself writes it is refused: it would have another fingerprint here
than there.
"""

from db.errors import Said

RSA_LEAST, RSA_MOST = 3_072, 16_384
"""Bits of an RSA key's modulus: fewer are too weak, more are refused by OpenSSH."""
EXPONENT_MOST = 64
"""Bits of an RSA key's exponent; OpenSSL takes no more."""

ED25519_BYTES = 32

# Standards for Efficient Cryptography 2, version 2.0: p and b of y^2 = x^3 - 3x + b (mod p).
_CURVES = {
    "nistp256": (
        2**256 - 2**224 + 2**192 + 2**96 - 1,
        0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B,
    ),
    "nistp384": (
        2**384 - 2**128 - 2**96 + 2**32 - 1,
        0xB3312FA7E23EE7E4988E056BE3F82D19181D9C6EFE8141120314088F5013875AC656398D8A2ED19D2A85C8EDD3EC2AEF,
    ),
    "nistp521": (
        2**521 - 1,
        0x0051953EB9618E1C9A1F929A21A0B68540EEA2DA725B99B315F3B8B489918EF109E156193951EC7E937B1652C0BD3BB1BF073573DF883D2C34F1EF451FD46B503F00,
    ),
}


class Broken(Exception):
    """Bytes that are no key of that kind. ``why`` says what is wrong."""

    def __init__(self, why: Said) -> None:
        super().__init__(why.en)
        self.why = why


def check_blob(algorithm: str, blob: bytes) -> None:
    """Look whether the bytes are one whole key of this algorithm.

    Raises:
        Broken: They are not, or it is too weak.
    """
    parts = _Parts(blob)
    if parts.string() != algorithm.encode():
        raise Broken(
            Said("loại khóa ghi ở đầu dòng khác với loại bên trong", "the kind of key differs from what is inside")
        )
    if algorithm == "ssh-rsa":
        _check_rsa(parts)
    elif algorithm.startswith("ecdsa-sha2-"):
        _check_curve(parts, algorithm.removeprefix("ecdsa-sha2-"))
    else:
        if len(parts.string()) != ED25519_BYTES:
            raise Broken(_damaged())
        if algorithm.startswith("sk-") and not _is_plain(parts.string()):
            raise Broken(_damaged())
    parts.end()


class _Parts:
    """The strings of a blob, one after the other."""

    def __init__(self, blob: bytes) -> None:
        self._rest = blob

    def string(self) -> bytes:
        """The next one."""
        length = int.from_bytes(self._rest[:4], "big")
        if len(self._rest) < 4 + length or len(self._rest) < 4:
            raise Broken(_damaged())
        found, self._rest = self._rest[4 : 4 + length], self._rest[4 + length :]
        return found

    def number(self) -> int:
        """The next one as a number from 1 up, written without needless zeros."""
        raw = self.string()
        value = int.from_bytes(raw, "big")
        if value < 1 or raw != value.to_bytes(value.bit_length() // 8 + 1, "big"):
            raise Broken(_damaged())
        return value

    def end(self) -> None:
        """Nothing may be left."""
        if self._rest:
            raise Broken(_damaged())


def _check_rsa(parts: _Parts) -> None:
    exponent, modulus = parts.number(), parts.number()
    bits = modulus.bit_length()
    if bits < RSA_LEAST:
        raise Broken(
            Said(
                f"khóa RSA {bits} bit quá yếu, cần từ {RSA_LEAST}",
                f"an RSA key of {bits} bits is too weak, {RSA_LEAST} are needed",
            )
        )
    odd = exponent % 2 and modulus % 2
    if not odd or exponent < 3 or exponent.bit_length() > EXPONENT_MOST or bits > RSA_MOST:
        raise Broken(_damaged())


def _check_curve(parts: _Parts, name: str) -> None:
    """The point must lie on the curve, uncompressed."""
    if parts.string() != name.encode():
        raise Broken(_damaged())
    point = parts.string()
    p, b = _CURVES[name]
    size = (p.bit_length() + 7) // 8
    x, y = int.from_bytes(point[1 : 1 + size], "big"), int.from_bytes(point[1 + size :], "big")
    whole = len(point) == 1 + 2 * size and point[0] == 4
    if not whole or x >= p or y >= p or (y * y - (x * x * x - 3 * x + b)) % p:
        raise Broken(_damaged())


def _is_plain(application: bytes) -> bool:
    """A security key's application ("ssh:") is a C string to OpenSSH."""
    return b"\0" not in application


def _damaged() -> Said:
    return Said("nội dung khóa bị cắt hoặc bị hỏng", "the key's contents are cut off or damaged")
