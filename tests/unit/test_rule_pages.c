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

/* Where the example that passes differs from the one that fails in more than a line, because a map reads better so: what
 * makes a near miss of the failing one, within one of its lines. */
static const struct {
	jn_rule_id rule;
	const char *from, *to;
} near_misses[] = {
	{JN_RULE_BRACE_ON_OWN_LINE, "{", "journey other-visit {"},
	{JN_RULE_CLAIM_WITHOUT_SOURCE, "severity 4", "severity 3"},
	{JN_RULE_DUPLICATE_TITLE, "pays-again \"Pays\"", "pays-again \"Pays again\""},
	{JN_RULE_EMOTIONAL_CLIFF, "emotion: -2", "emotion: 0"},
	{JN_RULE_ENDS_BADLY, "emotion: -1", "emotion: 0"},
	{JN_RULE_EMPTY_STAGE, "comes\" }", "comes\"; touchpoint message }"},
	{JN_RULE_KPI_WORSENING, "3.9 points", "4.3 points"},
	{JN_RULE_MANY_PERSONAS, ", dewi", ""},
	{JN_RULE_MISPLACED, " severity 2", ""},
	{JN_RULE_ONLY_CONTROLLED_TOUCHPOINTS, "medium: physical", "medium: physical; control: indirect"},
	{JN_RULE_ONLY_DIGITAL, "app { medium: digital", "app { medium: phone"},
	{JN_RULE_PHASE_ORDER, "stage during {", "stage pre { phase: before;"},
	{JN_RULE_SINGLE_CHANNEL, "\"Orders it\" { channel: website }", "\"Orders it\""},
	{JN_RULE_THIN_PERSONA, "age: 34", "age: 34; occupation: architect; frustration: \"Queues\"; quote: \"Let me see it lit\""},
	{JN_RULE_TOO_FEW_JOURNEYS, "state: current", "state: future"},
	{JN_RULE_UNUSED_NAME, "state: current", "stage s { touchpoint t { leaves: 12% \"dearer\" to nordhem } }"},
};

/* How many lines of `a` are neither at its beginning nor at its end those of `b`. */
static uint32_t lines_between(jn_str a, jn_str b)
{
	uint32_t start = 0, end = 0, count = 0;
	while (start < a.len && start < b.len && a.ptr[start] == b.ptr[start]) start++;
	while (start > 0 && a.ptr[start - 1] != '\n') start--;
	while (end < a.len - start && end < b.len - start && a.ptr[a.len - 1 - end] == b.ptr[b.len - 1 - end]) end++;
	uint32_t stop = a.len - end;
	while (stop > start && stop < a.len && a.ptr[stop - 1] != '\n') stop++;
	for (uint32_t i = start; i < stop; i++) count += a.ptr[i] == '\n';
	return count;
}

/* The text with the first `from` replaced; both stand within a line. */
static jn_str near_miss(jn_arena *arena, jn_str text, const char *from, const char *to)
{
	const char *found = strstr(text.ptr, from);
	cr_assert(found && !strchr(from, '\n') && !strchr(to, '\n') && found < text.ptr + text.len, "%s", from);
	jn_buf out = {0};
	jn_buf_bytes(&out, text.ptr, (size_t)(found - text.ptr));
	jn_buf_c(&out, to);
	jn_buf_bytes(&out, found + strlen(from), (size_t)(text.ptr + text.len - found) - strlen(from));
	jn_str kept = jn_arena_str(arena, jn_buf_view(&out));
	jn_buf_free(&out);
	return kept;
}

/* A map that differs from the failing example in one line: the passing one, or one of the table. */
static void check_near_miss(const jn_rule *rule, jn_str bad, jn_str good)
{
	jn_arena arena = {0};
	size_t row = 0, rows = sizeof near_misses / sizeof near_misses[0];
	uint32_t found, others;
	while (row < rows && near_misses[row].rule != rule->id) row++;
	if (row < rows) good = near_miss(&arena, bad, near_misses[row].from, near_misses[row].to);
	if (lines_between(bad, good) > 1 || lines_between(good, bad) > 1)
		cr_expect(false, "%s has no near miss: write an example that passes and differs in one line, or a row of the table", rule->name);
	count_findings(good, rule->id, &found, &others);
	if (found || others) cr_expect(false, "%s: its near miss has %u findings of it and %u others:\n%.*s", rule->name, found, others, (int)good.len, good.ptr);
	jn_arena_free(&arena);
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
	check_near_miss(rule, bad, good);
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
