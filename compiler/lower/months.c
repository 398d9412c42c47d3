/* Months by name. In: words. Out: 1…12.
 *
 * The names are those of the Unicode CLDR (months, format, wide and abbreviated) for en, en-GB, id and ms; and for ar with
 * ar-IQ, ar-DZ, ar-MA and ar-MR, whose months are not called alike. Besides them stands what Indonesians write for short. */
#include "base/utf8.h"
#include "lower/internal.h"

/* In small letters, and alef without hamza or madda, as `folded` has them. */
static const struct {
	int month;
	const char *name;
} month_rows[] = {
	/* en, id, ms */
	{1, "january"}, {1, "januari"}, {1, "jan"}, {2, "february"}, {2, "februari"}, {2, "feb"}, {3, "march"}, {3, "maret"},
	{3, "mac"}, {3, "mar"}, {4, "april"}, {4, "apr"}, {5, "may"}, {5, "mei"}, {6, "june"}, {6, "juni"}, {6, "jun"},
	{7, "july"}, {7, "juli"}, {7, "julai"}, {7, "jul"}, {8, "august"}, {8, "agustus"}, {8, "ogos"}, {8, "aug"}, {8, "agu"},
	{8, "agt"}, {8, "ogo"}, {9, "september"}, {9, "sept"}, {9, "sep"}, {10, "october"}, {10, "oktober"}, {10, "oct"},
	{10, "okt"}, {11, "november"}, {11, "nov"}, {12, "december"}, {12, "desember"}, {12, "disember"}, {12, "dec"},
	{12, "des"}, {12, "dis"},
	/* ar */
	{1, "يناير"}, {2, "فبراير"}, {3, "مارس"}, {4, "ابريل"}, {5, "مايو"}, {6, "يونيو"}, {7, "يوليو"}, {8, "اغسطس"},
	{9, "سبتمبر"}, {10, "اكتوبر"}, {11, "نوفمبر"}, {12, "ديسمبر"},
	/* ar-IQ */
	{1, "كانون الثاني"}, {2, "شباط"}, {3, "اذار"}, {4, "نيسان"}, {5, "ايار"}, {6, "حزيران"}, {7, "تموز"}, {8, "اب"},
	{9, "ايلول"}, {10, "تشرين الاول"}, {11, "تشرين الثاني"}, {12, "كانون الاول"},
	/* ar-DZ, ar-MA, ar-MR where they differ */
	{1, "جانفي"}, {2, "فيفري"}, {4, "افريل"}, {5, "ماي"}, {6, "جوان"}, {7, "جويلية"}, {7, "يوليوز"}, {8, "اوت"}, {8, "غشت"},
	{8, "اغشت"}, {9, "شتنبر"}, {9, "شتمبر"}, {11, "نونبر"}, {12, "دجنبر"}, {12, "دجمبر"},
};

static uint32_t folded(uint32_t rune)
{
	if (rune >= 'A' && rune <= 'Z') return rune - 'A' + 'a';
	if (rune == 0x622 || rune == 0x623 || rune == 0x625) return 0x627;
	return rune == 0xA0 ? ' ' : rune;
}

/* The bytes of `text` that are the name, or 0. A name ends where no letter follows. */
static uint32_t match(jn_str text, jn_str name)
{
	uint32_t at = 0, in_name = 0;
	while (in_name < name.len) {
		if (at >= text.len || folded(jn_utf8_next(text, &at)) != jn_utf8_next(name, &in_name)) return 0;
	}
	uint32_t next = at, rune = at < text.len ? folded(jn_utf8_next(text, &next)) : 0;
	bool goes_on = (rune >= 'a' && rune <= 'z') || (rune >= 0x620 && rune <= 0x64A);
	return goes_on ? 0 : at;
}

int jn_lower_month(jn_str text, uint32_t *ret_length)
{
	for (size_t i = 0; i < sizeof month_rows / sizeof *month_rows; i++) {
		*ret_length = match(text, jn_str_c(month_rows[i].name));
		if (*ret_length) return month_rows[i].month;
	}
	return 0;
}
