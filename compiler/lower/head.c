/* The head of a declaration: kind, name, title; the personas of a view, the date of an audit. In: the items between the
 * kind word and the block. Out: a jn_decl in the model. */
#include <utf8proc.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "lower/internal.h"

static const jn_property_row as_row = {.name = "as", .type = JN_TYPE_REF, .ref = JN_PERSONA, .many = true,
                                       .doc = "the personas whose view this is"};
static const jn_property_row audit_row = {.name = "audit", .type = JN_TYPE_DATE, .doc = "the day of the audit"};

jn_decl *jn_lower_decl(jn_lower *self, jn_kind kind, jn_span start, jn_decl *parent)
{
	jn_decl *decl = jn_arena_alloc(self->arena, sizeof *decl);
	decl->document = self->document;
	decl->kind = (uint8_t)kind;
	decl->span = decl->head_span = start;
	decl->name_span = decl->title_span = (jn_span){start.end, start.end};
	self->document->decl_count++;
	jn_lower_attach(self, decl, parent);
	return decl;
}

void jn_lower_attach(jn_lower *self, jn_decl *decl, jn_decl *parent)
{
	jn_decl **first = parent ? &parent->first_child : &self->document->first;
	jn_decl **last = parent ? &parent->last_child : &self->document->last;
	decl->parent = parent;
	if (*last) (*last)->next = decl;
	else *first = decl;
	*last = decl;
}

static void take_name(jn_lower *self, jn_decl *decl, jn_reader *reader)
{
	const jn_item *item = jn_reader_peek(reader);
	if (!item) return;
	if (item->type == JN_ITEM_MODIFIER) {
		self->document->has_reserved = true; /* told of when names are resolved (resolve/twins.c) */
	} else if (item->type == JN_ITEM_PATH || item->type == JN_ITEM_NUMBER || item->type == JN_ITEM_DATE) {
		jn_diagnostic *d = jn_lower_syntax(self, item->span, "`%.*s` cannot be a name", JN_ARG(jn_lower_slice(self, item->span)));
		if (d) jn_diagnostic_help(self->arena, d, "a name begins with a letter and has letters, digits, - and _ only");
	} else if (item->type != JN_ITEM_NAME) {
		return;
	}
	decl->name_span = jn_lower_dashed_name(self, reader, true, &decl->name);
	decl->named = true;
}

static bool begins_with(jn_str s, utf8proc_category_t category)
{
	uint32_t at = 0;
	return s.len && utf8proc_category((utf8proc_int32_t)jn_utf8_next(s, &at)) == category;
}

/* Takes bare words as the title, and says that they need quotation marks. */
static void quote_title(jn_lower *self, jn_decl *decl, jn_span span, jn_str words, bool certain)
{
	jn_diagnostic *d = jn_diagnose(self->arena, self->found, self->document, span, JN_RULE_UNQUOTED_TEXT,
	                               "the title `%.*s` needs quotation marks", JN_ARG(words));
	char *quoted = jn_arena_alloc(self->arena, (size_t)words.len + 2);
	quoted[0] = quoted[words.len + 1] = '"';
	memcpy(quoted + 1, words.ptr, words.len);
	jn_lower_mend(self, d, span, (jn_str){quoted, words.len + 2}, certain, "put the title in quotation marks");
	decl->title = words;
	decl->title_span = span;
}

/* `journey new lamp "A new lamp" {`: a name of several words, for a title stands behind it. */
static bool take_spaced_name(jn_lower *self, jn_decl *decl, jn_reader *reader)
{
	uint32_t end = reader->at;
	while (end < reader->count && (reader->items[end].type == JN_ITEM_NAME || reader->items[end].type == JN_ITEM_MODIFIER)) end++;
	bool kindless = decl->span.start == decl->name_span.start; /* then the first word may stand for the kind */
	if (!decl->named || kindless || end == reader->at || end == reader->count || reader->items[end].type != JN_ITEM_STRING) return false;
	/* `persona m Maria "the planner"`: or a name, and two titles. */
	bool certain = begins_with(decl->name, UTF8PROC_CATEGORY_LU) || !begins_with(jn_lower_slice(self, reader->items[reader->at].span), UTF8PROC_CATEGORY_LU);
	jn_buf joined = {0};
	jn_buf_str(&joined, jn_lower_slice(self, decl->name_span));
	for (; reader->at < end; reader->at++) {
		jn_buf_char(&joined, '-');
		jn_buf_str(&joined, jn_lower_slice(self, reader->items[reader->at].span));
		decl->name_span.end = reader->items[reader->at].span.end;
	}
	decl->name = jn_buf_keep(&joined, self->arena);
	jn_diagnostic *d = jn_lower_syntax(self, decl->name_span, "a name is one word");
	if (d) jn_lower_mend(self, d, decl->name_span, decl->name, certain, "join its words with -");
	return true;
}

/* `stage Look around {`: words that were meant as a title. In `persona maria Maria the planner {` the first is the name, and
 * in `stage look around {` it may be. */
