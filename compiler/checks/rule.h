/* Rules: one table row each, beside one function. */
#ifndef JN_CHECKS_RULE_H
#define JN_CHECKS_RULE_H

#include "model/diagnostic.h"
#include "model/query.h"

/* What a check function gets: the project, and where to put what it finds. */
typedef struct jn_check {
	const jn_project *project;
	jn_arena *arena;             /* findings live here */
	jn_diagnostic **found;       /* list to add to with jn_diagnose */
	const struct jn_rule *rule;  /* the rule being run */
	double threshold;            /* the project's own, else the rule's default */
	struct jn_shared *shared;    /* checks/shared.h: facts computed once for all rules */
} jn_check;

/* What a rule is called for; a rule may be called for several of these. Journeys come in the order of the project, each
 * followed by its stages and touchpoints; then the personas, the KPIs, and last the project. */
typedef enum jn_rule_scope {
	JN_SCOPE_NONE = 0,         /* found while reading (group file), or by the run itself: no function */
	JN_SCOPE_PROJECT = 1 << 0, /* called once, with decl NULL */
	JN_SCOPE_PERSONA = 1 << 1, /* called for each persona … */
	JN_SCOPE_JOURNEY = 1 << 2,
	JN_SCOPE_STAGE = 1 << 3,
	JN_SCOPE_TOUCHPOINT = 1 << 4,
	JN_SCOPE_KPI = 1 << 5,
} jn_rule_scope;

typedef struct jn_rule {
	jn_rule_id id;
	const char *name;
	const char *group;   /* file, frame, personas, touchpoints, numbers */
	jn_severity severity;
	unsigned scope;      /* JN_SCOPE_… */
	void (*check)(jn_check *self, const jn_decl *decl);
	double threshold;    /* 0 when the rule has none */
	bool dated;          /* depends on today: never fails a run unless named in fail-on */
	const char *summary; /* one sentence: what it finds */
} jn_rule;

/* All rules, indexed by jn_rule_id; JN_RULE_COUNT of them. */
extern const jn_rule jn_rules[];

/* The rule called `name`, or NULL. */
const jn_rule *jn_rule_named(jn_str name);

/* True when `name` is a group of rules. */
bool jn_rule_group_exists(jn_str name);

#endif
