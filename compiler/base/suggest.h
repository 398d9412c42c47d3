/* "Did you mean …?": how far two words are apart. */
#ifndef JN_BASE_SUGGEST_H
#define JN_BASE_SUGGEST_H

#include "base/str.h"

/* The number of insertions, deletions, replacements and swaps of neighbours (optimal string alignment) that make `a` into
 * `b`, ASCII case aside, counted in bytes; `limit` + 1 when there are more than `limit`. Words over 64 bytes are never near.
 * Source: Boytsov 2011, section 2.2. */
uint32_t jn_edit_distance(jn_str a, jn_str b, uint32_t limit);

/* How many edits a word of this length may be away to be offered: none up to two bytes, 1 up to four, 2 up to eight, else 3. */
uint32_t jn_suggest_limit(jn_str word);

/* The nearest of several words that are offered one after the other. */
typedef struct jn_nearest {
	jn_str word;
	uint32_t limit, least; /* least: how far the nearest so far is away; more than `limit`: there is none */
	bool only;             /* no other is as near as that */
} jn_nearest;

/* Begins a search for `word`; what is more than `limit` edits away is not near. */
jn_nearest jn_nearest_to(jn_str word, uint32_t limit);

/* True when `candidate` is nearer than all before it. */
bool jn_nearest_offer(jn_nearest *self, jn_str candidate);

#endif