static bool take_bare_title(jn_lower *self, jn_decl *decl, jn_reader *reader)
{
	if (!decl->named || !jn_reader_is(reader, JN_ITEM_NAME)) return false;
	bool lower = !begins_with(decl->name, UTF8PROC_CATEGORY_LU);
	bool keeps_name = lower && begins_with(jn_lower_slice(self, jn_reader_peek(reader)->span), UTF8PROC_CATEGORY_LU);
	jn_span span = keeps_name ? jn_reader_peek(reader)->span : decl->name_span;
	while (jn_reader_is(reader, JN_ITEM_NAME) || jn_reader_is(reader, JN_ITEM_MODIFIER))
		span.end = reader->items[reader->at++].span.end;
	quote_title(self, decl, span, jn_lower_slice(self, span), keeps_name || !lower);
	if (keeps_name) return true;
	decl->named = false;
	decl->name = (jn_str){0};
	decl->name_span = (jn_span){span.start, span.start};
	return true;
}

/* `stage s 'Buys'`: a title between single marks, which are no quotation marks here. */
static bool take_marked_title(jn_lower *self, jn_decl *decl, jn_reader *reader)
{
	if (!jn_reader_is(reader, JN_ITEM_STRAY)) return false;
	jn_span span = jn_reader_rest(reader);
	jn_str whole = jn_lower_slice(self, span), words = jn_lower_unmarked(whole);
	if (words.len == whole.len || memchr(words.ptr, '"', words.len) || memchr(words.ptr, '\\', words.len)) return false;
	reader->at = reader->count;
	quote_title(self, decl, span, words, true);
	return true;
}

static void take_title(jn_lower *self, jn_decl *decl, jn_reader *reader)
{
	const jn_item *item = jn_reader_peek(reader);
	if (take_marked_title(self, decl, reader)) return;
	if (!item || (item->type != JN_ITEM_STRING && item->type != JN_ITEM_UNCLOSED_STRING)) return;
	reader->at++;
	decl->title = jn_lower_string(self, item);
	decl->title_span = item->span;
	/* What was to stand behind the title may be in it, its { too. */
	if (item->type == JN_ITEM_UNCLOSED_STRING) decl->damaged = true;
}

static void reject_rest(jn_lower *self, jn_decl *decl, jn_reader *reader)
{
	const jn_item *item = jn_reader_peek(reader);
	if (!item) return;
	decl->damaged = true;
	jn_diagnostic *d = jn_lower_syntax(self, item->span, "`%.*s` is not expected here", JN_ARG(jn_lower_slice(self, item->span)));
	if (!d) return;
	const jn_kind_row *row = jn_schema_kind(decl->kind);
	if (!row->names) {
		jn_diagnostic_help(self->arena, d, "write `%s {` and its properties in the block", row->name);
		return;
	}
	if (item->type == JN_ITEM_COLON) {
		jn_diagnostic_help(self->arena, d, "a declaration has no colon: write `%s name \"Title\"`", row->name);
		uint32_t behind = reader->count - reader->at - 1;
		bool title = behind == 1 && item[1].type == JN_ITEM_STRING && !decl->title.len;
		jn_lower_mend(self, d, item->span, JN_STR(""), behind == 0 || title, "take the colon away");
		return;
	}
	jn_diagnostic_help(self->arena, d, "a declaration is a kind, a name, a title and a block: `%s name \"Title\" { … }`", row->name);
}

static void name_it(jn_lower *self, jn_decl *decl)
{
	if (decl->name.len || jn_schema_kind(decl->kind)->names == false) return;
	if (decl->title.len) decl->name = jn_lower_slug(self, decl->kind, decl->title);
	if (decl->name.len) return;
	const char *kind = jn_schema_kind(decl->kind)->name;
	jn_diagnostic *d = jn_diagnose(self->arena, self->found, self->document, decl->head_span, JN_RULE_MISSING_NAME,
	                               decl->title.len ? JN_TRF("no name can be made from this title: write one before it")
	                                               : JN_TRF("this %s has neither a name nor a title"), kind);
	jn_diagnostic_help(self->arena, d, "write `%s name \"Title\"`, or only one of the two", kind);
	self->document->nameless[decl->kind] = true;
}

static void read_heads(jn_lower *self, jn_decl *decl, const jn_property_row *row, jn_reader *reader)
{
	bool broken = false;
	if (reader->count == 0) {
		jn_diagnostic *d = jn_diagnose(self->arena, self->found, self->document, decl->head_span, JN_RULE_MISSING_VALUE,
		                               decl->kind == JN_AS ? JN_TRF("`as` needs the personas whose view this is")
		                                                   : JN_TRF("`audit` needs the day of the audit"));
		d->help = jn_message_of(decl->kind == JN_AS ? JN_TR("write `as maria { … }`") : JN_TR("write `audit 2026-06-30 { … }`"));
		broken = true;
	}
	decl->heads = jn_lower_clauses(self, row, reader, &broken);
	if (broken) decl->damaged = true;
}

void jn_lower_head(jn_lower *self, jn_decl *decl, jn_reader *reader)
{
	if (reader->count) decl->head_span.end = reader->items[reader->count - 1].span.end;
	decl->span.end = decl->head_span.end;
	if (decl->kind == JN_AS || decl->kind == JN_AUDIT) {
		read_heads(self, decl, decl->kind == JN_AS ? &as_row : &audit_row, reader);
		return;
	}
	if (jn_schema_kind(decl->kind)->names) {
		take_name(self, decl, reader);
		bool spaced = take_spaced_name(self, decl, reader);
		if (spaced || !take_bare_title(self, decl, reader)) take_title(self, decl, reader);
		if (!decl->named && decl->title.len) take_name(self, decl, reader); /* the title first: read all the same */
	}
	reject_rest(self, decl, reader);
	name_it(self, decl);
}
