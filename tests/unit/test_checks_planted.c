/* Faults planted into a real project, examples/retail: the rule names each of them, once, at the right place, whatever else
 * the project has; where the mend is certain, it gives back the file byte for byte; and no mend brings forth a finding of a
 * higher severity, or a form that the formatter would change. Rules that are off unless switched on are switched on for
 * all. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "format/format.h"
#include "project/files.h"
#include "project/load.h"
#include "report/mend.h"
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
	enum { NO_MEND, GIVES_BACK, MAY_GIVE_BACK } mend; /* the mend, which is certain or not, gives back the file as it was */
	const char *project_cut; /* taken out of project.journey as well */
	uint32_t times;   /* so often */
} fault;

#define FIRST "journeys/first-visit.journey"
#define PEOPLE "people.journey"
#define KPIS "kpis.journey"
#define BEFORE_FRIEND "    touchpoint friend \""
/* A touchpoint more, before the friend. */
#define EXTRA(REST) FIRST, BEFORE_FRIEND, "    touchpoint extra \"One more\" { channel: instagram; " REST " }\n" BEFORE_FRIEND
#define JOURNEY(REST) FIRST, NULL, "journey extra \"One more\" {\n  persona: maria\n  stage s { " REST " }\n}\n"

#define STAGE_OF(NAME) "  stage " NAME " { touchpoint t }\n"
#define STAGES STAGE_OF("a") STAGE_OF("b") STAGE_OF("c") STAGE_OF("d") STAGE_OF("e") STAGE_OF("f") STAGE_OF("g") STAGE_OF("h") STAGE_OF("i")
#define TOUCHPOINTS "touchpoint a; touchpoint b; touchpoint c; touchpoint d; touchpoint e; touchpoint f; touchpoint g; touchpoint h; " \
	"touchpoint i; touchpoint j; touchpoint k; touchpoint l; touchpoint m"

