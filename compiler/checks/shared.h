/* Facts that several rules ask for, computed once: about the journey being looked at, and, gathered on the way, about the
 * whole project. All of it lives in the run's arena. */
#ifndef JN_CHECKS_SHARED_H
#define JN_CHECKS_SHARED_H

#include "checks/allow.h"
#include "checks/set.h"

/* What is true of a touchpoint after inheritance. "Lacks" is never said of what was written but could not be read. */
enum {
	JN_LACKS_CHANNEL = 1 << 0,
	JN_LACKS_EMOTION = 1 << 1,
	JN_LACKS_OWNER = 1 << 2, /* and is direct */
	JN_LACKS_GOAL = 1 << 3,
	JN_IS_INDIRECT = 1 << 4,
	JN_IS_ADDRESSED = 1 << 5, /* an opportunity, not dropped, is meant for it */
	JN_HAS_NEXT = 1 << 6,
	JN_LOST_NEXT = 1 << 7, /* a value of its `next` could not be understood */
	JN_MAY_BE_INDIRECT = 1 << 8, /* its control could not be understood */
	JN_LOST_CHANNEL = 1 << 9,    /* its channel could not be understood */
	JN_LOST_EMOTION = 1 << 10,   /* an emotion could not be understood, here or in a view */
	JN_HAS_VIEWS = 1 << 11,
	JN_IS_DAMAGED = 1 << 12, /* a statement in it, a view or an audit could not be understood */
};

/* What stands for an emotion where there is none to be had. */
enum {
	JN_UNRATED = 100, /* nobody said */
	JN_UNMET = 101,   /* the persona does not meet the touchpoint */
	JN_UNSURE = 102,  /* it was said, but could not be understood */
};

enum { JN_MOST_VIEWS = 8 }; /* personas of one journey whose own curves are looked at */

typedef struct jn_fact {
	const jn_decl *touchpoint;
	const jn_decl *owner;    /* effective; NULL when none or not known */
	const jn_decl *channel;  /* effective; NULL when none or not known */
	const jn_clause *gravest; /* its gravest pain or barrier, in views too; NULL when none */
	const jn_clause *unreasoned; /* the first emotion without a reason, in views too; NULL when none */
	const jn_decl *audit;        /* the latest; NULL when none, or when it is not known which that is */
	const jn_clause *poorest;    /* the lowest rating of a quality in `audit`, 1…5; NULL when none */
	uint64_t any[2];             /* a bit per jn_key that it or one of its views has */
	double leaving;          /* the highest leaving rate of the map and its views, in per cent */
	int severity;            /* of `gravest` */
	int importance;          /* the highest of the map and its views; 0 when none */
	unsigned flags;
	int8_t emotion;          /* the map's own: -2…2, or JN_UNRATED or JN_UNSURE */
	int8_t lowest, highest;  /* emotions of the map and its views; JN_UNRATED when none */
} jn_fact;

/* A touchpoint, or another declaration, that a rule has something to say of (checks/quiet.h). */
typedef struct jn_lack {
	const jn_fact *fact;  /* of a touchpoint; else NULL */
	const jn_decl *decl;
	const jn_decl *other; /* a second declaration the rule talks about, or NULL */
} jn_lack;

