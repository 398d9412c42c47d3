/* Questions about KPIs: the measurement that counts, and how it stands to the target.
 *
 * In: a resolved project. Out: pointers into it, or a verdict. Nothing is allocated, changed or kept. */
#include "model/query.h"

const jn_clause *jn_kpi_latest(const jn_decl *kpi, jn_date today)
{
	const jn_clause *latest = NULL;
	jn_date latest_day = JN_DATE_NONE;
	for (const jn_clause *measured = jn_decl_values(kpi, JN_KEY_MEASURED); measured; measured = measured->next) {
		if (measured->head.type != JN_VALUE_NUMBER || measured->broken) continue;
		const jn_value *on = jn_clause_mod(measured, JN_MOD_ON);
		jn_date day = on && on->type == JN_VALUE_DATE ? on->date : JN_DATE_NONE;
		if (today != JN_DATE_NONE && day > today) continue;
		if (latest && day < latest_day) continue;
		latest = measured;
		latest_day = day;
	}
	return latest;
}

bool jn_target_met(const jn_value *target, double value)
{
	if (target->type == JN_VALUE_RANGE) return value >= target->number && value <= target->high;
	switch ((jn_compare)target->compare) {
	case JN_COMPARE_LESS: return value < target->number;
	case JN_COMPARE_AT_MOST: return value <= target->number;
	case JN_COMPARE_EQUAL: return value >= target->number && value <= target->number;
	case JN_COMPARE_MORE: return value > target->number;
	case JN_COMPARE_NONE:
	case JN_COMPARE_AT_LEAST: break;
	}
	return value >= target->number;
}

/* The unit of a figure: written with it, else the KPI's. */
static jn_str unit_of(const jn_decl *kpi, const jn_value *value)
{
	return value->unit.len ? value->unit : jn_decl_text(kpi, JN_KEY_UNIT);
}

static bool comparable(const jn_decl *kpi, const jn_value *a, const jn_value *b)
{
	return jn_str_eq(unit_of(kpi, a), unit_of(kpi, b));
}

static double distance(double a, double b)
{
	return a < b ? b - a : a - b;
}

jn_kpi_state jn_kpi_judge(const jn_decl *kpi, jn_date today)
{
	const jn_clause *target = jn_decl_values(kpi, JN_KEY_TARGET);
	const jn_clause *latest = jn_kpi_latest(kpi, today);
	if (!target || target->broken || target->head.type != JN_VALUE_NUMBER || !latest) return JN_KPI_UNKNOWN;
	if (!comparable(kpi, &target->head, &latest->head)) return JN_KPI_UNKNOWN;
	if (jn_target_met(&target->head, latest->head.number)) return JN_KPI_ON_TARGET;
	/* Measured on the target's day or later, it was missed. */
	const jn_value *due = jn_clause_mod(target, JN_MOD_BY), *on = jn_clause_mod(latest, JN_MOD_ON);
	bool dated = due && due->type == JN_VALUE_DATE && on && on->type == JN_VALUE_DATE;
	if (dated && on->date >= due->date) return JN_KPI_OFF_TARGET;
	const jn_clause *baseline = jn_decl_values(kpi, JN_KEY_BASELINE);
	if (!baseline || baseline->broken || baseline->head.type != JN_VALUE_NUMBER) return JN_KPI_OFF_TARGET;
	/* From a baseline that was good enough there was no way to cover. */
	if (!comparable(kpi, &target->head, &baseline->head)) return JN_KPI_OFF_TARGET;
	if (jn_target_met(&target->head, baseline->head.number)) return JN_KPI_OFF_TARGET;
	double whole = distance(target->head.number, baseline->head.number);
	double left = distance(target->head.number, latest->head.number);
	return whole > 0 && left * 2 <= whole ? JN_KPI_AT_RISK : JN_KPI_OFF_TARGET;
}
