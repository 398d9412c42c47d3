/* Numbers as they are written in other places: `Rp 12.500.000`, `€3,50`, `"5%"`, `12 500 000`, `30-35`, `+ 2`. In: the items of a
 * value. Out: one finding with the mend; the value is left out of the model until it is mended. */
#include "base/buf.h"
#include "base/utf8.h"
#include "lower/internal.h"

/* Words that stand before a number where we write them behind it. */
static const char *const currencies[] = {"rp", "rm", "us", "idr", "myr", "sgd", "bnd", "usd", "eur", "gbp", "aud", "cad", "chf",
                                         "jpy", "cny", "inr", "sar", "aed", "egp", "kwd", "qar", "bhd", "omr", "jod", "mad", "tnd"};

/* The bytes of the sign at the start of `text`: `$`, `€`, … but no `%`; 0 when there is none. */
static uint32_t sign_length(jn_str text)
{
	uint32_t at = 0, rune = text.len ? jn_utf8_next(text, &at) : 0;
	bool sign = rune == '$' || (rune >= 0xA2 && rune <= 0xA5) || (rune >= 0x20A0 && rune <= 0x20CF) || rune == 0x60B || rune == 0xFDFC;
	return sign ? at : 0;
}

/* The bytes of `Rp`, `IDR`, `US$` …, at the start of `text`; 0 when no currency stands there. */
static uint32_t currency_length(jn_str text)
{
	uint32_t letters = 0;
	char word[4] = "";
	for (char c = text.len ? (char)(text.ptr[0] | 0x20) : 0; c >= 'a' && c <= 'z'; letters++) {
		if (letters == 3) return 0;
		word[letters] = c;
		c = letters + 1 < text.len ? (char)(text.ptr[letters + 1] | 0x20) : 0;
	}
	uint32_t sign = sign_length(jn_str_slice(text, letters, text.len));
	if (!letters) return sign;
	for (size_t i = 0; i < sizeof currencies / sizeof *currencies; i++)
		if (strcmp(word, currencies[i]) == 0 && (letters > 2 || word[0] == 'r' || sign)) return letters + sign;
	return 0;
}

/* The bytes of the digits at the start of `text`, with what stands between them; `..` begins the end of a range. */
static uint32_t figures_length(jn_str text)
{
	uint32_t end = 0;
	for (uint32_t at = 0; at < text.len && !jn_str_starts(jn_str_slice(text, at, text.len), JN_STR(".."));) {
		uint32_t rune = jn_utf8_next(text, &at);
		bool digit = jn_lower_digit(rune) >= 0;
		if (!digit && !(rune < 0x80 && strchr(".,_'", (char)rune)) && rune != 0x66B && rune != 0x66C) break;
		if (digit) end = at;
	}
	return end;
}

static uint32_t skip_blanks(jn_str text, uint32_t at)
{
	for (uint32_t next = at; at < text.len && jn_lower_is_blank(jn_utf8_next(text, &next));) at = next;
	return at;
}

/* The number of items, from the reading position on, that end where `end` is; 0 when none does. */
static uint32_t items_up_to(const jn_reader *reader, uint32_t end)
{
	for (uint32_t at = reader->at; at < reader->count && reader->items[at].span.end <= end; at++)
		if (reader->items[at].span.end == end) return at + 1 - reader->at;
	return 0;
}

/* Says that a number is not written as ours are, with the mend. */
static void say(jn_lower *self, jn_span span, jn_str mended, bool certain)
{
	jn_diagnostic *d = jn_diagnose(self->arena, self->found, self->document, span, JN_RULE_INVALID_NUMBER,
	                               "journey does not read `%.*s` as a number", JN_ARG(jn_lower_slice(self, span)));
	jn_diagnostic_help(self->arena, d, "write a point before decimals, _ between thousands, and the unit last: 1_200.50 EUR");
	if (mended.len) jn_lower_mend(self, d, span, mended, certain, "write the number as journey reads it");
}

/* `mended` and the unit behind it. */
static jn_str with_unit(jn_lower *self, jn_str mended, jn_str unit)
{
	jn_buf out = {0};
	jn_buf_str(&out, mended);
	if (unit.len && unit.ptr[0] != '%' && !sign_length(unit)) jn_buf_char(&out, ' ');
	jn_buf_str(&out, unit);
	return jn_buf_keep(&out, self->arena);
}

