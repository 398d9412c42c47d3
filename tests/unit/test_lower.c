/* Lowering: what a text says, and what it still says when it is broken. */
#include <criterion/criterion.h>
#include <stdio.h>

#include "dump.h"
#include "model/diagnostic.h"
#include "model/schema.h"
#include "project/load.h"

static jn_project *load(const char *text)
{
	return jn_project_of_text(JN_STR("a.journey"), jn_str_c(text), JN_DATE_NONE);
}

static uint32_t count_findings(const jn_project *p)
{
	uint32_t n = 0;
	for (uint32_t i = 0; i < p->document_count; i++)
		for (const jn_diagnostic *d = p->documents[i]->diagnostics; d; d = d->next) n++;
	for (const jn_diagnostic *d = p->diagnostics; d; d = d->next) n++;
	return n;
}

/* Checks the model and the findings of a text against what is expected. */
static void expect(const char *text, const char *model, const char *findings)
{
	jn_project *p = load(text);
	jn_buf out = {0};
	jn_dump_document(&out, p->documents[1]);
	jn_buf_char(&out, '\0');
	cr_expect_str_eq(out.ptr, model, "text:\n%s\nmodel:\n%s", text, out.ptr);
	out.len = 0;
	jn_dump_findings(&out, p);
	jn_buf_char(&out, '\0');
	cr_expect_str_eq(out.ptr, findings, "text:\n%s\nfindings:\n%s", text, out.ptr);
	jn_buf_free(&out);
	jn_project_free(p);
}

/* Checks that a text has exactly one finding, of this rule, at this line and column. */
static void expect_one(const char *text, jn_rule_id rule, uint32_t line, uint32_t column)
{
	jn_project *p = load(text);
	const jn_diagnostic *d = p->documents[1]->diagnostics ? p->documents[1]->diagnostics : p->diagnostics;
	jn_buf out = {0};
	jn_dump_findings(&out, p);
	jn_buf_char(&out, '\0');
	cr_expect(count_findings(p) == 1, "%s\n%s", text, out.ptr);
	if (d) {
		jn_position at = jn_source_position(&d->document->source, d->span.start, JN_UTF32);
		cr_expect(d->rule == rule && at.line + 1 == line && at.column + 1 == column, "%s\n%s", text, out.ptr);
	}
	jn_buf_free(&out);
	jn_project_free(p);
}

Test(lower, the_three_forms)
{
	expect("persona maria \"Maria\" {\n  age: 34\n  need: \"See it\" from interviews\n}\nsource interviews\n",
	       "persona maria \"Maria\" | age: 34, | need: 'See it' from @interviews,\nsource interviews \"\"\n", "");
	expect("journey \"First visit!\" { stage a { touchpoint \"5 stars\" { as p { emotion: -1 \"x\" } } } }\npersona p \"P\"\n",
	       "journey first-visit \"First visit!\"\nstage first-visit.a \"\"\ntouchpoint first-visit.a.touchpoint-5-stars \"5 stars\"\n"
	       "as first-visit.a.touchpoint-5-stars.as \"\" @p, | emotion: -1 'x',\npersona p \"P\"\n", "");
}

Test(lower, long_text_and_escapes)
{
	expect("team t \"a\\\"b\\\\c\\u{41}\" {\n  lead:\n    | one\n    |   two\n\n    |\n  contact: \"x\"\n}\n",
	       "team t \"a\"b\\cA\" | lead: 'one\n  two\n', | contact: 'x',\n", "");
}

Test(lower, values_of_every_type)
{
	expect("kpi k \"K\" {\n unit: %\n target: <= 40% by 2026-12-31\n measured: 48% on 2026-06-30, 50.5%\n}\n"
	       "persona p \"P\" { age: 25..40; income: 1_200 IDR; share: 12,5 }\n",
	       "kpi k \"K\" | unit: '%', | target: [2]40% by day20818, | measured: 48% on day20634, 50.5%,\n"
	       "persona p \"P\" | age: 25..40, | income: 1200IDR, | share: 0,\n",
	       "15 6:56 journey does not read `12,5` as a number | write a point before decimals and group digits with _, like 1_200 or 2.5%\n");
}

