/* Rules about KPIs. In: the model and today's date. Out: findings. Figures are quoted as their author wrote them. */
#include "base/buf.h"
#include "checks/quiet.h"
#include "checks/rules.h"

/* What is said of a KPI, its latest figure (and the day of it) and its target, by how the target compares. */
typedef struct gap_words {
	const char *undated, *dated;
} gap_words;

static const gap_words gaps[] = {
	[JN_COMPARE_NONE] = {JN_TRF("`%.*s` was %.*s, and its target is at least %.*s"),
						 JN_TRF("`%.*s` was %.*s on %s, and its target is at least %.*s")},
	[JN_COMPARE_LESS] = {JN_TRF("`%.*s` was %.*s, and its target is less than %.*s"),
						 JN_TRF("`%.*s` was %.*s on %s, and its target is less than %.*s")},
	[JN_COMPARE_AT_MOST] = {JN_TRF("`%.*s` was %.*s, and its target is at most %.*s"),
							JN_TRF("`%.*s` was %.*s on %s, and its target is at most %.*s")},
	[JN_COMPARE_EQUAL] = {JN_TRF("`%.*s` was %.*s, and its target is exactly %.*s"),
						  JN_TRF("`%.*s` was %.*s on %s, and its target is exactly %.*s")},
	[JN_COMPARE_AT_LEAST] = {JN_TRF("`%.*s` was %.*s, and its target is at least %.*s"),
							 JN_TRF("`%.*s` was %.*s on %s, and its target is at least %.*s")},
	[JN_COMPARE_MORE] = {JN_TRF("`%.*s` was %.*s, and its target is more than %.*s"),
						 JN_TRF("`%.*s` was %.*s on %s, and its target is more than %.*s")},
};

/* "48%", "3 days", "12" */
static void write_figure(jn_buf *out, const jn_value *value)
{
	jn_buf_bytes(out, value->text.ptr, (size_t)jn_arg_len(value->text));
	if (!value->unit.len) return;
	if (!jn_str_eq(value->unit, JN_STR("%"))) jn_buf_char(out, ' ');
	jn_buf_bytes(out, value->unit.ptr, (size_t)jn_arg_len(value->unit));
}

static jn_diagnostic *say_gap(jn_check *self, const jn_decl *kpi, const jn_clause *latest, const jn_clause *target)
{
	const jn_value *on = jn_clause_mod(latest, JN_MOD_ON);
	const gap_words *words = &gaps[target->head.compare];
	jn_buf figure = {0}, wanted = {0};
	char day[11];
	write_figure(&figure, &latest->head);
	write_figure(&wanted, &target->head);
	jn_str was = jn_buf_view(&figure), shall = jn_buf_view(&wanted);
	jn_diagnostic *finding;
	if (on && on->type == JN_VALUE_DATE)
		finding = jn_find(self, kpi, latest->head.span, words->dated, JN_ARG(jn_called(kpi)), (int)was.len, was.ptr,
						  jn_date_format(on->date, day).ptr, (int)shall.len, shall.ptr);
	else
		finding = jn_find(self, kpi, latest->head.span, words->undated, JN_ARG(jn_called(kpi)), (int)was.len, was.ptr,
						  (int)shall.len, shall.ptr);
	jn_buf_free(&figure);
	jn_buf_free(&wanted);
	return finding;
}

/* True when the target's day has come, or it has none. */
static bool is_due(const jn_value *by, jn_date today)
{
	if (!by) return true;
	return by->type == JN_VALUE_DATE && today != JN_DATE_NONE && by->date <= today;
}

bool jn_kpi_missed(const jn_project *project, const jn_decl *kpi)
{
	const jn_clause *target = jn_decl_values(kpi, JN_KEY_TARGET);
	if (kpi->damaged || !target || jn_prop_lost(jn_decl_prop(kpi, JN_KEY_TARGET)) ||
		jn_prop_lost(jn_decl_prop(kpi, JN_KEY_MEASURED)))
		return false;
	if (!is_due(jn_clause_mod(target, JN_MOD_BY), project->today)) return false;
	jn_kpi_state state = jn_kpi_judge(kpi, project->today);
	return state == JN_KPI_AT_RISK || state == JN_KPI_OFF_TARGET;
}

void jn_rule_kpi_off_target(jn_check *self, const jn_decl *kpi)
{
	const jn_clause *target = jn_decl_values(kpi, JN_KEY_TARGET);
	jn_date today = self->project->today;
	if (!jn_kpi_missed(self->project, kpi)) return;
	const jn_value *by = jn_clause_mod(target, JN_MOD_BY);
	jn_diagnostic *finding = say_gap(self, kpi, jn_kpi_latest(kpi, today), target);
	finding->dated = by != NULL;
	jn_diagnostic_relate(self->arena, finding, kpi->document, target->head.span, "the target");
	jn_diagnostic_help(self->arena, finding,
					   "plan what brings it there, or set a target that can be reached and its day: `target: … by …`");
}

/* A rule that asks each KPI for something: adds those that `lack` it, and speaks. */
static void ask_kpis(jn_check *self, bool (*lack)(const jn_decl *kpi), const jn_quiet_words *words)
{
	const jn_project *project = self->project;
	jn_quiet quiet = jn_quiet_over(self, project->kind_count[JN_KPI]);
	for (uint32_t i = 0; i < quiet.total; i++) {
		const jn_decl *kpi = project->by_kind[JN_KPI][i];
		if (kpi->name.len && !kpi->damaged && lack(kpi)) jn_quiet_add_decl(&quiet, kpi, NULL);
	}
	jn_quiet_say(&quiet, words);
}

