"""Documents as PDF/A: archived as they are, the same bytes for the same content."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from innforing.application.pdf import Del, Dokument, lag_pdf

VRANGT = '#eval("1") [x] *fet* _kursiv_ $ & <a> \\ "sitat" // nei'
DOKUMENT = Dokument(
    tittel="Protokoll",
    under="Kárášjohka, čáhci, ŋ, š, ŧ, ž, «æøå»",
    forfatter="Koordineringsgruppen",
    dag=date(2024, 2, 20),
    fakta=(("Sted", "Oslo"),),
    deler=(Del(tittel="Sak 1", avsnitt=(VRANGT, "To linjer\nher."), fakta=(("Utfall", "Ja"),)),),
    bunn="Laget av loggen til og med hendelse 40",
)


@pytest.fixture(scope="module")
def pdf() -> PdfReader:
    return PdfReader(io.BytesIO(lag_pdf(DOKUMENT)))


def test_the_same_content_gives_the_same_bytes_and_other_content_others() -> None:
    assert lag_pdf(DOKUMENT) == lag_pdf(DOKUMENT)
    assert lag_pdf(replace(DOKUMENT, bunn="hendelse 41")) != lag_pdf(DOKUMENT)


def test_it_carries_the_marks_of_pdf_a_2a(pdf: PdfReader) -> None:
    rot = pdf.root_object
    xmp = rot["/Metadata"].get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp
    [hensikt] = rot["/OutputIntents"]
    assert hensikt.get_object()["/S"] == "/GTS_PDFA1"
    assert hensikt.get_object()["/DestOutputProfile"] is not None
    assert not pdf.is_encrypted


def test_it_is_tagged_and_says_its_language(pdf: PdfReader) -> None:
    rot = pdf.root_object
    assert (rot["/Lang"], rot["/MarkInfo"]["/Marked"]) == ("nb", True)
    assert "/StructTreeRoot" in rot
    assert pdf.metadata is not None
    assert (pdf.metadata.title, pdf.metadata.author) == ("Protokoll", "Koordineringsgruppen")


def test_every_font_is_within(pdf: PdfReader) -> None:
    fonter = [f.get_object() for side in pdf.pages for f in side["/Resources"]["/Font"].values()]
    beskrevet = [f["/DescendantFonts"][0].get_object()["/FontDescriptor"] for f in fonter]
    assert fonter
    assert all("/FontFile3" in b.get_object() for b in beskrevet)


def test_it_says_no_time_but_that_of_its_content(pdf: PdfReader) -> None:
    assert pdf.metadata is not None
    assert pdf.metadata["/CreationDate"].startswith("D:20240220")
    assert pdf.metadata["/ModDate"].startswith("D:20240220")


def test_what_people_wrote_is_text_and_never_markup(pdf: PdfReader) -> None:
    tekst = "".join(side.extract_text() for side in pdf.pages)
    assert "".join(VRANGT.split()) in "".join(tekst.split())
    assert "Kárášjohka, čáhci, ŋ, š, ŧ, ž, «æøå»" in tekst
    assert "hendelse 40" in tekst
