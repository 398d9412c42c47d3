/* textDocument/completion: what may stand here, by the schema and the project's names. In: the items before the cursor, which
 * are there however broken the line is. Out: items that replace the whole hyphenated or dotted word. */
#include "checks/rule.h"
#include "lsp/place.h"
#include "model/query.h"

enum { MOST_ITEMS = 500, MOST_CARDS = 100 };
enum { KIND_CLASS = 7, KIND_PROPERTY = 10, KIND_VALUE = 12, KIND_KEYWORD = 14, KIND_REFERENCE = 18, KIND_ENUM_MEMBER = 20 };

/* Where the cursor stands: in which block, and behind what of the statement. */
typedef struct context {
	jn_lsp *self;
	const jn_lsp_file *file;
	jn_span word;               /* what is replaced */
	jn_str typed;               /* its part before the cursor */
	jn_kind blocks[JN_MAX_DEPTH + 2];
	uint32_t depth;
	bool quiet;                 /* in a text or a comment */
	bool start;                 /* at the beginning of a statement */
	jn_kind kind;               /* of the declaration whose head it is */
	const jn_property_row *row; /* of the property it is */
	uint32_t values;            /* items of the clause before the word */
	jn_modifier modifier;       /* the word before */
	bool colon;                 /* a colon follows the word */
	const jn_decl *decl;        /* the declaration around it */
	json_t *list;
	bool more;
} context;

/* ---- where ---- */

static bool word_byte(char c)
{
	return (unsigned char)c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || strchr("-_.", c);
}

static void find_word(context *at, const jn_source *source, uint32_t offset)
{
	jn_str text = source->text;
	at->word = (jn_span){offset, offset};
	while (at->word.start > 0 && text.ptr[at->word.start - 1] && word_byte(text.ptr[at->word.start - 1])) at->word.start--;
	while (at->word.end < text.len && text.ptr[at->word.end] && word_byte(text.ptr[at->word.end])) at->word.end++;
	at->typed = jn_str_slice(text, at->word.start, offset);
	uint32_t behind = at->word.end;
	while (behind < text.len && text.ptr[behind] == ' ') behind++;
	at->colon = behind < text.len && text.ptr[behind] == ':';
}

static jn_kind block_of(const context *at)
{
	return at->depth <= JN_MAX_DEPTH ? at->blocks[at->depth] : JN_KIND_NONE;
}

static void take_item(context *at, const jn_source *source, const jn_item *item)
{
	switch (item->type) {
	case JN_ITEM_DECLARATION:
		at->start = false, at->kind = (jn_kind)item->kind, at->row = NULL, at->values = 0;
		break;
	case JN_ITEM_PROPERTY: {
		jn_key key = jn_schema_key_named(jn_source_slice(source, item->span));
		at->start = false, at->kind = JN_KIND_NONE, at->values = 0;
		at->row = jn_schema_property(block_of(at), key);
		if (!at->row) at->row = jn_schema_property(block_of(at), JN_KEY_ANY);
		break;
	}
	case JN_ITEM_OPEN:
		if (++at->depth <= JN_MAX_DEPTH) at->blocks[at->depth] = at->kind;
		at->start = true;
		break;
	case JN_ITEM_CLOSE:
		if (at->depth > 0) at->depth--;
		at->start = true;
		break;
	case JN_ITEM_COMMA: at->values = 0; break;
	case JN_ITEM_UNKNOWN: at->start = false, at->kind = JN_KIND_NONE, at->row = NULL; break;
	case JN_ITEM_COMMENT: break;
	default: at->values++; break;
	}
	at->modifier = item->type == JN_ITEM_MODIFIER ? jn_schema_modifier_named(jn_source_slice(source, item->span)) : JN_MOD_NONE;
}

/* True when a statement ended between two places: at a line end or a semicolon. */
static bool ends_between(jn_str text, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		if (strchr("\n\r;", text.ptr[i]) && text.ptr[i]) return true;
	return false;
}

static void find_context(context *at, uint32_t offset)
{
	const jn_source *source = &at->file->document->source;
	jn_items items = jn_lsp_items(at->self, at->file);
	uint32_t end = 0;
	at->start = true;
	for (uint32_t i = 0; i < items.count && items.items[i].span.start < offset; i++) {
		const jn_item *item = &items.items[i];
		if (ends_between(source->text, end, item->span.start)) at->start = true, at->modifier = JN_MOD_NONE, at->values = 0;
		bool text = item->type == JN_ITEM_STRING || item->type == JN_ITEM_UNCLOSED_STRING || item->type == JN_ITEM_COMMENT ||
		            item->type == JN_ITEM_TEXT_LINE;
		bool open_end = item->type != JN_ITEM_STRING;
		at->quiet = text && (offset < item->span.end || (open_end && offset == item->span.end));
		if (item->span.start >= at->word.start && item->type != JN_ITEM_OPEN && item->type != JN_ITEM_CLOSE) return;
		take_item(at, source, item);
		end = item->span.end;
	}
	if (ends_between(source->text, end < at->word.start ? end : at->word.start, at->word.start)) at->start = true;
	if (at->start) at->modifier = JN_MOD_NONE;
}