bool jn_lower_money(jn_lower *self, jn_reader *reader, jn_value *ret_value)
{
	const jn_item *item = jn_reader_peek(reader);
	if (item->type != JN_ITEM_NAME && item->type != JN_ITEM_SYMBOL) return false;
	jn_str text = jn_str_slice(self->text, item->span.start, reader->items[reader->count - 1].span.end);
	uint32_t unit = currency_length(text), at = unit;
	if (at < text.len && unit && !sign_length(text) && text.ptr[at] == '.') at++; /* Rp. */
	at = skip_blanks(text, at);
	uint32_t end = at + figures_length(jn_str_slice(text, at, text.len));
	uint32_t items = items_up_to(reader, item->span.start + end);
	if (!unit || end == at || !items) return false;
	const jn_item *next = reader->at + items < reader->count ? item + items : NULL;
	if (next && next->type != JN_ITEM_COMMA && next->type != JN_ITEM_MODIFIER) return false; /* Rp 5 juta */
	bool certain;
	jn_plain p = jn_plain_of(jn_str_slice(text, at, end));
	jn_str mended = jn_lower_spelling(self, &p, &certain);
	jn_span span = {item->span.start, item->span.start + end};
	say(self, span, mended.len ? with_unit(self, mended, jn_str_slice(text, 0, unit)) : mended, certain);
	reader->at += items;
	*ret_value = (jn_value){.span = span};
	return true;
}

/* What follows the figures of a quoted number: nothing, or one word or sign. */
static bool is_unit(jn_str text)
{
	for (uint32_t at = 0; at < text.len;) {
		uint32_t rune = jn_utf8_next(text, &at);
		bool letter = (rune >= 'a' && rune <= 'z') || (rune >= 'A' && rune <= 'Z') || rune >= 0xC0;
		if (!letter && !(rune == '%' && text.len == 1) && !sign_length(text)) return false;
	}
	return true;
}

bool jn_lower_quoted_number(jn_lower *self, jn_reader *reader, bool whole, jn_value *ret_value)
{
	const jn_item *item = jn_reader_peek(reader);
	jn_str quoted = jn_lower_slice(self, item->span);
	if (item->type != JN_ITEM_STRING || quoted.ptr[0] != '"') return false;
	jn_str text = jn_str_trim(jn_str_slice(quoted, 1, quoted.len - 1));
	uint32_t sign = text.len && strchr("+-", text.ptr[0]) ? 1 : 0;
	uint32_t end = sign + figures_length(jn_str_slice(text, sign, text.len));
	jn_str unit = jn_str_trim(jn_str_slice(text, end, text.len));
	if (end == sign || !is_unit(unit) || (whole && unit.len)) return false;
	bool certain;
	jn_plain p = jn_plain_of(jn_str_slice(text, 0, end));
	jn_str mended = jn_lower_spelling(self, &p, &certain);
	if (!mended.len) return false;
	mended = with_unit(self, mended, unit);
	jn_diagnostic *d = jn_diagnose(self->arena, self->found, self->document, item->span, JN_RULE_WRONG_TYPE,
	                               "`%s` takes a number without quotation marks", self->property->name);
	jn_lower_mend(self, d, item->span, mended, certain, "take the quotation marks away");
	reader->at++;
	*ret_value = (jn_value){.span = item->span};
	return true;
}

/* The end of `-`, `–`, `—` or `to` at `at`, or 0. */
static uint32_t skip_dash(jn_str text, uint32_t at)
{
	uint32_t next = at, rune = at < text.len ? jn_utf8_next(text, &next) : 0;
	if (rune == '-' || rune == 0x2013 || rune == 0x2014) return next;
	return jn_str_starts(jn_str_slice(text, at, text.len), JN_STR("to ")) ? at + 2 : 0;
}

/* "30-35", "5 – 6", "5 to 10": as "30..35", where the property takes a range. `*ret_end` is where it ends. */
static jn_str as_range(jn_lower *self, jn_str text, uint32_t *ret_end, bool *ret_certain)
{
	uint32_t low = figures_length(text), dash = skip_dash(text, skip_blanks(text, low));
	uint32_t from = skip_blanks(text, dash), high = from + figures_length(jn_str_slice(text, from, text.len));
	if (!low || !dash || high == from) return (jn_str){0};
	bool sure, surer;
	jn_plain first = jn_plain_of(jn_str_slice(text, 0, low)), second = jn_plain_of(jn_str_slice(text, from, high));
	jn_str a = jn_lower_spelling(self, &first, &sure), b = jn_lower_spelling(self, &second, &surer);
	*ret_end = high;
	*ret_certain = sure && surer;
	if (!a.len || !b.len) return (jn_str){0};
	jn_buf out = {0};
	jn_buf_printf(&out, "%.*s..%.*s", (int)a.len, a.ptr, (int)b.len, b.ptr);
	return jn_buf_keep(&out, self->arena);
}

