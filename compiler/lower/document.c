/* A file's document: from bytes to a text that can be parsed, to items, to a lowered model. In: path and bytes. Out: a
 * jn_document, which owns all that was made of it. */
#include <stdlib.h>

#include "base/utf8.h"
#include "lower/internal.h"

void jn_lower_say_file(jn_document *doc, jn_span span, jn_rule_id rule, const char *message, const char *help)
{
	jn_diagnostic *d = jn_diagnose_message(&doc->arena, &doc->diagnostics, doc, span, rule, jn_message_of(message));
	d->help = jn_message_of(help);
}

static void say_once(jn_lower *self, const jn_decl *decl)
{
	const jn_decl *first = decl->parent ? decl->parent->first_child : self->document->first;
	while (first->kind != decl->kind) first = first->next;
	jn_diagnostic *d = jn_diagnose(self->arena, self->found, self->document, decl->head_span, JN_RULE_DUPLICATE_KEY,
	                               "`%s` stands twice here", jn_schema_kind(decl->kind)->name);
	jn_diagnostic_relate(self->arena, d, self->document, first->head_span, "the first one");
	jn_diagnostic_help(self->arena, d, "put what both say into one");
}

/* Numbers the siblings of each kind; of what may stand once, says so of the second. */
static void number_siblings(jn_lower *self, jn_decl *first)
{
	uint32_t counts[JN_KIND_COUNT] = {0};
	for (jn_decl *decl = first; decl; decl = decl->next) {
		decl->ordinal = ++counts[decl->kind];
		if (decl->ordinal == 2 && jn_schema_kind(decl->kind)->once) say_once(self, decl);
	}
}

static void number_all(jn_lower *self)
{
	number_siblings(self, self->document->first);
	for (const jn_decl *decl = self->document->first; decl; decl = jn_decl_after(decl, NULL)) number_siblings(self, decl->first_child);
}

static jn_document *new_document(jn_str path, jn_str text)
{
	jn_document *doc = jn_alloc(sizeof *doc);
	*doc = (jn_document){0};
	jn_str kept_path = jn_arena_str(&doc->arena, path);
	doc->source = jn_source_new(&doc->arena, kept_path, jn_arena_str(&doc->arena, text));
	return doc;
}

/* What of the text can be parsed: bytes that are no text become blanks, so that every place stays where it is. */
static jn_str checked_text(jn_document *doc, jn_arena *scratch)
{
	jn_str text = doc->source.text;
	if (text.len >= 2 && (memcmp(text.ptr, "\xFF\xFE", 2) == 0 || memcmp(text.ptr, "\xFE\xFF", 2) == 0)) {
		jn_lower_say_file(doc, (jn_span){0, 0}, JN_RULE_INVALID_ENCODING, "this file is UTF-16, not UTF-8",
		         "save it as UTF-8 in your editor");
		return JN_STR("");
	}
	uint32_t bad = jn_utf8_first_invalid(text);
	const char *nul = text.len ? memchr(text.ptr, '\0', text.len) : NULL;
	if (bad == text.len && !nul) return text;
	if (nul && (uint32_t)(nul - text.ptr) < bad) bad = (uint32_t)(nul - text.ptr);
	jn_lower_say_file(doc, (jn_span){bad, bad + 1}, JN_RULE_INVALID_ENCODING, text.ptr[bad] ? JN_TR("these bytes are no UTF-8 text") : JN_TR("a NUL byte is no text"),
	         "save the file as UTF-8 in your editor; what could be read was read");
	jn_str copy = jn_arena_str(scratch, text);
	char *bytes = (char *)copy.ptr; /* our own copy, just made */
	for (uint32_t at = 0; at < copy.len;) {
		uint32_t start = at, rune = jn_utf8_next(text, &at);
		bool invalid = rune == 0 || (rune == JN_RUNE_INVALID && at - start == 1);
		if (invalid) bytes[start] = ' ';
	}
	return copy;
}

static void lower_items(jn_lower *self, const jn_items *items)
{
	jn_document *doc = self->document;
	if (items->too_many)
		jn_lower_say_file(doc, (jn_span){0, 0}, JN_RULE_TOO_LARGE, "this file is too tangled to be read",
		                  "it holds more words and signs than any map of its size; is it one?");
	if (items->parsed < self->text.len) {
		jn_lower_say_file(doc, jn_lower_line(self, items->parsed), JN_RULE_TOO_DEEP,
		                  "blocks are nested deeper than 256 here; the file is read up to this line",
		                  "a } is missing many times, or this is no map");
		self->cut = true;
	}
	jn_lower_all(self, items);
	number_all(self);
}

static jn_lower *begin(jn_document *doc)
{
	jn_lower *self = jn_alloc(sizeof *self);
	*self = (jn_lower){.document = doc, .arena = &doc->arena, .found = &doc->diagnostics, .text = doc->source.text};
	return self;
}

static void end(jn_lower *self)
{
	jn_arena_free(&self->scratch);
	free(self);
}

jn_document *jn_document_new(struct jn_parser *parser, jn_str path, jn_str text)
{
	if (text.len > JN_MAX_FILE_BYTES)
		return jn_document_unreadable(path, JN_RULE_TOO_LARGE, "this file is larger than 8 MiB and was not read",
		                              "split it: a journey a file is a good size");
	jn_document *doc = new_document(path, text);
	jn_lower *self = begin(doc);
	self->text = checked_text(doc, &self->scratch);
	if (self->text.ptr != doc->source.text.ptr && self->text.len) {
		/* Strings are slices of the text: keep the cleaned copy, places are the same. */
		self->text = doc->source.text = jn_arena_str(&doc->arena, self->text);
	}
	jn_items items = jn_syntax_read(parser, &self->scratch, self->text);
	lower_items(self, &items);
	end(self);
	return doc;
}

bool jn_document_plain(jn_str text)
{
	if (text.len > JN_MAX_FILE_BYTES || jn_utf8_first_invalid(text) < text.len) return false;
	return !text.len || !memchr(text.ptr, '\0', text.len);
}

jn_document *jn_document_of_items(jn_str path, jn_str text, const jn_items *items)
{
	jn_document *doc = new_document(path, text);
	jn_lower *self = begin(doc);
	lower_items(self, items);
	end(self);
	return doc;
}

jn_document *jn_document_unreadable(jn_str path, jn_rule_id rule, const char *message, const char *help)
{
	jn_document *doc = new_document(path, JN_STR(""));
	jn_lower_say_file(doc, (jn_span){0, 0}, rule, message, help);
	return doc;
}

void jn_document_free(jn_document *self)
{
	if (!self) return;
	jn_arena arena = self->arena;
	free(self);
	jn_arena_free(&arena);
}
