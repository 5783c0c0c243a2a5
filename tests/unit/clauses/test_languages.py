"""Sentences and lists in the languages that texts come in: what stays whole, what is parted, what hangs on what."""

from __future__ import annotations

import pytest

from core.clauses.segment import segment
from core.clauses.statement import ClauseKind, Statement
from core.reading.document import Document


def cut(text: str, language: str) -> Statement:
    return segment(Document(text, "pasted text", "txt"), id="S", language=language)


def words_of(statement: Statement) -> list[str]:
    return [" ".join(statement.words_of(clause).split()) for clause in statement.clauses]


WHOLE = [
    ("en", "The Ministers recalled paras. 3-5 of S/RES/2254 (2015), A/78/L.5/Rev.1 and S/2023/772."),
    ("en", "Under Sec. 232 of the Act and Ch. VII of the Charter, the U.S. Government will act."),
    ("en", "They spoke with Pres. Dalo, Gov. Ann Kest, Sen. J. P. Lor and Rep. M. Ann Tor."),
    ("en", "The Rt. Hon. Sir David R. Lane, K.C.M.G., M.P., signed for the U.K. Government."),
    ("en", "The meeting opened at 9:30 a.m. GMT and closed at 5.45 p.m. CET on Wed. 3 Jan. 2026."),
    ("en", "GDP grew by 2.5 percent, 3.4 p.p. above the level of approx. 1.1 trillion in Q1."),
    ("en", "They cited Reg. (EU) No. 2019/1020, Dir. 2014/53 and Art. 6.1 (b) (ii) thereof."),
    ("en", "St. Kolm, Mt. Vara, the Arvenia Co. Ltd. Board, vol. II, fig. 3, ed. 2 and tel. 12 34 are named."),
    ("en", "He said that “the ‘open sea’ is ours… and yours” and sat down."),
    ("en", "In Washington, D.C., they met the F.B.I. Director and the W.H.O. team of the U.S.-Arvenia Council."),
    ("en", "See https://www.arvenia.example/a.b?c=d.e and press.office@arvenia.example for version 2.0.1."),
    ("en", "The Convention (see para. 5 (a). above) holds."),
    ("fr", "MM. Duval et Arno, S.E. M. Dupont et Mlle Petit ont cité l’art. 5, al. 2, let. b), du Traité."),
    ("fr", "Le Conseil, cf. par. 3 et p. 12, rappelle la rés. 2254 (2015) et le doc. S/2023/772."),
    ("fr", "Le taux est passé de 2,5 % à 3 % au 1er janv. 2026, soit env. 1,2 milliard d’euros."),
    ("fr", "« Agirez-vous ? » a-t-elle demandé, et « Oui ! » fut la réponse."),
    ("fr", "Les Parties : cessent le feu ; libèrent les prisonniers ; et ouvrent les routes."),
    ("fr", "Il a déclaré que « la mer “ouverte” est à nous… et à vous » et s’est assis."),
    ("es", "El Excmo. Sr. D. Juan Pérez y la Dra. Lor citaron el art. 3, inc. b), núm. 4 y la pág. 5."),
    ("es", "Los EE. UU. y la UE, así como los EE.UU. Mexicanos, citaron el párr. 5 a) y la res. 2254 (2015)."),
    ("es", "“¿Actuarán ustedes?”, preguntó, y “¡Sí!” fue la respuesta."),
    ("es", "Dijo que «el mar “abierto” es nuestro… y suyo» y se sentó."),
    ("es", "La tasa es del 2,5 % y asciende a 1.250.000 euros, aprox. 3,4 pts. más que en 2024."),
    ("ru", "Г-жа А. Б. Орлова, проф. Лавин и им. Пушкина упомянуты в т. 2, стр. 5 и гл. VII."),
    ("ru", "Стороны рассмотрели пп. 3 и 5, подп. «а» п. 2 ст. 4, а также рез. 2254 (2015) и док. S/2023/772."),
    ("ru", "Бюджет составил 2,5 млн. долл. США и 3 млрд. руб. в 2025 г. по сравнению с прошлыми годами."),
    ("ru", "«Вы будете действовать?» — спросила она, и «Да!» был ответ."),
    ("ru", "Встреча прошла в 14.30 в г. Москве, ул. Мира, д. 5, и т. д., т. е. как обычно."),
    ("tr", "Sn. Dr. Mehmet A. Demir ve Av. Ali Can md. 5, f. 2 ve bkz. s. 12 uyarınca konuştu."),
    ("tr", "A.B.D. ve T.C. Hükümeti 1. Toplantı için 3. maddeyi ve 2,5 milyon TL’yi görüştü."),
    ("tr", "II. Dünya Savaşı ve 20. Yüzyıl hakkında saat 14.30’da T.B.M.M. Başkanı konuştu."),
    ("tr", "“Ne zaman?” diye sordu ve “Hemen!” cevabını aldı."),
    ("ar", "اجتمع السيد أ. ب. حسن مع د. سامي لبحث القرار 2254 (2015) والفقرة 5 (أ) من المرفق."),
    ("ar", "يجب على الأطراف: وقف إطلاق النار؛ والإفراج عن الأسرى؛ وفتح الطرق."),
    ("zh", "双方回顾第2254(2015)号决议、第5(a)段和《联盟宪章》第七章。"),
    ("zh", "贸易额增长2.5%，达到3.4亿美元，较2025年1月1日有所增加。"),
    ("zh", "双方签署了《关于“一带一路”合作的谅解备忘录》……并同意：继续合作；再次会晤。"),
]