/* ---- what ---- */

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* True when the letters typed stand in `text` in that order. */
static bool fits(const context *at, jn_str text)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < text.len && n < at->typed.len; i++)
		if (lower(text.ptr[i]) == lower(at->typed.ptr[n])) n++;
	return n == at->typed.len;
}

/* Adds an item; returns it, or NULL when it does not fit or there are too many. */
static json_t *offer(context *at, jn_str label, jn_str text, int kind, char order)
{
	if (!fits(at, label)) return NULL;
	if (json_array_size(at->list) >= MOST_ITEMS) {
		at->more = true;
		return NULL;
	}
	jn_buf sort = {0};
	jn_buf_char(&sort, order);
	jn_buf_str(&sort, label);
	json_t *item = json_pack("{s:o, s:i, s:o, s:o, s:o}", "label", jn_lsp_json_str(label), "kind", kind, "sortText",
	                         jn_lsp_json_str(jn_buf_view(&sort)), "filterText", jn_lsp_json_str(label), "textEdit",
	                         jn_lsp_text_edit(at->self, &at->file->document->source, at->word, text));
	jn_buf_free(&sort);
	json_array_append_new(at->list, item);
	return item;
}

static void explain(const context *at, json_t *item, jn_str words)
{
	if (item && words.len)
		json_object_set_new(item, "documentation", json_pack("{s:s, s:o}", "kind", at->self->client.markdown ? "markdown" : "plaintext",
		                                                     "value", jn_lsp_json_str(words)));
}

static void offer_kind(context *at, jn_kind kind)
{
	const jn_kind_row *row = jn_schema_kind(kind);
	jn_buf text = {0};
	bool snippet = at->self->client.snippets;
	jn_buf_c(&text, row->name);
	if (!snippet) jn_buf_char(&text, ' ');
	else if (row->names) jn_buf_c(&text, " ${1:name} \"${2:Title}\" {\n  $0\n}");
	else if (kind == JN_AS || kind == JN_AUDIT) jn_buf_c(&text, " $1 {\n  $0\n}");
	else jn_buf_c(&text, " {\n  $0\n}");
	json_t *item = offer(at, jn_str_c(row->name), jn_buf_view(&text), KIND_CLASS, '3');
	if (item && snippet) json_object_set_new(item, "insertTextFormat", json_integer(2));
	explain(at, item, jn_str_c(row->doc));
	jn_buf_free(&text);
}

static void offer_key(context *at, const jn_property_row *row, const char *name, const char *doc)
{
	jn_buf text = {0};
	bool there = at->decl && at->decl->kind == block_of(at) && row->key != JN_KEY_ANY && jn_decl_has(at->decl, row->key);
	if (there && !row->many && !fits(at, jn_str_c(name))) return;
	jn_buf_c(&text, name);
	if (!at->colon) jn_buf_c(&text, ": ");
	json_t *item = offer(at, jn_str_c(name), jn_buf_view(&text), KIND_PROPERTY, !there ? '1' : row->many ? '2' : '4');
	explain(at, item, jn_str_c(doc));
	jn_buf_free(&text);
}

static void offer_statements(context *at)
{
	const jn_kind_row *block = jn_schema_kind(block_of(at));
	for (uint32_t i = 0; i < block->row_count; i++) {
		const jn_property_row *row = &block->rows[i];
		if (row->key != JN_KEY_ANY) offer_key(at, row, row->name, row->doc);
		else if (block->kind == JN_LINT)
			for (int rule = 0; rule < JN_RULE_COUNT; rule++) offer_key(at, row, jn_rules[rule].name, jn_rules[rule].summary);
	}
	for (jn_kind kind = JN_PROJECT; kind < JN_KIND_COUNT; kind++)
		if (jn_schema_stands_in(kind, block->kind)) offer_kind(at, kind);
}

static void offer_decl(context *at, const jn_decl *decl, jn_str label, char order)
{
	json_t *item = decl->name.len ? offer(at, label, label, KIND_REFERENCE, order) : NULL;
	if (!item) return;
	json_object_set_new(item, "detail", jn_lsp_json_str(jn_decl_title(decl)));
	if (json_array_size(at->list) > MOST_CARDS) return;
	jn_buf card = {0};
	jn_lsp_card(&card, at->file->project->snapshot, decl);
	explain(at, item, jn_buf_view(&card));
	jn_buf_free(&card);
}

