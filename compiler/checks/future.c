/* The rule about future maps: one that says the same as the map it is based on shows no future.
 *
 * In: two journeys. Out: a finding. Both trees are walked side by side without recursion, and no further than to the
 * first difference. What the journeys say of themselves (name, state, scenario …) is not compared, only what is in
 * them. */
#include "checks/find.h"
#include "checks/rules.h"

/* Equal by what was written; NULL equals NULL. */
static bool same_value(const jn_value *a, const jn_value *b)
{
	if (!a || !b) return a == b;
	if (a->type != b->type || a->compare != b->compare) return false;
	switch ((jn_value_type)a->type) {
	case JN_VALUE_DATE: return a->date == b->date;
	case JN_VALUE_RANGE:
	case JN_VALUE_NUMBER:
	case JN_VALUE_COLOR:
		return a->number >= b->number && a->number <= b->number && a->high >= b->high && a->high <= b->high &&
			   jn_str_eq(a->unit, b->unit);
	default: return jn_str_eq(a->text, b->text);
	}
}

static bool same_mods(const jn_mod *a, const jn_mod *b)
{
	for (; a && b; a = a->next, b = b->next)
		if (a->word != b->word || !same_value(&a->value, &b->value)) return false;
	return a == b;
}

static bool same_clauses(const jn_clause *a, const jn_clause *b)
{
	for (; a && b; a = a->next, b = b->next) {
		if (a->broken || b->broken || !same_value(&a->head, &b->head)) return false;
		if (!same_value(a->second, b->second) || !same_mods(a->mods, b->mods)) return false;
	}
	return a == b;
}

static bool same_decl(const jn_decl *a, const jn_decl *b)
{
	if (a->kind != b->kind || a->damaged || b->damaged) return false;
	if (!jn_str_eq(a->name, b->name) || !jn_str_eq(a->title, b->title)) return false;
	if (a->has[0] != b->has[0] || a->has[1] != b->has[1] || !same_clauses(a->heads, b->heads)) return false;
	for (const jn_prop *prop = a->props; prop; prop = prop->next) {
		const jn_prop *other = jn_decl_prop(b, prop->key);
		if (!other || prop->broken || other->broken || !same_clauses(prop->clauses, other->clauses)) return false;
	}
	return true;
}

/* True when `decl`, which is not `root`, has a sibling after it. */
static bool has_next(const jn_decl *root, const jn_decl *decl)
{
	return decl != root && decl->next;
}

static bool same_content(const jn_decl *a_root, const jn_decl *b_root)
{
	const jn_decl *a = a_root, *b = b_root;
	while (a && b) {
		if (!a->first_child != !b->first_child || has_next(a_root, a) != has_next(b_root, b)) return false;
		if (a != a_root && !same_decl(a, b)) return false;
		a = jn_decl_after(a, a_root);
		b = jn_decl_after(b, b_root);
	}
	return a == b;
}

void jn_rule_future_without_change(jn_check *self, const jn_decl *journey)
{
	const jn_clause *state = jn_decl_values(journey, JN_KEY_STATE);
	const jn_decl *base = jn_decl_ref(journey, JN_KEY_BASED_ON);
	if (!base || base == journey || !state || !jn_str_eq(state->head.text, JN_STR("future"))) return;
	if (journey->damaged || base->damaged || !journey->first_child || !same_content(journey, base)) return;
	jn_diagnostic *finding = jn_find(self, journey, jn_place(journey), "the future map `%.*s` says the same as `%.*s`",
									 JN_ARG(jn_called(journey)), JN_ARG(jn_called(base)));
	jn_diagnostic_relate(self->arena, finding, base->document, jn_place(base), "the map it is based on");
	jn_diagnostic_help(self->arena, finding, "change in it what shall be different");
}
