/* What people write who do not know the language yet, and what it is mended into: certain, as a suggestion, or not at all. */
#include <criterion/criterion.h>

#include "checks/run.h"
#include "project/load.h"
#include "report/mend.h"
#include "mends.h"

Test(mends, texts_and_titles_without_their_marks)
{
	static const row rows[] = {
		{"location: Bandung, Indonesia", CERTAIN, "location: \"Bandung, Indonesia\""},
		{"occupation: Architect, mother of two", CERTAIN, "occupation: \"Architect, mother of two\""},
		{"need: 'a', 'b'", CERTAIN, "need: \"a\", \"b\""},
		{"need: 'It isn't'", CERTAIN, "need: \"It isn't\""},
		{"need: 'a' or 'b'", SUGGESTED, "need: \"'a' or 'b'\""},
		{"need: See it first from interviews", SUGGESTED, "need: \"See it first\" from interviews"},
		{"need: \"a\" or \"b\"", NOT, NULL},
	};
	EXPECT_ROWS("persona m { %s }\nsource interviews\n", rows);
	static const row heads[] = {
		{"s 'Buys'", CERTAIN, "s \"Buys\""}, {"'Buys'", CERTAIN, "\"Buys\""}, {"s ‘Buys’", CERTAIN, "s \"Buys\""},
		{"'Buys' or 'sells'", NOT, NULL},
	};
	EXPECT_ROWS("journey j { stage %s { touchpoint t } }\n", heads);
}

Test(mends, blocks_written_like_properties)
{
	static const row rows[] = {
		{"opportunity: \"Answer\"", CERTAIN, "opportunity \"Answer\""},
		{"opportunity: answer", CERTAIN, "opportunity answer"},
		{"opportunity: answer \"Answer\" { impact: 3 }", CERTAIN, "opportunity answer \"Answer\" { impact: 3 }"},
		{"audit: 2026-01-01", CERTAIN, "audit 2026-01-01"},
		{"audit: 2026-01-01 { simple: 3 }", CERTAIN, "audit 2026-01-01 { simple: 3 }"},
		{"as: m { emotion: 1 }", CERTAIN, "as m { emotion: 1 }"},
		{"audit: yes", NOT, NULL},
		{"touchpoint: \"Pays\"", NOT, NULL},
		{"stage: \"Pays\"", NOT, NULL},
		{"emotion { value: 1 }", NOT, NULL},
		{"emotion: 1 { }", NOT, NULL},
		{"owner t", CERTAIN, "owner: t"},
		{"pain \"x\" severity 4", CERTAIN, "pain: \"x\" severity 4"},
	};
	EXPECT_ROWS("persona m\nteam t\njourney j { persona: m; stage s { touchpoint p { %s } } }\n", rows);
	static const row stages[] = {
		{"stage: \"Buys\"", CERTAIN, "stage \"Buys\""},
		{"stage: 'Buys'", CERTAIN, "stage \"Buys\""},
		{"stage: buys\n    touchpoint: pays\n      emotion: 1", CERTAIN, "stage buys {\n    touchpoint pays {\n      emotion: 1\n    }\n  }"},
		{"stage: buys { touchpoint: \"Pays\" }", CERTAIN, "stage buys { touchpoint \"Pays\" }"},
	};
	EXPECT_ROWS("persona m\njourney j {\n  persona: m\n  %s\n}\n", stages);
	static const row file[] = {
		{"persona: maria \"Maria\"", CERTAIN, "persona maria \"Maria\""},
		{"persona: maria { age: 3 }", CERTAIN, "persona maria { age: 3 }"},
		{"persona: maria", NOT, NULL}, /* or a line of a journey */
	};
	EXPECT_ROWS("%s\n", file);
}

