/* Every rule on small texts: one it must find, one it must pass, and near misses it must pass too. Then the settings,
 * silencing, quietness and order of the whole list. */
#include <criterion/criterion.h>
#include <stdio.h>

#include "checks/run.h"
#include "project/load.h"
#include "rule_cases.h"
#include "said.h"

static const char today[] = "2026-11-22";

/* A project of one text, checked. Freed by release(). */
typedef struct checked {
	jn_project *project;
	jn_findings findings;
} checked;

static checked check_on(const char *text, const char *day)
{
	checked self = {.project = jn_project_of_text(JN_STR("map.journey"), jn_str_c(text), jn_date_parse(jn_str_c(day)))};
	self.findings = jn_check_run(self.project, NULL);
	return self;
}

static checked check(const char *text)
{
	return check_on(text, today);
}

static void release(checked *self)
{
	jn_project_free(self->project);
}

static uint32_t count_in(const jn_findings *findings, jn_rule_id rule)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < findings->count; i++) count += findings->items[i]->rule == rule;
	return count;
}

static uint32_t count(const char *text, jn_rule_id rule)
{
	checked self = check(text);
	uint32_t found = count_in(&self.findings, rule);
	release(&self);
	return found;
}

/* The first finding of a rule, which must be there. */
static const jn_diagnostic *first(const checked *self, jn_rule_id rule)
{
	for (uint32_t i = 0; i < self->findings.count; i++)
		if (self->findings.items[i]->rule == rule) return self->findings.items[i];
	cr_assert_fail("no finding of %s", jn_rules[rule].name);
	return NULL;
}

/* True when a finding stands where `mark` stands first in the text. */
static bool stands_at(const jn_diagnostic *finding, const char *text, const char *mark)
{
	return finding->span.start == (uint32_t)(strstr(text, mark) - text);
}

Test(checks, rows_are_whole)
{
	static const char *const groups[] = {"file", "frame", "personas", "touchpoints", "numbers"};
	for (int id = 0; id < JN_RULE_COUNT; id++) {
		const jn_rule *rule = &jn_rules[id];
		cr_assert_eq(rule->id, (jn_rule_id)id);
		cr_assert(rule->name && rule->group && rule->summary, "row %d", id);
		cr_assert((rule->scope == JN_SCOPE_NONE) == (rule->check == NULL), "%s", rule->name);
		bool known = false;
		for (int i = 0; i < 5; i++) known |= strcmp(groups[i], rule->group) == 0;
		cr_assert(known, "%s", rule->name);
		cr_assert_eq(jn_rule_named(jn_str_c(rule->name)), rule);
		cr_assert_not(jn_rule_group_exists(jn_str_c(rule->name)));
	}
	cr_assert_null(jn_rule_named(JN_STR("no-such-rule")));
	cr_assert(jn_rule_group_exists(JN_STR("frame")));
}

#define BEFORE "stage before { touchpoint a }\n"
#define DURING "stage during { touchpoint b }\n"
#define AFTER "stage after { touchpoint c }\n"
#define THREE BEFORE DURING AFTER

/* `bad` has exactly one finding of the rule, the others none. */
typedef struct rule_case {
	jn_rule_id rule;
	const char *bad;
	const char *good[4];
} rule_case;

