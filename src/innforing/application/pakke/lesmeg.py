"""`LESMEG.txt`: how to check a bundle with tools that we did not write, in two languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from innforing.eventlog.notes import Checkpoint

SIGNATUR: Final = r"""
    NAVN=${VKEY%%+*}
    head -n 3 checkpoint > tekst
    grep -F -m 1 -- "— $NAVN " checkpoint | sed 's/.* //' | base64 -d | tail -c +5 > signatur
    { printf '\060\052\060\005\006\003\053\145\160\003\041\000'
      printf '%s' "${VKEY#*+*+}" | base64 -d | tail -c +2; } > nokkel.der
    openssl pkeyutl -verify -pubin -keyform DER -inkey nokkel.der -rawin -in tekst -sigfile signatur
"""
APNING: Final = r"""
    LINJE=$(sed -n "/^{\"position\":$N,/p" events.jsonl)
    SALT=$(printf '%s' "$LINJE" | sed 's/.*"salt":"\([0-9a-f]*\)".*/\1/')
    { printf 'innforing.state/v1\n'
      printf "$(printf '%s' "$SALT" | sed 's/../\\x&/g')"
      printf '%s' "$LINJE" | sed 's/.*"state":"\([^"]*\)".*/\1/' | base64 -d; } | sha256sum
"""
BLAD: Final = r"""
    cat $(find tile/entries -type f | sort) | LC_ALL=C awk -v i=$((N-1)) \
      '/innforing.leaf.v1$/ {getline n; if (n == i) {for (k = 0; k < 5; k++) getline; print; exit}}'
"""
STEMPEL: Final = r"""
    head -n 3 sjekkpunkt/$STR > tekst
    openssl ts -verify -data tekst -in tokens/$STR.tsr -CAfile rot.pem
"""
ALENE: Final = """
    python3 -I verify_log.py . --vkey "$VKEY" --pin SJEKKPUNKT
"""
GO: Final = """
    verifier, err := note.NewVerifier(vkey)
    opened, err := note.Open(checkpoint, note.VerifierList(verifier))
    err = tlog.CheckTree(proof, size, root, oldSize, oldRoot)
"""


def lesmeg(sjekkpunkt: Checkpoint, *, offentlig: bool) -> str:
    """The file; a public bundle has no entries to look into."""
    navn, size = sjekkpunkt.origin, sjekkpunkt.size
    deler = [
        f"Bevispakke for loggen {navn}, {size} hendelser",
        _NB_FORST,
        f"1. Med verify_log.py (Python og cryptography)\n{ALENE}",
        f"2. Signaturen på sjekkpunktet, med OpenSSL (VKEY er nøkkelen du fikk)\n{SIGNATUR}",
        f"3. Det en hendelse lover (N er plassen dens), med sha256sum i bash\n{APNING}",
        _NB_OFFENTLIG if offentlig else f"   Det samme tallet skal stå i treet:\n{BLAD}",
        f"4. Tidsstempler (STR er størrelsen, rot.pem roten du stoler på)\n{STEMPEL}",
        f"5. Med Go: golang.org/x/mod/sumdb/note og .../tlog; flisene er C2SP tlog-tiles\n{GO}",
        _NB_SIST,
        "-" * 72,
        f"Bundle of proof for the log {navn}, {size} events",
        _EN_FORST,
        "1. With verify_log.py (Python and cryptography): as above, with --en",
        "2. The signature on the checkpoint, with OpenSSL: VKEY is the key you were given",
        "3. What an event promises: N is its position; the sum is to stand in the tree too",
        "4. Time stamps: STR is the size, rot.pem the root that you trust",
        "5. With Go's sumdb/note and sumdb/tlog; the tiles are C2SP tlog-tiles",
        _EN_SIST,
    ]
    return "\n\n".join(deler) + "\n"


_NB_FORST: Final = """\
Hent loggens nøkkel (vkey), vitnepolicyen, roten for tidsstempler og sjekkpunktet du selv har
tatt vare på, et annet sted enn her: den som kan endre det ene, skal ikke kunne endre det andre.
Kjør kommandoene i denne mappen, i bash."""
_NB_OFFENTLIG: Final = """\
   Denne pakken er offentlig: hendelseslinjene (tile/entries) er ikke med. Linjen i events.jsonl
   har sin egen («entry»), og verify_log.py prøver den mot treet. pakke.json sier hva som er
   skjermet, og etter hvilken hjemmel."""
_NB_SIST: Final = """\
Signaturen viser bare at den som har nøkkelen, har signert. At loggen ikke er skrevet om eller
kuttet siden, viser bare et sjekkpunkt du selv holder (--pin), eller vitner (--policy)."""
_EN_FORST: Final = """\
Get the key of the log (vkey), the policy of witnesses, the root of the time stamps and the
checkpoint that you kept yourself by another road than this: whoever can change one must not be
able to change the other. The commands are those above; run them in this folder, in bash."""
_EN_SIST: Final = """\
The signature only shows that whoever holds the key has signed. That the log was not rewritten or
cut since is shown by nothing but a checkpoint of your own (--pin), or witnesses (--policy)."""
