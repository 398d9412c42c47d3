/* Findings as the protocol has them: JSON text, written once for all that send it. In: the checks' findings. Out: lists
 * by document, and a number for each that tells whether it changed. */
#include "lsp/diagnostics.h"

#include <stdlib.h>

#include "checks/rule.h"
#include "lsp/write.h"
#include "text/catalog.h"

static const int severities[] = {
	[JN_SEVERITY_OFF] = 4, [JN_SEVERITY_INFO] = 3, [JN_SEVERITY_WARNING] = 2, [JN_SEVERITY_ERROR] = 1};

/* What editors draw in another way: text that could go, and text whose time is over. */
enum { NO_TAG, UNNECESSARY, DEPRECATED };
static const unsigned char tags[JN_RULE_COUNT] = {
	[JN_RULE_UNUSED_NAME] = UNNECESSARY,      [JN_RULE_UNUSED_ALLOW] = UNNECESSARY,
	[JN_RULE_DUPLICATE_KEY] = UNNECESSARY,    [JN_RULE_STALE_SOURCE] = DEPRECATED,
	[JN_RULE_STALE_MEASUREMENT] = DEPRECATED,
};

/* ---- one finding ---- */

/* What is written, and the address written last: related places are mostly in one file. */
typedef struct pen {
	const jn_lsp *self;
	const jn_lsp_project *project;
	jn_buf *out;
	const jn_document *document;
	jn_buf uri;
} pen;

static void put_message(pen *at, const jn_message *first, const jn_message *second)
{
	jn_buf text = {0};
	jn_tr_message(&text, at->self->language, first);
	if (second && jn_message_some(second)) {
		jn_buf_char(&text, '\n');
		jn_tr_message(&text, at->self->language, second);
	}
	jn_lsp_put_string(at->out, jn_buf_view(&text));
	jn_buf_free(&text);
}

static void put_related(pen *at, const jn_related *related)
{
	if (related->document != at->document) {
		at->uri.len = 0;
		jn_lsp_put_json(&at->uri, jn_lsp_uri_of(at->self, at->project, related->document, NULL));
		at->document = related->document;
	}
	jn_buf_c(at->out, "{\"location\":{\"uri\":");
	jn_buf_bytes(at->out, at->uri.ptr, at->uri.len);
	jn_buf_c(at->out, ",\"range\":");
	jn_lsp_put_range(at->self, at->out, &related->document->source, related->span);
	jn_buf_c(at->out, "},\"message\":");
	put_message(at, &related->message, NULL);
	jn_buf_char(at->out, '}');
}

static void put_related_places(pen *at, const jn_diagnostic *finding)
{
	bool first = true;
	jn_buf_c(at->out, ",\"relatedInformation\":[");
	for (const jn_related *r = finding->related; r; r = r->next) {
		if (r->document->builtin) continue;
		if (!first) jn_buf_char(at->out, ',');
		put_related(at, r);
		first = false;
	}
	jn_buf_char(at->out, ']');
}

static void put_finding(pen *at, const jn_diagnostic *finding)
{
	const jn_rule *rule = &jn_rules[finding->rule];
	const jn_lsp_client *client = &at->self->client;
	int tag = tags[finding->rule];
	jn_buf_c(at->out, "{\"range\":");
	jn_lsp_put_range(at->self, at->out, &finding->document->source, finding->span);
	jn_buf_printf(at->out,
				  ",\"severity\":%d,\"code\":\"%s\",\"source\":\"journey\",\"message\":", severities[finding->severity],
				  rule->name);
	put_message(at, &finding->message, &finding->help);
	if ((tag == UNNECESSARY && client->tag_unused) || (tag == DEPRECATED && client->tag_deprecated))
		jn_buf_printf(at->out, ",\"tags\":[%d]", tag);
	if (client->finding_data)
		jn_buf_printf(at->out, ",\"data\":{\"group\":\"%s\",\"mends\":%s}", rule->group,
					  finding->edits ? "true" : "false");
	if (client->rule_pages)
		jn_buf_printf(at->out, ",\"codeDescription\":{\"href\":\"journey:/rules/%s.md\"}", rule->name);
	if (client->related && finding->related) put_related_places(at, finding);
	jn_buf_char(at->out, '}');
}

