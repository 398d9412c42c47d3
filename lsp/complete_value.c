/* Values of a property, and the clauses behind them. In: the schema's row, what the project says elsewhere. */
#include "checks/rule.h"
#include "lsp/complete.h"
#include "text/schema_say.h"
#include "render/render.h"
#include "text/catalog.h"

enum { MOST_USED = 100, MOST_LOOKED_AT = 5000 };

static void offer_word(jn_lsp_completion *at, const char *word, int kind, char order, const char *doc)
{
	jn_lsp_suggest_doc(at, jn_lsp_suggest(at, jn_str_c(word), jn_str_c(word), kind, order), doc);
}

static void offer_words(jn_lsp_completion *at, const char *const *words, const char *doc)
{
	for (int i = 0; words && words[i]; i++) offer_word(at, words[i], JN_LSP_ITEM_ENUM_MEMBER, (char)('a' + i), doc);
}

static void offer_numbers(jn_lsp_completion *at, int from, int to, const char *doc)
{
	for (int n = from; n <= to && to - from <= 10; n++) {
		jn_buf text = {0};
		jn_buf_printf(&text, from < 0 && n > 0 ? "+%d" : "%d", n);
		jn_lsp_suggest_doc(
			at, jn_lsp_suggest(at, jn_buf_view(&text), jn_buf_view(&text), JN_LSP_ITEM_VALUE, (char)('a' + n - from)),
			doc);
		jn_buf_free(&text);
	}
}

/* Today, where it is known, and a date to fill in. */
void jn_lsp_complete_dates(jn_lsp_completion *at)
{
	jn_date today = at->file->project->snapshot->today;
	char text[11];
	if (today != JN_DATE_NONE) {
		json_t *item =
			jn_lsp_suggest(at, jn_date_format(today, text), jn_date_format(today, text), JN_LSP_ITEM_VALUE, '1');
		if (item) json_object_set_new(item, "detail", json_string(jn_tr(at->self->language, JN_TR("today"))));
	}
	jn_lsp_suggest_snippet(at, JN_STR("YYYY-MM-DD"), JN_STR("${1:YYYY}-${2:MM}-${3:DD}"), JN_LSP_ITEM_SNIPPET, '2');
}

static void offer_text(jn_lsp_completion *at)
{
	if (!at->by_blank && at->before != JN_ITEM_STRING)
		jn_lsp_suggest_snippet(at, JN_STR("\"…\""), JN_STR("\"$1\""), JN_LSP_ITEM_SNIPPET, '1');
}

/* ---- what is said elsewhere ---- */

/* True the first time a text comes. */
static bool fresh(json_t *seen, jn_str text)
{
	json_t *key = jn_lsp_json_str(text);
	bool new = text.len &&text.len < 100 && json_object_size(seen) < MOST_USED &&
			   !json_object_get(seen, json_string_value(key));
	if (new) json_object_set_new(seen, json_string_value(key), json_true());
	json_decref(key);
	return new;
}

static void offer_used(jn_lsp_completion *at, const jn_value *value, json_t *seen)
{
	bool word = value->type == JN_VALUE_WORD || value->type == JN_VALUE_REF, text = value->type == JN_VALUE_TEXT;
	if (value->span.start <= at->offset && at->offset <= value->span.end) return; /* what is being written */
	if (!(word || text) || !fresh(seen, value->text)) return;
	if (word) jn_lsp_suggest(at, value->text, value->text, JN_LSP_ITEM_VALUE, '3');
}

static void offer_unit(jn_lsp_completion *at, jn_str unit, json_t *seen)
{
	if (fresh(seen, unit)) jn_lsp_suggest(at, unit, unit, JN_LSP_ITEM_UNIT, '2');
}

/* The words, or the units, that this key has elsewhere in the project. */
static void offer_elsewhere(jn_lsp_completion *at, bool units)
{
	const jn_project *project = at->file->project->snapshot;
	json_t *seen = json_object();
	int looked = 0;
	if (units && at->decl) offer_unit(at, jn_decl_text(at->decl, JN_KEY_UNIT), seen);
	for (uint32_t i = 0; i < project->document_count && looked < MOST_LOOKED_AT; i++)
		for (const jn_decl *decl = project->documents[i]->first; decl && looked < MOST_LOOKED_AT;
			 decl = jn_decl_after(decl, NULL), looked++) {
			const jn_clause *clause =
				decl->kind == jn_lsp_complete_block(at) ? jn_decl_values(decl, at->row->key) : NULL;
			for (; clause && looked < MOST_LOOKED_AT; clause = clause->next, looked++)
				if (units)
					offer_unit(at, clause->head.unit, seen);
				else
					offer_used(at, &clause->head, seen);
		}
	json_decref(seen);
}

/* ---- heads ---- */

