/* Looking a word up among the labels of all languages. In: a word nobody knows. Out: rows of the schema; nothing is kept,
 * nothing allocated. */
#include "text/meant.h"

#include <utf8proc.h>

#include "base/utf8.h"
#include "text/labels.h"

/* What people say and no label does. Of several rows, the first whose key or kind may stand there counts. */
static const struct {
	const char *word;
	jn_key key;
} more_keys[] = {
	{"emosi", JN_KEY_EMOTION}, {"عاطفة", JN_KEY_EMOTION}, {"شعور", JN_KEY_EMOTION}, {"masalah", JN_KEY_PAIN}, {"masalah", JN_KEY_FRUSTRATION},
	{"مشكلة", JN_KEY_PAIN}, {"مشكلة", JN_KEY_FRUSTRATION}, {"حاجة", JN_KEY_NEED}, {"هدف", JN_KEY_GOAL}, {"deskripsi", JN_KEY_ABOUT},
	{"keterangan", JN_KEY_ABOUT}, {"وصف", JN_KEY_ABOUT}, {"kutipan", JN_KEY_QUOTE}, {"petikan", JN_KEY_QUOTE}, {"اقتباس", JN_KEY_QUOTE},
	{"مصدر", JN_KEY_SOURCE},
};
static const struct {
	const char *word;
	jn_kind kind;
} more_kinds[] = {
	{"tahapan", JN_STAGE}, {"نقطة-اتصال", JN_TOUCHPOINT}, {"نقطة-تلامس", JN_TOUCHPOINT}, {"metrik", JN_KPI}, {"مقياس", JN_KPI},
};

/* ---- words that are the same to a reader ---- */

enum { ALEF = 0x627, LAM = 0x644, TATWEEL = 0x640 };

typedef struct cursor {
	jn_str text;
	uint32_t at;
	bool inside; /* of a word */
} cursor;

static bool is_article(const cursor *self)
{
	return !self->inside && jn_str_starts(jn_str_slice(self->text, self->at, self->text.len), JN_STR("ال"));
}

/* A letter without what does not count. */
static uint32_t plain(uint32_t rune)
{
	switch (rune) {
	case ' ':
	case '_': return '-';
	case 0x622: /* an alef's hamza and madda */
	case 0x623:
	case 0x625: return ALEF;
	case 0x629: return 0x647; /* the ending ة, often written ه */
	case 0x649: return 0x64A;
	default: return (uint32_t)utf8proc_tolower((utf8proc_int32_t)rune);
	}
}

/* The next letter, or 0 at the end. */
static uint32_t next_letter(cursor *self)
{
	if (is_article(self)) self->at += 4; /* two letters of two bytes */
	while (self->at < self->text.len) {
		uint32_t rune = jn_utf8_next(self->text, &self->at);
		if (rune == TATWEEL || utf8proc_category((utf8proc_int32_t)rune) == UTF8PROC_CATEGORY_MN) continue;
		rune = plain(rune);
		self->inside = rune != '-';
		return rune;
	}
	return 0;
}

static bool same(jn_str a, jn_str b)
{
	if (!a.len || !b.len) return false;
	cursor first = {.text = a}, second = {.text = b};
	for (;;) {
		uint32_t letter = next_letter(&first);
		if (letter != next_letter(&second)) return false;
		if (!letter) return true;
	}
}

/* ---- labels ---- */

static bool is_key(jn_key key, jn_str word)
{
	for (jn_language language = JN_LANG_EN + 1; language < JN_LANG_COUNT; language++)
		if (same(word, jn_label_key(key, language))) return true;
	for (size_t i = 0; i < sizeof more_keys / sizeof *more_keys; i++)
		if (more_keys[i].key == key && same(word, jn_str_c(more_keys[i].word))) return true;
	return false;
}

static bool is_kind(jn_kind kind, jn_str word)
{
	for (jn_language language = JN_LANG_EN + 1; language < JN_LANG_COUNT; language++)
		if (same(word, jn_label_kind(kind, false, language)) || same(word, jn_label_kind(kind, true, language))) return true;
	for (size_t i = 0; i < sizeof more_kinds / sizeof *more_kinds; i++)
		if (more_kinds[i].kind == kind && same(word, jn_str_c(more_kinds[i].word))) return true;
	return false;
}

jn_kind jn_meant_kind(jn_kind parent, jn_str word, bool *ret_only)
{
	jn_kind first = JN_KIND_NONE;
	*ret_only = true;
	for (jn_kind kind = JN_PROJECT; kind < JN_KIND_COUNT; kind++) {
		bool fits = parent == JN_KIND_COUNT || jn_schema_stands_in(kind, parent);
		if (!fits || !is_kind(kind, word)) continue;
		if (first) *ret_only = false;
		else first = kind;
	}
	return first;
}

const jn_property_row *jn_meant_property(jn_kind kind, jn_str word, bool *ret_only)
{
	const jn_kind_row *row = jn_schema_kind(kind);
	const jn_property_row *first = NULL;
	*ret_only = true;
	for (uint32_t i = 0; i < row->row_count; i++) {
		if (row->rows[i].key == JN_KEY_ANY || !is_key(row->rows[i].key, word)) continue;
		if (first) *ret_only = false;
		else first = &row->rows[i];
	}
	return first;
}

jn_key jn_meant_key(jn_str word)
{
	for (jn_key key = 0; key < JN_KEY_COUNT; key++)
		if (key != JN_KEY_UNKNOWN && key != JN_KEY_ANY && is_key(key, word)) return key;
	return JN_KEY_UNKNOWN;
}

const char *jn_meant_value(const jn_property_row *row, jn_str word, bool *ret_only)
{
	const char *first = NULL;
	*ret_only = true;
	for (const char *const *value = row->words; value && *value; value++) {
		bool is = false;
		for (jn_language language = 0; language < JN_LANG_COUNT && !is; language++)
			is = same(word, jn_label_word(row->key, jn_str_c(*value), language));
		if (!is) continue;
		if (first) *ret_only = false;
		else first = *value;
	}
	return first;
}
