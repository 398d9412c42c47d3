/* Questions to a resolved project: inheritance, views, phases, flow, reviews, KPI states, opportunities. */
#include <criterion/criterion.h>

#include "model/query.h"
#include "project/load.h"

static jn_project *project_of(const char *text)
{
	return jn_project_of_text(JN_STR("map.journey"), jn_str_c(text), JN_DATE_NONE);
}

/* The declaration called `name` in the first document that is not built in; the first in the order of the text. */
static const jn_decl *find(const jn_project *project, const char *name)
{
	const jn_document *document = project->documents[project->document_count - 1];
	const jn_decl *decl = document->first;
	while (decl) {
		if (jn_str_eq(decl->name, jn_str_c(name))) return decl;
		if (decl->first_child) {
			decl = decl->first_child;
			continue;
		}
		while (decl && !decl->next) decl = decl->parent;
		if (decl) decl = decl->next;
	}
	cr_assert_fail("no %s", name);
	return NULL;
}

static const jn_decl *child(const jn_decl *parent, const char *name)
{
	for (const jn_decl *each = parent->first_child; each; each = each->next)
		if (jn_str_eq(each->name, jn_str_c(name))) return each;
	cr_assert_fail("no %s", name);
	return NULL;
}

Test(query, inheritance)
{
	jn_project *project = project_of(
		"team t1\nteam t2\nteam t3\nchannel shop { owner: t1 }\nchannel web\nchannel press { control: indirect }\nkpi k\n"
		"goal g { kpi: k }\ngoal bare\n"
		"journey j { channel: web\n"
		"stage s1 { owner: t2; goal: g; touchpoint a { channel: shop }; touchpoint b; touchpoint c { owner: t3; channel: press; goal: bare }\n"
		"touchpoint d { channel: nowhere }; touchpoint e { control: indirect } }\n"
		"stage s2 { touchpoint f } }\n");
	cr_assert_eq(jn_touchpoint_owner(find(project, "a")), find(project, "t1"));
	cr_assert_eq(jn_touchpoint_owner(find(project, "b")), find(project, "t2"));
	cr_assert_eq(jn_touchpoint_owner(find(project, "c")), find(project, "t3"));
	cr_assert_null(jn_touchpoint_owner(find(project, "f")));
	cr_assert_eq(jn_touchpoint_channel(find(project, "b")), find(project, "web"));
	cr_assert_null(jn_touchpoint_channel(find(project, "d")));
	cr_assert(jn_touchpoint_indirect(find(project, "c")));
	cr_assert(jn_touchpoint_indirect(find(project, "e")));
	cr_assert_not(jn_touchpoint_indirect(find(project, "b")));
	cr_assert_eq(jn_touchpoint_goals(find(project, "a"))->head.ref, find(project, "g"));
	cr_assert_eq(jn_touchpoint_goals(find(project, "c"))->head.ref, find(project, "bare"));
	cr_assert_null(jn_touchpoint_goals(find(project, "f")));
	cr_assert(jn_touchpoint_has_kpi(find(project, "a")));
	cr_assert_not(jn_touchpoint_has_kpi(find(project, "c")));
	cr_assert_not(jn_touchpoint_has_kpi(find(project, "f")));
	jn_project_free(project);
}

Test(query, views)
{
	jn_project *project = project_of(
		"persona p\npersona q\npersona r\n"
		"journey j { persona: p, q, r; stage s { touchpoint a { persona: p, q; emotion: 1; leaves: 10%, 5%; pain: \"x\", \"y\"\n"
		"as q { emotion: -1; leaves: 40% }\nas p { pain: \"z\" } }\ntouchpoint b { as p { skips: \"no\" } } } }\n");
	const jn_decl *a = find(project, "a"), *b = find(project, "b");
	const jn_decl *p = find(project, "p"), *q = find(project, "q"), *r = find(project, "r");
	cr_assert(jn_view_meets(a, p) && jn_view_meets(a, q) && jn_view_meets(a, NULL) && !jn_view_meets(a, r));
	cr_assert(!jn_view_meets(b, p) && jn_view_meets(b, q));
	cr_assert_eq(jn_view_values(a, q, JN_KEY_EMOTION)->head.number, -1);
	cr_assert_eq(jn_view_values(a, p, JN_KEY_EMOTION)->head.number, 1);
	cr_assert_eq(jn_view_values(a, NULL, JN_KEY_EMOTION)->head.number, 1);
	cr_assert_null(jn_view_values(a, p, JN_KEY_PAIN)->next, "a list is replaced whole");
	cr_assert_eq(jn_touchpoint_leaving(a, p), 15);
	cr_assert_eq(jn_touchpoint_leaving(a, q), 40);
	cr_assert_null(jn_view_block(a, r));
	jn_project_free(project);
}

