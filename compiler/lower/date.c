/* Dates as people write them: `2026-06-30`, and what is meant by `30/06/2026`, `20260630`, `3 March 2026`, `"٣ مارس ٢٠٢٦"`.
 * In: the items of a value. Out: a value, or one finding with the mend. Nothing here asks the locale or the clock. */
#include "base/utf8.h"
#include "lower/internal.h"

/* What a date that is not written in our form can mean. */
typedef struct reading {
	jn_date date;    /* JN_DATE_NONE: nothing */
	jn_date other;   /* a second day it can as well mean, or JN_DATE_NONE */
	bool certain;
	uint32_t length; /* bytes of the text */
} reading;

static const reading nothing = {.date = JN_DATE_NONE, .other = JN_DATE_NONE};

/* The day, or JN_DATE_NONE where there is no such day. */
static jn_date day_of(int year, int month, int day)
{
	if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31) return JN_DATE_NONE;
	jn_date date = jn_date_make(year, month, day);
	int y, m, d;
	jn_date_split(date, &y, &m, &d);
	return y == year && m == month && d == day ? date : JN_DATE_NONE;
}

/* "26" is a year of this century for as long as it can only be planned or remembered in it. */
static int whole_year(int year, bool *ret_clear)
{
	*ret_clear = year < 50;
	return year + (year < 50 ? 2000 : 1900);
}

/* "20260630". */
static reading of_eight_digits(const jn_plain *p)
{
	reading read = nothing;
	char text[] = "0000-00-00";
	if (p->len != 8) return read;
	for (uint32_t i = 0, to = 0; i < 8; i++, to++) {
		if (!jn_is_digit(p->text[i])) return read;
		if (text[to] == '-') to++;
		text[to] = p->text[i];
	}
	read.date = jn_date_parse((jn_str){text, sizeof text - 1});
	read.certain = true;
	return read;
}

/* Three numbers with signs between them; false when it is something else. `digits` is how long each was written. */
static bool three_numbers(const jn_plain *p, int part[3], int digits[3])
{
	int n = 0;
	for (uint32_t i = 0; i < p->len; i++) {
		if (jn_is_digit(p->text[i])) {
			if (++digits[n] > 4) return false;
			part[n] = part[n] * 10 + (p->text[i] - '0');
		} else if (n == 2 || !strchr("-/._", p->text[i])) return false;
		else n++;
	}
	return n == 2 && digits[0] && digits[1] && digits[2];
}

/* "2026-6-30", "30/06/2026", "30.6.26", "2026/06/30". Day and month can change places only where both could be a month. A
 * year of two digits stands last, as in every short date of the languages we speak; behind a `-` it may stand first. */
static reading of_figures(const jn_plain *p)
{
	int part[3] = {0}, digits[3] = {0};
	if (!three_numbers(p, part, digits)) return of_eight_digits(p);
	reading read = nothing;
	if (digits[0] == 4) {
		read.date = day_of(part[0], part[1], part[2]);
		read.certain = true;
		return read;
	}
	bool clear = digits[2] == 4;
	if (!clear && digits[2] != 2) return read;
	int year = clear ? part[2] : whole_year(part[2], &clear);
	if (digits[2] == 2 && memchr(p->text, '-', p->len)) clear = false;
	jn_date day_first = day_of(year, part[1], part[0]), month_first = day_of(year, part[0], part[1]);
	bool two = day_first != JN_DATE_NONE && month_first != JN_DATE_NONE && day_first != month_first;
	read.date = day_first != JN_DATE_NONE ? day_first : month_first;
	if (two) read.other = month_first;
	read.certain = clear && !two;
	return read;
}

/* A part of a date in words: a number, or a month. */
typedef struct part {
	int number, digits; /* digits 0: a month */
} part;

static uint32_t skip_between(jn_str text, uint32_t at)
{
	for (uint32_t next = at; at < text.len; at = next) {
		uint32_t rune = jn_utf8_next(text, &next);
		bool between = jn_lower_is_blank(rune) || rune == ',' || rune == '-' || rune == '/' || rune == '.' || rune == 0x60C;
		if (!between) break;
	}
	return at;
}

/* The end of "st", "nd", "rd", "th" and " of" behind a day. */
static uint32_t skip_ordinal(jn_str text, uint32_t at)
{
	static const char *const endings[] = {"st", "nd", "rd", "th"};
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (jn_str_starts(jn_str_slice(text, at, text.len), jn_str_c(endings[i]))) at += 2;
	return jn_str_starts(jn_str_slice(text, at, text.len), JN_STR(" of ")) ? at + 3 : at;
}

/* Reads a part at `*at`; false when there is none. */
static bool read_part(jn_str text, uint32_t *at, part *ret_part)
{
	*ret_part = (part){0};
	for (uint32_t next = *at; next < text.len; *at = next) {
		int digit = jn_lower_digit(jn_utf8_next(text, &next));
		if (digit < 0) break;
		if (++ret_part->digits > 4) return false;
		ret_part->number = ret_part->number * 10 + digit;
	}
	if (ret_part->digits) {
		*at = skip_ordinal(text, *at);
		return true;
	}
	uint32_t length = 0;
	ret_part->number = jn_lower_month(jn_str_slice(text, *at, text.len), &length);
	*at += length;
	return ret_part->number > 0;
}

/* True when a letter or digit stands there: then what was read goes on. */
static bool goes_on(jn_str text, uint32_t at)
{
	uint32_t next = at, rune = at < text.len ? jn_utf8_next(text, &next) : 0;
	return jn_lower_digit(rune) >= 0 || (rune >= 'a' && rune <= 'z') || (rune >= 'A' && rune <= 'Z');
}