static void offer_free(jn_lsp_completion *at)
{
	jn_kind block = jn_lsp_complete_block(at);
	if (block == JN_LINT) {
		offer_words(at, jn_words_severity, at->row->doc);
		for (int rule = 0; rule < JN_RULE_COUNT; rule++) {
			jn_str name = jn_str_c(jn_rules[rule].name);
			jn_lsp_suggest_rule(at, jn_lsp_suggest(at, name, name, JN_LSP_ITEM_ENUM_MEMBER, 'z'), &jn_rules[rule]);
		}
	} else if (block == JN_BUILD) {
		for (const jn_renderer *row = jn_renderers; row->name; row++)
			offer_word(at, row->name, JN_LSP_ITEM_ENUM_MEMBER, '1', row->doc);
	} else {
		offer_elsewhere(at, false);
		offer_text(at);
	}
}

static void offer_comparisons(jn_lsp_completion *at)
{
	static const char *const signs[] = {">=", "<=", ">", "<", "=", NULL};
	for (int i = 0; signs[i] && !at->typed.len && at->before != JN_ITEM_COMPARISON; i++) {
		jn_buf text = {0};
		jn_buf_printf(&text, "%s ", signs[i]);
		jn_lsp_suggest_doc(
			at, jn_lsp_suggest(at, jn_str_c(signs[i]), jn_buf_view(&text), JN_LSP_ITEM_OPERATOR, (char)('a' + i)),
			at->row->doc);
		jn_buf_free(&text);
	}
}

static void offer_head(jn_lsp_completion *at)
{
	const jn_property_row *row = at->row;
	switch (row->type) {
	case JN_TYPE_REF: jn_lsp_complete_names(at, row->ref); break;
	case JN_TYPE_REF_OR_TEXT: jn_lsp_complete_names(at, row->ref), offer_text(at); break;
	case JN_TYPE_WORD: offer_words(at, row->words, row->doc); break;
	case JN_TYPE_INTEGER: offer_numbers(at, row->min, row->max, row->doc); break;
	case JN_TYPE_DATE: jn_lsp_complete_dates(at); break;
	case JN_TYPE_TEXT: offer_text(at); break;
	case JN_TYPE_FREE: offer_free(at); break;
	case JN_TYPE_TARGET: offer_comparisons(at); break;
	case JN_TYPE_LINK: jn_lsp_suggest(at, JN_STR("https://"), JN_STR("https://"), JN_LSP_ITEM_VALUE, '1'); break;
	default: break;
	}
}

/* ---- what follows the head ---- */

static void offer_modifier_value(jn_lsp_completion *at)
{
	const jn_clause_row *clause = jn_schema_clause(at->row, at->modifier);
	if (!clause) return;
	switch (clause->type) {
	case JN_TYPE_REF: jn_lsp_complete_names(at, clause->ref); break;
	case JN_TYPE_DATE: jn_lsp_complete_dates(at); break;
	case JN_TYPE_TEXT: offer_text(at); break;
	default: offer_numbers(at, 1, 5, clause->doc); break;
	}
}

static void offer_modifiers(jn_lsp_completion *at)
{
	for (int i = 0; i < JN_CLAUSE_ROWS; i++) {
		const jn_clause_row *clause = &jn_schema_clauses[i];
		bool again = clause->takes == JN_TAKES_FROM; /* only `from SOURCE` may repeat */
		if (!(at->row->takes & clause->takes) || (!again && (at->used & 1u << clause->word))) continue;
		jn_buf text = {0};
		jn_str word = jn_str_c(jn_schema_modifier_name(clause->word));
		jn_buf_str(&text, word);
		jn_buf_char(&text, ' ');
		json_t *item = jn_lsp_suggest(at, word, jn_buf_view(&text), JN_LSP_ITEM_KEYWORD, '4');
		if (item) json_object_set_new(item, "detail", json_string(clause->shown));
		jn_lsp_suggest_doc(at, item, clause->doc);
		jn_buf_free(&text);
	}
}

/* A rule's own threshold: what one would change. */
static void offer_threshold(jn_lsp_completion *at)
{
	const jn_rule *rule = jn_rule_named(at->key);
	jn_buf text = {0};
	if (!rule || rule->threshold <= 0) return;
	jn_buf_number(&text, rule->threshold, 2);
	jn_lsp_suggest_doc(at, jn_lsp_suggest(at, jn_buf_view(&text), jn_buf_view(&text), JN_LSP_ITEM_VALUE, '1'),
					   rule->summary);
	jn_buf_free(&text);
}

void jn_lsp_complete_value(jn_lsp_completion *at)
{
	const jn_property_row *row = at->row;
	bool number = row && (row->type == JN_TYPE_NUMBER || row->type == JN_TYPE_TARGET || row->type == JN_TYPE_AMOUNT);
	if (!row) return;
	if (at->modifier) {
		offer_modifier_value(at);
		return;
	}
	if (at->values == 0 || (at->before == JN_ITEM_COMPARISON && number)) {
		offer_head(at);
		return;
	}
	if (at->values == 1 && row->second == JN_SECOND_TEXT) offer_text(at);
	if (at->values == 1 && row->second == JN_SECOND_NUMBER) offer_threshold(at);
	if (number && at->before == JN_ITEM_NUMBER) offer_elsewhere(at, true);
	offer_modifiers(at);
}
