/* A key that its block does not have. In: the key and what stands behind its colon. Out: one finding that says where the
 * word belongs, with a mend where one is meant; and the property meant, where that is nearly sure. */
#include "base/buf.h"
#include "base/suggest.h"
#include "lower/internal.h"
#include "text/meant.h"

/* What people call a property before they know its name. Of several rows, the first whose key the block has counts. */
static const struct {
	const char *word;
	jn_key key;
} other_words[] = {
	{"pain", JN_KEY_FRUSTRATION}, {"pains", JN_KEY_PAIN}, {"pains", JN_KEY_FRUSTRATION}, {"pain-point", JN_KEY_PAIN},
	{"pain-point", JN_KEY_FRUSTRATION}, {"pain-points", JN_KEY_PAIN}, {"pain-points", JN_KEY_FRUSTRATION},
	{"problem", JN_KEY_PAIN}, {"problem", JN_KEY_FRUSTRATION}, {"issue", JN_KEY_PAIN}, {"issue", JN_KEY_FRUSTRATION},
	{"frustration", JN_KEY_PAIN}, {"feeling", JN_KEY_EMOTION}, {"feelings", JN_KEY_EMOTION}, {"mood", JN_KEY_EMOTION},
	{"description", JN_KEY_ABOUT}, {"description", JN_KEY_SCENARIO}, {"description", JN_KEY_NOTE}, {"comment", JN_KEY_NOTE},
	{"about", JN_KEY_SCENARIO}, {"about", JN_KEY_NOTE}, {"note", JN_KEY_ABOUT}, {"bio", JN_KEY_ABOUT}, {"role", JN_KEY_OCCUPATION},
	{"profession", JN_KEY_OCCUPATION}, {"job-title", JN_KEY_OCCUPATION}, {"city", JN_KEY_LOCATION}, {"salary", JN_KEY_INCOME},
	{"photo", JN_KEY_PORTRAIT}, {"photo", JN_KEY_IMAGE}, {"picture", JN_KEY_PORTRAIT}, {"picture", JN_KEY_IMAGE},
	{"image", JN_KEY_PORTRAIT}, {"portrait", JN_KEY_IMAGE}, {"wants", JN_KEY_NEED}, {"expectation", JN_KEY_EXPECTS},
	{"expectation", JN_KEY_NEED}, {"expects", JN_KEY_NEED}, {"priority", JN_KEY_IMPORTANCE}, {"deadline", JN_KEY_DUE},
	{"due-date", JN_KEY_DUE}, {"team", JN_KEY_OWNER}, {"responsible", JN_KEY_OWNER}, {"leader", JN_KEY_LEAD},
	{"manager", JN_KEY_LEAD}, {"email", JN_KEY_CONTACT}, {"type", JN_KEY_MEDIUM}, {"tool", JN_KEY_SYSTEM},
	{"tools", JN_KEY_SYSTEM}, {"software", JN_KEY_SYSTEM}, {"time", JN_KEY_DURATION}, {"customer", JN_KEY_PERSONA},
	{"actor", JN_KEY_PERSONA}, {"step", JN_KEY_ACTION}, {"url", JN_KEY_LINK}, {"value", JN_KEY_MEASURED},
};

/* Where a word of clauses stands: `severity: 4` on a line of its own is one people write. */
static const char *const modifier_places[JN_MOD_COUNT] = {
	[JN_MOD_FROM] = "need: \"…\" from interviews", [JN_MOD_ON] = "measured: 5% on 2026-06-30", [JN_MOD_BY] = "target: 5% by 2026-12-31",
	[JN_MOD_TO] = "leaves: 5% to competitor-name", [JN_MOD_IF] = "next: pay-online if \"…\"", [JN_MOD_SEVERITY] = "pain: \"…\" severity 4",
};

/* ---- the text around a statement ---- */

static bool is_space(char c)
{
	return c == ' ' || c == '\t';
}

bool jn_lower_whole_statement(const jn_lower *self, jn_span span, jn_span *ret_whole)
{
	jn_span line = jn_lower_line(self, span.start), last = jn_lower_line(self, span.end);
	uint32_t start = span.start, end = span.end;
	while (start > line.start && is_space(self->text.ptr[start - 1])) start--;
	while (end < last.end && is_space(self->text.ptr[end])) end++;
	if (start > line.start && self->text.ptr[start - 1] == ';') {
		*ret_whole = (jn_span){start - 1, span.end};
		return true;
	}
	if (start == line.start && end == last.end && end < self->text.len) {
		end += self->text.ptr[end] == '\r';
		end += end < self->text.len && self->text.ptr[end] == '\n';
		*ret_whole = (jn_span){start, end};
		return true;
	}
	return false;
}

