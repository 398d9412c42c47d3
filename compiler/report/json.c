/* Reports for programs: one JSON object, a finding a line. What each member means: docs/reports.md.
 *
 * In: findings. Out: valid UTF-8, whatever the files held; characters that could command a terminal are written as \u
 * escapes, which mean the same. jansson builds and writes one finding at a time, so that memory does not grow with the report. */
#include "report/place.h"
#include "report/report.h"

#include <jansson.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "checks/rule.h"

typedef struct writer {
	jn_buf *out;
	jn_buf line; /* one finding as jansson writes it */
	const jn_report_part *part;
	jn_place_cursor start, end, others; /* each is asked in rising order */
} writer;

/* User text as a JSON string; bytes that are not UTF-8 become U+FFFD. */
static json_t *text(jn_str s)
{
	if (jn_utf8_first_invalid(s) == s.len) return json_stringn_nocheck(s.len ? s.ptr : "", s.len);
	jn_buf clean = {0};
	for (uint32_t at = 0; at < s.len;) jn_buf_rune(&clean, jn_utf8_next(s, &at));
	json_t *result = json_stringn_nocheck(clean.ptr, clean.len);
	jn_buf_free(&clean);
	return result;
}

static json_t *point(jn_place_cursor *cursor, const jn_document *document, uint32_t offset)
{
	jn_place place = jn_place_at(cursor, &document->source, offset);
	json_t *self = json_object();
	json_object_set_new(self, "line", json_integer(place.line));
	json_object_set_new(self, "column", json_integer(place.column));
	json_object_set_new(self, "offset", json_integer(offset));
	return self;
}

static json_t *range(jn_place_cursor *start, jn_place_cursor *end, const jn_document *document, jn_span span)
{
	json_t *self = json_object();
	json_object_set_new(self, "start", point(start, document, span.start));
	json_object_set_new(self, "end", point(end, document, span.end));
	return self;
}

static json_t *related(writer *self, const jn_diagnostic *finding)
{
	json_t *list = json_array();
	for (const jn_related *r = finding->related; r; r = r->next) {
		json_t *item = json_object();
		json_object_set_new(item, "message", text(r->message));
		json_object_set_new(item, "path", text(jn_report_path(self->part, r->document)));
		json_object_set_new(item, "range", range(&self->others, &self->others, r->document, r->span));
		json_array_append_new(list, item);
	}
	return list;
}

static json_t *mend(writer *self, const jn_diagnostic *finding)
{
	if (!finding->edits) return json_null();
	json_t *edits = json_array();
	for (const jn_edit *e = finding->edits; e; e = e->next) {
		json_t *item = json_object();
		json_object_set_new(item, "path", text(jn_report_path(self->part, e->document)));
		json_object_set_new(item, "range", range(&self->others, &self->others, e->document, e->span));
		json_object_set_new(item, "text", text(e->text));
		json_array_append_new(edits, item);
	}
	json_t *result = json_object();
	json_object_set_new(result, "title", text(finding->edit_title));
	json_object_set_new(result, "certain", json_boolean(finding->edit_certain));
	json_object_set_new(result, "edits", edits);
	return result;
}

static json_t *finding_object(writer *self, const jn_diagnostic *finding)
{
	const jn_document *document = finding->document;
	json_t *object = json_object();
	json_object_set_new(object, "rule", json_string(jn_rules[finding->rule].name));
	json_object_set_new(object, "severity", json_string(jn_severity_name(finding->severity)));
	json_object_set_new(object, "message", text(finding->message));
	json_object_set_new(object, "help", finding->help.len ? text(finding->help) : json_null());
	json_object_set_new(object, "path", text(jn_report_path(self->part, document)));
	json_object_set_new(object, "range", range(&self->start, &self->end, document, finding->span));
	json_object_set_new(object, "related", related(self, finding));
	json_object_set_new(object, "mend", mend(self, finding));
	return object;
}

