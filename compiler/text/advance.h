/* Measuring one code point after the other: what jn_text_width and the line breaker share.
 *
 * A letter's width depends on its neighbours (Arabic joining, Indic conjuncts, emoji sequences), so the measure carries
 * what it has seen. After every code point `width` is that of the text so far, as if it ended there. */
#ifndef JN_TEXT_ADVANCE_H
#define JN_TEXT_ADVANCE_H

#include "text/measure.h"
#include "text/width_table.h"

/* The width of one emoji, and of a wide (East Asian) character; of what no font of ours has. 1/1000 em. Colour emoji
 * are wider than an em: Noto Color Emoji 1.245. */
enum { JN_ADVANCE_EMOJI = 1250, JN_ADVANCE_WIDE = 1000, JN_ADVANCE_OTHER = 600 };

/* Start with jn_advance_start; owns nothing. */
typedef struct jn_advance {
	int64_t width;                 /* 1/1000 em */
	jn_text_weight weight;         /* what the text is set in */
	int32_t last_width;            /* of the last code point that took room */
	uint32_t base;                 /* the last Indic letter, or 0 */
	int32_t sign_width;            /* what the conjunct sign behind `base` took, while `signed_base` */
	bool signed_base;              /* a conjunct sign stands behind `base` */
	bool in_conjunct;              /* `base` stands behind a conjunct sign */
	bool flag_open;                /* one half of a flag was seen */
	bool emoji, emoji_joined;      /* the last thing was an emoji; and a joiner stands behind it */
	bool joined_before;            /* `joined` is joined to the letter before it */
	bool lam;                      /* `joined` is the letter lam */
	const jn_width_joined *joined; /* the last letter that may join the next, or NULL */
} jn_advance;

static inline jn_advance jn_advance_start(jn_text_weight weight)
{
	return (jn_advance){.weight = weight == JN_TEXT_BOLD ? JN_TEXT_BOLD : JN_TEXT_REGULAR};
}

/* Adds one code point. */
void jn_advance_rune(jn_advance *self, uint32_t rune);

/* Adds the whole of `s`. Fast where it is ASCII. */
void jn_advance_str(jn_advance *self, jn_str s);

#endif
