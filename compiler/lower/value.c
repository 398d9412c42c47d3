/* Head values: what the schema asks for against what was written. In: items and a type. Out: a value, or one finding. */
#include <stdio.h>

#include "base/buf.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "lower/internal.h"
#include "text/meant.h"

/* The message takes the text. */
static jn_diagnostic *say(jn_lower *self, jn_span span, jn_rule_id rule, const char *message, jn_str text)
{
	return jn_diagnose(self->arena, self->found, self->document, span, rule, message, JN_ARG(text));
}

static bool is_string(const jn_item *item)
{
	return item && (item->type == JN_ITEM_STRING || item->type == JN_ITEM_UNCLOSED_STRING);
}

static bool has_typographic_quote(jn_str s)
{
	for (uint32_t at = 0; at < s.len;) {
		uint32_t rune = jn_utf8_next(s, &at);
		if ((rune >= 0x201C && rune <= 0x201F) || rune == 0xAB || rune == 0xBB) return true;
	}
	return false;
}

/* `'It is'`, `‘It is’`: the words without the marks around them; as they are where there are none, or more within than
 * apostrophes. */
jn_str jn_lower_unmarked(jn_str words)
{
	bool straight = words.len > 2 && jn_str_starts(words, JN_STR("'")) && jn_str_ends(words, JN_STR("'"));
	bool curly = words.len > 6 && jn_str_starts(words, JN_STR("‘")) && jn_str_ends(words, JN_STR("’"));
	if (!straight && !curly) return words;
	uint32_t mark = straight ? 1 : 3;
	jn_str inner = jn_str_slice(words, mark, words.len - mark);
	for (uint32_t i = 0; i < inner.len; i++) {
		bool found = straight ? inner.ptr[i] == '\'' : jn_str_starts(jn_str_slice(inner, i, inner.len), JN_STR("’"));
		bool within = i > 0 && i + mark < inner.len && !strchr(" ,;.", inner.ptr[i - 1]) && !strchr(" ,;.", inner.ptr[i + mark]);
		if (found && !within) return words;
	}
	return inner;
}

static void write_quoted(jn_buf *out, jn_str words)
{
	jn_buf_char(out, '"');
	for (uint32_t i = 0; i < words.len; i++) {
		if (words.ptr[i] == '\\') jn_buf_char(out, '\\');
		jn_buf_char(out, words.ptr[i]);
	}
	jn_buf_char(out, '"');
}

/* `'a', 'b'`: writes each as a text; false when it is no such list. */
static bool write_list(jn_buf *out, jn_str words)
{
	for (uint32_t from = 0; from < words.len;) {
		const char *end = words.len - from > 2 && words.ptr[from] == '\'' ? memchr(words.ptr + from + 1, '\'', words.len - from - 1) : NULL;
		if (!end) return false;
		uint32_t at = (uint32_t)(end - words.ptr), next = at + 1;
		while (next < words.len && strchr(" \t", words.ptr[next])) next++;
		if (next < words.len && words.ptr[next] != ',') return false;
		write_quoted(out, jn_str_slice(words, from + 1, at));
		if (next == words.len) return true;
		for (next++; next < words.len && strchr(" \t", words.ptr[next]);) next++;
		jn_buf_c(out, ", ");
		from = next;
	}
	return false;
}

/* The start of `from interviews` at the end of bare words: a clause, or more of the text. Where there is none, their end. */
static uint32_t clause_start(const jn_lower *self, const jn_reader *reader)
{
	uint32_t end = reader->items[reader->count - 1].span.end;
	if (reader->at + 3 > reader->count) return end;
	const jn_item *word = &reader->items[reader->count - 2];
	if (word->type != JN_ITEM_MODIFIER || word[1].type == JN_ITEM_STRAY) return end;
	return jn_lower_takes(self->property, jn_schema_modifier_named(jn_lower_slice(self, word->span))) ? word->span.start : end;
}

/* Bare words where a text belongs: the rest of the statement is taken as the text, and quoting it is the mend. What was
 * meant is clear, so the value counts. Not so where a quotation mark stands among the words: it may end one text and
 * begin another, so nothing is offered. */
