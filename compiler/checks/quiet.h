/* Quiet by construction: what many touchpoints of a journey lack is said once. */
#ifndef JN_CHECKS_QUIET_H
#define JN_CHECKS_QUIET_H

#include "checks/find.h"

/* Collects, for one rule, the touchpoints of the journey entered that it has something to say of. */
typedef struct jn_quiet {
	jn_check *check;
	uint32_t count;
	uint32_t total; /* of how many: the journey's touchpoints unless set otherwise */
} jn_quiet;

jn_quiet jn_quiet_new(jn_check *check);

/* Adds a touchpoint, unless the rule is silenced there. `other` is handed to the function that speaks. */
void jn_quiet_add(jn_quiet *self, const jn_fact *fact, const jn_decl *other);

/* How a rule speaks. */
typedef struct jn_quiet_words {
	void (*each)(jn_check *check, const jn_lack *lack); /* at one touchpoint */
	const char *have; /* "have no channel", after "12 of 20 touchpoints" */
	const char *has;  /* "has a channel", after "none of the 20 touchpoints" */
	const char *help;
} jn_quiet_words;

/* Speaks at each touchpoint when fewer than half of them are concerned (or only one is), else once at the journey with
 * the first ten related. */
void jn_quiet_say(jn_quiet *self, const jn_quiet_words *words);

#endif
