/* Buffers, projects, and loading. See workspace.h. */
#include "lsp/workspace.h"

#include <stdlib.h>

#include "project/load.h"

static char *copy(jn_str text)
{
	char *kept = jn_alloc((size_t)text.len + 1);
	if (text.len) memcpy(kept, text.ptr, text.len);
	kept[text.len] = '\0';
	return kept;
}

/* ---- projects ---- */

static jn_lsp_project *project_at(jn_lsp *self, jn_str root, bool lone, bool placeless)
{
	for (jn_lsp_project *project = self->projects; project; project = project->next)
		if (project->lone == lone && project->placeless == placeless && jn_str_eq(jn_str_c(project->root), root)) return project;
	jn_lsp_project *project = jn_alloc(sizeof *project);
	*project = (jn_lsp_project){.next = self->projects, .root = copy(root), .lone = lone, .placeless = placeless};
	return self->projects = project;
}

static jn_lsp_project *project_of(jn_lsp *self, const char *path, jn_str uri)
{
	if (!path) return project_at(self, uri, true, true);
	jn_buf root = {0};
	bool found = jn_project_find(path, &root);
	jn_str where = jn_buf_view(&root);
	while (where.len > 0 && where.ptr[where.len - 1] == '\0') where.len--;
	jn_lsp_project *project = project_at(self, where, !found, false);
	jn_buf_free(&root);
	return project;
}

bool jn_lsp_cares(const jn_lsp *self, const jn_lsp_project *project)
{
	if (project->wanted) return true;
	for (const jn_lsp_buffer *buffer = self->buffers; buffer; buffer = buffer->next)
		if (buffer->project == project) return true;
	return false;
}

/* Projects that nobody cares for give their memory back. */
static void drop_unused(jn_lsp *self)
{
	for (jn_lsp_project **at = &self->projects; *at;) {
		jn_lsp_project *project = *at;
		if (jn_lsp_cares(self, project)) {
			at = &project->next;
			continue;
		}
		*at = project->next;
		jn_lsp_forget(project);
		free(project->root);
		free(project);
	}
}

void jn_lsp_find_folders(jn_lsp *self)
{
	jn_lsp_place_folders(self);
	for (jn_lsp_project *project = self->projects; project; project = project->next) project->wanted = false;
	for (size_t i = 0; i < json_array_size(self->folders); i++) {
		const json_t *uri = json_array_get(self->folders, i);
		jn_buf path = {0};
		jn_arena arena = {0};
		uint32_t count = 0;
		if (jn_lsp_uri_file((jn_str){json_string_value(uri), (uint32_t)json_string_length(uri)}, &path)) {
			jn_root *roots = jn_project_roots(&arena, path.ptr, &count);
			for (uint32_t r = 0; r < count; r++)
				if (!roots[r].lone) project_at(self, roots[r].path, false, false)->wanted = true;
		}
		jn_arena_free(&arena);
		jn_buf_free(&path);
	}
	drop_unused(self);
}

void jn_lsp_disk_changed(jn_lsp *self, bool projects)
{
	for (jn_lsp_project *project = self->projects; project; project = project->next) project->stale = JN_LSP_DISK;
	self->findings_due = true;
	if (!projects) return;
	for (jn_lsp_buffer *buffer = self->buffers; buffer; buffer = buffer->next)
		buffer->project = project_of(self, buffer->path, jn_str_c(buffer->uri));
	jn_lsp_find_folders(self);
}

/* ---- buffers ---- */

jn_lsp_buffer *jn_lsp_buffer_of(const jn_lsp *self, jn_str uri)
{
	jn_lsp_buffer *buffer = self->buffers;
	while (buffer && !jn_str_eq(jn_str_c(buffer->uri), uri)) buffer = buffer->next;
	if (buffer) return buffer;
	jn_buf path = {0}; /* the same file, its URI written in another way */
	if (jn_lsp_uri_file(uri, &path))
		for (buffer = self->buffers; buffer && !(buffer->path && strcmp(buffer->path, path.ptr) == 0);) buffer = buffer->next;
	jn_buf_free(&path);
	return buffer;
}

jn_lsp_buffer *jn_lsp_buffer_open(jn_lsp *self, jn_str uri, jn_str text, json_int_t version)
{
	jn_buf path = {0};
	jn_lsp_buffer *buffer = jn_alloc(sizeof *buffer);
	*buffer = (jn_lsp_buffer){.next = self->buffers, .uri = copy(uri), .version = version};
	if (jn_lsp_uri_file(uri, &path)) buffer->path = copy(jn_buf_view(&path));
	jn_buf_free(&path);
	jn_buf_str(&buffer->text, text);
	self->buffers = buffer;
	buffer->project = project_of(self, buffer->path, uri);
	jn_lsp_buffer_changed(self, buffer);
	if (!self->client.watches) buffer->project->stale = JN_LSP_DISK;
	return buffer;
}