static jn_value unquoted(jn_lower *self, jn_reader *reader)
{
	jn_span span = jn_reader_rest(reader), bare = {span.start, clause_start(self, reader)};
	jn_str words = jn_lower_unmarked(jn_lower_slice(self, span)), first = jn_str_trim(jn_lower_slice(self, bare));
	bool clause = bare.end < span.end, marked = jn_str_starts(words, JN_STR("'")) || jn_str_starts(words, JN_STR("‘"));
	reader->at = reader->count;
	jn_diagnostic *d = say(self, span, JN_RULE_UNQUOTED_TEXT, JN_TRF("the text `%.*s` needs quotation marks"), words);
	jn_value value = {.type = JN_VALUE_TEXT, .span = span, .text = words};
	if (memchr(words.ptr, '"', words.len)) {
		jn_diagnostic_help(self->arena, d, "write each text between two \"marks\", and a comma between texts");
		return value;
	}
	jn_buf quoted = {0};
	bool list = marked && self->property->many && write_list(&quoted, words);
	if (!list) {
		quoted.len = 0;
		write_quoted(&quoted, clause ? jn_lower_unmarked(first) : words);
	}
	bare.end = clause ? bare.start + first.len : span.end;
	bool certain = list || !(marked || clause || has_typographic_quote(words));
	jn_lower_mend(self, d, bare, jn_buf_keep(&quoted, self->arena), certain, "put the text in quotation marks");
	return value;
}

jn_value jn_lower_text_value(jn_lower *self, jn_reader *reader)
{
	const jn_item *item = jn_reader_peek(reader);
	if (is_string(item)) {
		reader->at++;
		return (jn_value){.type = JN_VALUE_TEXT, .span = item->span, .text = jn_lower_string(self, item)};
	}
	return unquoted(self, reader);
}

/* Passes over what is of another type than its property takes, and returns nothing. */
static jn_value pass_over(jn_reader *reader, bool *ret_broken)
{
	*ret_broken = true;
	while (reader->at < reader->count && !jn_reader_is(reader, JN_ITEM_COMMA) && !jn_reader_is(reader, JN_ITEM_MODIFIER))
		reader->at++;
	return (jn_value){0};
}

/* Says that something of another type stands here, and passes over it. The message takes the property and what stands
 * there; the help takes nothing. */
static jn_value wrong(jn_lower *self, jn_reader *reader, bool *ret_broken, const char *message, const char *help)
{
	const jn_item *item = jn_reader_peek(reader);
	jn_diagnostic *d = jn_diagnose(self->arena, self->found, self->document, item->span, JN_RULE_WRONG_TYPE, message,
	                               self->property->name, JN_ARG(jn_lower_slice(self, item->span)));
	d->help = jn_message_of(help);
	return pass_over(reader, ret_broken);
}

/* Offers, for a text where a name belongs, the name that its words make: certain where they are one. */
static void offer_name(jn_lower *self, jn_diagnostic *d, jn_span span)
{
	jn_str words = jn_str_trim(jn_lower_slice(self, (jn_span){span.start + 1, span.end - 1}));
	jn_str name = jn_lower_slug(self, self->property->ref, words);
	if (!name.len || jn_schema_modifier_named(name)) return;
	jn_lower_mend(self, d, span, name, jn_str_eq(name, words), "write the name without quotation marks");
}

static jn_value reference(jn_lower *self, jn_reader *reader, bool *ret_broken, bool or_text)
{
	const jn_item *item = jn_reader_peek(reader);
	if (item->type == JN_ITEM_NAME || item->type == JN_ITEM_PATH) {
		jn_value value = {.type = JN_VALUE_REF};
		value.span = jn_lower_dashed_name(self, reader, false, &value.text);
		return value;
	}
	if (or_text && is_string(item)) return jn_lower_text_value(self, reader);
	const char *kind = jn_schema_kind(self->property->ref)->name;
	/* `owner "Store"`: of its line it is said already that the colon is missing. */
	if (item->type == JN_ITEM_STRING && jn_lower_line_is_said(self, item->span.start)) return pass_over(reader, ret_broken);
	jn_diagnostic *d = jn_diagnose(self->arena, self->found, self->document, item->span, JN_RULE_WRONG_TYPE,
	                               "`%s` takes the name of a %s, not `%.*s`", self->property->name, kind,
	                               JN_ARG(jn_lower_slice(self, item->span)));
	jn_diagnostic_help(self->arena, d, "declare it with `%s some-name \"Its title\"` and write some-name here", kind);
	if (item->type == JN_ITEM_STRING && self->property->second != JN_SECOND_TEXT) offer_name(self, d, item->span);
	return pass_over(reader, ret_broken);
}

