"""A time stamp authority of our own, made with OpenSSL."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from tests.trust.bunt import put

if TYPE_CHECKING:
    from pathlib import Path

STAMPS = "-extfile cnf -extensions stempel -set_serial 7"
TSA = """
[req]
distinguished_name = dn
[dn]
[stempel]
extendedKeyUsage = critical,timeStamping
[tsa]
default_tsa = min
[min]
serial = serie
signer_cert = tsa.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256, sha512
"""


def made(folder: Path) -> Path:
    """An authority with its root, and a root that is another's."""
    put(folder, "cnf", TSA.encode())
    for command in (
        "req -x509 -newkey rsa:2048 -nodes -keyout rot.key -out rot.pem -subj /CN=rot -days 9000",
        "ecparam -name prime256v1 -genkey -noout -out tsa.key",
        "req -new -key tsa.key -out tsa.csr -subj /CN=tsa",
        f"x509 -req -in tsa.csr -CA rot.pem -CAkey rot.key -out tsa.pem -days 9000 {STAMPS}",
        "req -x509 -newkey rsa:2048 -nodes -keyout x.key -out annen.pem -subj /CN=rot -days 9000",
    ):
        openssl(folder, command)
    return folder


def openssl(folder: Path, command: str) -> None:
    subprocess.run(["openssl", *command.split()], cwd=folder, check=True, capture_output=True)


def stamp(tsa: Path, bundle_: Path, size: int, more: str = "-sha256 -cert") -> None:
    """Stamp a kept checkpoint, now."""
    kept = (bundle_ / f"sjekkpunkt/{size}").read_bytes()
    put(tsa, "data", kept.split(b"\n\n")[0] + b"\n")
    put(tsa, "serie", b"01\n")
    openssl(tsa, f"ts -query -data data -out q.tsq {more}")
    openssl(tsa, "ts -reply -queryfile q.tsq -out r.tsr -config cnf")
    put(bundle_, f"tokens/{size}.tsr", (tsa / "r.tsr").read_bytes())
