/* workspace/willRenameFiles and what comes after files were made, renamed or deleted. A map names files by their paths from its own file
 * on (`file`, `image`, `portrait`): they follow when either end moves. In: URIs. Out: an edit of the texts as they are before. */
#include <stdlib.h>

#include "lsp/edits.h"
#include "lsp/refactor.h"

enum { MOST_FILES = 1000 }; /* of one request */

/* Where a path goes. */
typedef struct move {
	jn_buf from, to; /* absolute, without links and dots */
} move;

typedef struct moves {
	move *items;
	uint32_t count;
} moves;

static moves read_moves(const json_t *params)
{
	const json_t *files = json_object_get(params, "files");
	size_t count = json_array_size(files) < MOST_FILES ? json_array_size(files) : MOST_FILES;
	moves all = {.items = jn_alloc((count + 1) * sizeof *all.items)};
	for (size_t i = 0; i < count; i++) {
		move *next = &all.items[all.count];
		*next = (move){0};
		bool good = jn_lsp_uri_entry(jn_lsp_member(json_array_get(files, i), "oldUri"), &next->from);
		good = jn_lsp_uri_entry(jn_lsp_member(json_array_get(files, i), "newUri"), &next->to) && good;
		if (good) all.count++;
		else jn_buf_free(&next->from), jn_buf_free(&next->to);
	}
	return all;
}

static void free_moves(moves *self)
{
	for (uint32_t i = 0; i < self->count; i++) jn_buf_free(&self->items[i].from), jn_buf_free(&self->items[i].to);
	free(self->items);
}

/* Writes where `path` will be; true when that is elsewhere. */
static bool follow(const moves *self, jn_str path, jn_buf *out)
{
	out->len = 0;
	for (uint32_t i = 0; i < self->count; i++) {
		jn_str from = jn_buf_view(&self->items[i].from);
		if (!jn_str_starts(path, from) || (path.len > from.len && path.ptr[from.len] != '/')) continue;
		jn_buf_str(out, jn_buf_view(&self->items[i].to));
		jn_buf_str(out, jn_str_slice(path, from.len, path.len));
		return true;
	}
	jn_buf_str(out, path);
	return false;
}

/* ---- paths ---- */

/* The folder of a path, its `/` included. */
static jn_str folder_of(jn_str path)
{
	while (path.len > 0 && path.ptr[path.len - 1] != '/') path.len--;
	return path;
}

/* `written` from the folder of `file` on, absolute and tidy. False for an address, or a path from the disk's root. */
static bool absolute(jn_str file, jn_str written, jn_buf *out)
{
	jn_buf whole = {0};
	bool address = memchr(written.ptr ? written.ptr : "", ':', written.len) != NULL;
	if (written.len == 0 || written.ptr[0] == '/' || address || memchr(written.ptr, '\0', written.len)) return false;
	jn_str folder = folder_of(file);
	jn_buf_str(&whole, folder);
	jn_buf_str(&whole, written);
	jn_str path = jn_buf_view(&whole);
	out->len = 0;
	for (uint32_t at = 0, end; at < path.len; at = end) {
		while (at < path.len && path.ptr[at] == '/') at++;
		for (end = at; end < path.len && path.ptr[end] != '/';) end++;
		jn_str part = jn_str_slice(path, at, end);
		if (jn_str_eq(part, JN_STR(".."))) {
			while (out->len > 0 && out->ptr[--out->len] != '/') {}
		} else if (part.len && !jn_str_eq(part, JN_STR("."))) {
			jn_buf_char(out, '/');
			jn_buf_str(out, part);
		}
	}
	jn_buf_free(&whole);
	return out->len > 0;
}

/* The way from the folder of `file` to `path`. */
static void relative(jn_str file, jn_str path, jn_buf *out)
{
	jn_str folder = folder_of(file);
	uint32_t common = 0;
	for (uint32_t i = 0; i < folder.len && i < path.len && folder.ptr[i] == path.ptr[i]; i++)
		if (folder.ptr[i] == '/') common = i + 1;
	for (uint32_t i = common; i < folder.len; i++)
		if (folder.ptr[i] == '/') jn_buf_c(out, "../");
	jn_buf_str(out, jn_str_slice(path, common, path.len));
}

