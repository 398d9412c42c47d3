/* Properties: `key: head second modifiers, …`. In: a key and the items behind its colon. Out: clauses in the model, and
 * what is wrong with them. */
#include "base/buf.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "lower/internal.h"

static const struct {
	jn_modifier word;
	unsigned takes;
	jn_type type;
	jn_kind ref;
} modifier_rows[] = {
	{JN_MOD_FROM, JN_TAKES_FROM, JN_TYPE_REF, JN_SOURCE},
	{JN_MOD_FROM, JN_TAKES_FROM_DATE, JN_TYPE_DATE, JN_KIND_NONE},
	{JN_MOD_ON, JN_TAKES_ON, JN_TYPE_DATE, JN_KIND_NONE},
	{JN_MOD_BY, JN_TAKES_BY_TEAM, JN_TYPE_REF, JN_TEAM},
	{JN_MOD_BY, JN_TAKES_BY_DATE, JN_TYPE_DATE, JN_KIND_NONE},
	{JN_MOD_TO, JN_TAKES_TO, JN_TYPE_REF, JN_COMPETITOR},
	{JN_MOD_IF, JN_TAKES_IF, JN_TYPE_TEXT, JN_KIND_NONE},
	{JN_MOD_SEVERITY, JN_TAKES_SEVERITY, JN_TYPE_INTEGER, JN_KIND_NONE},
};

/* What the value of a modifier must be in a property that takes it, as a row of its own; false when it does not take it. */
static bool modifier_row(const jn_property_row *row, jn_modifier word, jn_property_row *ret_row)
{
	for (size_t i = 0; i < sizeof modifier_rows / sizeof *modifier_rows; i++) {
		if (modifier_rows[i].word != word || !(row->takes & modifier_rows[i].takes)) continue;
		*ret_row = (jn_property_row){.name = jn_schema_modifier_name(word), .type = modifier_rows[i].type,
		                             .ref = modifier_rows[i].ref, .min = 1, .max = 5, .doc = "1 is minor, 5 is severe"};
		return true;
	}
	return false;
}

/* "`pain` takes severity, from and on" */
static void help_modifiers(jn_lower *self, jn_diagnostic *d, const jn_property_row *row)
{
	jn_buf list = {0};
	jn_property_row unused;
	for (jn_modifier word = JN_MOD_FROM; word < JN_MOD_COUNT; word++)
		if (modifier_row(row, word, &unused)) jn_list_name(&list, 0, jn_str_c(jn_schema_modifier_name(word)));
	if (list.len) jn_diagnostic_help(self->arena, d, "behind its value `%s` takes %.*s", row->name, (int)list.len, list.ptr);
	else if (row->many) jn_diagnostic_help(self->arena, d, "a comma separates values");
	else jn_diagnostic_help(self->arena, d, "`%s` takes one value; a statement ends at the line's end or at ;", row->name);
	jn_buf_free(&list);
}

static void skip_clause(jn_reader *reader)
{
	while (reader->at < reader->count && !jn_reader_is(reader, JN_ITEM_COMMA)) reader->at++;
}

static void lower_modifier(jn_lower *self, const jn_property_row *row, jn_reader *reader, jn_clause *clause)
{
	const jn_item *item = &reader->items[reader->at++];
	jn_modifier word = jn_schema_modifier_named(jn_lower_slice(self, item->span));
	jn_property_row value_row;
	if (!modifier_row(row, word, &value_row)) {
		jn_diagnostic *d = jn_diagnose(self->arena, self->found, self->document, item->span, JN_RULE_MISPLACED,
		                               "`%s` cannot be said of `%s`", jn_schema_modifier_name(word), row->name);
		help_modifiers(self, d, row);
		clause->broken = true;
		skip_clause(reader);
		return;
	}
	if (word != JN_MOD_FROM && jn_clause_mod(clause, word))
		jn_diagnose(self->arena, self->found, self->document, item->span, JN_RULE_DUPLICATE_KEY,
		            "`%s` stands twice in one value", value_row.name);
	const jn_item *next = jn_reader_peek(reader);
	if (!next || next->type == JN_ITEM_COMMA || next->type == JN_ITEM_MODIFIER) {
		jn_diagnose(self->arena, self->found, self->document, item->span, JN_RULE_MISSING_VALUE,
		            "a value is missing behind `%s`", value_row.name);
		clause->broken = true;
		return;
	}
	const jn_property_row *outer = self->property;
	self->property = &value_row;
	jn_mod *mod = jn_arena_alloc(self->arena, sizeof *mod);
	mod->span = item->span;
	mod->word = word;
	mod->value = jn_lower_value(self, &value_row, value_row.type, reader, &clause->broken);
	self->property = outer;
	jn_mod **end = &clause->mods;
	while (*end) end = &(*end)->next;
	*end = mod;
}

