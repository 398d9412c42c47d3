/* Faults planted into a real project, examples/retail: the rule names each of them, once, at the right place, whatever else
 * the project has. Rules that are off unless switched on are switched on for all. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "project/files.h"
#include "project/load.h"
#include "rule_cases.h"

#define RETAIL JOURNEY_SOURCE_DIR "/examples/retail"
enum { MAX_FILES = 32 };

typedef struct fault {
	jn_rule_id rule;
	const char *file;
	const char *from; /* NULL: `to` is added at the end of the file */
	const char *to;
	const char *at;   /* the finding stands where this stands first in the changed file … */
	const char *at_file; /* … or in this one */
	bool everywhere;  /* every `from`, not only the first */
} fault;

#define FIRST "journeys/first-visit.journey"
#define PEOPLE "people.journey"
#define KPIS "kpis.journey"
#define BEFORE_FRIEND "    touchpoint friend \""
/* A touchpoint more, before the friend. */
#define EXTRA(REST) FIRST, BEFORE_FRIEND, "    touchpoint extra \"One more\" { channel: instagram; " REST " }\n" BEFORE_FRIEND
#define JOURNEY(REST) FIRST, NULL, "journey extra \"One more\" {\n  persona: maria\n  stage s { " REST " }\n}\n"

static const fault faults[] = {
	{JN_RULE_THIN_PERSONA, PEOPLE, NULL, "persona sari \"Sari\" { age: 30; need: \"Light\" from interviews }\n", "sari \"", NULL, false},
	{JN_RULE_DEMOGRAPHICS_ONLY, PEOPLE, NULL, "persona sari \"Sari\" { age: 30; gender: \"woman\" }\n", "sari \"", NULL, false},
	{JN_RULE_PERSONA_WITHOUT_SOURCE, PEOPLE, NULL, "persona sari \"Sari\" { need: \"Light\" }\n", "sari \"", NULL, false},
	{JN_RULE_PERSONA_NOT_MET, PEOPLE, "prefers: web-shop, map-listing", "prefers: web-shop, email", "email\n", NULL, false},
	{JN_RULE_MISSING_EXPERIENCE, EXTRA("emotion: +1 \"Glad\""), "extra \"", NULL, false},
	{JN_RULE_EMOTION_WITHOUT_REASON, FIRST, "emotion: +1 \"Curious\"", "emotion: +1", "+1\n", NULL, false},
	{JN_RULE_ALL_POSITIVE, FIRST, "emotion: -", "emotion: +", "first-visit \"", NULL, true},
	{JN_RULE_SINGLE_CHANNEL, JOURNEY("touchpoint a { channel: instagram }; touchpoint b { channel: instagram }"), "extra \"", NULL, false},
	{JN_RULE_ONLY_DIGITAL, JOURNEY("touchpoint a { channel: instagram }; touchpoint b { channel: web-shop }"), "extra \"", NULL, false},
	{JN_RULE_TOUCHPOINT_IS_CHANNEL, FIRST, "\"Asks a friend who bought\"", "\"word-of-mouth\"", "friend \"", NULL, false},
	{JN_RULE_INSIDE_OUT_TITLE, FIRST, "\"Asks a friend who bought\"", "\"Referral by a customer\"", "\"Referral", NULL, false},
	{JN_RULE_MISSING_MOMENT_OF_TRUTH, FIRST, "moment: truth", "note: \"x\"", "first-visit \"", NULL, true},
	{JN_RULE_LOW_POINT_WITHOUT_PAIN, EXTRA("emotion: -1 \"Lost\""), "-1 \"Lost\"", NULL, false},
	{JN_RULE_UNMET_EXPECTATION, FIRST, "      receives: \"Praise, and a warning about Saturdays\"\n", "", "expects: \"The truth", NULL, false},
	{JN_RULE_IMPORTANT_AND_POOR, EXTRA("importance: 5; emotion: -1 \"Lost\"; pain: \"No map\""), "extra \"", NULL, false},
	{JN_RULE_EMOTIONAL_CLIFF, EXTRA("emotion: -2 \"Lost\"; pain: \"No map\""), "extra \"", NULL, false},
	{JN_RULE_ENDS_BADLY, JOURNEY("touchpoint a { emotion: -1 \"Lost\" }"), "-1 \"Lost\" }", NULL, false},
	{JN_RULE_INCONSISTENT_CHANNEL, EXTRA("owner: cx"), "instagram \"", "channels.journey", false},
	{JN_RULE_FRONTSTAGE_WITHOUT_SUPPORT, JOURNEY("touchpoint a { frontstage: \"Greets\" }"), "extra \"", NULL, false},
	{JN_RULE_LOW_QUALITY, EXTRA("audit 2026-10-13 { simple: 2 }"), "2 } }", NULL, false},
	{JN_RULE_AUDIT_OVERDUE, EXTRA("audit 2025-01-13 { simple: 4 }"), "audit 2025-01-13", NULL, false},
	{JN_RULE_KPI_WITHOUT_TARGET, KPIS, "  target: >= 2.5% by 2026-12-31\n", "", "click-through \"", NULL, false},
	{JN_RULE_KPI_WITHOUT_UNIT, KPIS, NULL, "kpi extra { target: 3; measured: 2 on 2026-10-31 from interviews }\n", "extra {", NULL, false},
	{JN_RULE_KPI_UNMEASURED, KPIS, NULL, "kpi extra { target: 3 days }\n", "extra {", NULL, false},
	{JN_RULE_KPI_WITHOUT_SOURCE, KPIS, NULL, "kpi extra { measured: 3 days on 2026-10-31 }\n", "extra {", NULL, false},
	{JN_RULE_KPI_WORSENING, KPIS, "measured: 44% on 2026-10-31", "measured: 60% on 2026-10-31", "60% on", NULL, false},
	{JN_RULE_STAGE_WITHOUT_KPI, FIRST, "    goal: web-brings-visits\n    kpi: click-through\n", "", "hears-about-it \"", NULL, false},
	{JN_RULE_GOAL_WITHOUT_KPI, "goals.journey", "  kpi: price-leavers\n", "", "no-price-surprise \"", NULL, false},
	{JN_RULE_GOAL_OVERDUE, "goals.journey", "due: 2027-03-31", "due: 2026-06-30", "2026-06-30", NULL, false},
	{JN_RULE_OVERDUE_OPPORTUNITY, FIRST, "due: 2026-12-31", "due: 2026-06-29", "2026-06-29", NULL, false},
	{JN_RULE_ONLY_BUSINESS_KPIS, KPIS, "measures: customer", "measures: business", "griyanta \"", "project.journey", true},
	{JN_RULE_CLAIM_WITHOUT_SOURCE, EXTRA("pain: \"No map\" severity 5"), "\"No map\"", NULL, false},
	{JN_RULE_STALE_MEASUREMENT, KPIS, NULL, "kpi extra { measured: 3 days on 2024-10-31 }\n", "3 days on 2024", NULL, false},
	{JN_RULE_STALE_SOURCE, "sources.journey", "date: 2026-09-18", "date: 2024-09-18", "2024-09-18", NULL, false},
	{JN_RULE_OPPORTUNITY_WITHOUT_OWNER, FIRST, "        owner: customer-care\n        status: planned\n", "", "\"Answer every review\"", NULL, false},
	{JN_RULE_OPPORTUNITY_WITHOUT_ESTIMATE, FIRST, "        impact: 3\n        effort: 1\n", "        impact: 3\n", "\"Answer every review\"", NULL, false},
};