static const rule_case cases[] = {
	{JN_RULE_MISSING_PHASE, "journey j {\n" BEFORE DURING "}\n",
	 {"journey j {\n" THREE "}\n", "journey j {\nskips: after \"she never returns\"\n" BEFORE DURING "}\n",
	  "journey j {\n" BEFORE DURING "stage later { phase: after; touchpoint c }\n}\n",
	  "journey j {\nframework: aida\nstage attention { touchpoint a }\nstage interest { touchpoint a }\n"
	  "stage \"Desire\" { touchpoint a }\nstage action { touchpoint a }\n}\n"}},
	{JN_RULE_PHASE_ORDER, "journey j {\n" BEFORE AFTER DURING "}\n",
	 {"journey j {\n" THREE "}\n", "journey j {\n" BEFORE "stage x { touchpoint a }\nstage y { phase: before; touchpoint a }\n" DURING AFTER "}\n"}},
	{JN_RULE_UNMAPPED_PERSONA, "persona maria\npersona budi\njourney j {\npersona: budi\n" THREE "}\n",
	 {"persona maria\npersona budi\njourney j {\npersona: budi, maria\n" THREE "}\n", "persona maria\n",
	  "persona maria\njourney j {\npersona: mria\n}\n"}},
	{JN_RULE_JOURNEY_WITHOUT_PERSONA, "journey j { }\n",
	 {"persona maria\njourney j { persona: maria }\n", "journey j { persona: }\n", "journey j { persona: nobody }\n",
	  "journey j {\npersona maria\n}\n"}},
	{JN_RULE_MANY_PERSONAS, "persona a\npersona b\npersona c\npersona d\njourney j { persona: a, b, c, d }\n",
	 {"persona a\npersona b\npersona c\njourney j { persona: a, b, c }\n",
	  "project p { lint { many-personas: info 4 } }\npersona a\npersona b\npersona c\npersona d\njourney j { persona: a, b, c, d }\n"}},
	{JN_RULE_MISSING_SCENARIO, "journey j { }\n", {"journey j { scenario: \"x\" }\n", "journey j { scenario: }\n"}},
	{JN_RULE_MISSING_STATE, "journey j { }\n", {"journey j { state: current }\n", "journey j { state: curent }\n"}},
	{JN_RULE_MISSING_OWNER, "project p { }\nteam cx\njourney j { }\n",
	 {"team cx\njourney j { owner: cx }\n", "project p { owner: cx }\nteam cx\njourney j { }\n", "journey j { owner: nobody }\n"}},
	{JN_RULE_MISSING_GOAL, "goal g\njourney j { }\n", {"goal g\njourney j { goal: g }\n"}},
	{JN_RULE_MISSING_BOUNDS, "project p { lint { missing-bounds: warning } }\njourney j { starts: \"x\" }\n",
	 {"journey j { }\n", "project p { lint { missing-bounds: warning } }\njourney j { starts: \"x\"; ends: \"y\" }\n"}},
	{JN_RULE_TOO_FEW_JOURNEYS, "project p { }\njourney a { }\njourney b { }\njourney c { }\njourney d { state: future }\n",
	 {"project p { }\njourney a { }\njourney b { }\njourney c { }\njourney d { }\n", "journey a { }\n", "project p { }\n",
	  "project p { lint { too-few-journeys: info 1 } }\njourney a { }\n"}},
	{JN_RULE_TOO_FEW_STAGES, "journey j {\n" BEFORE DURING "}\n", {"journey j {\n" THREE "}\n", "journey j {\n" BEFORE "???\n}\n"}},
	{JN_RULE_TOO_MANY_STAGES, "project p { lint { too-many-stages: info 2 } }\njourney j {\n" THREE "}\n", {"journey j {\n" THREE "}\n"}},
	{JN_RULE_EMPTY_STAGE, "journey j { stage s }\n", {"journey j {\n" BEFORE "}\n", "journey j { stage s {\ntuchpoint x\n} }\n"}},
	{JN_RULE_DUPLICATE_TITLE, "journey j {\nstage a \"Look\" { touchpoint x }\nstage b \"Look\" { touchpoint x }\n}\n",
	 {"journey j {\nstage a \"Look\" { touchpoint x \"Look\" }\nstage b \"Looks\" { touchpoint y \"Look\" }\n}\n",
	  "persona a \"Same\"\nteam a \"Same\"\n", "journey j {\nstage \"Look\" { touchpoint x }\nstage \"Look\" { touchpoint x }\n}\n"}},
	{JN_RULE_TOO_MANY_TOUCHPOINTS,
	 "journey j { stage s { touchpoint a; touchpoint b; touchpoint c; touchpoint d; touchpoint e; touchpoint f; touchpoint g; "
	 "touchpoint h; touchpoint i; touchpoint k; touchpoint l } }\n",
	 {"journey j { stage s { touchpoint a; touchpoint b; touchpoint c; touchpoint d; touchpoint e; touchpoint f; touchpoint g; "
	  "touchpoint h; touchpoint i; touchpoint k } }\n"}},
	{JN_RULE_MISSING_REVIEW, "journey j { }\n",
	 {"journey j { review: yearly from 2026-01-01 }\n", "project p { review: yearly }\njourney j { }\n", "journey j { review: dayly }\n"}},
	{JN_RULE_REVIEW_OVERDUE, "journey j { review: monthly from 2026-01-01 }\n",
	 {"journey j { review: yearly from 2026-01-01 }\n", "journey j { review: monthly from 2026-01-01; reviewed: 2026-10-22 }\n",
	  "journey j { review: monthly }\n", "journey j { review: monthly from 2026-01-01; reviewed: 2026-11-31 }\n"}},
	{JN_RULE_REVIEW_OVERDUE, "project p { review: monthly from 2026-01-01 }\njourney a { }\njourney b { }\n",
	 {"project p { review: monthly from 2026-01-01; reviewed: 2026-11-01 }\njourney a { }\n",
	  "project p { review: monthly from 2026-01-01 }\njourney a { reviewed: 2026-11-01 }\n"}},
	{JN_RULE_FUTURE_WITHOUT_CHANGE,
	 "journey now {\n" THREE "}\njourney then \"Then\" {\nstate: future; based-on: now\n" THREE "}\n",
	 {"journey now {\n" THREE "}\njourney then {\nstate: future; based-on: now\n" BEFORE DURING "stage after { touchpoint c { emotion: 2 } }\n}\n",
	  "journey now {\n" THREE "}\njourney then {\nstate: current; based-on: now\n" THREE "}\n",
	  "journey now {\n" THREE "}\njourney then {\nstate: future; based-on: now\n" THREE "stage x { touchpoint a }\n}\n",
	  "journey now {\n" THREE "}\njourney then {\nstate: future; based-on: now\n" BEFORE DURING "}\n"}},
	{JN_RULE_TOUCHPOINT_WITHOUT_CHANNEL,
	 "channel c\njourney j { stage s { touchpoint a { channel: c }; touchpoint b { channel: c }; touchpoint d } }\n",
	 {"channel c\njourney j { channel: c; stage s { touchpoint a; touchpoint b } }\n",
	  "journey j { stage s { touchpoint a { channel: nowhere } } }\n", "journey j { stage s { touchpoint a { channel: } } }\n"}},
	{JN_RULE_TOUCHPOINT_WITHOUT_EMOTION, "journey j { stage s { touchpoint a { emotion: 1 }; touchpoint b } }\n",
	 {"persona p\njourney j { persona: p; stage s { touchpoint a { as p { emotion: 1 } } } }\n",
	  "journey j { stage s { touchpoint a { emotion: 7 } } }\n"}},
	{JN_RULE_TOUCHPOINT_WITHOUT_OWNER, "journey j { stage s { touchpoint a } }\n",
	 {"team t\nchannel c { owner: t }\njourney j { stage s { touchpoint a { channel: c } } }\n",
	  "team t\njourney j { stage s { owner: t; touchpoint a } }\n", "channel c { control: indirect }\njourney j { stage s { touchpoint a { channel: c } } }\n",
	  "journey j { stage s { touchpoint a { channel: unknown } } }\n"}},
	{JN_RULE_TOUCHPOINT_WITHOUT_GOAL, "goal g\njourney j { goal: g; stage s { touchpoint a } }\n",
	 {"goal g\njourney j { stage s { goal: g; touchpoint a } }\n", "goal g\njourney j { stage s { touchpoint a { goal: g } } }\n"}},
	{JN_RULE_ONLY_CONTROLLED_TOUCHPOINTS, "project p { }\njourney j {\n" THREE "}\n",
	 {"journey j {\n" DURING AFTER "}\n", "journey j {\n" THREE "stage x { touchpoint y { control: indirect } }\n}\n",
	  "channel c { control: indirect }\njourney j {\nchannel: c\n" THREE "}\n", "journey j {\n" BEFORE "stage x { touchpoint y { control: indirct } }\n}\n"}},
	{JN_RULE_UNADDRESSED_PAIN, "journey j { stage s { touchpoint a { pain: \"x\" severity 4 } } }\n",
	 {"journey j { stage s { touchpoint a { pain: \"x\" severity 3; barrier: \"y\" } } }\n",
	  "journey j { stage s { touchpoint a { pain: \"x\" severity 4; opportunity o } } }\n",
	  "journey j { opportunity o { addresses: a }; stage s { touchpoint a { pain: \"x\" severity 4 } } }\n",
	  "journey j { stage s { opportunity o; touchpoint a { leaves: 25% } } }\n"}},
	{JN_RULE_UNADDRESSED_PAIN, "journey j { stage s { touchpoint a { pain: \"x\" severity 5; opportunity o { status: dropped } } } }\n",
	 {"journey j { stage s { touchpoint a { leaves: 19%; leaves: 0 \"x\" } } }\n"}},
	{JN_RULE_UNADDRESSED_PAIN, "journey j { opportunity o { addresses: b }; stage s { touchpoint a { leaves: 12%, 9% }; touchpoint b } }\n",
	 {"journey j { opportunity o { addresses: nothing }; stage s { touchpoint a { leaves: 40% } } }\n"}},
	{JN_RULE_UNADDRESSED_PAIN, "persona p\njourney j { persona: p; stage s { touchpoint a { as p { barrier: \"x\" severity 4 } } } }\n", {NULL}},
	{JN_RULE_UNDOCUMENTED_HANDOFF,
	 "team x\nteam y\njourney j { stage s { touchpoint a { owner: x }; touchpoint b { owner: y } } }\n",
	 {"team x\nteam y\njourney j { stage s { touchpoint a { owner: x; handoff: y \"nothing\" }; touchpoint b { owner: y } } }\n",
	  "team x\njourney j { stage s { touchpoint a { owner: x }; touchpoint b } }\n",
	  "team x\nteam y\njourney j { stage s { touchpoint a { owner: x; next: c }; touchpoint b { owner: y; handoff: x }; touchpoint c { owner: x } } }\n",
	  "team x\nteam y\njourney j { stage s { touchpoint a { owner: x }; tuchpoint z { }; touchpoint b { owner: y } } }\n"}},
	{JN_RULE_KPI_OFF_TARGET, "kpi k { target: <= 40%; measured: 48% on 2026-06-30 }\n",
	 {"kpi k { target: <= 40%; measured: 48% on 2026-06-30, 39% on 2026-09-30 }\n",
	  "kpi k { target: <= 40% by 2026-12-31; measured: 48% on 2026-06-30 }\n", "kpi k { target: <= 40%; measured: 48 days on 2026-06-30 }\n",
	  "kpi k { target: <= 40%; measured: 4.8.1% on 2026-06-30 }\n"}},
	{JN_RULE_KPI_OFF_TARGET, "kpi k { target: 40% by 2026-11-22; measured: 39.9% on 2026-06-30 }\n",
	 {"kpi k { target: 40% by 2026-11-23; measured: 39.9% on 2026-06-30 }\n", "kpi k { target: 40%; measured: 40% on 2026-06-30, 1% on 2026-12-01 }\n"}},
	{JN_RULE_UNUSED_NAME, "team a\nteam b\njourney j { owner: a }\n",
	 {"team a\njourney j { review: yearly by a }\n", "source s\npersona p { need: \"x\" from s }\n",
	  "competitor c\njourney j { stage s { touchpoint t { leaves: 3% to c } } }\n", "team a\njourney j { owner: aa }\n"}},
	{JN_RULE_CONFUSABLE_NAME, "team maria\nteam m\xD0\xB0ria\n",
	 {"team corn\nteam com\n", "team maria\npersona m\xD0\xB0ria\n", "team \xD1\x80\xD0\xB0\nteam \xD0\xB2\xD0\xB0\n"}},
};

