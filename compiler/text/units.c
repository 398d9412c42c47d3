/* Which blanks stand between a number and its unit, or before a point that parts items. In: a paragraph and a blank in it. Out: yes or no; reads a few
 * characters at either side only. */
#include <utf8proc.h>

#include "base/utf8.h"
#include "text/breaks.h"

/* The longest unit looked for, in bytes. */
enum { LONGEST = 12 };

/* Units in small or mixed letters; three capitals or fewer count as a unit or a currency without being listed. */
static const char *const units[] = {
	"kg",   "g",    "mg",    "t",    "km",    "m",    "cm",    "mm",    "l",     "ml",   "h",    "hr",    "hrs",
	"min",  "mins", "s",     "sec",  "secs",  "ms",   "d",     "day",   "days",  "wk",   "wks",  "mo",    "yr",
	"yrs",  "year", "years", "week", "weeks", "hour", "hours", "k",     "kB",    "px",   "pt",   "pts",   "pp",
	"p",    "am",   "pm",    "x",    "st",    "pcs",  "kWh",   "kW",    "Mio",   "Mrd",  "rb",   "jt",    "ribu",
	"juta", "jam",  "mnt",   "hari", "bln",   "thn",  "orang", "menit", "detik", "km/h", "m/s",  "м",     "кг",
	"км",   "ч",    "мин",   "руб",  "с",     "κ.μ.", "د.إ",   "ر.س",   "ج.م",   "د.ك",  "كم",   "كغ",    "م",
	"سم",   "د",    "س",     "ث",    "ريال",  "درهم", "جنيه",  "دينار", "يوم",   "أيام", "ساعة", "دقيقة", "شهر",
	"سنة",  "٪",    "שח",    "ש\"ח", "बजे",    "रु",    "दिन",   "บาท",   "นาที",   "วัน",
};

static uint32_t rune_before(jn_str s, uint32_t at)
{
	uint32_t from = at - 1;
	while (from > 0 && at - from < 4 && ((unsigned char)s.ptr[from] & 0xC0) == 0x80) from--;
	return jn_utf8_next(s, &from);
}

static utf8proc_propval_t category(uint32_t rune)
{
	return utf8proc_get_property((utf8proc_int32_t)rune)->category;
}

static bool is_digit(uint32_t rune)
{
	if (rune < 128) return rune >= '0' && rune <= '9';
	return category(rune) == UTF8PROC_CATEGORY_ND;
}

static bool is_currency(uint32_t rune)
{
	return rune == '$' || (rune >= 128 && category(rune) == UTF8PROC_CATEGORY_SC);
}

static bool is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* The word that starts at `from`, without the punctuation behind it: at most LONGEST + 1 bytes. */
static jn_str word_at(jn_str s, uint32_t from)
{
	uint32_t to = from;
	while (to < s.len && to - from <= LONGEST && s.ptr[to] != ' ' && s.ptr[to] != '\t') to++;
	while (to > from && strchr(".,;:!?)]}/'-", s.ptr[to - 1])) to--;
	return jn_str_slice(s, from, to);
}

/* One to three capitals ("EUR", "GB"), or a listed unit. */
static bool is_unit(jn_str word)
{
	if (word.len == 0 || word.len > LONGEST) return false;
	uint32_t capitals = 0;
	while (capitals < word.len && is_capital(word.ptr[capitals])) capitals++;
	if (capitals == word.len && capitals <= 3) return true;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		if (jn_str_eq(word, jn_str_c(units[i]))) return true;
	}
	return false;
}

/* "45 %", "20 °C", "5 kg", "3 €". */
static bool unit_follows(jn_str s, uint32_t at)
{
	uint32_t next = at;
	uint32_t rune = jn_utf8_next(s, &next);
	if (rune == '%' || is_currency(rune)) return true;
	if (rune == 0xB0 || rune == 0x2030 || rune == 0x066A || rune == 0x2032 || rune == 0x2033) return true;
	return is_unit(word_at(s, at));
}

/* "EUR 20", "Rp 150.000", "€ 20": `at` is where the blank begins. */
static bool currency_precedes(jn_str s, uint32_t at)
{
	if (is_currency(rune_before(s, at))) return true;
	uint32_t from = at;
	while (from > 0 && at - from < 4 && s.ptr[from - 1] != ' ' && s.ptr[from - 1] != '(') from--;
	jn_str word = jn_str_slice(s, from, at);
	if (jn_str_eq(word, JN_STR("Rp")) || jn_str_eq(word, JN_STR("RM")) || jn_str_eq(word, JN_STR("Rs"))) return true;
	return word.len == 3 && is_capital(word.ptr[0]) && is_capital(word.ptr[1]) && is_capital(word.ptr[2]);
}

/* "10 000": a group of three digits behind a digit. */
static bool group_follows(jn_str s, uint32_t at)
{
	for (uint32_t i = 0; i < 3; i++) {
		if (at + i >= s.len || !is_digit((unsigned char)s.ptr[at + i])) return false;
	}
	return at + 3 >= s.len || !is_digit((unsigned char)s.ptr[at + 3]);
}

/* "a · b": the point stays with what it follows; no line begins with it. */
static bool point_follows(jn_str s, uint32_t at)
{
	return at + 2 < s.len && s.ptr[at] == '\xC2' && s.ptr[at + 1] == '\xB7' && s.ptr[at + 2] == ' ';
}

bool jn_breaks_tied(jn_str paragraph, uint32_t space)
{
	uint32_t from = space, next = space + 1;
	while (from > 0 && paragraph.ptr[from - 1] == ' ') from--;
	if (from == 0 || next >= paragraph.len) return false;
	if (point_follows(paragraph, next)) return true;
	bool digit_before = is_digit(rune_before(paragraph, from));
	uint32_t at = next;
	bool digit_after = is_digit(jn_utf8_next(paragraph, &at));
	if (digit_before && digit_after) return group_follows(paragraph, next);
	if (digit_before) return unit_follows(paragraph, next);
	return digit_after && currency_precedes(paragraph, from);
}
