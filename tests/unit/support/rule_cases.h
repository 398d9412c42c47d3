/* Small texts and what a rule finds in them, for the tests of the checks. */
#ifndef JN_TEST_RULE_CASES_H
#define JN_TEST_RULE_CASES_H

#include "checks/run.h"

/* The day on which the texts are checked. */
extern const char jn_test_today[];

/* `bad` has exactly one finding of the rule, at the first place of `at` in it (NULL: wherever); the others, passing texts
 * and near misses, have none. */
typedef struct jn_rule_case {
	jn_rule_id rule;
	const char *bad;
	const char *at;
	const char *good[6];
} jn_rule_case;

void jn_expect_cases(const jn_rule_case *cases, size_t count);

/* How often a rule speaks in a text. */
uint32_t jn_test_count(const char *text, jn_rule_id rule);

/* The message of the rule's first finding in a text, in `out`; empty when it is silent. */
void jn_test_message(const char *text, jn_rule_id rule, char out[1024]);

/* The severity of the rule's first finding in a text; JN_SEVERITY_OFF when it is silent. */
jn_severity jn_test_severity(const char *text, jn_rule_id rule);

/* Every finding's words are in every catalog, and each says how to mend it, in words or by an edit (test_catalog.c). */
void jn_expect_translated(const jn_findings *findings);

#endif
