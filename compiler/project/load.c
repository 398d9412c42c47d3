/* Loads a project: its project.journey first (it says what to ignore), then every file, then the names. In: a root.
 * Out: a resolved jn_project, which owns its documents. */
#include "project/load.h"

#include <stdlib.h>

#include "lower/lower.h"
#include "model/diagnostic.h"
#include "project/files.h"
#include "project/frameworks.h"
#include "project/glob.h"
#include "project/images.h"
#include "project/neighbours.h"
#include "project/readers.h"
#include "resolve/resolve.h"

static jn_project *new_project(jn_date today)
{
	jn_project *self = jn_alloc(sizeof *self);
	*self = (jn_project){.today = today};
	return self;
}

static void add_document(jn_project *self, jn_document *doc)
{
	self->documents = jn_arena_grow(&self->arena, self->documents, self->document_count, &self->document_cap, sizeof *self->documents);
	doc->index = self->document_count;
	self->documents[self->document_count++] = doc;
}

static jn_document *unread(jn_str path, jn_file_state state)
{
	switch (state) {
	case JN_FILE_TOO_LARGE:
		return jn_document_unreadable(path, JN_RULE_TOO_LARGE, "this file is larger than 8 MiB and was not read",
		                              "split it: a journey a file is a good size");
	case JN_FILE_NOT_REGULAR:
		return jn_document_unreadable(path, JN_RULE_INVALID_ENCODING, "this is no file with text in it (a pipe, a device or a folder)", NULL);
	case JN_FILE_DENIED:
		return jn_document_unreadable(path, JN_RULE_INVALID_ENCODING, "this file may not be read: permission denied", NULL);
	default: return jn_document_unreadable(path, JN_RULE_INVALID_ENCODING, "this file could not be read", NULL);
	}
}

jn_document *jn_load_unread(jn_str path)
{
	return jn_document_unreadable(path, JN_RULE_TOO_LARGE, "this file is larger than 4 MiB: it is not read in an editor",
	                              "split it: a journey a file is a good size; `journey check` reads it");
}

static const jn_overlay *overlay_for(const jn_load_request *request, jn_str path)
{
	for (uint32_t i = 0; i < request->overlay_count; i++)
		if (jn_str_eq(request->overlays[i].path, path)) return &request->overlays[i];
	return NULL;
}

/* The index in the order of paths of a document of `old`, or its count. Behind the built-in document (which comes first), all but
 * perhaps the last are in that order. */
static uint32_t index_in(const jn_project *old, jn_str path)
{
	uint32_t low = 1, high = old->document_count - 1;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (jn_str_cmp(old->paths[middle], path) < 0) low = middle + 1;
		else high = middle;
	}
	if (low < old->document_count && jn_str_eq(old->paths[low], path)) return low;
	return jn_str_eq(old->paths[old->document_count - 1], path) ? old->document_count - 1 : old->document_count;
}

/* The document of a text: that of the old project where it has the same, else a new one. */
static jn_document *document_of(const jn_load_request *request, struct jn_parser *parser, jn_str shown, jn_str text, const jn_items *items)
{
	uint32_t index = request->old && request->old->document_count > 1 ? index_in(request->old, shown) : UINT32_MAX;
	jn_document *old = request->old && index < request->old->document_count ? request->old->documents[index] : NULL;
	/* One that could not be read has no text but a finding. */
	if (old && jn_str_eq(old->source.text, text) && (text.len || !old->diagnostics)) {
		request->old->documents[index] = NULL;
		return old;
	}
	if (request->most_bytes && text.len > request->most_bytes) return jn_load_unread(shown);
	return items ? jn_document_of_items(shown, text, items) : jn_document_new(parser, shown, text);
}

/* Reads one file, or the text that stands in for it. `shown` is the path people see. */
static jn_document *read_document(const jn_load_request *request, struct jn_parser *parser, jn_str absolute, jn_str shown)
{
	const jn_overlay *overlay = overlay_for(request, absolute);
	const jn_items *items = overlay && request->overlay_items ? request->overlay_items[overlay - request->overlays] : NULL;
	if (overlay) return document_of(request, parser, shown, overlay->text, items);
	jn_buf text = {0};
	jn_file_state state = jn_file_read(absolute.ptr, &text);
	jn_document *doc = state == JN_FILE_READ ? document_of(request, parser, shown, jn_buf_view(&text), NULL) : unread(shown, state);
	jn_buf_free(&text);
	return doc;
}

