"""A second verifier of the audit log, written from src/docs/spec/audit-log.md and nothing else.

Reads lines "FOLDER" or "FOLDER<tab>WITNESS" from standard input and answers each with "intact SIZE" or "broken: WHY".
Needs Python 3.9 and nothing but its library; Ed25519 is that of RFC 8032, slow and plain.
"""

import base64
import hashlib
import os
import re
import sys

NUMBER = r"(?:0|[1-9][0-9]{0,17})"
HEADER = re.compile(
    rf"sacho-audit-2 ({NUMBER}) ({NUMBER}) ([0-9a-f]{{64}}) ({NUMBER}) ([0-9a-f]{{120}}) ([0-9a-f]{{64}})\n\Z"
)
RECORD = re.compile(rf"({NUMBER}) ([0-9a-f]{{64}}) ((?:[0-9a-f]{{2}}){{17,8192}}) ([0-9a-f]{{64}})\n\Z")
HEADER_SHAPE = ["=sacho-audit-2", "n", "n", "64", "n", "120", "64"]
RECORD_SHAPE = ["n", "64", "34-16384", "64"]
VERIFIER_KEY = re.compile(r"([A-Za-z0-9._/-]{1,128})\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})\n?\Z")
STORE = rf"store [0-9a-z-]{{1,64}} {NUMBER} [0-9a-f]{{64}}\n"
CHECKPOINT = re.compile(
    rf"(([A-Za-z0-9._/-]{{1,128}})\n({NUMBER})\n([A-Za-z0-9+/]{{43}}=)\nat ([0-9TZ:.-]{{20,30}})\n(?:{STORE}){{0,64}})\n"
    r"— ([A-Za-z0-9._/-]{1,128}) ([A-Za-z0-9+/]{91}=)\n"
)
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?Z\Z")


class Broken(Exception):
    pass


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def eight(number):
    return int(number).to_bytes(8, "big")


