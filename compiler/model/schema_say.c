/* The schema's rows as words. In: rows. Out: sentences, in Markdown, in the caller's buffer. */
#include "model/schema_say.h"

/* "a", "a or b", "a, b or c", each in backticks. Call with the names one after the other; `left` is how many follow. */
static void put_listed(jn_buf *out, const char *name, bool first, uint32_t left, const char *last)
{
	if (!first) jn_buf_printf(out, left ? ", " : " %s ", last);
	jn_buf_printf(out, "`%s`", name);
}

static void put_words(jn_buf *out, const char *const *words)
{
	for (uint32_t i = 0; words[i]; i++) put_listed(out, words[i], i == 0, words[i + 1] != NULL, "or");
}

void jn_schema_say_type(jn_buf *out, const jn_property_row *row)
{
	const char *ref = jn_schema_kind(row->ref)->name;
	switch (row->type) {
	case JN_TYPE_TEXT: jn_buf_c(out, "a text"); break;
	case JN_TYPE_REF: jn_buf_printf(out, "the name of a declaration `%s`", ref); break;
	case JN_TYPE_REF_OR_TEXT: jn_buf_printf(out, "the name of a declaration `%s`, or a text", ref); break;
	case JN_TYPE_WORD: put_words(out, row->words); break;
	case JN_TYPE_FREE: jn_buf_c(out, "a name or a text"); break;
	case JN_TYPE_INTEGER:
		if (row->min == row->max) jn_buf_printf(out, "the number `%d`", row->min);
		else jn_buf_printf(out, "a whole number from `%d` to `%s%d`", row->min, row->min < 0 ? "+" : "", row->max);
		break;
	case JN_TYPE_NUMBER: jn_buf_c(out, "a number, with or without a unit"); break;
	case JN_TYPE_AMOUNT: jn_buf_c(out, "a number, a range or a text"); break;
	case JN_TYPE_DATE: jn_buf_c(out, "a date, written YYYY-MM-DD"); break;
	case JN_TYPE_TARGET: jn_buf_c(out, "a number, or a comparison with one such as `>= 40%`"); break;
	case JN_TYPE_LINK: jn_buf_c(out, "an address (URL) or a text"); break;
	case JN_TYPE_COLOR: jn_buf_c(out, "a colour, written `#RRGGBB`"); break;
	}
	if (row->second == JN_SECOND_TEXT) jn_buf_c(out, ", and a text behind it");
	if (row->second == JN_SECOND_NUMBER) jn_buf_c(out, ", and a number behind it");
}

const jn_clause_row jn_schema_clauses[JN_CLAUSE_ROWS] = {
	{JN_TAKES_FROM, JN_MOD_FROM, JN_TYPE_REF, JN_SOURCE, "from SOURCE", "Which source says so: the name of a `source`."},
	{JN_TAKES_FROM_DATE, JN_MOD_FROM, JN_TYPE_DATE, JN_KIND_NONE, "from DATE", "The first day of what is done again and again."},
	{JN_TAKES_ON, JN_MOD_ON, JN_TYPE_DATE, JN_KIND_NONE, "on DATE", "The day on which it was said or measured."},
	{JN_TAKES_BY_TEAM, JN_MOD_BY, JN_TYPE_REF, JN_TEAM, "by TEAM", "Who does it: the name of a `team`."},
	{JN_TAKES_BY_DATE, JN_MOD_BY, JN_TYPE_DATE, JN_KIND_NONE, "by DATE", "The day until which it is to be reached."},
	{JN_TAKES_TO, JN_MOD_TO, JN_TYPE_REF, JN_COMPETITOR, "to COMPETITOR", "To whom customers go: the name of a `competitor`."},
	{JN_TAKES_IF, JN_MOD_IF, JN_TYPE_TEXT, JN_KIND_NONE, "if \"text\"", "In which case."},
	{JN_TAKES_SEVERITY, JN_MOD_SEVERITY, JN_TYPE_INTEGER, JN_KIND_NONE, "severity 1 to 5",
	 "How bad it is, from `1` to `5`; `3` unless said."},
};

const jn_clause_row *jn_schema_clause(const jn_property_row *row, jn_modifier word)
{
	for (int i = 0; row && word && i < JN_CLAUSE_ROWS; i++)
		if (jn_schema_clauses[i].word == word && (row->takes & jn_schema_clauses[i].takes)) return &jn_schema_clauses[i];
	return NULL;
}

void jn_schema_say_takes(jn_buf *out, const jn_property_row *row)
{
	jn_buf_c(out, "Takes ");
	jn_schema_say_type(out, row);
	jn_buf_c(out, row->many ? "; may be given several times." : ".");
	if (!row->takes) return;
	jn_buf_c(out, " Behind it: ");
	bool first = true;
	for (int i = 0; i < JN_CLAUSE_ROWS; i++) {
		if (!(row->takes & jn_schema_clauses[i].takes)) continue;
		jn_buf_printf(out, "%s`%s`", first ? "" : ", ", jn_schema_clauses[i].shown);
		first = false;
	}
	jn_buf_char(out, '.');
}

void jn_schema_say_relatives(jn_buf *out, jn_kind kind, bool inside)
{
	uint32_t left = 0;
	for (int i = 0; i < JN_KIND_COUNT; i++) left += inside ? jn_schema_stands_in(i, kind) : jn_schema_stands_in(kind, i);
	bool first = true;
	for (int i = 0; i < JN_KIND_COUNT; i++) {
		if (!(inside ? jn_schema_stands_in(i, kind) : jn_schema_stands_in(kind, i))) continue;
		put_listed(out, jn_schema_kind(i)->name, first, --left, inside ? "and" : "or");
		first = false;
	}
}