/* The span of the key, its colon and all its values. */
static jn_span statement(jn_span key, const jn_reader *reader)
{
	return (jn_span){key.start, reader->count ? reader->items[reader->count - 1].span.end : key.end};
}

/* From the key's end to behind its colon. */
static jn_span colon_behind(const jn_lower *self, jn_span key)
{
	uint32_t end = key.end;
	while (end < self->text.len && is_space(self->text.ptr[end])) end++;
	jn_str rest = jn_str_slice(self->text, end, self->text.len);
	if (jn_str_starts(rest, JN_STR(":"))) return (jn_span){key.end, end + 1};
	if (jn_str_starts(rest, JN_STR("："))) return (jn_span){key.end, end + 3};
	return (jn_span){key.end, key.end};
}

/* ---- kinds written like properties ---- */

/* How a declaration of a kind is written, in `out`. */
static const char *shape_of(jn_kind kind, char out[64])
{
	const char *name = jn_schema_kind(kind)->name;
	const char *rest = kind == JN_AUDIT ? " 2026-06-30 {" : kind == JN_AS ? " maria {" : jn_schema_kind(kind)->names ? " name \"Title\" {" : " {";
	size_t len = strlen(name);
	memcpy(out, name, len);
	memcpy(out + len, rest, strlen(rest) + 1);
	return out;
}

/* True when the values are what stands in the head of such a declaration. */
static bool is_head(const jn_lower *self, jn_kind kind, const jn_reader *reader)
{
	const jn_item *items = reader->items;
	if (kind == JN_AUDIT) return reader->count == 1 && items[0].type == JN_ITEM_DATE;
	if (kind == JN_AS) {
		for (uint32_t i = 0; i < reader->count; i++)
			if (items[i].type != (i % 2 ? JN_ITEM_COMMA : JN_ITEM_NAME)) return false;
		return reader->count % 2;
	}
	if (!jn_schema_kind(kind)->names) return reader->count == 0;
	uint32_t names = 0;
	while (names < reader->count && items[names].type == JN_ITEM_NAME) names++;
	bool title = names < 2 && names < reader->count && items[names].type == JN_ITEM_STRING;
	if (names < 2 && names < reader->count && items[names].type == JN_ITEM_STRAY) { /* 'Title' */
		jn_str marked = jn_lower_slice(self, (jn_span){items[names].span.start, items[reader->count - 1].span.end});
		return jn_lower_unmarked(marked).len < marked.len;
	}
	return reader->count && names + title == reader->count;
}

bool jn_lower_colon_too_many(jn_lower *self, jn_span key, jn_kind parent, jn_reader *reader, bool block)
{
	jn_kind kind = jn_schema_kind_named(jn_lower_slice(self, key));
	if (!kind || !jn_schema_stands_in(kind, parent)) return false;
	bool head = is_head(self, kind, reader);
	/* `persona: maria` outside of everything may be a line of a journey. */
	uint8_t last = reader->count ? reader->items[reader->count - 1].type : JN_ITEM_END;
	bool title = last == JN_ITEM_STRING || last == JN_ITEM_STRAY;
	if (!block && (!head || (parent == JN_KIND_NONE && !title))) return false;
	char shape[64];
	jn_diagnostic *d = jn_lower_syntax(self, key, "a declaration takes no colon behind its kind");
	if (d) jn_diagnostic_help(self->arena, d, "`%s` is a block: write `%s`", jn_schema_kind(kind)->name, shape_of(kind, shape));
	if (d && head) jn_lower_mend(self, d, colon_behind(self, key), JN_STR(""), true, "take the colon away");
	jn_lower_declaration(self, kind, key, reader, !block);
	return true;
}

/* ---- finding out what was meant ---- */

/* "persona, touchpoint and view": where a key may stand. */
static void list_homes(jn_key key, jn_buf *out)
{
	for (jn_kind kind = JN_PROJECT; kind < JN_KIND_COUNT; kind++)
		if (jn_schema_property(kind, key)) jn_list_name(out, 0, jn_str_c(jn_schema_kind(kind)->name));
}

