/* Finding and reading the pictures a map names. In: paths people wrote, relative to their files. Out: pictures in the
 * values, or findings. A link is followed only when what it leads to lies in the project's folder, too. */
#define _XOPEN_SOURCE 700 /* realpath */

#include "project/images.h"

#include <stdlib.h>

#include "model/diagnostic.h"
#include "model/query.h"
#include "project/files.h"
#include "project/image_format.h"

/* A file that was read, for whoever names it next. */
typedef struct known {
	struct known *next;
	jn_str named; /* where it was looked for */
	jn_str path;  /* where that leads, links resolved */
	const jn_image *image;
} known;

typedef struct jn_images {
	jn_arena arena;
	known *files;
	size_t bytes; /* read so far */
} jn_images;

typedef struct loader {
	jn_project *project;
	jn_images *images;
	char *root; /* the project's folder, links resolved */
} loader;

static void refuse(loader *self, const jn_document *doc, jn_span span, const char *what, jn_str path, const char *help)
{
	jn_diagnostic *d = jn_diagnose(&self->project->arena, &self->project->diagnostics, doc, span, JN_RULE_UNUSABLE_IMAGE,
	                               what, JN_ARG(path));
	d->help = jn_message_of(help);
}

/* Where a path is looked for: NUL-terminated, the NUL not counted. */
static jn_buf name_it(const loader *self, const jn_document *doc, jn_str path)
{
	jn_str file = doc->source.path;
	while (file.len > 0 && file.ptr[file.len - 1] != '/') file.len--;
	jn_buf whole = {0};
	jn_buf_printf(&whole, "%s/", self->root);
	jn_buf_str(&whole, file);
	jn_buf_str(&whole, path);
	jn_buf_char(&whole, '\0');
	whole.len--;
	return whole;
}

static bool is_inside(const loader *self, const char *path)
{
	size_t len = strlen(self->root);
	return strncmp(path, self->root, len) == 0 && (path[len] == '/' || (len > 0 && self->root[len - 1] == '/'));
}

/* True for what cannot be a path from the file on: an address, a path from the disk's root, or no path at all. */
static bool is_elsewhere(jn_str path)
{
	for (uint32_t i = 0; i + 2 < path.len; i++)
		if (path.ptr[i] == ':' && path.ptr[i + 1] == '/' && path.ptr[i + 2] == '/') return true;
	return jn_str_starts(path, JN_STR("/")) || jn_str_starts(path, JN_STR("data:"));
}

static const jn_image *keep(loader *self, const jn_image *image)
{
	jn_image *kept = jn_arena_alloc(&self->images->arena, sizeof *kept);
	*kept = *image;
	kept->bytes = jn_arena_str(&self->images->arena, image->bytes);
	self->images->bytes += image->bytes.len;
	return kept;
}

static void remember(loader *self, jn_str named, jn_str path, const jn_image *image)
{
	jn_arena *arena = &self->images->arena;
	known *file = jn_arena_alloc(arena, sizeof *file);
	*file = (known){self->images->files, jn_arena_str(arena, named), jn_arena_str(arena, path), image};
	self->images->files = file;
}

static const jn_image *find_named(const loader *self, jn_str named)
{
	for (const known *file = self->images->files; file; file = file->next)
		if (jn_str_eq(file->named, named)) return file->image;
	return NULL;
}

static const jn_image *find_at(const loader *self, jn_str path)
{
	for (const known *file = self->images->files; file; file = file->next)
		if (jn_str_eq(file->path, path)) return file->image;
	return NULL;
}

