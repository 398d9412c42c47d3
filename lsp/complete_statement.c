/* What may begin a statement: the keys of the block, what is missing first; the kinds that may stand in it, as whole
 * blocks; the names that a declaration's head may have. In: the schema, the project's frameworks. */
#include "checks/rule.h"
#include "lsp/complete.h"
#include "model/query.h"
#include "scene/scene.h"

/* ---- keys ---- */

static bool said(const jn_lsp_completion *at, jn_key key)
{
	return at->decl && at->decl->kind == jn_lsp_complete_block(at) && key != JN_KEY_ANY && jn_decl_has(at->decl, key);
}

/* Adds a key; a text gets its quotation marks. Returns the item. */
static json_t *offer_key(jn_lsp_completion *at, const jn_property_row *row, const char *name)
{
	jn_buf text = {0};
	bool there = said(at, row->key);
	char order = !there ? '1' : row->many ? '2' : '5';
	bool quoted = row->type == JN_TYPE_TEXT && !at->colon && at->self->client.snippets;
	jn_buf_c(&text, name);
	if (!at->colon) jn_buf_c(&text, quoted ? ": \"$1\"" : ": ");
	json_t *item = quoted ? jn_lsp_suggest_snippet(at, jn_str_c(name), jn_buf_view(&text), JN_LSP_ITEM_PROPERTY, order)
						  : jn_lsp_suggest(at, jn_str_c(name), jn_buf_view(&text), JN_LSP_ITEM_PROPERTY, order);
	jn_buf_free(&text);
	return item;
}

static void offer_rules(jn_lsp_completion *at, const jn_property_row *row)
{
	const char *group = "";
	for (int rule = 0; rule < JN_RULE_COUNT; rule++) {
		if (strcmp(group, jn_rules[rule].group) != 0) offer_key(at, row, group = jn_rules[rule].group);
		jn_lsp_suggest_rule(at, offer_key(at, row, jn_rules[rule].name), &jn_rules[rule]);
	}
}

static void offer_views(jn_lsp_completion *at, const jn_property_row *row)
{
	uint32_t count;
	const jn_scene_view *views = jn_scene_views(&count);
	for (uint32_t i = 0; i < count; i++) jn_lsp_suggest_doc(at, offer_key(at, row, views[i].name), views[i].doc);
}

void jn_lsp_complete_statement(jn_lsp_completion *at)
{
	const jn_kind_row *block = jn_schema_kind(jn_lsp_complete_block(at));
	for (uint32_t i = 0; i < block->row_count; i++) {
		const jn_property_row *row = &block->rows[i];
		if (row->key != JN_KEY_ANY)
			jn_lsp_suggest_doc(at, offer_key(at, row, row->name), row->doc);
		else if (block->kind == JN_LINT)
			offer_rules(at, row);
		else if (block->kind == JN_BUILD)
			offer_views(at, row);
	}
	jn_lsp_complete_blocks(at);
}

/* ---- heads ---- */

static const jn_decl *journey_of(const jn_lsp_completion *at)
{
	return at->decl ? jn_decl_enclosing(at->decl, JN_JOURNEY) : NULL;
}

/* The phases of the journey's framework: what a stage may be called, so that it needs no `phase`. */
static void offer_phase_names(jn_lsp_completion *at)
{
	const jn_decl *journey = journey_of(at);
	const jn_decl *phase =
		journey ? jn_decl_child(jn_journey_framework(at->file->project->snapshot, journey), JN_PHASE) : NULL;
	for (int i = 0; phase && i < JN_MAX_PHASES; phase = jn_decl_sibling(phase), i++)
		jn_lsp_suggest_card(at, jn_lsp_suggest(at, phase->name, phase->name, JN_LSP_ITEM_VALUE, '1'), phase);
}

void jn_lsp_complete_head(jn_lsp_completion *at)
{
	if (at->kind == JN_AS) jn_lsp_complete_names(at, JN_PERSONA);
	if (at->kind == JN_AUDIT && at->values == 0) jn_lsp_complete_dates(at);
	if (at->kind == JN_STAGE && at->values == 0) offer_phase_names(at);
	if (at->by_blank || at->values != 1 || !jn_schema_kind(at->kind)->names || at->before != JN_ITEM_NAME) return;
	jn_lsp_suggest_doc(at,
					   jn_lsp_suggest_snippet(at, JN_STR("\"Title\" { }"), JN_STR("\"${1:Title}\" {\n  $0\n}"),
											  JN_LSP_ITEM_SNIPPET, '1'),
					   jn_schema_kind(at->kind)->doc);
}