Test(query, frameworks_and_phases)
{
	jn_project *project = project_of(
		"project x { framework: retail }\n"
		"journey j { stage aware { touchpoint a }; stage \"Through the door\" { touchpoint a }; stage s3 { phase: return }\n"
		"stage before { touchpoint a } }\n"
		"journey k { framework: aida; stage desire }\njourney l { framework: nothing }\n");
	const jn_decl *j = find(project, "j"), *k = find(project, "k"), *stage = j->first_child;
	cr_assert(jn_str_eq(jn_journey_framework(project, j)->name, JN_STR("retail")));
	cr_assert(jn_str_eq(jn_journey_framework(project, k)->name, JN_STR("aida")));
	cr_assert(jn_str_eq(jn_journey_framework(project, find(project, "l"))->name, JN_STR("retail")));
	cr_assert(jn_str_eq(jn_stage_phase(project, stage)->name, JN_STR("aware")));
	cr_assert_eq(jn_phase_place(jn_stage_phase(project, stage)), 0);
	cr_assert(jn_str_eq(jn_stage_phase(project, stage->next)->name, JN_STR("through-the-door")));
	cr_assert_eq(jn_phase_place(jn_stage_phase(project, stage->next->next)), 2);
	cr_assert_null(jn_stage_phase(project, stage->next->next->next));
	cr_assert_eq(jn_stage_phase(project, k->first_child)->ordinal, 3);
	jn_project_free(project);
	project = project_of("journey j { }\n");
	cr_assert(jn_str_eq(jn_journey_framework(project, find(project, "j"))->name, JN_STR("purchase")));
	jn_project_free(project);
}

Test(query, reviews_and_owner)
{
	jn_project *project = project_of(
		"team cx\nteam own\nproject x { owner: cx; review: quarterly from 2026-01-15; reviewed: 2026-03-31 }\n"
		"journey a { }\njourney b { owner: own; review: weekly; reviewed: 2026-02-01, 2026-05-01 }\njourney c { review: yearly }\n"
		"journey d { reviewed: 2026-11-30 }\n");
	cr_assert_eq(jn_journey_owner(project, find(project, "a")), find(project, "cx"));
	cr_assert_eq(jn_journey_owner(project, find(project, "b")), find(project, "own"));
	cr_assert_eq(jn_journey_next_review(project, find(project, "a")), jn_date_make(2026, 6, 30));
	cr_assert_eq(jn_journey_next_review(project, find(project, "b")), jn_date_make(2026, 5, 8));
	cr_assert_eq(jn_journey_next_review(project, find(project, "c")), JN_DATE_NONE);
	cr_assert_eq(jn_journey_next_review(project, find(project, "d")), jn_date_make(2027, 2, 28));
	cr_assert_not_null(jn_journey_review(project, find(project, "a")));
	jn_project_free(project);
}

static void note(const jn_decl *next, void *context)
{
	const jn_decl **list = context;
	while (*list) list++;
	*list = next;
}

Test(query, flow)
{
	jn_project *project = project_of(
		"journey j { stage empty; stage s { touchpoint a; touchpoint b { next: a if \"again\", d } }; stage void; stage t { touchpoint d } }\n");
	const jn_decl *a = find(project, "a"), *b = find(project, "b"), *d = find(project, "d");
	cr_assert_eq(jn_journey_first_touchpoint(find(project, "j")), a);
	cr_assert_eq(jn_touchpoint_after(a), b);
	cr_assert_eq(jn_touchpoint_after(b), d);
	cr_assert_null(jn_touchpoint_after(d));
	const jn_decl *list[4] = {NULL};
	jn_touchpoint_each_next(b, note, list);
	cr_assert(list[0] == a && list[1] == d && !list[2]);
	const jn_decl *none[2] = {NULL};
	jn_touchpoint_each_next(d, note, none);
	cr_assert_null(none[0]);
	jn_project_free(project);
}

