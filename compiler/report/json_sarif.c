/* SARIF 2.1.0 (OASIS), which code scanning services and editors read: all rules with their help, then a result a
 * finding with its region, related places and fixes.
 *
 * In: findings. Out: one JSON object, a rule or result a line. Columns count code points, as `columnKind` says. */
#include "checks/rule.h"
#include "report/fingerprint.h"
#include "report/json_writer.h"

static const char *level(jn_severity severity)
{
	if (severity == JN_SEVERITY_ERROR) return "error";
	return severity == JN_SEVERITY_WARNING ? "warning" : "note";
}

static json_t *text_object(json_t *text)
{
	json_t *self = json_object();
	json_object_set_new(self, "text", text);
	return self;
}

/* ---- places ---- */

/* A path as a URI reference: RFC 3986, with all but unreserved characters and "/" escaped. */
static json_t *uri(jn_str path)
{
	static const char digits[] = "0123456789ABCDEF";
	jn_buf out = {0};
	if (path.len && path.ptr[0] == '/') jn_buf_c(&out, "file://");
	for (uint32_t i = 0; i < path.len; i++) {
		unsigned char c = (unsigned char)path.ptr[i];
		bool plain =
			(c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c && strchr("-._~/", c));
		if (!plain) jn_buf_char(&out, '%');
		if (!plain) jn_buf_char(&out, digits[c >> 4]);
		jn_buf_char(&out, plain ? (char)c : digits[c & 15]);
	}
	json_t *self = json_object();
	json_object_set_new(self, "uri", jn_json_text(jn_buf_view(&out)));
	jn_buf_free(&out);
	return self;
}

static json_t *region(jn_place_cursor *first, jn_place_cursor *last, const jn_document *document, jn_span span)
{
	jn_place start = jn_place_at(first, &document->source, span.start),
			 end = jn_place_at(last, &document->source, span.end);
	json_t *self = json_object();
	json_object_set_new(self, "startLine", json_integer(start.line));
	json_object_set_new(self, "startColumn", json_integer(start.column));
	json_object_set_new(self, "endLine", json_integer(end.line));
	json_object_set_new(self, "endColumn", json_integer(end.column));
	return self;
}

static json_t *location(const jn_json_pen *self, const jn_document *document, json_t *where)
{
	json_t *physical = json_object();
	json_object_set_new(physical, "artifactLocation", uri(jn_report_path(self->part, document)));
	json_object_set_new(physical, "region", where);
	json_t *object = json_object();
	json_object_set_new(object, "physicalLocation", physical);
	return object;
}

static json_t *related(jn_json_pen *self, const jn_diagnostic *finding)
{
	json_t *list = json_array();
	json_int_t id = 1;
	for (const jn_related *r = finding->related; r; r = r->next) {
		json_t *item = location(self, r->document, region(&self->others, &self->others, r->document, r->span));
		json_object_set_new(item, "id", json_integer(id++));
		json_object_set_new(item, "message", text_object(jn_json_message(&r->message)));
		json_array_append_new(list, item);
	}
	return list;
}

/* ---- fixes ---- */

static json_t *replacement(jn_json_pen *self, const jn_edit *edit)
{
	json_t *object = json_object();
	json_object_set_new(object, "deletedRegion", region(&self->others, &self->others, edit->document, edit->span));
	json_object_set_new(object, "insertedContent", text_object(jn_json_text(edit->text)));
	return object;
}

/* The edits of a finding, file by file. */
static json_t *changes(jn_json_pen *self, const jn_diagnostic *finding)
{
	json_t *list = json_array(), *replacements = NULL;
	const jn_document *document = NULL;
	for (const jn_edit *e = finding->edits; e; e = e->next) {
		if (e->document != document) {
			json_t *change = json_object();
			replacements = json_array();
			jn_buf path = {0};
			jn_report_edit_path(&path, self->part, e);
			json_object_set_new(change, "artifactLocation", uri(jn_buf_view(&path)));
			jn_buf_free(&path);
			json_object_set_new(change, "replacements", replacements);
			json_array_append_new(list, change);
			document = e->document;
		}
		json_array_append_new(replacements, replacement(self, e));
	}
	return list;
}

static json_t *fixes(jn_json_pen *self, const jn_diagnostic *finding)
{
	jn_message title = jn_message_some(&finding->edit_title) ? finding->edit_title : finding->help;
	if (!jn_message_some(&title)) title = jn_message_of("mend it");
	json_t *certain = json_object();
	json_object_set_new(certain, "certain", json_boolean(finding->edit_certain));
	json_t *fix = json_object();
	json_object_set_new(fix, "description", text_object(jn_json_message(&title)));
	json_object_set_new(fix, "artifactChanges", changes(self, finding));
	json_object_set_new(fix, "properties", certain);
	json_t *list = json_array();
	json_array_append_new(list, fix);
	return list;
}