/* The message takes the KPI. */
static void kpi_lacks(jn_check *self, const jn_lack *lack, const char *message, const char *help)
{
	jn_diagnostic *finding = jn_find(self, lack->decl, jn_place(lack->decl), message, JN_ARG(jn_called(lack->decl)));
	finding->help = jn_message_of(help);
}

static const char target_help[] = "say what it should come to, and by when: `target: <= 40% by 2026-12-31`";

static void lacks_target(jn_check *self, const jn_lack *lack)
{
	kpi_lacks(self, lack, JN_TRF("the KPI `%.*s` has no target"), target_help);
}

static bool no_target(const jn_decl *kpi)
{
	return !jn_decl_has(kpi, JN_KEY_TARGET);
}

void jn_rule_kpi_without_target(jn_check *self, const jn_decl *decl)
{
	static const jn_quiet_words words = {
		.some = "%u of the %u KPIs have no target",
		.none = "none of the %u KPIs has a target",
		.help = target_help,
		.each = lacks_target,
	};
	(void)decl;
	ask_kpis(self, no_target, &words);
}

static const char unit_help[] =
	"say what it counts, `unit: \"%\"` or `unit: days`, or write it with the figures: `40%`";

static void lacks_unit(jn_check *self, const jn_lack *lack)
{
	kpi_lacks(self, lack, JN_TRF("the KPI `%.*s` has no unit"), unit_help);
}

/* True when a figure of the list is written with its unit, or may be. */
static bool has_unit(const jn_prop *prop)
{
	if (!prop) return false;
	if (prop->broken || !prop->clauses) return true;
	for (const jn_clause *clause = prop->clauses; clause; clause = clause->next)
		if (clause->broken || clause->head.unit.len) return true;
	return false;
}

static bool no_unit(const jn_decl *kpi)
{
	return !jn_decl_has(kpi, JN_KEY_UNIT) && !has_unit(jn_decl_prop(kpi, JN_KEY_TARGET)) &&
		   !has_unit(jn_decl_prop(kpi, JN_KEY_MEASURED)) && !has_unit(jn_decl_prop(kpi, JN_KEY_BASELINE));
}

void jn_rule_kpi_without_unit(jn_check *self, const jn_decl *decl)
{
	static const jn_quiet_words words = {
		.some = "%u of the %u KPIs have no unit",
		.none = "none of the %u KPIs has a unit",
		.help = unit_help,
		.each = lacks_unit,
	};
	(void)decl;
	ask_kpis(self, no_unit, &words);
}

static const char measured_help[] = "write down how it stands: `measured: 48% on 2026-06-30 from ga4`";

static void lacks_measurement(jn_check *self, const jn_lack *lack)
{
	kpi_lacks(self, lack, JN_TRF("the KPI `%.*s` was never measured"), measured_help);
}

static bool no_measurement(const jn_decl *kpi)
{
	return !jn_decl_has(kpi, JN_KEY_MEASURED);
}

void jn_rule_kpi_unmeasured(jn_check *self, const jn_decl *decl)
{
	static const jn_quiet_words words = {
		.some = "%u of the %u KPIs were never measured",
		.none = "none of the %u KPIs was ever measured",
		.help = measured_help,
		.each = lacks_measurement,
	};
	(void)decl;
	ask_kpis(self, no_measurement, &words);
}

static const char origin_help[] = "say where a figure comes from: `measured: 48% on 2026-06-30 from ga4`";

static void lacks_origin(jn_check *self, const jn_lack *lack)
{
	kpi_lacks(self, lack, JN_TRF("the KPI `%.*s` does not say where its measurements come from"), origin_help);
}

static bool no_origin(const jn_decl *kpi)
{
	const jn_prop *measured = jn_decl_prop(kpi, JN_KEY_MEASURED);
	if (!measured || measured->broken || !measured->clauses) return false;
	for (const jn_clause *clause = measured->clauses; clause; clause = clause->next)
		if (clause->broken || jn_clause_mod(clause, JN_MOD_FROM)) return false;
	return true;
}

void jn_rule_kpi_without_source(jn_check *self, const jn_decl *decl)
{
	static const jn_quiet_words words = {
		.some = "%u of the %u KPIs do not say where their measurements come from",
		.none = "none of the %u KPIs says where its measurements come from",
		.help = origin_help,
		.each = lacks_origin,
	};
	(void)decl;
	ask_kpis(self, no_origin, &words);
}

void jn_rule_only_business_kpis(jn_check *self, const jn_decl *decl)
{
	const jn_project *project = self->project;
	const jn_decl *first = NULL;
	uint32_t said = 0;
	(void)decl;
	if (self->shared->misread) return;
	for (uint32_t i = 0; i < project->kind_count[JN_KPI]; i++) {
		const jn_decl *kpi = project->by_kind[JN_KPI][i];
		jn_str measures = jn_decl_text(kpi, JN_KEY_MEASURES);
		if (jn_str_eq(measures, JN_STR("customer"))) return;
		said += measures.len > 0;
		if (!first && measures.len) first = kpi;
	}
	if (!first || said < self->threshold) return;
	const jn_decl *place = project->project ? project->project : first;
	jn_diagnostic *finding = jn_find(self, place, jn_place(place),
									 "all %u KPIs that say what they measure tell of the business, none of "
									 "the customer",
									 said);
	jn_diagnostic_help(self->arena, finding,
					   "add one that tells how customers fare, such as satisfaction, effort or waiting time, with "
					   "`measures: customer`");
}