Test(mends, keys_of_another_name)
{
	static const row rows[] = {
		{"pains: \"x\"", SUGGESTED, "frustration: \"x\""},
		{"pain: \"x\"", SUGGESTED, "frustration: \"x\""},
		{"needs: \"x\"", CERTAIN, "need: \"x\""},
		{"role: architect", SUGGESTED, "occupation: architect"},
		{"severity: high", NOT, NULL},
		{"name: maria", NOT, NULL},
		{"colour: red", NOT, NULL},
	};
	EXPECT_ROWS("persona m { %s }\n", rows);
	static const row titles[] = {{"persona m {\n  title: \"Maria\"\n  age: 3\n}\n", SUGGESTED, "persona m \"Maria\" {\n  age: 3\n}\n"}};
	EXPECT_ROWS("%s", titles);
}

Test(mends, words_of_clauses_on_their_own_line)
{
	static const row rows[] = {
		{"pain: \"x\"\n      severity: 4", CERTAIN, "pain: \"x\" severity 4"},
		{"pain: \"x\", \"y\"\n      severity: 4", SUGGESTED, "pain: \"x\", \"y\" severity 4"},
		{"pain: \"x\"\n      from: talks", CERTAIN, "pain: \"x\" from talks"},
		{"pain: \"x\" severity: 4", CERTAIN, "pain: \"x\" severity 4"},
		{"pain: \"x\" severity 4 severity 5", SUGGESTED, "pain: \"x\" severity 4"},
		{"pain: \"x\"\n      severity: high", NOT, NULL},
		{"severity: 4", NOT, NULL},
	};
	EXPECT_ROWS("source talks\npersona m\njourney j { persona: m; stage s {\n    touchpoint p {\n      %s\n    }\n} }\n", rows);
}

Test(mends, what_is_said_twice)
{
	static const row rows[] = {
		{"age: 3; age: 3", CERTAIN, "age: 3"},
		{"age: 3; age: 4", SUGGESTED, "age: 3"},
		{"age: 3; need: \"x\"; age: 4", SUGGESTED, "age: 3; need: \"x\""},
		{"age: 3, 4", SUGGESTED, "age: 3"},
	};
	EXPECT_ROWS("persona m { %s }\n", rows);
	static const row lines[] = {
		{"  age: 3\n  age: 3\n  need: \"x\"\n", CERTAIN, "  age: 3\n  need: \"x\"\n"},
		{"  age: 3\n  age: 4\n  need: \"x\"\n", SUGGESTED, "  age: 3\n  need: \"x\"\n"},
	};
	EXPECT_ROWS("persona m {\n%s}\n", lines);
}

Test(mends, names_in_quotation_marks)
{
	static const row rows[] = {
		{"\"store\"", CERTAIN, "store"}, {"\"Our store\"", SUGGESTED, "our-store"}, {"\"…\"", NOT, NULL},
	};
	EXPECT_ROWS("channel store; channel our-store\nteam t { lead: \"x\" }\njourney j { channel: %s; stage s { touchpoint p } }\n", rows);
}

Test(mends, both_braces_of_a_block)
{
	static const row rows[] = {
		{"    touchpoint t \"T\"\n      channel: c\n      emotion: +1\n    touchpoint u\n", CERTAIN,
		 "    touchpoint t \"T\" {\n      channel: c\n      emotion: +1\n    }\n    touchpoint u\n"},
		{"    touchpoint t // why\n\n      owner: o\n      emotion: +1\n\n    // next\n    touchpoint u { channel: c }\n", CERTAIN,
		 "    touchpoint t { // why\n\n      owner: o\n      emotion: +1\n    }\n\n    // next\n    touchpoint u { channel: c }\n"},
		{"    touchpoint t\n      channel: c\n      as p {\n        emotion: 1\n      }\n", CERTAIN,
		 "    touchpoint t {\n      channel: c\n      as p {\n        emotion: 1\n      }\n    }\n"},
		{"    touchpoint t\n    channel: c\n", NOT, NULL},
	};
	EXPECT_ROWS("persona p; channel c; team o\njourney j {\n  persona: p\n  stage s {\n%s  }\n}\n", rows);
	static const row file[] = {
		{"persona p \"P\"\n  need: \"x\"\n\nteam t\n", CERTAIN, "persona p \"P\" {\n  need: \"x\"\n}\n\nteam t\n"},
		{"persona p:\n  need: \"x\"\n", CERTAIN, "persona p {\n  need: \"x\"\n}\n"},
		{"persona p\njourney j\n  persona: p\n  stage s\n    touchpoint t\n      emotion: 1", CERTAIN,
		 "persona p\njourney j {\n  persona: p\n  stage s {\n    touchpoint t {\n      emotion: 1\n    }\n  }\n}"},
	};
	EXPECT_ROWS("%s", file);
}