/* Something stands behind the value that neither is one nor begins a modifier. */
static void unexpected(jn_lower *self, const jn_property_row *row, jn_reader *reader, jn_clause *clause)
{
	const jn_item *item = jn_reader_peek(reader);
	jn_str text = jn_lower_slice(self, item->span);
	clause->broken = true;
	jn_modifier near = JN_MOD_NONE;
	for (jn_modifier word = JN_MOD_FROM; item->type == JN_ITEM_NAME && word < JN_MOD_COUNT; word++) {
		jn_property_row unused;
		if (modifier_row(row, word, &unused) && jn_edit_distance(text, jn_str_c(jn_schema_modifier_name(word)), 1) <= 1) near = word;
	}
	jn_diagnostic *d;
	if (near) {
		d = jn_diagnose(self->arena, self->found, self->document, item->span, JN_RULE_UNKNOWN_WORD,
		                "`%.*s` is no word of a clause; did you mean `%s`?", JN_ARG(text), jn_schema_modifier_name(near));
		jn_lower_mend(self, d, item->span, jn_str_c(jn_schema_modifier_name(near)), true, "write the nearest word");
	} else {
		d = jn_lower_syntax(self, item->span, "`%.*s` is not expected here", JN_ARG(text));
		if (d) help_modifiers(self, d, row);
	}
	skip_clause(reader);
}

static void lower_second(jn_lower *self, const jn_property_row *row, jn_reader *reader, jn_clause *clause)
{
	const jn_item *item = jn_reader_peek(reader);
	if (row->second == JN_SECOND_NONE || !item) return;
	bool text = row->second == JN_SECOND_TEXT;
	bool word = item->type == JN_ITEM_NAME && text;
	bool fits = text ? item->type == JN_ITEM_STRING || item->type == JN_ITEM_UNCLOSED_STRING || word : item->type == JN_ITEM_NUMBER;
	if (word) { /* a misspelt modifier is more likely than a text without quotation marks */
		for (jn_modifier m = JN_MOD_FROM; m < JN_MOD_COUNT; m++)
			if (jn_edit_distance(jn_lower_slice(self, item->span), jn_str_c(jn_schema_modifier_name(m)), 1) <= 1) return;
	}
	if (!fits) return;
	jn_property_row second = *row;
	second.type = text ? JN_TYPE_TEXT : JN_TYPE_NUMBER;
	clause->second = jn_arena_alloc(self->arena, sizeof *clause->second);
	*clause->second = jn_lower_value(self, &second, second.type, reader, &clause->broken);
}

static jn_clause *lower_clause(jn_lower *self, const jn_property_row *row, jn_reader *reader)
{
	jn_clause *clause = jn_arena_alloc(self->arena, sizeof *clause);
	uint32_t first = reader->at;
	const jn_item *item = jn_reader_peek(reader);
	if (item->type == JN_ITEM_MODIFIER) {
		/* `owner: from x`: the head is missing; a modifier word where a name belongs reads the same to people. */
		jn_diagnose(self->arena, self->found, self->document, item->span, JN_RULE_MISSING_VALUE,
		            "a value is missing before `%.*s`", JN_ARG(jn_lower_slice(self, item->span)));
		clause->broken = true;
	} else {
		clause->head = jn_lower_value(self, row, row->type, reader, &clause->broken);
		if (clause->head.type != JN_VALUE_NONE) lower_second(self, row, reader, clause);
	}
	while ((item = jn_reader_peek(reader)) && item->type != JN_ITEM_COMMA) {
		if (item->type == JN_ITEM_MODIFIER) lower_modifier(self, row, reader, clause);
		else unexpected(self, row, reader, clause);
	}
	clause->span = (jn_span){reader->items[first].span.start, reader->items[reader->at ? reader->at - 1 : 0].span.end};
	return clause;
}

static void typographic_comma(jn_lower *self, const jn_item *item)
{
	if (jn_lower_slice(self, item->span).len == 1) return;
	jn_diagnostic *d = jn_diagnose(self->arena, self->found, self->document, item->span, JN_RULE_TYPOGRAPHIC_CHARACTER,
	                               "`،` is read as a comma");
	jn_lower_mend(self, d, item->span, JN_STR(","), true, "write ,");
}

