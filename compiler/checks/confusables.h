/* Letters that look like others. Data: confusables_table.c, generated from Unicode's confusables.txt (UTS #39) by
 * tools/make_confusables.py. */
#ifndef JN_CHECKS_CONFUSABLES_H
#define JN_CHECKS_CONFUSABLES_H

#include <stdint.h>

typedef struct jn_confusable {
	uint16_t from;
	uint16_t to[3]; /* what it looks like, in NFC; unused ones are 0 */
} jn_confusable;

extern const jn_confusable jn_confusables[];
extern const uint32_t jn_confusable_count;

#endif
