/* The rules of the group numbers on small texts: what they find, what they pass, and near misses. */
#include <criterion/criterion.h>

#include "rule_cases.h"

#define WHOLE "unit: days; target: 3; measured: 4 on 2026-06-30 from s"
#define NINE_MONTHS "measured: 40% on 2025-12-31, 48% on 2026-09-30"
#define FALLS "target: 50% by 2027-06-30; measured: 48% on 2025-12-31, 40% on 2026-09-30"
#define GOAL_DUE(REST) "goal g { due: 2026-11-21; " REST " }\n"
#define IDEA(REST) "journey j { stage s { touchpoint a { opportunity o \"O\" { " REST " } } } }\n"
#define STAGE(REST) "kpi k { target: 3 }\ngoal g { kpi: k }\ngoal bare { due: 2030-01-01 }\njourney j { stage s { " REST " } }\n"

static const jn_rule_case cases[] = {
	{JN_RULE_KPI_WITHOUT_TARGET, "kpi k { unit: days }\n", "k {",
	 {"kpi k { target: 3 days }\n", "kpi k { target: }\n", "kpi k { unit: days\n??? }\n"}},
	{JN_RULE_KPI_WITHOUT_UNIT, "kpi k { target: 3; measured: 4 on 2026-06-30 }\n", "k {",
	 {"kpi k { unit: days; target: 3 }\n", "kpi k { target: 40% }\n", "kpi k { target: 3; measured: 4 days on 2026-06-30 }\n",
	  "kpi k { target: 3; baseline: 4 days }\n", "kpi k { unit: }\n", "kpi k { target: 2.3.4% }\n"}},
	{JN_RULE_KPI_UNMEASURED, "kpi k { target: 3 days; baseline: 4 days }\n", "k {", {"kpi k { measured: 3 days }\n", "kpi k { measured: }\n"}},
	{JN_RULE_KPI_WITHOUT_SOURCE, "kpi k { measured: 3 days on 2026-06-30; measured: 4 days }\n", "k {",
	 {"source s\nkpi k { measured: 3 days on 2026-06-30; measured: 4 days from s }\n", "kpi k { target: 3 days }\n",
	  "kpi k { measured: 3 days from nobody }\n", "kpi k { measured: soon }\n"}},
	/* At least: less is worse. At most: more is. Exactly: farther off is. */
	{JN_RULE_KPI_WORSENING, "kpi k { " FALLS " }\n", "40% on 2026",
	 {"kpi k { target: <= 50% by 2027-06-30; measured: 48% on 2025-12-31, 40% on 2026-09-30 }\n", "kpi k { target: 50% by 2027-06-30; " NINE_MONTHS " }\n",
	  "kpi k { measured: 48% on 2025-12-31, 40% on 2026-09-30 }\n", "kpi k { target: 50% by 2027-06-30; measured: 48% on 2025-12-31, 48% on 2026-09-30 }\n",
	  "kpi k { target: 50% by 2027-06-30; measured: 48 days on 2025-12-31, 40% on 2026-09-30 }\n", "kpi k { target: 50% by 2027-06-30; measured: 48% on 2025-12-31, 40% }\n"}},
	/* That it misses its target as well is said by kpi-off-target. */
	{JN_RULE_KPI_WORSENING, "kpi k { target: > 30%; measured: 48% on 2025-12-31, 40% on 2026-09-30 }\n", "40%",
	 {"kpi k { target: > 45%; measured: 48% on 2025-12-31, 40% on 2026-09-30 }\n"}},
	{JN_RULE_KPI_WORSENING, "kpi k { target: < 50% by 2027-06-30; " NINE_MONTHS " }\n", "48%", {NULL}},
	{JN_RULE_KPI_WORSENING, "kpi k { target: = 40% by 2027-06-30; measured: 41% on 2025-12-31, 38% on 2026-09-30 }\n", "38%",
	 {"kpi k { target: = 40% by 2027-06-30; measured: 43% on 2025-12-31, 38% on 2026-09-30 }\n"}},
	/* Six to twelve months before; of several, the nearest to nine; a measurement of tomorrow does not count. */
	{JN_RULE_KPI_WORSENING, "kpi k { target: 50% by 2027-06-30; measured: 48% on 2026-03-30, 40% on 2026-09-30 }\n", "40%",
	 {"kpi k { target: 50% by 2027-06-30; measured: 48% on 2026-03-31, 40% on 2026-09-30 }\n", "kpi k { target: 50% by 2027-06-30; measured: 48% on 2025-09-29, 40% on 2026-09-30 }\n",
	  "kpi k { target: 50% by 2027-06-30; measured: 48% on 2026-03-30, 39% on 2025-12-31, 48% on 2025-09-30, 40% on 2026-09-30 }\n",
	  "kpi k { target: 50% by 2027-06-30; measured: 40% on 2025-12-31, 40% on 2026-09-30, 1% on 2026-12-01 }\n"}},
	{JN_RULE_STAGE_WITHOUT_KPI, STAGE("touchpoint a; goal: bare"), "s {",
	 {STAGE("kpi: k; touchpoint a"), STAGE("touchpoint a; touchpoint b { kpi: k }"), STAGE("goal: g; touchpoint a"), STAGE("touchpoint a { goal: bare, g }"),
	  STAGE("touchpoint a { goal: nobody }"), STAGE("note: \"no touchpoint\"")}},
	{JN_RULE_GOAL_WITHOUT_KPI, "goal g { due: 2030-01-01 }\n", "g {", {"kpi k\ngoal g { kpi: k }\n", "goal g { kpi: nobody }\n", "goal g { kpi: }\n", "goal g { kpi k }\n"}},
	{JN_RULE_GOAL_OVERDUE, GOAL_DUE(""), "2026-11-21",
	 {"goal g { due: 2026-11-22 }\n", "kpi k { target: 3; measured: 4 }\n" GOAL_DUE("kpi: k"), GOAL_DUE("kpi: nobody"), "goal g { due: 2026-11-31 }\n", "goal g\n"}},
	{JN_RULE_GOAL_OVERDUE, "kpi k { target: 3; measured: 4 }\nkpi l { target: 3; measured: 2 }\n" GOAL_DUE("kpi: k, l"), "2026-11-21", {NULL}},
	{JN_RULE_OVERDUE_OPPORTUNITY, IDEA("due: 2026-11-21; status: doing"), "2026-11-21",
	 {IDEA("due: 2026-11-22"), IDEA("due: 2026-11-21; status: done"), IDEA("due: 2026-11-21; status: dropped"), IDEA("due: 2026-11-21; status: dnoe"), IDEA("due: soon"), IDEA("")}},
	{JN_RULE_ONLY_BUSINESS_KPIS, "project p { }\nkpi a { measures: business }\nkpi b { measures: business }\nkpi c { measures: business }\nkpi d\n", "p {",
	 {"kpi a { measures: business }\nkpi b { measures: business }\nkpi c\n", "kpi a { measures: business }\nkpi b { measures: business }\nkpi c { measures: customer }\n",
	  "kpi a { measures: business }\nkpi b { measures: business }\nkpi c { measures: business }\nkpi d { measures: custmer }\n"}},
	{JN_RULE_CLAIM_WITHOUT_SOURCE, "journey j { stage s { touchpoint a { pain: \"x\" severity 4 } } }\n", "\"x\"",
	 {"source s\njourney j { stage s { touchpoint a { pain: \"x\" severity 4 from s } } }\n", "journey j { stage s { touchpoint a { pain: \"x\" severity 3 } } }\n",
	  "journey j { stage s { touchpoint a { shortfall: \"x\" severity 5 } } }\n", "journey j { stage s { touchpoint a { leaves: 19% } } }\n",
	  "journey j { stage s { touchpoint a { pain: \"x\" severity 4 from nobody } } }\n"}},
	{JN_RULE_CLAIM_WITHOUT_SOURCE, "persona p\njourney j { persona: p; stage s { touchpoint a { as p { leaves: 20% } } } }\n", "20%", {NULL}},
	{JN_RULE_CLAIM_WITHOUT_SOURCE, "source s\njourney j { stage s { touchpoint a { barrier: \"x\" severity 4 from s; barrier: \"y\" severity 4 } } }\n", "\"y\"", {NULL}},
	{JN_RULE_ONE_KIND_OF_EVIDENCE, "project p { }\nsource a { method: analytics }\nsource b { method: survey }\nsource c { method: analytics }\n", "p {",
	 {"source a { method: analytics }\nsource b { method: survey }\n", "source a { method: analytics }\nsource b { method: survey }\nsource c { method: staff }\n",
	  "source a { method: analytics }\nsource b { method: survey }\nsource c\n",
	  "source a { method: analytics }\nsource b { method: survey }\nsource c { method: analytics }\nsource d { method: intervew }\n"}},
	{JN_RULE_ONE_KIND_OF_EVIDENCE, "source a { method: interview }\nsource b { method: anecdote }\nsource c { method: support }\n", "a {", {NULL}},
	{JN_RULE_STALE_MEASUREMENT, "kpi k { measured: 3 on 2025-11-21 }\n", "3 on",
	 {"kpi k { measured: 3 on 2025-11-22 }\n", "kpi k { measured: 3 on 2025-11-21, 4 on 2026-06-30 }\n", "kpi k { measured: 3 }\n", "kpi k\n",
	  "kpi k { measured: 3 on 2025-11-21, 4 on 2026-06-31 }\n"}},
	{JN_RULE_STALE_MEASUREMENT, "project p { review: quarterly }\nkpi k { measured: 3 on 2026-08-21 }\n", "3 on",
	 {"project p { review: quarterly }\nkpi k { measured: 3 on 2026-08-22 }\n", "project p { review: quartely }\nkpi k { measured: 3 on 2026-08-21 }\n"}},
	{JN_RULE_STALE_SOURCE, "source s { date: 2025-11-21 }\n", "2025-11-21", {"source s { date: 2025-11-22 }\n", "source s\n", "source s { date: 2025-02-31 }\n"}},
	{JN_RULE_STALE_SOURCE, "project p { review: monthly }\nsource s { date: 2026-10-21 }\n", "2026-10-21", {"project p { review: monthly }\nsource s { date: 2026-10-22 }\n"}},
	{JN_RULE_OPPORTUNITY_WITHOUT_OWNER, IDEA("impact: 3"), "o \"O\"", {"team t\n" IDEA("owner: t"), IDEA("owner: nobody"), IDEA("status: dropped"), IDEA("impact: 3\n???")}},
	{JN_RULE_OPPORTUNITY_WITHOUT_ESTIMATE, IDEA("impact: 3"), "o \"O\"", {IDEA("impact: 3; effort: 2"), IDEA("impact: 9; effort: 2"), IDEA("status: dropped")}},
	{JN_RULE_OPPORTUNITY_WITHOUT_ESTIMATE, "journey j { opportunity o { effort: 3 } }\n", "o {", {NULL}},
};