static jn_clause *text_clause(jn_lower *self, const jn_property_row *row, jn_reader *reader, bool *ret_broken)
{
	jn_clause *clause = jn_arena_alloc(self->arena, sizeof *clause);
	clause->span = jn_reader_rest(reader);
	clause->head = (jn_value){.type = JN_VALUE_TEXT, .span = clause->span, .text = jn_lower_text_lines(self, reader)};
	bool takes_text = row->type == JN_TYPE_TEXT || row->type == JN_TYPE_FREE || row->type == JN_TYPE_REF_OR_TEXT ||
	                  row->type == JN_TYPE_AMOUNT || row->type == JN_TYPE_LINK;
	if (takes_text) return clause;
	jn_diagnose(self->arena, self->found, self->document, clause->span, JN_RULE_WRONG_TYPE,
	            "`%s` does not take a long text", row->name);
	*ret_broken = clause->broken = true;
	clause->head.type = JN_VALUE_NONE;
	return clause;
}

jn_clause *jn_lower_clauses(jn_lower *self, const jn_property_row *row, jn_reader *reader, bool *ret_broken)
{
	jn_clause *first = NULL, **end = &first;
	self->property = row;
	while (reader->at < reader->count) {
		const jn_item *item = jn_reader_peek(reader);
		jn_clause *clause;
		if (item->type == JN_ITEM_COMMA) {
			jn_diagnostic *d = jn_diagnose(self->arena, self->found, self->document, item->span, JN_RULE_MISSING_VALUE,
			                               "a value is missing before this comma");
			uint32_t behind = reader->at + 1 < reader->count ? item[1].span.start : item->span.end;
			jn_lower_mend(self, d, (jn_span){item->span.start, behind}, JN_STR(""), false, "take the comma away");
			*ret_broken = true;
			reader->at++;
			continue;
		}
		clause = item->type == JN_ITEM_TEXT_LINE ? text_clause(self, row, reader, ret_broken) : lower_clause(self, row, reader);
		*end = clause;
		end = &clause->next;
		*ret_broken |= clause->broken;
		if (!jn_reader_is(reader, JN_ITEM_COMMA)) continue;
		const jn_item *comma = &reader->items[reader->at++];
		typographic_comma(self, comma);
		if (reader->at == reader->count) {
			jn_diagnostic *d = jn_diagnose(self->arena, self->found, self->document, comma->span, JN_RULE_MISSING_VALUE,
			                               "a value is missing behind this comma");
			jn_diagnostic_help(self->arena, d, "a list ends with its line: repeat the key on the next line to go on");
			jn_lower_mend(self, d, comma->span, JN_STR(""), false, "take the comma away");
			*ret_broken = true;
		}
	}
	return first;
}

const jn_property_row *jn_lower_nearest_property(jn_kind kind, jn_str word, uint32_t limit, bool *ret_only)
{
	const jn_kind_row *row = jn_schema_kind(kind);
	const jn_property_row *best = NULL;
	uint32_t least = limit + 1;
	*ret_only = true;
	for (uint32_t i = 0; i < row->row_count; i++) {
		if (row->rows[i].key == JN_KEY_ANY) continue;
		uint32_t distance = jn_edit_distance(word, jn_str_c(row->rows[i].name), limit);
		if (best && distance == least) *ret_only = false;
		if (distance < least) least = distance, best = &row->rows[i], *ret_only = true;
	}
	return best;
}

/* "persona, touchpoint and view": where a key may stand. */
static void list_homes(jn_key key, jn_buf *out)
{
	for (jn_kind kind = JN_PROJECT; kind < JN_KIND_COUNT; kind++)
		if (jn_schema_property(kind, key)) jn_list_name(out, 0, jn_str_c(jn_schema_kind(kind)->name));
}

static const jn_property_row *unknown_key(jn_lower *self, const jn_frame *frame, jn_span span, jn_str word)
{
	const char *where = jn_schema_kind(frame->kind)->name;
	jn_key key = jn_schema_key_named(word);
	bool only = true;
	const jn_property_row *near =
		key == JN_KEY_UNKNOWN ? jn_lower_nearest_property(frame->kind, word, jn_suggest_limit(word), &only) : NULL;
	if (key != JN_KEY_UNKNOWN) {
		jn_buf homes = {0};
		list_homes(key, &homes);
		jn_diagnostic *d = jn_diagnose(self->arena, self->found, self->document, span, JN_RULE_MISPLACED,
		                               "`%.*s` cannot stand in a %s", JN_ARG(word), where);
		jn_diagnostic_help(self->arena, d, "it is a property of %.*s", (int)homes.len, homes.ptr);
		jn_buf_free(&homes);
		return NULL;
	}
	jn_diagnostic *d = jn_diagnose(self->arena, self->found, self->document, span, JN_RULE_UNKNOWN_KEY,
	                               "a %s has no property `%.*s`", where, JN_ARG(word));
	if (near) {
		jn_diagnostic_help(self->arena, d, "did you mean `%s`?", near->name);
		jn_lower_mend(self, d, span, jn_str_c(near->name), only, "write the nearest property");
	} else if (frame->kind == JN_KIND_NONE) {
		jn_diagnostic_help(self->arena, d, "properties stand in the block of a declaration, between { and }");
	}
	return near;
}