Test(checks, each_rule_on_small_texts)
{
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const rule_case *each = &cases[i];
		cr_expect_eq(count(each->bad, each->rule), 1, "%s found %u times in:\n%s", jn_rules[each->rule].name,
					 count(each->bad, each->rule), each->bad);
		for (int j = 0; j < 4 && each->good[j]; j++)
			cr_expect_eq(count(each->good[j], each->rule), 0, "%s wrongly found in:\n%s", jn_rules[each->rule].name, each->good[j]);
	}
}

Test(checks, unreachable)
{
	/* Nothing leads to b; c and d go round for ever, and a does not lead to the end either. */
	const char *skipped = "journey j { stage s { touchpoint a { next: c } }\nstage t { touchpoint b }\nstage u { touchpoint c; touchpoint d } }\n";
	checked self = check(skipped);
	cr_assert_eq(count_in(&self.findings, JN_RULE_UNREACHABLE), 1);
	cr_assert(stands_at(first(&self, JN_RULE_UNREACHABLE), skipped, "b }"));
	release(&self);
	const char *circle = "journey j { stage s { touchpoint a { next: c if \"x\", d if \"y\" }; touchpoint c { next: e }; touchpoint e { next: c } }\nstage t { touchpoint d } }\n";
	self = check(circle);
	cr_assert_eq(count_in(&self.findings, JN_RULE_UNREACHABLE), 1);
	cr_assert(stands_at(first(&self, JN_RULE_UNREACHABLE), circle, "c { next: e"));
	release(&self);
	cr_assert_eq(count("journey j { stage s { touchpoint a; touchpoint b { next: a } } }\n", JN_RULE_UNREACHABLE), 1);
	/* A retry, every touchpoint of the first stage as a start, a way out into another journey, a name that means nothing. */
	cr_assert_eq(count("journey j { stage s { touchpoint a; touchpoint b { next: a if \"again\", c } }\nstage t { touchpoint c } }\n", JN_RULE_UNREACHABLE), 0);
	cr_assert_eq(count("journey j { stage s { touchpoint a { next: c }; touchpoint b }\nstage t { touchpoint c } }\n", JN_RULE_UNREACHABLE), 0);
	cr_assert_eq(count("journey j { stage s { touchpoint a { next: k.s.x } } }\njourney k { stage s { touchpoint x } }\n", JN_RULE_UNREACHABLE), 0);
	cr_assert_eq(count("journey j { stage s { touchpoint a { next: q } }\nstage t { touchpoint b; touchpoint c } }\n", JN_RULE_UNREACHABLE), 0);
}

