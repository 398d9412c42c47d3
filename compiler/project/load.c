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
#include "project/readers.h"
#include "resolve/resolve.h"

static const jn_str PROJECT_FILE = {"project.journey", 15};

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

static const jn_overlay *overlay_for(const jn_load_request *request, jn_str path)
{
	for (uint32_t i = 0; i < request->overlay_count; i++)
		if (jn_str_eq(request->overlays[i].path, path)) return &request->overlays[i];
	return NULL;
}

/* Reads one file, or the text that stands in for it. `shown` is the path people see. */
static jn_document *read_document(const jn_load_request *request, struct jn_parser *parser, jn_str absolute, jn_str shown)
{
	const jn_overlay *overlay = overlay_for(request, absolute);
	if (overlay) return jn_document_new(parser, shown, overlay->text);
	jn_buf text = {0};
	jn_file_state state = jn_file_read(absolute.ptr, &text);
	jn_document *doc = state == JN_FILE_READ ? jn_document_new(parser, shown, jn_buf_view(&text)) : unread(shown, state);
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
		bool is_main = jn_str_eq(files->items[i], PROJECT_FILE);
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
	jn_document *main = read_document(request, parser, jn_folder_path(&self->arena, request->root, PROJECT_FILE), PROJECT_FILE);
	bool added = read_files(self, request, parser, &files, main);
	if (!added) add_document(self, main); /* a link, or gone meanwhile: its finding says so */
	if (!files.too_many) return;
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

/* ---- a file that stands alone, and its neighbours ---- */

/* A courtesy with bounds: for so many names, in so many files, of so many bytes together. */
enum { MAX_ASKED = 16, MAX_NEIGHBOURS = 32, MAX_NEIGHBOUR_BYTES = 8 << 20 };

/* True when `doc` declares at file level what the finding misses: its span is the reference. */
static const jn_decl *declared_in(const jn_document *doc, jn_str name)
{
	for (const jn_decl *decl = doc->first; decl; decl = decl->next)
		if (jn_str_eq(decl->name, name)) return decl;
	return NULL;
}

/* A file alone and the others of its folder. */
typedef struct street {
	jn_project *project;
	jn_overlay *files; /* all that were read, the file itself among them */
	uint32_t count;
	bool whole;        /* there are no others, here or in folders below */
	jn_diagnostic *found[MAX_ASKED]; /* what a neighbour declares */
	uint32_t found_count;
} street;

/* Where another file of the folder declares what this one misses, the mend is a project.journey: it joins them. */
static void ask_neighbour(street *self, const jn_document *neighbour, jn_str shown)
{
	uint32_t asked = 0;
	jn_arena *arena = &self->project->arena;
	for (jn_diagnostic *d = self->project->diagnostics; d && asked < MAX_ASKED; d = d->next) {
		if (d->rule != JN_RULE_UNKNOWN_NAME || d->edits) continue;
		asked++;
		if (!declared_in(neighbour, jn_source_slice(&d->document->source, d->span))) continue;
		jn_diagnostic_help(arena, d, "%.*s declares it: write a file project.journey beside the two, and they are one project",
		                   JN_ARG(shown));
		uint32_t at = 0;
		while (at < self->found_count && self->found[at] != d) at++;
		if (at == self->found_count && at < MAX_ASKED) self->found[self->found_count++] = d;
	}
}

static bool is_sound(const jn_overlay *file)
{
	jn_project *project = jn_project_of_texts(file, 1, JN_DATE_NONE);
	const jn_document *document = project->documents[project->document_count - 1];
	bool sound = !project->diagnostics && !document->diagnostics && document->first && document->first->name.len;
	jn_project_free(project);
	return sound;
}

/* A project.journey for a folder: the project is called like it where that can be a title. */
static jn_str project_text(jn_arena *arena, jn_str folder)
{
	while (folder.len && folder.ptr[folder.len - 1] == '/') folder.len--;
	jn_str name = base_name(folder);
	jn_buf text = {0};
	jn_buf_c(&text, "project \"");
	for (uint32_t i = 0; i < name.len; i++) {
		if (name.ptr[i] == '"' || name.ptr[i] == '\\') jn_buf_char(&text, '\\');
		jn_buf_char(&text, name.ptr[i]);
	}
	jn_buf_c(&text, "\" {\n  language-version: 1\n}\n");
	jn_str kept = jn_arena_str(arena, jn_buf_view(&text));
	jn_buf_free(&text);
	return is_sound(&(jn_overlay){PROJECT_FILE, kept}) ? kept : JN_STR("project maps {\n  language-version: 1\n}\n");
}

/* True when the files are one project without a name that two of them declare. */
static bool fit_together(const street *self)
{
	if (!self->whole) return false;
	jn_project *joined = jn_project_of_texts(self->files, self->count, JN_DATE_NONE);
	bool fit = true;
	for (const jn_diagnostic *d = joined->diagnostics; d && fit; d = d->next)
		fit = d->rule != JN_RULE_DUPLICATE_NAME && d->rule != JN_RULE_DUPLICATE_KEY && d->rule != JN_RULE_AMBIGUOUS_NAME;
	jn_project_free(joined);
	return fit;
}

static void offer_project(street *self, jn_str folder)
{
	if (self->found_count == 0) return;
	jn_str text = project_text(&self->project->arena, folder);
	bool certain = fit_together(self);
	for (uint32_t i = 0; i < self->found_count; i++) {
		jn_diagnostic_create(&self->project->arena, self->found[i], PROJECT_FILE, text);
		self->found[i]->edit_certain = certain;
		self->found[i]->edit_title = jn_message_of("write a project.journey that makes the folder one project");
	}
}

/* The names nobody beside it declares: perhaps the file belongs to a project whose project.journey is missing. */
static void say_alone(jn_project *self)
{
	for (jn_diagnostic *d = self->diagnostics; d; d = d->next) {
		if (d->rule != JN_RULE_UNKNOWN_NAME || d->help.format != jn_help_declare) continue;
		d->help.format = JN_TRF("declare it: `%s %.*s \"Its title\"`; this file stands alone: a file project.journey in the folder of all "
		                        "maps joins them"); /* of the same things */
	}
}

static bool misses_names(const jn_project *self)
{
	for (const jn_diagnostic *d = self->diagnostics; d; d = d->next)
		if (d->rule == JN_RULE_UNKNOWN_NAME) return true;
	return false;
}

/* Reads the files beside a file alone, as many as the bounds allow, and asks each. */
static void walk_street(street *self, const jn_load_request *request, struct jn_parser *parser, const char *folder, jn_str own)
{
	jn_arena *arena = &self->project->arena;
	jn_paths names = {0}, all = {0};
	jn_folder_list(arena, folder, &names);
	jn_folder_walk(arena, folder, false, &all, NULL);
	self->files = jn_arena_alloc(arena, (names.count + 1) * sizeof *self->files);
	self->whole = all.count == names.count;
	size_t bytes = 0;
	for (uint32_t i = 0; i < names.count; i++) {
		if (i >= MAX_NEIGHBOURS || bytes >= MAX_NEIGHBOUR_BYTES) {
			self->whole = false;
			break;
		}
		jn_document *doc = read_document(request, parser, jn_folder_path(arena, folder, names.items[i]), names.items[i]);
		if (!jn_str_eq(names.items[i], own)) ask_neighbour(self, doc, names.items[i]);
		self->files[self->count++] = (jn_overlay){names.items[i], jn_arena_str(arena, doc->source.text)};
		bytes += doc->source.text.len;
		jn_document_free(doc);
	}
}

static void ask_neighbours(jn_project *self, const jn_load_request *request, struct jn_parser *parser)
{
	if (!misses_names(self)) return;
	jn_str root = jn_str_c(request->root), own = base_name(root), folder = jn_str_slice(root, 0, root.len - own.len);
	street around = {.project = self};
	walk_street(&around, request, parser, jn_arena_str(&self->arena, folder).ptr, own);
	if (jn_str_ends(own, JN_STR(".journey"))) offer_project(&around, folder);
	say_alone(self);
}

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

jn_project *jn_project_load(const jn_load_request *request)
{
	jn_project *self = new_project(request->today);
	struct jn_parser *parser = jn_parser_new();
	add_document(self, jn_frameworks_document());
	jn_str root = jn_str_c(request->root);
	if (request->lone) add_document(self, read_document(request, parser, root, base_name(root)));
	else load_folder(self, request, parser);
	jn_resolve(self);
	load_images(self, request);
	if (request->lone) ask_neighbours(self, request, parser);
	jn_parser_free(parser);
	return self;
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
	jn_arena arena = self->arena;
	free(self);
	jn_arena_free(&arena);
}
