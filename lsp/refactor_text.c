/* Pieces of text that refactorings are made of. In: declarations. Out: places, and texts whose form does not matter: the
 * formatter gives it. */
#include "lsp/refactor.h"

#include "project/load.h"

static bool blank(jn_str text)
{
	return jn_str_trim(text).len == 0;
}

static uint32_t line_start(jn_str text, uint32_t at)
{
	while (at > 0 && text.ptr[at - 1] != '\n' && text.ptr[at - 1] != '\r') at--;
	return at;
}

/* Where the line of `at` ends, before its line end. */
static uint32_t line_stop(jn_str text, uint32_t at)
{
	while (at < text.len && text.ptr[at] != '\n' && text.ptr[at] != '\r') at++;
	return at;
}

static uint32_t behind_line_end(jn_str text, uint32_t at)
{
	if (at < text.len && text.ptr[at] == '\r') at++;
	if (at < text.len && text.ptr[at] == '\n') at++;
	return at;
}

jn_span jn_lsp_lines_of(const jn_decl *decl)
{
	jn_str text = decl->document->source.text;
	jn_span span = decl->span;
	uint32_t start = line_start(text, span.start), stop = line_stop(text, span.end);
	jn_str rest = jn_str_trim(jn_str_slice(text, span.end, stop));
	bool front = blank(jn_str_slice(text, start, span.start)), back = rest.len == 0 || jn_str_starts(rest, JN_STR("//"));
	if (!front || !back) { /* others stand on its lines: what parts it from the next goes along */
		while (span.end < text.len && (text.ptr[span.end] == ' ' || text.ptr[span.end] == '\t')) span.end++;
		if (span.end < text.len && text.ptr[span.end] == ';') span.end++;
		return span;
	}
	while (start > 0) { /* comments right above it */
		uint32_t end = start - 1;
		if (end > 0 && text.ptr[end] == '\n' && text.ptr[end - 1] == '\r') end--;
		uint32_t above = line_start(text, end);
		jn_str line = jn_str_trim(jn_str_slice(text, above, end));
		if (!jn_str_starts(line, JN_STR("//")) || jn_str_starts(jn_str_trim(jn_str_slice(line, 2, line.len)), JN_STR("allow-file"))) break;
		start = above;
	}
	return (jn_span){start, behind_line_end(text, stop)};
}

static bool several_lines(jn_str text)
{
	return text.len && (memchr(text.ptr, '\n', text.len) || memchr(text.ptr, '\r', text.len));
}

/* Puts declarations (lines) at `at`, where a line begins or the text ends; with an empty line before them where that is the custom. */
static void put_lines(jn_lsp_rewrite *self, const jn_document *document, uint32_t at, bool apart, jn_str lines)
{
	jn_str text = document->source.text;
	jn_buf fresh = {0};
	if (at > 0 && text.ptr[at - 1] != '\n' && text.ptr[at - 1] != '\r') jn_buf_char(&fresh, '\n');
	if (apart && at > 0) jn_buf_char(&fresh, '\n');
	jn_buf_str(&fresh, lines);
	if (!jn_str_ends(lines, JN_STR("\n"))) jn_buf_char(&fresh, '\n');
	jn_lsp_rewrite_put(self, document, (jn_span){at, at}, jn_buf_view(&fresh));
	jn_buf_free(&fresh);
}

void jn_lsp_append(jn_lsp_rewrite *self, const jn_document *document, jn_kind kind, jn_str lines)
{
	const jn_decl *last = NULL;
	for (const jn_decl *decl = document->first; decl; decl = decl->next)
		if (decl->kind == kind) last = decl;
	if (!last) last = document->last;
	uint32_t at = last ? jn_lsp_lines_of(last).end : document->source.text.len;
	jn_str text = document->source.text;
	if (at < text.len && at > 0 && text.ptr[at - 1] != '\n' && text.ptr[at - 1] != '\r') at = text.len;
	bool apart = last && (last->kind != kind || several_lines(jn_source_slice(&document->source, last->span)) ||
	                      several_lines(jn_str_trim(lines)));
	put_lines(self, document, at, apart, lines);
}

bool jn_lsp_has_block(const jn_decl *decl)
{
	jn_str text = jn_source_slice(&decl->document->source, decl->span);
	return text.len > 0 && text.ptr[text.len - 1] == '}';
}

bool jn_lsp_on_one_line(const jn_decl *decl)
{
	return !several_lines(jn_source_slice(&decl->document->source, decl->span));
}