Test(checks, what_most_lack_is_said_once)
{
	const char *most = "journey j { stage s { touchpoint a { emotion: 1 }; touchpoint b; touchpoint c; touchpoint d { emotion: 1 } } }\n";
	checked self = check(most);
	const jn_diagnostic *finding = first(&self, JN_RULE_TOUCHPOINT_WITHOUT_EMOTION);
	cr_assert_eq(count_in(&self.findings, JN_RULE_TOUCHPOINT_WITHOUT_EMOTION), 1);
	cr_assert(stands_at(finding, most, "j {"));
	cr_assert(jn_test_says(&finding->message, "2 of the 4 touchpoints of `j` have no emotion"));
	cr_assert(finding->related && finding->related->next && !finding->related->next->next);
	release(&self);
	const char *few = "journey j { stage s { touchpoint a { emotion: 1 }; touchpoint b; touchpoint c; touchpoint d { emotion: 1 }; touchpoint e { emotion: 1 } } }\n";
	self = check(few);
	cr_assert_eq(count_in(&self.findings, JN_RULE_TOUCHPOINT_WITHOUT_EMOTION), 2);
	cr_assert(stands_at(first(&self, JN_RULE_TOUCHPOINT_WITHOUT_EMOTION), few, "b;"));
	release(&self);
	self = check("journey j { stage s { touchpoint a; touchpoint b; touchpoint c; touchpoint d; touchpoint e; touchpoint f\n"
				 "touchpoint g; touchpoint h; touchpoint i; touchpoint k; touchpoint l; touchpoint m } }\n");
	uint32_t related = 0;
	finding = first(&self, JN_RULE_TOUCHPOINT_WITHOUT_EMOTION);
	for (const jn_related *each = finding->related; each; each = each->next) related++;
	cr_assert_eq(related, 10);
	cr_assert(jn_test_says_first(&finding->message, "none of the 12 touchpoints"));
	release(&self);
	/* One that is silenced by itself is not counted, and its comment has work to do. */
	self = check("journey j { stage s { touchpoint a { emotion: 1 }\n// allow touchpoint-without-emotion: nobody feels here\n"
				 "touchpoint b\ntouchpoint c; touchpoint d { emotion: 1 } } }\n");
	finding = first(&self, JN_RULE_TOUCHPOINT_WITHOUT_EMOTION);
	cr_assert_eq(count_in(&self.findings, JN_RULE_TOUCHPOINT_WITHOUT_EMOTION), 1);
	cr_assert(jn_test_says(&finding->message, "the touchpoint `c` has no emotion"));
	cr_assert_eq(count_in(&self.findings, JN_RULE_UNUSED_ALLOW), 0);
	release(&self);
}