/* "3 March 2026", "March 3, 2026", "2026 March 3", "3-Mar-26": from the beginning of the text. */
static reading of_words(jn_str text)
{
	reading read = nothing;
	part parts[3];
	uint32_t at = 0;
	for (int i = 0; i < 3; i++) {
		if (i) at = skip_between(text, at);
		if (!read_part(text, &at, &parts[i])) return read;
	}
	int month = !parts[0].digits ? 0 : !parts[1].digits ? 1 : -1;
	bool year_first = month == 1 && parts[0].digits == 4;
	const part *year = year_first ? &parts[0] : &parts[2], *day = year_first ? &parts[2] : &parts[month == 0];
	if (month == 1 && !year_first) day = &parts[0];
	if (month < 0 || !year->digits || !day->digits || day->digits > 2 || goes_on(text, at)) return read;
	bool short_year = year->digits == 2, clear = true;
	if (!short_year && year->digits != 4) return read;
	read.date = day_of(short_year ? whole_year(year->number, &clear) : year->number, parts[month].number, day->number);
	read.certain = !short_year;
	read.length = at; /* also of a day that does not exist */
	return read;
}

static jn_diagnostic *say(jn_lower *self, jn_span span, const reading *read)
{
	jn_diagnostic *d = jn_diagnose(self->arena, self->found, self->document, span, JN_RULE_INVALID_DATE,
	                               "journey does not read `%.*s` as a date", JN_ARG(jn_lower_slice(self, span)));
	char date[11], other[11];
	jn_date_format(read->date, date);
	if (read->other != JN_DATE_NONE)
		jn_diagnostic_help(self->arena, d, "it can mean %s or %s: write the one you mean", date, jn_date_format(read->other, other).ptr);
	else
		jn_diagnostic_help(self->arena, d, "write year, month and day, like 2026-06-30");
	if (read->date != JN_DATE_NONE)
		jn_lower_mend(self, d, span, jn_arena_str(self->arena, jn_str_c(date)), read->certain, "write the date as journey reads it");
	return d;
}

/* `"2026-06-30"`, `"30 June 2026"`: false when the text is no date. */
static bool quoted(jn_lower *self, const jn_item *item, jn_value *value, bool *ret_broken)
{
	jn_str whole = jn_lower_slice(self, item->span);
	if (whole.len < 3 || whole.ptr[0] != '"') return false;
	jn_str text = jn_str_trim(jn_str_slice(whole, 1, whole.len - 1));
	jn_plain p = jn_plain_of(text);
	reading read = of_words(text);
	jn_date exact = p.suffix.len || p.too_long ? JN_DATE_NONE : jn_date_parse((jn_str){p.text, p.len});
	if (exact != JN_DATE_NONE) read = (reading){.date = exact, .other = JN_DATE_NONE, .certain = true};
	else if (read.date != JN_DATE_NONE && read.length < text.len) return false;
	else if (read.date == JN_DATE_NONE && !p.suffix.len && !p.too_long) read = of_figures(&p);
	if (read.date == JN_DATE_NONE) return false;
	value->date = read.date;
	if (exact == JN_DATE_NONE) {
		say(self, item->span, &read);
		*ret_broken = true;
		return true;
	}
	char date[11];
	jn_diagnostic *d = jn_diagnose(self->arena, self->found, self->document, item->span, JN_RULE_WRONG_TYPE,
	                               "`%s` takes a date without quotation marks", self->property->name);
	jn_lower_mend(self, d, item->span, jn_arena_str(self->arena, jn_date_format(exact, date)), true, "take the quotation marks away");
	return true;
}

/* `30 June 2026` and what else begins here and is a date in words: all its items. */
static bool in_words(jn_lower *self, jn_reader *reader, jn_value *value)
{
	const jn_item *item = jn_reader_peek(reader);
	uint32_t start = item->span.start, end = reader->items[reader->count - 1].span.end;
	reading read = of_words(jn_str_slice(self->text, start, end));
	uint32_t at = reader->at;
	while (at < reader->count && reader->items[at].span.start < start + read.length) at++;
	value->span.end = start + read.length;
	if (!read.length || reader->items[at - 1].span.end > value->span.end) return false;
	reader->at = at;
	say(self, value->span, &read);
	return true;
}

bool jn_lower_date(jn_lower *self, jn_reader *reader, jn_value *ret_value, bool *ret_broken)
{
	const jn_item *item = jn_reader_peek(reader);
	jn_str token = jn_lower_slice(self, item->span);
	*ret_value = (jn_value){.type = JN_VALUE_DATE, .span = item->span, .text = token};
	bool figures = item->type == JN_ITEM_DATE || item->type == JN_ITEM_NUMBER;
	if (item->type == JN_ITEM_STRING) {
		if (!quoted(self, item, ret_value, ret_broken)) return false;
		reader->at++;
		return true;
	}
	if (!figures && item->type != JN_ITEM_NAME) return false;
	jn_plain p = jn_plain_of(token);
	ret_value->date = figures ? jn_date_parse((jn_str){p.text, p.len}) : JN_DATE_NONE;
	if (ret_value->date != JN_DATE_NONE && p.suffix.len == 0) {
		reader->at++;
		if (p.typographic) jn_lower_typographic(self, item->span, &p);
		return true;
	}
	*ret_broken |= figures;
	if (in_words(self, reader, ret_value)) return *ret_broken = true;
	if (!figures) return false;
	reader->at++;
	reading read = p.too_long || p.suffix.len ? nothing : of_figures(&p);
	say(self, item->span, &read);
	return true;
}