/* The `ignore` values of the project file, or NULL. */
static const jn_clause *ignored(const jn_document *doc)
{
	for (const jn_decl *decl = doc ? doc->first : NULL; decl; decl = decl->next)
		if (decl->kind == JN_PROJECT) return jn_decl_values(decl, JN_KEY_IGNORE);
	return NULL;
}

static bool is_ignored(const jn_clause *globs, jn_str path)
{
	for (; globs; globs = globs->next)
		if (globs->head.type == JN_VALUE_TEXT && jn_glob_covers(globs->head.text, path)) return true;
	return false;
}

/* Files that exist only as overlays: a buffer never saved. */
static void add_overlay_paths(const jn_load_request *request, jn_arena *arena, jn_paths *files)
{
	jn_str root = jn_str_c(request->root);
	for (uint32_t i = 0; i < request->overlay_count; i++) {
		jn_str path = request->overlays[i].path;
		if (!jn_str_starts(path, root) || path.len <= root.len + 1 || path.ptr[root.len] != '/') continue;
		jn_str relative = jn_str_slice(path, root.len + 1, path.len);
		bool known = false;
		for (uint32_t j = 0; j < files->count && !known; j++) known = jn_str_eq(files->items[j], relative);
		if (known) continue;
		files->items = jn_arena_grow(arena, files->items, files->count, &files->cap, sizeof *files->items);
		uint32_t at = files->count++;
		for (; at > 0 && jn_str_cmp(files->items[at - 1], relative) > 0; at--) files->items[at] = files->items[at - 1];
		files->items[at] = relative;
	}
}

/* What the threads that read a project share: where file `i` is, and the document it becomes. */
typedef struct folder_files {
	const jn_load_request *request;
	const jn_str *absolute, *shown;
	jn_document **documents;
} folder_files;

static void read_one(void *context, uint32_t index, struct jn_parser *parser)
{
	folder_files *files = context;
	if (files->documents[index]) return;
	files->documents[index] = read_document(files->request, parser, files->absolute[index], files->shown[index]);
}

/* Adds the documents of `files`, those that `globs` names left out; `main` is the project file's, read before. True when it was
 * among them. */
static bool read_files(jn_project *self, const jn_load_request *request, struct jn_parser *parser, const jn_paths *files,
                       jn_document *main)
{
	const jn_clause *globs = ignored(main);
	size_t room = (size_t)files->count + 1;
	jn_str *absolute = jn_arena_alloc(&self->arena, room * sizeof *absolute), *shown = jn_arena_alloc(&self->arena, room * sizeof *shown);
	folder_files all = {request, absolute, shown, jn_arena_alloc(&self->arena, room * sizeof *all.documents)};
	uint32_t count = 0;
	bool added = false;
	for (uint32_t i = 0; i < files->count; i++) {
		bool is_main = jn_str_eq(files->items[i], JN_PROJECT_FILE);
		if (!is_main && is_ignored(globs, files->items[i])) continue;
		if (is_main) all.documents[count] = main;
		else absolute[count] = jn_folder_path(&self->arena, request->root, files->items[i]);
		added |= is_main;
		shown[count++] = files->items[i];
	}
	jn_readers_run(read_one, &all, count, request->one_thread ? 1 : UINT32_MAX, parser);
	for (uint32_t i = 0; i < count; i++) add_document(self, all.documents[i]);
	return added;
}

static void load_folder(jn_project *self, const jn_load_request *request, struct jn_parser *parser)
{
	jn_paths files = {0};
	jn_folder_walk(&self->arena, request->root, false, &files, NULL);
	add_overlay_paths(request, &self->arena, &files);
	jn_document *main = read_document(request, parser, jn_folder_path(&self->arena, request->root, JN_PROJECT_FILE), JN_PROJECT_FILE);
	bool added = read_files(self, request, parser, &files, main);
	if (!added) add_document(self, main); /* a link, or gone meanwhile: its finding says so */
	self->too_many = files.too_many;
}

