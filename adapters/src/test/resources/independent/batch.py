# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The Trucewatch authors
"""Signed batches by another hand: shares no code with the Java side. Needs Python's cryptography.

check PUBLIC_KEY MESSAGE   verifies a message, all in hexadecimal, and prints what it says
make SEED                  signs a batch and prints it
"""
import sys

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

TYP = "application/vnd.trucewatch.batch+cbor"


def head(kind, n):
    for info, size in ((24, 1), (25, 2), (26, 4), (27, 8)):
        if n < 24:
            return bytes([kind << 5 | n])
        if n < 1 << 8 * size:
            return bytes([kind << 5 | info]) + n.to_bytes(size, "big")
    raise ValueError(n)


def enc(v):
    if isinstance(v, int):
        return head(0, v) if v >= 0 else head(1, -1 - v)
    if isinstance(v, bytes):
        return head(2, len(v)) + v
    if isinstance(v, str):
        return head(3, len(v.encode())) + v.encode()
    if isinstance(v, list):
        return head(4, len(v)) + b"".join(map(enc, v))
    return head(5, len(v)) + b"".join(sorted(enc(k) + enc(x) for k, x in v.items()))


def dec(b, i=0):
    kind, n = b[i] >> 5, b[i] & 31
    i += 1
    if n >= 24:
        size = 1 << n - 24
        n, i = int.from_bytes(b[i : i + size], "big"), i + size
    if kind == 0:
        return n, i
    if kind == 1:
        return -1 - n, i
    if kind in (2, 3):
        v = b[i : i + n]
        return (v if kind == 2 else v.decode()), i + n
    if kind == 6:
        v, i = dec(b, i)
        return ("tag", n, v), i
    items = []
    for _ in range(n * (2 if kind == 5 else 1)):
        v, i = dec(b, i)
        items.append(v)
    return (items if kind == 4 else dict(zip(items[::2], items[1::2]))), i


def check(public, message):
    (_, tag, (header, unprotected, payload, signature)), end = dec(message)
    assert tag == 18 and end == len(message) and unprotected == {}
    assert dec(header)[0] == {1: -8, 16: TYP}
    signed = enc(["Signature1", header, b"", payload])
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, signed)
    except InvalidSignature:
        print("wrong signature")
        return
    batch = dec(payload)[0]
    assert enc(batch) == payload
    print("right", batch[1], batch[2].hex(), batch[3], len(batch[11]))


def make(seed):
    key = Ed25519PrivateKey.from_private_bytes(seed)
    batch = {
        1: "python-1", 2: bytes(range(16)), 3: 70000, 4: bytes(32), 6: -1, 7: 3, 8: 1500,
        9: [499876543, -361234567, -12345, 65536], 10: ["example.org/observations", 1 << 33, bytes(32)],
        11: [["a \u0416", "miniseed", 1 << 40, b"x" * 300]],
    }
    header, payload = enc({1: -8, 16: TYP}), enc(batch)
    signature = key.sign(enc(["Signature1", header, b"", payload]))
    print((head(6, 18) + enc([header, {}, payload, signature])).hex())


arguments = [bytes.fromhex(a) for a in sys.argv[2:]]
{"check": check, "make": make}[sys.argv[1]](*arguments)