Test(lower, each_fault_once_at_its_place)
{
	expect_one("team t \"T\" {\n  lead: \n}\n", JN_RULE_MISSING_VALUE, 2, 3);
	expect_one("team t \"T\" {\n  laed: \"x\"\n}\n", JN_RULE_UNKNOWN_KEY, 2, 3);
	expect_one("team t \"T\" {\n  age: 3\n}\n", JN_RULE_MISPLACED, 2, 3);
	expect_one("team t \"T\" {\n  lead \"x\"\n}\n", JN_RULE_SYNTAX, 2, 3);
	expect_one("team t \"T\" {\n  lead: x y z\n}\n", JN_RULE_UNQUOTED_TEXT, 2, 9);
	expect_one("team t \"T\" {\n  lead: \"x\n}\n", JN_RULE_SYNTAX, 2, 9);
	expect_one("team t \"T\" {\n  lead: \"x\" \"y\"\n}\n", JN_RULE_SYNTAX, 2, 13);
	expect_one("team t \"T\" {\n  lead: \"x\"\n  lead: \"y\"\n}\n", JN_RULE_DUPLICATE_KEY, 3, 3);
	expect_one("team t \"T\"\nteam t \"U\"\n", JN_RULE_DUPLICATE_NAME, 2, 6);
	expect_one("tema t \"T\"\n", JN_RULE_UNKNOWN_WORD, 1, 1);
	expect_one("team\n", JN_RULE_MISSING_NAME, 1, 1);
	expect_one("team from \"T\"\n", JN_RULE_RESERVED_NAME, 1, 6);
	expect_one("team t \"T\"\n{\n}\n", JN_RULE_BRACE_ON_OWN_LINE, 2, 1);
	expect_one("team t \"T\" {\n", JN_RULE_BLOCK_NOT_CLOSED, 1, 1);
	expect_one("team t \"T\" {\n}\n}\n", JN_RULE_SYNTAX, 3, 1);
	expect_one("goal g \"G\" { owner: x }\n", JN_RULE_UNKNOWN_NAME, 1, 21);
	expect_one("goal g \"G\" { due: 2026-6-30 }\n", JN_RULE_INVALID_DATE, 1, 19);
	expect_one("goal g \"G\" { due: 2026-02-30 }\n", JN_RULE_INVALID_DATE, 1, 19);
	expect_one("goal g \"G\" { due: soon }\n", JN_RULE_WRONG_TYPE, 1, 19);
	expect_one("kpi k \"K\" { unit: %; baseline: 3 days }\n", JN_RULE_UNIT_MISMATCH, 1, 32);
	expect_one("kpi k \"K\" { measures: custmer }\n", JN_RULE_UNKNOWN_VALUE, 1, 23);
	expect_one("team t \"T\" {\n  lead： \"x\"\n}\n", JN_RULE_TYPOGRAPHIC_CHARACTER, 2, 7);
	expect_one("persona p \"P\" { share: 900% }\n", JN_RULE_OUT_OF_RANGE, 1, 24);
	expect_one("journey j { stage s { touchpoint t { leaves: -3% \"x\" } } }\n", JN_RULE_OUT_OF_RANGE, 1, 46);
	expect_one("journey j {\n stage s {\n  touchpoint t \"T\" action: \"a\"; emotion: +1 \"x\" }\n }\n}\n", JN_RULE_SYNTAX, 3, 20);
	expect_one("team t “T”\n", JN_RULE_TYPOGRAPHIC_CHARACTER, 1, 8);
	expect_one("team \xFF t \"T\"\n", JN_RULE_INVALID_ENCODING, 1, 6);
	expect_one("journey j \"J\" { touchpoint t \"T\" }\n", JN_RULE_MISPLACED, 1, 17);
}

Test(lower, touchpoints_are_found_from_where_the_reference_stands)
{
	const char *text =
		"journey j {\n stage a {\n  touchpoint x { next: y, b.z, w }\n  touchpoint y\n }\n stage b {\n  touchpoint z\n  touchpoint w\n }\n}\n"
		"journey k { stage c { touchpoint w { next: j.a.x } touchpoint q { next: y } } }\n";
	expect(text,
	       "journey j \"\"\nstage j.a \"\"\ntouchpoint j.a.x \"\" | next: @j.a.y, @j.b.z, @j.b.w,\ntouchpoint j.a.y \"\"\n"
	       "stage j.b \"\"\ntouchpoint j.b.z \"\"\ntouchpoint j.b.w \"\"\n"
	       "journey k \"\"\nstage k.c \"\"\ntouchpoint k.c.w \"\" | next: @j.a.x,\ntouchpoint k.c.q \"\" | next: @j.a.y,\n", "");
	expect_one("journey j { stage a { touchpoint x } stage b { touchpoint x } stage c { touchpoint y { next: x } } }\n",
	           JN_RULE_AMBIGUOUS_NAME, 1, 94);
}

