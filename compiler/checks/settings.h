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

/* Reads the project's settings; what is wrong with them is added to `found`, in `arena`. */
jn_settings jn_settings_read(const jn_project *project, const jn_lint_options *options, jn_arena *arena,
							 jn_diagnostic **found);

/* The rule nearest to a misspelt one, or with `groups` the group, as text; empty when none is near. */
jn_str jn_rule_suggest(jn_str word, bool groups);

#endif
