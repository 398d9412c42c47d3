/* Reports of a line a finding: `concise`, which editors read, and the annotations of a GitHub workflow.
 *
 * In: findings in the order to show them. Out: terminal-safe lines; what a file's author wrote cannot start a line of
 * its own. */
#include "report/place.h"
#include "report/report.h"

#include "checks/rule.h"
#include "text/columns.h"

void jn_report_concise_add(jn_report *self, const jn_report_part *part)
{
	jn_place_cursor cursor = {0};
	jn_buf message = {0};
	for (uint32_t i = 0; i < part->count; i++) {
		const jn_diagnostic *finding = part->items[i];
		jn_place place = jn_place_at(&cursor, &finding->document->source, finding->span.start);
		jn_text_terminal_safe(self->out, jn_report_path(part, finding->document));
		jn_buf_printf(self->out, ":%u:%u: %s[%s] ", place.line, place.column, jn_severity_name(finding->severity),
					  jn_rules[finding->rule].name);
		message.len = 0;
		jn_message_write(&message, &finding->message, NULL);
		jn_text_terminal_safe(self->out, jn_buf_view(&message));
		jn_buf_char(self->out, '\n');
		self->written++;
		if (!jn_report_flush(self)) break;
	}
	jn_buf_free(&message);
}

/* The runner takes these back: @actions/core, command.ts. In a property ":" and "," end the value. */
static void escape(jn_buf *out, jn_str text, bool property)
{
	for (uint32_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		if (c == '%')
			jn_buf_c(out, "%25");
		else if (property && c == ':')
			jn_buf_c(out, "%3A");
		else if (property && c == ',')
			jn_buf_c(out, "%2C");
		else
			jn_buf_char(out, c);
	}
}

/* Text of a file's author: no line end survives being made safe, so only these characters are left to escape. */
static void write_escaped(jn_buf *out, jn_str text, bool property)
{
	jn_buf safe = {0};
	jn_text_terminal_safe(&safe, text);
	escape(out, jn_buf_view(&safe), property);
	jn_buf_free(&safe);
}

static const char *annotation(jn_severity severity)
{
	if (severity == JN_SEVERITY_ERROR) return "error";
	return severity == JN_SEVERITY_WARNING ? "warning" : "notice";
}

void jn_report_github_add(jn_report *self, const jn_report_part *part)
{
	jn_place_cursor first = {0}, last = {0};
	jn_buf text = {0};
	for (uint32_t i = 0; i < part->count; i++) {
		const jn_diagnostic *finding = part->items[i];
		const jn_source *source = &finding->document->source;
		jn_place start = jn_place_at(&first, source, finding->span.start),
				 end = jn_place_at(&last, source, finding->span.end);
		jn_buf_printf(self->out, "::%s title=journey %s,file=", annotation(finding->severity),
					  jn_rules[finding->rule].name);
		write_escaped(self->out, jn_report_path(part, finding->document), true);
		jn_buf_printf(self->out, ",line=%u,endLine=%u", start.line, end.line);
		/* GitHub takes columns only within one line. */
		if (start.line == end.line) jn_buf_printf(self->out, ",col=%u,endColumn=%u", start.column, end.column);
		jn_buf_c(self->out, "::");
		text.len = 0;
		jn_report_sentences(&text, finding);
		write_escaped(self->out, jn_buf_view(&text), false);
		jn_buf_char(self->out, '\n');
		self->written++;
		if (!jn_report_flush(self)) break;
	}
	jn_buf_free(&text);
}