/* "12 500 000", "1 200,50": as "12_500_000". Certain with two blanks; with one it is where no second value can stand. */
static jn_str as_groups(jn_lower *self, jn_str text, uint32_t *ret_end, bool *ret_certain)
{
	uint32_t at = figures_length(text), groups = 0;
	if (at > 3 || at == 0) return (jn_str){0};
	jn_buf out = {0};
	jn_buf_str(&out, jn_str_slice(text, 0, at));
	for (bool more = true; more && at < text.len; groups += more) {
		uint32_t from = at;
		more = jn_lower_is_blank(jn_utf8_next(text, &from)) && from + 3 <= text.len && figures_length(jn_str_slice(text, from, from + 3)) == 3 &&
		       (from + 3 == text.len || !jn_is_digit(text.ptr[from + 3]));
		if (more) jn_buf_printf(&out, "_%.3s", text.ptr + from), at = from + 3;
	}
	uint32_t behind = at < text.len && strchr(".,", text.ptr[at]) ? figures_length(jn_str_slice(text, at + 1, text.len)) : 0;
	if (behind) jn_buf_printf(&out, ".%.*s", (int)behind, text.ptr + at + 1), at += 1 + behind;
	*ret_end = at;
	*ret_certain = groups > 1 || !self->property->many;
	jn_str kept = groups ? jn_arena_str(self->arena, jn_buf_view(&out)) : (jn_str){0};
	jn_buf_free(&out);
	jn_plain plain = jn_plain_of(kept);
	for (uint32_t i = 0; i < plain.len; i++)
		if (!jn_is_digit(plain.text[i]) && !strchr("_.", plain.text[i])) return (jn_str){0};
	return kept;
}

bool jn_lower_parted_number(jn_lower *self, jn_reader *reader, const jn_item *first, jn_value *value)
{
	jn_type type = self->property->type;
	jn_str text = jn_str_slice(self->text, first->span.start, reader->items[reader->count - 1].span.end);
	uint32_t end;
	bool certain;
	jn_str mended = {0};
	if (type == JN_TYPE_AMOUNT || type == JN_TYPE_FREE) mended = as_range(self, text, &end, &certain);
	if (!mended.len) mended = as_groups(self, text, &end, &certain);
	if (mended.len && end < text.len && text.ptr[end] == '%') mended = with_unit(self, mended, JN_STR("%")), end++;
	reader->at--;
	uint32_t items = mended.len ? items_up_to(reader, first->span.start + end) : 0;
	reader->at += items ? items : 1;
	if (!items) return false;
	value->type = JN_VALUE_NONE;
	value->span.end = first->span.start + end;
	say(self, value->span, mended, certain);
	if (jn_reader_is(reader, JN_ITEM_NAME) || jn_reader_is(reader, JN_ITEM_SYMBOL)) reader->at++; /* its unit */
	return true;
}

/* The bytes of a plus or minus sign at the start of `text`, 0 when there is none; `*ret_sign` is ours. */
static uint32_t lone_sign(jn_str text, char *ret_sign)
{
	uint32_t at = 0, rune = text.len ? jn_utf8_next(text, &at) : 0;
	*ret_sign = rune == '+' ? '+' : '-';
	return rune == '+' || rune == '-' || rune == 0x2212 || rune == 0x2013 ? at : 0;
}

bool jn_lower_parted_sign(jn_lower *self, jn_reader *reader, jn_value *ret_value)
{
	const jn_item *first = jn_reader_peek(reader), *second = first + 1;
	if (reader->at + 1 >= reader->count) return false;
	bool before = first->type == JN_ITEM_STRAY && second->type == JN_ITEM_NUMBER;
	bool behind = first->type == JN_ITEM_NUMBER && second->type == JN_ITEM_STRAY && first->span.end == second->span.start;
	if (!before && !behind) return false;
	const jn_item *sign = before ? first : second, *digits = before ? second : first;
	char plus_or_minus;
	bool certain;
	jn_plain p = jn_plain_of(jn_lower_slice(self, digits->span));
	jn_str mended = jn_lower_spelling(self, &p, &certain);
	if (!lone_sign(jn_lower_slice(self, sign->span), &plus_or_minus) || !mended.len || !jn_is_digit(mended.ptr[0])) return false;
	char *whole = jn_arena_alloc(self->arena, (size_t)mended.len + 1);
	whole[0] = plus_or_minus;
	memcpy(whole + 1, mended.ptr, mended.len);
	jn_span span = {first->span.start, second->span.end};
	say(self, span, (jn_str){whole, mended.len + 1}, certain && (before || plus_or_minus == '+'));
	reader->at = (uint32_t)(digits - reader->items);
	jn_lower_number(self, reader, false, ret_value);
	reader->at += behind;
	if (plus_or_minus == '-') ret_value->number = -ret_value->number;
	ret_value->span = span;
	return true;
}
