/* The schema's rows as words. In: rows. Out: sentences, in Markdown, in the caller's buffer. A sentence is put around a phrase
 * that stands on its own, never glued to one that would have to bend. */
#include "text/schema_say.h"

#include "text/catalog.h"

/* Puts `out` into a sentence that takes a text; `format` is that sentence in English. */
static void wrap(jn_buf *out, size_t start, jn_language language, const char *format)
{
	jn_buf inner = {0};
	jn_buf_bytes(&inner, out->ptr ? out->ptr + start : "", out->len - start);
	out->len = start;
	jn_tr_printf(out, language, format, (int)inner.len, inner.ptr ? inner.ptr : "");
	jn_buf_free(&inner);
}

/* "`a`", "`a` or `b`", "`a`, `b` or `c`": adds a name, `left` more of which follow. `last` takes what comes before the last
 * name, and that name. */
static void put_listed(jn_buf *out, size_t start, jn_language language, const char *name, uint32_t left, const char *last)
{
	if (out->len == start || left) {
		jn_list_name(out, start, jn_str_c(name));
		return;
	}
	jn_buf before = {0};
	jn_buf_bytes(&before, out->ptr + start, out->len - start);
	out->len = start;
	jn_tr_printf(out, language, last, (int)before.len, before.ptr, name);
	jn_buf_free(&before);
}

static const char either[] = JN_TRF("%.*s or `%s`"), both[] = JN_TRF("%.*s and `%s`");

static void put_words(jn_buf *out, jn_language language, const char *const *words)
{
	size_t start = out->len;
	for (uint32_t i = 0; words[i]; i++) put_listed(out, start, language, words[i], words[i + 1] != NULL, either);
}

static void say_first(jn_buf *out, jn_language language, const jn_property_row *row)
{
	const char *ref = jn_schema_kind(row->ref)->name;
	switch (row->type) {
	case JN_TYPE_TEXT: jn_tr_printf(out, language, "a text"); break;
	case JN_TYPE_REF: jn_tr_printf(out, language, "the name of a declaration `%s`", ref); break;
	case JN_TYPE_REF_OR_TEXT: jn_tr_printf(out, language, "the name of a declaration `%s`, or a text", ref); break;
	case JN_TYPE_WORD: put_words(out, language, row->words); break;
	case JN_TYPE_FREE: jn_tr_printf(out, language, "a name or a text"); break;
	case JN_TYPE_INTEGER:
		if (row->min == row->max) jn_tr_printf(out, language, "the number `%d`", row->min);
		else if (row->min < 0) jn_tr_printf(out, language, "a whole number from `%d` to `%+d`", row->min, row->max);
		else jn_tr_printf(out, language, "a whole number from `%d` to `%d`", row->min, row->max);
		break;
	case JN_TYPE_NUMBER: jn_tr_printf(out, language, "a number, with or without a unit"); break;
	case JN_TYPE_AMOUNT: jn_tr_printf(out, language, "a number, a range or a text"); break;
	case JN_TYPE_DATE: jn_tr_printf(out, language, "a date, written YYYY-MM-DD"); break;
	case JN_TYPE_TARGET: jn_tr_printf(out, language, "a number, or a comparison with one such as `>= 40%%`"); break;
	case JN_TYPE_LINK: jn_tr_printf(out, language, "an address (URL) or a text"); break;
	case JN_TYPE_COLOR: jn_tr_printf(out, language, "a colour, written `#RRGGBB`"); break;
	}
}

void jn_schema_say_type(jn_buf *out, jn_language language, const jn_property_row *row)
{
	size_t start = out->len;
	say_first(out, language, row);
	if (row->second == JN_SECOND_TEXT) wrap(out, start, language, JN_TRF("%.*s, and a text behind it"));
	if (row->second == JN_SECOND_NUMBER) wrap(out, start, language, JN_TRF("%.*s, and a number behind it"));
}