Test(lower, arabic_names_and_punctuation)
{
	expect("team فريق \"الفريق\"\ngoal هدف \"هدف\" { owner: فريق }\n",
	       "team فريق \"الفريق\"\ngoal هدف \"هدف\" | owner: @فريق,\n", "");
	expect_one("persona a \"A\"\npersona b \"B\"\njourney j \"J\" { persona: a، b }\n", JN_RULE_TYPOGRAPHIC_CHARACTER, 3, 27);
}

Test(lower, line_ends_and_marks_change_nothing)
{
	static const char *const twins[] = {
		"team t \"T\" {\n  lead: \"x\"\n  owner: y\n}\n", "team t \"T\" {\r\n  lead: \"x\"\r\n  owner: y\r\n}\r\n",
		"team t \"T\" {\r  lead: \"x\"\r  owner: y\r}\r", "\xEF\xBB\xBFteam t \"T\" {\n  lead: \"x\"\n  owner: y\n}",
		"team\tt \"T\" {\n\tlead: \"x\"\n\towner:\ty\n}",
	};
	for (size_t i = 0; i < sizeof twins / sizeof *twins; i++) {
		jn_project *p = load(twins[i]);
		cr_expect_eq(count_findings(p), 1, "%zu", i);
		cr_expect_eq(p->documents[1]->diagnostics->rule, JN_RULE_MISPLACED);
		cr_expect(jn_str_eq(jn_decl_text(p->documents[1]->first, JN_KEY_LEAD), JN_STR("x")));
		jn_project_free(p);
	}
}

/* Whatever ends the lines, and whatever ends a comment or a text that is not closed. */
Test(lower, too_deep_keeps_what_comes_before)
{
	static const struct {
		const char *before, *opens;
	} rows[] = {
		{"team t \"T\"\n", "stage s {\n"}, {"team t \"T\"\r", "stage s {\r"}, {"team t \"T\" // it\r", "stage s {\r"},
		{"team t \"T\"\n// it\r", "stage s { "}, {"team t \"T\\\n", "stage s {\n"}, {"team t \"T\\\r\n", "stage s { // {\r\n"},
	};
	for (size_t row = 0; row < sizeof rows / sizeof *rows; row++) {
		jn_buf text = {0};
		jn_buf_c(&text, rows[row].before);
		for (int i = 0; i < 300; i++) jn_buf_c(&text, rows[row].opens);
		jn_project *p = jn_project_of_text(JN_STR("a.journey"), jn_buf_view(&text), JN_DATE_NONE);
		uint32_t said = 0;
		for (const jn_diagnostic *d = p->documents[1]->diagnostics; d; d = d->next) said += d->rule == JN_RULE_TOO_DEEP;
		cr_expect_eq(said, 1, "row %zu", row);
		cr_expect(p->documents[1]->first && p->documents[1]->first->kind == JN_TEAM, "row %zu", row);
		jn_project_free(p);
		jn_buf_free(&text);
	}
}

Test(lower, a_number_that_reads_two_ways_is_asked_about)
{
	static const char *const asked[] = {"45.000 EUR", "1.200", "+4.125 points", "45.000"};
	static const char *const read[] = {"45.0000 EUR", "0.125 points", "2.125%", "45_000 EUR", "45.00", "1234.567", "4.1250 points", "٤٥٫٠٠٠ EUR"};
	char text[128];
	for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
		snprintf(text, sizeof text, "kpi k { baseline: %s }\n", asked[i]);
		expect_one(text, JN_RULE_INVALID_NUMBER, 1, 19);
	}
	for (size_t i = 0; i < sizeof read / sizeof *read; i++) {
		snprintf(text, sizeof text, "kpi k { baseline: %s }\n", read[i]);
		jn_project *p = load(text);
		for (const jn_diagnostic *d = p->documents[1]->diagnostics; d; d = d->next)
			cr_expect_neq(d->rule, JN_RULE_INVALID_NUMBER, "%s", text);
		jn_project_free(p);
	}
}

