/* Reports for programs: one JSON object, a finding a line; or JSON lines, a finding a line and nothing else. What each
 * member means: docs/reports.md.
 *
 * In: findings. Out: JSON in the caller's buffer. jansson builds and writes one finding at a time, so that memory does
 * not grow with the report. */
#include "checks/rule.h"
#include "report/json_writer.h"

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

static json_t *related(jn_json_pen *self, const jn_diagnostic *finding)
{
	json_t *list = json_array();
	for (const jn_related *r = finding->related; r; r = r->next) {
		json_t *item = json_object();
		json_object_set_new(item, "message", jn_json_message(&r->message));
		json_object_set_new(item, "path", jn_json_text(jn_report_path(self->part, r->document)));
		json_object_set_new(item, "range", range(&self->others, &self->others, r->document, r->span));
		json_array_append_new(list, item);
	}
	return list;
}

static json_t *mend(jn_json_pen *self, const jn_diagnostic *finding)
{
	if (!finding->edits) return json_null();
	json_t *edits = json_array();
	for (const jn_edit *e = finding->edits; e; e = e->next) {
		json_t *item = json_object();
		jn_buf path = {0};
		jn_report_edit_path(&path, self->part, e);
		json_object_set_new(item, "path", jn_json_text(jn_buf_view(&path)));
		json_object_set_new(item, "range", range(&self->others, &self->others, e->document, e->span));
		json_object_set_new(item, "text", jn_json_text(e->text));
		if (e->create.len) json_object_set_new(item, "creates", json_true());
		jn_buf_free(&path);
		json_array_append_new(edits, item);
	}
	json_t *result = json_object();
	json_object_set_new(result, "title", jn_json_message(&finding->edit_title));
	json_object_set_new(result, "certain", json_boolean(finding->edit_certain));
	json_object_set_new(result, "edits", edits);
	return result;
}

static json_t *finding_object(jn_json_pen *self, const jn_diagnostic *finding)
{
	const jn_document *document = finding->document;
	json_t *object = json_object();
	json_object_set_new(object, "rule", json_string(jn_rules[finding->rule].name));
	json_object_set_new(object, "severity", json_string(jn_severity_name(finding->severity)));
	json_object_set_new(object, "message", jn_json_message(&finding->message));
	json_object_set_new(object, "help", jn_message_some(&finding->help) ? jn_json_message(&finding->help) : json_null());
	json_object_set_new(object, "path", jn_json_text(jn_report_path(self->part, document)));
	json_object_set_new(object, "range", range(&self->start, &self->end, document, finding->span));
	json_object_set_new(object, "related", related(self, finding));
	json_object_set_new(object, "mend", mend(self, finding));
	return object;
}

void jn_report_json_begin(jn_report *self)
{
	jn_buf_c(self->out, "{\"version\":1,\n\"findings\":[");
}

void jn_report_json_add(jn_report *self, const jn_report_part *part)
{
	jn_json_pen pen = jn_json_take(self->out, part);
	for (uint32_t i = 0; i < part->count; i++) {
		jn_buf_c(self->out, self->written++ ? ",\n" : "\n");
		jn_json_write(&pen, finding_object(&pen, part->items[i]));
		if (!jn_report_flush(self)) break;
	}
	jn_json_release(&pen);
}

void jn_report_json_end(jn_report *self)
{
	jn_buf_c(self->out, self->written ? "\n],\n\"summary\":" : "],\n\"summary\":");
	jn_json_pen pen = jn_json_take(self->out, NULL);
	json_t *summary = json_object();
	json_object_set_new(summary, "errors", json_integer(self->errors));
	json_object_set_new(summary, "warnings", json_integer(self->warnings));
	json_object_set_new(summary, "infos", json_integer(self->infos));
	json_object_set_new(summary, "files", json_integer(self->files));
	json_object_set_new(summary, "elsewhere", json_integer(self->elsewhere));
	json_object_set_new(summary, "fails", json_boolean(self->fails));
	jn_json_write(&pen, summary);
	jn_json_release(&pen);
	jn_buf_c(self->out, "}\n");
}

void jn_report_jsonl_add(jn_report *self, const jn_report_part *part)
{
	jn_json_pen pen = jn_json_take(self->out, part);
	for (uint32_t i = 0; i < part->count; i++) {
		jn_json_write(&pen, finding_object(&pen, part->items[i]));
		jn_buf_char(self->out, '\n');
		if (!jn_report_flush(self)) break;
	}
	jn_json_release(&pen);
}
