/* The strict reader of test_render_xml.h. In: a text. Out: elements by callback, or false at the first flaw. */
#include "test_render_xml.h"

#include "base/utf8.h"

enum { DEPTH = 64 };

typedef struct reader {
	jn_str s;
	uint32_t at;
} reader;

static bool at_end(const reader *r)
{
	return r->at >= r->s.len;
}

static char here(const reader *r)
{
	return at_end(r) ? 0 : r->s.ptr[r->at];
}

static bool name_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == ':' || c == '_';
}

static jn_str read_name(reader *r)
{
	uint32_t from = r->at;
	while (!at_end(r) && name_char(here(r))) r->at++;
	return jn_str_slice(r->s, from, r->at);
}

static void blanks(reader *r)
{
	while (!at_end(r) && strchr(" \t\r\n", here(r))) r->at++;
}

static bool reference(jn_str s, uint32_t at)
{
	static const char *const known[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"};
	for (int i = 0; i < 5; i++) {
		if (jn_str_starts(jn_str_slice(s, at, s.len), jn_str_c(known[i]))) return true;
	}
	return false;
}

/* Characters of a text or a value: nothing raw that is markup, nothing XML 1.0 forbids, no bidi override. */
static bool characters(jn_str s)
{
	uint32_t at = 0;
	while (at < s.len) {
		uint32_t start = at, rune = jn_utf8_next(s, &at);
		if (rune == JN_RUNE_INVALID && at - start < 3) return false;
		if (rune == '<' || (rune == '&' && !reference(s, start))) return false;
		if (rune < 0x20 && rune != '\n' && rune != '\t') return false;
		if ((rune >= 0x7F && rune < 0xA0) || (rune & 0xFFFE) == 0xFFFE) return false;
		if (rune >= 0x202A && rune <= 0x202E) return false;
	}
	return true;
}

static bool read_attribute(reader *r, xml_element *element)
{
	if (element->attribute_count == 32) return false;
	xml_attribute *attribute = &element->attributes[element->attribute_count++];
	attribute->name = read_name(r);
	if (attribute->name.len == 0 || here(r) != '=') return false;
	r->at++;
	if (here(r) != '"') return false;
	uint32_t from = ++r->at;
	while (!at_end(r) && here(r) != '"') r->at++;
	attribute->value = jn_str_slice(r->s, from, r->at);
	if (at_end(r) || !characters(attribute->value)) return false;
	r->at++;
	for (int i = 0; i + 1 < element->attribute_count; i++) {
		if (jn_str_eq(element->attributes[i].name, attribute->name)) return false;
	}
	return true;
}

static jn_str read_text(reader *r)
{
	uint32_t from = r->at;
	while (!at_end(r) && here(r) != '<') r->at++;
	return jn_str_slice(r->s, from, r->at);
}

/* A start tag, behind its "<". */
static bool start_tag(reader *r, jn_str *stack, int *depth, xml_visitor visitor, void *context)
{
	xml_element element = {.name = read_name(r)};
	if (element.name.len == 0 || *depth == DEPTH) return false;
	for (;;) {
		uint32_t before = r->at;
		blanks(r);
		char c = here(r);
		if (c == '>' || c == '/') break;
		if (before == r->at || !read_attribute(r, &element)) return false;
	}
	bool empty = here(r) == '/';
	if (empty) r->at++;
	if (here(r) != '>') return false;
	r->at++;
	if (!empty) stack[(*depth)++] = element.name;
	element.text = read_text(r);
	if (!characters(element.text)) return false;
	if (visitor) visitor(&element, context);
	return true;
}

static bool end_tag(reader *r, jn_str *stack, int *depth)
{
	jn_str name = read_name(r);
	if (*depth == 0 || !jn_str_eq(stack[*depth - 1], name) || here(r) != '>') return false;
	r->at++;
	(*depth)--;
	return characters(read_text(r));
}

bool xml_read(jn_str s, xml_visitor visitor, void *context)
{
	reader r = {.s = s};
	jn_str stack[DEPTH];
	int depth = 0, roots = 0;
	if (jn_str_starts(s, JN_STR("<!DOCTYPE html>\n"))) r.at = 16;
	while (!at_end(&r)) {
		if (here(&r) != '<') return false;
		r.at++;
		if (depth == 0 && ++roots > 1) return false;
		bool fine;
		if (here(&r) == '/') {
			r.at++;
			fine = end_tag(&r, stack, &depth);
		} else {
			fine = start_tag(&r, stack, &depth, visitor, context);
		}
		if (!fine) return false;
		if (depth == 0) blanks(&r);
	}
	return depth == 0 && roots == 1;
}

jn_str xml_attribute_value(const xml_element *element, const char *name)
{
	for (int i = 0; i < element->attribute_count; i++) {
		if (jn_str_eq(element->attributes[i].name, jn_str_c(name))) return element->attributes[i].value;
	}
	return (jn_str){0};
}

void xml_plain(jn_buf *out, jn_str s)
{
	static const char *const known[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"};
	for (uint32_t at = 0; at < s.len;) {
		int i = 0;
		while (i < 5 && !jn_str_starts(jn_str_slice(s, at, s.len), jn_str_c(known[i]))) i++;
		if (i == 5) {
			jn_buf_char(out, s.ptr[at++]);
			continue;
		}
		jn_buf_char(out, "&<>\"'"[i]);
		at += (uint32_t)strlen(known[i]);
	}
}

bool xml_listed(jn_str name, const char *const *names)
{
	while (*names && !jn_str_eq(name, jn_str_c(*names))) names++;
	return *names != NULL;
}

int xml_occurrences(jn_str s, const char *part)
{
	jn_str p = jn_str_c(part);
	int n = 0;
	for (uint32_t i = 0; i + p.len <= s.len; i++) n += memcmp(s.ptr + i, p.ptr, p.len) == 0;
	return n;
}
