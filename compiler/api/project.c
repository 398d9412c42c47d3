/* Opening and closing projects, their files and journeys. In: a path or texts. Out: a journey_project, the caller's. */
#define _XOPEN_SOURCE 700 /* realpath */

#include "api/internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "project/load.h"

/* ---- what belongs together ---- */

/* Lists the files and the journeys of a loaded project. */
static journey_project *project_of(jn_project *model)
{
	journey_project *self = jn_alloc(sizeof *self);
	*self = (journey_project){.model = model, .root = "", .map_count = model->kind_count[JN_JOURNEY]};
	self->paths = jn_arena_alloc(&self->arena, model->document_count * sizeof *self->paths);
	self->files = jn_arena_alloc(&self->arena, model->document_count * sizeof *self->files);
	for (uint32_t i = 0; i < model->document_count; i++) {
		const jn_document *document = model->documents[i];
		self->paths[i] = document->builtin ? "" : jn_arena_str(&self->arena, document->source.path).ptr;
		if (!document->builtin) self->files[self->file_count++] = self->paths[i];
	}
	self->maps = jn_arena_alloc(&self->arena, self->map_count * sizeof *self->maps);
	for (size_t i = 0; i < self->map_count; i++) {
		const jn_decl *decl = model->by_kind[JN_JOURNEY][i];
		self->maps[i] = (journey_map){.owner = self,
									  .decl = decl,
									  .name = jn_api_text(&self->arena, decl->name),
									  .title = jn_api_text(&self->arena, jn_decl_title(decl))};
	}
	return self;
}

void journey_close(journey_project *project)
{
	if (!project) return;
	jn_project_free(project->model);
	jn_arena_free(&project->arena);
	free(project);
}

/* ---- from a path ---- */

/* JOURNEY_OK when there is something to read; `*ret_folder` is what it is. Nothing here waits for a pipe. */
static journey_status look_at(const char *path, bool *ret_folder)
{
	struct stat about;
	if (stat(path, &about) != 0) return JOURNEY_CANNOT_READ;
	*ret_folder = S_ISDIR(about.st_mode);
	if (!*ret_folder && !S_ISREG(about.st_mode)) {
		errno = EINVAL;
		return JOURNEY_CANNOT_READ;
	}
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (fd < 0) return JOURNEY_CANNOT_READ;
	close(fd);
	return JOURNEY_OK;
}

/* The project of an absolute path, or the file that stands alone. */
static journey_status find_root(jn_arena *arena, const char *path, bool folder, jn_root *ret_root)
{
	if (folder || jn_str_ends(jn_str_c(path), JN_STR(".journey"))) {
		jn_buf root = {0};
		bool found = jn_project_find(path, &root);
		*ret_root = (jn_root){jn_arena_str(arena, jn_buf_view(&root)), !found};
		jn_buf_free(&root);
		if (found || !folder) return JOURNEY_OK;
		uint32_t count;
		const jn_root *roots = jn_project_roots(arena, path, &count);
		if (count == 1) *ret_root = roots[0];
		if (count == 0) return JOURNEY_NO_PROJECT;
		return count == 1 ? JOURNEY_OK : JOURNEY_SEVERAL_PROJECTS;
	}
	*ret_root = (jn_root){jn_arena_str(arena, jn_str_c(path)), true};
	return JOURNEY_OK;
}

static journey_project *load(const jn_root *root)
{
	jn_load_request request = {.root = root->path.ptr, .lone = root->lone, .today = JN_DATE_NONE};
	journey_project *self = project_of(jn_project_load(&request));
	jn_str folder = root->path;
	if (root->lone) {
		while (folder.len > 1 && folder.ptr[folder.len - 1] != '/') folder.len--;
		if (folder.len > 1) folder.len--;
	}
	self->root = jn_arena_str(&self->arena, folder).ptr;
	return self;
}

