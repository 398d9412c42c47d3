/* Files behind symbolic links. In: URIs as clients write them. Out: one path a file, the real one, whatever link led to it, so that
 * its project has it once; and back from there the URI that the client would write: under the workspace's folder it opened, or
 * beside the buffer it opened. */
#define _XOPEN_SOURCE 700 /* realpath */

#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "lsp/workspace.h"

#ifndef PATH_MAX
#define PATH_MAX 4096
#endif

/* Follows the links in the first `end` bytes of a path; false where there is no such file. */
static bool follow(jn_buf *path, size_t end)
{
	char kept = path->ptr[end];
	path->ptr[end] = '\0';
	char *real = realpath(path->ptr, NULL);
	path->ptr[end] = kept;
	if (!real) return false;
	jn_buf whole = {0};
	jn_buf_c(&whole, strcmp(real, "/") == 0 && kept ? "" : real);
	jn_buf_bytes(&whole, path->ptr + end, path->len - end);
	jn_buf_char(&whole, '\0');
	whole.len--;
	free(real);
	jn_buf_free(path);
	*path = whole;
	return true;
}

/* The path of a URI, links in it followed as far as there are files: of its last part only with `last`. */
static bool real_path(jn_str uri, bool last, jn_buf *ret_path)
{
	if (!jn_lsp_uri_path(uri, ret_path)) return false;
	if (ret_path->len >= PATH_MAX || (last && follow(ret_path, ret_path->len))) return true;
	for (size_t end = ret_path->len; end > 1;) {
		while (end > 1 && ret_path->ptr[--end] != '/') {}
		if (end <= 1 || follow(ret_path, end)) break;
	}
	return true;
}

bool jn_lsp_uri_file(jn_str uri, jn_buf *ret_path)
{
	return real_path(uri, true, ret_path);
}

bool jn_lsp_uri_entry(jn_str uri, jn_buf *ret_path)
{
	return real_path(uri, false, ret_path);
}

void jn_lsp_place_folders(jn_lsp *self)
{
	json_array_clear(self->places);
	for (size_t i = 0; i < json_array_size(self->folders); i++) {
		const json_t *uri = json_array_get(self->folders, i);
		jn_str text = {json_string_value(uri), (uint32_t)json_string_length(uri)};
		jn_buf shown = {0}, real = {0};
		if (jn_lsp_uri_path(text, &shown) && jn_lsp_uri_file(text, &real))
			json_array_append_new(self->places, json_pack("[o, o]", json_stringn_nocheck(shown.ptr, shown.len), json_stringn_nocheck(real.ptr, real.len)));
		jn_buf_free(&shown);
		jn_buf_free(&real);
	}
}

/* What is left of a path in a folder, or NULL when it lies elsewhere. */
static const char *rest_of(jn_str path, jn_str folder)
{
	if (folder.len == 1) folder.len = 0; /* the root */
	bool inside = jn_str_starts(path, folder) && (path.len == folder.len || path.ptr[folder.len] == '/');
	return inside ? path.ptr + folder.len : NULL;
}

static jn_str text_of(const json_t *value)
{
	return (jn_str){json_string_value(value), (uint32_t)json_string_length(value)};
}

bool jn_lsp_in_workspace(const jn_lsp *self, jn_str path)
{
	for (size_t i = 0; i < json_array_size(self->places); i++)
		if (rest_of(path, text_of(json_array_get(json_array_get(self->places, i), 1)))) return true;
	return false;
}

/* Writes the path by which the client knows a folder, and what is left of `path` in it; false when `path` lies elsewhere. */
static bool show_in(jn_str path, jn_str shown, jn_str real, jn_buf *out)
{
	const char *rest = rest_of(path, real);
	if (!rest) return false;
	if (shown.len > 1) jn_buf_str(out, shown);
	jn_buf_bytes(out, rest, (size_t)(path.ptr + path.len - rest));
	return true;
}

/* The same for the folders above a buffer that was opened through a link. */
static bool show_beside(jn_str path, const jn_lsp_buffer *buffer, jn_buf *out)
{
	jn_buf opened = {0};
	bool found = false;
	if (buffer->path && jn_lsp_uri_path(jn_str_c(buffer->uri), &opened)) {
		jn_str shown = jn_buf_view(&opened), real = jn_str_c(buffer->path);
		uint32_t shared = 0, cut = 0; /* of their ends; as whole parts */
		while (shared < shown.len && shared < real.len && shown.ptr[shown.len - 1 - shared] == real.ptr[real.len - 1 - shared])
			if (shown.ptr[shown.len - 1 - shared++] == '/') cut = shared;
		bool linked = cut > 0 && !jn_str_eq(shown, real);
		found = linked && show_in(path, jn_str_slice(shown, 0, shown.len - cut), jn_str_slice(real, 0, real.len - cut), out);
	}
	jn_buf_free(&opened);
	return found;
}

void jn_lsp_file_uri(const jn_lsp *self, jn_str path, jn_buf *ret_uri)
{
	jn_buf shown = {0};
	bool found = false;
	for (size_t i = 0; i < json_array_size(self->places) && !found; i++) {
		const json_t *place = json_array_get(self->places, i);
		found = show_in(path, text_of(json_array_get(place, 0)), text_of(json_array_get(place, 1)), &shown);
	}
	for (const jn_lsp_buffer *buffer = self->buffers; buffer && !found; buffer = buffer->next) found = show_beside(path, buffer, &shown);
	jn_lsp_path_uri(found ? jn_buf_view(&shown) : path, ret_uri);
	jn_buf_free(&shown);
}