/* The nearest of a list of words to `word`, or NULL; and whether no other is as near. */
static const char *nearest_word(const char *const *words, jn_str word, bool *ret_only)
{
	const char *best = NULL;
	jn_nearest nearest = jn_nearest_to(word, jn_suggest_limit(word));
	for (; *words; words++)
		if (jn_nearest_offer(&nearest, jn_str_c(*words))) best = *words;
	*ret_only = nearest.only;
	return best;
}

/* What the key before a value is called: as the schema has it, but where any name will do (a rule in `lint`) as written. */
static jn_str key_name(const jn_lower *self, const jn_property_row *row, uint32_t value)
{
	const char *text = self->text.ptr;
	uint32_t end = value;
	while (end > 0 && strchr(" \t\"", text[end - 1])) end--;
	if (row->key != JN_KEY_ANY || end == 0 || text[end - 1] != ':') return jn_str_c(row->name);
	end--;
	while (end > 0 && strchr(" \t", text[end - 1])) end--;
	uint32_t start = end;
	while (start > 0 && ((text[start - 1] >= 'a' && text[start - 1] <= 'z') || text[start - 1] == '-')) start--;
	return start < end ? jn_str_slice(self->text, start, end) : jn_str_c(row->name);
}

static jn_value unknown_word(jn_lower *self, const jn_property_row *row, jn_span span, jn_str word, bool *ret_broken)
{
	jn_str key = key_name(self, row, span.start);
	jn_diagnostic *d = jn_diagnose(self->arena, self->found, self->document, span, JN_RULE_UNKNOWN_VALUE,
	                               "`%.*s` is no value of `%.*s`", JN_ARG(word), JN_ARG(key));
	jn_buf list = {0};
	for (const char *const *w = row->words; *w; w++) jn_list_name(&list, 0, jn_str_c(*w));
	bool only;
	const char *near = nearest_word(row->words, word, &only);
	if (near) {
		jn_diagnostic_help(self->arena, d, "did you mean `%s`? It can be: %.*s", near, (int)list.len, list.ptr);
		jn_lower_mend(self, d, span, jn_str_c(near), only, "write the nearest value");
	} else {
		jn_diagnostic_help(self->arena, d, "it can be: %.*s", (int)list.len, list.ptr);
	}
	jn_buf_free(&list);
	*ret_broken = true;
	return (jn_value){0};
}

enum { MOST_WORDS = 4 }; /* of a value in another language */

/* `status: selesai`, `state: saat ini`: a value in another language, said with its mend and read. */
static bool foreign_word(jn_lower *self, const jn_property_row *row, jn_reader *reader, jn_value *ret_value)
{
	const jn_item *items = reader->items + reader->at - 1; /* the first was taken */
	uint32_t count = 1, most = reader->count - reader->at + 1;
	while (items->type == JN_ITEM_NAME && count < most && count < MOST_WORDS && items[count].type == JN_ITEM_NAME) count++;
	jn_span span = {items[0].span.start, items[count - 1].span.end};
	bool quoted = items->type == JN_ITEM_STRING, only;
	jn_str written = quoted ? jn_lower_string(self, items) : jn_lower_slice(self, span);
	const char *meant = jn_meant_value(row, written, &only);
	if (!meant) return false;
	jn_diagnostic *d = jn_diagnose(self->arena, self->found, self->document, span, JN_RULE_UNKNOWN_VALUE,
	                               "`%.*s` is no value of `%.*s`", JN_ARG(written), JN_ARG(jn_str_c(row->name)));
	jn_diagnostic_help(self->arena, d, "`%.*s` is `%s` here", JN_ARG(written), meant);
	jn_lower_mend(self, d, span, jn_str_c(meant), only, "write what it is called here");
	reader->at += count - 1;
	*ret_value = (jn_value){.type = JN_VALUE_WORD, .span = span, .text = jn_str_c(meant)};
	return true;
}

