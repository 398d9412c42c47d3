/* Strings, long texts and names. In: spans of the source. Out: their contents, as slices of it where nothing had to be
 * changed, else in the document's arena. */
#include <stdlib.h>

#include <utf8proc.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "lower/internal.h"

/* Writes the character an escape stands for; returns the bytes read behind the backslash, 0 when there is no such escape. */
static uint32_t unescape(jn_str body, uint32_t at, jn_buf *out)
{
	char c = body.ptr[at];
	if (c == '"' || c == '\\') return jn_buf_char(out, c), 1;
	if (c == 'n') return jn_buf_char(out, '\n'), 1;
	if (c == 't') return jn_buf_char(out, '\t'), 1;
	if (c != 'u' || at + 2 >= body.len || body.ptr[at + 1] != '{') return 0;
	uint32_t rune = 0, i = at + 2;
	for (; i < body.len && i < at + 8 && body.ptr[i] != '}'; i++) {
		const char *digits = "0123456789abcdefABCDEF", *digit = strchr(digits, body.ptr[i]);
		if (!digit || !*digit) return 0;
		uint32_t value = (uint32_t)(digit - digits);
		rune = rune * 16 + (value < 16 ? value : value - 6);
	}
	if (i == at + 2 || i >= body.len || body.ptr[i] != '}') return 0;
	if (rune == 0 || rune > 0x10FFFF || (rune >= 0xD800 && rune <= 0xDFFF)) return 0;
	jn_buf_rune(out, rune);
	return i + 1 - at;
}

static jn_str keep(jn_lower *self, jn_buf *buf)
{
	jn_str kept = jn_arena_str(self->arena, jn_buf_view(buf));
	jn_buf_free(buf);
	return kept;
}

static jn_str decode(jn_lower *self, jn_span span)
{
	jn_str body = jn_lower_slice(self, span);
	if (jn_text_is_placeholder(body)) self->document->has_placeholder = true;
	if (body.len == 0 || !memchr(body.ptr, '\\', body.len)) return body;
	jn_buf out = {0};
	for (uint32_t at = 0; at < body.len;) {
		if (body.ptr[at] != '\\') {
			jn_buf_char(&out, body.ptr[at++]);
			continue;
		}
		uint32_t read = at + 1 < body.len ? unescape(body, at + 1, &out) : 0;
		if (read == 0) {
			jn_span where = {span.start + at, span.start + at + (at + 1 < body.len ? 2 : 1)};
			jn_diagnostic *d = jn_lower_syntax(self, where, "this is no escape that can stand in a text");
			if (d) {
				jn_diagnostic_help(self->arena, d, "write \\\\ for a backslash; the others are \\\" \\n \\t \\u{1F600}");
				jn_lower_mend(self, d, (jn_span){where.start, where.start}, JN_STR("\\"), true, "double the backslash");
			}
			jn_buf_char(&out, '\\');
		}
		at += 1 + read;
	}
	return keep(self, &out);
}

/* The length of a quotation mark at the start of `s`: 1 for ", 2 or 3 for a typographic one. */
static uint32_t quote_length(jn_str s)
{
	uint32_t at = 0;
	if (s.len) jn_utf8_next(s, &at);
	return at;
}

static bool ends_with_quote(jn_str s)
{
	return jn_str_ends(s, JN_STR("\"")) || jn_str_ends(s, JN_STR("”")) || jn_str_ends(s, JN_STR("“")) ||
	       jn_str_ends(s, JN_STR("»"));
}

/* True when what stands behind a text ends it or goes on with a word of a clause: then its last quotation mark was no
 * first one of a text within. */
static bool ends_here(const jn_lower *self, uint32_t at)
{
	static const char *const delimiters[] = {"\n", "\r", ";", "؛", ",", "،", "{", "}", "//"};
	for (uint32_t next = at; at < self->text.len && jn_lower_is_blank(jn_utf8_next(self->text, &next));) at = next;
	jn_str rest = jn_str_slice(self->text, at, self->text.len);
	for (size_t i = 0; i < sizeof delimiters / sizeof *delimiters; i++)
		if (jn_str_starts(rest, jn_str_c(delimiters[i]))) return true;
	uint32_t word = 0;
	while (word < rest.len && rest.ptr[word] >= 'a' && rest.ptr[word] <= 'z') word++;
	return rest.len == 0 || jn_schema_modifier_named(jn_str_slice(rest, 0, word)) != JN_MOD_NONE;
}

/* Says once that curly quotes were read as straight ones. */
static void typographic_quotes(jn_lower *self, jn_span span, jn_str content)
{
	jn_buf mended = {0};
	jn_buf_char(&mended, '"');
	for (uint32_t i = 0; i < content.len; i++) {
		bool escaped = i > 0 && content.ptr[i - 1] == '\\';
		if (content.ptr[i] == '"' && !escaped) jn_buf_char(&mended, '\\');
		jn_buf_char(&mended, content.ptr[i]);
	}
	jn_buf_char(&mended, '"');
	jn_diagnostic *d = jn_diagnose(self->arena, self->found, self->document, span, JN_RULE_TYPOGRAPHIC_CHARACTER,
	                               "typographic quotation marks are read as \"straight\" ones");
	jn_lower_mend(self, d, span, keep(self, &mended), ends_here(self, span.end), "write straight quotation marks");
}

