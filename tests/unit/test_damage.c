/* A property of the whole language: a broken line damages itself and nothing else.
 *
 * For every line of every example, its last token, its last quotation mark or its first word is taken away. Every other
 * declaration must read as before, and at most two findings may appear that were not there. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "checks/run.h"
#include "dump.h"
#include "lower/lower.h"
#include "project/files.h"
#include "project/frameworks.h"
#include "resolve/resolve.h"

enum { MAX_FILES = 64, MAX_NEW = 2, MAX_REPORTS = 5 };

typedef struct example {
	struct jn_parser *parser;
	jn_arena arena;
	jn_paths files;
	jn_str texts[MAX_FILES];
	jn_document *documents[MAX_FILES + 1]; /* the built-in one first */
	jn_buf baseline;                       /* findings of the undamaged project */
	uint32_t tried, reported;
} example;

/* ---- a project of documents that are kept, one of them replaced ---- */

static void forget_clauses(jn_clause *clause)
{
	for (; clause; clause = clause->next) {
		clause->broken = false;
		if (clause->head.type == JN_VALUE_REF) clause->head.ref = NULL;
		for (jn_mod *mod = clause->mods; mod; mod = mod->next)
			if (mod->value.type == JN_VALUE_REF) mod->value.ref = NULL;
	}
}

/* Undoes what resolution left in a document that was free of findings. */
static void forget(jn_document *document)
{
	for (jn_decl *decl = document->first; decl; decl = (jn_decl *)jn_dump_next(decl)) {
		forget_clauses(decl->heads);
		for (jn_prop *prop = decl->props; prop; prop = prop->next) forget_clauses(prop->clauses), prop->broken = false;
	}
	for (jn_allow *allow = document->allows; allow; allow = allow->next) allow->used = false;
}

static void dump_finding(jn_buf *out, const jn_diagnostic *d)
{
	jn_str line = jn_source_slice(&d->document->source, d->span);
	jn_buf_printf(out, "%d %s ", d->rule, jn_rules[d->rule].name);
	jn_buf_str(out, d->document->source.path);
	jn_buf_c(out, " [");
	jn_buf_str(out, jn_str_slice(line, 0, 40));
	jn_buf_c(out, "] ");
	jn_message_write(out, &d->message, NULL);
	jn_buf_char(out, '\n');
}

/* Resolves and checks; writes the findings (errors and warnings), a line each. */
static void check(jn_document **documents, uint32_t count, jn_buf *out)
{
	jn_project project = {.today = JN_DATE_NONE, .documents = documents, .document_count = count};
	for (uint32_t i = 0; i < count; i++) documents[i]->index = i;
	jn_resolve(&project);
	jn_findings findings = jn_check_run(&project, NULL);
	for (uint32_t i = 0; i < findings.count; i++)
		if (findings.items[i]->severity > JN_SEVERITY_INFO) dump_finding(out, findings.items[i]);
	jn_arena_free(&project.arena);
}

static bool has_line(const jn_buf *text, jn_str line)
{
	jn_str all = jn_buf_view(text);
	for (uint32_t at = 0; at + line.len <= all.len;) {
		if (memcmp(all.ptr + at, line.ptr, line.len) == 0) return true;
		const char *end = memchr(all.ptr + at, '\n', all.len - at);
		if (!end) break;
		at = (uint32_t)(end - all.ptr) + 1;
	}
	return false;
}

/* Calls `visit` with each line, its line feed included. */
static uint32_t count_new_lines(const jn_buf *text, const jn_buf *known)
{
	uint32_t n = 0;
	jn_str all = jn_buf_view(text);
	for (uint32_t at = 0; at < all.len;) {
		const char *end = memchr(all.ptr + at, '\n', all.len - at);
		uint32_t next = end ? (uint32_t)(end - all.ptr) + 1 : all.len;
		n += !has_line(known, jn_str_slice(all, at, next));
		at = next;
	}
	return n;
}

/* ---- damage ---- */

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Part of a token: what a person would call a word, a number, a sign. */
static bool is_word(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' || c == '%' ||
	       c == '.' || c == '#' || c == '/' || (unsigned char)c >= 0x80;
}

/* The bytes to take away from a line, or an empty span. */
static jn_span last_token(jn_str line)
{
	uint32_t end = line.len;
	while (end > 0 && is_blank(line.ptr[end - 1])) end--;
	uint32_t start = end;
	if (end > 0 && line.ptr[end - 1] == '"') {
		start--;
		while (start > 0 && line.ptr[start - 1] != '"') start--;
		if (start > 0) start--;
	} else if (end > 0 && !is_word(line.ptr[end - 1])) {
		start--;
	} else {
		while (start > 0 && is_word(line.ptr[start - 1])) start--;
	}
	return (jn_span){start, end};
}

static jn_span last_quote(jn_str line)
{
	for (uint32_t i = line.len; i > 0; i--)
		if (line.ptr[i - 1] == '"') return (jn_span){i - 1, i};
	return (jn_span){0, 0};
}

static jn_span first_word(jn_str line)
{
	uint32_t start = 0;
	while (start < line.len && is_blank(line.ptr[start])) start++;
	uint32_t end = start;
	while (end < line.len && is_word(line.ptr[end])) end++;
	return (jn_span){start, end};
}

/* ---- the property ---- */

static void report(example *self, const char *what, uint32_t file, jn_str line, const jn_buf *detail)
{
	if (self->reported++ >= MAX_REPORTS) return;
	jn_str all = jn_buf_view(detail);
	cr_expect(false, "%s\n%.*s: %.*s\n%.*s", what, (int)self->files.items[file].len, self->files.items[file].ptr, (int)line.len,
	          line.ptr, (int)all.len, all.ptr);
}