static const jn_property_row *by_other_word(jn_kind kind, jn_str word)
{
	for (size_t i = 0; i < sizeof other_words / sizeof *other_words; i++) {
		const jn_property_row *row = jn_str_eq(word, jn_str_c(other_words[i].word)) ? jn_schema_property(kind, other_words[i].key) : NULL;
		if (row) return row;
	}
	return NULL;
}

/* The property that this word is in another language; and whether it can mean nothing else here. */
static const jn_property_row *by_foreign_word(jn_kind kind, jn_str word, bool *ret_only)
{
	bool only;
	const jn_property_row *row = jn_meant_property(kind, word, ret_only);
	const jn_property_row *near = row ? jn_lower_nearest_property(kind, word, jn_suggest_limit(word), &only) : NULL;
	*ret_only = *ret_only && (!near || near == row);
	return row;
}

/* `perasaan: +1`, `jenis kelamin: …`: says what a foreign word is here, with the mend. */
static void say_foreign(jn_lower *self, jn_kind kind, jn_span span, const jn_property_row *row, bool certain)
{
	jn_str word = jn_lower_slice(self, span);
	jn_diagnostic *d = jn_diagnose(self->arena, self->found, self->document, span, JN_RULE_UNKNOWN_KEY,
	                               "a %s has no property `%.*s`", jn_schema_kind(kind)->name, JN_ARG(word));
	jn_diagnostic_help(self->arena, d, "`%.*s` is `%s` here", JN_ARG(word), row->name);
	jn_lower_mend(self, d, span, jn_str_c(row->name), certain, "write what it is called here");
}

bool jn_lower_foreign_words(jn_lower *self, const jn_frame *frame, const jn_reader *reader)
{
	uint32_t words = 0;
	while (words < reader->count && reader->items[words].type == JN_ITEM_NAME) words++;
	if (!frame->decl || words < 2 || words + 1 >= reader->count || reader->items[words].type != JN_ITEM_COLON) return false;
	bool only;
	jn_span span = {reader->items[0].span.start, reader->items[words - 1].span.end};
	const jn_property_row *row = by_foreign_word(frame->kind, jn_lower_slice(self, span), &only);
	if (!row) return false;
	say_foreign(self, frame->kind, span, row, only);
	jn_reader values = {.items = reader->items + words + 1, .count = reader->count - words - 1, .after = reader->after};
	jn_lower_property_as(self, frame->decl, row, span, &values);
	return true;
}

/* The property of some kind that a foreign word means, or NULL. */
static const jn_property_row *foreign_anywhere(jn_str word)
{
	jn_key meant = jn_meant_key(word);
	for (jn_kind kind = JN_PROJECT; kind < JN_KIND_COUNT && meant != JN_KEY_UNKNOWN; kind++)
		if (jn_schema_property(kind, meant)) return jn_schema_property(kind, meant);
	return NULL;
}

/* `emotions`: the property of other kinds that this is one letter from, or the plural of. */
static const jn_property_row *elsewhere(jn_str word)
{
	for (jn_kind kind = JN_PROJECT; kind < JN_KIND_COUNT && word.len > 3; kind++) {
		bool only;
		const jn_property_row *row = jn_lower_nearest_property(kind, word, 1, &only);
		if (row) return row;
	}
	return NULL;
}

/* `severity: 4` under `pain: "…"`: moves it behind that value, where it takes it and has none. */
static void move_up(jn_lower *self, jn_diagnostic *d, const jn_decl *decl, jn_span key, const jn_reader *reader, jn_modifier word)
{
	const jn_prop *last = decl ? decl->last_prop : NULL;
	const jn_clause *clause = last ? last->last : NULL;
	if (!clause || last->broken || reader->count != 1 || !jn_lower_fits_modifier(word, reader->items[0].type)) return;
	if (jn_clause_mod(clause, word) || !jn_lower_takes(last->row, word) || clause->span.end > key.start) return;
	if (jn_str_trim(jn_lower_slice(self, (jn_span){clause->span.end, key.start})).len) return;
	jn_diagnostic_edit(self->arena, d, (jn_span){clause->span.end, key.start}, JN_STR(" "));
	jn_diagnostic_edit(self->arena, d, colon_behind(self, key), JN_STR(""));
	d->edit_certain = last->clauses == clause;
	d->edit_title = jn_message_of("write it behind the value above");
}

