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

bool jn_lower_takes(const jn_property_row *row, jn_modifier word)
{
	jn_property_row unused;
	return modifier_row(row, word, &unused);
}

bool jn_lower_fits_modifier(jn_modifier word, uint8_t type)
{
	switch (word) {
	case JN_MOD_SEVERITY: return type == JN_ITEM_NUMBER;
	case JN_MOD_ON: return type == JN_ITEM_DATE || type == JN_ITEM_NUMBER;
	case JN_MOD_IF: return type == JN_ITEM_STRING;
	case JN_MOD_BY:
	case JN_MOD_FROM: return type == JN_ITEM_NAME || type == JN_ITEM_DATE;
	default: return type == JN_ITEM_NAME;
	}
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

/* `severity 4 severity 5`: offers to take the second away. */
static void modifier_again(jn_lower *self, const jn_reader *reader, const jn_item *item, const char *name)
{
	jn_diagnostic *d = jn_diagnose(self->arena, self->found, self->document, item->span, JN_RULE_DUPLICATE_KEY,
	                               "`%s` stands twice in one value", name);
	jn_diagnostic_help(self->arena, d, "keep one of the two");
	const jn_item *value = jn_reader_peek(reader);
	if (!value || value->type == JN_ITEM_COMMA || value->type == JN_ITEM_MODIFIER) return;
	jn_lower_mend(self, d, (jn_span){item[-1].span.end, value->span.end}, JN_STR(""), false, "take this one away");
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
	if (word != JN_MOD_FROM && jn_clause_mod(clause, word)) modifier_again(self, reader, item, value_row.name);
	if (jn_reader_is(reader, JN_ITEM_COLON)) {
		const jn_item *colon = &reader->items[reader->at++];
		jn_diagnostic *d = jn_lower_syntax(self, colon->span, "`%s` takes no colon behind it", value_row.name);
		if (d) jn_lower_mend(self, d, colon->span, JN_STR(""), true, "take the colon away");
	}
	const jn_item *next = jn_reader_peek(reader);
	if (!next || next->type == JN_ITEM_COMMA || next->type == JN_ITEM_MODIFIER) {
		jn_diagnostic *d = jn_diagnose(self->arena, self->found, self->document, item->span, JN_RULE_MISSING_VALUE,
		                               "a value is missing behind `%s`", value_row.name);
		if (word == JN_MOD_SEVERITY) jn_diagnostic_help(self->arena, d, "write a number from 1 (minor) to 5 (severe)");
		else if (value_row.type == JN_TYPE_DATE) jn_diagnostic_help(self->arena, d, "write year, month and day, like 2026-06-30");
		else if (value_row.type == JN_TYPE_REF) jn_diagnostic_help(self->arena, d, "write the name of a %s behind it", jn_schema_kind(value_row.ref)->name);
		else jn_diagnostic_help(self->arena, d, "write a text in quotation marks behind it");
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

/* `maria and budi`: names that a word joins instead of a comma. False when it does not. */
static bool and_for_comma(jn_lower *self, const jn_property_row *row, const jn_reader *reader, jn_diagnostic *d)
{
	static const char *const words[] = {"and", "dan", "serta", "&", "+", "و"};
	const jn_item *item = jn_reader_peek(reader);
	bool joins = false;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) joins |= jn_str_eq(jn_lower_slice(self, item->span), jn_str_c(words[i]));
	if (!joins || !row->many || reader->at + 1 >= reader->count || item[-1].type != item[1].type) return false;
	jn_lower_mend(self, d, (jn_span){item[-1].span.end, item->span.end}, JN_STR(","), true, "write ,");
	return true;
}

/* Something stands behind the value that neither is one nor begins a modifier. */
static void unexpected(jn_lower *self, const jn_property_row *row, jn_reader *reader, jn_clause *clause)
{
	const jn_item *item = jn_reader_peek(reader);
	jn_str text = jn_lower_slice(self, item->span);
	clause->broken = true;
	jn_modifier near = JN_MOD_NONE;
	uint8_t next = reader->at + 1 < reader->count ? item[1].type : JN_ITEM_END;
	for (jn_modifier word = JN_MOD_FROM; item->type == JN_ITEM_NAME && word < JN_MOD_COUNT; word++) {
		if (jn_lower_takes(row, word) && jn_lower_fits_modifier(word, next) && jn_edit_distance(text, jn_str_c(jn_schema_modifier_name(word)), 1) <= 1) near = word;
	}
	jn_diagnostic *d;
	if (near) {
		d = jn_diagnose(self->arena, self->found, self->document, item->span, JN_RULE_UNKNOWN_WORD,
		                "`%.*s` is no word of a clause; did you mean `%s`?", JN_ARG(text), jn_schema_modifier_name(near));
		jn_lower_mend(self, d, item->span, jn_str_c(jn_schema_modifier_name(near)), true, "write the nearest word");
	} else {
		d = jn_lower_syntax(self, item->span, "`%.*s` is not expected here", JN_ARG(text));
		if (d && !and_for_comma(self, row, reader, d)) help_modifiers(self, d, row);
	}
	skip_clause(reader);
}

/* `-2: "Lost"`, `-2, "Lost"`, `-2 – "Lost"`: a sign that parts a value from the text behind it, where nothing does. */
static void sign_before_text(jn_lower *self, const jn_property_row *row, jn_reader *reader)
{
	const jn_item *item = jn_reader_peek(reader);
	if (reader->at + 1 >= reader->count || item[1].type != JN_ITEM_STRING) return;
	uint32_t at = 0, rune = jn_utf8_next(jn_lower_slice(self, item->span), &at);
	bool dash = item->type == JN_ITEM_STRAY && (rune == '-' || rune == 0x2013 || rune == 0x2014);
	if (item->type != JN_ITEM_COLON && !dash && (item->type != JN_ITEM_COMMA || row->many)) return;
	jn_diagnostic *d = jn_lower_syntax(self, item->span, "`%.*s` is not expected here", JN_ARG(jn_lower_slice(self, item->span)));
	if (d) jn_lower_mend(self, d, (jn_span){item[-1].span.end, item->span.end}, JN_STR(""), true, "take it away");
	reader->at++;
}

static void lower_second(jn_lower *self, const jn_property_row *row, jn_reader *reader, jn_clause *clause)
{
	const jn_item *item = jn_reader_peek(reader);
	if (row->second == JN_SECOND_NONE || !item) return;
	bool text = row->second == JN_SECOND_TEXT;
	if (text) sign_before_text(self, row, reader), item = jn_reader_peek(reader);
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

/* What stands behind a clause's values, up to its comma. */
static void lower_modifiers(jn_lower *self, const jn_property_row *row, jn_reader *reader, jn_clause *clause)
{
	for (const jn_item *item; (item = jn_reader_peek(reader)) && item->type != JN_ITEM_COMMA;) {
		if (item->type == JN_ITEM_MODIFIER) lower_modifier(self, row, reader, clause);
		else unexpected(self, row, reader, clause);
	}
}

static jn_clause *lower_clause(jn_lower *self, const jn_property_row *row, jn_reader *reader)
{
	jn_clause *clause = jn_arena_alloc(self->arena, sizeof *clause);
	uint32_t first = reader->at;
	const jn_item *item = jn_reader_peek(reader);
	const jn_item *behind = reader->at + 1 < reader->count ? item + 1 : NULL;
	if (item->type == JN_ITEM_MODIFIER && row->type == JN_TYPE_REF && (!behind || behind->type == JN_ITEM_COMMA)) {
		/* `owner: from`: a team of that name would be told of where it is declared. */
		clause->head = (jn_value){.type = JN_VALUE_REF, .span = item->span, .text = jn_lower_slice(self, item->span)};
		reader->at++;
	} else if (item->type == JN_ITEM_MODIFIER) {
		/* `owner: from x`: the head is missing; a modifier word where a name belongs reads the same to people. */
		jn_diagnostic *d = jn_diagnose(self->arena, self->found, self->document, item->span, JN_RULE_MISSING_VALUE,
		                               "a value is missing before `%.*s`", JN_ARG(jn_lower_slice(self, item->span)));
		d->help = jn_message_of(row->doc);
		clause->broken = true;
	} else {
		clause->head = jn_lower_value(self, row, row->type, reader, &clause->broken);
		if (clause->head.type != JN_VALUE_NONE) lower_second(self, row, reader, clause);
	}
	lower_modifiers(self, row, reader, clause);
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

/* `pain: "y", severity 4`: reads on in the clause before the comma, and says that the comma is too much. */
static void go_on_behind_comma(jn_lower *self, const jn_property_row *row, jn_reader *reader, jn_clause *clause)
{
	while (reader->at + 2 < reader->count && jn_reader_is(reader, JN_ITEM_COMMA)) {
		const jn_item *item = jn_reader_peek(reader);
		jn_modifier word = item[1].type == JN_ITEM_MODIFIER ? jn_schema_modifier_named(jn_lower_slice(self, item[1].span)) : JN_MOD_NONE;
		bool colon = item[2].type == JN_ITEM_COLON;
		if (!word || !jn_lower_takes(row, word) || jn_clause_mod(clause, word) || (!colon && !jn_lower_fits_modifier(word, item[2].type))) return;
		jn_diagnostic *d = jn_lower_syntax(self, item->span, "`%s` takes no comma before it", jn_schema_modifier_name(word));
		if (d) jn_lower_mend(self, d, (jn_span){clause->span.end, item->span.end}, JN_STR(""), true, "take the comma away");
		reader->at++;
		lower_modifiers(self, row, reader, clause);
		clause->span.end = reader->items[reader->at - 1].span.end;
	}
}

static jn_clause *text_clause(jn_lower *self, const jn_property_row *row, jn_reader *reader, bool *ret_broken)
{
	jn_clause *clause = jn_arena_alloc(self->arena, sizeof *clause);
	clause->span = jn_reader_rest(reader);
	clause->head = (jn_value){.type = JN_VALUE_TEXT, .span = clause->span, .text = jn_lower_text_lines(self, reader)};
	bool takes_text = row->type == JN_TYPE_TEXT || row->type == JN_TYPE_FREE || row->type == JN_TYPE_REF_OR_TEXT ||
	                  row->type == JN_TYPE_AMOUNT || row->type == JN_TYPE_LINK;
	if (takes_text) return clause;
	jn_diagnostic *d = jn_diagnose(self->arena, self->found, self->document, clause->span, JN_RULE_WRONG_TYPE,
	                               "`%s` does not take a long text", row->name);
	d->help = jn_message_of(row->doc);
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
		if (row->type != JN_TYPE_REF) go_on_behind_comma(self, row, reader, clause);
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
			jn_lower_mend(self, d, comma->span, JN_STR(""), !row->many, "take the comma away");
			*ret_broken = true;
		}
	}
	return first;
}

const jn_property_row *jn_lower_nearest_property(jn_kind kind, jn_str word, uint32_t limit, bool *ret_only)
{
	const jn_kind_row *row = jn_schema_kind(kind);
	const jn_property_row *best = NULL;
	jn_nearest nearest = jn_nearest_to(word, limit);
	for (uint32_t i = 0; i < row->row_count; i++)
		if (row->rows[i].key != JN_KEY_ANY && jn_nearest_offer(&nearest, jn_str_c(row->rows[i].name))) best = &row->rows[i];
	*ret_only = nearest.only;
	return best;
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

static const jn_clause *last_of(const jn_clause *clause)
{
	while (clause->next) clause = clause->next;
	return clause;
}

/* Takes a statement away whose key was said before: certain where it says the same. */
static void mend_again(jn_lower *self, jn_diagnostic *d, const jn_prop *prop, jn_span span)
{
	jn_span whole;
	jn_diagnostic_help(self->arena, d, "`%s` takes one value: keep one of them", prop->row->name);
	if (!jn_lower_whole_statement(self, span, &whole)) return;
	jn_str first = jn_lower_slice(self, (jn_span){prop->key_span.start, prop->last->span.end});
	jn_lower_mend(self, d, whole, JN_STR(""), jn_str_eq(first, jn_lower_slice(self, span)), "take this one away");
}

/* Takes away what stands behind the first value. */
static void mend_surplus(jn_lower *self, jn_diagnostic *d, const jn_prop *prop, const jn_clause *clauses)
{
	jn_diagnostic_help(self->arena, d, "`%s` takes one value: keep one of them", prop->row->name);
	if (clauses->span.end >= clauses->next->span.start) return;
	jn_lower_mend(self, d, (jn_span){clauses->span.end, last_of(clauses)->span.end}, JN_STR(""), false, "keep the first");
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
		if (again) mend_again(self, d, prop, (jn_span){key_span.start, last_of(clauses)->span.end});
		else mend_surplus(self, d, prop, clauses);
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

/* One property of a block, whatever its key. */
static void lower_one(jn_lower *self, jn_frame *frame, jn_key which, jn_span key, jn_reader *reader)
{
	typographic_colon(self, key);
	const jn_property_row *row = jn_schema_property(frame->kind, which);
	if (!row && (frame->kind == JN_LINT || frame->kind == JN_BUILD)) row = jn_schema_property(frame->kind, JN_KEY_ANY);
	if (!row) row = jn_lower_unknown_key(self, frame, key, reader);
	if (!row) {
		if (frame->decl) frame->decl->damaged = true;
		jn_lower_orphans(self, reader);
		return;
	}
	jn_lower_property_as(self, frame->decl, row, key, reader);
}

/* `impact: 4, effort: 1`: the first comma behind which another property of this block begins, or, where one value is taken, any
 * key; the number of items when none does, or when it may be a part of a text without quotation marks. */
static uint32_t comma_for_semicolon(const jn_lower *self, const jn_frame *frame, jn_key which, const jn_reader *reader)
{
	const jn_property_row *row = jn_schema_property(frame->kind, which);
	bool words = reader->count > 1 && reader->items[0].type == JN_ITEM_NAME && reader->items[1].type == JN_ITEM_NAME;
	bool any = frame->kind == JN_LINT || frame->kind == JN_BUILD || (row && !row->many);
	for (uint32_t i = 1; frame->decl && !words && i + 2 < reader->count; i++) {
		const jn_item *item = &reader->items[i];
		if (item->type != JN_ITEM_COMMA || item[1].type != JN_ITEM_NAME || item[2].type != JN_ITEM_COLON) continue;
		if (any || jn_schema_property(frame->kind, jn_schema_key_named(jn_lower_slice(self, item[1].span)))) return i;
	}
	return reader->count;
}

/* Says of that comma that it should be a semicolon. */
static void say_comma(jn_lower *self, jn_span comma)
{
	jn_diagnostic *d = jn_lower_syntax(self, comma, "two properties take no comma between them");
	if (d) jn_lower_mend(self, d, comma, JN_STR(";"), true, "write ;");
}

void jn_lower_property(jn_lower *self, jn_frame *frame, jn_key which, jn_span key, jn_reader *reader)
{
	for (jn_reader rest = *reader;;) {
		uint32_t comma = comma_for_semicolon(self, frame, which, &rest);
		jn_reader part = rest;
		bool more = comma < rest.count;
		if (more) part.after = (jn_span){rest.items[comma - 1].span.end, rest.items[comma - 1].span.end};
		part.count = comma;
		lower_one(self, frame, which, key, &part);
		if (!more) return;
		say_comma(self, rest.items[comma].span);
		key = rest.items[comma + 1].span;
		which = jn_schema_key_named(jn_lower_slice(self, key));
		rest.items += comma + 3; /* the comma, the key and its colon */
		rest.count -= comma + 3;
	}
}
