/* What the schema says of its kinds, keys and modifiers, in sentences. In: rows of the schema. Out: text on a page. */
#include "cli/explain.h"

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

/* What a property's first value is. */
static void put_type(jn_buf *out, const jn_property_row *row)
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

/* The clauses that may stand behind a property's value. */
static const struct {
	unsigned bit;
	jn_modifier modifier;
	const char *shown, *doc;
} clauses[] = {
	{JN_TAKES_FROM, JN_MOD_FROM, "from SOURCE", "Which source says so: the name of a `source`."},
	{JN_TAKES_FROM_DATE, JN_MOD_FROM, "from DATE", "The first day of what is done again and again."},
	{JN_TAKES_ON, JN_MOD_ON, "on DATE", "The day on which it was said or measured."},
	{JN_TAKES_BY_TEAM, JN_MOD_BY, "by TEAM", "Who does it: the name of a `team`."},
	{JN_TAKES_BY_DATE, JN_MOD_BY, "by DATE", "The day until which it is to be reached."},
	{JN_TAKES_TO, JN_MOD_TO, "to COMPETITOR", "To whom customers go: the name of a `competitor`."},
	{JN_TAKES_IF, JN_MOD_IF, "if \"text\"", "In which case."},
	{JN_TAKES_SEVERITY, JN_MOD_SEVERITY, "severity 1 to 5", "How bad it is, from `1` to `5`; `3` unless said."},
};
enum { CLAUSES = sizeof clauses / sizeof clauses[0] };

static void put_takes(jn_buf *out, const jn_property_row *row)
{
	jn_buf_c(out, "Takes ");
	put_type(out, row);
	jn_buf_c(out, row->many ? "; may be given several times." : ".");
	if (!row->takes) return;
	jn_buf_c(out, " Behind it: ");
	bool first = true;
	for (uint32_t i = 0; i < CLAUSES; i++) {
		if (!(row->takes & clauses[i].bit)) continue;
		jn_buf_printf(out, "%s`%s`", first ? "" : ", ", clauses[i].shown);
		first = false;
	}
	jn_buf_char(out, '.');
}

static void put_row(jn_page *page, const jn_property_row *row)
{
	jn_buf takes = {0};
	put_takes(&takes, row);
	jn_page_paragraph(page, "      ", 6, jn_str_c(row->doc));
	jn_page_paragraph(page, "      ", 6, jn_buf_view(&takes));
	jn_buf_free(&takes);
}

/* The kinds that `kind` may stand in, or (`inside`) that may stand in it, as one sentence; empty when there are none. */
static void put_relatives(jn_buf *out, jn_kind kind, bool inside)
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

void jn_explain_kind(jn_page *page, const jn_kind_row *kind)
{
	jn_buf words = {0};
	jn_buf_printf(&words, "%s, a declaration", kind->name);
	jn_page_heading(page, jn_buf_view(&words));
	jn_page_paragraph(page, "  ", 2, jn_str_c(kind->doc));
	words.len = 0;
	if (jn_schema_stands_in(kind->kind, JN_KIND_NONE)) jn_buf_c(&words, "Stands at the outermost level of a file");
	else jn_buf_c(&words, "Stands in "), put_relatives(&words, kind->kind, false);
	jn_buf_c(&words, kind->once ? ", at most once" : "");
	jn_buf_c(&words, kind->names ? "; takes a name and a title." : ".");
	jn_page_paragraph(page, "  ", 2, jn_buf_view(&words));
	words.len = 0;
	put_relatives(&words, kind->kind, true);
	if (words.len) {
		jn_buf_c(&words, " may stand in it.");
		jn_page_paragraph(page, "  ", 2, jn_buf_view(&words));
	}
	if (kind->row_count) jn_page_heading(page, JN_STR("Properties"));
	for (uint32_t i = 0; i < kind->row_count; i++) {
		words.len = 0;
		jn_buf_printf(&words, "`%s`", kind->rows[i].name);
		jn_page_paragraph(page, "  ", 2, jn_buf_view(&words));
		put_row(page, &kind->rows[i]);
	}
	jn_buf_free(&words);
}

/* True when the two rows say the same, so that it is said once for both kinds. */
static bool same(const jn_property_row *a, const jn_property_row *b)
{
	return a->type == b->type && a->ref == b->ref && a->words == b->words && a->second == b->second && a->takes == b->takes &&
		   a->many == b->many && strcmp(a->doc, b->doc) == 0;
}

/* True when a kind before `kind` has been told of with the same words. */
static bool told(jn_kind kind, const jn_property_row *row)
{
	for (int before = 1; before < (int)kind; before++) {
		const jn_property_row *other = jn_schema_property((jn_kind)before, row->key);
		if (other && same(other, row)) return true;
	}
	return false;
}

void jn_explain_key(jn_page *page, jn_key key)
{
	jn_buf words = {0};
	bool headed = false;
	for (int kind = 1; kind < JN_KIND_COUNT; kind++) {
		const jn_property_row *row = jn_schema_property((jn_kind)kind, key);
		if (!row || told((jn_kind)kind, row)) continue;
		if (!headed) {
			jn_buf_printf(&words, "%s, a property", row->name);
			jn_page_heading(page, jn_buf_view(&words));
			headed = true;
		}
		words.len = 0;
		jn_buf_printf(&words, "In `%s`", jn_schema_kind((jn_kind)kind)->name);
		for (int other = kind + 1; other < JN_KIND_COUNT; other++) {
			const jn_property_row *twin = jn_schema_property((jn_kind)other, key);
			if (twin && same(twin, row)) jn_buf_printf(&words, ", `%s`", jn_schema_kind((jn_kind)other)->name);
		}
		jn_buf_char(&words, ':');
		jn_page_paragraph(page, "  ", 2, jn_buf_view(&words));
		put_row(page, row);
	}
	jn_buf_free(&words);
}

/* "`pain`, `gain`": the keys that take a clause. */
static void put_keys_with(jn_buf *out, unsigned bit)
{
	for (int key = 0; key < JN_KEY_ANY; key++) {
		const jn_property_row *found = NULL;
		for (int kind = 1; kind < JN_KIND_COUNT && !found; kind++) {
			const jn_property_row *row = jn_schema_property((jn_kind)kind, (jn_key)key);
			if (row && (row->takes & bit)) found = row;
		}
		if (found) jn_buf_printf(out, "%s`%s`", out->len ? ", " : "Behind ", found->name);
	}
	jn_buf_c(out, out->len ? "." : "Behind no property.");
}

void jn_explain_modifier(jn_page *page, jn_modifier modifier)
{
	jn_buf words = {0};
	jn_buf_printf(&words, "%s, behind a value", jn_schema_modifier_name(modifier));
	jn_page_heading(page, jn_buf_view(&words));
	for (uint32_t i = 0; i < CLAUSES; i++) {
		if (clauses[i].modifier != modifier) continue;
		words.len = 0;
		jn_buf_printf(&words, "`%s`", clauses[i].shown);
		jn_page_paragraph(page, "  ", 2, jn_buf_view(&words));
		jn_page_paragraph(page, "      ", 6, jn_str_c(clauses[i].doc));
		words.len = 0;
		put_keys_with(&words, clauses[i].bit);
		jn_page_paragraph(page, "      ", 6, jn_buf_view(&words));
	}
	jn_buf_free(&words);
}
