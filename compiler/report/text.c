/* Reports for people, in the manner of rustc: what, where, the line, how to mend it; then one line that counts.
 *
 * In: findings in the order to show them. Out: terminal-safe text. Every word that a file's author may have written
 * (paths and messages too) goes through jn_text_terminal_safe. */
#include "report/place.h"
#include "report/report.h"
#include "report/snippet.h"

#include "checks/rule.h"
#include "text/catalog.h"
#include "text/columns.h"

enum {
	QUOTED_PLACES = 2,  /* so many related places are quoted; more are listed, a line each … */
	LISTED_PLACES = 10, /* … up to here */
	ADDED_LINES = 6,    /* of what an edit would add */
};

#define BOLD "\033[1m"
#define RED "\033[1;31m"
#define YELLOW "\033[1;33m"
#define CYAN "\033[1;36m"
#define GREEN "\033[1;32m"

typedef struct painter {
	jn_buf *out;
	jn_buf *sentence; /* one at a time, before it is made safe */
	const jn_report_part *part;
	jn_language language;
	bool color;
	uint32_t gutter;              /* digits of the largest line number in the finding at hand */
	jn_place_cursor main, others; /* of findings, and of what they are related to */
} painter;

static const char *severity_word(jn_severity severity)
{
	if (severity == JN_SEVERITY_ERROR) return JN_TR("error");
	return severity == JN_SEVERITY_WARNING ? JN_TR("warning") : JN_TR("info");
}

static const char *severity_color(jn_severity severity)
{
	if (severity == JN_SEVERITY_ERROR) return RED;
	return severity == JN_SEVERITY_WARNING ? YELLOW : CYAN;
}

static void colored(painter *self, const char *color, const char *text)
{
	if (self->color) jn_buf_c(self->out, color);
	jn_buf_c(self->out, text);
	if (self->color) jn_buf_c(self->out, JN_SNIPPET_RESET);
}

/* A word of ours. */
static void colored_word(painter *self, const char *color, const char *english)
{
	colored(self, color, jn_tr(self->language, english));
}

/* A message in the reader's language, safe for a terminal. */
static void write_message(painter *self, const jn_message *message)
{
	self->sentence->len = 0;
	jn_tr_message_part(self->sentence, self->language, message);
	if (self->language != JN_LANG_AR) {
		jn_text_terminal_safe(self->out, jn_buf_view(self->sentence));
		return;
	}
	jn_buf safe = {0};
	jn_text_terminal_safe(&safe, jn_buf_view(self->sentence));
	jn_tr_isolated(self->out, self->language, jn_buf_view(&safe));
	jn_buf_free(&safe);
}

static jn_snippet_style style(const painter *self, char mark, const char *color)
{
	return (jn_snippet_style){self->gutter, mark, self->color ? color : NULL};
}

static uint32_t digits(uint32_t number)
{
	uint32_t count = 1;
	for (; number >= 10; number /= 10) count++;
	return count;
}

static uint32_t gutter_for(const jn_diagnostic *finding)
{
	uint32_t line = jn_place_line(&finding->document->source, finding->span.start);
	for (const jn_related *r = finding->related; r; r = r->next) {
		uint32_t other = jn_place_line(&r->document->source, r->span.start);
		if (other > line) line = other;
	}
	for (const jn_edit *e = finding->edits; e; e = e->next) {
		uint32_t other = jn_place_line(&e->document->source, e->span.start);
		if (other > line) line = other;
	}
	return digits(line + 1);
}

static void write_place(painter *self, jn_place_cursor *cursor, const jn_document *document, uint32_t offset)
{
	jn_place place = jn_place_at(cursor, &document->source, offset);
	jn_text_terminal_safe(self->out, jn_report_path(self->part, document));
	jn_buf_printf(self->out, ":%u:%u\n", place.line, place.column);
}

static void write_arrow(painter *self, jn_place_cursor *cursor, const jn_document *document, uint32_t offset)
{
	jn_snippet_style plain = style(self, ' ', "");
	jn_snippet_gutter(self->out, "-->", &plain);
	jn_buf_char(self->out, ' ');
	write_place(self, cursor, document, offset);
}

static void write_snippet(painter *self, const jn_document *document, jn_span span, char mark, const char *color)
{
	if (document->source.text.len == 0) return;
	jn_snippet_style how = style(self, mark, color);
	jn_snippet_source(self->out, &document->source, span, &how);
}

/* `   = help: …`, the label in bold. */
static void write_line(painter *self, const char *label, const jn_message *message)
{
	jn_snippet_style plain = style(self, ' ', "");
	jn_snippet_gutter(self->out, "=", &plain);
	jn_buf_char(self->out, ' ');
	colored_word(self, BOLD, label);
	jn_buf_c(self->out, ": ");
	write_message(self, message);
	jn_buf_char(self->out, '\n');
}

