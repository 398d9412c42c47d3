/* What a card says that stands in no property of its declaration. In: the model's queries. Out: lines of a page. */
#include "lsp/page.h"
#include "model/query.h"
#include "text/catalog.h"

enum { MOST_FIGURES = 16, MOST_PERSONAS = 8 };

const char *const jn_lsp_state_words[] = {
	[JN_KPI_UNKNOWN] = NULL,
	[JN_KPI_ON_TARGET] = JN_TR("on target"),
	[JN_KPI_AT_RISK] = JN_TR("at risk"),
	[JN_KPI_OFF_TARGET] = JN_TR("off target"),
};

/* ---- figures ---- */

typedef struct figure {
	jn_date day; /* JN_DATE_NONE sorts first */
	double number;
} figure;

/* Keeps the latest figures, the oldest first; of two of a day the later in the text comes last. */
static uint32_t collect_figures(const jn_decl *kpi, jn_date today, figure figures[MOST_FIGURES])
{
	uint32_t count = 0;
	for (const jn_clause *c = jn_decl_values(kpi, JN_KEY_MEASURED); c; c = c->next) {
		const jn_value *on = jn_clause_mod(c, JN_MOD_ON);
		figure new = {on && on->type == JN_VALUE_DATE ? on->date : JN_DATE_NONE, c->head.number};
		if (c->head.type != JN_VALUE_NUMBER || (today != JN_DATE_NONE && new.day > today)) continue;
		if (count == MOST_FIGURES && new.day < figures[0].day) continue;
		if (count == MOST_FIGURES) memmove(figures, figures + 1, --count * sizeof *figures);
		uint32_t at = count++;
		for (; at > 0 && figures[at - 1].day > new.day; at--) figures[at] = figures[at - 1];
		figures[at] = new;
	}
	return count;
}