@pytest.mark.parametrize(("language", "text"), WHOLE)
def test_one_sentence_stays_whole(language: str, text: str) -> None:
    assert words_of(cut(text, language)) == [text]


PARTED = [
    ("en", ["They met on 3 Jan. 2026.", "The talks went on at 5 p.m.", "We agreed in Washington, D.C.", "It is done."]),
    ("en", ["They recalled para. 5 (a).", "They also noted Art. 3.", "It fell to 5.", "The second fell to 6."]),
    ("en", ["She said, “We agreed on ‘open seas.’”", "They left.", "(This is a note.)", "[It may be changed.]"]),
    ("en", ["They wait...", "Then they act.", "They wait…", "WHO experts spoke."]),
    ("fr", ["Nous agirons.", "« Nous agirons ensemble. »", "Qui agira ?", "Nous !", "Et personne d’autre."]),
    ("fr", ["Ils se sont réunis à 14 h.", "Ils ont rappelé le par. 5 a).", "À ce titre, ils continuent."]),
    ("es", ["Nos reunimos con los EE.UU.", "El Presidente habló.", "«Actuaremos juntos.»", "¿Quién paga?", "¡Todos!"]),
    ("es", ["Recordaron el párr. 5 a).", "También el art. 3."]),
    ("ru", ["Стороны встретились в 2026 г.", "Они вспомнили п. 5.", "«Мы будем вместе».", "Кто заплатит?", "Мы!"]),
    ("tr", ["Taraflar 2026’da buluştu.", "İki taraf anlaştı.", "Kim ödeyecek?", "Biz!", "“Birlikteyiz.”", "Bitti."]),
    ("ar", ["اجتمع الطرفان.", "واتفقا على السلام.", "من سيدفع؟", "نحن!", "قال: «سنعمل معا.»", "ثم غادر."]),
]


@pytest.mark.parametrize(("language", "parts"), PARTED)
def test_sentences_are_parted(language: str, parts: list[str]) -> None:
    assert words_of(cut(" ".join(parts), language)) == parts


@pytest.mark.parametrize("text", ["双方会晤。会谈坦诚。谁来付款？我们！主席说：“我们将合作。”会议结束．"])
def test_full_width_stops_part_sentences_that_no_space_parts(text: str) -> None:
    parts = ["双方会晤。", "会谈坦诚。", "谁来付款？", "我们！", "主席说：“我们将合作。”", "会议结束．"]
    assert words_of(cut(text, "zh")) == parts


