/* Rules about KPIs. In: the model and today's date. Out: findings. Figures are quoted as their author wrote them. */
#include "base/buf.h"
#include "checks/find.h"
#include "checks/rules.h"

static const char *comparison(const jn_value *target)
{
	switch ((jn_compare)target->compare) {
	case JN_COMPARE_LESS: return "less than ";
	case JN_COMPARE_AT_MOST: return "at most ";
	case JN_COMPARE_EQUAL: return "exactly ";
	case JN_COMPARE_MORE: return "more than ";
	case JN_COMPARE_NONE:
	case JN_COMPARE_AT_LEAST: break;
	}
	return "at least ";
}

/* "48%", "3 days", "12" */
static void write_figure(jn_buf *out, const jn_value *value)
{
	jn_buf_bytes(out, value->text.ptr, (size_t)jn_arg_len(value->text));
	if (!value->unit.len) return;
	if (!jn_str_eq(value->unit, JN_STR("%"))) jn_buf_char(out, ' ');
	jn_buf_bytes(out, value->unit.ptr, (size_t)jn_arg_len(value->unit));
}

/* "48% on 2026-06-30, and its target is at most 40%" */
static void write_gap(jn_buf *out, const jn_clause *latest, const jn_clause *target)
{
	const jn_value *on = jn_clause_mod(latest, JN_MOD_ON);
	char day[11];
	write_figure(out, &latest->head);
	if (on && on->type == JN_VALUE_DATE) jn_buf_printf(out, " on %s", jn_date_format(on->date, day).ptr);
	jn_buf_printf(out, ", and its target is %s", comparison(&target->head));
	write_figure(out, &target->head);
}

/* True when the target's day has come, or it has none. */
static bool is_due(const jn_value *by, jn_date today)
{
	if (!by) return true;
	return by->type == JN_VALUE_DATE && today != JN_DATE_NONE && by->date <= today;
}

void jn_rule_kpi_off_target(jn_check *self, const jn_decl *kpi)
{
	const jn_clause *target = jn_decl_values(kpi, JN_KEY_TARGET);
	jn_date today = self->project->today;
	if (kpi->damaged || !target || jn_prop_lost(jn_decl_prop(kpi, JN_KEY_TARGET)) ||
		jn_prop_lost(jn_decl_prop(kpi, JN_KEY_MEASURED)))
		return;
	const jn_value *by = jn_clause_mod(target, JN_MOD_BY);
	if (!is_due(by, today)) return;
	jn_kpi_state state = jn_kpi_judge(kpi, today);
	if (state != JN_KPI_AT_RISK && state != JN_KPI_OFF_TARGET) return;
	const jn_clause *latest = jn_kpi_latest(kpi, today);
	jn_buf gap = {0};
	write_gap(&gap, latest, target);
	jn_diagnostic *finding =
		jn_find(self, kpi, latest->head.span, "`%.*s` was %.*s", JN_ARG(jn_called(kpi)), (int)gap.len, gap.ptr);
	jn_buf_free(&gap);
	finding->dated = by != NULL;
	jn_diagnostic_relate(self->arena, finding, kpi->document, target->head.span, JN_STR("the target"));
	jn_diagnostic_help(self->arena, finding,
					   "plan what brings it there, or set a target that can be reached and its day: `target: … by …`");
}