/* Lines that an edit without a line of its own would add. */
static void write_added(painter *self, jn_str text)
{
	jn_snippet_style how = style(self, '+', GREEN);
	uint32_t from = 0, lines = 0;
	while (from < text.len && lines < ADDED_LINES) {
		const char *end = memchr(text.ptr + from, '\n', text.len - from);
		uint32_t to = end ? (uint32_t)(end - text.ptr) : text.len;
		jn_str line = jn_str_slice(text, from, to);
		from = to + 1;
		if (jn_str_trim(line).len == 0) continue;
		jn_snippet_added(self->out, line, &how);
		lines++;
	}
	if (from < text.len) jn_snippet_added(self->out, JN_STR("\xE2\x80\xA6"), &how);
}

/* The line as the edit would leave it, what is new marked. */
static void write_edited(painter *self, const jn_edit *edit)
{
	const jn_source *source = &edit->document->source;
	uint32_t line = jn_place_line(source, edit->span.start), bom = jn_place_bom(source, line);
	uint32_t start = source->line_starts[line];
	jn_str old = jn_source_line(source, line);
	uint32_t from = edit->span.start - start < bom ? bom : edit->span.start - start, to = edit->span.end - start;
	jn_buf fresh = {0};
	jn_buf_str(&fresh, jn_str_slice(old, bom, from));
	jn_buf_str(&fresh, edit->text);
	jn_buf_str(&fresh, jn_str_slice(old, to, old.len));
	jn_snippet_style how = style(self, edit->span.start == edit->span.end ? '+' : '~', GREEN);
	jn_span mark = {from - bom, from - bom + edit->text.len};
	jn_snippet_line(self->out, jn_buf_view(&fresh), mark, line + 1, &how);
	jn_buf_free(&fresh);
}

/* True when an edit stays inside one line of reasonable length and adds something. */
static bool shows_in_its_line(const jn_edit *edit)
{
	enum { LONGEST = 4000 };
	const jn_source *source = &edit->document->source;
	uint32_t line = jn_place_line(source, edit->span.start);
	jn_str text = jn_source_line(source, line);
	if (edit->create.len || edit->text.len == 0 || text.len > LONGEST || edit->span.end - source->line_starts[line] > text.len)
		return false;
	return !memchr(edit->text.ptr, '\n', edit->text.len);
}

static void write_edits(painter *self, const jn_diagnostic *finding)
{
	const jn_edit *edit = finding->edits;
	if (!edit) return;
	bool in_line = !edit->next && shows_in_its_line(edit), elsewhere = edit->document != finding->document;
	/* The new line under a help says what the title would. */
	if (jn_message_some(&finding->edit_title) && (!(in_line && jn_message_some(&finding->help)) || elsewhere))
		write_line(self, finding->edit_certain ? JN_TR("mend") : JN_TR("suggestion"), &finding->edit_title);
	if (edit->next) return;
	if (elsewhere) write_arrow(self, &self->others, edit->document, edit->span.start);
	if (in_line)
		write_edited(self, edit);
	else if (edit->text.len && memchr(edit->text.ptr, '\n', edit->text.len))
		write_added(self, edit->text);
}

static uint32_t count_related(const jn_diagnostic *finding)
{
	uint32_t count = 0;
	for (const jn_related *r = finding->related; r; r = r->next) count++;
	return count;
}

static void list_related(painter *self, const jn_diagnostic *finding, uint32_t count)
{
	uint32_t listed = 0;
	for (const jn_related *r = finding->related; r && listed < LISTED_PLACES; r = r->next, listed++) {
		jn_snippet_style plain = style(self, ' ', "");
		jn_snippet_gutter(self->out, "=", &plain);
		jn_buf_char(self->out, ' ');
		write_message(self, &r->message);
		jn_buf_c(self->out, jn_message_some(&r->message) ? ": " : "");
		write_place(self, &self->others, r->document, r->span.start);
	}
	if (count <= listed) return;
	jn_snippet_style plain = style(self, ' ', "");
	jn_snippet_gutter(self->out, "=", &plain);
	jn_buf_char(self->out, ' ');
	jn_tr_printf(self->out, self->language, "and %u more", count - listed);
	jn_buf_char(self->out, '\n');
}

static void write_related(painter *self, const jn_diagnostic *finding)
{
	uint32_t count = count_related(finding);
	if (count > QUOTED_PLACES) {
		list_related(self, finding, count);
		return;
	}
	for (const jn_related *r = finding->related; r; r = r->next) {
		colored_word(self, BOLD, JN_TR("note"));
		jn_buf_c(self->out, ": ");
		write_message(self, &r->message);
		jn_buf_char(self->out, '\n');
		write_arrow(self, &self->others, r->document, r->span.start);
		write_snippet(self, r->document, r->span, '-', JN_SNIPPET_BLUE);
	}
}

