/* What a person wants to know of a declaration, as Markdown: its title, where it stands, what it says. In: the model. */
#include "lsp/place.h"
#include "model/query.h"

enum { MOST_LINES = 8, MOST_BYTES = 160 };

/* User text between Markdown: what would mean something there is escaped, line ends become blanks. */
static void put_text(jn_buf *out, jn_str text)
{
	bool cut = text.len > MOST_BYTES;
	if (cut) {
		text.len = MOST_BYTES;
		while (text.len > 0 && ((unsigned char)text.ptr[text.len] & 0xC0) == 0x80) text.len--;
	}
	for (uint32_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		if (strchr("\\`*_[]<>#|&~", c) && c) jn_buf_char(out, '\\');
		jn_buf_char(out, c == '\n' || c == '\r' || c == '\0' ? ' ' : c);
	}
	if (cut) jn_buf_c(out, "…");
}

static void put_place(jn_buf *out, const jn_decl *decl)
{
	const char *word = " — in ";
	for (const jn_decl *at = decl->parent; at; at = at->parent, word = ", ") {
		jn_buf_c(out, word);
		jn_buf_c(out, jn_schema_kind(at->kind)->name);
		jn_buf_char(out, ' ');
		put_text(out, jn_decl_title(at));
	}
}

/* Where the values of a clause stand in the text, with their modifiers: as the author wrote them. */
static void put_values(jn_buf *out, const jn_decl *decl, const jn_prop *prop)
{
	for (const jn_clause *c = prop->clauses; c; c = c->next) {
		if (c != prop->clauses) jn_buf_c(out, ", ");
		if (c->head.type == JN_VALUE_TEXT) put_text(out, c->head.text);
		else if (c->head.type == JN_VALUE_REF && c->head.ref) put_text(out, jn_decl_title(c->head.ref));
		else put_text(out, jn_source_slice(&decl->document->source, c->span));
	}
}

static const char *const state_words[] = {
	[JN_KPI_ON_TARGET] = "on target", [JN_KPI_AT_RISK] = "at risk", [JN_KPI_OFF_TARGET] = "off target",
};

static void put_kpi(jn_buf *out, const jn_project *project, const jn_decl *kpi)
{
	const jn_clause *latest = jn_kpi_latest(kpi, project->today);
	jn_kpi_state state = jn_kpi_judge(kpi, project->today);
	if (!latest) return;
	jn_buf_c(out, "\n- **latest: ");
	put_text(out, jn_source_slice(&kpi->document->source, latest->span));
	jn_buf_c(out, "**");
	if (state != JN_KPI_UNKNOWN) jn_buf_printf(out, " — %s", state_words[state]);
}

void jn_lsp_card(jn_buf *out, const jn_project *project, const jn_decl *decl)
{
	const jn_kind_row *row = jn_schema_kind(decl->kind);
	uint32_t lines = 0, stages = 0, touchpoints = 0;
	jn_buf_c(out, "**");
	put_text(out, jn_decl_title(decl).len ? jn_decl_title(decl) : jn_str_c(row->name));
	jn_buf_printf(out, "** — %s", row->name);
	if (decl->name.len) jn_buf_printf(out, " `%.*s`", JN_ARG(decl->name));
	put_place(out, decl);
	jn_buf_c(out, "\n");
	if (decl->kind == JN_KPI) put_kpi(out, project, decl);
	for (const jn_prop *prop = decl->props; prop && lines < MOST_LINES; prop = prop->next) {
		if (!prop->clauses || (decl->kind == JN_KPI && prop->key == JN_KEY_MEASURED)) continue;
		jn_buf_c(out, "\n- ");
		put_text(out, prop->key_text);
		jn_buf_c(out, ": ");
		put_values(out, decl, prop);
		lines++;
	}
	for (const jn_decl *child = decl->first_child; child; child = child->next) {
		stages += child->kind == JN_STAGE;
		touchpoints += child->kind == JN_TOUCHPOINT;
		for (const jn_decl *inner = child->first_child; inner; inner = inner->next) touchpoints += inner->kind == JN_TOUCHPOINT;
	}
	if (stages) jn_buf_printf(out, "\n- %u stage%s", stages, stages == 1 ? "" : "s");
	if (touchpoints) jn_buf_printf(out, "\n- %u touchpoint%s", touchpoints, touchpoints == 1 ? "" : "s");
	while (out->len > 0 && out->ptr[out->len - 1] == '\n') out->len--;
}