static const fault faults[] = {
	{JN_RULE_THIN_PERSONA, PEOPLE, NULL, "persona sari \"Sari\" { age: 30; need: \"Light\" from interviews }\n", "sari \"", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_DEMOGRAPHICS_ONLY, PEOPLE, NULL, "persona sari \"Sari\" { age: 30; gender: \"woman\" }\n", "sari \"", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_PERSONA_WITHOUT_SOURCE, PEOPLE, NULL, "persona sari \"Sari\" { need: \"Light\" }\n", "sari \"", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_PERSONA_NOT_MET, PEOPLE, "prefers: web-shop, map-listing", "prefers: web-shop, email", "email\n", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_MISSING_EXPERIENCE, EXTRA("emotion: +1 \"Glad\""), "extra \"", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_EMOTION_WITHOUT_REASON, FIRST, "emotion: +1 \"Curious\"", "emotion: +1", "+1\n", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_ALL_POSITIVE, FIRST, "emotion: -", "emotion: +", "first-visit \"", NULL, true, NO_MEND, NULL, 1},
	{JN_RULE_SINGLE_CHANNEL, JOURNEY("touchpoint a { channel: instagram }; touchpoint b { channel: instagram }"), "extra \"", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_ONLY_DIGITAL, JOURNEY("touchpoint a { channel: instagram }; touchpoint b { channel: web-shop }"), "extra \"", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_TOUCHPOINT_IS_CHANNEL, FIRST, "\"Asks a friend who bought\"", "\"word-of-mouth\"", "friend \"", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_INSIDE_OUT_TITLE, FIRST, "\"Asks a friend who bought\"", "\"Referral by a customer\"", "\"Referral", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_MISSING_MOMENT_OF_TRUTH, FIRST, "moment: truth", "note: \"x\"", "first-visit \"", NULL, true, NO_MEND, NULL, 1},
	{JN_RULE_LOW_POINT_WITHOUT_PAIN, EXTRA("emotion: -1 \"Lost\""), "-1 \"Lost\"", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_UNMET_EXPECTATION, FIRST, "      receives: \"Praise, and a warning about Saturdays\"\n", "", "expects: \"The truth", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_IMPORTANT_AND_POOR, EXTRA("importance: 5; emotion: -1 \"Lost\"; pain: \"No map\""), "extra \"", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_EMOTIONAL_CLIFF, EXTRA("emotion: -2 \"Lost\"; pain: \"No map\""), "extra \"", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_ENDS_BADLY, JOURNEY("touchpoint a { emotion: -1 \"Lost\" }"), "-1 \"Lost\" }", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_INCONSISTENT_CHANNEL, EXTRA("owner: cx"), "instagram \"", "channels.journey", false, NO_MEND, NULL, 1},
	{JN_RULE_FRONTSTAGE_WITHOUT_SUPPORT, JOURNEY("touchpoint a { frontstage: \"Greets\" }"), "extra \"", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_LOW_QUALITY, EXTRA("audit 2026-10-13 { simple: 2 }"), "2 } }", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_AUDIT_OVERDUE, EXTRA("audit 2025-01-13 { simple: 4 }"), "audit 2025-01-13", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_KPI_WITHOUT_TARGET, KPIS, "  target: >= 2.5% by 2026-12-31\n", "", "click-through \"", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_KPI_WITHOUT_UNIT, KPIS, NULL, "kpi extra { target: 3; measured: 2 on 2026-10-31 from interviews }\n", "extra {", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_KPI_UNMEASURED, KPIS, NULL, "kpi extra { target: 3 days }\n", "extra {", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_KPI_WITHOUT_SOURCE, KPIS, NULL, "kpi extra { measured: 3 days on 2026-10-31 }\n", "extra {", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_KPI_WORSENING, KPIS, "measured: 44% on 2026-10-31", "measured: 60% on 2026-10-31", "60% on", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_STAGE_WITHOUT_KPI, FIRST, "    goal: web-brings-visits\n    kpi: click-through\n", "", "hears-about-it \"", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_GOAL_WITHOUT_KPI, "goals.journey", "  kpi: price-leavers\n", "", "no-price-surprise \"", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_GOAL_OVERDUE, "goals.journey", "due: 2027-03-31", "due: 2026-06-30", "2026-06-30", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_OVERDUE_OPPORTUNITY, FIRST, "due: 2026-12-31", "due: 2026-06-29", "2026-06-29", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_ONLY_BUSINESS_KPIS, KPIS, "measures: customer", "measures: business", "griyanta \"", "project.journey", true, NO_MEND, NULL, 1},
	{JN_RULE_CLAIM_WITHOUT_SOURCE, EXTRA("pain: \"No map\" severity 5"), "\"No map\"", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_STALE_MEASUREMENT, KPIS, NULL, "kpi extra { measured: 3 days on 2024-10-31 }\n", "3 days on 2024", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_STALE_SOURCE, "sources.journey", "date: 2026-09-18", "date: 2024-09-18", "2024-09-18", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_OPPORTUNITY_WITHOUT_OWNER, FIRST, "        owner: customer-care\n        status: planned\n", "", "\"Answer every review\"", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_OPPORTUNITY_WITHOUT_ESTIMATE, FIRST, "        impact: 3\n        effort: 1\n", "        impact: 3\n", "\"Answer every review\"", NULL, false, NO_MEND, NULL, 1},
	/* The group file. */
	{JN_RULE_SYNTAX, FIRST, "\"Sorts by the lowest rating\"", "\"Sorts by the lowest rating", "\"Sorts by", NULL, false, MAY_GIVE_BACK, NULL, 1},
	{JN_RULE_MISSING_VALUE, FIRST, "importance: 3\n      emotion: -1 \"D", "importance:\n      emotion: -1 \"D", "importance:\n", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_MISSING_NAME, PEOPLE, NULL, "persona { age: 3 }\n", "persona { age", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_BLOCK_NOT_CLOSED, FIRST, "        thought: \"People who are content don't write\"\n      }\n", "        thought: \"People who are content don't write\"\n",
	 "as budi {\n        emotion: 0 \"Shrugs\"", NULL, false, MAY_GIVE_BACK, NULL, 1},
	{JN_RULE_UNKNOWN_WORD, FIRST, "    touchpoint reviews \"", "    tuochpoint reviews \"", "tuoch", NULL, false, GIVES_BACK, NULL, 1},
	{JN_RULE_MISPLACED, FIRST, "emotion: -1 \"Doubtful\"", "emotion: -1 \"Doubtful\"; unit: days", "unit: days", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_UNKNOWN_KEY, FIRST, "emotion: -1 \"Doubtful\"", "emotoin: -1 \"Doubtful\"", "emotoin", NULL, false, GIVES_BACK, NULL, 1},
	{JN_RULE_UNKNOWN_VALUE, "project.journey", "review: quarterly", "review: quartely", "quartely", NULL, false, GIVES_BACK, NULL, 1},
	{JN_RULE_WRONG_TYPE, FIRST, "importance: 3\n      emotion: -1 \"D", "importance: high\n      emotion: -1 \"D", "high\n", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_DUPLICATE_KEY, FIRST, "emotion: -1 \"Doubtful\"", "emotion: -1 \"Doubtful\"; importance: 4", "importance: 4\n      action: \"Sorts", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_DUPLICATE_NAME, KPIS, NULL, "kpi click-through \"Once more\" { target: 3 days }\n", "click-through \"Once", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_RESERVED_NAME, "teams.journey", NULL, "team from { lead: \"Rina\" }\n", "from {", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_UNKNOWN_NAME, FIRST, "channel: reviews\n", "channel: reveiws\n", "reveiws", NULL, false, GIVES_BACK, NULL, 1},
	{JN_RULE_AMBIGUOUS_NAME, FIRST, NULL, "journey extra { persona: maria\n  stage a { touchpoint x }\n  stage b { touchpoint x }\n  stage c { touchpoint y { next: x; note: \"q\" } }\n}\n",
	 "x; note", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_OUT_OF_RANGE, FIRST, "importance: 5\n", "importance: 61\n", "61\n", NULL, false, MAY_GIVE_BACK, NULL, 1},
	{JN_RULE_INVALID_NUMBER, KPIS, "target: >= 2.5% by", "target: >= 2,5% by", "2,5%", NULL, false, GIVES_BACK, NULL, 1},
	{JN_RULE_INVALID_DATE, FIRST, "due: 2026-12-31", "due: 31/12/2026", "31/12/2026", NULL, false, GIVES_BACK, NULL, 1},
	{JN_RULE_INVALID_DATE, FIRST, "due: 2026-12-31", "due: 31 December 2026", "31 Dec", NULL, false, GIVES_BACK, NULL, 1},
	{JN_RULE_UNIT_MISMATCH, KPIS, NULL, "kpi extra { unit: days; target: 3 hours }\n", "3 hours", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_UNQUOTED_TEXT, FIRST, "\"Sorts by the lowest rating\"", "Sorts by the lowest rating", "Sorts by", NULL, false, GIVES_BACK, NULL, 1},
	{JN_RULE_BRACE_ON_OWN_LINE, FIRST, "\"Reads the reviews\" {", "\"Reads the reviews\"\n    {", "{\n      channel: reviews", NULL, false, GIVES_BACK, NULL, 1},
	{JN_RULE_INVALID_ENCODING, FIRST, "\"Sorts by the lowest rating\"", "\"Sorts \xFF by the lowest rating\"", "\xFF", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_TYPOGRAPHIC_CHARACTER, FIRST, "\"Sorts by the lowest rating\"", "“Sorts by the lowest rating”", "“Sorts", NULL, false, GIVES_BACK, NULL, 1},
	{JN_RULE_CONFUSABLE_NAME, PEOPLE, NULL, "persona mаria \"Another\" { need: \"Light\" }\n", "mаria", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_UNUSED_NAME, "channels.journey", NULL, "channel extra { medium: digital }\n", "extra {", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_UNUSED_ALLOW, FIRST, BEFORE_FRIEND, "    // allow missing-phase: nothing is missing\n" BEFORE_FRIEND, "missing-phase: nothing", NULL, false, GIVES_BACK, NULL, 1},
	/* The group frame. */
	{JN_RULE_MISSING_PHASE, JOURNEY("touchpoint a { channel: instagram }"), "extra \"", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_PHASE_ORDER, FIRST, NULL, "journey extra {\n  persona: maria\n  stage a { phase: return; touchpoint x }\n  stage b { phase: aware; touchpoint y }\n}\n", "aware; touch", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_UNMAPPED_PERSONA, PEOPLE, NULL, "persona sari \"Sari\" { need: \"Light\" }\n", "sari \"", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_JOURNEY_WITHOUT_PERSONA, FIRST, NULL, "journey extra \"One more\" { stage s { touchpoint a } }\n", "extra \"", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_MANY_PERSONAS, FIRST, NULL, "persona sari; persona dewi\njourney extra { persona: maria, budi, sari, dewi }\n", "dewi }", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_MISSING_SCENARIO, JOURNEY("touchpoint a"), "extra \"", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_MISSING_STATE, JOURNEY("touchpoint a"), "extra \"", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_MISSING_OWNER, FIRST, "  owner: cx\n", "", "first-visit \"", NULL, false, NO_MEND, "  owner: cx\n", 1},
	{JN_RULE_MISSING_GOAL, JOURNEY("touchpoint a"), "extra \"", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_MISSING_BOUNDS, JOURNEY("touchpoint a"), "extra \"", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_TOO_FEW_JOURNEYS, FIRST, "  state: current\n", "  state: future\n", "griyanta \"", "project.journey", false, NO_MEND, NULL, 1},
	{JN_RULE_TOO_FEW_STAGES, JOURNEY("touchpoint a"), "extra \"", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_TOO_MANY_STAGES, FIRST, NULL, "journey extra \"One more\" { persona: maria\n" STAGES "}\n", "extra \"", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_EMPTY_STAGE, JOURNEY("note: \"Nothing yet\""), "s { note", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_DUPLICATE_TITLE, KPIS, NULL, "kpi extra \"Twin\" { target: 3 days }\nkpi other \"Twin\" { target: 4 days }\n", "\"Twin\" { target: 4", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_TOO_MANY_TOUCHPOINTS, JOURNEY(TOUCHPOINTS), "s { touchpoint a;", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_UNREACHABLE, FIRST, NULL, "journey extra { persona: maria\n  stage a { touchpoint x { next: z } }\n  stage b { touchpoint y \"Y\"; touchpoint z }\n}\n", "y \"Y\"", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_MISSING_REVIEW, FIRST, "starts:", "starts:", "first-visit \"", NULL, false, NO_MEND, "  review: quarterly from 2026-01-15 by cx\n", 4},
	{JN_RULE_REVIEW_OVERDUE, "project.journey", "  reviewed: 2026-10-13 by cx\n", "", "quarterly", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_FUTURE_WITHOUT_CHANGE, FIRST, NULL, "journey now { persona: maria; stage s { touchpoint a } }\njourney extra { state: future; based-on: now; stage s { touchpoint a } }\n",
	 "extra {", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_PLACEHOLDER, FIRST, "\"Sorts by the lowest rating\"", "\"…\"", "\"…\"", NULL, false, NO_MEND, NULL, 1},
	/* The group touchpoints. */
	{JN_RULE_TOUCHPOINT_WITHOUT_CHANNEL, FIRST, "      channel: reviews\n", "", "reviews \"Reads", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_TOUCHPOINT_WITHOUT_EMOTION, EXTRA("action: \"Walks\""), "extra \"", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_TOUCHPOINT_WITHOUT_OWNER, FIRST, BEFORE_FRIEND, "    touchpoint extra \"One more\" { emotion: +1 \"Glad\" }\n" BEFORE_FRIEND, "extra \"", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_TOUCHPOINT_WITHOUT_GOAL, FIRST, NULL, "journey extra { persona: maria; goal: no-price-surprise\n  stage s { touchpoint a { channel: instagram } }\n}\n", "a { channel: instagram } }\n}", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_ONLY_CONTROLLED_TOUCHPOINTS, "channels.journey", "control: indirect", "control: direct", "griyanta \"", "project.journey", true, NO_MEND, NULL, 1},
	{JN_RULE_UNADDRESSED_PAIN, EXTRA("pain: \"No map\" severity 5"), "\"No map\"", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_UNDOCUMENTED_HANDOFF, FIRST, "      handoff: customer-care \"the list stays in the web shop\"\n", "", "stock-check \"", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_UNDOCUMENTED_CHANNEL_SWITCH, JOURNEY("touchpoint a { channel: instagram; owner: cx }; touchpoint b { channel: web-shop; owner: cx }"), "a { channel: instagram; owner", NULL, false, NO_MEND, NULL, 1},
	/* The group numbers. */
	{JN_RULE_KPI_OFF_TARGET, KPIS, NULL, "kpi extra { target: 3 days; measured: 2 days on 2026-10-31 }\n", "2 days on 2026-10-31 }", NULL, false, NO_MEND, NULL, 1},
	{JN_RULE_ONE_KIND_OF_EVIDENCE, "sources.journey", "method: ", "method: interview // ", "griyanta \"", "project.journey", true, NO_MEND, NULL, 1},
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
			self->texts[i].text = replaced(&self->arena, self->texts[i].text, "  lint {\n", "  lint {\n    inside-out-title: info\n    undocumented-channel-switch: info\n", false);
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

/* The project as the files are now, checked. */
typedef struct look {
	jn_project *project;
	jn_findings findings;
} look;

static look look_at(const retail *self)
{
	look now = {.project = jn_project_of_texts(self->texts, self->files.count, jn_date_parse(jn_str_c(jn_test_today)))};
	now.findings = jn_check_run(now.project, NULL);
	return now;
}

static uint32_t count_of(const look *now, jn_rule_id rule)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < now->findings.count; i++) count += now->findings.items[i]->rule == rule;
	return count;
}