LISTS = [
    (
        "fr",
        "Nous convenons :\n\na) de coopérer ;\n\nb) de nous réunir :\n\ni) à Genève ; et\n\nii) à Paris.\n\n2. Fin.",
        [("", None), ("(a)", 0), ("(b)", 0), ("(b) (i)", 2), ("(b) (ii)", 2), ("2", None)],
    ),
    (
        "es",
        "1. Pide que:\n\na) cesen el fuego;\n\nb) abran los caminos:\n\ni) por tierra; y\n\nii) por mar;\n\n2. Decide.",
        [("1", None), ("1 (a)", 0), ("1 (b)", 0), ("1 (b) (i)", 2), ("1 (b) (ii)", 2), ("2", None)],
    ),
    (
        "ru",
        "1. призывает:\n\nа) прекратить огонь;\n\nб) открыть пути:\n\ni) по суше; и\n\nii) по морю;\n\n2. решает.",
        [("1", None), ("1 (а)", 0), ("1 (б)", 0), ("1 (б) (i)", 2), ("1 (б) (ii)", 2), ("2", None)],
    ),
    (
        "ru",
        "Стороны договорились:\n— развивать торговлю;\n— встречаться ежегодно.",
        [("", None), ("", 0), ("", 0)],
    ),
    (
        "tr",
        "1. Taraflar şunları kabul eder:\n\na) ateşi kesmek;\n\nb) yolları açmak.\n\n2. Taraflar buluşacaktır.",
        [("1", None), ("1 (a)", 0), ("1 (b)", 0), ("2", None)],
    ),
    (
        "ar",
        "1 - يطلب إلى الأطراف:\n\n(أ) وقف النار؛\n\n(ب) فتح الطرق؛\n\n2 - يتفقان على:\n\nأ- التجارة؛\n\nب- الطاقة.",
        [("1", None), ("1 (أ)", 0), ("1 (ب)", 0), ("2", None), ("2 (أ)", 3), ("2 (ب)", 3)],
    ),
    (
        "zh",
        "1. 要求各方：\n\n(a) 停火；\n\n(b) 开放道路：\n\n㈠ 陆路；\n\n㈡ 海路；\n\n2. 决定再次开会。",
        [("1", None), ("1 (a)", 0), ("1 (b)", 0), ("1 (b) ㈠", 2), ("1 (b) ㈡", 2), ("2", None)],
    ),
    (
        "zh",
        "双方同意：\n\n一、加强合作；\n\n二、扩大投资：\n\n（一）在能源领域；\n\n（二）在农业领域；\n\n三、再次会晤。",
        [("", None), ("一", 0), ("二", 0), ("二 （一）", 2), ("二 （二）", 2), ("三", 0)],
    ),
    (
        "en",
        "2. The Parties:\n\n(a) agree;\n\n(b) have decided to:\n\n(i) meet; and\n\n(ii) talk.\n\n3. They end.",
        [("2", None), ("2 (a)", 0), ("2 (b)", 0), ("2 (b) (i)", 2), ("2 (b) (ii)", 2), ("3", None)],
    ),
    (
        "en",
        "2. They agree:\n\n(1) to meet;\n\n(2) to talk:\n\n(A) often:\n\n(aa) here;\n\n(B) openly;\n\n(3) to end.",
        [
            ("2", None),
            ("2 (1)", 0),
            ("2 (2)", 0),
            ("2 (2) (A)", 2),
            ("2 (2) (A) (aa)", 3),
            ("2 (2) (B)", 2),
            ("2 (3)", 0),
        ],
    ),
    ("en", "2. They agree.\n\n2.1 They will meet.\n\n2.2 They will talk.", [("2", None), ("2.1", None), ("2.2", None)]),
    (
        "en",
        "2. They agree:\n\n(a) to meet;\n\n(b) to tell:\n\n(i) the Chair; and\n\n(ii) the Boards:\n\na. of Kolm;\n\n"
        "b. of Vara;\n\n(c) to end.",
        [
            ("2", None),
            ("2 (a)", 0),
            ("2 (b)", 0),
            ("2 (b) (i)", 2),
            ("2 (b) (ii)", 2),
            ("2 (b) (ii) (a)", 4),
            ("2 (b) (ii) (b)", 4),
            ("2 (c)", 0),
        ],
    ),
    (
        "en",
        "We agree:\n\n(a) to meet;\n\nb. to act;\n\n(c) to end.",
        [("", None), ("(a)", 0), ("(b)", 0), ("(c)", 0)],
    ),
    (
        "tr",
        "Taraflar karar verdi:\n\nc) buluşmak;\n\nç) konuşmak;\n\nd) yazmak.\n\nSon söz budur.",
        [("", None), ("(c)", 0), ("(ç)", 0), ("(d)", 0), ("", None)],
    ),
    (
        "es",
        "Acuerdan:\n\nn) reunirse;\n\nñ) hablar;\n\no) escribir.",
        [("", None), ("(n)", 0), ("(ñ)", 0), ("(o)", 0)],
    ),
    (
        "ar",
        "قرروا ما يلي:\n\n(د) التعاون؛\n\n(هـ) دعم:\n\n‘١’ التجارة؛\n\n‘٢’ الطاقة؛\n\n(و) الاجتماع.",
        [("", None), ("(د)", 0), ("(هـ)", 0), ("(هـ) ‘١’", 2), ("(هـ) ‘٢’", 2), ("(و)", 0)],
    ),
    (
        "fr",
        "Nous convenons :\n\na) de coopérer ;\n\nb) de parler.\n\n1° D’agir.\n\n2° De voir.",
        [("", None), ("(a)", 0), ("(b)", 0), ("1", None), ("2", None)],
    ),
    ("fr", "1° Elles coopèrent ;\n\n2° Elles échangent.", [("1", None), ("2", None)]),
]


