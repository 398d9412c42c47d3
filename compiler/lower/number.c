/* Numbers as people type them: grouped, with a comma, with the digits of their script. In: one wide token. Out: a value, or
 * one finding with the mend. Nothing here asks the locale. */
#include "base/buf.h"
#include "base/utf8.h"
#include "lower/internal.h"

static char ascii_of(uint32_t rune)
{
	if (rune >= 0x660 && rune <= 0x669) return (char)('0' + (rune - 0x660));
	if (rune >= 0x6F0 && rune <= 0x6F9) return (char)('0' + (rune - 0x6F0));
	switch (rune) {
	case 0x66B: return '.';
	case 0x66C: return '_';
	case 0x2212:
	case 0x2013: return '-';
	case 0x2019: return '\'';
	default: return 0;
	}
}

int jn_lower_digit(uint32_t rune)
{
	char c = rune < 0x80 ? (char)rune : ascii_of(rune);
	return jn_is_digit(c) ? c - '0' : -1;
}

jn_plain jn_plain_of(jn_str token)
{
	jn_plain p = {0};
	for (uint32_t at = 0; at < token.len;) {
		uint32_t start = at, rune = jn_utf8_next(token, &at);
		char c = rune < 0x80 ? (char)rune : ascii_of(rune);
		if (c == '%' || c == 0 || rune == '$') {
			p.suffix = rune == 0x66A ? JN_STR("%") : jn_str_slice(token, start, token.len);
			p.typographic |= rune == 0x66A;
			break;
		}
		p.typographic |= rune >= 0x80;
		p.decimal |= rune == 0x66B;
		if (p.len + 1 >= sizeof p.text) {
			p.too_long = true;
			break;
		}
		p.text[p.len++] = c;
	}
	return p;
}

/* Reads [sign] digits [. digits], with `_` between digits; false when anything else stands there. Exact up to 2^53. */
static bool read_plain(const jn_plain *p, double *ret_number, uint8_t *ret_decimals)
{
	uint32_t i = 0;
	bool negative = p->text[0] == '-';
	if (p->text[0] == '-' || p->text[0] == '+') i++;
	double mantissa = 0, scale = 1;
	bool point = false;
	uint32_t decimals = 0;
	for (; i < p->len; i++) {
		char c = p->text[i];
		if (c == '_' && i > 0 && jn_is_digit(p->text[i - 1])) continue;
		if (c == '.' && !point) {
			point = true;
			continue;
		}
		if (!jn_is_digit(c)) return false;
		mantissa = mantissa * 10 + (c - '0');
		if (point) scale *= 10, decimals++;
	}
	*ret_number = (negative ? -mantissa : mantissa) / scale;
	*ret_decimals = (uint8_t)(decimals > 9 ? 9 : decimals);
	return true;
}

static uint32_t count_char(const jn_plain *p, char c)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < p->len; i++) n += p->text[i] == c;
	return n;
}

/* True when every run of digits behind the first separator of the list is three long: what grouping looks like. */
static bool grouped(const jn_plain *p, const char *separators, uint32_t end)
{
	uint32_t run = 0;
	bool behind = false;
	for (uint32_t i = 0; i <= end; i++) {
		char c = i < end ? p->text[i] : *separators;
		if (jn_is_digit(c)) run++;
		else if (strchr(separators, c)) {
			if (behind && run != 3) return false;
			behind = true, run = 0;
		}
	}
	return true;
}

