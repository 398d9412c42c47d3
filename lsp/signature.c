/* textDocument/signatureHelp: what a property takes, or a declaration's head, and which part of it is being written.
 * In: the schema's rows, the items before the cursor. */
#include "lsp/complete.h"
#include "text/catalog.h"
#include "text/schema_say.h"

/* The parts of a signature, as places in its label (which is ASCII: bytes are UTF-16 units), each with what it means.
 */
typedef struct signature {
	jn_buf label;
	json_t *parts;
	jn_language language;
	bool offsets, markdown;
} signature;

static void put_part(signature *self, const char *shown, const char *doc, bool optional)
{
	jn_buf_char(&self->label, ' ');
	int start = (int)self->label.len;
	jn_buf_printf(&self->label, optional ? "[%s]" : "%s", shown);
	json_t *name = self->offsets ? json_pack("[i, i]", start, (int)self->label.len)
								 : json_stringn(self->label.ptr + start, self->label.len - (size_t)start);
	json_t *part = json_pack("{s:o}", "label", name);
	jn_lsp_page page = {.markdown = self->markdown, .language = self->language};
	jn_lsp_page_say(&page, doc);
	json_object_set_new(part, "documentation", jn_lsp_page_done(&page));
	json_array_append_new(self->parts, part);
}

static void head_of(jn_buf *out, const jn_property_row *row)
{
	switch (row->type) {
	case JN_TYPE_TEXT: jn_buf_c(out, "\"text\""); break;
	case JN_TYPE_REF:
	case JN_TYPE_REF_OR_TEXT:
		for (const char *c = jn_schema_kind(row->ref)->name; *c; c++) jn_buf_char(out, (char)(*c - 'a' + 'A'));
		break;
	case JN_TYPE_WORD:
		for (int i = 0; row->words[i]; i++) jn_buf_printf(out, "%s%s", i ? "|" : "", row->words[i]);
		break;
	case JN_TYPE_FREE: jn_buf_c(out, "WORD"); break;
	case JN_TYPE_INTEGER: jn_buf_printf(out, "%d..%s%d", row->min, row->min < 0 ? "+" : "", row->max); break;
	case JN_TYPE_NUMBER:
	case JN_TYPE_AMOUNT: jn_buf_c(out, "NUMBER"); break;
	case JN_TYPE_DATE: jn_buf_c(out, "DATE"); break;
	case JN_TYPE_TARGET: jn_buf_c(out, ">= NUMBER"); break;
	case JN_TYPE_LINK: jn_buf_c(out, "ADDRESS"); break;
	case JN_TYPE_COLOR: jn_buf_c(out, "#RRGGBB"); break;
	}
	jn_buf_char(out, '\0');
}

/* Writes the parts of a property; returns which of them the cursor is in, or would begin. */
static int put_property(signature *self, const jn_lsp_completion *at)
{
	const jn_property_row *row = at->row;
	jn_buf head = {0}, takes = {0};
	int part = 0, active = at->values == 0 || at->before == JN_ITEM_COMPARISON ? 0 : -1, last = 0;
	head_of(&head, row);
	jn_schema_say_type(&takes, self->language, row);
	jn_buf_char(&takes, '\0');
	jn_buf_printf(&self->label, "%s:", row->name);
	put_part(self, head.ptr, takes.ptr, false);
	jn_buf_free(&head);
	jn_buf_free(&takes);
	if (row->second) {
		part++;
		if (at->values == 1 && !at->used && active < 0) active = part;
		put_part(self, row->second == JN_SECOND_TEXT ? "\"text\"" : "NUMBER", row->doc, true);
	}
	for (int i = 0; i < JN_CLAUSE_ROWS; i++) {
		const jn_clause_row *clause = &jn_schema_clauses[i];
		if (!(row->takes & clause->takes)) continue;
		part++;
		bool used = at->used & 1u << clause->word;
		if (at->modifier == clause->word)
			active = part;
		else if (active < 0 && !used && !at->modifier)
			active = part;
		last = used ? part : last;
		put_part(self, clause->shown, clause->doc, true);
	}
	return active < 0 ? last : active;
}

static int put_declaration(signature *self, const jn_lsp_completion *at)
{
	const jn_kind_row *row = jn_schema_kind(at->kind);
	jn_buf_c(&self->label, row->name);
	if (row->names) {
		put_part(
			self, "NAME",
			JN_TR(
				"What other places refer to: letters, digits, `-` and `_`. Made from the title where it is left out."),
			false);
		put_part(self, "\"Title\"", JN_TR("What people are shown. The name is, where it is left out."), true);
	} else if (at->kind == JN_AS)
		put_part(self, "PERSONA, ...", row->doc, false);
	else if (at->kind == JN_AUDIT)
		put_part(self, "DATE", row->doc, false);
	put_part(self, "{ ... }", row->doc, true);
	int parts = (int)json_array_size(self->parts);
	bool named = at->before == JN_ITEM_NAME || at->before == JN_ITEM_DATE, titled = at->before == JN_ITEM_STRING;
	return at->where == JN_LSP_IN_NOTHING || (named && row->names) ? parts - 2 : named || titled ? parts - 1 : 0;
}

json_t *jn_lsp_signature(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	jn_lsp_file file;
	jn_lsp_completion at = {.self = self, .file = &file};
	if (!jn_lsp_point(self, params, &file, &at.offset, error)) return NULL;
	jn_lsp_complete_find(&at);
	/* In a text the property or head before it is still what is being written. */
	bool within = at.where == JN_LSP_IN_HEAD || at.where == JN_LSP_IN_VALUE || at.where == JN_LSP_IN_NOTHING;
	if (!within || (!at.row && !at.kind)) return json_null();
	signature all = {.parts = json_array(),
					 .offsets = self->client.label_offsets,
					 .markdown = self->client.signature_markdown,
					 .language = self->language};
	int active = at.row ? put_property(&all, &at) : put_declaration(&all, &at);
	jn_lsp_page page = {.markdown = self->client.signature_markdown, .language = self->language};
	jn_lsp_page_say(&page, at.row ? at.row->doc : jn_schema_kind(at.kind)->doc);
	json_t *one = json_pack("{s:o, s:o, s:o}", "label", jn_lsp_json_str(jn_buf_view(&all.label)), "documentation",
							jn_lsp_page_done(&page), "parameters", all.parts);
	if (self->client.active_parameter) json_object_set_new(one, "activeParameter", json_integer(active));
	jn_buf_free(&all.label);
	return json_pack("{s:[o], s:i, s:i}", "signatures", one, "activeSignature", 0, "activeParameter", active);
}