/* ---- edits ---- */

typedef struct following {
	jn_lsp_edits edits;
	const moves *moves;
	jn_buf file, file_then, path, path_then, fresh; /* scratch */
	uint32_t count;
} following;

static void follow_value(following *self, const jn_document *document, const jn_value *value)
{
	jn_str literal = jn_source_slice(&document->source, value->span);
	if (value->type != JN_VALUE_TEXT || literal.len < 2 || literal.ptr[0] != '"') return;
	if (!absolute(jn_buf_view(&self->file), value->text, &self->path)) return;
	bool moved = follow(self->moves, jn_buf_view(&self->path), &self->path_then);
	if (!moved && absolute(jn_buf_view(&self->file_then), value->text, &self->fresh) && jn_str_eq(jn_buf_view(&self->fresh), jn_buf_view(&self->path)))
		return; /* as it is written it still leads there */
	jn_buf words = {0};
	relative(jn_buf_view(&self->file_then), jn_buf_view(&self->path_then), &words);
	self->fresh.len = 0;
	jn_lsp_quote(&self->fresh, jn_buf_view(&words));
	jn_buf_free(&words);
	if (jn_str_eq(jn_buf_view(&self->fresh), literal) || self->count >= JN_LSP_MOST_ITEMS) return;
	self->count++;
	jn_lsp_edits_add(&self->edits, document, value->span, jn_buf_view(&self->fresh));
}

static void follow_document(following *self, const jn_document *document)
{
	static const jn_key keys[] = {JN_KEY_FILE, JN_KEY_IMAGE, JN_KEY_PORTRAIT};
	self->file.len = 0;
	jn_lsp_path_of(self->edits.project, document, &self->file);
	follow(self->moves, jn_buf_view(&self->file), &self->file_then);
	for (const jn_decl *decl = document->first; decl; decl = jn_decl_after(decl, NULL))
		for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
			for (const jn_clause *clause = jn_decl_values(decl, keys[i]); clause; clause = clause->next)
				follow_value(self, document, &clause->head);
}

json_t *jn_lsp_will_rename(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	(void)error;
	moves all = read_moves(params);
	following work = {.edits = {.self = self}, .moves = &all};
	for (jn_lsp_project *project = self->projects; project && all.count; project = project->next) {
		if (project->placeless || !jn_lsp_cares(self, project)) continue;
		const jn_project *snapshot = jn_lsp_load(self, project);
		work.edits.project = project;
		for (uint32_t i = 0; i < snapshot->document_count; i++)
			if (!snapshot->documents[i]->builtin) follow_document(&work, snapshot->documents[i]);
	}
	json_t *edit = jn_lsp_edits_done(&work.edits);
	jn_buf *scratch[] = {&work.file, &work.file_then, &work.path, &work.path_then, &work.fresh};
	for (size_t i = 0; i < sizeof scratch / sizeof *scratch; i++) jn_buf_free(scratch[i]);
	free_moves(&all);
	if (work.count) return edit;
	json_decref(edit);
	return json_null();
}

/* ---- afterwards ---- */

/* True when what belongs together may be another: a project file, or something that may be a folder. */
static bool moves_projects(jn_str uri)
{
	uint32_t at = uri.len;
	while (at > 0 && uri.ptr[at - 1] != '/') at--;
	jn_str name = jn_str_slice(uri, at, uri.len);
	return jn_str_eq(name, JN_STR("project.journey")) || !memchr(name.ptr ? name.ptr : "", '.', name.len);
}

void jn_lsp_did_change_paths(jn_lsp *self, const json_t *params)
{
	static const char *const members[] = {"uri", "oldUri", "newUri"};
	const json_t *files = json_object_get(params, "files");
	bool projects = false;
	for (size_t i = 0; i < json_array_size(files); i++)
		for (size_t k = 0; k < sizeof members / sizeof *members; k++) {
			jn_str uri = jn_lsp_member(json_array_get(files, i), members[k]);
			projects |= uri.len && moves_projects(uri);
		}
	if (json_array_size(files)) jn_lsp_disk_changed(self, projects);
}