@pytest.mark.parametrize(
    ("language", "text", "labels"),
    [
        (
            "ru",
            "Стороны договорились: а) расширять торговлю товарами и услугами между обеими странами; б) проводить "
            "ежегодные встречи министров и их заместителей; и в) открыть дороги для перевозки грузов через границу.",
            ["", "(а)", "(б)", "(в)"],
        ),
        (
            "ar",
            "قرر الطرفان: (أ) تعزيز التعاون في مجالات التجارة والطاقة والنقل بين البلدين؛ (ب) عقد اجتماعات سنوية على "
            "مستوى الوزراء وكبار المسؤولين؛ (ج) فتح طرق جديدة لنقل البضائع والركاب بين العاصمتين وسائر المدن الكبرى.",
            ["", "(أ)", "(ب)", "(ج)"],
        ),
        (
            "zh",
            "双方决定：（一）扩大两国之间货物和服务贸易的规模和范围；（二）每年举行部长级会晤并交换有关信息和资料；"
            "（三）为两国首都之间的货物运输开辟新的道路和航线。",
            ["", "（一）", "（二）", "（三）"],
        ),
    ],
)
def test_long_lists_in_a_sentence_are_cut_in_every_script(language: str, text: str, labels: list[str]) -> None:
    clauses = cut(text, language).clauses
    assert [clause.label for clause in clauses] == labels
    assert {clause.parent for clause in clauses[1:]} == {clauses[0].id}


@pytest.mark.parametrize(
    "text",
    ["«Мы вместе», — сказал он. «Так будет».", "“We act,” he said. “We win.”", "« Oui », dit-il. « Non »."],
)
def test_a_paragraph_that_begins_and_ends_with_quotations_is_none_itself(text: str) -> None:
    assert ClauseKind.QUOTATION not in {clause.kind for clause in segment(Document(text, "a", "txt"), id="S").clauses}


@pytest.mark.parametrize(("language", "text", "expected"), LISTS)
def test_items_know_their_labels_and_what_governs_them(
    language: str, text: str, expected: list[tuple[str, int | None]]
) -> None:
    clauses = cut(text, language).clauses
    places = {clause.id: place for place, clause in enumerate(clauses)}
    found = [(clause.label, places[clause.parent] if clause.parent else None) for clause in clauses]
    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        "‏إن مجلس الأمن،\n\nوإذ يُعرب عن قلقه‎ (انظر S/2023/772)،\n\n1 - يقرر البقاء ٢٠٢٤.",
        "各方［应］［宜］于２０２７年前开会，Ａ国和Ｂ国除外。　　会议　结束。",
        "שלום. הצדדים נפגשו; הם ימשיכו.",
    ],
)
def test_right_to_left_and_full_width_signs_survive(text: str) -> None:
    statement = segment(Document(text, "pasted text", "txt"), id="S")
    assert statement.text == text
    assert "".join("".join(words_of(statement)).split()) == "".join(text.split())