static jn_value word(jn_lower *self, const jn_property_row *row, jn_reader *reader, bool *ret_broken)
{
	const jn_item *item = &reader->items[reader->at++];
	jn_value foreign;
	jn_str text = item->type == JN_ITEM_STRING ? jn_lower_string(self, item) : jn_lower_slice(self, item->span);
	int index = jn_schema_word_index(row->words, text);
	if (index < 0 && foreign_word(self, row, reader, &foreign)) return foreign;
	if (index < 0) return unknown_word(self, row, item->span, text, ret_broken);
	if (item->type == JN_ITEM_STRING) {
		jn_diagnostic *d = jn_diagnose(self->arena, self->found, self->document, item->span, JN_RULE_WRONG_TYPE,
		                               "`%s` takes a word without quotation marks", row->name);
		jn_lower_mend(self, d, item->span, jn_str_c(row->words[index]), true, "take the quotation marks away");
	}
	return (jn_value){.type = JN_VALUE_WORD, .span = item->span, .text = text};
}

enum { MOST_LISTED = 64 }; /* items of what may be one text */

/* `location: Bandung, Indonesia`: words and commas where one value belongs are one text. */
static bool is_list_of_one(const jn_property_row *row, const jn_reader *reader)
{
	if (row->many || reader->at + 2 >= reader->count || reader->items[reader->at + 1].type != JN_ITEM_COMMA) return false;
	if (reader->count - reader->at > MOST_LISTED) return false;
	for (uint32_t i = reader->at; i < reader->count; i++)
		if (reader->items[i].type != JN_ITEM_NAME && reader->items[i].type != JN_ITEM_COMMA) return false;
	return true;
}

static jn_value free_value(jn_lower *self, jn_reader *reader, bool *ret_broken)
{
	const jn_item *item = jn_reader_peek(reader);
	const jn_item *second = reader->at + 1 < reader->count ? item + 1 : NULL;
	bool single = !second || second->type == JN_ITEM_COMMA || second->type == JN_ITEM_MODIFIER || is_string(second) ||
	              second->type == JN_ITEM_TEXT_LINE;
	if (item->type == JN_ITEM_NUMBER) {
		jn_value value;
		if (!jn_lower_number(self, reader, true, &value)) *ret_broken = true;
		return value;
	}
	bool bare = item->type == JN_ITEM_NAME || item->type == JN_ITEM_SYMBOL || item->type == JN_ITEM_PATH;
	if (!bare || !single || is_list_of_one(self->property, reader)) return jn_lower_text_value(self, reader);
	reader->at++;
	return (jn_value){.type = JN_VALUE_WORD, .span = item->span, .text = jn_lower_slice(self, item->span)};
}

/* Offers the nearest number that is allowed, with the sign its author is used to. */
static void nearest_allowed(jn_lower *self, jn_diagnostic *d, const jn_property_row *row, const jn_value *value)
{
	int nearest = value->number < row->min ? row->min : row->max;
	bool sign = jn_str_starts(jn_lower_slice(self, value->span), JN_STR("+"));
	char text[16];
	snprintf(text, sizeof text, sign ? "%+d" : "%d", nearest);
	jn_diagnostic_help(self->arena, d, "the nearest is %d", nearest);
	jn_lower_mend(self, d, value->span, jn_arena_str(self->arena, jn_str_c(text)), false, "write the nearest");
}

