/* From words to inputs. In: paths. Out: what to load and what of it to show, in the arena of jn_inputs. */
#include "cli/inputs.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/language.h"
#include "cli/paths.h"

static const char STDIN_NAME[] = "<stdin>";

static void push(jn_inputs *self, const jn_shown *shown)
{
	self->shown = jn_arena_grow(&self->arena, self->shown, self->shown_count, &self->shown_cap, sizeof *self->shown);
	self->shown[self->shown_count++] = *shown;
}

/* Fills in the root of a file. */
static void find_project(jn_inputs *self, jn_shown *shown)
{
	jn_buf root = {0};
	shown->lone = !jn_str_ends(shown->absolute, JN_STR(".journey")) || !jn_project_find(shown->absolute.ptr, &root);
	shown->root = shown->lone ? shown->absolute : jn_arena_str(&self->arena, jn_buf_view(&root));
	jn_buf_free(&root);
}

static void complain(jn_inputs *self, const char *path, const char *reason)
{
	jn_complain("cannot read `%s`: %s", path, reason);
	self->trouble = true;
}

static void add_file(jn_inputs *self, const char *path)
{
	/* Not to wait for a writer, should the file have become a pipe by now. */
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (fd < 0) {
		complain(self, path, jn_cli_reason(errno));
		return;
	}
	close(fd);
	jn_shown shown = {.typed = jn_path_typed(path)};
	shown.absolute = jn_path_absolute(&self->arena, self->current, path);
	find_project(self, &shown);
	push(self, &shown);
}

/* Adds what there is to load for a folder: its project, those below it, files that stand alone. */
static void add_folder(jn_inputs *self, const char *path)
{
	DIR *dir = opendir(path);
	if (!dir) {
		complain(self, path, jn_cli_reason(errno));
		return;
	}
	closedir(dir);
	jn_str folder = jn_path_absolute(&self->arena, self->current, path), typed = jn_path_typed(path), rest;
	uint32_t count;
	const jn_root *roots = jn_project_roots(&self->arena, folder.ptr, &count);
	for (uint32_t i = 0; i < count; i++) {
		jn_shown shown = {.root = roots[i].path, .lone = roots[i].lone, .folder = !roots[i].lone, .absolute = folder, .typed = typed};
		if (shown.lone) {
			shown.absolute = shown.root;
			jn_path_inside(folder, shown.root, &rest);
			shown.typed = jn_path_join(&self->arena, typed, rest);
		}
		push(self, &shown);
	}
	if (count == 0) jn_remark("there is no `.journey` file in `%s`", path);
}

/* Reads standard input to its end, or to just beyond what a file may have. */
static bool read_stdin(jn_buf *out)
{
	static const size_t limit = (size_t)JN_MAX_FILE_BYTES + 1;
	char piece[1 << 16];
	while (out->len < limit) {
		size_t room = limit - out->len < sizeof piece ? limit - out->len : sizeof piece;
		ssize_t got = read(STDIN_FILENO, piece, room);
		if (got < 0 && errno == EINTR) continue;
		if (got < 0) return false;
		if (got == 0) break;
		jn_buf_bytes(out, piece, (size_t)got);
	}
	return true;
}

static void add_stdin(jn_inputs *self, const char *name)
{
	jn_buf text = {0};
	if (read_stdin(&text)) {
		jn_shown shown = {.typed = name ? jn_path_typed(name) : jn_str_c(STDIN_NAME), .has_text = true};
		shown.absolute = jn_path_absolute(&self->arena, self->current, name ? name : STDIN_NAME);
		shown.text = jn_arena_str(&self->arena, jn_buf_view(&text));
		if (name) {
			find_project(self, &shown);
		} else {
			shown.lone = true;
			shown.root = shown.absolute;
		}
		push(self, &shown);
	} else {
		complain(self, "-", jn_cli_reason(errno));
	}
	jn_buf_free(&text);
}

void jn_inputs_add(jn_inputs *self, const char *path, const char *stdin_name)
{
	if (self->current.len == 0) self->current = jn_path_current(&self->arena);
	struct stat about;
	if (strcmp(path, "-") == 0)
		add_stdin(self, stdin_name);
	else if (stat(path, &about) != 0)
		complain(self, path, jn_cli_reason(errno));
	else if (S_ISDIR(about.st_mode))
		add_folder(self, path);
	else if (S_ISREG(about.st_mode))
		add_file(self, path);
	else
		complain(self, path, jn_cli_tr(JN_TR("it is neither a file nor a folder (`-` reads standard input)")));
}