/* ---- results ---- */

static json_t *result(jn_json_pen *self, jn_fingerprinter *prints, const jn_diagnostic *finding)
{
	const jn_document *document = finding->document;
	jn_buf message = {0};
	jn_report_sentences(&message, finding);
	json_t *locations = json_array(), *fingerprints = json_object(), *object = json_object();
	json_array_append_new(locations,
						  location(self, document, region(&self->start, &self->end, document, finding->span)));
	uint64_t print = jn_fingerprint_unique(prints, finding, jn_report_path(self->part, document));
	json_object_set_new(fingerprints, "journey/v1", json_string(jn_fingerprint_write(print).text));
	json_object_set_new(object, "ruleId", json_string(jn_rules[finding->rule].name));
	json_object_set_new(object, "ruleIndex", json_integer(finding->rule));
	json_object_set_new(object, "level", json_string(level(finding->severity)));
	json_object_set_new(object, "message", text_object(jn_json_text(jn_buf_view(&message))));
	json_object_set_new(object, "locations", locations);
	if (finding->related) json_object_set_new(object, "relatedLocations", related(self, finding));
	json_object_set_new(object, "partialFingerprints", fingerprints);
	if (finding->edits) json_object_set_new(object, "fixes", fixes(self, finding));
	jn_buf_free(&message);
	return object;
}

/* ---- rules ---- */

static json_t *help(const jn_rule *rule)
{
	jn_buf out = {0};
	jn_buf_c(&out, rule->summary);
	if (strcmp(rule->group, "file") == 0)
		jn_buf_c(&out, " Mend the text: it is not read as its author meant it.");
	else
		jn_buf_printf(&out, " Where it is meant, write `// allow %s: why` above the statement.", rule->name);
	json_t *self = text_object(jn_json_text(jn_buf_view(&out)));
	jn_buf_free(&out);
	return self;
}

static json_t *rule_object(const jn_rule *rule)
{
	json_t *tags = json_array(), *properties = json_object(), *defaults = json_object(), *object = json_object();
	json_array_append_new(tags, json_string(rule->group));
	json_object_set_new(properties, "tags", tags);
	bool on = rule->severity != JN_SEVERITY_OFF;
	json_object_set_new(defaults, "enabled", json_boolean(on));
	json_object_set_new(defaults, "level", json_string(level(on ? rule->severity : JN_SEVERITY_WARNING)));
	json_object_set_new(object, "id", json_string(rule->name));
	json_object_set_new(object, "shortDescription", text_object(json_string(rule->summary)));
	json_object_set_new(object, "fullDescription", text_object(json_string(rule->summary)));
	json_object_set_new(object, "help", help(rule));
	json_object_set_new(object, "defaultConfiguration", defaults);
	json_object_set_new(object, "properties", properties);
	return object;
}

void jn_report_sarif_begin(jn_report *self)
{
	jn_buf_c(self->out,
			 "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\n\"runs\":[{"
			 "\"tool\":{\"driver\":{\"name\":\"journey\",");
	if (self->options.version)
		jn_buf_printf(self->out, "\"version\":\"%s\",\"semanticVersion\":\"%s\",", self->options.version,
					  self->options.version);
	jn_buf_c(self->out, "\"rules\":[");
	jn_json_pen pen = jn_json_take(self->out, NULL);
	for (int i = 0; i < JN_RULE_COUNT; i++) {
		jn_buf_c(self->out, i ? ",\n" : "\n");
		jn_json_write(&pen, rule_object(&jn_rules[i]));
	}
	jn_json_release(&pen);
	jn_buf_c(self->out, "\n]}},\n\"columnKind\":\"unicodeCodePoints\",\n\"results\":[");
}

void jn_report_sarif_add(jn_report *self, const jn_report_part *part)
{
	jn_arena arena = {0};
	jn_fingerprinter prints = {.arena = &arena};
	jn_json_pen pen = jn_json_take(self->out, part);
	for (uint32_t i = 0; i < part->count; i++) {
		jn_buf_c(self->out, self->written++ ? ",\n" : "\n");
		jn_json_write(&pen, result(&pen, &prints, part->items[i]));
		if (!jn_report_flush(self)) break;
	}
	jn_json_release(&pen);
	jn_arena_free(&arena);
}

void jn_report_sarif_end(jn_report *self)
{
	jn_buf_c(self->out, self->written ? "\n]" : "]");
	jn_buf_c(self->out, ",\n\"invocations\":[{\"executionSuccessful\":true}]}]}\n");
}