/* What the author meant, in our spelling; empty when nobody could say. `*ret_certain` is false where two readings exist. */
static jn_str mended_number(jn_lower *self, const jn_plain *p, bool *ret_certain)
{
	uint32_t commas = count_char(p, ','), points = count_char(p, '.'), quotes = count_char(p, '\'');
	uint32_t last = 0; /* the last comma or point: the decimal sign where both occur */
	for (uint32_t i = 0; i < p->len; i++) {
		if (p->text[i] == ',' || p->text[i] == '.') last = i;
		else if (!jn_is_digit(p->text[i]) && !strchr("+-_'", p->text[i])) return (jn_str){0};
		else if (p->text[i] == '-' && i > 0) return (jn_str){0};
	}
	bool mixed = commas && points;
	bool all_groups = !mixed && (commas + points + quotes > 1 || quotes == 1) && grouped(p, ",.'", p->len);
	bool decimal = !all_groups && (commas + points == 1 || (mixed && grouped(p, ",.'", last)));
	if (!all_groups && !decimal) return (jn_str){0};
	/* "1,200" is twelve hundred to one reader and one point two to another. */
	*ret_certain = all_groups || mixed || p->len - last != 4;
	if (!*ret_certain && commas == 1) decimal = false;
	jn_buf out = {0};
	for (uint32_t i = 0; i < p->len; i++) {
		char c = p->text[i];
		if (c == ',' || c == '.') c = decimal && i == last ? '.' : '_';
		jn_buf_char(&out, c == '\'' ? '_' : c);
	}
	jn_buf_str(&out, p->suffix);
	return jn_buf_keep(&out, self->arena);
}

static void say_invalid(jn_lower *self, jn_span span, const jn_plain *p)
{
	jn_str token = jn_lower_slice(self, span);
	jn_diagnostic *d = jn_diagnose(self->arena, self->found, self->document, span, JN_RULE_INVALID_NUMBER,
	                               "journey does not read `%.*s` as a number", JN_ARG(token));
	bool certain = false;
	jn_str mended = p->too_long ? (jn_str){0} : mended_number(self, p, &certain);
	jn_diagnostic_help(self->arena, d,
	                   mended.len && !certain
	                       ? JN_TRF("write it with _ for thousands, like 1_200, or with a point for decimals, like 1.20")
	                       : JN_TRF("write a point before decimals and group digits with _, like 1_200 or 2.5%%"));
	if (mended.len) jn_lower_mend(self, d, span, mended, certain, "write the number as journey reads it");
}

/* "45.000" is forty-five thousand to half of the world, and forty-five to the other. Not so a share, or 0.125. */
static bool reads_two_ways(const jn_plain *p)
{
	uint32_t start = p->text[0] == '-' || p->text[0] == '+', point = start;
	while (point < p->len && jn_is_digit(p->text[point])) point++;
	bool group = point > start && point - start <= 3 && p->text[start] != '0' && p->len - point == 4;
	return group && p->text[point] == '.' && !p->decimal && !jn_str_eq(p->suffix, JN_STR("%"));
}

static jn_str with_suffix(jn_lower *self, const jn_plain *p, uint32_t point, const char *behind, uint32_t length)
{
	jn_buf out = {0};
	jn_buf_printf(&out, "%.*s%.*s", (int)point, p->text, (int)length, behind);
	jn_buf_str(&out, p->suffix);
	return jn_buf_keep(&out, self->arena);
}

/* "45.000" as "45_000". */
static jn_str as_thousands(jn_lower *self, const jn_plain *p)
{
	char behind[] = "_000";
	memcpy(behind + 1, p->text + p->len - 3, 3);
	return with_suffix(self, p, p->len - 4, behind, 4);
}

jn_str jn_lower_spelling(jn_lower *self, const jn_plain *p, bool *ret_certain)
{
	double number;
	uint8_t decimals;
	*ret_certain = true;
	if (p->too_long || !p->len) return (jn_str){0};
	if (!read_plain(p, &number, &decimals)) return mended_number(self, p, ret_certain);
	if (!reads_two_ways(p)) return with_suffix(self, p, p->len, "", 0);
	*ret_certain = false;
	return as_thousands(self, p);
}

/* Asks which of the two is meant. */
static void ask_which(jn_lower *self, jn_span span, const jn_plain *p)
{
	uint32_t point = p->len - 4, end = p->len;
	while (end > point + 2 && p->text[end - 1] == '0') end--;
	jn_diagnostic *d = jn_diagnose(self->arena, self->found, self->document, span, JN_RULE_INVALID_NUMBER,
	                               "`%.*s` can be read as a whole number or with decimals", JN_ARG(jn_lower_slice(self, span)));
	jn_diagnostic_help(self->arena, d, "write `%.*s_%.3s` for thousands, or `%.*s%s` for decimals", (int)point, p->text,
	                   p->text + point + 1, (int)end, p->text, end == p->len ? "0" : "");
	jn_lower_mend(self, d, span, as_thousands(self, p), false, "read it as thousands");
}

