/* GitLab's code quality report: a list of objects as GitLab documents them for its artifact `codequality`.
 *
 * In: findings. Out: a JSON list, an object a line. Fingerprints stay when lines move, so that GitLab's comparison of
 * two branches tells what is new. */
#include "checks/rule.h"
#include "report/fingerprint.h"
#include "report/json_writer.h"

static const char *gravity(jn_severity severity)
{
	if (severity == JN_SEVERITY_ERROR) return "major";
	return severity == JN_SEVERITY_WARNING ? "minor" : "info";
}

static json_t *finding_object(jn_json_pen *self, jn_fingerprinter *prints, const jn_diagnostic *finding)
{
	const jn_document *document = finding->document;
	jn_str path = jn_report_path(self->part, document);
	json_t *lines = json_object();
	json_object_set_new(lines, "begin",
						json_integer(jn_place_at(&self->start, &document->source, finding->span.start).line));
	json_object_set_new(lines, "end", json_integer(jn_place_at(&self->end, &document->source, finding->span.end).line));
	json_t *location = json_object();
	json_object_set_new(location, "path", jn_json_text(path));
	json_object_set_new(location, "lines", lines);
	jn_buf description = {0};
	jn_report_sentences(&description, finding);
	json_t *object = json_object();
	json_object_set_new(object, "description", jn_json_text(jn_buf_view(&description)));
	json_object_set_new(object, "check_name", json_string(jn_rules[finding->rule].name));
	json_object_set_new(object, "fingerprint",
						json_string(jn_fingerprint_write(jn_fingerprint_unique(prints, finding, path)).text));
	json_object_set_new(object, "severity", json_string(gravity(finding->severity)));
	json_object_set_new(object, "location", location);
	jn_buf_free(&description);
	return object;
}

void jn_report_gitlab_begin(jn_report *self)
{
	jn_buf_char(self->out, '[');
}

void jn_report_gitlab_add(jn_report *self, const jn_report_part *part)
{
	jn_arena arena = {0};
	jn_fingerprinter prints = {.arena = &arena};
	jn_json_pen pen = jn_json_take(self->out, part);
	for (uint32_t i = 0; i < part->count; i++) {
		jn_buf_c(self->out, self->written++ ? ",\n" : "\n");
		jn_json_write(&pen, finding_object(&pen, &prints, part->items[i]));
		if (!jn_report_flush(self)) break;
	}
	jn_json_release(&pen);
	jn_arena_free(&arena);
}

void jn_report_gitlab_end(jn_report *self)
{
	jn_buf_c(self->out, self->written ? "\n]\n" : "]\n");
}