void jn_lsp_buffer_changed(jn_lsp *self, jn_lsp_buffer *buffer)
{
	buffer->dirty = true;
	if (buffer->project->stale == JN_LSP_FRESH) buffer->project->stale = JN_LSP_TEXTS;
	self->findings_due = true;
}

void jn_lsp_buffer_close(jn_lsp *self, jn_lsp_buffer *buffer)
{
	for (jn_lsp_buffer **at = &self->buffers; *at; at = &(*at)->next) {
		if (*at != buffer) continue;
		*at = buffer->next;
		break;
	}
	buffer->project->stale = JN_LSP_DISK;
	self->findings_due = true;
	jn_arena_free(&buffer->read);
	free(buffer->uri);
	free(buffer->path);
	free(buffer->tokens);
	jn_buf_free(&buffer->text);
	free(buffer);
	drop_unused(self);
}

void jn_lsp_workspace_free(jn_lsp *self)
{
	while (self->buffers) jn_lsp_buffer_close(self, self->buffers);
	for (jn_lsp_project *project = self->projects; project; project = project->next) project->wanted = false;
	drop_unused(self);
}

/* ---- documents ---- */

void jn_lsp_path_of(const jn_lsp_project *project, const jn_document *document, jn_buf *path)
{
	jn_buf_c(path, project->root);
	if (!project->lone) {
		if (!jn_str_ends(jn_buf_view(path), JN_STR("/"))) jn_buf_char(path, '/');
		jn_buf_str(path, document->source.path);
	}
	jn_buf_char(path, '\0');
	path->len--;
}

json_t *jn_lsp_uri_of(const jn_lsp *self, const jn_lsp_project *project, const jn_document *document, const jn_lsp_buffer **ret_buffer)
{
	jn_buf path = {0}, uri = {0};
	const jn_lsp_buffer *buffer = self->buffers;
	jn_lsp_path_of(project, document, &path);
	while (buffer && (!buffer->path || strcmp(buffer->path, path.ptr) != 0) && strcmp(buffer->uri, path.ptr) != 0) buffer = buffer->next;
	if (!buffer) jn_lsp_file_uri(self, jn_buf_view(&path), &uri);
	if (ret_buffer) *ret_buffer = buffer;
	json_t *result = jn_lsp_json_str(buffer ? jn_str_c(buffer->uri) : jn_buf_view(&uri));
	jn_buf_free(&path);
	jn_buf_free(&uri);
	return result;
}

const jn_document *jn_lsp_document_at(const jn_lsp_project *project, const char *path)
{
	const jn_document *found = NULL;
	if (project->lone) return project->snapshot->documents[project->snapshot->document_count - 1];
	size_t root = strlen(project->root);
	if (strncmp(path, project->root, root) != 0) return NULL;
	path += root + (path[root] == '/');
	for (uint32_t i = 0; i < project->snapshot->document_count && !found; i++)
		if (jn_str_eq(project->snapshot->documents[i]->source.path, jn_str_c(path)) && !project->snapshot->documents[i]->builtin)
			found = project->snapshot->documents[i];
	return found;
}

jn_lsp_file jn_lsp_file_of(jn_lsp *self, const json_t *params)
{
	jn_str uri = jn_lsp_member(json_object_get(params, "textDocument"), "uri");
	jn_lsp_buffer *buffer = jn_lsp_buffer_of(self, uri);
	jn_buf path = {0};
	jn_lsp_file file = {0};
	bool placed = jn_lsp_uri_file(uri, &path);
	if (buffer) {
		file.project = buffer->project;
	} else if (placed && jn_str_ends(jn_buf_view(&path), JN_STR(".journey"))) {
		/* Not open: only files of projects that are cared for anyway. */
		jn_lsp_project *project = project_of(self, path.ptr, uri);
		if (jn_lsp_cares(self, project)) file.project = project;
		else drop_unused(self);
	}
	if (file.project) {
		jn_lsp_load(self, file.project);
		file.document = jn_lsp_document_at(file.project, placed ? path.ptr : "");
		if (!file.document && buffer && !file.project->lone) { /* open, though no part of its project: it stands alone */
			file.project = buffer->project = project_at(self, jn_str_c(buffer->path), true, false);
			file.project->ignored = true;
			jn_lsp_load(self, file.project);
			file.document = jn_lsp_document_at(file.project, buffer->path);
		}
	}
	jn_buf_free(&path);
	return file;
}
