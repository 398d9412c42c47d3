/* Rules about figures and evidence in time: getting worse, or too old to go by.
 *
 * In: the model and today's date. Out: findings. */
#include "base/buf.h"
#include "checks/quiet.h"
#include "checks/rules.h"

enum { STALE_MONTHS = 12 }; /* without a rhythm of reviews, what is older is stale */

static jn_date day_of(const jn_clause *measured)
{
	const jn_value *on = jn_clause_mod(measured, JN_MOD_ON);
	return on && on->type == JN_VALUE_DATE ? on->date : JN_DATE_NONE;
}

static jn_str unit_of(const jn_decl *kpi, const jn_clause *clause)
{
	return clause->head.unit.len ? clause->head.unit : jn_decl_text(kpi, JN_KEY_UNIT);
}

/* The measurement nearest nine months before the latest, not less than six and not more than twelve; NULL when none. Of
 * two as near, the earlier in the text. */
static const jn_clause *earlier(const jn_decl *kpi, const jn_clause *latest)
{
	jn_date last = day_of(latest);
	jn_date from = jn_date_add_months(last, -12), middle = jn_date_add_months(last, -9);
	jn_date to = jn_date_add_months(last, -6);
	const jn_clause *found = NULL;
	jn_date nearest = 0;
	for (const jn_clause *each = jn_decl_values(kpi, JN_KEY_MEASURED); each; each = each->next) {
		jn_date day = each->broken || each->head.type != JN_VALUE_NUMBER ? JN_DATE_NONE : day_of(each);
		if (day == JN_DATE_NONE || day < from || day > to || !jn_str_eq(unit_of(kpi, each), unit_of(kpi, latest)))
			continue;
		jn_date distance = day < middle ? middle - day : day - middle;
		if (found && distance >= nearest) continue;
		found = each;
		nearest = distance;
	}
	return found;
}

/* How far a figure is from what the target asks for, in the direction that counts: more is worse. */
static double badness(const jn_value *target, double figure)
{
	double away = figure - target->number;
	switch ((jn_compare)target->compare) {
	case JN_COMPARE_LESS:
	case JN_COMPARE_AT_MOST: return away;
	case JN_COMPARE_EQUAL: return away < 0 ? -away : away;
	case JN_COMPARE_NONE:
	case JN_COMPARE_AT_LEAST:
	case JN_COMPARE_MORE: break;
	}
	return -away;
}

/* "48%", "3 days", "12" */
static void write_figure(jn_buf *out, const jn_value *value)
{
	jn_buf_bytes(out, value->text.ptr, (size_t)jn_arg_len(value->text));
	if (!value->unit.len) return;
	if (!jn_str_eq(value->unit, JN_STR("%"))) jn_buf_char(out, ' ');
	jn_buf_bytes(out, value->unit.ptr, (size_t)jn_arg_len(value->unit));
}

static void report_worse(jn_check *self, const jn_decl *kpi, const jn_clause *before, const jn_clause *latest)
{
	jn_buf first = {0}, last = {0};
	char first_day[11], last_day[11];
	write_figure(&first, &before->head);
	write_figure(&last, &latest->head);
	jn_str from = jn_buf_view(&first), to = jn_buf_view(&last);
	jn_diagnostic *finding =
		jn_find(self, kpi, latest->head.span, "`%.*s` got worse: from %.*s on %s to %.*s on %s", JN_ARG(jn_called(kpi)),
				(int)from.len, from.ptr, jn_date_format(day_of(before), first_day).ptr, (int)to.len, to.ptr,
				jn_date_format(day_of(latest), last_day).ptr);
	jn_buf_free(&first);
	jn_buf_free(&last);
	jn_diagnostic_relate(self->arena, finding, kpi->document, before->head.span, "how it was before");
	jn_diagnostic_help(self->arena, finding, "find out what changed in between, and plan what turns it round");
}

