/* Escaping, in one pass over the bytes: runs of plain ASCII are copied whole. In: any bytes. Out: markup-safe UTF-8 in
 * the caller's buffer. */
#include "render/escape.h"

#include "base/utf8.h"

/* ASCII that is written as it stands. */
static bool plain(unsigned char c)
{
	return c >= 0x20 && c < 0x7F && c != '&' && c != '<' && c != '>' && c != '"' && c != '\'';
}

static bool is_isolate(uint32_t rune)
{
	return rune >= 0x2066 && rune <= 0x2069;
}

/* True when every isolate of `s` is closed and none is closed that was not opened; also when there is none. */
static bool isolates_balanced(jn_str s)
{
	int open = 0;
	for (uint32_t i = 0; i + 2 < s.len; i++) {
		const unsigned char *p = (const unsigned char *)s.ptr + i;
		if (p[0] != 0xE2 || p[1] != 0x81 || p[2] < 0xA6 || p[2] > 0xA9) continue;
		open += p[2] == 0xA9 ? -1 : 1;
		if (open < 0) return false;
	}
	return open == 0;
}

static void escape_ascii(jn_buf *out, unsigned char c, unsigned flags)
{
	if (flags & JN_ESCAPE_PLAIN && c > 0x20 && c < 0x7F) {
		jn_buf_char(out, (char)c);
		return;
	}
	switch (c) {
	case '&': jn_buf_bytes(out, "&amp;", 5); return;
	case '<': jn_buf_bytes(out, "&lt;", 4); return;
	case '>': jn_buf_bytes(out, "&gt;", 4); return;
	case '"': jn_buf_bytes(out, "&quot;", 6); return;
	case '\'': jn_buf_bytes(out, "&#39;", 5); return;
	case '\n': jn_buf_char(out, flags & JN_ESCAPE_LINES ? '\n' : ' '); return;
	case '\t': jn_buf_char(out, ' '); return;
	case '\r': jn_buf_char(out, ' '); return;
	default: jn_buf_rune(out, JN_RUNE_INVALID);
	}
}

static void escape_rune(jn_buf *out, uint32_t rune, bool keep_isolates)
{
	if (rune >= 0x202A && rune <= 0x202E) return;
	if (is_isolate(rune) && !keep_isolates) return;
	bool forbidden = rune < 0xA0 || (rune & 0xFFFE) == 0xFFFE; /* C1, and noncharacters at the end of each plane */
	jn_buf_rune(out, forbidden ? (uint32_t)JN_RUNE_INVALID : rune);
}

static void escape(jn_buf *out, jn_str s, unsigned flags, bool keep_isolates)
{
	uint32_t at = 0;
	while (at < s.len) {
		uint32_t from = at;
		while (at < s.len && plain((unsigned char)s.ptr[at])) at++;
		jn_buf_bytes(out, s.ptr + from, at - from);
		if (at == s.len) return;
		unsigned char c = (unsigned char)s.ptr[at];
		if (c < 0x80) {
			bool crlf = c == '\r' && at + 1 < s.len && s.ptr[at + 1] == '\n';
			if (!crlf) escape_ascii(out, c == '\r' ? '\n' : c, flags);
			at++;
		} else {
			escape_rune(out, jn_utf8_next(s, &at), keep_isolates);
		}
	}
}

/* --- numbers in right-to-left text --- */

static bool digit_at(jn_str s, uint32_t at)
{
	return at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9';
}

static bool letter_at(jn_str s, uint32_t at)
{
	return at < s.len && ((s.ptr[at] >= 'a' && s.ptr[at] <= 'z') || (s.ptr[at] >= 'A' && s.ptr[at] <= 'Z'));
}

/* The bytes of a blank that holds a number together (no-break or narrow no-break space) at `at`; 0 when none. */
static uint32_t firm_blank(jn_str s, uint32_t at)
{
	if (jn_str_starts(jn_str_slice(s, at, s.len), JN_STR("\xC2\xA0"))) return 2;
	if (jn_str_starts(jn_str_slice(s, at, s.len), JN_STR("\xE2\x80\xAF"))) return 3;
	return 0;
}