uint32_t jn_lsp_open_of(const jn_decl *decl)
{
	jn_str text = decl->document->source.text;
	uint32_t at = decl->head_span.end;
	while (at < decl->span.end && text.ptr[at] != '{') at++;
	return at;
}

void jn_lsp_put_inside(jn_lsp_rewrite *self, const jn_decl *decl, bool first, jn_str text)
{
	const char *before = " {\n", *behind = "\n}";
	uint32_t at = decl->span.end;
	if (jn_lsp_has_block(decl)) {
		bool line = jn_lsp_on_one_line(decl) && !several_lines(text), empty = !decl->props && !decl->first_child;
		at = first ? jn_lsp_open_of(decl) + 1 : at - 1;
		before = line ? (empty || first ? " " : "; ") : "\n";
		behind = line ? (first && !empty ? ";" : " ") : "\n";
	}
	jn_buf fresh = {0};
	jn_buf_c(&fresh, before);
	jn_buf_str(&fresh, text);
	jn_buf_c(&fresh, behind);
	jn_lsp_rewrite_put(self, decl->document, (jn_span){at, at}, jn_buf_view(&fresh));
	jn_buf_free(&fresh);
}

const jn_document *jn_lsp_home(const jn_project *project, jn_kind kind, const jn_document *fallback)
{
	uint32_t most = 0, run = 0;
	const jn_document *home = fallback, *last = NULL;
	for (uint32_t i = 0; i < project->kind_count[kind]; i++) { /* in the order of documents */
		const jn_document *document = project->by_kind[kind][i]->document;
		run = document == last ? run + 1 : 1;
		last = document;
		if (document->builtin || run <= most) continue;
		most = run;
		home = document;
	}
	return home;
}

/* ---- names ---- */

/* What the language makes of `text`: the name of its one declaration; empty when there is a finding in it. */
static bool name_in(jn_str text, bool named, jn_buf *ret_name)
{
	jn_project *project = jn_project_of_text(JN_STR("name.journey"), text, JN_DATE_NONE);
	const jn_document *document = project->documents[project->document_count - 1];
	const jn_decl *decl = document->first;
	bool good = decl && !decl->next && decl->named == named && decl->name.len && !document->diagnostics && !project->diagnostics;
	if (good && named) good = decl->title.len == 0 && decl->name_span.end == text.len;
	if (good) jn_buf_str(ret_name, decl->name);
	jn_project_free(project);
	return good;
}

bool jn_lsp_valid_name(jn_str name)
{
	jn_buf text = {0}, found = {0};
	if (name.len == 0 || name.len > 1000 || memchr(name.ptr, '\n', name.len) || memchr(name.ptr, '\r', name.len)) return false;
	jn_buf_c(&text, "persona ");
	jn_buf_str(&text, name);
	bool good = !strchr(" \t", name.ptr[0]) && name_in(jn_buf_view(&text), true, &found);
	jn_buf_free(&text);
	jn_buf_free(&found);
	return good;
}

static bool taken(const jn_project *project, jn_kind kind, jn_str name)
{
	for (uint32_t i = 0; i < project->kind_count[kind]; i++)
		if (jn_str_eq(project->by_kind[kind][i]->name, name)) return true;
	return false;
}

bool jn_lsp_fresh_name(const jn_project *project, jn_kind kind, jn_str title, jn_buf *ret_name)
{
	enum { TRIES = 100 };
	jn_buf text = {0}, slug = {0};
	jn_buf_printf(&text, "%s ", jn_schema_kind(kind)->name);
	jn_buf_str(&text, title);
	bool good = title.len < 400 && name_in(jn_buf_view(&text), false, &slug) && jn_lsp_valid_name(jn_buf_view(&slug));
	if (good) jn_buf_str(ret_name, jn_buf_view(&slug));
	for (int i = 2; good && i < TRIES && taken(project, kind, jn_buf_view(ret_name)); i++) {
		ret_name->len = 0;
		jn_buf_str(ret_name, jn_buf_view(&slug));
		jn_buf_printf(ret_name, "-%d", i);
	}
	jn_buf_free(&text);
	jn_buf_free(&slug);
	return good && !taken(project, kind, jn_buf_view(ret_name));
}

void jn_lsp_quote(jn_buf *out, jn_str text)
{
	jn_buf_char(out, '"');
	for (uint32_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		if (c == '"' || c == '\\') jn_buf_char(out, '\\');
		if (c == '\n') jn_buf_c(out, "\\n");
		else if (c == '\t') jn_buf_c(out, "\\t");
		else if (c != '\r') jn_buf_char(out, c);
	}
	jn_buf_char(out, '"');
}
