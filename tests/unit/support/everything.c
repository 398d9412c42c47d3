/* The project of everything.h. In: the schema's table. Out: a text, and the model of it. */
#include "everything.h"

#include <criterion/criterion.h>

#include "model/schema.h"
#include "project/load.h"

typedef struct maker {
	jn_buf out;
	int texts; /* each text is another: "w1w", "w2w" … */
} maker;

static void add_text(maker *self)
{
	jn_buf_printf(&self->out, "\"w%dw\"", ++self->texts);
}

static void add_head(maker *self, const jn_property_row *row)
{
	switch (row->type) {
	case JN_TYPE_REF: jn_buf_printf(&self->out, "%s-1", jn_schema_kind(row->ref)->name); break;
	case JN_TYPE_WORD: jn_buf_c(&self->out, row->words[0]); break;
	case JN_TYPE_INTEGER: jn_buf_int(&self->out, row->max); break;
	case JN_TYPE_NUMBER: jn_buf_printf(&self->out, "%d%%", 20 + ++self->texts % 70); break;
	case JN_TYPE_DATE:
		self->texts++;
		jn_buf_printf(&self->out, "20%02d-0%d-1%d", 10 + self->texts % 80, 1 + self->texts % 9, self->texts % 10);
		break;
	case JN_TYPE_TARGET: jn_buf_c(&self->out, "<= 40%"); break;
	case JN_TYPE_LINK: jn_buf_printf(&self->out, "https://example.com/w%dw", ++self->texts); break;
	case JN_TYPE_COLOR: jn_buf_c(&self->out, "#3140C4"); break;
	default: add_text(self); break;
	}
}

static void add_property(maker *self, const jn_property_row *row)
{
	unsigned takes = row->takes;
	jn_buf_printf(&self->out, "%s: ", row->name);
	add_head(self, row);
	if (row->second == JN_SECOND_TEXT) jn_buf_char(&self->out, ' '), add_text(self);
	if (takes & JN_TAKES_FROM) jn_buf_c(&self->out, " from source-1");
	if (takes & JN_TAKES_FROM_DATE) jn_buf_c(&self->out, " from 2019-08-07");
	if (takes & JN_TAKES_ON) jn_buf_c(&self->out, " on 2018-07-06");
	if (takes & JN_TAKES_BY_TEAM) jn_buf_c(&self->out, " by team-1");
	if (takes & JN_TAKES_BY_DATE) jn_buf_c(&self->out, " by 2031-12-11");
	if (takes & JN_TAKES_TO) jn_buf_c(&self->out, " to competitor-1");
	if (takes & JN_TAKES_SEVERITY) jn_buf_c(&self->out, " severity 4");
	if (takes & JN_TAKES_IF) jn_buf_c(&self->out, " if "), add_text(self);
	jn_buf_char(&self->out, '\n');
}

static void add_properties(maker *self, jn_kind kind)
{
	const jn_kind_row *schema = jn_schema_kind(kind);
	for (uint32_t i = 0; i < schema->row_count; i++) {
		const jn_property_row *row = &schema->rows[i];
		if (row->key == JN_KEY_ANY || row->key == JN_KEY_IGNORE || row->key == JN_KEY_LANGUAGE) continue;
		add_property(self, row);
		if (row->many && row->type == JN_TYPE_TEXT) add_property(self, row);
	}
}

static void open_kind(maker *self, jn_kind kind)
{
	const char *name = jn_schema_kind(kind)->name;
	if (kind == JN_AS) jn_buf_c(&self->out, "as persona-1 {\n");
	else if (kind == JN_AUDIT) jn_buf_c(&self->out, "audit 2017-05-04 {\n");
	else {
		jn_buf_printf(&self->out, "%s %s-1 ", name, name);
		add_text(self);
		jn_buf_c(&self->out, " {\n");
	}
	add_properties(self, kind);
}

static void close_kind(maker *self)
{
	jn_buf_c(&self->out, "}\n");
}

/* Everything in one file; the caller frees the buffer. */
static void make_everything(maker *self, const char *language)
{
	static const jn_kind flat[] = {JN_PERSONA, JN_CHANNEL, JN_TEAM, JN_GOAL, JN_KPI, JN_SOURCE, JN_COMPETITOR};
	static const jn_kind inner[] = {JN_AS, JN_AUDIT, JN_OPPORTUNITY};
	open_kind(self, JN_PROJECT);
	jn_buf_printf(&self->out, "language: %s\n", language);
	close_kind(self);
	for (size_t i = 0; i < sizeof flat / sizeof *flat; i++) open_kind(self, flat[i]), close_kind(self);
	open_kind(self, JN_FRAMEWORK);
	open_kind(self, JN_PHASE), close_kind(self);
	close_kind(self);
	open_kind(self, JN_JOURNEY);
	jn_buf_c(&self->out, "opportunity "), add_text(self), jn_buf_c(&self->out, " { }\n");
	open_kind(self, JN_STAGE);
	jn_buf_c(&self->out, "opportunity "), add_text(self), jn_buf_c(&self->out, " { }\n");
	open_kind(self, JN_TOUCHPOINT);
	for (int i = 0; i < 3; i++) open_kind(self, inner[i]), close_kind(self);
	close_kind(self);
	jn_buf_c(&self->out, "touchpoint "), add_text(self), jn_buf_c(&self->out, " { }\n");
	close_kind(self);
	jn_buf_c(&self->out, "stage "), add_text(self), jn_buf_c(&self->out, " { }\n");
	close_kind(self);
}

jn_project *everything(const char *language, int *ret_texts)
{
	maker make = {0};
	make_everything(&make, language);
	jn_project *project = jn_project_of_text(JN_STR("all.journey"), jn_buf_view(&make.out), JN_DATE_NONE);
	if (ret_texts) *ret_texts = make.texts;
	jn_buf_free(&make.out);
	cr_assert_eq(project->kind_count[JN_JOURNEY], 1);
	return project;
}

/* --- poison --- */

/* Puts `payload` in place of every string of a value. */
static void poison_value(jn_value *value, jn_str payload)
{
	if (value->type == JN_VALUE_TEXT || value->type == JN_VALUE_LINK || value->type == JN_VALUE_WORD) value->text = payload;
	if (value->type == JN_VALUE_NUMBER || value->type == JN_VALUE_RANGE) value->unit = payload;
}

static void poison_clauses(jn_clause *clause, jn_str payload)
{
	for (; clause; clause = clause->next) {
		poison_value(&clause->head, payload);
		if (clause->second) poison_value(clause->second, payload);
		for (jn_mod *mod = clause->mods; mod; mod = mod->next) poison_value(&mod->value, payload);
	}
}

static void poison(jn_decl *decl, jn_str payload)
{
	for (; decl; decl = decl->next) {
		decl->name = decl->title = payload;
		poison_clauses(decl->heads, payload);
		for (jn_prop *prop = decl->props; prop; prop = prop->next) poison_clauses(prop->clauses, payload);
		poison(decl->first_child, payload);
	}
}

void poison_project(jn_project *project, jn_str payload)
{
	for (uint32_t d = 0; d < project->document_count; d++) {
		if (project->documents[d]->builtin) continue;
		poison(project->documents[d]->first, payload);
		project->documents[d]->source.path = payload;
	}
}