/* The sentence for what is wrong with a file's content; NULL when nothing is. `%.*s` is the path as written. */
static const char *judge(const loader *self, const char *path, jn_buf *bytes, jn_image *image, const char **help)
{
	jn_file_state state = jn_file_read(path, bytes);
	*help = JN_TR("save it as PNG or JPEG");
	if (state == JN_FILE_NOT_REGULAR) return JN_TRF("`%.*s` is no file (a folder, a pipe or a device)");
	if (state == JN_FILE_DENIED) return *help = JN_TR("allow reading it, or take the line out"), JN_TRF("`%.*s` may not be read: permission denied");
	if (state != JN_FILE_READ && state != JN_FILE_TOO_LARGE) return *help = JN_TR("look at it with another program"), JN_TRF("`%.*s` could not be read");
	*help = JN_TR("make it smaller: a map shows it some 200 pixels wide");
	if (state == JN_FILE_TOO_LARGE || bytes->len > JN_MAX_IMAGE_BYTES) return JN_TRF("`%.*s` is larger than 4 MiB");
	if (self->images->bytes + bytes->len > JN_MAX_IMAGES_BYTES) return JN_TRF("`%.*s` is left out: the project's pictures are larger than 64 MiB together");
	switch (jn_image_read(jn_buf_view(bytes), image)) {
	case JN_IMAGE_FINE: return NULL;
	case JN_IMAGE_HUGE: return JN_TRF("`%.*s` has more than 16 million pixels, or more than 8,192 in one direction");
	case JN_IMAGE_DAMAGED: return *help = JN_TR("open it in a program for pictures and save it again"), JN_TRF("`%.*s` is damaged");
	default: return *help = JN_TR("save it as PNG or JPEG"), JN_TRF("`%.*s` is neither a PNG nor a JPEG");
	}
}

/* Reads the picture at `path`, links resolved, or says what is wrong with it. */
static const jn_image *read_at(loader *self, const jn_document *doc, const jn_value *value, const char *path)
{
	const char *help, *wrong;
	jn_buf bytes = {0};
	jn_image image;
	const jn_image *found = find_at(self, jn_str_c(path));
	if (found) return found;
	if (is_inside(self, path)) wrong = judge(self, path, &bytes, &image, &help);
	else wrong = JN_TRF("`%.*s` lies outside this project's folder"), help = JN_TR("put the picture into the project's folder");
	if (wrong) refuse(self, doc, value->span, wrong, value->text, help);
	else found = keep(self, &image);
	jn_buf_free(&bytes);
	return found;
}

static const jn_image *read_image(loader *self, const jn_document *doc, const jn_value *value)
{
	jn_str written = value->text;
	if (written.len == 0 || !self->root) return NULL;
	if (is_elsewhere(written) || memchr(written.ptr, '\0', written.len)) {
		refuse(self, doc, value->span, JN_TRF("`%.*s` is not a file of this project"), written,
		       JN_TR("put the picture into the project's folder, and write its path from this file on"));
		return NULL;
	}
	jn_buf named = name_it(self, doc, written);
	const jn_image *found = find_named(self, jn_buf_view(&named));
	char *path = found ? NULL : realpath(named.ptr, NULL);
	if (path) {
		found = read_at(self, doc, value, path);
		if (found) remember(self, jn_buf_view(&named), jn_str_c(path), found);
	} else if (!found) {
		refuse(self, doc, value->span, JN_TRF("there is no file `%.*s`"), written, JN_TR("write its path from this file on, as `pictures/shop.jpg`"));
	}
	jn_buf_free(&named);
	free(path);
	return found;
}

static void load_property(loader *self, const jn_decl *decl, jn_key key)
{
	/* The model is read-only for whoever comes after; here it is still being made. */
	for (jn_clause *clause = (jn_clause *)jn_decl_values(decl, key); clause; clause = clause->next)
		if (clause->head.type == JN_VALUE_TEXT) clause->head.image = read_image(self, decl->document, &clause->head);
}

/* What a declaration shows, where it shows something. */
static void load_decl(loader *self, const jn_decl *decl, const char *folder)
{
	bool portrait = decl->kind == JN_PERSONA && jn_decl_has(decl, JN_KEY_PORTRAIT);
	bool image = decl->kind == JN_TOUCHPOINT && jn_decl_has(decl, JN_KEY_IMAGE);
	if (!portrait && !image) return;
	if (!self->root) self->root = realpath(folder, NULL);
	load_property(self, decl, portrait ? JN_KEY_PORTRAIT : JN_KEY_IMAGE);
}

void jn_images_load(jn_project *self, const char *folder)
{
	if (!self->images) {
		self->images = jn_alloc(sizeof *self->images);
		*self->images = (jn_images){0};
	}
	loader work = {.project = self, .images = self->images};
	for (uint32_t i = 0; i < self->document_count; i++)
		for (const jn_decl *decl = self->documents[i]->first; decl; decl = jn_decl_after(decl, NULL)) load_decl(&work, decl, folder);
	free(work.root);
}

void jn_images_free(jn_images *self)
{
	if (!self) return;
	jn_arena_free(&self->arena);
	free(self);
}