/* `title: "Maria"` in a block without a title: moves it into the head. */
static void move_to_head(jn_lower *self, jn_diagnostic *d, const jn_decl *decl, jn_span key, const jn_reader *reader)
{
	jn_span whole;
	bool text = reader->count == 1 && reader->items[0].type == JN_ITEM_STRING;
	if (!text || !decl || decl->title.len || decl->damaged || !jn_lower_whole_statement(self, statement(key, reader), &whole)) return;
	jn_str title = jn_lower_slice(self, reader->items[0].span);
	char *spaced = jn_arena_alloc(self->arena, title.len + 1);
	spaced[0] = ' ';
	memcpy(spaced + 1, title.ptr, title.len);
	jn_diagnostic_edit(self->arena, d, (jn_span){decl->head_span.end, decl->head_span.end}, (jn_str){spaced, title.len + 1});
	jn_diagnostic_edit(self->arena, d, whole, JN_STR(""));
	d->edit_title = jn_message_of("write it behind the kind");
}

/* `phase: before` in a touchpoint: offers to write it before the block that the statement stands in, in the nearest block around
 * it that has such a property and does not say it yet. */
static void move_out(jn_lower *self, jn_diagnostic *d, jn_key key, jn_span span)
{
	uint32_t depth = self->depth;
	for (jn_kind within = JN_PROJECT; within < JN_KIND_COUNT; within++) /* or was it meant for a block in this one? */
		if (jn_schema_stands_in(within, self->frames[depth].kind) && jn_schema_property(within, key)) return;
	while (depth > 0 && !jn_schema_property(self->frames[depth].kind, key)) depth--;
	if (depth == 0 || depth == self->depth || !self->frames[depth].decl || jn_decl_has(self->frames[depth].decl, key)) return;
	const jn_frame *inner = &self->frames[depth + 1];
	jn_span whole, line = inner->decl ? jn_lower_line(self, inner->decl->span.start) : (jn_span){0};
	jn_str before = inner->decl ? jn_lower_slice(self, (jn_span){line.start, inner->decl->span.start}) : (jn_str){0};
	jn_str said = jn_lower_slice(self, span);
	if (!inner->decl || jn_str_trim(before).len || memchr(said.ptr, '\n', said.len) || !jn_lower_whole_statement(self, span, &whole)) return;
	if (line.start > 1 && jn_str_starts(jn_str_trim(jn_lower_slice(self, jn_lower_line(self, line.start - 2))), JN_STR("//"))) return;
	jn_buf text = {0};
	jn_buf_str(&text, before);
	jn_buf_str(&text, said);
	jn_buf_char(&text, '\n');
	jn_diagnostic_edit(self->arena, d, (jn_span){line.start, line.start}, jn_buf_keep(&text, self->arena));
	jn_diagnostic_edit(self->arena, d, whole, JN_STR(""));
	jn_diagnostic_title(self->arena, d, "write it in the %s", jn_schema_kind(self->frames[depth].kind)->name);
}

/* What helps where no property is near. */
static void help(jn_lower *self, jn_diagnostic *d, const jn_frame *frame, jn_span key, const jn_reader *reader)
{
	jn_str word = jn_lower_slice(self, key);
	jn_kind kind = jn_schema_kind_named(word);
	jn_modifier modifier = jn_schema_modifier_named(word);
	const char *where = jn_schema_kind(frame->kind)->name;
	bool named = jn_schema_kind(frame->kind)->names;
	char shape[64];
	if (kind) {
		jn_kind home = JN_KIND_NONE;
		while (home < JN_KIND_COUNT && !jn_schema_stands_in(kind, home)) home++;
		if (home == JN_KIND_NONE) jn_diagnostic_help(self->arena, d, "`%s` is a block of its own, in no other: write `%s`", jn_schema_kind(kind)->name, shape_of(kind, shape));
		else if (home == frame->kind) jn_diagnostic_help(self->arena, d, "`%s` is a block: write `%s`", jn_schema_kind(kind)->name, shape_of(kind, shape));
		else jn_diagnostic_help(self->arena, d, "`%s` is a block in a `%s`: write `%s`", jn_schema_kind(kind)->name, jn_schema_kind(home)->name, shape_of(kind, shape));
	} else if (modifier) {
		jn_diagnostic_help(self->arena, d, "it stands behind a value, on its line: `%s`", modifier_places[modifier]);
		move_up(self, d, frame->decl, key, reader, modifier);
	} else if (named && (jn_str_eq(word, JN_STR("title")) || jn_str_eq(word, JN_STR("name")))) {
		jn_diagnostic_help(self->arena, d, "name and title stand behind the kind: `%s name \"Title\" {`", where);
		move_to_head(self, d, frame->decl, key, reader);
	} else if (frame->kind == JN_KIND_NONE) {
		jn_diagnostic_help(self->arena, d, "properties stand in the block of a declaration, between { and }");
	} else {
		jn_diagnostic_help(self->arena, d, "`journey explain %s` tells which it has", where);
	}
}

