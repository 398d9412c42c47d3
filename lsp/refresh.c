/* What an open document shows of others (the titles behind names, how often something is referred to, a KPI's state) is
 * asked for again when a change elsewhere may have touched it, where the client can be told so. */
#include "lsp/workspace.h"

static void mix(uint64_t *hash, jn_str text)
{
	for (uint32_t i = 0; i < text.len; i++) *hash = (*hash ^ (unsigned char)text.ptr[i]) * 0x100000001B3u;
	*hash = (*hash ^ 0xFF) * 0x100000001B3u;
}

static void mix_clauses(uint64_t *hash, const jn_clause *clause)
{
	for (; clause; clause = clause->next) {
		if (clause->head.type == JN_VALUE_REF) mix(hash, clause->head.text);
		for (const jn_mod *mod = clause->mods; mod; mod = mod->next)
			if (mod->value.type == JN_VALUE_REF) mix(hash, mod->value.text);
	}
}

/* A number for all that documents show of each other. */
static uint64_t shown(const jn_project *project)
{
	uint64_t hash = 0xCBF29CE484222325u;
	for (uint32_t i = 0; i < project->document_count; i++)
		for (const jn_decl *decl = project->documents[i]->first; decl; decl = jn_decl_after(decl, NULL)) {
			mix(&hash, decl->name);
			mix(&hash, decl->title);
			if (decl->kind == JN_KPI) mix(&hash, jn_source_slice(&decl->document->source, decl->span));
			mix_clauses(&hash, decl->heads);
			for (const jn_prop *prop = decl->props; prop; prop = prop->next) mix_clauses(&hash, prop->clauses);
		}
	return hash;
}

/* True when a buffer of the project was not edited since the last time: its own edits are asked for anyway. */
static bool others(jn_lsp *self, const jn_lsp_project *project)
{
	bool found = false;
	for (jn_lsp_buffer *buffer = self->buffers; buffer; buffer = buffer->next) {
		if (buffer->project != project) continue;
		found |= buffer->shown_version == buffer->version;
		buffer->shown_version = buffer->version;
	}
	return found;
}

void jn_lsp_refresh(jn_lsp *self)
{
	bool again = false;
	if (!self->client.refresh_hints && !self->client.refresh_lenses) return;
	for (jn_lsp_project *project = self->projects; project; project = project->next) {
		if (!others(self, project) && project->shown) continue;
		uint64_t now = shown(jn_lsp_load(self, project));
		again |= project->shown && project->shown != now;
		project->shown = now;
	}
	if (again && self->client.refresh_hints) jn_lsp_ask(self, "workspace/inlayHint/refresh", NULL, NULL, NULL);
	if (again && self->client.refresh_lenses) jn_lsp_ask(self, "workspace/codeLens/refresh", NULL, NULL, NULL);
}