/* Characters that a terminal would obey, or that nobody sees: escaped, so that `journey check --format json` may be looked at. */
static bool hidden(uint32_t rune)
{
	return (rune >= 0x7F && rune < 0xA0) || rune == 0xAD || rune == 0x61C || rune == 0x180E ||
	       (rune >= 0x200B && rune <= 0x200F) || (rune >= 0x2028 && rune <= 0x202E) ||
	       (rune >= 0x2060 && rune <= 0x206F) || rune == 0xFEFF || (rune >= 0xFFF0 && rune <= 0xFFFB);
}

static void copy_visible(jn_buf *out, jn_str json)
{
	uint32_t from = 0;
	for (uint32_t at = 0; at < json.len;) {
		uint32_t before = at;
		if ((unsigned char)json.ptr[at] < 0x7F) {
			at++;
			continue;
		}
		uint32_t rune = jn_utf8_next(json, &at);
		bool tag = rune >= 0xE0000 && rune <= 0xE0FFF;
		if (!tag && !hidden(rune)) continue;
		jn_buf_str(out, jn_str_slice(json, from, before));
		if (tag)
			jn_buf_printf(out, "\\u%04x\\u%04x", 0xD800 + ((rune - 0x10000) >> 10), 0xDC00 + (rune & 0x3FF));
		else
			jn_buf_printf(out, "\\u%04x", rune);
		from = at;
	}
	jn_buf_str(out, jn_str_slice(json, from, json.len));
}

static int collect(const char *bytes, size_t len, void *context)
{
	jn_buf_bytes(context, bytes, len);
	return 0;
}

/* Writes `object` on one line and gives it back. */
static void write_object(writer *self, json_t *object)
{
	self->line.len = 0;
	json_dump_callback(object, collect, &self->line, JSON_COMPACT);
	json_decref(object);
	copy_visible(self->out, jn_buf_view(&self->line));
}

/* A failed allocation must end as everywhere else in the compiler, not as a member that is silently missing: jansson gets
 * our allocator while we use it. */
typedef struct allocator {
	json_malloc_t allocate;
	json_free_t release;
} allocator;

static allocator take_allocator(void)
{
	allocator old;
	json_get_alloc_funcs(&old.allocate, &old.release);
	json_set_alloc_funcs(jn_alloc, free);
	return old;
}

void jn_report_json_begin(jn_report *self)
{
	jn_buf_c(self->out, "{\"version\":1,\n\"findings\":[");
}

void jn_report_json_add(jn_report *self, const jn_report_part *part)
{
	allocator old = take_allocator();
	writer pen = {.out = self->out, .part = part};
	for (uint32_t i = 0; i < part->count; i++) {
		jn_buf_c(self->out, self->written++ ? ",\n" : "\n");
		write_object(&pen, finding_object(&pen, part->items[i]));
		if (!jn_report_flush(self)) break;
	}
	jn_buf_free(&pen.line);
	json_set_alloc_funcs(old.allocate, old.release);
}

void jn_report_json_end(jn_report *self)
{
	allocator old = take_allocator();
	json_t *summary = json_object();
	json_object_set_new(summary, "errors", json_integer(self->errors));
	json_object_set_new(summary, "warnings", json_integer(self->warnings));
	json_object_set_new(summary, "infos", json_integer(self->infos));
	json_object_set_new(summary, "files", json_integer(self->files));
	json_object_set_new(summary, "elsewhere", json_integer(self->elsewhere));
	json_object_set_new(summary, "fails", json_boolean(self->fails));
	jn_buf_c(self->out, self->written ? "\n],\n\"summary\":" : "],\n\"summary\":");
	writer pen = {.out = self->out};
	write_object(&pen, summary);
	jn_buf_c(self->out, "}\n");
	jn_buf_free(&pen.line);
	json_set_alloc_funcs(old.allocate, old.release);
}
