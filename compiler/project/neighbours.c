/* Asks the files beside a lone one. In: findings that miss a name. Out: their help, completed, and a project.journey as their
 * mend. What is read of the neighbours is kept in an arena of its own, as long as the project. */
#include "project/neighbours.h"

#include <stdlib.h>

#include "lower/lower.h"
#include "model/diagnostic.h"
#include "project/files.h"
#include "resolve/resolve.h"

/* A courtesy with bounds: for so many names, in so many files, of so many bytes together. Whether all are one project is tried
 * for so many bytes. */
enum { MAX_ASKED = 16, MAX_NEIGHBOURS = 32, MAX_NEIGHBOUR_BYTES = 2 << 20, MAX_JOINED_BYTES = 256 << 10 };

typedef struct neighbour {
	jn_str path, text;
	jn_str *names; /* that it declares at file level */
	uint32_t count, cap;
} neighbour;

typedef struct jn_neighbours {
	jn_arena arena;
	neighbour items[MAX_NEIGHBOURS];
	uint32_t count;
	bool whole; /* there are no others, here or in folders below */
	bool listed; /* the file itself is on disk too */
} jn_neighbours;

/* ---- reading them ---- */

static jn_str last_part(jn_str path)
{
	uint32_t at = path.len;
	while (at > 0 && path.ptr[at - 1] != '/') at--;
	return jn_str_slice(path, at, path.len);
}

static void keep(jn_neighbours *self, jn_str path, const jn_document *doc)
{
	neighbour *kept = &self->items[self->count++];
	kept->path = jn_arena_str(&self->arena, path);
	kept->text = jn_arena_str(&self->arena, doc->source.text);
	for (const jn_decl *decl = doc->first; decl; decl = decl->next) {
		if (decl->kind == JN_PROJECT) continue; /* nothing refers to it */
		kept->names = jn_arena_grow(&self->arena, kept->names, kept->count, &kept->cap, sizeof *kept->names);
		kept->names[kept->count++] = jn_arena_str(&self->arena, decl->name);
	}
}

/* Reads the files of a folder but one, as many as the bounds allow. */
static jn_neighbours *read_all(const jn_load_request *request, struct jn_parser *parser, jn_read_document read, const char *folder, jn_str own)
{
	jn_neighbours *self = jn_alloc(sizeof *self);
	*self = (jn_neighbours){0};
	jn_arena scratch = {0};
	jn_paths names = {0}, all = {0};
	jn_folder_list(&scratch, folder, &names);
	jn_folder_walk(&scratch, folder, false, &all, NULL);
	self->whole = all.count == names.count;
	size_t bytes = 0;
	for (uint32_t i = 0; i < names.count; i++) {
		if (jn_str_eq(names.items[i], own)) {
			self->listed = true;
			continue;
		}
		if (self->count >= MAX_NEIGHBOURS || bytes >= MAX_NEIGHBOUR_BYTES) {
			self->whole = false;
			break;
		}
		jn_document *doc = read(request, parser, jn_folder_path(&scratch, folder, names.items[i]), names.items[i]);
		keep(self, names.items[i], doc);
		bytes += doc->source.text.len;
		jn_document_free(doc);
	}
	jn_arena_free(&scratch);
	return self;
}

/* ---- asking them ---- */

/* A file alone and the others of its folder. */
typedef struct street {
	jn_project *project;
	jn_overlay files[MAX_NEIGHBOURS + 1]; /* all of them, the file itself among them */
	uint32_t count;
	bool whole, joins; /* it has a name that a project reads */
	jn_diagnostic *found[MAX_ASKED]; /* what a neighbour declares */
	uint32_t found_count;
} street;

static bool declares(const neighbour *self, jn_str name)
{
	for (uint32_t i = 0; i < self->count; i++)
		if (jn_str_eq(self->names[i], name)) return true;
	return false;
}

/* Where another file of the folder declares what this one misses, the mend is a project.journey: it joins them. */
static void ask_neighbour(street *self, const neighbour *other)
{
	uint32_t asked = 0;
	jn_arena *arena = &self->project->arena;
	for (jn_diagnostic *d = self->project->diagnostics; d && asked < MAX_ASKED; d = d->next) {
		if (d->rule != JN_RULE_UNKNOWN_NAME || d->edits) continue;
		asked++;
		if (!declares(other, jn_source_slice(&d->document->source, d->span))) continue;
		jn_diagnostic_help(arena, d, self->joins ? JN_TRF("%.*s declares it: write a file project.journey beside the two, and they are one project")
		                                         : JN_TRF("%.*s declares it, but this text is read alone: give it a name that ends in "
		                                                  ".journey (standard input gets one by `--stdin-filename`)"),
		                   JN_ARG(other->path));
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
	jn_str name = last_part(folder);
	jn_buf text = {0};
	jn_buf_c(&text, "project \"");
	for (uint32_t i = 0; i < name.len; i++) {
		if (name.ptr[i] == '"' || name.ptr[i] == '\\') jn_buf_char(&text, '\\');
		jn_buf_char(&text, name.ptr[i]);
	}
	jn_buf_c(&text, "\" {\n  language-version: 1\n}\n");
	jn_str kept = jn_buf_keep(&text, arena);
	return is_sound(&(jn_overlay){JN_PROJECT_FILE, kept}) ? kept : JN_STR("project maps {\n  language-version: 1\n}\n");
}

/* True when the files are one project without a name that two of them declare. */
static bool fit_together(const street *self)
{
	size_t bytes = 0;
	for (uint32_t i = 0; i < self->count; i++) bytes += self->files[i].text.len;
	if (!self->whole || bytes > MAX_JOINED_BYTES) return false;
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
		jn_diagnostic_create(&self->project->arena, self->found[i], JN_PROJECT_FILE, text);
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

/* The neighbours and the file itself, in the order of their paths. */
static void line_up(street *self, jn_str own)
{
	const jn_neighbours *others = self->project->neighbours;
	jn_overlay mine = {own, self->project->documents[self->project->document_count - 1]->source.text};
	bool added = !others->listed;
	for (uint32_t i = 0; i < others->count; i++) {
		if (!added && jn_str_cmp(own, others->items[i].path) < 0) self->files[self->count++] = mine, added = true;
		self->files[self->count++] = (jn_overlay){others->items[i].path, others->items[i].text};
	}
	if (!added) self->files[self->count++] = mine;
	self->whole = others->whole;
}

void jn_neighbours_ask(jn_project *project, const jn_load_request *request, struct jn_parser *parser, jn_read_document read)
{
	if (!misses_names(project)) return;
	jn_str root = jn_str_c(request->root), own = last_part(root), folder = jn_str_slice(root, 0, root.len - own.len);
	street around = {.project = project, .joins = jn_str_ends(own, JN_STR(".journey"))};
	if (!project->neighbours) project->neighbours = read_all(request, parser, read, jn_arena_str(&project->arena, folder).ptr, own);
	line_up(&around, own);
	for (uint32_t i = 0; i < project->neighbours->count; i++) ask_neighbour(&around, &project->neighbours->items[i]);
	if (around.joins) offer_project(&around, folder);
	say_alone(project);
}

void jn_neighbours_free(jn_neighbours *self)
{
	if (!self) return;
	jn_arena_free(&self->arena);
	free(self);
}