# Ed25519, RFC 8032 section 5.1

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_1 = pow(2, (P - 1) // 4, P)


def add(a, b):
    e = (a[1] - a[0]) * (b[1] - b[0]) % P
    f = (a[1] + a[0]) * (b[1] + b[0]) % P
    g = 2 * a[3] * b[3] * D % P
    h = 2 * a[2] * b[2] % P
    x, t, z, y = f - e, h - g, h + g, f + e
    return (x * t % P, z * y % P, t * z % P, x * y % P)


def times(scalar, point):
    result = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            result = add(result, point)
        point = add(point, point)
        scalar >>= 1
    return result


def x_of(y, sign):
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if square == 0:
        return None if sign else 0
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_1 % P
    if (x * x - square) % P:
        return None
    return P - x if (x & 1) != sign else x


def point(encoded):
    y = int.from_bytes(encoded, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    x = x_of(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE = (x_of(BASE_Y, 0), BASE_Y, 1, x_of(BASE_Y, 0) * BASE_Y % P)
VERIFIED = {}


def signed(key, text, signature):
    if (key, text, signature) not in VERIFIED:
        VERIFIED[key, text, signature] = verify_signature(key, text, signature)
    return VERIFIED[key, text, signature]


def verify_signature(key, text, signature):
    a, r, s = point(key), point(signature[:32]), int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L or len(signature) != 64:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + text).digest(), "little") % L
    left, right = times(s, BASE), add(r, times(h, a))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


# The Merkle tree, RFC 9162 section 2.1.1


def root(leaves):
    if not leaves:
        return sha256()
    if len(leaves) == 1:
        return leaves[0]
    k = 1
    while 2 * k < len(leaves):
        k *= 2
    return sha256(b"\x01", root(leaves[:k]), root(leaves[k:]))


# Files


def canonical(text):
    raw = base64.b64decode(text)
    if base64.b64encode(raw).decode() != text:
        raise Broken("base64 with another spelling")
    return raw


def read(path):
    with open(path, "rb") as file:
        return file.read()


def verifier_key(folder):
    try:
        match = VERIFIER_KEY.match(read(os.path.join(folder, "checkpoint.pub")).decode("latin-1"))
    except FileNotFoundError:
        match = None
    if not match:
        raise Broken("no verifier key")
    name, key_id, typed = match[1], match[2], base64.b64decode(match[3])
    if typed[0] != 1 or sha256(name.encode(), b"\n", typed)[:4].hex() != key_id:
        raise Broken("the verifier key does not fit its id")
    return name, bytes.fromhex(key_id), typed[1:]


def checked(match, key):
    name, key_id, public = key
    raw = canonical(match[7])
    if match[2] != name or match[6] != name or raw[:4] != key_id:
        raise Broken("a checkpoint of another log")
    if not signed(public, match[1].encode(), raw[4:]):
        raise Broken("a checkpoint with a false signature")
    if not TIME.match(match[5]):
        raise Broken("a checkpoint without a time")
    return int(match[3]), canonical(match[4])


def own_checkpoints(folder, key):
    found, at = [], 0
    try:
        text = read(os.path.join(folder, "checkpoints"))
    except FileNotFoundError:
        return found
    decoded = text.decode("utf-8", "replace")
    while at < len(decoded):
        match = CHECKPOINT.match(decoded, at)
        if not match:
            require_unfinished(text[len(decoded[:at].encode()) :])
            break
        checkpoint = checked(match, key)
        if found and checkpoint[0] < found[-1][0]:
            raise Broken("a checkpoint goes back")
        found.append(checkpoint)
        at = match.end()
    return found


def require_unfinished(tail):
    """A write may stop anywhere, also inside the dash: some end of a true checkpoint then completes the tail."""
    for cut in (0, 1, 2):
        if cut == 0 or tail[-cut:] in (b"\xe2", b"\xe2\x80"):
            kept = tail[: len(tail) - cut]
            try:
                if begins_a_checkpoint(kept.decode("utf-8")):
                    return
            except UnicodeDecodeError:
                continue
    raise Broken("a garbled checkpoint")


def begins_a_checkpoint(text):
    lines = text.split("\n")
    whole, last = lines[:-1], lines[-1]
    shapes = [r"[A-Za-z0-9._/-]{1,128}", NUMBER, r"[A-Za-z0-9+/]{43}=", r"at [0-9TZ:.-]{20,30}"]
    for i, line in enumerate(whole):
        if i < 4:
            if not re.fullmatch(shapes[i], line):
                return False
        elif line == "":
            return i == len(whole) - 1 and begins_a_signature(last)
        elif i >= 68 or not re.fullmatch(STORE[:-2], line):
            return False
    here = len(whole)
    if here == 0:
        return re.fullmatch(r"[A-Za-z0-9._/-]{0,128}", last) is not None
    if here == 1:
        return last == "" or re.fullmatch(NUMBER, last) is not None
    if here == 2:
        return re.fullmatch(r"[A-Za-z0-9+/]{0,43}|[A-Za-z0-9+/]{43}=", last) is not None
    if here == 3:
        return last in ("", "a", "at") or re.fullmatch(r"at [0-9TZ:.-]{0,30}", last) is not None
    return begins_a_store(last)


def begins_a_store(text):
    if "store ".startswith(text):
        return True
    match = re.fullmatch(rf"store [0-9a-z-]{{1,64}}(?: (?:{NUMBER}(?: [0-9a-f]{{0,64}})?)?)?", text)
    return match is not None or text == "store "


def begins_a_signature(text):
    match = re.fullmatch(r"— (?:[A-Za-z0-9._/-]{1,128}(?: (?:[A-Za-z0-9+/]{0,91}|[A-Za-z0-9+/]{91}=))?)?", text)
    return match is not None or text in ("", "—")


def witnessed(path, key):
    text = read(path).decode("utf-8", "replace")
    matches = [match for match in CHECKPOINT.finditer(text) if match[2] == key[0]]
    return [checked(match, key) for match in matches]


def unfinished(tail, shape):
    """Whether the tail could be the beginning of a line of this shape."""
    words = tail.split(" ")
    if len(words) > len(shape):
        return False
    for i, (word, form) in enumerate(zip(words, shape)):
        last = i == len(words) - 1
        if form.startswith("="):
            if not (form[1:].startswith(word) if last else word == form[1:]):
                return False
        elif form == "n":
            if not (re.fullmatch(NUMBER, word) or (last and word == "")):
                return False
        else:
            low, high = (form.split("-") * 2)[:2]
            if not re.fullmatch(rf"[0-9a-f]{{{0 if last else low},{high}}}", word):
                return False
    return True


def segments(folder, origin):
    """The leaves of the log, in order."""
    leaves, link, preceding = [], sha256(b"\x02", origin.encode()), 0
    for number, name in enumerate(sorted(f for f in os.listdir(folder) if f.endswith(".log")), 1):
        if name != f"{number:08d}.log":
            raise Broken("a segment is missing, or a file is none")
        text = read(os.path.join(folder, name)).decode("latin-1")
        lines = text.split("\n")
        lines = [line + "\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
        for i, line in enumerate(lines):
            if not line.endswith("\n"):
                if not unfinished(line, RECORD_SHAPE if i else HEADER_SHAPE):
                    raise Broken("the end of a segment was changed")
                continue
            link = follow(line, number, len(leaves), link, preceding) if i == 0 else record(line, leaves, link)
        preceding = len(text)
    return leaves


def follow(line, number, first, link, preceding):
    match = HEADER.match(line)
    if not match:
        raise Broken("a header was changed")
    fields = (eight(match[1]), eight(match[2]), bytes.fromhex(match[3]), eight(match[4]), bytes.fromhex(match[5]))
    present = (eight(number), eight(first), link, eight(preceding))
    if fields[:4] != present or sha256(b"\x04", *fields).hex() != match[6]:
        raise Broken("a header does not fit")
    return bytes.fromhex(match[6])


def record(line, leaves, link):
    match = RECORD.match(line)
    if not match or int(match[1]) != len(leaves) or bytes.fromhex(match[2]) != link:
        raise Broken(f"record {len(leaves)} does not fit")
    if sha256(b"\x03", eight(match[1]), link, bytes.fromhex(match[3])).hex() != match[4]:
        raise Broken(f"record {len(leaves)} was changed")
    leaves.append(sha256(b"\x00", line.encode("latin-1")))
    return bytes.fromhex(match[4])


def verify(folder, witness):
    key = verifier_key(folder)
    kept = witnessed(witness, key) if witness else []
    own = own_checkpoints(folder, key)
    leaves = segments(folder, key[0])
    if not own and any(name.endswith(".log") for name in os.listdir(folder)):
        raise Broken("no checkpoint")
    for size, stated in own + kept:
        if size > len(leaves) or root(leaves[:size]) != stated:
            raise Broken(f"not what was signed at size {size}")
    return len(leaves)


for request in sys.stdin:
    where, _, beside = request.rstrip("\n").partition("\t")
    try:
        print("intact", verify(where, beside), flush=True)
    except Broken as reason:
        print("broken:", reason, flush=True)
