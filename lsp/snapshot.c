/* Loading, and keeping up with changes. In: a project's folder, open buffers, what changed. Out: the snapshot that requests are
 * answered from. See workspace.h. */
#include "base/utf8.h"
#include "lower/lower.h"
#include "lsp/workspace.h"

void jn_lsp_forget(jn_lsp_project *project)
{
	jn_project_free(project->snapshot);
	project->snapshot = NULL;
	project->items = NULL;
	project->findings = (jn_findings){0};
	project->checked = false;
}

static jn_date day(const jn_lsp *self)
{
	jn_date today = JN_DATE_NONE;
	return self->today && self->today(&today) ? today : JN_DATE_NONE;
}

/* ---- buffers ---- */

/* Brings a buffer's items up to its text. */
static void read_buffer(jn_lsp *self, jn_lsp_buffer *buffer)
{
	jn_str text = jn_buf_view(&buffer->text);
	if (buffer->items.items && jn_str_eq(text, buffer->read_text)) return;
	jn_arena fresh = {0};
	jn_items items = {0};
	if (text.len <= JN_LSP_MOST_TEXT && jn_document_plain(text)) {
		text = jn_arena_str(&fresh, text);
		items = buffer->items.items ? jn_syntax_reread(self->parser, &fresh, text, &buffer->items, buffer->read_text)
		                            : jn_syntax_read(self->parser, &fresh, text);
	}
	jn_arena_free(&buffer->read);
	buffer->read = fresh;
	buffer->read_text = text;
	buffer->items = items;
}

static const char *place_of(const jn_lsp_project *project, const jn_lsp_buffer *buffer)
{
	return project->placeless ? buffer->uri : buffer->path;
}

static bool overlaid(const jn_overlay *texts, uint32_t count, const char *path)
{
	for (uint32_t i = 0; i < count; i++)
		if (jn_str_eq(texts[i].path, jn_str_c(path))) return true;
	return false;
}

typedef struct overlays {
	jn_arena arena;
	jn_overlay *texts;
	const jn_items **items;
	uint32_t count;
} overlays;

/* `texts`, and the open buffers of the project that they do not stand for. */
static overlays overlays_of(jn_lsp *self, const jn_lsp_project *project, const jn_overlay *texts, uint32_t count)
{
	uint32_t open = 0;
	overlays all = {0};
	for (const jn_lsp_buffer *buffer = self->buffers; buffer; buffer = buffer->next) open++;
	all.texts = jn_arena_alloc(&all.arena, (open + count + 1) * sizeof *all.texts);
	all.items = jn_arena_alloc(&all.arena, (open + count + 1) * sizeof *all.items);
	for (uint32_t i = 0; i < count; i++) all.texts[all.count++] = texts[i];
	for (jn_lsp_buffer *buffer = self->buffers; buffer; buffer = buffer->next) {
		const char *path = place_of(project, buffer);
		if (buffer->project != project || !path || overlaid(texts, count, path)) continue;
		read_buffer(self, buffer);
		if (buffer->items.items) all.items[all.count] = &buffer->items;
		all.texts[all.count++] = (jn_overlay){jn_str_c(path), jn_buf_view(&buffer->text)};
	}
	return all;
}

/* ---- loading all ---- */

/* A buffer that has no file. */
static jn_project *of_text(const jn_load_request *request, jn_str text)
{
	jn_project *self = jn_project_of_text(jn_str_c(request->root), text.len > JN_LSP_MOST_TEXT ? JN_STR("") : text, request->today);
	if (text.len <= JN_LSP_MOST_TEXT) return self;
	jn_project_replace(self, self->document_count - 1, jn_load_unread(jn_str_c(request->root)));
	jn_project_again(self, &(jn_load_request){.today = request->today});
	return self;
}

static jn_project *load(jn_lsp *self, const jn_lsp_project *project, const jn_overlay *texts, uint32_t count, jn_project *old)
{
	overlays all = overlays_of(self, project, texts, count);
	jn_load_request request = {.root = project->root, .lone = project->lone, .overlays = all.texts, .overlay_count = all.count,
	                           .overlay_items = all.items, .today = day(self), .old = old,
	                           .no_neighbours = !jn_lsp_in_workspace(self, jn_str_c(project->root)), .most_bytes = JN_LSP_MOST_TEXT};
	jn_project *loaded;
	if (project->placeless) {
		jn_project_free(old);
		loaded = of_text(&request, all.count ? all.texts[0].text : (jn_str){0});
	} else {
		loaded = jn_project_load(&request);
	}
	jn_arena_free(&all.arena);
	return loaded;
}

jn_project *jn_lsp_load_with(jn_lsp *self, const jn_lsp_project *project, const jn_overlay *texts, uint32_t count)
{
	return load(self, project, texts, count, NULL);
}

/* ---- taking changed texts ---- */

