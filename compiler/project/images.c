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
	jn_str path;
	jn_image image;
} known;

typedef struct loader {
	jn_project *project;
	char *root; /* the project's folder, links resolved */
	known *files;
	size_t bytes; /* read so far */
} loader;

static void refuse(loader *self, const jn_document *doc, jn_span span, const char *what, jn_str path, const char *help)
{
	jn_diagnostic *d = jn_diagnose(&self->project->arena, &self->project->diagnostics, doc, span, JN_RULE_UNUSABLE_IMAGE,
	                               what, JN_ARG(path));
	d->help = jn_message_of(help);
}

/* Where a path leads, links resolved: allocated, or NULL when there is nothing. */
static char *locate(const loader *self, const jn_document *doc, jn_str path)
{
	jn_str file = doc->source.path;
	while (file.len > 0 && file.ptr[file.len - 1] != '/') file.len--;
	jn_buf whole = {0};
	jn_buf_printf(&whole, "%s/", self->root);
	jn_buf_str(&whole, file);
	jn_buf_str(&whole, path);
	jn_buf_char(&whole, '\0');
	char *found = realpath(whole.ptr, NULL);
	jn_buf_free(&whole);
	return found;
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

static const jn_image *keep(loader *self, jn_str path, const jn_image *image)
{
	known *file = jn_arena_alloc(&self->project->arena, sizeof *file);
	*file = (known){.next = self->files, .path = jn_arena_str(&self->project->arena, path), .image = *image};
	file->image.bytes = jn_arena_str(&self->project->arena, image->bytes);
	self->files = file;
	self->bytes += image->bytes.len;
	return &file->image;
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
	if (self->bytes + bytes->len > JN_MAX_IMAGES_BYTES) return JN_TRF("`%.*s` is left out: the project's pictures are larger than 64 MiB together");
	switch (jn_image_read(jn_buf_view(bytes), image)) {
	case JN_IMAGE_FINE: return NULL;
	case JN_IMAGE_HUGE: return JN_TRF("`%.*s` has more than 16 million pixels, or more than 8,192 in one direction");
	case JN_IMAGE_DAMAGED: return *help = JN_TR("open it in a program for pictures and save it again"), JN_TRF("`%.*s` is damaged");
	default: return *help = JN_TR("save it as PNG or JPEG"), JN_TRF("`%.*s` is neither a PNG nor a JPEG");
	}
}

static const jn_image *read_image(loader *self, const jn_document *doc, const jn_value *value)
{
	jn_str written = value->text;
	if (written.len == 0) return NULL;
	if (is_elsewhere(written) || memchr(written.ptr, '\0', written.len)) {
		refuse(self, doc, value->span, JN_TRF("`%.*s` is not a file of this project"), written,
		       JN_TR("put the picture into the project's folder, and write its path from this file on"));
		return NULL;
	}
	char *path = locate(self, doc, written);
	const jn_image *found = NULL;
	if (!path) {
		refuse(self, doc, value->span, JN_TRF("there is no file `%.*s`"), written, JN_TR("write its path from this file on, as `pictures/shop.jpg`"));
		return NULL;
	}
	for (const known *file = self->files; file && !found; file = file->next)
		if (jn_str_eq(file->path, jn_str_c(path))) found = &file->image;
	jn_buf bytes = {0};
	jn_image image;
	const char *help, *wrong = NULL;
	if (!found && !is_inside(self, path)) {
		wrong = JN_TRF("`%.*s` lies outside this project's folder"), help = JN_TR("put the picture into the project's folder");
	} else if (!found) {
		wrong = judge(self, path, &bytes, &image, &help);
		if (!wrong) found = keep(self, jn_str_c(path), &image);
	}
	if (wrong) refuse(self, doc, value->span, wrong, written, help);
	jn_buf_free(&bytes);
	free(path);
	return found;
}

static void load_property(loader *self, const jn_decl *decl, jn_key key)
{
	/* The model is read-only for whoever comes after; here it is still being made. */
	for (jn_clause *clause = (jn_clause *)jn_decl_values(decl, key); clause; clause = clause->next)
		if (clause->head.type == JN_VALUE_TEXT) clause->head.image = read_image(self, decl->document, &clause->head);
}

void jn_images_load(jn_project *self, const char *folder)
{
	loader work = {.project = self};
	for (uint32_t i = 0; i < self->document_count; i++)
		for (const jn_decl *top = self->documents[i]->first; top; top = top->next)
			for (const jn_decl *decl = top; decl; decl = jn_decl_after(decl, top)) {
				bool portrait = decl->kind == JN_PERSONA && jn_decl_has(decl, JN_KEY_PORTRAIT);
				bool image = decl->kind == JN_TOUCHPOINT && jn_decl_has(decl, JN_KEY_IMAGE);
				if (!portrait && !image) continue;
				if (!work.root) work.root = realpath(folder, NULL);
				if (!work.root) return;
				load_property(&work, decl, portrait ? JN_KEY_PORTRAIT : JN_KEY_IMAGE);
			}
	free(work.root);
}
