/* The payloads of test_render_payloads.h. Constant. */
#include "test_render_payloads.h"

#include "base/utf8.h"

/* A constant initialiser, which JN_STR is not in strict C11. */
#define TEXT(literal) {literal, sizeof(literal) - 1}

const jn_str test_payloads[] = {
	{"", 0},
	TEXT("plain"),
	TEXT("<script>alert(1)</script>"),
	TEXT("\"><script>alert(1)</script>"),
	TEXT("'><img src=x onerror=alert(1)>"),
	TEXT("<img src=x onerror=alert(1)>"),
	TEXT("<svg onload=alert(1)>"),
	TEXT("<svg><script>alert(1)</script></svg>"),
	TEXT("</text><script>alert(1)</script><text>"),
	TEXT("</title><script>alert(1)</script>"),
	TEXT("</desc><image href=\"http://example.com/x\"/>"),
	TEXT("</style><script>alert(1)</script>"),
	TEXT("</svg><iframe src=javascript:alert(1)>"),
	TEXT("\" onmouseover=\"alert(1)"),
	TEXT("' onmouseover='alert(1)"),
	TEXT("\" onfocus=alert(1) autofocus=\""),
	TEXT("javascript:alert(1)"),
	TEXT("JaVaScRiPt:alert(1)"),
	TEXT("java\tscript:alert(1)"),
	TEXT("data:text/html,<script>alert(1)</script>"),
	TEXT("data:image/svg+xml;base64,PHN2Zz4="),
	TEXT("vbscript:msgbox(1)"),
	TEXT("<a href=\"javascript:alert(1)\">x</a>"),
	TEXT("<foreignObject><body onload=alert(1)></foreignObject>"),
	TEXT("<use href=\"data:image/svg+xml,x#x\"/>"),
	TEXT("<animate attributeName=href values=javascript:alert(1)>"),
	TEXT("<!--"),
	TEXT("-->"),
	TEXT("<!-- --><script>alert(1)</script>"),
	TEXT("<![CDATA[<script>alert(1)</script>]]>"),
	TEXT("]]>"),
	TEXT("<?xml-stylesheet href=\"http://example.com/x.css\"?>"),
	TEXT("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"),
	TEXT("&e;"),
	TEXT("&lt;script&gt;"),
	TEXT("&#60;script&#62;"),
	TEXT("&#x3c;script&#x3e;"),
	TEXT("&"),
	TEXT("&amp"),
	TEXT("<"),
	TEXT(">"),
	TEXT("\""),
	TEXT("'"),
	TEXT("`"),
	TEXT("{0}{1}%s%n"),
	TEXT("expression(alert(1))"),
	TEXT("url(http://example.com/x)"),
	TEXT("#000;fill:url(#x)"),
	TEXT("\\3c script\\3e"),
	TEXT("+ADw-script+AD4-"),
	TEXT("\xC0\xBCscript\xC0\xBE"),
	TEXT("\xE0\x80\xBCscript"),
	TEXT("\xFF\xFE\xFD"),
	TEXT("\xED\xA0\x80"),
	TEXT("\xF4\x90\x80\x80"),
	{"\0<b>\0", 5},
	TEXT("\x01\x08\x0B\x0C\x1F\x7F"),
	TEXT("a\r\nb\nc"),
	TEXT("\xC2\x85\xC2\x9F"),
	TEXT("\xEF\xBF\xBE\xEF\xBF\xBF"),
	TEXT("\u202Egnp.exe"),
	TEXT("\u202A\u202B\u202D\u202C"),
	TEXT("\u2066\u2066\u2067x"),
	TEXT("\u2069\u2069x"),
	TEXT("\u2028\u2029"),
	TEXT("\uFEFF"),
	TEXT("\U000E0041\U000E007F"),
	TEXT("12 % <b> –2 & 18\u00A0400 \"2 / 7\""),
	TEXT("2026-11-22<script>"),
	{NULL, 0},
};

bool test_payload_is_printable(jn_str payload)
{
	uint32_t at = 0;
	if (payload.len == 0) return false;
	while (at < payload.len) {
		uint32_t rune = jn_utf8_next(payload, &at);
		if (rune < 0x20 || rune == 0xFFFD || (rune >= 0x7F && rune < 0xA0) || (rune & 0xFFFE) == 0xFFFE) return false;
		if ((rune >= 0x202A && rune <= 0x202E) || (rune >= 0x2066 && rune <= 0x2069)) return false;
	}
	return true;
}