Test(checks, allow)
{
	cr_assert_eq(count("// allow missing-state: not yet\njourney j { }\njourney k { }\n", JN_RULE_MISSING_STATE), 1);
	cr_assert_eq(count("// allow-file missing-state, missing-goal: not yet\njourney j { }\njourney k { }\n", JN_RULE_MISSING_STATE), 0);
	cr_assert_eq(count("// allow-file missing-state, missing-goal: not yet\njourney j { }\njourney k { }\n", JN_RULE_UNUSED_ALLOW), 0);
	/* Inside and around: the inner one does the work. */
	cr_assert_eq(count("// allow-file empty-stage: x\njourney j {\n// allow empty-stage: x\nstage s\nstage t\n}\n", JN_RULE_UNUSED_ALLOW), 0);
	cr_assert_eq(count("// allow-file empty-stage: x\njourney j {\n// allow empty-stage: x\nstage s\n}\n", JN_RULE_UNUSED_ALLOW), 1);
	/* Alone on its line, whatever blanks stand before it. */
	cr_assert_eq(count("journey j {\n\u00A0\u200F// allow empty-stage: x\nstage s\n}\n", JN_RULE_EMPTY_STAGE), 0);
	cr_assert_eq(count("journey j { state: current // allow empty-stage: x\nstage s\n}\n", JN_RULE_EMPTY_STAGE), 1);
	/* Silences nothing; an unknown rule; no reason; a rule that cannot be silenced; nothing after it. */
	/* Behind a property, it covers what follows and not that property. */
	cr_assert_eq(count("journey j {\nstate: current\n// allow empty-stage: x\nstage s\n}\n", JN_RULE_EMPTY_STAGE), 0);
	cr_assert_eq(count("journey j {\nstate: current\n// allow empty-stage: x\nstage s\n}\n", JN_RULE_UNUSED_ALLOW), 0);
	const char *unused = "// allow missing-state, missing-scenario: x\njourney j { state: current }\n";
	checked self = check(unused);
	cr_assert_eq(count_in(&self.findings, JN_RULE_UNUSED_ALLOW), 1);
	cr_assert(stands_at(first(&self, JN_RULE_UNUSED_ALLOW), unused, "missing-state"));
	release(&self);
	self = check("// allow missing-stat: x\njourney j { }\n");
	cr_assert(jn_test_says(&first(&self, JN_RULE_UNUSED_ALLOW)->help, "did you mean `missing-state`?"));
	cr_assert_eq(count_in(&self.findings, JN_RULE_MISSING_STATE), 1);
	release(&self);
	cr_assert_eq(count("// allow missing-state\njourney j { }\n", JN_RULE_MISSING_STATE), 1);
	cr_assert_eq(count("// allow missing-state\njourney j { }\n", JN_RULE_UNUSED_ALLOW), 1);
	cr_assert_eq(count("// allow unknown-name: x\njourney j { owner: nobody }\n", JN_RULE_UNKNOWN_NAME), 1);
	cr_assert_eq(count("// allow unknown-name: x\njourney j { owner: nobody }\n", JN_RULE_UNUSED_ALLOW), 1);
	cr_assert_eq(count("journey j { state: current }\n// allow missing-state: x\n", JN_RULE_UNUSED_ALLOW), 1);
	/* A rule may be silent because something was misread: then its comment is not called unused. */
	cr_assert_eq(count("// allow missing-state: x\njourney j { state: current; owner: nobody }\n", JN_RULE_UNUSED_ALLOW), 0);
	/* Not for rules that are off or that depend on the day. */
	cr_assert_eq(count("// allow missing-bounds, review-overdue, kpi-off-target: x\njourney j { }\n", JN_RULE_UNUSED_ALLOW), 0);
	/* Run twice over the same project, the list stays the same. */
	self = check("// allow missing-state: x\njourney j { }\n");
	jn_findings again = jn_check_run(self.project, NULL);
	cr_assert_eq(again.count, self.findings.count);
	release(&self);
}