static jn_span without_blanks(const jn_lower *self, jn_span span)
{
	for (uint32_t next = span.start; span.start < span.end && jn_lower_is_blank(jn_utf8_next(self->text, &next));) span.start = next;
	uint32_t end = span.start;
	for (uint32_t at = span.start; at < span.end;)
		if (!jn_lower_is_blank(jn_utf8_next(self->text, &at))) end = at;
	span.end = end;
	return span;
}

jn_str jn_lower_string(jn_lower *self, const jn_item *item)
{
	jn_str whole = jn_lower_slice(self, item->span);
	uint32_t open = quote_length(whole);
	jn_span body = {item->span.start + open, item->span.end};
	if (item->type == JN_ITEM_UNCLOSED_STRING) {
		jn_str trimmed = jn_str_trim(jn_lower_slice(self, body));
		uint32_t end = trimmed.len ? (uint32_t)(trimmed.ptr - self->text.ptr) + trimmed.len : body.start;
		jn_diagnostic *d = jn_lower_syntax(self, item->span, "this text is not closed: a quotation mark is missing at its end");
		if (d) jn_lower_mend(self, d, (jn_span){end, end}, JN_STR("\""), false, "close the text here");
		return decode(self, (jn_span){body.start, end});
	}
	uint32_t close = 1;
	if (ends_with_quote(whole) && whole.ptr[whole.len - 1] != '"') close = jn_str_ends(whole, JN_STR("»")) ? 2 : 3;
	body.end -= close;
	if (jn_str_starts(whole, JN_STR("«"))) body = without_blanks(self, body); /* French puts them within its marks */
	if (open > 1 || close > 1) typographic_quotes(self, item->span, jn_lower_slice(self, body));
	return decode(self, body);
}

/* The text of one `| …` line; the item begins with the line end before it. */
static jn_str line_content(jn_str line)
{
	const char *bar = line.len ? memchr(line.ptr, '|', line.len) : NULL;
	if (!bar) return (jn_str){0};
	jn_str content = jn_str_slice(line, (uint32_t)(bar - line.ptr) + 1, line.len);
	if (content.len && content.ptr[0] == ' ') content = jn_str_slice(content, 1, content.len);
	while (content.len && strchr(" \t", content.ptr[content.len - 1])) content.len--;
	return content;
}

jn_str jn_lower_text_lines(jn_lower *self, jn_reader *reader)
{
	jn_buf out = {0};
	for (bool first = true; jn_reader_is(reader, JN_ITEM_TEXT_LINE); first = false) {
		if (!first) jn_buf_char(&out, '\n');
		jn_buf_str(&out, line_content(jn_lower_slice(self, reader->items[reader->at++].span)));
	}
	if (jn_text_is_placeholder(jn_buf_view(&out))) self->document->has_placeholder = true;
	return keep(self, &out);
}

static bool is_ascii(jn_str s)
{
	for (uint32_t i = 0; i < s.len; i++)
		if ((unsigned char)s.ptr[i] >= 0x80) return false;
	return true;
}

/* `s` with a utf8proc mapping applied, in the document's arena; `s` itself when there is nothing to do. */
static jn_str mapped(jn_lower *self, jn_str s, utf8proc_option_t options)
{
	if (is_ascii(s) && !(options & UTF8PROC_CASEFOLD)) return s;
	utf8proc_uint8_t *out = NULL;
	utf8proc_ssize_t len = utf8proc_map((const utf8proc_uint8_t *)s.ptr, s.len, &out, options);
	if (len < 0) return s;
	jn_str kept = jn_arena_str(self->arena, (jn_str){(char *)out, (uint32_t)len});
	free(out);
	return kept;
}

jn_str jn_lower_name(jn_lower *self, jn_span span)
{
	return mapped(self, jn_lower_slice(self, span), UTF8PROC_COMPOSE | UTF8PROC_STABLE);
}

static bool keeps_in_slug(uint32_t rune)
{
	switch (utf8proc_category((utf8proc_int32_t)rune)) {
	case UTF8PROC_CATEGORY_LU:
	case UTF8PROC_CATEGORY_LL:
	case UTF8PROC_CATEGORY_LT:
	case UTF8PROC_CATEGORY_LM:
	case UTF8PROC_CATEGORY_LO:
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ME:
	case UTF8PROC_CATEGORY_ND: return true;
	default: return false;
	}
}

jn_str jn_lower_slug(jn_lower *self, jn_kind kind, jn_str title)
{
	jn_str composed = mapped(self, title, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
	jn_buf out = {0};
	bool gap = false;
	for (uint32_t at = 0; at < composed.len;) {
		uint32_t rune = jn_utf8_next(composed, &at);
		if (!keeps_in_slug(rune)) {
			gap = out.len > 0;
			continue;
		}
		if (out.len == 0 && utf8proc_category((utf8proc_int32_t)rune) == UTF8PROC_CATEGORY_ND)
			jn_buf_printf(&out, "%s-", jn_schema_kind(kind)->name);
		if (gap) jn_buf_char(&out, '-');
		gap = false;
		jn_buf_rune(&out, (uint32_t)utf8proc_tolower((utf8proc_int32_t)rune));
	}
	return keep(self, &out);
}

/* The grammar's blanks: those of keyboards, and the marks that right-to-left editors leave behind. */
bool jn_lower_is_blank(uint32_t rune)
{
	return rune == ' ' || (rune >= 0x09 && rune <= 0x0C && rune != '\n') || rune == 0xA0 || rune == 0x200E || rune == 0x200F ||
	       rune == 0x61C || rune == 0xFEFF || (rune >= 0x2002 && rune <= 0x200A) || rune == 0x202F || rune == 0x3000;
}
