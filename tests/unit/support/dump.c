#include "dump.h"

#include "model/diagnostic.h"
#include "model/schema.h"

static void dump_path(jn_buf *out, const jn_decl *decl)
{
	const jn_decl *chain[8];
	uint32_t n = 0;
	for (; decl && n < 8; decl = decl->parent) chain[n++] = decl;
	while (n-- > 0) {
		jn_buf_str(out, chain[n]->name.len ? chain[n]->name : jn_str_c(jn_schema_kind(chain[n]->kind)->name));
		if (n) jn_buf_char(out, '.');
	}
}

static void dump_value(jn_buf *out, const jn_value *value, bool alone)
{
	jn_buf_char(out, ' ');
	switch (value->type) {
	case JN_VALUE_NONE: jn_buf_c(out, "-"); return;
	case JN_VALUE_NUMBER:
	case JN_VALUE_RANGE:
		if (value->compare) jn_buf_printf(out, "[%d]", value->compare);
		jn_buf_number(out, value->number, 6);
		if (value->type == JN_VALUE_RANGE) jn_buf_c(out, ".."), jn_buf_number(out, value->high, 6);
		jn_buf_str(out, value->unit);
		return;
	case JN_VALUE_DATE: jn_buf_printf(out, "day%d", value->date); return;
	case JN_VALUE_REF:
		jn_buf_char(out, '@');
		if (value->ref && !alone) dump_path(out, value->ref);
		else jn_buf_char(out, '?'), jn_buf_str(out, value->text);
		return;
	default: jn_buf_char(out, '\''), jn_buf_str(out, value->text), jn_buf_char(out, '\'');
	}
}

static void dump_clauses(jn_buf *out, const jn_clause *clause, bool alone)
{
	for (; clause; clause = clause->next) {
		dump_value(out, &clause->head, alone);
		if (clause->second) dump_value(out, clause->second, alone);
		for (const jn_mod *mod = clause->mods; mod; mod = mod->next) {
			jn_buf_printf(out, " %s", jn_schema_modifier_name(mod->word));
			dump_value(out, &mod->value, alone);
		}
		jn_buf_char(out, ',');
	}
}

static void dump_decl(jn_buf *out, const jn_decl *decl, bool alone)
{
	jn_buf_printf(out, "%s ", jn_schema_kind(decl->kind)->name);
	if (alone) jn_buf_str(out, decl->name);
	else dump_path(out, decl);
	jn_buf_c(out, " \"");
	jn_buf_str(out, decl->title);
	jn_buf_c(out, "\"");
	dump_clauses(out, decl->heads, alone);
	for (const jn_prop *prop = decl->props; prop; prop = prop->next) {
		jn_buf_c(out, " | ");
		jn_buf_str(out, prop->key == JN_KEY_ANY ? prop->key_text : jn_str_c(prop->row->name));
		jn_buf_char(out, ':');
		dump_clauses(out, prop->clauses, alone);
	}
	jn_buf_char(out, '\n');
}

void jn_dump_decl(jn_buf *out, const jn_decl *decl)
{
	dump_decl(out, decl, false);
}

void jn_dump_decl_alone(jn_buf *out, const jn_decl *decl)
{
	dump_decl(out, decl, true);
}

const jn_decl *jn_dump_next(const jn_decl *decl)
{
	if (decl->first_child) return decl->first_child;
	while (decl && !decl->next) decl = decl->parent;
	return decl ? decl->next : NULL;
}

void jn_dump_document(jn_buf *out, const jn_document *document)
{
	for (const jn_decl *decl = document->first; decl; decl = jn_dump_next(decl)) jn_dump_decl(out, decl);
}

static void dump_list(jn_buf *out, const jn_diagnostic *d)
{
	for (; d; d = d->next) {
		jn_position at = jn_source_position(&d->document->source, d->span.start, JN_UTF32);
		jn_buf_printf(out, "%d %u:%u ", d->rule, at.line + 1, at.column + 1);
		jn_message_write(out, &d->message, NULL);
		if (jn_message_some(&d->help)) jn_buf_c(out, " | "), jn_message_write(out, &d->help, NULL);
		jn_buf_char(out, '\n');
	}
}

void jn_dump_findings(jn_buf *out, const jn_project *project)
{
	for (uint32_t i = 0; i < project->document_count; i++) dump_list(out, project->documents[i]->diagnostics);
	dump_list(out, project->diagnostics);
}
