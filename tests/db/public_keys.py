"""Public keys for tests: made of bytes, without the cost of a key's mathematics."""

import base64
from hashlib import sha256


def string(data: bytes) -> bytes:
    """A string as SSH sends it."""
    return len(data).to_bytes(4, "big") + data


def number(value: int) -> bytes:
    """A number from 1 up as SSH sends it."""
    return string(value.to_bytes(value.bit_length() // 8 + 1, "big"))


def line(algorithm: str, *parts: bytes, comment: str = "") -> str:
    """A line of a ``.pub`` file."""
    blob = string(algorithm.encode()) + b"".join(parts)
    return f"{algorithm} {base64.b64encode(blob).decode()} {comment}".rstrip()


def ed25519(seed: object = 1, comment: str = "lan@may") -> str:
    """Another key for each seed."""
    return line("ssh-ed25519", string(sha256(repr(seed).encode()).digest()), comment=comment)


def rsa(bits: int, exponent: int = 65537) -> str:
    """A key of so many bits; whether the modulus has two prime factors is nobody's question here."""
    return line("ssh-rsa", number(exponent), number((1 << (bits - 1)) | 1))


__all__ = ["ed25519", "line", "number", "rsa", "string"]