/* The one unused-allow of a text says this, and mends the text to that; NULL where it may not. */
static void complains(const char *text, const char *message, const char *mended)
{
	checked self = check(text);
	cr_assert_eq(count_in(&self.findings, JN_RULE_UNUSED_ALLOW), 1, "%s", text);
	const jn_diagnostic *finding = first(&self, JN_RULE_UNUSED_ALLOW);
	cr_assert(jn_test_says(&finding->message, message), "%s", text);
	cr_assert_eq(finding->edits && finding->edit_certain, mended != NULL, "%s", text);
	if (mended) {
		jn_buf now = {0};
		jn_buf_printf(&now, "%.*s%.*s%s", (int)finding->edits->span.start, text, JN_ARG(finding->edits->text), text + finding->edits->span.end);
		jn_buf_char(&now, '\0');
		cr_assert_str_eq(now.ptr, mended);
		jn_buf_free(&now);
	}
	release(&self);
}

Test(checks, allow_written_wrong)
{
	complains("persona maria \"Maria\" { goal: \"x\" } // allow thin-persona: she is new\n",
			  "this comment silences nothing, for it stands behind something else on its line", NULL);
	complains("// Allow missing-state: x\njourney j { }\n", "this comment silences nothing: `Allow` is written `allow`",
			  "// allow missing-state: x\njourney j { }\n");
	complains("//ALLOW-file missing-state: x\njourney j { }\n", "this comment silences nothing: `ALLOW-file` is written `allow-file`",
			  "//allow-file missing-state: x\njourney j { }\n");
	complains("// Allow missing-state\njourney j { }\n", "this comment silences nothing: `Allow` is written `allow`", NULL);
	complains("// allow: missing-state\njourney j { }\n",
			  "this comment silences nothing: the rule stands before the colon, the reason behind it", NULL);
	complains("// allow missing-state missing-goal: x\njourney j { }\n",
			  "this comment silences nothing, for its rules have no comma between them",
			  "// allow missing-state, missing-goal: x\njourney j { }\n");
	/* Prose is prose, wherever it stands. */
	cr_assert_eq(count("// Allow for a day of rest\n// allow: she may rest\n// ALLOWED: all\njourney j { }\n", JN_RULE_UNUSED_ALLOW), 0);
	/* Alone, with nothing behind it, not even a line's end. */
	complains("journey j { state: current }\n// allow missing-state: x", "there is no `missing-state` here to silence",
			  "journey j { state: current }\n");
}