/* How many findings weigh more than this. */
static uint32_t count_above(const look *now, jn_severity severity)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < now->findings.count; i++) count += now->findings.items[i]->severity > severity;
	return count;
}

/* The rule's finding at byte `at` of a file, or NULL. */
static jn_diagnostic *finding_at(const look *now, jn_rule_id rule, const char *file, uint32_t at)
{
	for (uint32_t i = 0; i < now->findings.count; i++) {
		jn_diagnostic *finding = now->findings.items[i];
		if (finding->rule == rule && finding->span.start == at && jn_str_eq(finding->document->source.path, jn_str_c(file))) return finding;
	}
	return NULL;
}

static bool in_form(const jn_document *document)
{
	struct jn_parser *parser = jn_parser_new();
	jn_buf out = {0};
	jn_formatted done = jn_format(parser, document, &out);
	jn_buf_free(&out);
	jn_parser_free(parser);
	return done.state == JN_FORMAT_SAME;
}

static const jn_document *document_of(const look *now, jn_str path)
{
	uint32_t i = 0;
	while (!jn_str_eq(now->project->documents[i]->source.path, path)) i++;
	return now->project->documents[i];
}

/* Mends the finding alone: it is gone then, nothing weighs more than it did, and what was in form is. */
static void expect_mend(retail *self, const look *now, jn_diagnostic *finding, const fault *planted, jn_str before)
{
	jn_mends mends = jn_mend(&self->arena, &finding, 1, &(jn_mend_options){.unsafe = planted->mend != GIVES_BACK});
	const char *name = jn_rules[planted->rule].name;
	cr_expect(finding->edits ? mends.count > 0 : mends.count == 0, "%s: the edits were not made", name);
	if (planted->mend) cr_expect(mends.count == 1 && jn_str_eq(mends.items[0].text, before), "%s: its mend does not give the file back", name);
	if (mends.count == 0) return;
	retail after = *self;
	for (uint32_t i = 0; i < mends.count; i++)
		after.texts[find_file(self, mends.items[i].document->source.path.ptr)].text = mends.items[i].text;
	look then = look_at(&after);
	if (count_of(&then, finding->rule) >= count_of(now, finding->rule)) cr_expect(false, "%s: mending does not mend it", name);
	if (count_above(&then, finding->severity) > count_above(now, finding->severity)) cr_expect(false, "%s: its mend brings worse", name);
	for (uint32_t i = 0; i < mends.count; i++) {
		jn_str path = mends.items[i].document->source.path;
		if (in_form(document_of(now, path)) && !in_form(document_of(&then, path)))
			cr_expect(false, "%s: its mend is not in form:\n%.*s", name, (int)mends.items[i].text.len, mends.items[i].text.ptr);
	}
	jn_project_free(then.project);
}

