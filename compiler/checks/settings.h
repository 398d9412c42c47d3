/* How seriously this project takes each rule: the table's defaults with the project's `lint` block laid over them. */
#ifndef JN_CHECKS_SETTINGS_H
#define JN_CHECKS_SETTINGS_H

#include "checks/run.h"

typedef struct jn_settings {
	jn_severity severity[JN_RULE_COUNT];
	double threshold[JN_RULE_COUNT];
	bool fails[JN_RULE_COUNT]; /* named in fail-on: fails the run whatever its severity and date */
	jn_severity fail_on;       /* JN_SEVERITY_OFF: severities alone never fail the run */
} jn_settings;

/* What a command line wishes of rules; zero-initialise for nothing. A wish that names a rule counts more than one that names
 * its group. */
typedef struct jn_rule_wishes {
	unsigned char selected[JN_RULE_COUNT]; /* 0 not, 1 with its group, 2 by its own name */
	unsigned char ignored[JN_RULE_COUNT];  /* the same */
	unsigned char leveled[JN_RULE_COUNT];  /* the same, for `level` */
	jn_severity level[JN_RULE_COUNT];
	bool selects; /* rules that are not selected are off */
} jn_rule_wishes;

/* Selects or ignores the rule or group called `name`, or sets its severity; false when there is none of that name. A rule that
 * is off and selected by its own name is a warning. */
bool jn_rule_wish_select(jn_rule_wishes *self, jn_str name);
bool jn_rule_wish_ignore(jn_rule_wishes *self, jn_str name);
bool jn_rule_wish_level(jn_rule_wishes *self, jn_str name, jn_severity level);

/* Reads the project's settings; what is wrong with them is added to `found`, in `arena`. */
jn_settings jn_settings_read(const jn_project *project, const jn_lint_options *options, jn_arena *arena,
							 jn_diagnostic **found);

/* The rule nearest to a misspelt one, or with `groups` the group, as text; empty when none is near. */
jn_str jn_rule_suggest(jn_str word, bool groups);

#endif