json_t *jn_lsp_diagnostic(const jn_lsp *self, const jn_lsp_project *project, const jn_diagnostic *finding)
{
	jn_buf text = {0};
	pen at = {.self = self, .project = project, .out = &text};
	put_finding(&at, finding);
	json_t *result = json_loadb(text.ptr, text.len, JSON_ALLOW_NUL, NULL);
	jn_buf_free(&at.uri);
	jn_buf_free(&text);
	return result ? result : json_object();
}

/* ---- lists ---- */

void jn_lsp_put_diagnostics(const jn_lsp *self, const jn_lsp_shelf *shelf, const jn_document *document, jn_buf *out)
{
	const struct jn_lsp_shelf_place *place = &shelf->places[document->index];
	pen at = {.self = self, .project = shelf->project, .out = out};
	uint32_t count = 0;
	jn_buf_char(out, '[');
	for (uint32_t i = place->first; i < place->end && count < JN_LSP_MOST_FINDINGS; i++) {
		if (shelf->findings->items[i]->document != document) continue;
		if (count++) jn_buf_char(out, ',');
		put_finding(&at, shelf->findings->items[i]);
	}
	jn_buf_char(out, ']');
	jn_buf_free(&at.uri);
}

static void mix(uint64_t *hash, const void *bytes, size_t count)
{
	for (size_t i = 0; i < count; i++) *hash = (*hash ^ ((const unsigned char *)bytes)[i]) * 0x100000001B3u;
}

/* A place as it is told: a character before it on its line may have changed. */
static void mix_place(uint64_t *hash, const jn_lsp *self, const jn_document *document, jn_span span)
{
	jn_position at[2] = {jn_lsp_position(self, &document->source, span.start),
						 jn_lsp_position(self, &document->source, span.end)};
	mix(hash, at, sizeof at);
}

/* The sentence, in English, and what goes into it. */
static void mix_message(uint64_t *hash, const jn_message *message)
{
	if (message->format) mix(hash, message->format, strlen(message->format));
	for (uint32_t i = 0; i < message->count; i++) {
		const jn_message_part *part = &message->parts[i];
		if (part->type == 's') mix(hash, part->ptr, part->len);
		if (part->type == 'd') mix(hash, &part->number, sizeof part->number);
	}
}

static void mix_finding(uint64_t *hash, const jn_lsp *self, const jn_diagnostic *finding)
{
	unsigned char what[3] = {(unsigned char)finding->rule, (unsigned char)finding->severity, finding->edits != NULL};
	mix(hash, what, sizeof what);
	mix_place(hash, self, finding->document, finding->span);
	mix_message(hash, &finding->message);
	mix_message(hash, &finding->help);
	for (const jn_related *r = finding->related; r && self->client.related; r = r->next) {
		mix_place(hash, self, r->document, r->span);
		mix(hash, r->document->source.path.ptr, r->document->source.path.len);
	}
}

jn_lsp_shelf jn_lsp_shelve(jn_lsp *self, jn_lsp_project *project)
{
	jn_lsp_shelf shelf = {.project = project, .findings = jn_lsp_findings(self, project)};
	size_t size = (project->snapshot->document_count + 1) * sizeof *shelf.places;
	shelf.places = memset(jn_alloc(size), 0, size);
	for (uint32_t i = 0; i < shelf.findings->count && !project->ignored; i++) {
		const jn_diagnostic *finding = shelf.findings->items[i];
		struct jn_lsp_shelf_place *place = &shelf.places[finding->document->index];
		if (finding->document->builtin) continue;
		if (!place->mark) place->mark = 0xCBF29CE484222325u ^ (uint64_t)self->language, place->first = i;
		place->end = i + 1;
		mix_finding(&place->mark, self, finding);
	}
	return shelf;
}

void jn_lsp_shelf_free(jn_lsp_shelf *self)
{
	free(self->places);
	self->places = NULL;
}
