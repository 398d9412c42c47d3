/* Reading gettext's binary catalogs, and writing messages by them. In: an English sentence. Out: the translation's bytes in
 * the program, or text appended to the caller's buffer.
 *
 * The format is described in gettext's manual ("The Format of GNU MO Files"): two sorted tables of strings, and a hash table
 * over the first. We read the hash table: a search costs the length of the sentence. */
#include "text/catalog.h"

#include "text/labels.h"

enum { COUNT = 8, ORIGINALS = 12, TRANSLATIONS = 16, HASH_SIZE = 20, HASH_TABLE = 24, HEAD = 28 };

/* The number at byte `at`, written with its lowest byte first (msgfmt --endianness=little); 0 beyond the end. */
static uint32_t number_at(const jn_catalog *self, size_t at)
{
	if (at + 4 > self->len) return 0;
	const unsigned char *p = self->bytes + at;
	return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

/* The string of row `index` in the table that begins at byte `table`. It ends in NUL. */
static const char *string_at(const jn_catalog *self, uint32_t table, uint32_t index)
{
	size_t at = number_at(self, table + (size_t)index * 8 + 4);
	return at < self->len ? (const char *)self->bytes + at : "";
}

/* gettext's hash of a string. Source: P. J. Weinberger's function, as the manual names it. */
static uint32_t hash_of(const char *s)
{
	uint32_t hash = 0;
	for (; *s; s++) {
		hash = (hash << 4) + (unsigned char)*s;
		uint32_t high = hash & 0xF0000000u;
		if (high) hash = (hash ^ high >> 24) ^ high;
	}
	return hash;
}

const char *jn_catalog_look(const jn_catalog *self, const char *key)
{
	uint32_t size = self->len > HEAD ? number_at(self, HASH_SIZE) : 0;
	if (size <= 2 || !*key) return NULL;
	uint32_t table = number_at(self, HASH_TABLE), originals = number_at(self, ORIGINALS), count = number_at(self, COUNT);
	uint32_t hash = hash_of(key), at = hash % size, step = 1 + hash % (size - 2);
	for (uint32_t tries = 0; tries < size; tries++) {
		uint32_t row = number_at(self, table + (size_t)at * 4);
		if (row == 0 || row > count) return NULL;
		if (strcmp(string_at(self, originals, row - 1), key) == 0)
			return string_at(self, number_at(self, TRANSLATIONS), row - 1);
		at = at >= size - step ? at - (size - step) : at + step;
	}
	return NULL;
}

const char *jn_catalog_find(jn_language language, const char *key)
{
	return (unsigned)language < JN_LANG_COUNT ? jn_catalog_look(&jn_catalogs[language], key) : NULL;
}

const char *jn_tr(jn_language language, const char *english)
{
	const char *found = english && language != JN_LANG_EN ? jn_catalog_find(language, english) : NULL;
	return found ? found : english;
}

#define FIRST_STRONG_ISOLATE "\xE2\x81\xA8"

static bool stands_at(jn_str text, uint32_t at, const char *mark)
{
	return at + 3 <= text.len && memcmp(text.ptr + at, mark, 3) == 0;
}

void jn_tr_isolated(jn_buf *out, jn_language language, jn_str text)
{
	if (language != JN_LANG_AR) {
		jn_buf_str(out, text);
		return;
	}
	bool open = false, ours = false; /* a piece of code; and its isolate is not in the text already */
	for (uint32_t i = 0; i < text.len; i++) {
		bool tick = text.ptr[i] == '`';
		if (tick && !open) {
			ours = i < 3 || !stands_at(text, i - 3, FIRST_STRONG_ISOLATE);
			if (ours) jn_buf_c(out, FIRST_STRONG_ISOLATE);
		}
		jn_buf_char(out, text.ptr[i]);
		if (tick && open && ours) jn_buf_c(out, JN_POP_ISOLATE);
		if (tick) open = !open;
	}
	if (open && ours) jn_buf_c(out, JN_POP_ISOLATE);
}

void jn_tr_block(jn_buf *out, jn_language language, jn_str text)
{
	if (language != JN_LANG_AR) {
		jn_buf_str(out, text);
		return;
	}
	for (uint32_t from = 0; from < text.len;) {
		const char *end = memchr(text.ptr + from, '\n', text.len - from);
		uint32_t to = end ? (uint32_t)(end - text.ptr) : text.len;
		if (to > from) jn_buf_c(out, JN_RIGHT_TO_LEFT);
		jn_tr_isolated(out, language, jn_str_slice(text, from, to));
		if (to > from) jn_buf_c(out, JN_POP_ISOLATE);
		if (end) jn_buf_char(out, '\n');
		from = to + 1;
	}
}

void jn_tr_message_part(jn_buf *out, jn_language language, const jn_message *message)
{
	jn_message_write_with(out, message, jn_tr(language, message->format), jn_label(JN_LABEL_COMMA, language));
}

void jn_tr_message(jn_buf *out, jn_language language, const jn_message *message)
{
	if (language != JN_LANG_AR) {
		jn_tr_message_part(out, language, message);
		return;
	}
	jn_buf text = {0};
	jn_tr_message_part(&text, language, message);
	jn_tr_isolated(out, language, jn_buf_view(&text));
	jn_buf_free(&text);
}

void jn_tr_printf(jn_buf *out, jn_language language, const char *format, ...)
{
	jn_message_part parts[JN_MESSAGE_MOST];
	va_list arguments;
	va_start(arguments, format);
	jn_message message = jn_message_borrow(parts, format, arguments);
	va_end(arguments);
	jn_tr_message(out, language, &message);
}

void jn_tr_part(jn_buf *out, jn_language language, const char *format, ...)
{
	jn_message_part parts[JN_MESSAGE_MOST];
	va_list arguments;
	va_start(arguments, format);
	jn_message message = jn_message_borrow(parts, format, arguments);
	va_end(arguments);
	jn_tr_message_part(out, language, &message);
}
