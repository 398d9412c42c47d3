/* Whole blocks: each kind that may stand here, a journey with all phases of the project's framework, a stage for each
 * phase that the journey does not tell yet. In: the schema, the framework. Out: snippets; the bare word for clients
 * that know none. */
#include "lsp/complete.h"
#include "model/query.h"
#include "text/catalog.h"

enum { MOST_PHASES = 12 };

/* The properties that a fresh block begins with: what the checks ask for first. */
static const struct {
	jn_kind kind;
	jn_key keys[6];
} first_keys[] = {
	{JN_PERSONA, {JN_KEY_AGE, JN_KEY_GOAL, JN_KEY_NEED, JN_KEY_FRUSTRATION, JN_KEY_SOURCE, JN_KEY_COUNT}},
	{JN_KPI, {JN_KEY_MEASURES, JN_KEY_UNIT, JN_KEY_BASELINE, JN_KEY_TARGET, JN_KEY_MEASURED, JN_KEY_COUNT}},
	{JN_SOURCE, {JN_KEY_METHOD, JN_KEY_SIZE, JN_KEY_DATE, JN_KEY_COUNT}},
	{JN_GOAL, {JN_KEY_KPI, JN_KEY_OWNER, JN_KEY_DUE, JN_KEY_COUNT}},
	{JN_CHANNEL, {JN_KEY_MEDIUM, JN_KEY_OWNER, JN_KEY_COUNT}},
	{JN_TOUCHPOINT, {JN_KEY_CHANNEL, JN_KEY_EMOTION, JN_KEY_ACTION, JN_KEY_COUNT}},
	{JN_OPPORTUNITY, {JN_KEY_IMPACT, JN_KEY_EFFORT, JN_KEY_OWNER, JN_KEY_DUE, JN_KEY_COUNT}},
	{JN_JOURNEY, {JN_KEY_PERSONA, JN_KEY_SCENARIO, JN_KEY_STATE, JN_KEY_GOAL, JN_KEY_COUNT}},
	{JN_PROJECT, {JN_KEY_OWNER, JN_KEY_FRAMEWORK, JN_KEY_REVIEW, JN_KEY_COUNT}},
};

/* A snippet being written: its next tab stop, and how deep its lines stand. */
typedef struct snippet {
	jn_buf text;
	int stop, depth;
} snippet;

static void new_line(snippet *self)
{
	jn_buf_char(&self->text, '\n');
	for (int i = 0; i < self->depth; i++) jn_buf_c(&self->text, "  ");
}

static void put_value(snippet *self, const jn_property_row *row)
{
	int stop = self->stop++;
	if (row->type == JN_TYPE_TEXT)
		jn_buf_printf(&self->text, "\"$%d\"", stop);
	else if (row->type == JN_TYPE_DATE)
		jn_buf_printf(&self->text, "${%d:YYYY-MM-DD}", stop);
	else if (row->type != JN_TYPE_WORD)
		jn_buf_printf(&self->text, "$%d", stop);
	else {
		jn_buf_printf(&self->text, "${%d|", stop);
		for (int i = 0; row->words[i]; i++) jn_buf_printf(&self->text, "%s%s", i ? "," : "", row->words[i]);
		jn_buf_c(&self->text, "|}");
	}
	if (row->key == JN_KEY_EMOTION) jn_buf_printf(&self->text, " \"$%d\"", self->stop++);
}

static void put_keys(snippet *self, jn_kind kind)
{
	for (size_t i = 0; i < sizeof first_keys / sizeof *first_keys; i++) {
		if (first_keys[i].kind != kind) continue;
		for (const jn_key *key = first_keys[i].keys; *key != JN_KEY_COUNT; key++) {
			const jn_property_row *row = jn_schema_property(kind, *key);
			new_line(self);
			jn_buf_printf(&self->text, "%s: ", row->name);
			put_value(self, row);
		}
	}
}

/* `KIND name "Title" {` and, one level deeper, its first properties. */
static void open_block(snippet *self, jn_kind kind, jn_str name, jn_str title)
{
	jn_buf_printf(&self->text, "%s ", jn_schema_kind(kind)->name);
	if (name.len)
		jn_lsp_snippet_text(&self->text, name);
	else
		jn_buf_printf(&self->text, "${%d:name}", self->stop++);
	jn_buf_printf(&self->text, " \"${%d:", self->stop++);
	jn_lsp_snippet_text(&self->text, title);
	jn_buf_c(&self->text, "}\" {");
	self->depth++;
	put_keys(self, kind);
}

static void close_block(snippet *self)
{
	self->depth--;
	new_line(self);
	jn_buf_char(&self->text, '}');
}

/* A stage that tells a phase, with one touchpoint. */
static void put_stage(snippet *self, const jn_decl *phase)
{
	open_block(self, JN_STAGE, phase->name, jn_decl_title(phase));
	new_line(self);
	open_block(self, JN_TOUCHPOINT, (jn_str){0}, JN_STR("What the customer does"));
	close_block(self);
	close_block(self);
}