Test(query, kpis)
{
	jn_project *project = project_of(
		"kpi on { target: <= 40%; baseline: 55%; measured: 39% }\n"
		"kpi risk { target: <= 40%; baseline: 60%; measured: 55% on 2026-01-01, 50% on 2026-06-01 }\n"
		"kpi off { target: <= 40%; baseline: 60%; measured: 51% }\n"
		"kpi worse { target: 40; baseline: 50; measured: 39 }\n"
		"kpi units { target: <= 40%; unit: days; measured: 39 }\n"
		"kpi named { target: 40; unit: \"%\"; measured: 41% }\n"
		"kpi bare { measured: 3, 4, 5 }\n"
		"kpi dates { target: > 3; measured: 9, 2 on 2026-03-01, 4 on 2026-05-01, 3 on 2026-05-01 }\n");
	cr_assert_eq(jn_kpi_judge(find(project, "on"), JN_DATE_NONE), JN_KPI_ON_TARGET);
	cr_assert_eq(jn_kpi_judge(find(project, "risk"), JN_DATE_NONE), JN_KPI_AT_RISK);
	cr_assert_eq(jn_kpi_judge(find(project, "risk"), jn_date_make(2026, 5, 31)), JN_KPI_OFF_TARGET);
	cr_assert_eq(jn_kpi_judge(find(project, "off"), JN_DATE_NONE), JN_KPI_OFF_TARGET);
	cr_assert_eq(jn_kpi_judge(find(project, "worse"), JN_DATE_NONE), JN_KPI_OFF_TARGET);
	cr_assert_eq(jn_kpi_judge(find(project, "units"), JN_DATE_NONE), JN_KPI_UNKNOWN);
	cr_assert_eq(jn_kpi_judge(find(project, "named"), JN_DATE_NONE), JN_KPI_ON_TARGET);
	cr_assert_eq(jn_kpi_judge(find(project, "bare"), JN_DATE_NONE), JN_KPI_UNKNOWN);
	cr_assert_eq(jn_kpi_latest(find(project, "bare"), JN_DATE_NONE)->head.number, 5);
	const jn_decl *dates = find(project, "dates");
	cr_assert_eq(jn_kpi_latest(dates, JN_DATE_NONE)->head.number, 3);
	cr_assert_eq(jn_kpi_latest(dates, jn_date_make(2026, 4, 1))->head.number, 2);
	cr_assert_eq(jn_kpi_latest(dates, jn_date_make(2026, 1, 1))->head.number, 9);
	jn_project_free(project);
}

Test(query, targets)
{
	static const struct {
		jn_compare compare;
		bool below, equal, above;
	} rows[] = {{JN_COMPARE_NONE, false, true, true}, {JN_COMPARE_LESS, true, false, false}, {JN_COMPARE_AT_MOST, true, true, false},
				{JN_COMPARE_EQUAL, false, true, false}, {JN_COMPARE_AT_LEAST, false, true, true}, {JN_COMPARE_MORE, false, false, true}};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		jn_value target = {.type = JN_VALUE_NUMBER, .compare = rows[i].compare, .number = 5};
		cr_assert_eq(jn_target_met(&target, 4), rows[i].below);
		cr_assert_eq(jn_target_met(&target, 5), rows[i].equal);
		cr_assert_eq(jn_target_met(&target, 6), rows[i].above);
	}
}

Test(query, opportunities)
{
	jn_project *project = project_of(
		"journey j { opportunity all { status: dropped }; opportunity one { addresses: b }\n"
		"stage s { touchpoint a { opportunity mine }; touchpoint b; touchpoint c }\n"
		"stage t { opportunity here; touchpoint d } }\n");
	const jn_decl *j = find(project, "j");
	cr_assert(jn_touchpoint_addressed(find(project, "a")));
	cr_assert(jn_touchpoint_addressed(find(project, "b")));
	cr_assert_not(jn_touchpoint_addressed(find(project, "c")));
	cr_assert(jn_touchpoint_addressed(find(project, "d")));
	cr_assert_not(jn_opportunity_addresses(child(j, "all"), find(project, "c")));
	cr_assert(jn_opportunity_addresses(child(j, "one"), find(project, "b")));
	jn_project_free(project);
}