typedef struct jn_shared {
	const jn_project *project;
	jn_arena *arena;
	const jn_settings *settings;
	jn_allows allows;
	bool misread;      /* some text of the project was misread: an error of the group file */
	bool lost_journey; /* a journey may have been lost that way */
	bool lost_framework; /* what the project says of its framework is not certain */
	bool lost_reviews;   /* … of its reviews */

	/* The journey being looked at. */
	const jn_decl *journey;
	jn_fact *facts; /* its touchpoints in the order of the text */
	uint32_t fact_count, fact_cap;
	bool steered;   /* one has `next` */
	bool lost_flow; /* the flow is not known: a `next` could not be understood, or a statement is damaged */
	bool lost_text; /* a statement of it, of a stage or touchpoint could not be understood: something may be missing here */
	const jn_decl **ideas; /* its opportunities, in touchpoints, stages and itself, dropped ones left out */
	uint32_t idea_count, idea_cap;
	jn_lack *lacks; /* room for one rule's list */
	uint32_t lack_cap;
	int8_t *curves;        /* view_count rows of fact_count emotions; see jn_shared_curves */
	uint32_t curve_cap;    /* bytes of room */
	const jn_decl *viewers[JN_MOST_VIEWS];
	uint32_t view_count;   /* 0: not asked for yet */

	/* Gathered from all journeys. */
	uint32_t journey_count;
	uint32_t counted_journeys;      /* neither channel nor future maps */
	jn_pointer_set mapped_personas; /* named by a journey */
	bool unsure_personas;           /* a journey's persona could not be understood */
	const jn_decl *before_journey;  /* the first that covers a phase before the purchase */
	bool before_indirect;           /* one of those has an indirect touchpoint, or may have */
	const jn_decl *plain_reviewed;  /* the first journey with neither `review` nor `reviewed` of its own */

	/* Gathered by the rules themselves, on the way. */
	jn_pointer_set met_preferences; /* clauses of `prefers` whose channel a journey of the persona uses, or may use */
	jn_pointer_map channel_owners;  /* channels: the first touchpoint whose owner is known */
	jn_pointer_map channel_rivals;  /* channels: the first touchpoint that another team owns */
	jn_pointer_set reached_kpis;    /* on target */
	jn_string_map channel_words;    /* names and titles of channels */
	bool channel_words_read;

	/* Gathered from all declarations. */
	jn_pointer_set used;      /* channels, teams, goals … that something refers to */
	uint32_t usable_count;    /* how many of those there are; 0 when nobody asks */
	const jn_decl *last_used[JN_KIND_COUNT];
	unsigned foreign_kinds;   /* a bit per kind that has a name beyond ASCII */
} jn_shared;

jn_shared jn_shared_new(const jn_project *project, jn_arena *arena, const jn_settings *settings);

/* Gathers what a file-level declaration and everything in it refers to. */
void jn_shared_read(jn_shared *self, const jn_decl *decl);

/* Computes the facts of a journey; they hold until the next one is entered. */
void jn_shared_enter(jn_shared *self, const jn_decl *journey);

/* The curves of the journey entered, one row a persona of it (the first JN_MOST_VIEWS), or one for all where it names
 * none: `curves[view * fact_count + i]` is the emotion of facts[i] as viewers[view] (NULL: nobody in particular) meets
 * it, -2…2 or JN_UNRATED, JN_UNMET, JN_UNSURE. Computed when first asked for. */
const int8_t *jn_shared_curves(jn_shared *self);

/* True when the touchpoint, as the persona meets it (NULL: the map's own), has the property, understood or not. */
bool jn_view_has(const jn_decl *touchpoint, const jn_decl *persona, jn_key key);

static inline bool jn_fact_any(const jn_fact *self, jn_key key)
{
	return (self->any[key >> 6] >> (key & 63)) & 1;
}

/* True when a statement in the touchpoint, its stage or its journey could not be understood: what it seems to lack may be
 * there. */
bool jn_fact_unsure(const jn_shared *self, const jn_fact *fact);

/* True when what is severe here (a pain, a barrier, customers leaving) has no opportunity; an unsure fact never. */
bool jn_fact_hurts(const jn_shared *self, const jn_fact *fact);

/* The day of an audit; JN_DATE_NONE when it could not be understood. */
jn_date jn_audit_date(const jn_decl *audit);

/* The day that a review rhythm (a clause of `review`) asks for after `day`; JN_DATE_NONE when it is not known. */
jn_date jn_rhythm_after(const jn_clause *review, jn_date day);

/* True when a KPI's latest measurement misses its target, and the target's day has come (checks/numbers.c). */
bool jn_kpi_missed(const jn_project *project, const jn_decl *kpi);

/* True when a rule is on: another may then leave to it what both could tell. */
bool jn_rule_speaks(const jn_shared *self, jn_rule_id rule);

/* The facts of a touchpoint of the journey entered, or NULL. */
jn_fact *jn_shared_fact(const jn_shared *self, const jn_decl *touchpoint);

/* Where a finding about a declaration as a whole points: its name, else its title, else its head. */
jn_span jn_place(const jn_decl *decl);

/* What a declaration is called in a message: its name where one was written, else its title. */
jn_str jn_called(const jn_decl *decl);

/* True when a value of the property could not be understood or means nothing; false when the property is absent. */
bool jn_prop_lost(const jn_prop *prop);

#endif
