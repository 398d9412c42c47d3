/* A rule's page in a language. In: its Markdown, English, and the catalogue of paragraphs (po/pages). Out: Markdown in the
 * caller's buffer.
 *
 * A paragraph is looked up as one line, its lines joined by blanks, and with `{0}` for the rule's name where a colon follows it
 * (`// allow missing-phase: why`): what is said of each rule is translated once. tools/update_po.sh makes the same keys. */
#include "checks/pages.h"

#include "checks/rule.h"

typedef struct translation {
	jn_buf *out;
	jn_language language;
	jn_str name; /* of the rule */
} translation;

/* The line at `at`, without its end. */
static jn_str line_at(jn_str text, uint32_t at)
{
	const char *end = memchr(text.ptr + at, '\n', text.len - at);
	return jn_str_slice(text, at, end ? (uint32_t)(end - text.ptr) : text.len);
}

static bool is_fence(jn_str line)
{
	return jn_str_starts(line, JN_STR("```"));
}

static bool is_block(jn_str line)
{
	return line.len == 0 || line.ptr[0] == '#' || jn_str_starts(line, JN_STR("- ")) || is_fence(line);
}

/* True when the rule's name stands at `at`, as a word before a colon. */
static bool is_name(const translation *self, jn_str text, uint32_t at)
{
	if (at == 0 || (text.ptr[at - 1] != ' ' && text.ptr[at - 1] != '`')) return false;
	jn_str rest = jn_str_slice(text, at, text.len);
	return jn_str_starts(rest, self->name) && rest.len > self->name.len && rest.ptr[self->name.len] == ':';
}

/* Appends the sentences in the language, the English ones where there are no others. */
static void put_sentences(const translation *self, jn_str english)
{
	jn_buf key = {0};
	for (uint32_t i = 0; i < english.len; i++) {
		if (is_name(self, english, i)) {
			jn_buf_c(&key, "{0}");
			i += self->name.len - 1;
		} else {
			jn_buf_char(&key, english.ptr[i] == '\n' ? ' ' : english.ptr[i]);
		}
	}
	jn_buf_char(&key, '\0');
	const char *found = jn_catalog_look(&jn_page_catalogs[self->language], key.ptr);
	jn_buf words = {0};
	if (!found) jn_buf_str(&words, english);
	for (const char *at = found; at && *at; at++) {
		if (strncmp(at, "{0}", 3) == 0) {
			jn_buf_str(&words, self->name);
			at += 2;
		} else {
			jn_buf_char(&words, *at);
		}
	}
	jn_tr_isolated(self->out, self->language, jn_buf_view(&words));
	jn_buf_free(&words);
	jn_buf_free(&key);
}

/* Copies fenced lines from the one at `at` to the other fence. Returns where what follows begins. */
static uint32_t put_code(const translation *self, jn_str text, uint32_t at)
{
	for (bool first = true; at < text.len; first = false) {
		jn_str line = line_at(text, at);
		jn_buf_str(self->out, line);
		jn_buf_char(self->out, '\n');
		at += line.len + 1;
		if (!first && is_fence(line)) break;
	}
	return at;
}

static void put_page(const translation *self, jn_str text)
{
	for (uint32_t at = 0; at < text.len;) {
		jn_str line = line_at(text, at);
		if (is_fence(line)) {
			at = put_code(self, text, at);
			continue;
		}
		uint32_t next = at + line.len + 1, mark = 0; /* the length of what makes it a heading or an item */
		if (is_block(line)) {
			while (mark < line.len && (line.ptr[mark] == '#' || line.ptr[mark] == '-' || line.ptr[mark] == ' ')) mark++;
		} else {
			while (next < text.len && !is_block(line_at(text, next))) next += line_at(text, next).len + 1;
		}
		jn_buf_str(self->out, jn_str_slice(line, 0, mark));
		if (line.len) put_sentences(self, jn_str_slice(text, at + mark, next - 1));
		jn_buf_char(self->out, '\n');
		at = next;
	}
}

void jn_rule_page(jn_buf *out, jn_language language, jn_rule_id rule)
{
	translation self = {out, language, jn_str_c(jn_rules[rule].name)};
	if (language == JN_LANG_EN) jn_buf_c(out, jn_rule_pages[rule]);
	else put_page(&self, jn_str_c(jn_rule_pages[rule]));
}