void jn_lsp_trend(jn_buf *out, const jn_decl *kpi, jn_date today)
{
	static const char *const bars[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇"};
	figure figures[MOST_FIGURES];
	uint32_t count = collect_figures(kpi, today, figures);
	double low = count ? figures[0].number : 0, high = low;
	for (uint32_t i = 0; i < count; i++) {
		if (figures[i].number < low) low = figures[i].number;
		if (figures[i].number > high) high = figures[i].number;
	}
	for (uint32_t i = 0; i < count && count > 1; i++) {
		double share =
			high > low ? (figures[i].number / 2 - low / 2) / (high / 2 - low / 2) : 0.5; /* halves: no overflow */
		jn_buf_c(out, bars[(int)(share * 6 + 0.5)]);
	}
}

static void kpi_facts(jn_lsp_page *page, const jn_project *project, const jn_decl *kpi)
{
	const jn_clause *latest = jn_kpi_latest(kpi, project->today);
	const char *state = jn_lsp_state_words[jn_kpi_judge(kpi, project->today)];
	if (!latest) return;
	jn_lsp_page_item(page);
	jn_lsp_page_about(page, JN_TRF("**latest: %.*s**"), jn_source_slice(&kpi->document->source, latest->span));
	if (state) jn_lsp_page_printf(page, " — %s", jn_tr(page->language, state));
	jn_buf trend = {0};
	jn_lsp_trend(&trend, kpi, project->today);
	if (trend.len) {
		jn_lsp_page_item(page);
		jn_buf_str(&page->text, jn_buf_view(&trend));
	}
	jn_buf_free(&trend);
}

/* ---- touchpoints ---- */

static uint32_t count_siblings(const jn_decl *decl)
{
	uint32_t count = 0;
	const jn_decl *at = decl->parent ? jn_decl_child(decl->parent, decl->kind) : NULL;
	for (; at; at = jn_decl_sibling(at)) count++;
	return count;
}

static void put_feeling(jn_lsp_page *page, const jn_decl *touchpoint, const jn_decl *persona)
{
	const jn_clause *feeling = jn_view_values(touchpoint, persona, JN_KEY_EMOTION);
	bool meets = !persona || jn_view_meets(touchpoint, persona);
	if (!meets || feeling) jn_lsp_page_item(page);
	if (!meets) {
		jn_lsp_page_about(page, JN_TRF("%.*s does not meet it"), jn_decl_title(persona));
		return;
	}
	if (feeling) jn_lsp_page_text(page, persona ? jn_decl_title(persona) : JN_STR("emotion"));
	if (feeling && feeling->head.type == JN_VALUE_NUMBER) {
		jn_lsp_page_printf(page, feeling->head.number > 0 ? ": +%d" : ": %d", (int)feeling->head.number);
		if (feeling->second && feeling->second->type == JN_VALUE_TEXT)
			jn_lsp_page_say(page, " "), jn_lsp_page_text(page, feeling->second->text);
	}
}

static void put_inherited(jn_lsp_page *page, const jn_decl *touchpoint, jn_key key, const char *name,
						  const jn_decl *value)
{
	if (!value || jn_decl_has(touchpoint, key)) return;
	jn_lsp_page_item(page);
	jn_lsp_page_printf(page, "%s: ", name);
	jn_lsp_page_about(page, JN_TRF("%.*s (inherited)"), jn_decl_title(value));
}

static void put_stage_place(jn_lsp_page *page, const jn_project *project, const jn_decl *stage)
{
	const jn_decl *phase = jn_stage_phase(project, stage);
	jn_lsp_page_printf(page, "stage %u of %u", stage->ordinal, count_siblings(stage));
	if (phase) jn_lsp_page_about(page, JN_TRF(", phase %.*s"), jn_decl_title(phase));
}

static void touchpoint_facts(jn_lsp_page *page, const jn_project *project, const jn_decl *touchpoint)
{
	const jn_decl *stage = touchpoint->parent, *journey = jn_decl_enclosing(touchpoint, JN_JOURNEY);
	uint32_t count = 0;
	if (!stage || stage->kind != JN_STAGE || !journey) return;
	jn_lsp_page_item(page);
	jn_lsp_page_printf(page, "%u of %u in ", touchpoint->ordinal, count_siblings(touchpoint));
	put_stage_place(page, project, stage);
	const jn_clause *personas = jn_decl_values(journey, JN_KEY_PERSONA);
	if (!personas) put_feeling(page, touchpoint, NULL);
	for (const jn_clause *c = personas; c && count < MOST_PERSONAS; c = c->next)
		if (c->head.type == JN_VALUE_REF && c->head.ref) put_feeling(page, touchpoint, c->head.ref), count++;
	put_inherited(page, touchpoint, JN_KEY_CHANNEL, "channel", jn_touchpoint_channel(touchpoint));
	put_inherited(page, touchpoint, JN_KEY_OWNER, "owner", jn_touchpoint_owner(touchpoint));
}

/* ---- journeys and stages ---- */

static void put_count(jn_lsp_page *page, uint32_t count, const char *one, const char *many)
{
	if (!count) return;
	jn_lsp_page_item(page);
	jn_lsp_page_printf(page, count == 1 ? one : many, count);
}

static void journey_facts(jn_lsp_page *page, const jn_project *project, const jn_decl *journey)
{
	uint32_t stages = 0, touchpoints = 0;
	for (const jn_decl *stage = jn_decl_child(journey, JN_STAGE); stage; stage = jn_decl_sibling(stage)) stages++;
	for (const jn_decl *t = jn_journey_first_touchpoint(journey); t; t = jn_touchpoint_after(t)) touchpoints++;
	put_count(page, stages, JN_TRF("%u stage"), JN_TRF("%u stages"));
	put_count(page, touchpoints, JN_TRF("%u touchpoint"), JN_TRF("%u touchpoints"));
	jn_date review = jn_journey_next_review(project, journey);
	if (review == JN_DATE_NONE) return;
	jn_lsp_page_item(page);
	jn_lsp_page_say(page, JN_TR("next review: "));
	jn_lsp_page_day(page, review, project->today);
}

static void stage_facts(jn_lsp_page *page, const jn_project *project, const jn_decl *stage)
{
	uint32_t touchpoints = 0;
	for (const jn_decl *t = jn_decl_child(stage, JN_TOUCHPOINT); t; t = jn_decl_sibling(t)) touchpoints++;
	jn_lsp_page_item(page);
	put_stage_place(page, project, stage);
	put_count(page, touchpoints, JN_TRF("%u touchpoint"), JN_TRF("%u touchpoints"));
}

/* How many touchpoints a channel carries, or a team owns. */
static void usage_facts(jn_lsp_page *page, const jn_project *project, const jn_decl *decl)
{
	uint32_t count = 0, journeys = 0;
	for (uint32_t i = 0; i < project->kind_count[JN_JOURNEY]; i++) {
		uint32_t before = count;
		for (const jn_decl *t = jn_journey_first_touchpoint(project->by_kind[JN_JOURNEY][i]); t;
			 t = jn_touchpoint_after(t))
			count += decl == (decl->kind == JN_CHANNEL ? jn_touchpoint_channel(t) : jn_touchpoint_owner(t));
		journeys += count > before;
	}
	if (!count) return;
	jn_lsp_page_item(page);
	jn_lsp_page_printf(page,
					   count == 1      ? JN_TRF("%u touchpoint in %u journey")
					   : journeys == 1 ? JN_TRF("%u touchpoints in %u journey")
									   : JN_TRF("%u touchpoints in %u journeys"),
					   count, journeys);
}

void jn_lsp_card_facts(jn_lsp_page *page, const jn_project *project, const jn_decl *decl)
{
	switch ((jn_kind)decl->kind) {
	case JN_KPI: kpi_facts(page, project, decl); break;
	case JN_TOUCHPOINT: touchpoint_facts(page, project, decl); break;
	case JN_STAGE: stage_facts(page, project, decl); break;
	case JN_JOURNEY: journey_facts(page, project, decl); break;
	case JN_CHANNEL:
	case JN_TEAM: usage_facts(page, project, decl); break;
	default: break;
	}
}
