/* textDocument/hover: the schema's sentence for a word of the language, the card of what is named. */
#include "checks/rule.h"
#include "lsp/place.h"

static void put_words(jn_buf *out, const jn_property_row *row)
{
	if (row->type == JN_TYPE_WORD && row->words) {
		jn_buf_c(out, "\n\nOne of: ");
		for (int i = 0; row->words[i]; i++) jn_buf_printf(out, "%s`%s`", i ? ", " : "", row->words[i]);
	}
	if (row->type == JN_TYPE_INTEGER) jn_buf_printf(out, "\n\nFrom `%d` to `%d`.", row->min, row->max);
	if (row->ref && (row->type == JN_TYPE_REF || row->type == JN_TYPE_REF_OR_TEXT))
		jn_buf_printf(out, "\n\nThe name of a %s.", jn_schema_kind(row->ref)->name);
}

static void put_rule(jn_buf *out, const jn_rule *rule)
{
	jn_buf_printf(out, "**%s** — rule of the group `%s`, %s unless set\n\n%s", rule->name, rule->group,
	              jn_words_severity[rule->severity], rule->summary);
}

/* The row behind the values in a head: `as maria`, `audit 2026-06-30`. */
static void put_row(jn_buf *out, const jn_lsp_spot *spot)
{
	if (spot->row) {
		jn_buf_printf(out, "**%s** — %s", spot->row->name, spot->row->doc);
		put_words(out, spot->row);
	} else if (spot->decl) {
		const jn_kind_row *kind = jn_schema_kind(spot->decl->kind);
		jn_buf_printf(out, "**%s** — %s", kind->name, kind->doc);
	}
}

static void put_hover(jn_buf *out, const jn_project *project, const jn_lsp_spot *spot)
{
	switch (spot->type) {
	case JN_LSP_SPOT_KIND:
		jn_buf_printf(out, "**%s** — %s", jn_schema_kind(spot->decl->kind)->name, jn_schema_kind(spot->decl->kind)->doc);
		break;
	case JN_LSP_SPOT_REF:
	case JN_LSP_SPOT_NAME:
		if (spot->target) jn_lsp_card(out, project, spot->target);
		else put_row(out, spot);
		break;
	case JN_LSP_SPOT_KEY:
	case JN_LSP_SPOT_RULE:
		if (spot->rule) put_rule(out, spot->rule);
		else put_row(out, spot);
		break;
	case JN_LSP_SPOT_WORD:
	case JN_LSP_SPOT_MODIFIER: put_row(out, spot); break;
	default: break;
	}
}

json_t *jn_lsp_hover(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	jn_lsp_file file;
	uint32_t offset;
	if (!jn_lsp_point(self, params, &file, &offset, error)) return NULL;
	jn_lsp_spot spot = jn_lsp_spot_at(self, &file, offset);
	jn_buf text = {0};
	put_hover(&text, file.project->snapshot, &spot);
	json_t *result = json_null();
	if (text.len)
		result = json_pack("{s:{s:s, s:o}, s:o}", "contents", "kind", self->client.markdown ? "markdown" : "plaintext", "value",
		                   jn_lsp_json_str(jn_buf_view(&text)), "range", jn_lsp_range(self, &file.document->source, spot.span));
	jn_buf_free(&text);
	return result;
}