Test(lower, of_two_words_as_near_none_is_certain)
{
	static const struct { const char *text; bool certain; } cases[] = {
		{"persona maria\njourney j { persona: maris }\n", true},
		{"persona maria\npersona marta\njourney j { persona: marka }\n", false},
		{"persona p { naed: \"x\" }\n", true},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		jn_project *p = load(cases[i].text);
		const jn_diagnostic *d = p->diagnostics ? p->diagnostics : p->documents[1]->diagnostics;
		cr_expect(d && d->edits && d->edit_certain == cases[i].certain, "%s", cases[i].text);
		jn_project_free(p);
	}
}

Test(lower, a_brace_too_many_in_a_line_is_one_finding)
{
	/* In a one-line block, in a header, at a line's end with the block going on, before the block's own. */
	expect_one("persona maria \"Maria\" { age: 34; } need: \"x\" }\n", JN_RULE_SYNTAX, 1, 34);
	expect_one("journey a \"A\" } {\n  stage s { touchpoint t }\n}\n", JN_RULE_SYNTAX, 1, 15);
	expect_one("journey a {\n  stage s { touchpoint t { emotion: +1 } pain: \"y\" } }\n  stage r { touchpoint u }\n}\n", JN_RULE_SYNTAX, 2, 40);
	expect_one("journey a {\n  stage s { touchpoint t } }\n  stage r { touchpoint u }\n}\n", JN_RULE_SYNTAX, 2, 28);
	expect_one("journey a {\n  stage s { touchpoint t } }\n}\n", JN_RULE_SYNTAX, 2, 28);
	expect("journey a {\n  stage s { touchpoint t } }\n  stage r { touchpoint u }\n}\n",
	       "journey a \"\"\nstage a.s \"\"\ntouchpoint a.s.t \"\"\nstage a.r \"\"\ntouchpoint a.r.u \"\"\n",
	       "0 2:28 this } closes nothing\n");
}

/* The first finding of the text points to line `line` (from 1) with these words; line 0: it points nowhere. */
static void expect_block(const char *text, uint32_t line, const char *words)
{
	jn_project *p = load(text);
	const jn_diagnostic *d = p->documents[1]->diagnostics;
	while (d && d->rule != JN_RULE_MISPLACED) d = d->next;
	const jn_related *related = d ? d->related : NULL;
	cr_expect(d && !related == !line, "%s", text);
	if (related) {
		cr_expect_eq(jn_source_position(&related->document->source, related->span.start, JN_UTF32).line + 1, line, "%s", text);
		cr_expect_str_eq(related->message.format, words, "%s", text);
	}
	jn_project_free(p);
}

Test(lower, what_cannot_stand_here_points_to_its_block)
{
	expect_block("persona m {\n  age: 3\n  stage s { }\n}\n", 1, "in this block");
	expect_block("persona m { stage s { } }\n", 1, "in this block");
	/* A } is missing behind line 4, and one too many stands in line 10: the braces balance. */
	expect_block("journey j {\n  stage s {\n    touchpoint t {\n      emotion: +1\n    touchpoint u {\n      emotion: +1\n    }\n  }\n}\n}\n", 3,
	             "in this block, whose } may be missing");
	expect_block("journey j {\n  stage s {\n  scenario: \"x\"\n  }\n}\n", 2, "in this block, whose } may be missing");
	expect_block("journey j {\n  stage s {\n    scenario: \"x\"\n  }\n}\n", 0, NULL);
}

static uint32_t count_misplaced(const char *text)
{
	jn_project *p = load(text);
	uint32_t misplaced = 0;
	for (const jn_diagnostic *d = p->documents[1]->diagnostics; d; d = d->next) misplaced += d->rule == JN_RULE_MISPLACED;
	jn_project_free(p);
	return misplaced;
}

Test(lower, what_a_lost_brace_misplaces_is_said_once_a_block)
{
	cr_expect_eq(count_misplaced("journey j {\n  stage a {\n    touchpoint t {\n      emotion: +1\n  }\n  stage b {\n  }\n  stage c {\n  }\n"
	                             "  scenario: \"x\"\n}\n}\n"), 1);
	cr_expect_eq(count_misplaced("journey j {\n  stage a {\n    stage b {\n    }\n    stage c {\n    }\n  }\n}\n"), 2); /* deeper: meant so */
}
