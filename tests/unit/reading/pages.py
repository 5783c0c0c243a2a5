"""Web pages of the kinds in which statements are published, and what a reader of each wants to have."""

from __future__ import annotations

from html.parser import HTMLParser

BODY = (
    "The Ministers of Norrland and Sudmark met in Port Vell on 3 May 2026.",
    "They reviewed the progress of the Lighthouse Compact and welcomed the report of its secretariat.",
    "They decided to open the straits to all ships under 40 metres by 1 July 2027, and to share the cost equally.",
    "They agreed that a joint commission should meet twice a year and report to both parliaments.",
)
TITLE = "Joint Statement of the Ministers"
_PARAGRAPHS = "\n".join(f"<p>{words}</p>" for words in BODY)
_MENU = "".join(f'<li><a href="/{word}">{word}</a></li>' for word in ("Home", "Policies", "Press", "Visas", "Contact"))

MODERN = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>{TITLE} | Ministry of the Sea</title><meta property="og:title" content="{TITLE}">
<script>window.menu = "<p>never shown</p>";</script><style>.a {{ color: red }}</style></head>
<body class="menu-open"><a class="skip-link" href="#main">Skip to content</a>
<header><a href="/">Ministry of the Sea</a><nav><ul>{_MENU}</ul></nav></header>
<div class="cookie-banner"><p>This site keeps cookies to count its visitors.</p><button>Accept</button></div>
<main id="main"><article><h1>{TITLE}</h1><p class="date">3 May 2026</p>{_PARAGRAPHS}
<ul class="social-share"><li><a href="#">Send by mail</a></li></ul></article>
<aside><h2>More news</h2><p>The harbour museum opens its doors.</p></aside></main>
<footer><p>© 2026 Ministry of the Sea</p></footer></body></html>"""

OLD_TABLES = f"""<HTML><HEAD><TITLE>Ministry of the Sea - {TITLE}</TITLE></HEAD>
<BODY BGCOLOR=white><TABLE WIDTH=100%><TR><TD COLSPAN=3><IMG SRC=logo.gif ALT="Coat of arms"></TD></TR>
<TR><TD WIDTH=120><FONT SIZE=1>{"".join(f"<A HREF={w}.htm>{w}</A><BR>" for w in ("Home", "Minister", "Visas", "Links"))}
</FONT></TD><TD><CENTER><B>{TITLE}</B></CENTER><BR><BR>{"<BR><BR>".join(BODY)}</TD>
<TD><A HREF=a.htm>Tide tables</A><BR><A HREF=b.htm>Weather</A><BR><A HREF=c.htm>Ferries</A></TD></TR></TABLE>
<TABLE><TR><TD><A HREF=/>Home</A> | <A HREF=m.htm>Map of the site</A> | <A HREF=i.htm>Imprint</A></TD></TR></TABLE>
</BODY></HTML>"""

PRESS = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} | Press</title></head><body>
<div id="page"><div class="region-header"><h2>League of Seas</h2><div class="block-menu"><ul>{_MENU}</ul></div></div>
<div class="breadcrumb"><a href="/">Home</a> » <a href="/press">Press</a></div>
<div id="content"><h1>{TITLE}</h1><div class="field-date">3 May 2026</div>
<div class="field-body">{_PARAGRAPHS}<p>For information media. Not an official record.</p></div></div>
<div class="sidebar-second"><div class="related-content"><h3>Related</h3>
<ul><li><a href="1">Secretary praises fishers</a></li><li><a href="2">Storm warning lifted</a></li></ul></div></div>
<div id="footer"><ul><li><a href="p">Privacy</a></li><li><a href="t">Terms</a></li></ul></div></div></body></html>"""

LISTS = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE}</title></head><body>
<div class="nav"><ul>{_MENU}</ul></div><h1>{TITLE}</h1><ol>{"".join(f"<li>{words}</li>" for words in BODY)}</ol>
<p>The following documents were adopted:</p><ul><li><a href="1.pdf">Plan of action</a></li>
<li><a href="2.pdf">Terms of reference</a></li><li><a href="3.pdf">Budget</a></li></ul></body></html>"""

NO_ARTICLE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Press room</title></head><body>
<h1>Press room</h1><ul>{_MENU}</ul><p>All statements of the year.</p>
<ul><li><a href="1">Statement of 3 May</a></li><li><a href="2">Statement of 9 June</a></li>
<li><a href="3">Statement of 1 July</a></li></ul></body></html>"""


class Shown(HTMLParser):
    """The words of a page outside its head, scripts and styles, read by another parser than the program's."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self._silent = 0
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in ("script", "style", "title")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("script", "style", "title")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words += data.split()