journey_status journey_open_path(const char *path, journey_project **ret_project)
{
	bool folder;
	if (!path || !ret_project) return JOURNEY_BAD_ARGUMENT;
	journey_status status = look_at(path, &folder);
	if (status != JOURNEY_OK) return status;
	char *absolute = realpath(path, NULL);
	if (!absolute) return JOURNEY_CANNOT_READ;
	jn_arena arena = {0};
	jn_root root;
	status = find_root(&arena, absolute, folder, &root);
	if (status == JOURNEY_OK) *ret_project = load(&root);
	jn_arena_free(&arena);
	free(absolute);
	return status;
}

/* ---- from texts ---- */

static int by_path(const void *left, const void *right)
{
	const jn_overlay *a = left, *b = right;
	return jn_str_cmp(a->path, b->path);
}

/* Projects have their files in the order of their paths; a path that comes twice would make places ambiguous. */
static bool sort_texts(jn_overlay *texts, size_t count)
{
	qsort(texts, count, sizeof *texts, by_path);
	for (size_t i = 1; i < count; i++)
		if (jn_str_eq(texts[i - 1].path, texts[i].path)) return false;
	return true;
}

static bool take_text(const journey_text *text, jn_overlay *ret_text)
{
	enum { LONGEST_PATH = 1 << 16 };
	if (!text->path || !text->path[0] || strnlen(text->path, LONGEST_PATH) == LONGEST_PATH) return false;
	if (!text->bytes && text->length) return false;
	/* One byte too many is enough to be called too large, and fits 32 bits. */
	size_t length = text->length > JN_MAX_FILE_BYTES ? (size_t)JN_MAX_FILE_BYTES + 1 : text->length;
	*ret_text = (jn_overlay){jn_str_c(text->path), {text->bytes ? text->bytes : "", (uint32_t)length}};
	return true;
}

journey_status journey_open_texts(const journey_text *texts, size_t count, journey_project **ret_project)
{
	if (!texts || !ret_project || count == 0 || count > JN_MAX_FILES) return JOURNEY_BAD_ARGUMENT;
	jn_overlay *taken = jn_alloc(count * sizeof *taken);
	bool good = true;
	for (size_t i = 0; i < count && good; i++) good = take_text(&texts[i], &taken[i]);
	good = good && sort_texts(taken, count);
	if (good) *ret_project = project_of(jn_project_of_texts(taken, (uint32_t)count, JN_DATE_NONE));
	free(taken);
	return good ? JOURNEY_OK : JOURNEY_BAD_ARGUMENT;
}

/* ---- files and journeys ---- */

const char *journey_root(const journey_project *project)
{
	return project ? project->root : "";
}

size_t journey_file_count(const journey_project *project)
{
	return project ? project->file_count : 0;
}

const char *journey_file_path(const journey_project *project, size_t index)
{
	return project && index < project->file_count ? project->files[index] : "";
}

size_t journey_map_count(const journey_project *project)
{
	return project ? project->map_count : 0;
}

const journey_map *journey_map_at(const journey_project *project, size_t index)
{
	return project && index < project->map_count ? &project->maps[index] : NULL;
}

const journey_map *journey_map_named(const journey_project *project, const char *name)
{
	if (!project || !name || !name[0]) return NULL;
	for (size_t i = 0; i < project->map_count; i++) {
		const journey_map *map = &project->maps[i];
		if (strcmp(map->name, name) == 0 || strcmp(map->title, name) == 0) return map;
	}
	return NULL;
}

const char *journey_map_name(const journey_map *map)
{
	return map ? map->name : "";
}

const char *journey_map_title(const journey_map *map)
{
	return map ? map->title : "";
}

journey_place journey_map_place(const journey_map *map, journey_encoding encoding)
{
	if (!map) return (journey_place){.path = ""};
	jn_column_cursor *cursor = &map->owner->cursors.other;
	return jn_api_place(map->owner, map->decl->document, map->decl->span, encoding, cursor, cursor);
}