static int by_root(const void *left, const void *right)
{
	const jn_shown *a = left, *b = right;
	int order = jn_str_cmp(a->root, b->root);
	if (order == 0) order = (int)b->folder - (int)a->folder;
	if (order == 0) order = jn_str_cmp(a->absolute, b->absolute);
	if (order == 0) order = (int)b->has_text - (int)a->has_text;
	return order ? order : jn_str_cmp(a->typed, b->typed);
}

/* True when both are the same file or folder, asked for twice. */
static bool same(const jn_shown *a, const jn_shown *b)
{
	return a->folder == b->folder && jn_str_eq(a->absolute, b->absolute) && jn_str_eq(a->root, b->root);
}

void jn_inputs_sort(jn_inputs *self)
{
	if (self->shown_count == 0) return;
	qsort(self->shown, self->shown_count, sizeof *self->shown, by_root);
	uint32_t kept = 1;
	for (uint32_t i = 1; i < self->shown_count; i++)
		if (!same(&self->shown[kept - 1], &self->shown[i])) self->shown[kept++] = self->shown[i];
	self->shown_count = kept;
	self->items = jn_arena_alloc(&self->arena, kept * sizeof *self->items);
	for (uint32_t i = 0; i < kept; i++) {
		const jn_shown *shown = &self->shown[i];
		jn_input *last = self->count ? &self->items[self->count - 1] : NULL;
		if (!last || !jn_str_eq(last->shown->root, shown->root)) {
			last = &self->items[self->count++];
			last->shown = shown;
		}
		last->count++;
		last->folders += shown->folder;
	}
}

void jn_inputs_free(jn_inputs *self)
{
	jn_arena_free(&self->arena);
	*self = (jn_inputs){0};
}

jn_project *jn_input_load(const jn_input *self, jn_date today)
{
	jn_overlay *overlays = jn_alloc(self->count * sizeof *overlays);
	uint32_t count = 0;
	for (uint32_t i = 0; i < self->count; i++) {
		const jn_shown *shown = &self->shown[i];
		if (shown->has_text) overlays[count++] = (jn_overlay){shown->absolute, shown->text};
	}
	jn_load_request request = {
		.root = self->shown->root.ptr, .lone = self->shown->lone, .overlays = overlays, .overlay_count = count, .today = today};
	jn_project *project = jn_project_load(&request);
	free(overlays);
	return project;
}

static int by_path(const void *left, const void *right)
{
	const jn_str *path = left;
	const jn_shown *shown = right;
	return jn_str_cmp(*path, shown->absolute);
}

/* The shown file or folder that covers an absolute path, or NULL; `*ret_rest` is what follows a folder. */
static const jn_shown *covering(const jn_input *self, jn_str absolute, jn_str *ret_rest)
{
	const jn_shown *files = self->shown + self->folders;
	const jn_shown *file = bsearch(&absolute, files, self->count - self->folders, sizeof *files, by_path);
	if (file) return file;
	for (uint32_t i = 0; i < self->folders; i++)
		if (jn_path_inside(self->shown[i].absolute, absolute, ret_rest)) return &self->shown[i];
	return NULL;
}

/* Looks at one document; returns the file or folder that covers it. */
static const jn_shown *look_at(const jn_inputs *inputs, const jn_input *self, const jn_document *document, jn_arena *arena,
                               jn_str *ret_path)
{
	jn_str rest = {0}, absolute = self->shown->root;
	if (!self->shown->lone) absolute = jn_path_join(arena, absolute, document->source.path);
	const jn_shown *shown = covering(self, absolute, &rest);
	if (!shown)
		*ret_path = jn_path_relative(arena, inputs->current, absolute);
	else
		*ret_path = shown->folder ? jn_path_join(arena, shown->typed, rest) : shown->typed;
	return shown;
}

jn_input_view jn_input_look(const jn_inputs *inputs, const jn_input *self, const jn_project *project, jn_arena *arena)
{
	jn_input_view view = {.count = project->document_count};
	view.paths = jn_arena_alloc(arena, view.count * sizeof *view.paths);
	view.shown = jn_arena_alloc(arena, view.count * sizeof *view.shown);
	bool *met = jn_arena_alloc(arena, self->count * sizeof *met);
	for (uint32_t i = 0; i < view.count; i++) {
		const jn_document *document = project->documents[i];
		if (document->builtin) continue;
		const jn_shown *shown = look_at(inputs, self, document, arena, &view.paths[i]);
		view.shown[i] = shown != NULL;
		view.files += shown != NULL;
		if (shown) met[shown - self->shown] = true;
	}
	for (uint32_t i = self->folders; i < self->count && !view.missing; i++)
		if (!met[i]) view.missing = &self->shown[i];
	return view;
}
