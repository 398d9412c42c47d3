/* How a language writes numbers and dates: its digits, what parts whole from broken and thousands from hundreds.
 *
 * In: a language tag. Out: text appended to the caller's buffer. After CLDR; a tag's own wish (`-u-nu-arab`) comes
 * first. Only what we write ourselves is written so: the author's words keep the digits they have. */
#ifndef JN_TEXT_NUMERALS_H
#define JN_TEXT_NUMERALS_H

#include "text/labels.h"

typedef struct jn_numerals {
	uint32_t zero;        /* the code point of 0; nine others follow */
	const char *decimal;  /* "." or "," … */
	const char *group;    /* between thousands */
	uint8_t least;        /* digits from which groups are made */
	bool spaced_percent;  /* "40 %" with a no-break space, not "40%" */
	bool lakh;            /* behind the first three digits groups are of two */
	jn_language language; /* of the months */
} jn_numerals;

/* Arabic has the digits of its region: `ar-EG` and `ar-SA` write ٣, `ar-AE` and `ar-MA` 3; `ar` alone keeps 3.
 * Languages nobody wrote a row for are written as English. */
jn_numerals jn_numerals_of(jn_str tag);

/* A number as the author wrote its digits, for people: 18400 is "18,400" in English and "18.400" in Indonesian, "-2" is
 * "–2", 2.5 is "2,5" where the language writes so, "40" with the unit "%" is "40%" in
 * English and "40 %" with a no-break space in French. */
void jn_numerals_write(jn_buf *out, const jn_numerals *self, jn_str digits, jn_str unit);

/* Our own words with numbers in them that have no groups ("4.1", "–2", "2 / 7"): only the digits change. */
void jn_numerals_digits(jn_buf *out, const jn_numerals *self, jn_str text);

/* "15 Jan 2027" in the language. JN_DATE_NONE writes nothing. */
void jn_numerals_date(jn_buf *out, const jn_numerals *self, jn_date date);

/* True when a text has digits that run with Arabic letters (U+0660…U+0669): it needs no direction of its own. */
bool jn_numerals_arabic(jn_str text);

#endif
