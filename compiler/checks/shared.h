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
};

typedef struct jn_fact {
	const jn_decl *touchpoint;
	const jn_decl *owner;    /* effective; NULL when none or not known */
	const jn_clause *gravest; /* its gravest pain or barrier, in views too; NULL when none */
	double leaving;          /* the highest leaving rate of the map and its views, in per cent */
	int severity;            /* of `gravest` */
	unsigned flags;
} jn_fact;

/* A touchpoint that a rule has something to say of (checks/quiet.h). */
typedef struct jn_lack {
	const jn_fact *fact;
	const jn_decl *other; /* a second declaration the rule talks about, or NULL */
} jn_lack;

typedef struct jn_shared {
	const jn_project *project;
	jn_arena *arena;
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
	jn_lack *lacks; /* room for one rule's list */
	uint32_t lack_cap;

	/* Gathered from all journeys. */
	uint32_t journey_count;
	uint32_t counted_journeys;      /* neither channel nor future maps */
	jn_pointer_set mapped_personas; /* named by a journey */
	bool unsure_personas;           /* a journey's persona could not be understood */
	const jn_decl *before_journey;  /* the first that covers a phase before the purchase */
	bool before_indirect;           /* one of those has an indirect touchpoint, or may have */
	const jn_decl *plain_reviewed;  /* the first journey with neither `review` nor `reviewed` of its own */

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

/* The facts of a touchpoint of the journey entered, or NULL. */
jn_fact *jn_shared_fact(const jn_shared *self, const jn_decl *touchpoint);

/* The declaration after `decl` in the tree under `root`, parents before children; NULL at the end. */
const jn_decl *jn_tree_next(const jn_decl *root, const jn_decl *decl);

/* Where a finding about a declaration as a whole points: its name, else its title, else its head. */
jn_span jn_place(const jn_decl *decl);

/* What a declaration is called in a message: its name where one was written, else its title. */
jn_str jn_called(const jn_decl *decl);

/* True when a value of the property could not be understood or means nothing; false when the property is absent. */
bool jn_prop_lost(const jn_prop *prop);

#endif