Test(mends, names_that_are_words_of_clauses)
{
	static const row rows[] = {
		{"team from { lead: \"x\" }\njourney j { owner: from; stage s { touchpoint p { owner: from } } }\n", SUGGESTED,
		 "team from-team { lead: \"x\" }\njourney j { owner: from-team; stage s { touchpoint p { owner: from-team } } }\n"},
		{"journey j { stage by { touchpoint x { next: by.y }; touchpoint y } }\n", NOT, NULL}, /* by.y would be lost */
	};
	EXPECT_ROWS("%s", rows);
}

Test(mends, a_name_that_several_touchpoints_have)
{
	static const row rows[] = {{"x", SUGGESTED, "s.x"}};
	EXPECT_ROWS("journey j {\n  stage s { touchpoint x }\n  stage t { touchpoint x }\n  stage u { touchpoint y { next: %s } }\n}\n", rows);
	static const row far[] = {{"x", SUGGESTED, "a.s.x"}};
	EXPECT_ROWS("journey a {\n  stage s { touchpoint x }\n  stage t { touchpoint x }\n}\njourney b { stage u { touchpoint y { next: %s } } }\n", far);
}

#define TEAMS "team a\nteam b\nchannel store { owner: a }\nchannel web { owner: b }\npersona m\n"

/* ---- what is said once for many ---- */

static void expect_rule(jn_rule_id rule, const char *before, const char *after)
{
	jn_arena arena = {0};
	jn_project *project = jn_project_of_text(JN_STR("map.journey"), jn_str_c(before), JN_DATE_NONE);
	jn_findings findings = jn_check_run(project, NULL);
	uint32_t count = 0;
	for (uint32_t i = 0; i < findings.count; i++)
		if (findings.items[i]->rule == rule) findings.items[count++] = findings.items[i];
	cr_expect_eq(count, 1, "%s is said %u times", jn_rules[rule].name, count);
	jn_mends mends = jn_mend(&arena, findings.items, count, &(jn_mend_options){.unsafe = true});
	expect_text(mends.count ? mends.items[0].text : jn_str_c(before), before, after, jn_rules[rule].name);
	jn_project_free(project);
	jn_arena_free(&arena);
}

Test(mends, what_many_touchpoints_lack_is_written_at_each)
{
	expect_rule(JN_RULE_UNDOCUMENTED_HANDOFF,
				TEAMS "journey j {\n  persona: m\n  stage s {\n    touchpoint t {\n      channel: store\n    }\n"
				"    touchpoint u { channel: web }\n    touchpoint v { channel: store }\n  }\n}\n",
				TEAMS "journey j {\n  persona: m\n  stage s {\n    touchpoint t {\n      channel: store\n      handoff: b \"…\"\n    }\n"
				"    touchpoint u { channel: web; handoff: a \"…\" }\n    touchpoint v { channel: store }\n  }\n}\n");
	expect_rule(JN_RULE_UNADDRESSED_PAIN,
				TEAMS "journey j {\n  persona: m\n  stage s {\n    touchpoint t { pain: \"x\" severity 5 }\n"
				"    touchpoint u { pain: \"x\" severity 5 }\n  }\n}\n",
				TEAMS "journey j {\n  persona: m\n  stage s {\n    touchpoint t { pain: \"x\" severity 5; opportunity idea \"…\" }\n"
				"    touchpoint u { pain: \"x\" severity 5; opportunity idea \"…\" }\n  }\n}\n");
	/* Two on one line are written to one by one: whether the line stays short enough is asked for each alone. */
	expect_rule(JN_RULE_TOUCHPOINT_WITHOUT_GOAL, "goal g\njourney j {\n  goal: g\n  stage s { touchpoint t; touchpoint u }\n}\n",
				"goal g\njourney j {\n  goal: g\n  stage s { touchpoint t { goal: g }; touchpoint u }\n}\n");
}

