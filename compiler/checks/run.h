/* Runs every rule over a resolved project and collects one list of findings. */
#ifndef JN_CHECKS_RUN_H
#define JN_CHECKS_RUN_H

#include "checks/rule.h"

typedef struct jn_findings {
	jn_diagnostic **items; /* sorted by path, place, rule; no two the same; off and silenced ones left out */
	uint32_t count;
	uint32_t errors, warnings, infos;
	bool stopped;          /* the run was given up: there are no findings */
	bool fails;            /* one reaches fail-on (dated ones only when named there) */
} jn_findings;

/* Settings that a command line may lay over the project's `lint` block. Zero-initialise for none. */
typedef struct jn_lint_options {
	jn_severity fail_on; /* JN_SEVERITY_OFF: the project's, else error */
	bool never_fail;     /* fail-on off */
	const struct jn_rule_wishes *wishes; /* checks/settings.h: which rules, how seriously; NULL: none */
	bool (*stop)(void *context); /* asked after each journey: true gives the run up; NULL: never */
	void *context;
} jn_lint_options;

/* Runs the rules and collects their findings with those of reading and resolution. Everything lives in project->arena. */
jn_findings jn_check_run(jn_project *project, const jn_lint_options *options);

#endif
