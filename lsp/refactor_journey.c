/* Refactorings of journeys: into a file of its own, and the map of how it shall be. */
#include "lsp/refactor.h"

#include <sys/stat.h>

#include "text/labels.h"

static const jn_decl *journey_on_head(const jn_lsp_where *where)
{
	const jn_decl *decl = where->decl;
	bool head = decl && decl->kind == JN_JOURNEY && decl->head_span.start <= where->range.start && where->range.start <= decl->head_span.end;
	return head && decl->name.len ? decl : NULL;
}

/* The path of a new file `name`.journey beside `document`, relative to the root; false when there is one, or it would be another thing. */
static bool path_beside(const jn_lsp_where *where, jn_str name, jn_buf *ret_path)
{
	jn_str old = where->file.document->source.path;
	uint32_t folder = old.len;
	while (folder > 0 && old.ptr[folder - 1] != '/') folder--;
	jn_buf_str(ret_path, jn_str_slice(old, 0, folder));
	jn_buf_str(ret_path, name);
	jn_buf_c(ret_path, ".journey");
	jn_buf full = {0};
	struct stat about;
	jn_buf_printf(&full, "%s/", where->file.project->root);
	jn_buf_str(&full, jn_buf_view(ret_path));
	jn_buf_char(&full, '\0');
	bool there = stat(full.ptr, &about) == 0 || memchr(name.ptr, '\0', name.len) || jn_str_eq(name, JN_STR("project"));
	jn_buf_free(&full);
	for (uint32_t i = 0; i < where->file.project->snapshot->document_count && !there; i++)
		there = jn_str_eq(where->file.project->snapshot->documents[i]->source.path, jn_buf_view(ret_path));
	return !there;
}

static bool makes_files(const jn_lsp_where *where)
{
	return where->self->client.creates_files && !where->file.project->lone;
}

/* ---- a file of its own ---- */

static bool alone(const jn_decl *decl)
{
	return decl->document->first == decl && !decl->next;
}

void jn_lsp_offer_split(jn_lsp_offers *offers, const jn_lsp_where *where)
{
	const jn_decl *journey = journey_on_head(where);
	jn_buf path = {0};
	if (!journey || alone(journey) || !where->self->client.creates_files) return;
	bool free = path_beside(where, journey->name, &path);
	const char *why = where->file.project->lone ? JN_TR("without a project.journey each file stands alone") : free ? NULL : JN_TR("there is a file of this name");
	jn_lsp_offer(offers, (jn_str){0}, why, "move this journey into a file of its own, %.*s.journey", JN_ARG(journey->name));
	jn_buf_free(&path);
}

bool jn_lsp_make_split(jn_lsp_rewrite *out, const jn_lsp_where *where, jn_str argument, jn_lsp_error *error)
{
	(void)argument;
	const jn_decl *journey = journey_on_head(where);
	jn_buf path = {0};
	bool good = journey && !alone(journey) && makes_files(where) && path_beside(where, journey->name, &path);
	if (good) {
		jn_span lines = jn_lsp_lines_of(journey);
		jn_lsp_rewrite_file(out, jn_buf_view(&path), jn_source_slice(&journey->document->source, lines));
		jn_lsp_rewrite_put(out, journey->document, lines, (jn_str){0});
	} else {
		jn_lsp_fail(error, JN_LSP_REQUEST_FAILED, "there is no journey to be moved, or its file is there");
	}
	jn_buf_free(&path);
	return good;
}

/* ---- how it shall be ---- */

static void future_name(const jn_lsp_where *where, const jn_decl *journey, jn_buf *ret_name)
{
	const jn_project *project = where->file.project->snapshot;
	for (int n = 1; n < 100; n++) {
		bool taken = false;
		ret_name->len = 0;
		jn_buf_str(ret_name, journey->name);
		jn_buf_c(ret_name, "-future");
		if (n > 1) jn_buf_printf(ret_name, "-%d", n);
		for (uint32_t i = 0; i < project->kind_count[JN_JOURNEY] && !taken; i++)
			taken = jn_str_eq(project->by_kind[JN_JOURNEY][i]->name, jn_buf_view(ret_name));
		if (!taken) return;
	}
}