static jn_value integer(jn_lower *self, const jn_property_row *row, jn_reader *reader, bool *ret_broken)
{
	jn_value value;
	if (row->min < 0 && jn_lower_parted_sign(self, reader, &value)) return value;
	if (!jn_reader_is(reader, JN_ITEM_NUMBER)) {
		*ret_broken = true;
		if (jn_lower_quoted_number(self, reader, true, &value)) return value;
		return wrong(self, reader, ret_broken, JN_TRF("`%s` takes a whole number, not `%.*s`"), row->doc);
	}
	if (!jn_lower_number(self, reader, false, &value)) {
		*ret_broken = true;
		return value;
	}
	double number = value.number;
	if (value.type == JN_VALUE_RANGE || number < row->min || number > row->max || value.decimals || value.unit.len) {
		jn_diagnostic *d = jn_diagnose(self->arena, self->found, self->document, value.span, JN_RULE_OUT_OF_RANGE,
		                               "`%s` is a whole number from %d to %d, not `%.*s`", row->name, row->min, row->max,
		                               JN_ARG(jn_lower_slice(self, value.span)));
		d->help = jn_message_of(row->doc);
		if (value.type == JN_VALUE_NUMBER && !value.unit.len && (number < row->min || number > row->max))
			nearest_allowed(self, d, row, &value);
		*ret_broken = true;
	}
	return value;
}

static jn_value number(jn_lower *self, const jn_property_row *row, jn_reader *reader, bool *ret_broken)
{
	jn_value value;
	if (!jn_reader_is(reader, JN_ITEM_NUMBER)) {
		*ret_broken = true;
		if (jn_lower_money(self, reader, &value) || jn_lower_quoted_number(self, reader, false, &value)) return value;
		return wrong(self, reader, ret_broken, JN_TRF("`%s` takes a number, not `%.*s`"),
		             JN_TR("write a number, with its unit behind it: 48%, 3 days, 1_200 IDR"));
	}
	if (!jn_lower_number(self, reader, true, &value)) *ret_broken = true;
	if (value.type == JN_VALUE_RANGE) {
		jn_diagnostic *d = say(self, value.span, JN_RULE_WRONG_TYPE, JN_TRF("one number belongs here, not the range `%.*s`"), value.text);
		d->help = jn_message_of(row->doc);
		*ret_broken = true;
	}
	if (row->max && (value.number < row->min || value.number > row->max)) {
		jn_diagnostic *d = jn_diagnose(self->arena, self->found, self->document, value.span, JN_RULE_OUT_OF_RANGE,
		                               "`%s` is from %d to %d, not `%.*s`", row->name, row->min, row->max,
		                               JN_ARG(jn_lower_slice(self, value.span)));
		d->help = jn_message_of(row->doc);
		*ret_broken = true;
	}
	return value;
}

static jn_value target(jn_lower *self, const jn_property_row *row, jn_reader *reader, bool *ret_broken)
{
	jn_compare compare = JN_COMPARE_NONE;
	const jn_item *item = jn_reader_peek(reader);
	if (item->type == JN_ITEM_COMPARISON) {
		jn_str sign = jn_lower_slice(self, item->span);
		bool less = jn_str_starts(sign, JN_STR("<")), more = jn_str_starts(sign, JN_STR(">"));
		bool equal = jn_str_ends(sign, JN_STR("="));
		if (less) compare = equal ? JN_COMPARE_AT_MOST : JN_COMPARE_LESS;
		else if (more) compare = equal ? JN_COMPARE_AT_LEAST : JN_COMPARE_MORE;
		else compare = jn_str_eq(sign, JN_STR("≤")) ? JN_COMPARE_AT_MOST
		             : jn_str_eq(sign, JN_STR("≥")) ? JN_COMPARE_AT_LEAST : JN_COMPARE_EQUAL;
		reader->at++;
		if (!jn_reader_peek(reader)) {
			jn_diagnostic *d = say(self, reader->after, JN_RULE_MISSING_VALUE, JN_TRF("a number is missing behind `%.*s`"), sign);
			d->help = jn_message_of(row->doc);
			*ret_broken = true;
			return (jn_value){0};
		}
	}
	jn_value value = number(self, row, reader, ret_broken);
	value.compare = (uint8_t)compare;
	if (compare != JN_COMPARE_NONE) value.span.start = item->span.start;
	return value;
}