Test(mends, a_property_of_the_block_around)
{
	static const row rows[] = {
		{"  stage s {\n    touchpoint t {\n      phase: during\n      emotion: 1\n    }\n  }\n", SUGGESTED,
		 "  stage s {\n    phase: during\n    touchpoint t {\n      emotion: 1\n    }\n  }\n"},
		{"  stage s {\n    touchpoint t { emotion: 1; scenario: \"x\" }\n  }\n", SUGGESTED,
		 "  scenario: \"x\"\n  stage s {\n    touchpoint t { emotion: 1 }\n  }\n"},
		{"  stage s {\n    phase: during\n    touchpoint t {\n      phase: after\n    }\n  }\n", NOT, NULL},
		{"  stage s { touchpoint t { phase: during } }\n", NOT, NULL},
		{"  stage s {\n    unit: days\n    touchpoint t\n  }\n", NOT, NULL},
	};
	EXPECT_ROWS("journey j {\n%s}\n", rows);
}

Test(mends, a_colon_in_a_head)
{
	static const row rows[] = {
		{"m:", CERTAIN, "m"},
		{"m: \"Maria\"", CERTAIN, "m \"Maria\""},
		{"m: n \"Maria\"", SUGGESTED, "m-n \"Maria\""},
	};
	EXPECT_ROWS("persona %s\n", rows);
}

Test(mends, comments_and_lists_of_other_languages)
{
	static const row rows[] = {
		{"# people", CERTAIN, "// people"}, {"#people", CERTAIN, "// people"}, {"## people", CERTAIN, "// people"},
		{"-- people", CERTAIN, "// people"}, {"/* people */", CERTAIN, "// people "}, {"/* people", SUGGESTED, "// people"},
		{"# stage {\n}", NOT, NULL}, {"#3140C4", NOT, NULL}, {"# it's Maria's; or not", CERTAIN, "// it's Maria's; or not"},
	};
	EXPECT_ROWS("%s\npersona m\n", rows);
	static const row listed[] = {
		{"- need: \"x\"", CERTAIN, "need: \"x\""}, {"* need: \"x\", \"y\"", CERTAIN, "need: \"x\", \"y\""},
		{"• need: \"x\"", CERTAIN, "need: \"x\""}, {"- need", NOT, NULL}, {"- colour: red", NOT, NULL}, {"# need: \"x\"", CERTAIN, "// need: \"x\""},
	};
	EXPECT_ROWS("persona m {\n  %s\n}\n", listed);
}

Test(mends, a_name_of_several_words)
{
	static const row rows[] = {
		{"maria putri \"Maria\"", CERTAIN, "maria-putri \"Maria\""}, {"Maria Putri \"Maria\"", CERTAIN, "Maria-Putri \"Maria\""},
		{"goes by bus \"Goes\"", CERTAIN, "goes-by-bus \"Goes\""}, {"m Maria \"the planner\"", SUGGESTED, "m-Maria \"the planner\""},
		{"ماريا بوتري \"ماريا\"", CERTAIN, "ماريا-بوتري \"ماريا\""}, {"maria putri", SUGGESTED, "\"maria putri\""},
	};
	EXPECT_ROWS("persona %s\n", rows);
}

Test(mends, commas_between_properties)
{
	static const row rows[] = {
		{"{ age: 34, location: Bandung, prefers: c }", CERTAIN, "{ age: 34; location: Bandung; prefers: c }"},
		{"{ need: \"a\", \"b\", frustration: \"x\", \"y\" }", CERTAIN, "{ need: \"a\", \"b\"; frustration: \"x\", \"y\" }"},
		{"{ prefers: c، age: 34 }", CERTAIN, "{ prefers: c; age: 34 }"},
		{"{ age: 34, colour: red }", CERTAIN, "{ age: 34; colour: red }"},
		{"{ need: See it, location: there }", CERTAIN, "{ need: \"See it, location: there\" }"}, /* which may well be one text */
		{"{\n  age: 34,\n  location: Bandung,\n}", CERTAIN, "{\n  age: 34\n  location: Bandung\n}"},
		{"{\n  need: \"a\",\n  age: 34\n}", SUGGESTED, "{\n  need: \"a\"\n  age: 34\n}"},
	};
	EXPECT_ROWS("channel c\npersona m %s\n", rows);
	static const row lint[] = {{"missing-phase: off, missing-goal: info", CERTAIN, "missing-phase: off; missing-goal: info"}};
	EXPECT_ROWS("project p { lint { %s } }\n", lint);
}