/* Touchpoints: those of this journey by their name, all others with their journey before it. */
static void offer_touchpoints(context *at)
{
	const jn_project *project = at->file->project->snapshot;
	const jn_decl *home = at->decl ? jn_decl_enclosing(at->decl, JN_JOURNEY) : NULL;
	bool dotted = at->typed.len && memchr(at->typed.ptr, '.', at->typed.len);
	for (uint32_t i = 0; i < project->kind_count[JN_JOURNEY] && !at->more; i++) {
		const jn_decl *journey = project->by_kind[JN_JOURNEY][i];
		for (const jn_decl *stage = journey->first_child; stage; stage = stage->next)
			for (const jn_decl *t = stage->first_child; t && !at->more; t = t->next) {
				jn_buf path = {0};
				if (t->kind != JN_TOUCHPOINT || stage->kind != JN_STAGE || !t->name.len) continue;
				if (journey == home && !dotted) offer_decl(at, t, t->name, '1');
				jn_buf_str(&path, journey == home ? stage->name : journey->name);
				jn_buf_char(&path, '.');
				jn_buf_str(&path, t->name);
				if (journey != home || dotted) offer_decl(at, t, jn_buf_view(&path), '2');
				jn_buf_free(&path);
			}
	}
}

static void offer_names(context *at, jn_kind kind)
{
	const jn_project *project = at->file->project->snapshot;
	if (kind == JN_TOUCHPOINT) {
		offer_touchpoints(at);
		return;
	}
	if (kind == JN_PHASE) {
		const jn_decl *journey = at->decl ? jn_decl_enclosing(at->decl, JN_JOURNEY) : NULL;
		if (!journey) return;
		for (const jn_decl *phase = jn_journey_framework(project, journey)->first_child; phase; phase = phase->next)
			offer_decl(at, phase, phase->name, '1');
		return;
	}
	for (uint32_t i = 0; i < project->kind_count[kind]; i++) offer_decl(at, project->by_kind[kind][i], project->by_kind[kind][i]->name, '1');
}

static void offer_numbers(context *at, int from, int to)
{
	for (int n = from; n <= to && to - from <= 10; n++) {
		jn_buf text = {0};
		jn_buf_printf(&text, from < 0 && n > 0 ? "+%d" : "%d", n);
		json_t *item = offer(at, jn_buf_view(&text), jn_buf_view(&text), KIND_VALUE, (char)('a' + n - from));
		explain(at, item, at->row ? jn_str_c(at->row->doc) : (jn_str){0});
		jn_buf_free(&text);
	}
}

static void offer_value(context *at)
{
	const jn_property_row *row = at->row;
	switch (row->type) {
	case JN_TYPE_REF:
	case JN_TYPE_REF_OR_TEXT: offer_names(at, row->ref); break;
	case JN_TYPE_WORD:
		for (int i = 0; row->words && row->words[i]; i++)
			explain(at, offer(at, jn_str_c(row->words[i]), jn_str_c(row->words[i]), KIND_ENUM_MEMBER, (char)('a' + i)), jn_str_c(row->doc));
		break;
	case JN_TYPE_INTEGER: offer_numbers(at, row->min, row->max); break;
	default: break;
	}
}

static const struct { unsigned takes; jn_modifier word; bool names; } modifiers[] = {
	{JN_TAKES_FROM, JN_MOD_FROM, true}, {JN_TAKES_FROM_DATE, JN_MOD_FROM, false}, {JN_TAKES_ON, JN_MOD_ON, false},
	{JN_TAKES_BY_TEAM, JN_MOD_BY, true}, {JN_TAKES_BY_DATE, JN_MOD_BY, false}, {JN_TAKES_TO, JN_MOD_TO, true},
	{JN_TAKES_IF, JN_MOD_IF, false}, {JN_TAKES_SEVERITY, JN_MOD_SEVERITY, false},
};

static void offer_clause(context *at)
{
	for (size_t i = 0; i < sizeof modifiers / sizeof *modifiers; i++) {
		if (!(at->row->takes & modifiers[i].takes)) continue;
		if (at->modifier == modifiers[i].word && modifiers[i].names) offer_names(at, jn_lsp_modifier_kind(at->modifier));
		if (at->modifier) continue;
		jn_buf text = {0};
		jn_str word = jn_str_c(jn_schema_modifier_name(modifiers[i].word));
		jn_buf_str(&text, word);
		jn_buf_char(&text, ' ');
		explain(at, offer(at, word, jn_buf_view(&text), KIND_KEYWORD, '1'), jn_str_c(at->row->doc));
		jn_buf_free(&text);
	}
	if (at->modifier == JN_MOD_SEVERITY) offer_numbers(at, 1, 5);
}

json_t *jn_lsp_completion(jn_lsp *self, const json_t *params, jn_lsp_error *error)
{
	jn_lsp_file file;
	uint32_t offset;
	if (!jn_lsp_point(self, params, &file, &offset, error)) return NULL;
	context at = {.self = self, .file = &file, .list = json_array()};
	find_word(&at, &file.document->source, offset);
	find_context(&at, offset);
	at.decl = jn_lsp_decl_at(file.document, at.word.start);
	if (at.quiet) {}
	else if (at.start) offer_statements(&at);
	else if (at.kind == JN_AS) offer_names(&at, JN_PERSONA);
	else if (at.row && at.values == 0 && !at.modifier) offer_value(&at);
	else if (at.row) offer_clause(&at);
	return json_pack("{s:b, s:o}", "isIncomplete", at.more, "items", at.list);
}