const jn_clause_row jn_schema_clauses[JN_CLAUSE_ROWS] = {
	{JN_TAKES_FROM, JN_MOD_FROM, JN_TYPE_REF, JN_SOURCE, "from SOURCE", JN_TR("Which source says so: the name of a `source`.")},
	{JN_TAKES_FROM_DATE, JN_MOD_FROM, JN_TYPE_DATE, JN_KIND_NONE, "from DATE", JN_TR("The first day of what is done again and again.")},
	{JN_TAKES_ON, JN_MOD_ON, JN_TYPE_DATE, JN_KIND_NONE, "on DATE", JN_TR("The day on which it was said or measured.")},
	{JN_TAKES_BY_TEAM, JN_MOD_BY, JN_TYPE_REF, JN_TEAM, "by TEAM", JN_TR("Who does it: the name of a `team`.")},
	{JN_TAKES_BY_DATE, JN_MOD_BY, JN_TYPE_DATE, JN_KIND_NONE, "by DATE", JN_TR("The day until which it is to be reached.")},
	{JN_TAKES_TO, JN_MOD_TO, JN_TYPE_REF, JN_COMPETITOR, "to COMPETITOR", JN_TR("To whom customers go: the name of a `competitor`.")},
	{JN_TAKES_IF, JN_MOD_IF, JN_TYPE_TEXT, JN_KIND_NONE, "if \"text\"", JN_TR("In which case.")},
	{JN_TAKES_SEVERITY, JN_MOD_SEVERITY, JN_TYPE_INTEGER, JN_KIND_NONE, "severity 1 to 5",
	 JN_TR("How bad it is, from `1` to `5`; `3` unless said.")},
};

const jn_clause_row *jn_schema_clause(const jn_property_row *row, jn_modifier word)
{
	for (int i = 0; row && word && i < JN_CLAUSE_ROWS; i++)
		if (jn_schema_clauses[i].word == word && (row->takes & jn_schema_clauses[i].takes)) return &jn_schema_clauses[i];
	return NULL;
}

void jn_schema_say_takes(jn_buf *out, jn_language language, const jn_property_row *row)
{
	size_t start = out->len;
	jn_schema_say_type(out, language, row);
	wrap(out, start, language, row->many ? JN_TRF("Takes %.*s; may be given several times.") : JN_TRF("Takes %.*s."));
	if (!row->takes) return;
	jn_buf_char(out, ' ');
	start = out->len;
	for (int i = 0; i < JN_CLAUSE_ROWS; i++)
		if (row->takes & jn_schema_clauses[i].takes)
			jn_list_name(out, start, jn_str_c(jn_schema_clauses[i].shown));
	wrap(out, start, language, JN_TRF("Behind it: %.*s."));
}

void jn_schema_say_relatives(jn_buf *out, jn_language language, jn_kind kind, bool inside)
{
	uint32_t left = 0;
	size_t start = out->len;
	for (int i = 0; i < JN_KIND_COUNT; i++) left += inside ? jn_schema_stands_in(i, kind) : jn_schema_stands_in(kind, i);
	for (int i = 0; i < JN_KIND_COUNT; i++) {
		if (!(inside ? jn_schema_stands_in(i, kind) : jn_schema_stands_in(kind, i))) continue;
		put_listed(out, start, language, jn_schema_kind(i)->name, --left, inside ? both : either);
	}
}

void jn_schema_say_place(jn_buf *out, jn_language language, const jn_kind_row *kind, bool names)
{
	size_t start = out->len;
	if (jn_schema_stands_in(kind->kind, JN_KIND_NONE)) {
		jn_tr_printf(out, language, "Stands at the outermost level of a file");
	} else {
		jn_schema_say_relatives(out, language, kind->kind, false);
		wrap(out, start, language, JN_TRF("Stands in %.*s"));
	}
	if (kind->once) wrap(out, start, language, JN_TRF("%.*s, at most once"));
	if (names && kind->names) wrap(out, start, language, JN_TRF("%.*s; takes a name and a title"));
	jn_buf_char(out, '.');
}