void jn_lower_typographic(jn_lower *self, jn_span span, const jn_plain *p)
{
	jn_diagnostic *d = jn_diagnose(self->arena, self->found, self->document, span, JN_RULE_TYPOGRAPHIC_CHARACTER,
	                               "digits and signs of other scripts are read as 0-9, - and %%");
	jn_lower_mend(self, d, span, with_suffix(self, p, p->len, "", 0), true, "write the digits 0-9");
}

/* One number without unit words. False when it was no number, which was said. */
static bool one_number(jn_lower *self, const jn_item *item, jn_value *value, double *ret_number)
{
	jn_plain p = jn_plain_of(jn_lower_slice(self, item->span));
	uint8_t decimals = 0;
	if (p.too_long || !read_plain(&p, ret_number, &decimals)) {
		say_invalid(self, item->span, &p);
		return false;
	}
	if (reads_two_ways(&p)) {
		ask_which(self, item->span, &p);
		return false;
	}
	if (p.typographic) jn_lower_typographic(self, item->span, &p);
	if (p.suffix.len) value->unit = p.suffix;
	if (decimals > value->decimals) value->decimals = decimals;
	return true;
}

static jn_str digits_of(jn_lower *self, jn_span span)
{
	jn_plain p = jn_plain_of(jn_lower_slice(self, span));
	if (!p.typographic) return jn_str_slice(jn_lower_slice(self, span), 0, p.len);
	return jn_arena_str(self->arena, (jn_str){p.text, p.len});
}

/* True when more figures, a dash or `to` come next, or a dash stands in the token: then it may be no number of ours. */
static bool may_be_parted(const jn_lower *self, const jn_reader *reader, const jn_item *item)
{
	const jn_item *next = jn_reader_peek(reader);
	if (next && (next->type == JN_ITEM_NUMBER || next->type == JN_ITEM_STRAY || next->type == JN_ITEM_MODIFIER)) return true;
	jn_str token = jn_lower_slice(self, item->span);
	return token.len > 2 && memchr(token.ptr + 1, '-', token.len - 1);
}

static void say_backwards(jn_lower *self, jn_span span, jn_span low, jn_span high)
{
	jn_diagnostic *d = jn_diagnose(self->arena, self->found, self->document, span, JN_RULE_OUT_OF_RANGE,
	                               "the range `%.*s` ends before it begins", JN_ARG(jn_lower_slice(self, span)));
	jn_diagnostic_edit(self->arena, d, low, jn_lower_slice(self, high));
	jn_lower_mend(self, d, high, jn_lower_slice(self, low), false, "turn it round");
}

bool jn_lower_number(jn_lower *self, jn_reader *reader, bool with_unit, jn_value *ret_value)
{
	const jn_item *item = &reader->items[reader->at++];
	jn_value *value = ret_value;
	*value = (jn_value){.type = JN_VALUE_NUMBER, .span = item->span, .text = digits_of(self, item->span)};
	if (may_be_parted(self, reader, item) && jn_lower_parted_number(self, reader, item, value)) return false;
	bool good = one_number(self, item, value, &value->number);
	if (jn_reader_is(reader, JN_ITEM_RANGE) && reader->at + 1 < reader->count &&
	    reader->items[reader->at + 1].type == JN_ITEM_NUMBER) {
		const jn_item *high = &reader->items[reader->at + 1];
		reader->at += 2;
		value->type = JN_VALUE_RANGE;
		value->span.end = high->span.end;
		value->text = jn_lower_slice(self, value->span);
		good = one_number(self, high, value, &value->high) && good;
		if (good && value->high < value->number) {
			say_backwards(self, value->span, item->span, high->span);
			good = false;
		}
	}
	const jn_item *unit = jn_reader_peek(reader);
	if (with_unit && unit && (unit->type == JN_ITEM_NAME || unit->type == JN_ITEM_SYMBOL)) {
		value->unit = jn_lower_slice(self, unit->span);
		value->span.end = unit->span.end;
		reader->at++;
	}
	return good;
}