typedef struct retail {
	jn_arena arena;
	jn_paths files;
	jn_overlay texts[MAX_FILES];
} retail;

/* `text` with the first or every `from` replaced. */
static jn_str replaced(jn_arena *arena, jn_str text, const char *from, const char *to, bool everywhere)
{
	jn_buf out = {0};
	const char *at = text.ptr;
	uint32_t count = 0;
	for (const char *found = strstr(at, from); found && (everywhere || !count); found = strstr(at, from), count++) {
		jn_buf_bytes(&out, at, (size_t)(found - at));
		jn_buf_c(&out, to);
		at = found + strlen(from);
	}
	if (!count) cr_expect(false, "nothing to replace: %s", from);
	jn_buf_c(&out, at);
	jn_str copy = jn_arena_str(arena, jn_buf_view(&out));
	jn_buf_free(&out);
	return copy;
}

static void load(retail *self)
{
	jn_folder_walk(&self->arena, RETAIL, false, &self->files, NULL);
	cr_assert(self->files.count > 0 && self->files.count <= MAX_FILES);
	for (uint32_t i = 0; i < self->files.count; i++) {
		jn_buf path = {0}, text = {0};
		jn_buf_printf(&path, RETAIL "/%s", self->files.items[i].ptr);
		cr_assert_eq(jn_file_read(path.ptr, &text), JN_FILE_READ);
		self->texts[i] = (jn_overlay){self->files.items[i], jn_arena_str(&self->arena, jn_buf_view(&text))};
		if (jn_str_eq(self->files.items[i], JN_STR("project.journey")))
			self->texts[i].text = replaced(&self->arena, self->texts[i].text, "  lint {\n", "  lint {\n    inside-out-title: info\n", false);
		jn_buf_free(&path), jn_buf_free(&text);
	}
}