/* A label such as `stage through-the-door`, and the snippet given back. */
static json_t *offer_block(jn_lsp_completion *at, const char *kind, jn_str rest, snippet *block, char order)
{
	jn_buf label = {0};
	jn_buf_printf(&label, "%s ", kind);
	jn_buf_str(&label, rest);
	json_t *item =
		jn_lsp_suggest_snippet(at, jn_buf_view(&label), jn_buf_view(&block->text), JN_LSP_ITEM_SNIPPET, order);
	jn_buf_free(&label);
	jn_buf_free(&block->text);
	return item;
}

static bool tells(const jn_project *project, const jn_decl *journey, const jn_decl *phase)
{
	for (const jn_decl *stage = jn_decl_child(journey, JN_STAGE); stage; stage = jn_decl_sibling(stage))
		if (jn_stage_phase(project, stage) == phase) return true;
	for (const jn_clause *c = jn_decl_values(journey, JN_KEY_SKIPS); c; c = c->next)
		if (c->head.type == JN_VALUE_REF && c->head.ref == phase) return true;
	return false;
}

static void offer_missing_stages(jn_lsp_completion *at, const jn_decl *journey)
{
	const jn_project *project = at->file->project->snapshot;
	const jn_decl *phase = jn_decl_child(jn_journey_framework(project, journey), JN_PHASE);
	for (int i = 0; phase && i < MOST_PHASES; phase = jn_decl_sibling(phase), i++) {
		if (!phase->name.len || tells(project, journey, phase)) continue;
		snippet block = {.stop = 1};
		put_stage(&block, phase);
		jn_lsp_suggest_card(at, offer_block(at, "stage", phase->name, &block, '2'), phase);
	}
}

static void offer_whole_journey(jn_lsp_completion *at)
{
	static const jn_decl anew;
	const jn_project *project = at->file->project->snapshot;
	const jn_decl *framework = jn_journey_framework(project, &anew), *phase = jn_decl_child(framework, JN_PHASE);
	snippet block = {.stop = 1};
	jn_buf rest = {0};
	open_block(&block, JN_JOURNEY, (jn_str){0}, JN_STR("Title"));
	for (int i = 0; phase && i < MOST_PHASES; phase = jn_decl_sibling(phase), i++) {
		new_line(&block);
		put_stage(&block, phase);
	}
	close_block(&block);
	jn_tr_printf(&rest, at->self->language, "with all phases of %.*s", JN_ARG(framework->name));
	json_t *item = offer_block(at, "journey", jn_buf_view(&rest), &block, '4');
	jn_lsp_suggest_doc(at, item, jn_schema_kind(JN_JOURNEY)->doc);
	jn_buf_free(&rest);
}

static void offer_kind(jn_lsp_completion *at, jn_kind kind)
{
	const jn_kind_row *row = jn_schema_kind(kind);
	const jn_decl *block = at->decl && at->decl->kind == jn_lsp_complete_block(at) ? at->decl : NULL;
	bool there = row->once && (block ? jn_decl_child(block, kind) != NULL
									 : kind == JN_PROJECT && at->file->project->snapshot->project);
	snippet body = {.stop = 1};
	jn_buf bare = {0};
	json_t *item;
	char order = there ? '5' : '3';
	if (row->names)
		open_block(&body, kind, (jn_str){0}, JN_STR("Title"));
	else
		jn_buf_printf(&body.text, kind == JN_AS || kind == JN_AUDIT ? "%s $1 {" : "%s {", row->name), body.depth = 1;
	new_line(&body);
	jn_buf_c(&body.text, "$0");
	close_block(&body);
	jn_buf_printf(&bare, "%s ", row->name);
	if (at->self->client.snippets)
		item = jn_lsp_suggest_snippet(at, jn_str_c(row->name), jn_buf_view(&body.text), JN_LSP_ITEM_CLASS, order);
	else
		item = jn_lsp_suggest(at, jn_str_c(row->name), jn_buf_view(&bare), JN_LSP_ITEM_CLASS, order);
	jn_lsp_suggest_doc(at, item, row->doc);
	jn_buf_free(&body.text);
	jn_buf_free(&bare);
}

void jn_lsp_complete_blocks(jn_lsp_completion *at)
{
	jn_kind block = jn_lsp_complete_block(at);
	for (jn_kind kind = JN_PROJECT; kind < JN_KIND_COUNT; kind++)
		if (jn_schema_stands_in(kind, block)) offer_kind(at, kind);
	if (block == JN_JOURNEY && at->decl && at->decl->kind == JN_JOURNEY) offer_missing_stages(at, at->decl);
	if (block == JN_KIND_NONE) offer_whole_journey(at);
}
