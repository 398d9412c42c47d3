/* Escaping for Markdown. In: anybody's text. Out: one line. What CommonMark, GitHub's tables and its formulas understand gets a
 * backslash; what GitHub finds in the finished text (addresses, mentions) is parted by a word joiner, which nobody sees. */
#include "render/md.h"

#include "render/escape.h"

static const char JOINER[] = "\xE2\x81\xA0"; /* U+2060 */

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool starts_at(jn_str s, uint32_t at, const char *with)
{
	for (; *with; with++, at++) {
		if (at >= s.len) return false;
		char c = s.ptr[at];
		if ((c >= 'A' && c <= 'Z' ? (char)(c + 32) : c) != *with) return false;
	}
	return true;
}

/* True for a sign that is Markdown wherever it stands; an ampersand only where it begins a reference. */
static bool is_markup(jn_str s, uint32_t at)
{
	char next = at + 1 < s.len ? s.ptr[at + 1] : ' ';
	if (s.ptr[at] == '&') return next == '#' || (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
	return s.ptr[at] && strchr("\\`*_[]<|~$", s.ptr[at]);
}

/* True for a sign that is Markdown where a line begins: headings, quotes, rules, lists. */
static bool opens_line(jn_str s)
{
	bool alone = s.len == 1 || is_space(s.ptr[1]);
	return (s.ptr[0] && strchr("#>-=", s.ptr[0])) || (s.ptr[0] == '+' && alone);
}

/* Where a list's number ends at the beginning of a line: its "." or ")". 0 when there is none. */
static uint32_t item_end(jn_str s)
{
	uint32_t end = 0;
	while (end < s.len && s.ptr[end] >= '0' && s.ptr[end] <= '9') end++;
	bool ends = end > 0 && end < s.len && (s.ptr[end] == '.' || s.ptr[end] == ')') && (end + 1 == s.len || is_space(s.ptr[end + 1]));
	return ends ? end : 0;
}

/* True behind a sign that would make an address or a mention of what stands around it. */
static bool joins(jn_str s, uint32_t at)
{
	if (s.ptr[at] == '@') return true;
	if (s.ptr[at] == '.') return at >= 3 && starts_at(s, at - 3, "www.");
	if (s.ptr[at] != ':') return false;
	return starts_at(s, at + 1, "//") || (at >= 6 && starts_at(s, at - 6, "mailto:")) || (at >= 4 && starts_at(s, at - 4, "xmpp:"));
}

/* One paragraph, without line ends in it. */
static void put_paragraph(jn_buf *out, jn_str s)
{
	uint32_t item = item_end(s);
	for (uint32_t at = 0; at < s.len; at++) {
		if (is_markup(s, at) || (at == 0 && opens_line(s)) || (item && at == item)) jn_buf_char(out, '\\');
		if (s.ptr[at] == '@') jn_buf_c(out, JOINER); /* behind it alone, some take it for a letter of a domain */
		jn_buf_char(out, s.ptr[at]);
		if (joins(s, at)) jn_buf_c(out, JOINER);
	}
}

void jn_md_escape(jn_buf *out, jn_str s, bool breaks)
{
	jn_buf plain = {0}, paragraph = {0};
	jn_escape(&plain, s, JN_ESCAPE_PLAIN | JN_ESCAPE_LINES);
	jn_str all = jn_str_trim(jn_buf_view(&plain));
	bool any = false;
	for (uint32_t at = 0; at < all.len;) {
		uint32_t lines = 0;
		paragraph.len = 0;
		while (at < all.len && lines < 2) { /* up to a blank line */
			uint32_t from = at;
			while (at < all.len && is_space(all.ptr[at])) lines += all.ptr[at++] == '\n';
			if (lines < 2 && at > from && paragraph.len) jn_buf_char(&paragraph, ' ');
			if (lines < 2) lines = 0;
			while (lines < 2 && at < all.len && !is_space(all.ptr[at])) jn_buf_char(&paragraph, all.ptr[at++]);
		}
		if (paragraph.len == 0) continue;
		if (any) jn_buf_c(out, breaks ? "<br>" : " ");
		put_paragraph(out, jn_buf_view(&paragraph));
		any = true;
	}
	jn_buf_free(&plain);
	jn_buf_free(&paragraph);
}
