"""Whom to believe, as c2sp.org/tlog-policy writes it."""

from __future__ import annotations

import itertools

import pytest

from innforing.eventlog.notes import Note, Signature, VerifierKey
from innforing.eventlog.policy import InvalidPolicy, Policy, met
from trust.signer import SigningKey

ORIGIN = "logg.example/hendelser/1"
LOG = SigningKey(ORIGIN, 1, bytes(32))
WITNESSES = {
    name: SigningKey(f"{name.lower()}.example", 4, bytes([number]) * 32)
    for number, name in enumerate(("X1", "X2", "X3", "Y1", "Y2", "Y3"), 1)
}
TEXT = f"{ORIGIN}\n1\n{'A' * 43}=\n".encode()
LINES = [f"log {LOG.vkey.text()}", *(f"witness {n} {k.vkey.text()}" for n, k in WITNESSES.items())]


def policy(*lines: str) -> Policy:
    return Policy.read("".join(f"{line}\n" for line in (*LINES, *lines)).encode())


def note(*names: str, log: SigningKey = LOG) -> Note:
    lines = [log.line(TEXT)]
    for name in names:
        said = b"cosignature/v1\ntime 1700000000\n" + TEXT
        lines.append(WITNESSES[name].line(said, (1_700_000_000).to_bytes(8, "big")))
    return Note(TEXT, tuple(Signature.read(line + b"\n") for line in lines))


TWO_OF_X_AND_ONE_OF_Y = (
    "group X-witnesses 2 X1 X2 X3",
    "group Y-witnesses any Y1 Y2 Y3",
    "group X-and-Y all X-witnesses Y-witnesses",
    "quorum X-and-Y",
)


def test_the_example_of_the_specification_is_judged_for_every_set_of_witnesses() -> None:
    asked = policy(*TWO_OF_X_AND_ONE_OF_Y)
    for count in range(7):
        for names in itertools.combinations(WITNESSES, count):
            x, y = (sum(one.startswith(first) for one in names) for first in "XY")
            assert met(asked, note(*names)) is (x >= 2 and y >= 1)
            assert asked.cosigned_by(note(*names)) == frozenset(names)
    assert asked.needed() == 3


@pytest.mark.parametrize(
    ("lines", "needed"),
    [
        (("quorum none",), 0),
        (("quorum X1",), 1),
        (("group g all X1 X2 X3", "quorum g"), 3),
        (("group g any X1 X2", "group h all g Y1 Y2", "quorum h"), 3),
    ],
)
def test_the_fewest_that_meet_it_are_told(lines: tuple[str, ...], needed: int) -> None:
    assert policy(*lines).needed() == needed
    assert met(policy(*lines), note(*list(WITNESSES)))


def test_the_log_must_be_one_of_those_that_are_named() -> None:
    stranger = SigningKey(ORIGIN, 1, bytes([9]) * 32)
    assert not met(policy("quorum none"), note(log=stranger))
    assert met(Policy.read(b"quorum none\n"), note(log=stranger))


def test_a_cosignature_of_another_text_or_key_counts_for_nothing() -> None:
    asked = policy("quorum X1")
    assert met(asked, note("X1"))
    other = Note(TEXT.replace(b"\n1\n", b"\n2\n"), note("X1").signatures)
    assert not asked.met_by(asked.cosigned_by(other))
    assert not met(asked, note("X2"))
    assert met(asked, note("X2", "X1"))


def test_blanks_comments_and_addresses_are_read() -> None:
    text = (
        f"# whom we believe\n\n \t \n\tlog\t{LOG.vkey.text()}  https://logg.example \n"
        f"  witness Vitne-Ærlig {WITNESSES['X1'].vkey.text()} https://vitne.example/a\n"
        "quorum   Vitne-Ærlig"
    )
    asked = Policy.read(text.encode())
    (one,) = asked.witnesses
    assert (one.name, one.url) == ("Vitne-Ærlig", "https://vitne.example/a")
    assert met(asked, note("X1"))
    assert Policy.read(text.encode("latin-1")).needed() == 1


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        ((), "no quorum line"),
        (("quorum nobody",), "line 8: «nobody» is not named above"),
        (("quorum none", "quorum none"), "line 9: there is a quorum already"),
        (("quorum",), "another number of words"),
        (("quorum a b",), "another number of words"),
        (("group g 0 X1", "quorum g"), "line 8: a group says"),
        (("group g 2 X1", "quorum g"), "a group says"),
        (("group g 01 X1", "quorum g"), "a group says"),
        (("group g any", "quorum g"), "a group says"),
        (("group g all", "quorum g"), "a group says"),
        (("group g", "quorum g"), "another number of words"),
        (("group g any X1 X1", "quorum g"), "a member already"),
        (("group g any X1", "group h any X1", "quorum g"), "a member already"),
        (("group g any none", "quorum g"), "«none» is not named above"),
        (("group g any g", "quorum g"), "«g» is not named above"),
        (("group X1 any X2", "quorum X1"), "«X1» is taken"),
        (("group none any X2", "quorum none"), "«none» is taken"),
        (("believe everybody",), "a line begins with"),
        ((f"witness w {LOG.vkey.text()}",), "of another kind"),
        ((f"log {WITNESSES['X1'].vkey.text()}",), "of another kind"),
        ((f"witness w {WITNESSES['X1'].vkey.text()}",), "there already"),
        ((f"log {LOG.vkey.text()}",), "there already"),
        (("witness w x+y+z",), "line 8: this is no verifier key"),
        (("quorum none\0",), "control characters"),
        (("# " + "x" * 70_000,), "too large"),
    ],
)
def test_a_file_that_is_no_policy_is_refused_with_its_line(
    lines: tuple[str, ...], what: str
) -> None:
    with pytest.raises(InvalidPolicy) as refused:
        policy(*lines)
    assert what in str(refused.value)


def test_thirty_two_of_each_are_no_trouble() -> None:
    keys = [SigningKey(f"w{n}.example", 4, bytes([n, 1]) * 16) for n in range(32)]
    lines = [f"witness w{n} {key.vkey.text()}" for n, key in enumerate(keys)]
    lines += [f"group g{n} any w{n}" for n in range(31)]
    lines += [f"group all 31 {' '.join(f'g{n}' for n in range(31))}", "quorum all"]
    asked = Policy.read("\n".join(lines).encode())
    assert (len(asked.witnesses), asked.needed()) == (32, 31)
    assert VerifierKey.read(keys[0].vkey.text()) == asked.witnesses[0].key