Test(checks, lint_value_names_its_rule)
{
	checked self = check("project p { lint { missing-state: loud } }\n");
	cr_assert(jn_test_says(&first(&self, JN_RULE_UNKNOWN_VALUE)->message, "`loud` is no value of `missing-state`"));
	release(&self);
}

static jn_severity severity_of(const char *text, jn_rule_id rule)
{
	checked self = check(text);
	jn_severity severity = JN_SEVERITY_OFF;
	for (uint32_t i = 0; i < self.findings.count; i++)
		if (self.findings.items[i]->rule == rule) severity = self.findings.items[i]->severity;
	release(&self);
	return severity;
}

static bool fails(const char *text, const jn_lint_options *options)
{
	jn_project *project = jn_project_of_text(JN_STR("map.journey"), jn_str_c(text), jn_date_parse(jn_str_c(today)));
	bool failed = jn_check_run(project, options).fails;
	jn_project_free(project);
	return failed;
}

Test(checks, settings)
{
	cr_assert_eq(severity_of("journey j { }\n", JN_RULE_MISSING_STATE), JN_SEVERITY_WARNING);
	cr_assert_eq(severity_of("project p { lint { frame: error } }\njourney j { }\n", JN_RULE_MISSING_STATE), JN_SEVERITY_ERROR);
	cr_assert_eq(severity_of("project p { lint { missing-state: info; frame: error } }\njourney j { }\n", JN_RULE_MISSING_STATE), JN_SEVERITY_INFO);
	cr_assert_eq(severity_of("project p { lint { missing-state: off } }\njourney j { }\n", JN_RULE_MISSING_STATE), JN_SEVERITY_OFF);
	cr_assert_eq(severity_of("journey j { status: draft }\n", JN_RULE_MISSING_STATE), JN_SEVERITY_INFO);
	cr_assert_eq(severity_of("journey j { status: draft; stage s }\n", JN_RULE_EMPTY_STAGE), JN_SEVERITY_INFO);
	cr_assert_eq(severity_of("journey j { status: draft; owner: nobody }\n", JN_RULE_UNKNOWN_NAME), JN_SEVERITY_ERROR);
	const char *typo = "project p { lint { missing-stat: off } }\n";
	checked self = check(typo);
	cr_assert(stands_at(first(&self, JN_RULE_UNKNOWN_KEY), typo, "missing-stat"));
	cr_assert(jn_test_says(&first(&self, JN_RULE_UNKNOWN_KEY)->help, "did you mean `missing-state`?"));
	release(&self);
	cr_assert_eq(count("project p { lint { missing-state: off 3 } }\n", JN_RULE_UNKNOWN_VALUE), 1);
	cr_assert_eq(count("project p { lint { fail-on: waning } }\n", JN_RULE_UNKNOWN_KEY), 1);
}

