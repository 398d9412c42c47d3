/* The table of report formats, and what all of them share. In: parts of a report. Out: counts, paths, calls of the
 * format's functions. */
#include "report/report.h"

enum { FLUSH_BYTES = 64 << 10 };

const jn_report_format jn_report_formats[] = {
	{"text", NULL, jn_report_text_add, jn_report_text_end, "each finding with its line quoted, for people"},
	{"concise", NULL, jn_report_concise_add, NULL, "a line each, as editors read them"},
	{"json", jn_report_json_begin, jn_report_json_add, jn_report_json_end, "one JSON object, for programs"},
	{"jsonl", NULL, jn_report_jsonl_add, NULL, "a JSON object a line"},
	{"sarif", jn_report_sarif_begin, jn_report_sarif_add, jn_report_sarif_end, "SARIF 2.1.0, for code scanning"},
	{"github", NULL, jn_report_github_add, NULL, "annotations in a GitHub workflow"},
	{"gitlab", jn_report_gitlab_begin, jn_report_gitlab_add, jn_report_gitlab_end, "a GitLab code quality report"},
	{NULL, NULL, NULL, NULL, NULL},
};

const jn_report_format *jn_report_format_named(jn_str name)
{
	for (const jn_report_format *row = jn_report_formats; row->name; row++)
		if (jn_str_eq(jn_str_c(row->name), name)) return row;
	return NULL;
}

const char *jn_severity_name(jn_severity severity)
{
	switch (severity) {
	case JN_SEVERITY_ERROR: return "error";
	case JN_SEVERITY_WARNING: return "warning";
	case JN_SEVERITY_INFO: return "info";
	case JN_SEVERITY_OFF: break;
	}
	return "off";
}

jn_str jn_report_path(const jn_report_part *part, const jn_document *document)
{
	if (part->paths && document->index < part->path_count && part->paths[document->index].len)
		return part->paths[document->index];
	return document->source.path;
}

void jn_report_edit_path(jn_buf *out, const jn_report_part *part, const jn_edit *edit)
{
	jn_str path = jn_report_path(part, edit->document);
	while (edit->create.len && path.len && path.ptr[path.len - 1] != '/') path.len--;
	jn_buf_str(out, path);
	jn_buf_str(out, edit->create);
}

void jn_report_sentences(jn_buf *out, const jn_diagnostic *finding)
{
	size_t start = out->len;
	jn_message_write(out, &finding->message, NULL);
	if (jn_message_some(&finding->help)) jn_buf_c(out, "; ");
	jn_message_write(out, &finding->help, NULL);
	if (out->len > start && !strchr(".?!:", out->ptr[out->len - 1])) jn_buf_char(out, '.');
}

bool jn_report_flush(jn_report *self)
{
	if (self->options.flush && self->out->len >= FLUSH_BYTES)
		self->stopped = !self->options.flush(self->out, self->options.flush_context);
	return !self->stopped;
}

jn_report jn_report_begin(jn_buf *out, const jn_report_format *format, const jn_report_options *options)
{
	jn_report self = {.out = out, .format = format};
	if (options) self.options = *options;
	if (format->begin) format->begin(&self);
	return self;
}

void jn_report_add(jn_report *self, const jn_report_part *part)
{
	for (uint32_t i = 0; i < part->count; i++) {
		self->errors += part->items[i]->severity == JN_SEVERITY_ERROR;
		self->warnings += part->items[i]->severity == JN_SEVERITY_WARNING;
		self->infos += part->items[i]->severity == JN_SEVERITY_INFO;
	}
	self->files += part->files;
	self->elsewhere += part->elsewhere;
	self->fails |= part->fails;
	if (!self->stopped) self->format->add(self, part);
}

void jn_report_end(jn_report *self)
{
	if (!self->stopped && self->format->end) self->format->end(self);
}
