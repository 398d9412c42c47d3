/* Quiet by construction: what many touchpoints of a journey lack is said once. So is what many KPIs, goals, personas …
 * of a project lack. */
#ifndef JN_CHECKS_QUIET_H
#define JN_CHECKS_QUIET_H

#include "checks/find.h"

/* Collects, for one rule, the touchpoints of the journey entered, or other declarations, that it has something to say
 * of. One at a time: they share their room. */
typedef struct jn_quiet {
	jn_check *check;
	const jn_decl *place; /* where it is said once: a journey, the project, or NULL (at the first concerned) */
	uint32_t count;
	uint32_t total;       /* of how many */
} jn_quiet;

/* For the touchpoints of the journey entered. */
jn_quiet jn_quiet_new(jn_check *check);

/* For `total` declarations of the journey entered, or, when there is none, of the project. */
jn_quiet jn_quiet_over(jn_check *check, uint32_t total);

/* Adds a declaration, unless the rule is silenced there. */
void jn_quiet_add_decl(jn_quiet *self, const jn_decl *decl, const jn_decl *other);

/* Adds a touchpoint, unless the rule is silenced there. `other` is handed to the function that speaks. */
void jn_quiet_add(jn_quiet *self, const jn_fact *fact, const jn_decl *other);

/* How a rule speaks. */
typedef struct jn_quiet_words {
	/* "%u of the %u touchpoints of `%.*s` have no channel". Where it is not about what stands in a journey, the third is
	 * left out: "%u of the %u KPIs have no target". */
	const char *some;
	const char *none; /* "none of the %u touchpoints of `%.*s` has a channel" */
	const char *help; /* without conversions */
	void (*each)(jn_check *check, const jn_lack *lack); /* says it at one of them */
} jn_quiet_words;

/* Speaks at each touchpoint when fewer than half of them are concerned (or only one is), else once at the place with the
 * first ten related, and with the edits that it would have at each, as one suggestion. */
void jn_quiet_say(jn_quiet *self, const jn_quiet_words *words);

#endif
