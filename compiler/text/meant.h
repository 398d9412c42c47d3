/* What a word of another language is in journey's: `tahap` is a `stage`, `المشاعر` is `emotion`.
 *
 * A map's labels (text/labels.h) are the words looked for, in all languages (of keys and kinds in all but English, which has
 * its own synonyms in lower/key.c), and a few more that people say. Capitals, the
 * marks of vowels, the Arabic article, and whether a hyphen or a blank parts two words do not count. For what is wrong
 * already: a look costs a walk over the labels. `*ret_only` is false where something else has the same word. */
#ifndef JN_TEXT_MEANT_H
#define JN_TEXT_MEANT_H

#include "model/schema.h"

/* The kind that may stand in `parent` (JN_KIND_COUNT: anywhere), or JN_KIND_NONE. */
jn_kind jn_meant_kind(jn_kind parent, jn_str word, bool *ret_only);

/* The property of `kind`, or NULL. */
const jn_property_row *jn_meant_property(jn_kind kind, jn_str word, bool *ret_only);

/* The first key, of whatever kind, or JN_KEY_UNKNOWN. */
jn_key jn_meant_key(jn_str word);

/* Of the words that a property takes, or NULL. */
const char *jn_meant_value(const jn_property_row *row, jn_str word, bool *ret_only);

#endif