void jn_lsp_offer_future(jn_lsp_offers *offers, const jn_lsp_where *where)
{
	const jn_decl *journey = journey_on_head(where);
	const jn_clause *state = journey ? jn_decl_values(journey, JN_KEY_STATE) : NULL;
	if (!journey || journey->damaged || !journey->first_child || (state && jn_str_eq(state->head.text, JN_STR("future")))) return;
	jn_buf name = {0};
	future_name(where, journey, &name);
	jn_lsp_offer(offers, (jn_str){0}, NULL, "begin the future of this journey, `%.*s`", JN_ARG(jn_buf_view(&name)));
	jn_buf_free(&name);
}

/* What a copy of a journey that shall be leaves out: what is said of the present. */
static bool left_out(const jn_lsp_where *where, const jn_item *item, uint32_t level)
{
	static const jn_key keys[] = {JN_KEY_STATE, JN_KEY_STATUS, JN_KEY_BASED_ON, JN_KEY_REVIEWED};
	if (item->type == JN_ITEM_DECLARATION) return item->kind == JN_AUDIT;
	if (item->type != JN_ITEM_PROPERTY || level > 1) return false;
	jn_key key = jn_schema_key_named(jn_source_slice(&where->file.document->source, item->span));
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (keys[i] == key) return true;
	return false;
}

/* The item behind the statement that begins with item `i`, and where the statement ends, `;` included. */
static uint32_t behind_statement(const jn_source *source, jn_items items, uint32_t i, uint32_t *ret_end)
{
	uint32_t depth = 0, first = i;
	for (; i < items.count; i++) {
		const jn_item *item = &items.items[i];
		bool ends = item->type <= JN_ITEM_UNKNOWN || item->type == JN_ITEM_CLOSE || item->type == JN_ITEM_COMMENT;
		if (depth == 0 && ends && i > first) break;
		depth += item->type == JN_ITEM_OPEN;
		if (item->type == JN_ITEM_CLOSE && --depth == 0) {
			i++;
			break;
		}
	}
	uint32_t end = items.items[i - 1].span.end;
	while (end < source->text.len && (source->text.ptr[end] == ' ' || source->text.ptr[end] == '\t')) end++;
	*ret_end = end < source->text.len && source->text.ptr[end] == ';' ? end + 1 : items.items[i - 1].span.end;
	return i;
}

/* Where to go on at `at` when what was written ends with the beginning of a line: behind the line's end, if nothing else is on it. */
static uint32_t behind_empty_line(jn_str text, uint32_t at, jn_str written)
{
	uint32_t end = at;
	while (written.len && strchr(" \t", written.ptr[written.len - 1])) written.len--;
	while (end < text.len && strchr(" \t", text.ptr[end])) end++;
	if (!jn_str_ends(written, JN_STR("\n")) || end >= text.len || !strchr("\r\n", text.ptr[end])) return at;
	end += text.ptr[end] == '\r';
	return end + (end < text.len && text.ptr[end] == '\n');
}

/* Copies the statements of the journey's block, comments too. References that name the journey itself name the copy. */
static void copy_block(const jn_lsp_where *where, const jn_decl *journey, jn_str name, jn_buf *out)
{
	const jn_source *source = &journey->document->source;
	jn_items items = jn_lsp_items(where->self, &where->file);
	uint32_t i = 0, at = jn_lsp_open_of(journey) + 1, level = 1;
	while (i < items.count && items.items[i].span.start < at) i++;
	while (i < items.count && items.items[i].span.end < journey->span.end) {
		const jn_item *item = &items.items[i];
		jn_str word = jn_source_slice(source, item->span);
		if (left_out(where, item, level)) {
			jn_buf_str(out, jn_str_slice(source->text, at, item->span.start));
			i = behind_statement(source, items, i, &at);
			at = behind_empty_line(source->text, at, jn_buf_view(out));
			continue;
		}
		if (item->type == JN_ITEM_PATH && jn_str_starts(word, journey->name) && word.ptr[journey->name.len] == '.') {
			jn_buf_str(out, jn_str_slice(source->text, at, item->span.start));
			jn_buf_str(out, name);
			at = item->span.start + journey->name.len;
		}
		level += item->type == JN_ITEM_OPEN;
		level -= item->type == JN_ITEM_CLOSE;
		i++;
	}
	jn_buf_str(out, jn_str_slice(source->text, at, journey->span.end - 1));
}

