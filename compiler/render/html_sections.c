/* All facts that are no touchpoint's: the journey's own, its personas, stages, goals, measures, channels, teams, sources,
 * competitors, its framework and project. In: the model. Out: one section of the page. */
#include "render/html.h"

static void heading(jn_html_page *page, jn_str text)
{
	jn_html_raw(page, "<h3>");
	jn_html_text(page, text);
	jn_html_raw(page, "</h3>\n");
}

static void open_article(jn_html_page *page, const jn_decl *decl, jn_str title)
{
	jn_html_raw(page, "<article class=\"card\"");
	size_t start = page->out->len;
	jn_html_raw(page, " id=\"");
	if (jn_html_id(page, decl)) jn_html_raw(page, "\"");
	else page->out->len = start;
	jn_html_raw(page, "><h4><bdi>");
	jn_html_text(page, title);
	jn_html_raw(page, "</bdi></h4>\n");
}

static void opportunities(jn_html_page *page, const jn_decl *parent)
{
	const jn_decl *first = jn_decl_child(parent, JN_OPPORTUNITY);
	if (!first) return;
	jn_html_raw(page, "<p class=\"lead\">");
	jn_html_text(page, jn_label_kind(JN_OPPORTUNITY, true, page->language));
	jn_html_raw(page, "</p>\n<div class=\"cards\">");
	for (const jn_decl *o = first; o; o = jn_decl_sibling(o)) jn_html_opportunity(page, o);
	jn_html_raw(page, "</div>\n");
}

static void fact(jn_html_page *page, jn_label_id label)
{
	jn_html_raw(page, "<div><dt>");
	jn_html_label(page, label);
	jn_html_raw(page, "</dt><dd>");
}

/* What the journey has from its project: owner and next review. */
static void effective(jn_html_page *page)
{
	const jn_decl *journey = page->job->journey, *owner = jn_journey_owner(page->job->project, journey);
	jn_date review = jn_journey_next_review(page->job->project, journey);
	if (jn_decl_has(journey, JN_KEY_OWNER)) owner = NULL;
	if (!owner && review == JN_DATE_NONE) return;
	jn_html_raw(page, "<dl>\n");
	if (owner) {
		fact(page, JN_LABEL_OWNER);
		jn_html_ref(page, owner);
		jn_html_raw(page, "</dd></div>\n");
	}
	if (review != JN_DATE_NONE) {
		fact(page, JN_LABEL_NEXT_REVIEW);
		jn_html_date(page, review);
		jn_html_raw(page, "</dd></div>\n");
	}
	jn_html_raw(page, "</dl>\n");
}

static void journey_section(jn_html_page *page)
{
	const jn_decl *journey = page->job->journey;
	heading(page, jn_label_kind(JN_JOURNEY, false, page->language));
	jn_html_raw(page, "<article class=\"card wide\"><h4><bdi>");
	jn_html_text(page, jn_decl_title(journey));
	jn_html_raw(page, "</bdi></h4>\n");
	effective(page);
	jn_html_facts(page, journey, NULL);
	opportunities(page, journey);
	jn_html_raw(page, "</article>\n");
}

static void stage_section(jn_html_page *page)
{
	const jn_decl *stage = jn_decl_child(page->job->journey, JN_STAGE);
	if (!stage) return;
	heading(page, jn_label_kind(JN_STAGE, true, page->language));
	jn_html_raw(page, "<div class=\"cards\">\n");
	for (; stage; stage = jn_decl_sibling(stage)) {
		open_article(page, stage, jn_decl_title(stage));
		jn_html_facts(page, stage, NULL);
		opportunities(page, stage);
		jn_html_raw(page, "</article>\n");
	}
	jn_html_raw(page, "</div>\n");
}

static void kpi_state(jn_html_page *page, const jn_decl *kpi)
{
	static const jn_label_id words[] = {
		[JN_KPI_ON_TARGET] = JN_LABEL_ON_TARGET, [JN_KPI_AT_RISK] = JN_LABEL_AT_RISK, [JN_KPI_OFF_TARGET] = JN_LABEL_OFF_TARGET};
	jn_kpi_state state = jn_kpi_judge(kpi, JN_DATE_NONE);
	if (state == JN_KPI_UNKNOWN) return;
	jn_html_raw(page, state == JN_KPI_ON_TARGET    ? "<p class=\"state good\">"
					  : state == JN_KPI_OFF_TARGET ? "<p class=\"state bad\">"
												   : "<p class=\"state\">");
	jn_html_label(page, words[state]);
	jn_html_raw(page, "</p>\n");
}

static void phases(jn_html_page *page, const jn_decl *framework)
{
	jn_html_raw(page, "<ol>");
	for (const jn_decl *phase = jn_decl_child(framework, JN_PHASE); phase; phase = jn_decl_sibling(phase)) {
		jn_html_raw(page, "<li>");
		jn_html_ref(page, phase);
		jn_html_facts(page, phase, NULL);
		jn_html_raw(page, "</li>");
	}
	jn_html_raw(page, "</ol>\n");
}

static void article(jn_html_page *page, const jn_decl *decl)
{
	static const jn_key technical[] = {JN_KEY_LANGUAGE_VERSION, JN_KEY_IGNORE, JN_KEY_UNKNOWN};
	open_article(page, decl, jn_decl_title(decl));
	if (decl->kind == JN_KPI) kpi_state(page, decl);
	jn_html_facts(page, decl, decl->kind == JN_PROJECT ? technical : NULL);
	if (decl->kind == JN_FRAMEWORK) phases(page, decl);
	jn_html_raw(page, "</article>\n");
}

/* The collected declarations of a kind, in the order of the project's files. */
static void kind_section(jn_html_page *page, jn_kind kind)
{
	const jn_project *project = page->job->project;
	if (page->refs.kind_counts[kind] == 0) return;
	heading(page, jn_label_kind(kind, kind != JN_PROJECT && kind != JN_FRAMEWORK, page->language));
	jn_html_raw(page, "<div class=\"cards\">\n");
	if (kind == JN_PROJECT) article(page, project->project);
	else {
		for (uint32_t i = 0; i < project->kind_count[kind]; i++) {
			if (jn_html_refs_number(page, project->by_kind[kind][i])) article(page, project->by_kind[kind][i]);
		}
	}
	jn_html_raw(page, "</div>\n");
}

void jn_html_sections(jn_html_page *page)
{
	static const jn_kind kinds[] = {JN_GOAL,   JN_KPI,        JN_CHANNEL,   JN_TEAM,
									JN_SOURCE, JN_COMPETITOR, JN_FRAMEWORK, JN_PROJECT};
	jn_html_raw(page, "<section id=\"facts\">\n<h2>");
	jn_html_label(page, JN_LABEL_ALL_FACTS);
	jn_html_raw(page, "</h2>\n");
	journey_section(page);
	kind_section(page, JN_PERSONA);
	stage_section(page);
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) kind_section(page, kinds[i]);
	jn_html_raw(page, "</section>\n");
}