/* The document that a buffer's text replaces; NULL when there is none, or when other files depend on it being read first. */
static const jn_document *replaceable(const jn_lsp_project *project, const jn_lsp_buffer *buffer)
{
	const char *path = place_of(project, buffer);
	const jn_document *document = path ? jn_lsp_document_at(project, path) : NULL;
	bool main = document && !project->lone && jn_str_eq(document->source.path, JN_STR("project.journey"));
	return main ? NULL : document; /* a project.journey says which files to ignore */
}

static jn_document *document_of(jn_lsp *self, jn_lsp_buffer *buffer, jn_str path)
{
	if (buffer->text.len > JN_LSP_MOST_TEXT) return jn_load_unread(path);
	read_buffer(self, buffer);
	return buffer->items.items ? jn_document_of_items(path, buffer->read_text, &buffer->items)
	                           : jn_document_new(self->parser, path, jn_buf_view(&buffer->text));
}

/* The old document goes before the new one is made: large ones are never there both. */
static void replace(jn_lsp *self, jn_lsp_project *project, jn_lsp_buffer *buffer, const jn_document *old)
{
	jn_arena scratch = {0};
	uint32_t index = old->index;
	jn_str path = jn_arena_str(&scratch, old->source.path);
	jn_project_replace(project->snapshot, index, NULL);
	jn_project_replace(project->snapshot, index, document_of(self, buffer, path));
	jn_arena_free(&scratch);
}

/* True when the texts of all changed buffers could be taken into the snapshot that is there. */
static bool take_texts(jn_lsp *self, jn_lsp_project *project)
{
	for (const jn_lsp_buffer *buffer = self->buffers; buffer; buffer = buffer->next)
		if (buffer->project == project && buffer->dirty && !replaceable(project, buffer)) return false;
	for (jn_lsp_buffer *buffer = self->buffers; buffer; buffer = buffer->next) {
		if (buffer->project != project || !buffer->dirty) continue;
		replace(self, project, buffer, replaceable(project, buffer));
	}
	jn_load_request request = {.root = project->placeless ? NULL : project->root, .lone = project->lone && !project->placeless,
	                           .no_neighbours = !jn_lsp_in_workspace(self, jn_str_c(project->root)), .today = day(self)};
	jn_project_again(project->snapshot, &request);
	return true;
}

const jn_project *jn_lsp_load(jn_lsp *self, jn_lsp_project *project)
{
	if (project->snapshot && project->stale == JN_LSP_FRESH) return project->snapshot;
	bool taken = project->snapshot && project->stale == JN_LSP_TEXTS && take_texts(self, project);
	if (!taken) project->snapshot = load(self, project, NULL, 0, project->snapshot);
	for (jn_lsp_buffer *buffer = self->buffers; buffer; buffer = buffer->next)
		if (buffer->project == project) buffer->dirty = false;
	project->stale = JN_LSP_FRESH;
	project->findings = (jn_findings){0};
	project->checked = false;
	project->items = jn_arena_alloc(&project->snapshot->arena, project->snapshot->document_count * sizeof *project->items);
	return project->snapshot;
}

/* ---- what is asked of a snapshot ---- */

/* So often findings are put off for what the client says; then they are due. */
enum { MOST_PUT_OFF = 8 };

static bool interrupted(void *context)
{
	return jn_lsp_waiting(&((const jn_lsp *)context)->stream);
}

static bool check(jn_lsp *self, jn_lsp_project *project, bool patient)
{
	jn_lsp_load(self, project);
	if (project->checked) return true;
	jn_lint_options options = {.wishes = self->wishes, .stop = patient ? interrupted : NULL, .context = self};
	project->findings = jn_check_run(project->snapshot, &options);
	project->checked = !project->findings.stopped;
	return project->checked;
}

const jn_findings *jn_lsp_findings(jn_lsp *self, jn_lsp_project *project)
{
	check(self, project, false);
	return &project->findings;
}

bool jn_lsp_try_findings(jn_lsp *self, jn_lsp_project *project)
{
	bool there = check(self, project, project->put_off < MOST_PUT_OFF);
	project->put_off = there ? 0 : project->put_off + 1;
	return there;
}

jn_items jn_lsp_items(jn_lsp *self, const jn_lsp_file *file)
{
	jn_items *kept = &file->project->items[file->document->index];
	jn_str text = file->document->source.text;
	if (kept->items) return *kept;
	for (const jn_lsp_buffer *buffer = self->buffers; buffer; buffer = buffer->next)
		if (buffer->project == file->project && buffer->items.items && jn_str_eq(buffer->read_text, text)) return *kept = buffer->items;
	if (text.len > JN_MAX_FILE_BYTES || jn_utf8_first_invalid(text) < text.len) text.len = 0;
	*kept = jn_syntax_read(self->parser, &file->project->snapshot->arena, text);
	return *kept;
}