static void say_too_many(jn_project *self)
{
	jn_document *main = NULL;
	for (uint32_t i = 0; i < self->document_count && !main; i++)
		if (jn_str_eq(self->documents[i]->source.path, JN_PROJECT_FILE)) main = self->documents[i];
	jn_diagnostic *d = jn_diagnose(&self->arena, &self->diagnostics, main, (jn_span){0, 0}, JN_RULE_TOO_LARGE,
	                               "this project has more than %d files; the others were not read", JN_MAX_FILES);
	jn_diagnostic_help(&self->arena, d, "leave folders out with `ignore`, or give a folder a project.journey of its own");
}

static jn_str base_name(jn_str path)
{
	uint32_t at = path.len;
	while (at > 0 && path.ptr[at - 1] != '/') at--;
	return jn_str_slice(path, at, path.len);
}

/* ---- whole projects ---- */

/* The folder of a file that stands alone is its project as far as pictures go. */
static void load_images(jn_project *self, const jn_load_request *request)
{
	jn_str root = jn_str_c(request->root);
	if (request->lone) root.len -= base_name(root).len;
	jn_buf folder = {0};
	jn_buf_str(&folder, root);
	jn_buf_char(&folder, '\0');
	jn_images_load(self, folder.ptr);
	jn_buf_free(&folder);
}

/* Names over all documents, and what is said of the project as a whole. */
static void resolve(jn_project *self, const jn_load_request *request, struct jn_parser *parser)
{
	jn_load_request now = *request;
	now.old = NULL;
	self->today = now.today;
	if (self->too_many) say_too_many(self);
	jn_resolve(self);
	if (now.root) load_images(self, &now);
	if (now.lone && !now.no_neighbours) jn_neighbours_ask(self, &now, parser, read_document);
}

/* Takes an old project apart: what is not taken over goes with it. */
static void begin_again(jn_project *old)
{
	if (!old) return;
	jn_unresolve(old);
	old->paths = jn_arena_alloc(&old->arena, old->document_count * sizeof *old->paths);
	for (uint32_t i = 0; i < old->document_count; i++) old->paths[i] = old->documents[i]->source.path;
}

jn_project *jn_project_load(const jn_load_request *request)
{
	jn_project *self = new_project(request->today);
	struct jn_parser *parser = jn_parser_new();
	begin_again(request->old);
	add_document(self, jn_frameworks_document());
	jn_str root = jn_str_c(request->root);
	if (request->lone) add_document(self, read_document(request, parser, root, base_name(root)));
	else load_folder(self, request, parser);
	jn_project_free(request->old);
	resolve(self, request, parser);
	jn_parser_free(parser);
	return self;
}

void jn_project_replace(jn_project *self, uint32_t index, jn_document *fresh)
{
	jn_unresolve(self);
	jn_document_free(self->documents[index]);
	self->documents[index] = fresh;
	if (fresh) fresh->index = index;
}

void jn_project_again(jn_project *self, const jn_load_request *request)
{
	jn_arena arena = {0};
	jn_unresolve(self);
	jn_document **documents = jn_arena_alloc(&arena, self->document_count * sizeof *documents);
	memcpy(documents, self->documents, self->document_count * sizeof *documents);
	jn_arena_free(&self->arena);
	self->arena = arena;
	self->documents = documents;
	self->document_cap = self->document_count;
	struct jn_parser *parser = jn_parser_new();
	resolve(self, request, parser);
	jn_parser_free(parser);
}

jn_project *jn_project_of_texts(const jn_overlay *texts, uint32_t count, jn_date today)
{
	jn_project *self = new_project(today);
	struct jn_parser *parser = jn_parser_new();
	add_document(self, jn_frameworks_document());
	for (uint32_t i = 0; i < count; i++) add_document(self, jn_document_new(parser, texts[i].path, texts[i].text));
	jn_parser_free(parser);
	jn_resolve(self);
	return self;
}

jn_project *jn_project_of_text(jn_str path, jn_str text, jn_date today)
{
	return jn_project_of_texts(&(jn_overlay){path, text}, 1, today);
}

void jn_project_free(jn_project *self)
{
	if (!self) return;
	for (uint32_t i = 0; i < self->document_count; i++) jn_document_free(self->documents[i]);
	jn_neighbours_free(self->neighbours);
	jn_images_free(self->images);
	jn_arena arena = self->arena;
	free(self);
	jn_arena_free(&arena);
}