Test(mends, a_comma_before_a_word_of_the_clause)
{
	static const row rows[] = {
		{"pain: \"x\", severity 4", CERTAIN, "pain: \"x\" severity 4"},
		{"pain: \"x\", severity: 4", CERTAIN, "pain: \"x\" severity 4"},
		{"pain: \"x\", severity 4, \"y\", on 2026-06-30", CERTAIN, "pain: \"x\" severity 4, \"y\" on 2026-06-30"},
		{"pain: \"x\" , severity 4", CERTAIN, "pain: \"x\" severity 4"},
		{"pain: \"x\" severity 4, severity 5", NOT, NULL},
		{"pain: \"x\", severity", NOT, NULL},
	};
	EXPECT_ROWS("journey j { stage s { touchpoint t {\n%s\n} } }\n", rows);
}

Test(mends, an_equals_sign_for_the_colon)
{
	static const row rows[] = {
		{"channel = c", CERTAIN, "channel: c"}, {"channel=c", CERTAIN, "channel:c"}, {"owner = t", CERTAIN, "owner: t"},
		{"channel c", CERTAIN, "channel: c"},
	};
	EXPECT_ROWS("team t\nchannel c\njourney j { stage s { touchpoint p {\n%s\n} } }\n", rows);
	static const row parts[] = {{"language\xE2\x80\x93version: 1", NOT, NULL}, {"language.version: 1", NOT, NULL}};
	EXPECT_ROWS("project p {\n%s\n}\n", parts);
	static const row targets[] = {
		{"target = >= 5%", CERTAIN, "target: >= 5%"}, {"target = 5%", CERTAIN, "target: = 5%"}, /* which is one that can be met */
	};
	EXPECT_ROWS("kpi k {\n%s\n}\n", targets);
}

Test(mends, other_words_for_kinds)
{
	static const row rows[] = {
		{"touch point p \"P\" { channel: c }", CERTAIN, "touchpoint p \"P\" { channel: c }"},
		{"touch point p { channel: c }", CERTAIN, "touchpoint p { channel: c }"},
		{"titik p \"P\" { channel: c; emotion: +1 }", SUGGESTED, "touchpoint p \"P\" { channel: c; emotion: +1 }"},
		{"we point p, and more of it", NOT, NULL},
	};
	EXPECT_ROWS("channel c\njourney j { stage s {\n%s\n} }\n", rows);
}

Test(mends, signs_between_a_value_and_its_text)
{
	static const row rows[] = {
		{"emotion: -2, \"Lost\"", CERTAIN, "emotion: -2 \"Lost\""}, {"emotion: -2: \"Lost\"", CERTAIN, "emotion: -2 \"Lost\""},
		{"emotion: -2 - \"Lost\"", CERTAIN, "emotion: -2 \"Lost\""}, {"emotion: +1 \xE2\x80\x94 \"Lost\"", CERTAIN, "emotion: +1 \"Lost\""},
		{"emotion: -2,", CERTAIN, "emotion: -2"}, {"emotion: -2 ?", NOT, NULL},
	};
	EXPECT_ROWS("journey j { stage s { touchpoint p {\n%s\n} } }\n", rows);
}

Test(mends, and_between_names)
{
	static const row rows[] = {
		{"prefers: a and b", CERTAIN, "prefers: a, b"}, {"prefers: a dan b", CERTAIN, "prefers: a, b"}, {"prefers: a & b", CERTAIN, "prefers: a, b"},
		{"need: \"x\" and \"y\"", CERTAIN, "need: \"x\", \"y\""}, {"prefers: a and", NOT, NULL}, {"age: 3 and 4", NOT, NULL},
	};
	EXPECT_ROWS("channel a\nchannel b\npersona m {\n%s\n}\n", rows);
}