static jn_value date(jn_lower *self, jn_reader *reader, bool *ret_broken)
{
	jn_value value;
	bool broken = false;
	if (!jn_lower_date(self, reader, &value, &broken))
		return wrong(self, reader, ret_broken, JN_TRF("`%s` takes a date, not `%.*s`"),
		             JN_TR("write year, month and day, like 2026-06-30"));
	if (broken) {
		*ret_broken = true;
		value.type = JN_VALUE_NONE;
	}
	return value;
}

static int hex(char c)
{
	if (c >= '0' && c <= '9') return c - '0';
	if (c >= 'a' && c <= 'f') return c - 'a' + 10;
	if (c >= 'A' && c <= 'F') return c - 'A' + 10;
	return -1;
}

static jn_value color(jn_lower *self, jn_reader *reader, bool *ret_broken)
{
	if (!jn_reader_is(reader, JN_ITEM_COLOR))
		return wrong(self, reader, ret_broken, JN_TRF("`%s` takes a colour, not `%.*s`"), JN_TR("write it like #3140C4"));
	const jn_item *item = &reader->items[reader->at++];
	jn_str digits = jn_str_slice(jn_lower_slice(self, item->span), 1, UINT32_MAX);
	uint32_t rgb = 0;
	bool good = digits.len == 6 || digits.len == 3;
	for (uint32_t i = 0; good && i < digits.len; i++) {
		int value = hex(digits.ptr[i]);
		if (value < 0) good = false;
		else rgb = digits.len == 6 ? rgb << 4 | (uint32_t)value : rgb << 8 | (uint32_t)(value * 17);
	}
	if (!good) {
		jn_diagnostic *d = say(self, item->span, JN_RULE_UNKNOWN_VALUE, JN_TRF("`%.*s` is no colour"), jn_lower_slice(self, item->span));
		jn_diagnostic_help(self->arena, d, "write # and six digits 0-9, A-F: red, green and blue, like #3140C4");
		*ret_broken = true;
	}
	return (jn_value){.type = JN_VALUE_COLOR, .span = item->span, .text = digits, .number = rgb};
}

static jn_value link(jn_lower *self, jn_reader *reader)
{
	const jn_item *item = jn_reader_peek(reader);
	if (item->type != JN_ITEM_URL) return jn_lower_text_value(self, reader);
	reader->at++;
	return (jn_value){.type = JN_VALUE_LINK, .span = item->span, .text = jn_lower_slice(self, item->span)};
}

static jn_value amount(jn_lower *self, jn_reader *reader, bool *ret_broken)
{
	jn_value value;
	if (jn_reader_is(reader, JN_ITEM_NUMBER)) {
		if (!jn_lower_number(self, reader, true, &value)) *ret_broken = true;
		return value;
	}
	if (!jn_lower_money(self, reader, &value)) return jn_lower_text_value(self, reader);
	*ret_broken = true;
	return value;
}

jn_value jn_lower_value(jn_lower *self, const jn_property_row *row, jn_type type, jn_reader *reader, bool *ret_broken)
{
	switch (type) {
	case JN_TYPE_TEXT: return jn_lower_text_value(self, reader);
	case JN_TYPE_REF: return reference(self, reader, ret_broken, false);
	case JN_TYPE_REF_OR_TEXT: return reference(self, reader, ret_broken, true);
	case JN_TYPE_WORD: return word(self, row, reader, ret_broken);
	case JN_TYPE_FREE: return free_value(self, reader, ret_broken);
	case JN_TYPE_INTEGER: return integer(self, row, reader, ret_broken);
	case JN_TYPE_NUMBER: return number(self, row, reader, ret_broken);
	case JN_TYPE_TARGET: return target(self, row, reader, ret_broken);
	case JN_TYPE_DATE: return date(self, reader, ret_broken);
	case JN_TYPE_COLOR: return color(self, reader, ret_broken);
	case JN_TYPE_LINK: return link(self, reader);
	case JN_TYPE_AMOUNT: return amount(self, reader, ret_broken);
	}
	return (jn_value){0};
}
