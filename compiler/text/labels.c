/* Looking words up in the catalogue, and putting values into them. In: ids and words. Out: literals of the tables and of
 * the catalogs (text/catalog.h), or text appended to the caller's buffer. */
#include "text/labels.h"

#include "text/catalog.h"
#include "text/labels_table.h"

static jn_str text_of(const jn_label_row *row, jn_language language)
{
	const char *found = row->key && language != JN_LANG_EN ? jn_catalog_find(language, row->key) : NULL;
	return jn_str_c(found ? found : jn_label_english(row));
}

jn_str jn_label(jn_label_id id, jn_language language)
{
	return text_of(&jn_label_rows[(unsigned)id < JN_LABEL_COUNT ? id : JN_LABEL_JOURNEY_MAP], language);
}

jn_str jn_label_kind(jn_kind kind, bool plural, jn_language language)
{
	if ((unsigned)kind >= JN_KIND_COUNT) return (jn_str){0};
	return text_of(plural ? &jn_label_kinds_rows[kind] : &jn_label_kind_rows[kind], language);
}

jn_str jn_label_key(jn_key key, jn_language language)
{
	if ((unsigned)key >= JN_KEY_COUNT) return (jn_str){0};
	return text_of(&jn_label_key_rows[key], language);
}

static const jn_label_word_row *find_word(const jn_label_word_row *rows, jn_str in, jn_str word, jn_key key)
{
	for (; rows->word; rows++) {
		if (rows->key != JN_KEY_UNKNOWN && rows->key != key) continue;
		if (rows->in && !jn_str_eq(jn_str_c(rows->in), in)) continue;
		if (jn_str_eq(jn_str_c(rows->word), word)) return rows;
	}
	return NULL;
}

jn_str jn_label_word(jn_key key, jn_str word, jn_language language)
{
	const jn_label_word_row *row = find_word(jn_label_words, (jn_str){0}, word, key);
	return row ? text_of(&row->text, language) : word;
}

jn_str jn_label_framework(jn_str framework, jn_language language)
{
	const jn_label_word_row *row = find_word(jn_label_frameworks, (jn_str){0}, framework, JN_KEY_UNKNOWN);
	return row ? text_of(&row->text, language) : (jn_str){0};
}

jn_str jn_label_phase(jn_str framework, jn_str phase, jn_language language)
{
	const jn_label_word_row *row = find_word(jn_label_phases, framework, phase, JN_KEY_UNKNOWN);
	return row ? text_of(&row->text, language) : (jn_str){0};
}

void jn_label_format(jn_buf *out, jn_str pattern, const jn_str *args, uint32_t count)
{
	uint32_t done = 0;
	for (uint32_t i = 0; i + 2 < pattern.len; i++) {
		const char *p = pattern.ptr + i;
		if (p[0] != '{' || p[1] < '0' || p[1] > '9' || p[2] != '}') continue;
		jn_buf_bytes(out, pattern.ptr + done, i - done);
		uint32_t n = (uint32_t)(p[1] - '0');
		if (n < count) jn_buf_str(out, args[n]);
		i += 2;
		done = i + 1;
	}
	jn_buf_bytes(out, pattern.ptr + done, pattern.len - done);
}

void jn_label_date(jn_buf *out, jn_date date, jn_language language)
{
	if (date == JN_DATE_NONE) return;
	int year, month, day;
	jn_date_split(date, &year, &month, &day);
	if (month < 1 || month > 12) return;
	jn_buf_int(out, day);
	jn_buf_char(out, ' ');
	jn_buf_str(out, text_of(&jn_label_months[month - 1], language));
	jn_buf_char(out, ' ');
	jn_buf_int(out, year);
}
