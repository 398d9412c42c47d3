/* textDocument/hover: the manual for a word of the language, the card of what is named, a date's distance from today.
 */
#include "lsp/page.h"

#include "checks/rule.h"

/* A value that is no name: what its property means, or its kind's for the values in a head (`audit 2026-06-30`). */
static void put_value(jn_lsp_page *page, const jn_project *project, const jn_lsp_spot *spot)
{
	if (spot->value && spot->value->type == JN_VALUE_DATE) {
		jn_lsp_page_day(page, spot->value->date, project->today);
		jn_lsp_page_gap(page);
	}
	if (spot->modifier)
		jn_lsp_manual_clause(page, spot->row, spot->modifier);
	else if (spot->row)
		jn_lsp_manual_property(page, spot->row);
	else if (spot->decl)
		jn_lsp_manual_kind(page, spot->decl->kind);
}

static void put_hover(jn_lsp_page *page, const jn_project *project, const jn_lsp_spot *spot)
{
	switch (spot->type) {
	case JN_LSP_SPOT_KIND: jn_lsp_manual_kind(page, spot->decl->kind); break;
	case JN_LSP_SPOT_REF:
	case JN_LSP_SPOT_NAME:
		if (spot->target)
			jn_lsp_card(page, project, spot->target);
		else
			put_value(page, project, spot);
		break;
	case JN_LSP_SPOT_KEY:
	case JN_LSP_SPOT_RULE:
		if (spot->rule)
			jn_lsp_manual_rule(page, spot->rule);
		else
			put_value(page, project, spot);
		break;
	case JN_LSP_SPOT_WORD:
	case JN_LSP_SPOT_MODIFIER: put_value(page, project, spot); break;
	default: break;
	}
}

json_t *jn_lsp_hover(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	jn_lsp_file file;
	uint32_t offset;
	if (!jn_lsp_point(self, params, &file, &offset, error)) return NULL;
	jn_lsp_spot spot = jn_lsp_spot_at(self, &file, offset);
	jn_lsp_page page = {.markdown = self->client.markdown, .language = self->language};
	put_hover(&page, file.project->snapshot, &spot);
	if (!page.text.len) return json_null();
	return json_pack("{s:o, s:o}", "contents", jn_lsp_page_done(&page), "range",
					 jn_lsp_range(self, &file.document->source, spot.span));
}