/* The copy: its head, what it is, and the block. */
static void write_future(const jn_lsp_where *where, const jn_decl *journey, jn_str name, jn_buf *out)
{
	const jn_decl *project = where->file.project->snapshot->project;
	jn_str word = jn_label(JN_LABEL_FUTURE, jn_language_of(project ? jn_decl_text(project, JN_KEY_LANGUAGE) : (jn_str){0}));
	jn_str title = jn_source_slice(&journey->document->source, journey->title_span);
	jn_buf_c(out, "journey ");
	jn_buf_str(out, name);
	if (title.len > 1) {
		jn_buf_char(out, ' ');
		jn_buf_str(out, jn_str_slice(title, 0, title.len - 1));
		jn_buf_printf(out, " (%.*s)\"", JN_ARG(word));
	}
	jn_buf_c(out, " {\nstate: future\nstatus: draft\nbased-on: ");
	jn_buf_str(out, journey->name);
	jn_buf_char(out, '\n');
	copy_block(where, journey, name, out);
	jn_buf_c(out, "\n}\n");
}

/* Bare names of the journey's touchpoints, said elsewhere, would mean two: they get the journey and the stage before them. */
typedef struct qualifying {
	jn_lsp_rewrite *out;
	const jn_decl *journey, *target;
} qualifying;

static void qualify(void *context, const jn_document *document, jn_span span)
{
	const qualifying *self = context;
	const jn_decl *journey = self->journey;
	jn_str text = document->source.text;
	uint32_t start = span.start, dots = 0;
	if (document == journey->document && span.start >= journey->span.start && span.end <= journey->span.end) return;
	while (start > 0 && !strchr(" \t\r\n,:;{}", text.ptr[start - 1])) dots += text.ptr[--start] == '.';
	if (dots > 1 || (dots == 1 && jn_str_starts(jn_str_slice(text, start, span.end), journey->name) && text.ptr[start + journey->name.len] == '.')) return;
	jn_buf fresh = {0};
	jn_buf_str(&fresh, journey->name);
	jn_buf_char(&fresh, '.');
	if (!dots) {
		jn_buf_str(&fresh, self->target->parent->name);
		jn_buf_char(&fresh, '.');
	}
	jn_lsp_rewrite_put(self->out, document, (jn_span){start, start}, jn_buf_view(&fresh));
	jn_buf_free(&fresh);
}

static void qualify_all(jn_lsp_rewrite *out, const jn_decl *journey)
{
	for (const jn_decl *decl = journey->first_child; decl; decl = jn_decl_after(decl, journey)) {
		qualifying self = {out, journey, decl};
		if (decl->kind == JN_TOUCHPOINT) jn_lsp_each_reference(out->project->snapshot, decl, qualify, &self);
	}
}

bool jn_lsp_make_future(jn_lsp_rewrite *out, const jn_lsp_where *where, jn_str argument, jn_lsp_error *error)
{
	(void)argument;
	const jn_decl *journey = journey_on_head(where);
	jn_buf name = {0}, text = {0}, path = {0};
	if (!journey || !jn_lsp_has_block(journey)) {
		jn_lsp_fail(error, JN_LSP_CONTENT_MODIFIED, "what stands here is another thing by now");
		return false;
	}
	future_name(where, journey, &name);
	write_future(where, journey, jn_buf_view(&name), &text);
	if (alone(journey) && makes_files(where) && path_beside(where, jn_buf_view(&name), &path))
		jn_lsp_rewrite_file(out, jn_buf_view(&path), jn_buf_view(&text));
	else
		jn_lsp_append(out, journey->document, JN_JOURNEY, jn_buf_view(&text));
	qualify_all(out, journey);
	jn_buf_free(&name);
	jn_buf_free(&text);
	jn_buf_free(&path);
	return true;
}