static uint32_t any_blank(jn_str s, uint32_t at)
{
	return at < s.len && s.ptr[at] == ' ' ? 1 : firm_blank(s, at);
}

static uint32_t sign_at(jn_str s, uint32_t at)
{
	if (at >= s.len) return 0;
	if (s.ptr[at] == '+' || s.ptr[at] == '-' || s.ptr[at] == '~') return 1;
	jn_str rest = jn_str_slice(s, at, s.len);
	if (jn_str_starts(rest, JN_STR("\xE2\x80\x93")) || jn_str_starts(rest, JN_STR("\xE2\x88\x92"))) return 3;
	return 0;
}

/* What joins two runs of digits at `at` into one number, in bytes: a group's blank (three digits follow), a decimal or
 * time separator, a date's hyphen, a slash with blanks around it. 0 when the number ends here. */
static uint32_t joint(jn_str s, uint32_t at, bool *worth)
{
	uint32_t blank = firm_blank(s, at), next = at + blank;
	if (blank && digit_at(s, next) && digit_at(s, next + 1) && digit_at(s, next + 2) && !digit_at(s, next + 3))
		return *worth = true, blank;
	char c = at < s.len ? s.ptr[at] : ' ';
	if ((c == '.' || c == ',' || c == ':') && digit_at(s, at + 1)) return 1;
	if (c == '-' && digit_at(s, at + 1)) return *worth = true, 1;
	uint32_t slash = at + any_blank(s, at);
	if (slash >= s.len || s.ptr[slash] != '/') return 0;
	uint32_t after = slash + 1 + any_blank(s, slash + 1);
	return digit_at(s, after) ? (*worth = true, after - at) : 0;
}

/* The end of the number that starts at `at` (a sign or a digit), or `at` when none does; says whether it needs to be isolated. */
static uint32_t number_end(jn_str s, uint32_t at, bool *worth)
{
	uint32_t end = at + sign_at(s, at);
	*worth = end > at;
	if (!digit_at(s, end)) return at;
	for (;;) {
		while (digit_at(s, end)) end++;
		uint32_t more = joint(s, end, worth);
		if (!more) break;
		end += more;
	}
	uint32_t unit = end + any_blank(s, end);
	if (unit < s.len && s.ptr[unit] == '%') return *worth = true, unit + 1;
	if (firm_blank(s, end) && letter_at(s, unit)) {
		while (letter_at(s, unit)) unit++;
		return *worth = true, unit;
	}
	return end;
}

static void isolate(jn_buf *out, jn_str number)
{
	jn_buf_bytes(out, "\xE2\x81\xA6", 3);
	for (uint32_t i = 0; i < number.len; i++) {
		if (number.ptr[i] == ' ') jn_buf_bytes(out, "\xC2\xA0", 2);
		else jn_buf_char(out, number.ptr[i]); /* digits, signs, letters, blanks: nothing to escape */
	}
	jn_buf_bytes(out, "\xE2\x81\xA9", 3);
}

/* True right behind a character that opens an isolate: whoever wrote it has seen to the number. */
static bool isolated_at(jn_str s, uint32_t at)
{
	const unsigned char *p = (const unsigned char *)s.ptr + at;
	return at >= 3 && p[-3] == 0xE2 && p[-2] == 0x81 && p[-1] >= 0xA6 && p[-1] <= 0xA8;
}

/* True for what a Latin phrase is made of: ASCII but for what parts phrases, and Latin letters with marks. */
static bool phrase_byte(unsigned char c)
{
	if (c > 0x20 && c < 0x7F) return !strchr(",;:()[]{}<>\"|/\\^`", c);
	return (c >= 0x80 && c < 0xC0) || (c >= 0xC3 && c <= 0xC9);
}

/* The bytes of the blank that ends at `at`; 0 when none does. */
static uint32_t blank_before(jn_str s, uint32_t at)
{
	if (at > 0 && s.ptr[at - 1] == ' ') return 1;
	return at > 1 && firm_blank(s, at - 2) == 2 ? 2 : 0;
}