Test(checks, failing)
{
	cr_assert(fails("journey j { stage s }\n", NULL));
	cr_assert_not(fails("persona a\njourney j { persona: a\n" THREE "}\n", NULL));
	cr_assert(fails("project p { lint { fail-on: warning } }\npersona a\njourney j { persona: a\n" THREE "}\n", NULL));
	cr_assert_not(fails("project p { lint { fail-on: off } }\njourney j { stage s }\n", NULL));
	cr_assert_not(fails("journey j { stage s }\n", &(jn_lint_options){.never_fail = true}));
	cr_assert(fails("persona a\njourney j { persona: a\n" THREE "}\n", &(jn_lint_options){.fail_on = JN_SEVERITY_WARNING}));
	/* What depends on today fails only when it is named. */
	const char *dated = "project p { lint { kpi-off-target: error } }\nkpi k { target: 2 by 2026-01-01; measured: 1 }\n";
	cr_assert_eq(count(dated, JN_RULE_KPI_OFF_TARGET), 1);
	cr_assert_not(fails(dated, NULL));
	cr_assert(fails("project p { lint { kpi-off-target: error } }\nkpi k { target: 2; measured: 1 }\n", NULL));
	cr_assert(fails("project p { lint { fail-on: error, kpi-off-target } }\nkpi k { target: 2 by 2026-01-01; measured: 1 }\n", NULL));
}

Test(checks, no_day_no_dated_findings)
{
	checked self = check_on("kpi k { target: 2 by 2026-01-01; measured: 1 }\njourney j { review: weekly from 2020-01-01 }\n", "");
	cr_assert_eq(count_in(&self.findings, JN_RULE_KPI_OFF_TARGET), 0);
	cr_assert_eq(count_in(&self.findings, JN_RULE_REVIEW_OVERDUE), 0);
	release(&self);
}

Test(checks, list_is_sorted_and_counted)
{
	const jn_overlay texts[] = {
		{JN_STR("a.journey"), JN_STR("journey j { stage s; stage t; owner: q }\npersona \xE2\x80\x9C y\n")},
		{JN_STR("b.journey"), JN_STR("journey k { }\npersona x\nteam \"\"\nkpi: 3\n")},
	};
	jn_project *project = jn_project_of_texts(texts, 2, jn_date_parse(jn_str_c(today)));
	jn_findings findings = jn_check_run(project, NULL);
	cr_assert_eq(findings.errors + findings.warnings + findings.infos, findings.count);
	cr_assert_gt(findings.count, 8);
	for (uint32_t i = 1; i < findings.count; i++) {
		const jn_diagnostic *a = findings.items[i - 1], *b = findings.items[i];
		int order = jn_str_cmp(a->document->source.path, b->document->source.path);
		cr_assert(order < 0 || (order == 0 && (a->span.start < b->span.start || (a->span.start == b->span.start && a->rule <= b->rule))));
	}
	jn_project_free(project);
}

Test(checks, a_language_without_labels_is_an_info)
{
	cr_expect_eq(jn_test_severity("project p { language: fr }\n", JN_RULE_UNKNOWN_VALUE), JN_SEVERITY_INFO);
	cr_expect_eq(jn_test_count("project p { language: ms-MY }\n", JN_RULE_UNKNOWN_VALUE), 0);
	cr_expect_eq(jn_test_count("project p { language: en-GB }\n", JN_RULE_UNKNOWN_VALUE), 0);
	cr_expect_eq(jn_test_count("project p\n", JN_RULE_UNKNOWN_VALUE), 0);
}

Test(checks, a_project_cannot_look_away_from_text_that_is_misread)
{
	cr_expect_eq(jn_test_count("project p { lint { file: off } owner: nobody }\n", JN_RULE_UNKNOWN_NAME), 1);
	cr_expect_eq(jn_test_count("project p { lint { unknown-name: info } owner: nobody }\n", JN_RULE_UNUSED_ALLOW), 1);
	cr_expect_eq(jn_test_severity("project p { lint { unknown-name: info } owner: nobody }\n", JN_RULE_UNKNOWN_NAME), JN_SEVERITY_ERROR);
	cr_expect_eq(jn_test_count("project p { lint { unused-name: off } }\nteam a\n", JN_RULE_UNUSED_NAME), 0);
	cr_expect_eq(jn_test_count("project p { lint { file: off } }\nteam a\n", JN_RULE_UNUSED_NAME), 0);
}