static uint32_t find_file(const retail *self, const char *name)
{
	uint32_t i = 0;
	while (i < self->files.count && !jn_str_eq(self->files.items[i], jn_str_c(name))) i++;
	cr_assert(i < self->files.count, "%s", name);
	return i;
}

/* Findings of the rule; `ret_right`: one stands at byte `at` of the file. */
static uint32_t count_findings(const retail *self, jn_rule_id rule, const char *file, uint32_t at, bool *ret_right)
{
	jn_project *project = jn_project_of_texts(self->texts, self->files.count, jn_date_parse(jn_str_c(jn_test_today)));
	jn_findings findings = jn_check_run(project, NULL);
	uint32_t count = 0;
	*ret_right = false;
	for (uint32_t i = 0; i < findings.count; i++) {
		const jn_diagnostic *finding = findings.items[i];
		if (finding->rule != rule) continue;
		count++;
		if (finding->span.start == at && jn_str_eq(finding->document->source.path, jn_str_c(file))) *ret_right = true;
	}
	jn_project_free(project);
	return count;
}

static void plant(retail *self, const fault *planted)
{
	bool right;
	uint32_t file = find_file(self, planted->file);
	jn_str before = self->texts[file].text;
	uint32_t known = count_findings(self, planted->rule, planted->file, 0, &right);
	if (planted->from) {
		self->texts[file].text = replaced(&self->arena, before, planted->from, planted->to, planted->everywhere);
	} else {
		jn_buf longer = {0};
		jn_buf_str(&longer, before);
		jn_buf_c(&longer, planted->to);
		self->texts[file].text = jn_arena_str(&self->arena, jn_buf_view(&longer));
		jn_buf_free(&longer);
	}
	const char *where = planted->at_file ? planted->at_file : planted->file;
	const char *text = self->texts[find_file(self, where)].text.ptr;
	const char *mark = strstr(text, planted->at);
	uint32_t found = count_findings(self, planted->rule, where, mark ? (uint32_t)(mark - text) : 0, &right);
	if (!mark || !right || found != known + 1)
		cr_expect(false, "%s: %u before, %u after, %s `%s`", jn_rules[planted->rule].name, known, found, right ? "at" : "not at", planted->at);
	self->texts[file].text = before;
}

Test(checks_planted, faults_in_a_real_project_are_named)
{
	retail self = {0};
	load(&self);
	for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) plant(&self, &faults[i]);
	jn_arena_free(&self.arena);
}