/* The word that ends at `at` behind one blank (`back`), or begins there behind one: its other end; `at` when it is none. */
static uint32_t phrase_word(jn_str s, uint32_t at, bool back, bool *letters)
{
	uint32_t to = at;
	bool any = false, whole = true;
	uint32_t blank = back ? blank_before(s, at) : any_blank(s, at), start = back ? at - blank : at + blank;
	if (blank == 0) return at;
	to = start;
	while (back ? to > 0 && !blank_before(s, to) : to < s.len && !any_blank(s, to)) {
		uint32_t here = back ? --to : to++;
		whole = whole && phrase_byte((unsigned char)s.ptr[here]);
		any = any || letter_at(s, here);
	}
	if (to == start || !whole || (!any && !digit_at(s, back ? to : start))) return at;
	*letters = *letters || any;
	return to;
}

/* A number at the edge of a Latin phrase ("SALE 50%", "50% OFF") is a part of it: alone it would be moved to the other
 * side. Widens [from, to) to the phrase, not before `least`; false when there is none. */
static bool find_phrase(jn_str s, uint32_t least, uint32_t *from, uint32_t *to)
{
	uint32_t first = *from, last = *to, next;
	bool before = false, after = false;
	while ((next = phrase_word(s, first, true, &before)) < first && next >= least) first = next;
	while ((next = phrase_word(s, last, false, &after)) > last) last = next;
	if (!before && !after) return false;
	*from = first;
	*to = last;
	return true;
}

static void escape_rtl(jn_buf *out, jn_str s, unsigned flags, bool keep_isolates)
{
	uint32_t done = 0, at = 0;
	while (at < s.len) {
		bool inside = at > 0 && (letter_at(s, at - 1) || digit_at(s, at - 1));
		bool worth = false;
		uint32_t end = inside || !(digit_at(s, at) || sign_at(s, at)) ? at : number_end(s, at, &worth);
		if (end > at && worth && !letter_at(s, end) && !isolated_at(s, at)) {
			uint32_t from = at, to = end;
			bool phrase = find_phrase(s, done, &from, &to);
			escape(out, jn_str_slice(s, done, from), flags, keep_isolates);
			if (phrase) {
				jn_buf_bytes(out, "\xE2\x81\xA6", 3);
				escape(out, jn_str_slice(s, from, to), flags, keep_isolates);
				jn_buf_bytes(out, "\xE2\x81\xA9", 3);
			} else {
				isolate(out, jn_str_slice(s, from, to));
			}
			done = end = to;
		}
		at = end > at ? end : at + 1;
	}
	escape(out, jn_str_slice(s, done, s.len), flags, keep_isolates);
}

void jn_escape(jn_buf *out, jn_str s, unsigned flags)
{
	bool keep = isolates_balanced(s);
	if (flags & JN_ESCAPE_RTL) escape_rtl(out, s, flags, keep);
	else escape(out, s, flags, keep);
}

/* --- pictures --- */

void jn_base64_write(jn_buf *out, jn_str bytes)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	for (uint32_t at = 0; at < bytes.len; at += 3) {
		uint32_t rest = bytes.len - at, group = 0;
		for (uint32_t i = 0; i < 3; i++) group = group << 8 | (i < rest ? (unsigned char)bytes.ptr[at + i] : 0);
		char four[4];
		for (uint32_t i = 0; i < 4; i++) four[i] = i <= rest ? digits[group >> (18 - 6 * i) & 63] : '=';
		jn_buf_bytes(out, four, 4);
	}
}

/* --- links --- */

static bool starts_with(jn_str s, const char *prefix)
{
	uint32_t i = 0;
	for (; prefix[i]; i++) {
		if (i >= s.len) return false;
		char c = s.ptr[i];
		if ((c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c) != prefix[i]) return false;
	}
	return s.len > i;
}

bool jn_escape_link_allowed(jn_str url)
{
	if (!starts_with(url, "https://") && !starts_with(url, "http://") && !starts_with(url, "mailto:")) return false;
	for (uint32_t i = 0; i < url.len; i++) {
		unsigned char c = (unsigned char)url.ptr[i];
		if (c <= 0x20 || c == 0x7F || strchr("<>\"'`\\{}|^", c)) return false;
	}
	return jn_utf8_first_invalid(url) == url.len;
}