/* Every declaration of `before` that has nothing to do with the bytes of `line` must stand in `after` unchanged. */
static void compare_models(example *self, const jn_document *before, const jn_document *after, uint32_t file, jn_span line, jn_str shown)
{
	jn_buf lines = {0}, one = {0}, lost = {0};
	for (const jn_decl *d = after->first; d; d = jn_dump_next(d)) jn_dump_decl_alone(&lines, d);
	/* The damaged declaration is the innermost one that the line begins in or that begins on the line. */
	const jn_decl *damaged = NULL;
	for (const jn_decl *d = before->first; d; d = jn_dump_next(d))
		if (d->span.start < line.end && d->span.end > line.start) damaged = d;
	for (const jn_decl *d = before->first; d; d = jn_dump_next(d)) {
		bool on_line = d->span.start >= line.start && d->span.start < line.end;
		if (d == damaged || on_line) continue;
		one.len = 0;
		jn_dump_decl_alone(&one, d);
		if (!has_line(&lines, jn_buf_view(&one))) jn_buf_str(&lost, jn_buf_view(&one));
	}
	if (lost.len) report(self, "another declaration changed", file, shown, &lost);
	jn_buf_free(&lines), jn_buf_free(&one), jn_buf_free(&lost);
}

static void try_damage(example *self, uint32_t file, jn_span line, jn_span cut)
{
	jn_str text = self->texts[file];
	jn_buf damaged = {0}, findings = {0};
	jn_buf_str(&damaged, jn_str_slice(text, 0, line.start + cut.start));
	jn_buf_str(&damaged, jn_str_slice(text, line.start + cut.end, text.len));
	jn_document *before = self->documents[file + 1];
	jn_document *after = jn_document_new(self->parser, before->source.path, jn_buf_view(&damaged));
	for (uint32_t i = 0; i <= self->files.count; i++) forget(self->documents[i]);
	jn_document *documents[MAX_FILES + 1];
	memcpy(documents, self->documents, sizeof documents);
	documents[file + 1] = after;
	check(documents, self->files.count + 1, &findings);
	jn_str shown = jn_str_slice(jn_buf_view(&damaged), line.start, line.end - (cut.end - cut.start));
	if (count_new_lines(&findings, &self->baseline) > MAX_NEW) report(self, "more than two findings", file, shown, &findings);
	compare_models(self, before, after, file, line, shown);
	self->tried++;
	jn_document_free(after);
	jn_buf_free(&damaged), jn_buf_free(&findings);
}

static void damage_file(example *self, uint32_t file)
{
	const jn_source *source = &self->documents[file + 1]->source;
	for (uint32_t i = 0; i < source->line_count; i++) {
		jn_str text = jn_source_line(source, i);
		jn_span line = {source->line_starts[i], source->line_starts[i] + text.len};
		jn_span cuts[] = {last_token(text), last_quote(text), first_word(text)};
		for (size_t c = 0; c < sizeof cuts / sizeof *cuts; c++)
			if (cuts[c].end > cuts[c].start) try_damage(self, file, line, cuts[c]);
	}
}

static void load(example *self, const char *folder)
{
	self->parser = jn_parser_new();
	jn_folder_walk(&self->arena, folder, false, &self->files, NULL);
	cr_assert(self->files.count > 0 && self->files.count <= MAX_FILES);
	self->documents[0] = jn_frameworks_document();
	self->documents[0]->builtin = true;
	for (uint32_t i = 0; i < self->files.count; i++) {
		jn_buf path = {0}, text = {0};
		jn_buf_printf(&path, "%s/%s", folder, self->files.items[i].ptr);
		cr_assert_eq(jn_file_read(path.ptr, &text), JN_FILE_READ);
		self->texts[i] = jn_arena_str(&self->arena, jn_buf_view(&text));
		self->documents[i + 1] = jn_document_new(self->parser, self->files.items[i], self->texts[i]);
		cr_assert_null(self->documents[i + 1]->diagnostics, "%s", path.ptr);
		jn_buf_free(&path), jn_buf_free(&text);
	}
	check(self->documents, self->files.count + 1, &self->baseline);
}

static void damage_project(const char *folder)
{
	example self = {0};
	load(&self, folder);
	for (uint32_t i = 0; i < self.files.count; i++) damage_file(&self, i);
	cr_expect(self.tried > 500, "only %u damages were tried", self.tried);
	cr_expect(self.reported <= MAX_REPORTS, "%u of %u damages broke the rule", self.reported, self.tried);
	for (uint32_t i = 0; i <= self.files.count; i++) jn_document_free(self.documents[i]);
	jn_buf_free(&self.baseline);
	jn_arena_free(&self.arena);
	jn_parser_free(self.parser);
}

Test(damage, retail, .timeout = 600)
{
	damage_project(JOURNEY_SOURCE_DIR "/examples/retail");
}

Test(damage, cart_abandonment, .timeout = 600)
{
	damage_project(JOURNEY_SOURCE_DIR "/examples/cart-abandonment");
}

Test(damage, retail_in_indonesian, .timeout = 600)
{
	damage_project(JOURNEY_SOURCE_DIR "/examples/retail-id");
}

Test(damage, retail_in_arabic, .timeout = 600)
{
	damage_project(JOURNEY_SOURCE_DIR "/examples/retail-ar");
}