Test(checks_numbers, each_rule_on_small_texts)
{
	jn_expect_cases(cases, sizeof cases / sizeof cases[0]);
}

Test(checks_numbers, what_most_kpis_lack_is_said_once)
{
	char message[1024];
	const char *most = "project p { }\nkpi a { target: 3 days }\nkpi b\nkpi c\n";
	jn_test_message(most, JN_RULE_KPI_WITHOUT_TARGET, message);
	cr_assert_str_eq(message, "2 of the 3 KPIs have no target");
	cr_assert_eq(jn_test_count(most, JN_RULE_KPI_WITHOUT_TARGET), 1);
	jn_test_message(most, JN_RULE_KPI_UNMEASURED, message);
	cr_assert_str_eq(message, "none of the 3 KPIs was ever measured");
	const char *few = "kpi a { target: 3 }\nkpi b { target: 3 }\nkpi c { target: 3 }\nkpi d\nkpi e\n";
	cr_assert_eq(jn_test_count(few, JN_RULE_KPI_WITHOUT_TARGET), 2);
	const char *ideas = "journey j { opportunity a; opportunity b; opportunity c { status: dropped } }\n";
	jn_test_message(ideas, JN_RULE_OPPORTUNITY_WITHOUT_OWNER, message);
	cr_assert_str_eq(message, "none of the 2 opportunities of `j` has an owner");
}

Test(checks_numbers, figures_are_quoted_as_written)
{
	char message[1024];
	jn_test_message("kpi k { target: <= 8 days by 2027-06-30; measured: 1_400 days on 2025-12-31, 1_900 days on 2026-10-31 }\n", JN_RULE_KPI_WORSENING, message);
	cr_assert_str_eq(message, "`k` got worse: from 1_400 days on 2025-12-31 to 1_900 days on 2026-10-31");
}
