/* The pages of the rules (compiler/checks/rules/NAME.md): what they say agrees with the rule table, and their examples do
 * what they promise. Of all findings, those of the page's rule and of the group file count: the first example has exactly
 * one, of the rule, the second none. Four faults are too large, or lie in no text, and have no example. */
#include <criterion/criterion.h>
#include <stdio.h>

#include "checks/run.h"
#include "project/files.h"
#include "project/load.h"
#include "rule_cases.h"

/* The next ```journey block at or after `*at`, without its fences. */
static bool next_example(jn_str page, uint32_t *at, jn_str *ret_text)
{
	static const char open[] = "\n```journey\n", close[] = "\n```\n";
	const char *start = strstr(page.ptr + *at, open);
	const char *end = start ? strstr(start + sizeof open - 2, close) : NULL;
	if (!end) return false;
	start += sizeof open - 1;
	*ret_text = (jn_str){start, (uint32_t)(end + 1 - start)};
	*at = (uint32_t)(end - page.ptr);
	return true;
}

/* Findings of the rule, and of the group file beside it. */
static void count_findings(jn_str text, jn_rule_id rule, uint32_t *ret_rule, uint32_t *ret_file)
{
	jn_project *project = jn_project_of_text(JN_STR("map.journey"), text, jn_date_parse(jn_str_c(jn_test_today)));
	jn_findings findings = jn_check_run(project, NULL);
	*ret_rule = *ret_file = 0;
	jn_expect_translated(&findings);
	for (uint32_t i = 0; i < findings.count; i++) {
		if (findings.items[i]->rule == rule)
			++*ret_rule;
		else
			*ret_file += strcmp(jn_rules[findings.items[i]->rule].group, "file") == 0;
	}
	jn_project_free(project);
}

static void expect_line(jn_str page, const jn_rule *rule, const char *line)
{
	if (!strstr(page.ptr, line)) cr_expect(false, "the page of %s does not say: %s", rule->name, line);
}

static void check_facts(jn_str page, const jn_rule *rule)
{
	static const char *const severities[] = {"off", "info", "warning", "error"};
	static const char *const headings[] = {"## What it finds", "## Why it matters", "## Where it comes from",
										   "## How to silence it"};
	char line[200];
	snprintf(line, sizeof line, "# %s\n\n- Group: %s\n- Severity: %s\n", rule->name, rule->group, severities[rule->severity]);
	expect_line(page, rule, line);
	snprintf(line, sizeof line, "\n- Threshold: %d\n", (int)rule->threshold);
	if (rule->threshold > 0) expect_line(page, rule, line);
	cr_expect_eq(rule->threshold > 0, strstr(page.ptr, "\n## Threshold\n") != NULL, "%s", rule->name);
	cr_expect_eq(rule->dated, strstr(page.ptr, "\n- Depends on the day\n") != NULL, "%s", rule->name);
	for (size_t i = 0; i < sizeof headings / sizeof headings[0]; i++) expect_line(page, rule, headings[i]);
}

/* Faults that no small text can show. */
static bool has_no_example(jn_rule_id rule)
{
	return rule == JN_RULE_TOO_DEEP || rule == JN_RULE_TOO_LARGE || rule == JN_RULE_INVALID_ENCODING ||
		   rule == JN_RULE_UNUSABLE_IMAGE;
}

static void check_examples(jn_str page, const jn_rule *rule)
{
	jn_str bad, good;
	uint32_t at = 0, found, others;
	expect_line(page, rule, "## An example that fails");
	expect_line(page, rule, "## One that passes");
	if (!next_example(page, &at, &bad) || !next_example(page, &at, &good)) {
		cr_expect(false, "the page of %s has no two examples", rule->name);
		return;
	}
	count_findings(bad, rule->id, &found, &others);
	if (found != 1 || others) cr_expect(false, "%s: found %u and %u others in:\n%.*s", rule->name, found, others, (int)bad.len, bad.ptr);
	count_findings(good, rule->id, &found, &others);
	if (found || others) cr_expect(false, "%s: found %u and %u others in:\n%.*s", rule->name, found, others, (int)good.len, good.ptr);
}

Test(rule_pages, say_what_the_table_says_and_show_it)
{
	for (int id = 0; id < JN_RULE_COUNT; id++) {
		char path[512];
		jn_buf page = {0};
		snprintf(path, sizeof path, JOURNEY_SOURCE_DIR "/compiler/checks/rules/%s.md", jn_rules[id].name);
		if (jn_file_read(path, &page) != JN_FILE_READ) cr_expect(false, "%s has no page", jn_rules[id].name);
		jn_buf_char(&page, '\0');
		check_facts(jn_buf_view(&page), &jn_rules[id]);
		if (!has_no_example(jn_rules[id].id)) check_examples(jn_buf_view(&page), &jn_rules[id]);
		jn_buf_free(&page);
	}
}
