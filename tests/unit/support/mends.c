/* In: a text. Out: the text with its mends, and what is expected of them. */
#include "mends.h"

#include <criterion/criterion.h>
#include <stdio.h>

#include "checks/run.h"
#include "project/load.h"
#include "report/mend.h"

enum { MOST_ROUNDS = 10, MOST_TEXT = 4096 };

jn_str mend_once(jn_arena *arena, jn_str text, bool unsafe, uint32_t *ret_findings)
{
	jn_project *project = jn_project_of_text(JN_STR("map.journey"), text, JN_DATE_NONE);
	jn_findings findings = jn_check_run(project, NULL);
	uint32_t count = 0;
	for (uint32_t i = 0; i < findings.count; i++)
		if (strcmp(jn_rules[findings.items[i]->rule].group, "file") == 0) findings.items[count++] = findings.items[i];
	*ret_findings = count;
	jn_mends mends = jn_mend(arena, findings.items, count, &(jn_mend_options){.unsafe = unsafe});
	if (mends.count) text = jn_arena_str(arena, mends.items[0].text);
	jn_project_free(project);
	return text;
}

jn_str mend(jn_arena *arena, jn_str text, bool unsafe)
{
	for (int round = 0; round < MOST_ROUNDS; round++) {
		uint32_t count;
		jn_str next = mend_once(arena, text, unsafe, &count);
		if (next.ptr == text.ptr) return text;
		text = next;
	}
	cr_expect(false, "mending does not end: %.*s", (int)text.len, text.ptr);
	return text;
}

void expect_text(jn_str got, const char *written, const char *wanted, const char *what)
{
	if (!jn_str_eq(got, jn_str_c(wanted))) cr_expect(false, "%s\n%s became\n%.*s\nnot\n%s", what, written, (int)got.len, got.ptr, wanted);
}

void expect_rows(const char *around, const row *rows, size_t count)
{
	jn_arena arena = {0};
	for (size_t i = 0; i < count; i++) {
		char before[MOST_TEXT], after[MOST_TEXT];
		cr_assert(snprintf(before, sizeof before, around, rows[i].written) < MOST_TEXT);
		snprintf(after, sizeof after, around, rows[i].becomes ? rows[i].becomes : rows[i].written);
		uint32_t found;
		mend_once(&arena, jn_str_c(before), false, &found);
		cr_expect(found > 0, "nothing is found in %s", before);
		expect_text(mend(&arena, jn_str_c(before), false), before, rows[i].how == CERTAIN ? after : before, "certain:");
		expect_text(mend(&arena, jn_str_c(before), true), before, after, "all:");
	}
	jn_arena_free(&arena);
}
