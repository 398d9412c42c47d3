#include "rule_cases.h"

#include <criterion/criterion.h>
#include <stdio.h>

#include "project/load.h"
#include "said.h"

const char jn_test_today[] = "2026-11-22";

static jn_project *read(const char *text)
{
	return jn_project_of_text(JN_STR("map.journey"), jn_str_c(text), jn_date_parse(jn_str_c(jn_test_today)));
}

static uint32_t count_in(const jn_findings *findings, jn_rule_id rule, const jn_diagnostic **ret_first)
{
	uint32_t count = 0;
	*ret_first = NULL;
	for (uint32_t i = 0; i < findings->count; i++) {
		if (findings->items[i]->rule != rule) continue;
		if (!count++) *ret_first = findings->items[i];
	}
	return count;
}

uint32_t jn_test_count(const char *text, jn_rule_id rule)
{
	const jn_diagnostic *first;
	jn_project *project = read(text);
	jn_findings findings = jn_check_run(project, NULL);
	uint32_t count = count_in(&findings, rule, &first);
	jn_project_free(project);
	return count;
}

void jn_test_message(const char *text, jn_rule_id rule, char out[1024])
{
	const jn_diagnostic *first;
	jn_project *project = read(text);
	jn_findings findings = jn_check_run(project, NULL);
	count_in(&findings, rule, &first);
	out[0] = '\0';
	if (first) jn_test_said(&first->message, out);
	jn_project_free(project);
}

jn_severity jn_test_severity(const char *text, jn_rule_id rule)
{
	const jn_diagnostic *first;
	jn_project *project = read(text);
	jn_findings findings = jn_check_run(project, NULL);
	count_in(&findings, rule, &first);
	jn_severity severity = first ? first->severity : JN_SEVERITY_OFF;
	jn_project_free(project);
	return severity;
}

static void expect_bad(const jn_rule_case *each)
{
	const jn_diagnostic *first;
	const char *name = jn_rules[each->rule].name;
	jn_project *project = read(each->bad);
	jn_findings findings = jn_check_run(project, NULL);
	uint32_t count = count_in(&findings, each->rule, &first);
	jn_expect_translated(&findings);
	if (count != 1) cr_expect(false, "%s found %u times in:\n%s", name, count, each->bad);
	if (count == 1 && each->at) {
		const char *mark = strstr(each->bad, each->at);
		if (!mark || first->span.start != (uint32_t)(mark - each->bad))
			cr_expect(false, "%s not at `%s` but at `%.12s` in:\n%s", name, each->at, each->bad + first->span.start, each->bad);
	}
	if (count == 1 && (!jn_message_some(&first->message) || !jn_message_some(&first->help)))
		cr_expect(false, "%s says nothing, or not how to mend it:\n%s", name, each->bad);
	jn_project_free(project);
}

void jn_expect_cases(const jn_rule_case *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		expect_bad(&cases[i]);
		for (int j = 0; j < 6 && cases[i].good[j]; j++) {
			uint32_t found = jn_test_count(cases[i].good[j], cases[i].rule);
			if (found) cr_expect(false, "%s wrongly found in:\n%s", jn_rules[cases[i].rule].name, cases[i].good[j]);
		}
	}
}