static jn_str planted_text(retail *self, const fault *planted, jn_str before)
{
	if (planted->from) return replaced(&self->arena, before, planted->from, planted->to, planted->everywhere);
	jn_buf longer = {0};
	jn_buf_str(&longer, before);
	jn_buf_c(&longer, planted->to);
	jn_str text = jn_arena_str(&self->arena, jn_buf_view(&longer));
	jn_buf_free(&longer);
	return text;
}

static void plant(retail *self, const fault *planted)
{
	uint32_t file = find_file(self, planted->file), main = find_file(self, "project.journey");
	jn_str before = self->texts[file].text, main_before = self->texts[main].text;
	look sound = look_at(self);
	self->texts[file].text = planted_text(self, planted, before);
	if (planted->project_cut) self->texts[main].text = replaced(&self->arena, main_before, planted->project_cut, "", false);
	const char *where = planted->at_file ? planted->at_file : planted->file;
	const char *text = self->texts[find_file(self, where)].text.ptr;
	const char *mark = strstr(text, planted->at);
	look now = look_at(self);
	uint32_t known = count_of(&sound, planted->rule), found = count_of(&now, planted->rule);
	jn_diagnostic *finding = mark ? finding_at(&now, planted->rule, where, (uint32_t)(mark - text)) : NULL;
	if (!finding || found != known + planted->times)
		cr_expect(false, "%s: %u before, %u after, %s `%s`", jn_rules[planted->rule].name, known, found, finding ? "at" : "not at", planted->at);
	else
		expect_mend(self, &now, finding, planted, before);
	self->texts[file].text = before;
	self->texts[main].text = main_before;
	jn_project_free(now.project);
	jn_project_free(sound.project);
}

/* What cannot be planted into a text here, and why. */
static const char *why_not(jn_rule_id rule)
{
	switch (rule) {
	case JN_RULE_TOO_DEEP: return "needs hundreds of blocks in one another: test_lower.c and tests/hostile.sh";
	case JN_RULE_TOO_LARGE: return "needs megabytes: tests/hostile.sh";
	case JN_RULE_UNUSABLE_IMAGE: return "needs files on a disk: test_images.c";
	default: return NULL;
	}
}

Test(checks_planted, every_rule_has_a_fault)
{
	bool has[JN_RULE_COUNT] = {false};
	for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) has[faults[i].rule] = true;
	for (int rule = 0; rule < JN_RULE_COUNT; rule++)
		cr_expect(has[rule] != (why_not((jn_rule_id)rule) != NULL), "%s", jn_rules[rule].name);
}

Test(checks_planted, faults_in_a_real_project_are_named)
{
	retail self = {0};
	load(&self);
	for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) plant(&self, &faults[i]);
	jn_arena_free(&self.arena);
}