static void write_finding(painter *self, const jn_diagnostic *finding)
{
	const char *color = severity_color(finding->severity);
	self->gutter = gutter_for(finding);
	if (self->color) jn_buf_c(self->out, color);
	jn_buf_printf(self->out, "%s[%s]", jn_tr(self->language, severity_word(finding->severity)), jn_rules[finding->rule].name);
	if (self->color) jn_buf_c(self->out, JN_SNIPPET_RESET BOLD);
	jn_buf_c(self->out, ": ");
	write_message(self, &finding->message);
	if (self->color) jn_buf_c(self->out, JN_SNIPPET_RESET);
	jn_buf_char(self->out, '\n');
	write_arrow(self, &self->main, finding->document, finding->span.start);
	write_snippet(self, finding->document, finding->span, '^', color);
	if (jn_message_some(&finding->help)) write_line(self, JN_TR("help"), &finding->help);
	write_edits(self, finding);
	write_related(self, finding);
	jn_buf_char(self->out, '\n');
}

/* Writes a number of things, as a phrase of its own: no word of another one depends on it. */
static jn_str count(jn_buf *out, jn_language language, uint32_t number, const char *one, const char *many)
{
	out->len = 0;
	jn_tr_printf(out, language, number == 1 ? one : many, number);
	return jn_buf_view(out);
}

/* "1 error, 2 warnings" */
static void count_found(const jn_report *self, jn_buf *out)
{
	jn_language language = self->options.language;
	jn_buf first = {0}, second = {0};
	jn_str errors = count(&first, language, self->errors, JN_TRF("%u error"), JN_TRF("%u errors"));
	jn_str warnings = count(&second, language, self->warnings, JN_TRF("%u warning"), JN_TRF("%u warnings"));
	if (self->errors && self->warnings)
		jn_tr_printf(out, language, "%.*s, %.*s", JN_ARG(errors), JN_ARG(warnings));
	else if (self->errors || self->warnings)
		jn_buf_str(out, self->errors ? errors : warnings);
	else
		jn_buf_c(out, jn_tr(language, self->infos ? JN_TR("No errors or warnings") : JN_TR("No findings")));
	jn_buf_free(&first);
	jn_buf_free(&second);
}

/* Adds a part to the sentence in `line`. */
static void go_on(jn_buf *line, jn_language language, jn_str part)
{
	jn_buf longer = {0};
	jn_tr_printf(&longer, language, "%.*s; %.*s", (int)line->len, line->ptr, JN_ARG(part));
	jn_buf_free(line);
	*line = longer;
}

void jn_report_text_end(jn_report *self)
{
	jn_language language = self->options.language;
	jn_buf found = {0}, line = {0}, part = {0};
	count_found(self, &found);
	jn_str files = count(&part, language, self->files, JN_TRF("%u file"), JN_TRF("%u files"));
	jn_tr_printf(&line, language, "%.*s in %.*s", (int)found.len, found.ptr, JN_ARG(files));
	if (self->infos) {
		const char *one = self->infos_hidden ? JN_TRF("%u info (--info shows it)") : JN_TRF("%u info");
		const char *many = self->infos_hidden ? JN_TRF("%u infos (--info lists them)") : JN_TRF("%u infos");
		go_on(&line, language, count(&part, language, self->infos, one, many));
	}
	if (self->elsewhere)
		go_on(&line, language,
			  count(&part, language, self->elsewhere, JN_TRF("%u more finding elsewhere in the project"),
					JN_TRF("%u more findings elsewhere in the project")));
	bool nothing = !self->errors && !self->warnings && !self->infos && !self->elsewhere;
	jn_buf_bytes(self->out, line.ptr, line.len);
	jn_buf_c(self->out, nothing ? ".\n" : "\n");
	jn_buf_free(&found);
	jn_buf_free(&line);
	jn_buf_free(&part);
}

void jn_report_text_add(jn_report *self, const jn_report_part *part)
{
	jn_buf sentence = {0};
	painter brush = {.out = self->out, .sentence = &sentence, .part = part, .language = self->options.language,
					 .color = self->options.color};
	bool list_infos = part->list_infos || self->options.list_infos;
	for (uint32_t i = 0; i < part->count; i++) {
		const jn_diagnostic *finding = part->items[i];
		if (finding->severity == JN_SEVERITY_INFO && !list_infos) {
			self->infos_hidden = true;
			continue;
		}
		write_finding(&brush, finding);
		self->written++;
		if (!jn_report_flush(self)) break;
	}
	jn_buf_free(&sentence);
}
