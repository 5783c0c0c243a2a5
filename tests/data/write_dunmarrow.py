"""Writes the sample statement `resources/samples/partnership/dunmarrow.docx`.

    python tests/data/write_dunmarrow.py [path]

The sample is a Word file as a ministry would send it: numbered paragraphs and lettered items whose labels Word
computes, headings by style and a signature block. Its words stand here so that they can be reviewed.
"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

SAMPLE = Path(__file__).parents[2] / "resources" / "samples" / "partnership" / "dunmarrow.docx"

TITLE = (
    "Joint Declaration of the Commonwealth of Aldermark and the United Provinces of Dunmarrow "
    "on a Maritime and Digital Partnership"
)

# (form, words): "plain", "heading", "number" for a numbered paragraph, "letter" for an item below it.
PARAGRAPHS = (
    ("plain", "Ostvik, 28 May 2026"),
    (
        "plain",
        "The Government of the Commonwealth of Aldermark and the Government of the United Provinces of "
        "Dunmarrow (the “Participants”),",
    ),
    ("plain", "Recalling the Ostvik Declaration on Good Neighbourly Relations of 2011,"),
    (
        "plain",
        "Convinced that open sea lanes and secure data routes are the foundation of prosperity in the Amber "
        "Sea region,",
    ),
    ("plain", "Deeply concerned by the repeated damage to submarine cables since the autumn of 2024,"),
    (
        "plain",
        "Determined to bring their ports, their data and their markets closer together,",
    ),
    ("plain", "Have reached the following understanding:"),
    ("heading", "I. Trade and ports"),
    (
        "number",
        "The Participants will recognize each other’s authorized economic operators by 31 December 2027.",
    ),
    ("number", "With a view to speedier customs clearance, each Participant will:"),
    ("letter", "publish its customs laws, fees and forms on a single website;"),
    ("letter", "release perishable goods within six hours of their arrival;"),
    ("letter", "accept electronic certificates of origin;"),
    ("letter", "refrain from requiring paper originals."),
    (
        "number",
        "Dunmarrow will eliminate its customs duties on 240 tariff lines of industrial goods from "
        "Aldermark. Aldermark will apply a duty of no more than 7.5 per cent to processed fish and sawn "
        "timber from Dunmarrow.",
    ),
    (
        "number",
        "The Participants will endeavour to provide shore-side electricity at all their container ports by 2035.",
    ),
    (
        "number",
        "The Participants will not discriminate between vessels on the ground of flag in access to berths, "
        "pilotage and fuel.",
    ),
    (
        "number",
        "Aldermark and Dunmarrow will each provide $25 million for the dredging of the Sound of Ostvik.",
    ),
    ("heading", "II. Sea and fisheries"),
    (
        "number",
        "The Participants reaffirm their commitment to end illegal, unreported and unregulated fishing in "
        "the Amber Sea. To that end, Dunmarrow will:",
    ),
    ("letter", "fit a satellite transponder to every fishing vessel of more than 12 metres by 1 July 2028;"),
    ("letter", "reduce its total allowable catch of herring by 15 per cent over three years;"),
    ("letter", "close the spawning grounds off Cape Varr to bottom trawling."),
    (
        "number",
        "The Participants will protect the rights of seafarers to shore leave, medical care and "
        "repatriation. Dunmarrow, which ratified the Amber Sea Convention on the Welfare of Seafarers in "
        "2022, will assist other States in its implementation.",
    ),
    ("heading", "III. Cables and data"),
    ("number", "The Participants will notify each other of damage to a submarine cable within 24 hours."),
    (
        "number",
        "Repair vessels of either Participant may enter the territorial sea of the other within 72 hours "
        "of a request, unless that Participant objects on grounds of national security.",
    ),
    (
        "number",
        "The Participants will designate the waters around the Skerrow and Ostvik landing stations as a "
        "cable protection zone.",
    ),
    ("number", "The Participants condemn all deliberate damage to critical undersea infrastructure."),
    (
        "number",
        "The Participants may impose customs duties on electronic transmissions only by mutual consent.",
    ),
    (
        "number",
        "The Participants will allow the cross-border transfer of data for the conduct of business, "
        "provided that personal data receive adequate protection and are stored in the region.",
    ),
    ("heading", "IV. Minerals and economic security"),
    ("number", "The Participants, subject to the availability of funds, intend to:"),
    ("letter", "complete a joint map of nickel and cobalt deposits by the end of 2028;"),
    ("letter", "train 200 geologists and mining inspectors a year;"),
    (
        "letter",
        "apply the environmental and labour standards of the Amber Sea Minerals Code to every project "
        "supported under this Declaration.",
    ),
    (
        "number",
        "Aldermark will make available $300 million in guarantees for processing plants in Dunmarrow.",
    ),
    ("number", "Dunmarrow reserves its right to restrict exports of unprocessed ore."),
    (
        "number",
        "The Participants will consult each other within 30 days where either considers that the measures "
        "of a third country threaten its supply of energy or food. They will strengthen cooperation on "
        "export controls and on investment screening.",
    ),
    ("heading", "V. Final provisions"),
    ("number", "A Joint Committee, co-chaired by the Ministers for Trade, will meet at least once a year."),
    ("number", "The Participants will designate national contact points within 60 days."),
    ("number", "Each Participant will bear its own costs."),
    (
        "number",
        "Nothing in this Declaration affects the rights and obligations of the Participants under the Amber "
        "Sea Convention.",
    ),
    ("number", "This Declaration does not create rights or obligations under international law."),
    ("number", "The Participants will review the operation of this Declaration after five years."),
    (
        "plain",
        "Signed at Ostvik in two originals in the English language.",
    ),
    ("plain", "For the Government of the Commonwealth of Aldermark: Ilse Marrand, Minister for Foreign Affairs"),
    ("plain", "For the Government of the United Provinces of Dunmarrow: Tobias Renke, Minister for Trade"),
)

_NUMBERING = f"""
<w:abstractNum {nsdecls("w")} w:abstractNumId="90">
  <w:multiLevelType w:val="multilevel"/>
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/>
    <w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/><w:lvlJc w:val="left"/>
    <w:pPr><w:ind w:left="1134" w:hanging="567"/></w:pPr></w:lvl>
</w:abstractNum>
"""
_LEVELS = {"number": 0, "letter": 1}


def write(path: Path) -> None:
    """Write the sample to `path`."""
    document = docx.Document()
    document.core_properties.title = TITLE
    document.core_properties.author = ""
    document.core_properties.created = document.core_properties.modified = datetime(2026, 5, 28)
    _add_numbering(document)
    document.add_heading(TITLE, 0)
    for form, words in PARAGRAPHS:
        if form == "heading":
            document.add_heading(words, 1)
        else:
            paragraph = document.add_paragraph(words)
            if form in _LEVELS:
                _number(paragraph, _LEVELS[form])
    document.save(str(path))


def _add_numbering(document: Document) -> None:
    numbering = document.part.numbering_part.element
    first = numbering.find(qn("w:num"))
    abstract = parse_xml(_NUMBERING)
    if first is None:
        numbering.append(abstract)
    else:
        first.addprevious(abstract)
    num = OxmlElement("w:num")
    num.set(qn("w:numId"), "90")
    link = OxmlElement("w:abstractNumId")
    link.set(qn("w:val"), "90")
    num.append(link)
    numbering.append(num)


def _number(paragraph: Paragraph, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = 90


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE)