void jn_rule_kpi_worsening(jn_check *self, const jn_decl *kpi)
{
	const jn_clause *target = jn_decl_values(kpi, JN_KEY_TARGET);
	const jn_clause *latest = jn_kpi_latest(kpi, self->project->today);
	if (kpi->damaged || !target || !latest || target->broken || target->head.type != JN_VALUE_NUMBER) return;
	/* That the very same figure misses the target is said already, and weighs more. */
	if (jn_rule_speaks(self->shared, JN_RULE_KPI_OFF_TARGET) && jn_kpi_missed(self->project, kpi)) return;
	if (jn_prop_lost(jn_decl_prop(kpi, JN_KEY_MEASURED)) || day_of(latest) == JN_DATE_NONE) return;
	const jn_clause *before = earlier(kpi, latest);
	if (!before || badness(&target->head, latest->head.number) <= badness(&target->head, before->head.number)) return;
	report_worse(self, kpi, before, latest);
}

/* True when what was so on `day` is too old today: older than the project's rhythm, else than twelve months. */
static bool is_stale(const jn_check *self, jn_date day)
{
	const jn_decl *project = self->project->project;
	const jn_clause *review = project ? jn_decl_values(project, JN_KEY_REVIEW) : NULL;
	jn_date until = review ? jn_rhythm_after(review, day) : jn_date_add_months(day, STALE_MONTHS);
	return until != JN_DATE_NONE && until < self->project->today;
}

static const char measure_help[] = "measure it again: `measured: 48% on 2026-06-30 from ga4`";

static void is_old_figure(jn_check *self, const jn_lack *lack)
{
	char day[11];
	const jn_clause *latest = jn_kpi_latest(lack->decl, self->project->today);
	jn_diagnostic *finding = jn_find(self, lack->decl, latest->head.span, "`%.*s` was last measured on %s",
									 JN_ARG(jn_called(lack->decl)), jn_date_format(day_of(latest), day).ptr);
	finding->help = jn_message_of(measure_help);
}

void jn_rule_stale_measurement(jn_check *self, const jn_decl *decl)
{
	static const jn_quiet_words words = {
		.some = "%u of the %u KPIs were last measured longer ago than the reviews' rhythm",
		.none = "none of the %u KPIs was measured within the reviews' rhythm",
		.help = measure_help,
		.each = is_old_figure,
	};
	const jn_project *project = self->project;
	(void)decl;
	if (self->shared->lost_reviews) return;
	jn_quiet quiet = jn_quiet_over(self, project->kind_count[JN_KPI]);
	for (uint32_t i = 0; i < quiet.total; i++) {
		const jn_decl *kpi = project->by_kind[JN_KPI][i];
		if (kpi->damaged || jn_prop_lost(jn_decl_prop(kpi, JN_KEY_MEASURED))) continue;
		const jn_clause *latest = jn_kpi_latest(kpi, project->today);
		jn_date day = latest ? day_of(latest) : JN_DATE_NONE;
		if (day != JN_DATE_NONE && is_stale(self, day)) jn_quiet_add_decl(&quiet, kpi, NULL);
	}
	jn_quiet_say(&quiet, &words);
}

static const char renew_help[] = "ask again, and write down when: `date: 2026-06-30`";

static void is_old_source(jn_check *self, const jn_lack *lack)
{
	char day[11];
	const jn_value *date = &jn_decl_values(lack->decl, JN_KEY_DATE)->head;
	jn_diagnostic *finding = jn_find(self, lack->decl, date->span, "the evidence `%.*s` is from %s",
									 JN_ARG(jn_called(lack->decl)), jn_date_format(date->date, day).ptr);
	finding->help = jn_message_of(renew_help);
}

void jn_rule_stale_source(jn_check *self, const jn_decl *decl)
{
	static const jn_quiet_words words = {
		.some = "%u of the %u sources are older than the reviews' rhythm",
		.none = "none of the %u sources is younger than the reviews' rhythm",
		.help = renew_help,
		.each = is_old_source,
	};
	const jn_project *project = self->project;
	(void)decl;
	if (self->shared->lost_reviews) return;
	jn_quiet quiet = jn_quiet_over(self, project->kind_count[JN_SOURCE]);
	for (uint32_t i = 0; i < quiet.total; i++) {
		const jn_decl *source = project->by_kind[JN_SOURCE][i];
		jn_date day;
		if (jn_decl_date(source, JN_KEY_DATE, &day) && is_stale(self, day)) jn_quiet_add_decl(&quiet, source, NULL);
	}
	jn_quiet_say(&quiet, &words);
}