/* A declaration has fewer keys than this; only free ones (rules, views) could be more, and then nobody looks for doubles. */
enum { MAX_LOOKED_AT = 512 };

/* The declaration's property for `row`, made when it is the first of its key. */
static jn_prop *prop_for(jn_lower *self, jn_decl *decl, const jn_property_row *row, jn_span key_span)
{
	jn_str text = jn_lower_slice(self, key_span);
	uint32_t looked = 0;
	if (row->key == JN_KEY_ANY || jn_decl_has(decl, row->key))
		for (jn_prop *prop = decl->props; prop && looked < MAX_LOOKED_AT; prop = prop->next, looked++)
			if (prop->key == row->key && (row->key != JN_KEY_ANY || jn_str_eq(prop->key_text, text))) return prop;
	jn_prop *prop = jn_arena_alloc(self->arena, sizeof *prop);
	*prop = (jn_prop){.row = row, .key_text = text, .key_span = key_span, .key = row->key};
	if (decl->last_prop) decl->last_prop->next = prop;
	else decl->props = prop;
	decl->last_prop = prop;
	decl->has[row->key >> 6] |= UINT64_C(1) << (row->key & 63);
	return prop;
}

/* Hangs the clauses behind those the property has; what a property that takes one value gets besides is said and dropped. */
static void append(jn_lower *self, jn_prop *prop, jn_clause *clauses, jn_span key_span)
{
	const jn_property_row *row = prop->row;
	jn_clause *surplus = row->many ? NULL : prop->clauses ? clauses : clauses ? clauses->next : NULL;
	if (surplus) {
		bool again = prop->clauses != NULL;
		jn_diagnostic *d = jn_diagnose(self->arena, self->found, self->document, again ? key_span : surplus->span, JN_RULE_DUPLICATE_KEY,
		                               again ? JN_TRF("`%.*s` stands twice here") : JN_TRF("`%.*s` takes one value"), JN_ARG(prop->key_text));
		if (again) jn_diagnostic_relate(self->arena, d, self->document, prop->key_span, "it was first said here");
		if (again) return;
		clauses->next = NULL;
	}
	if (!clauses) return;
	if (prop->last) prop->last->next = clauses;
	else prop->clauses = clauses;
	while (clauses->next) clauses = clauses->next;
	prop->last = clauses;
}

/* Lowers the values of a property whose row is known, however its key is spelt. */
void jn_lower_property_as(jn_lower *self, jn_decl *decl, const jn_property_row *row, jn_span key, jn_reader *reader)
{
	jn_prop *prop = prop_for(self, decl, row, key);
	if (reader->count == 0) {
		jn_diagnostic *d = jn_diagnose(self->arena, self->found, self->document, key, JN_RULE_MISSING_VALUE,
		                               row->key == JN_KEY_ANY ? JN_TRF("this key has no value") : JN_TRF("`%s` has no value"), row->name);
		d->help = jn_message_of(row->doc);
		prop->broken = true;
		return;
	}
	append(self, prop, jn_lower_clauses(self, row, reader, &prop->broken), key);
}

/* The wide colon of some keyboards: read, and told once. */
static void typographic_colon(jn_lower *self, jn_span key)
{
	uint32_t at = key.end;
	for (uint32_t next = at; at < self->text.len && jn_lower_is_blank(jn_utf8_next(self->text, &next));) at = next;
	if (!jn_str_starts(jn_str_slice(self->text, at, self->text.len), JN_STR("："))) return;
	jn_span span = {at, at + 3};
	jn_diagnostic *d = jn_diagnose(self->arena, self->found, self->document, span, JN_RULE_TYPOGRAPHIC_CHARACTER, "`：` is read as a colon");
	jn_lower_mend(self, d, span, JN_STR(":"), true, "write :");
}

void jn_lower_property(jn_lower *self, jn_frame *frame, jn_key which, jn_span key, jn_reader *reader)
{
	typographic_colon(self, key);
	const jn_property_row *row = jn_schema_property(frame->kind, which);
	if (!row && (frame->kind == JN_LINT || frame->kind == JN_BUILD)) row = jn_schema_property(frame->kind, JN_KEY_ANY);
	if (!row) row = unknown_key(self, frame, key, jn_lower_slice(self, key));
	if (!row) {
		if (frame->decl) frame->decl->damaged = true;
		jn_lower_orphans(self, reader);
		return;
	}
	jn_lower_property_as(self, frame->decl, row, key, reader);
}