Test(mends, a_block_closed_where_it_opens)
{
	static const row rows[] = {
		{"  touchpoint p \"P\" {}\n    channel: c\n    emotion: +1\n  }", SUGGESTED, "  touchpoint p \"P\" {\n    channel: c\n    emotion: +1\n  }"},
		{"  touchpoint p \"P\" {}", NOT, NULL},
		{"  touchpoint p \"P\" {}\n  touchpoint q \"Q\" {}", NOT, NULL},
	};
	EXPECT_ROWS("channel c\njourney j {\n stage s {\n%s\n }\n}\n", rows);
}

Test(mends, words_of_other_languages)
{
	static const row properties[] = {
		{"perasaan: -1", CERTAIN, "emotion: -1"},
		{"المشاعر: -1", CERTAIN, "emotion: -1"},
		{"bukti fisik: \"x\"", CERTAIN, "evidence: \"x\""},
		{"titik-kontak: \"x\"", NOT, NULL},
		{"emosi +1", CERTAIN, "emotion: +1"},
		{"Catatan tambahan untuk tim", NOT, NULL},
	};
	EXPECT_ROWS("journey j {\n  stage s {\n    touchpoint p {\n      %s\n    }\n  }\n}\n", properties);
	static const row parts[] = {
		{"tahap x \"X\" {\n    titik-kontak t {\n      perasaan: +1\n    }\n  }", CERTAIN, "stage x \"X\" {\n    touchpoint t {\n      emotion: +1\n    }\n  }"},
		{"مرحلة x \"X\" {\n    نقطة تواصل t {\n      المشاعر: +1\n    }\n  }", CERTAIN, "stage x \"X\" {\n    touchpoint t {\n      emotion: +1\n    }\n  }"},
		{"status: disepakati", CERTAIN, "status: agreed"},
		{"state: saat ini", CERTAIN, "state: current"},
		{"review: suku tahunan", CERTAIN, "review: quarterly"},
	};
	EXPECT_ROWS("journey j {\n  %s\n}\n", parts);
	static const row file[] = {
		{"project p {\n  tema {\n    accent: #123456\n  }\n}\n", CERTAIN, "project p {\n  theme {\n    accent: #123456\n  }\n}\n"},
		{"persona p { keluhan: \"x\" }\n", SUGGESTED, "persona p { frustration: \"x\" }\n"},
		{"tema x {\n  lead: \"x\"\n}\n", SUGGESTED, "team x {\n  lead: \"x\"\n}\n"}, /* or `theme` */
		{"pasukan kedai \"Kedai\"\n", CERTAIN, "team kedai \"Kedai\"\n"},
	};
	EXPECT_ROWS("%s", file);
}

Test(mends, dashes_in_names)
{
	static const row rows[] = {
		{"channel web–site \"Web site\"\nchannel app—two\njourney j {\n  stage s {\n    touchpoint t–1 { channel: web–site; next: t–1 }\n  }\n}\n", CERTAIN,
		 "channel web-site \"Web site\"\nchannel app-two\njourney j {\n  stage s {\n    touchpoint t-1 { channel: web-site; next: t-1 }\n  }\n}\n"},
		{"persona m {\n  need: \"x\" from a–b\n}\nsource a–b { method: survey }\n", CERTAIN, "persona m {\n  need: \"x\" from a-b\n}\nsource a-b { method: survey }\n"},
		{"persona m {\n  need: « See it »\n  location: Bandung–Jakarta\n}\n", CERTAIN, "persona m {\n  need: \"See it\"\n  location: \"Bandung–Jakarta\"\n}\n"},
	};
	EXPECT_ROWS("%s", rows);
	uint32_t found;
	jn_arena arena = {0};
	mend_once(&arena, JN_STR("persona m {\n  need: \"x\" from a–b\n  need: \"y\" from a–b\n}\nsource a–b { method: survey }\n"), false, &found);
	cr_expect(found == 1, "%u findings, not one for the name", found);
	jn_arena_free(&arena);
}