/* A key of the language that this kind does not have. */
static const jn_property_row *misplaced(jn_lower *self, const jn_frame *frame, jn_span span, const jn_reader *reader, jn_key key)
{
	if (jn_lower_block_is_said(self, span.start)) return NULL;
	jn_str word = jn_lower_slice(self, span);
	jn_buf homes = {0};
	list_homes(key, &homes);
	jn_diagnostic *d = jn_diagnose(self->arena, self->found, self->document, span, JN_RULE_MISPLACED,
	                               "`%.*s` cannot stand in a %s", JN_ARG(word), jn_schema_kind(frame->kind)->name);
	jn_lower_relate_block(self, d, span.start, false);
	const jn_property_row *row = by_other_word(frame->kind, word);
	if (row) {
		jn_diagnostic_help(self->arena, d, "it is a property of %.*s; here it is called `%s`", (int)homes.len, homes.ptr, row->name);
		jn_lower_mend(self, d, span, jn_str_c(row->name), false, "write what it is called here");
	} else {
		jn_diagnostic_help(self->arena, d, "it is a property of %.*s", (int)homes.len, homes.ptr);
		move_out(self, d, key, statement(span, reader));
	}
	jn_buf_free(&homes);
	return NULL;
}

const jn_property_row *jn_lower_unknown_key(jn_lower *self, const jn_frame *frame, jn_span span, const jn_reader *reader)
{
	jn_str word = jn_lower_slice(self, span);
	jn_key key = jn_schema_key_named(word);
	if (key != JN_KEY_UNKNOWN) return misplaced(self, frame, span, reader, key);
	bool only = false, other_kind = jn_schema_kind_named(word) != JN_KIND_NONE;
	const jn_property_row *near = other_kind ? NULL : by_other_word(frame->kind, word);
	bool synonym = near != NULL;
	const jn_property_row *foreign = near || other_kind ? NULL : by_foreign_word(frame->kind, word, &only);
	if (foreign) {
		say_foreign(self, frame->kind, span, foreign, only);
		return foreign;
	}
	const jn_property_row *meant = near || other_kind ? NULL : foreign_anywhere(word);
	if (meant) near = by_other_word(frame->kind, jn_str_c(meant->name)); /* `keluhan` is `pain`, which a persona calls `frustration` */
	synonym |= near != NULL;
	if (!near && !other_kind) near = jn_lower_nearest_property(frame->kind, word, jn_suggest_limit(word), &only);
	jn_diagnostic *d = jn_diagnose(self->arena, self->found, self->document, span, JN_RULE_UNKNOWN_KEY,
	                               "a %s has no property `%.*s`", jn_schema_kind(frame->kind)->name, JN_ARG(word));
	if (near) {
		jn_diagnostic_help(self->arena, d, "did you mean `%s`?", near->name);
		jn_lower_mend(self, d, span, jn_str_c(near->name), only && !synonym && !meant, "write the nearest property");
		return synonym ? NULL : near;
	}
	const jn_property_row *row = meant || other_kind || jn_schema_modifier_named(word) ? meant : elsewhere(word);
	if (!row || frame->kind == JN_KIND_NONE) {
		help(self, d, frame, span, reader);
		return NULL;
	}
	jn_buf homes = {0};
	list_homes(row->key, &homes);
	jn_diagnostic_help(self->arena, d, "did you mean `%s`? It is a property of %.*s", row->name, (int)homes.len, homes.ptr);
	jn_buf_free(&homes);
	return NULL;
}
