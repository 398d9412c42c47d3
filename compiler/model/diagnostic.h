/* A diagnostic is a value: a rule, a place, a message, related places, edits that mend it. Whoever finds something adds
 * one; reporters and the language server present the list; nobody prints on the way. */
#ifndef JN_MODEL_DIAGNOSTIC_H
#define JN_MODEL_DIAGNOSTIC_H

#include "model/message.h"
#include "model/model.h"

/* Every rule that exists in code. Names, severities, functions: checks/table.c, one row each, in this order. */
typedef enum jn_rule_id {
	/* file */
	JN_RULE_SYNTAX,
	JN_RULE_MISSING_VALUE,
	JN_RULE_MISSING_NAME,
	JN_RULE_BLOCK_NOT_CLOSED,
	JN_RULE_UNKNOWN_WORD,
	JN_RULE_MISPLACED,
	JN_RULE_UNKNOWN_KEY,
	JN_RULE_UNKNOWN_VALUE,
	JN_RULE_WRONG_TYPE,
	JN_RULE_DUPLICATE_KEY,
	JN_RULE_DUPLICATE_NAME,
	JN_RULE_RESERVED_NAME,
	JN_RULE_UNKNOWN_NAME,
	JN_RULE_AMBIGUOUS_NAME,
	JN_RULE_OUT_OF_RANGE,
	JN_RULE_INVALID_NUMBER,
	JN_RULE_INVALID_DATE,
	JN_RULE_UNIT_MISMATCH,
	JN_RULE_UNQUOTED_TEXT,
	JN_RULE_BRACE_ON_OWN_LINE,
	JN_RULE_TOO_DEEP,
	JN_RULE_TOO_LARGE,
	JN_RULE_INVALID_ENCODING,
	JN_RULE_TYPOGRAPHIC_CHARACTER,
	JN_RULE_CONFUSABLE_NAME,
	JN_RULE_UNUSABLE_IMAGE,
	JN_RULE_UNUSED_NAME,
	JN_RULE_UNUSED_ALLOW,
	/* frame */
	JN_RULE_MISSING_PHASE,
	JN_RULE_PHASE_ORDER,
	JN_RULE_UNMAPPED_PERSONA,
	JN_RULE_JOURNEY_WITHOUT_PERSONA,
	JN_RULE_MANY_PERSONAS,
	JN_RULE_MISSING_SCENARIO,
	JN_RULE_MISSING_STATE,
	JN_RULE_MISSING_OWNER,
	JN_RULE_MISSING_GOAL,
	JN_RULE_MISSING_BOUNDS,
	JN_RULE_TOO_FEW_JOURNEYS,
	JN_RULE_TOO_FEW_STAGES,
	JN_RULE_TOO_MANY_STAGES,
	JN_RULE_EMPTY_STAGE,
	JN_RULE_DUPLICATE_TITLE,
	JN_RULE_TOO_MANY_TOUCHPOINTS,
	JN_RULE_UNREACHABLE,
	JN_RULE_MISSING_REVIEW,
	JN_RULE_REVIEW_OVERDUE,
	JN_RULE_FUTURE_WITHOUT_CHANGE,
	JN_RULE_PLACEHOLDER,
	/* personas */
	JN_RULE_THIN_PERSONA,
	JN_RULE_DEMOGRAPHICS_ONLY,
	JN_RULE_PERSONA_WITHOUT_SOURCE,
	JN_RULE_PERSONA_NOT_MET,
	/* touchpoints */
	JN_RULE_TOUCHPOINT_WITHOUT_CHANNEL,
	JN_RULE_TOUCHPOINT_WITHOUT_EMOTION,
	JN_RULE_TOUCHPOINT_WITHOUT_OWNER,
	JN_RULE_TOUCHPOINT_WITHOUT_GOAL,
	JN_RULE_ONLY_CONTROLLED_TOUCHPOINTS,
	JN_RULE_UNADDRESSED_PAIN,
	JN_RULE_UNDOCUMENTED_HANDOFF,
	JN_RULE_MISSING_EXPERIENCE,
	JN_RULE_EMOTION_WITHOUT_REASON,
	JN_RULE_ALL_POSITIVE,
	JN_RULE_SINGLE_CHANNEL,
	JN_RULE_ONLY_DIGITAL,
	JN_RULE_TOUCHPOINT_IS_CHANNEL,
	JN_RULE_INSIDE_OUT_TITLE,
	JN_RULE_MISSING_MOMENT_OF_TRUTH,
	JN_RULE_LOW_POINT_WITHOUT_PAIN,
	JN_RULE_UNMET_EXPECTATION,
	JN_RULE_IMPORTANT_AND_POOR,
	JN_RULE_EMOTIONAL_CLIFF,
	JN_RULE_ENDS_BADLY,
	JN_RULE_UNDOCUMENTED_CHANNEL_SWITCH,
	JN_RULE_INCONSISTENT_CHANNEL,
	JN_RULE_FRONTSTAGE_WITHOUT_SUPPORT,
	JN_RULE_LOW_QUALITY,
	JN_RULE_AUDIT_OVERDUE,
	/* numbers */
	JN_RULE_KPI_OFF_TARGET,
	JN_RULE_KPI_WITHOUT_TARGET,
	JN_RULE_KPI_WITHOUT_UNIT,
	JN_RULE_KPI_UNMEASURED,
	JN_RULE_KPI_WITHOUT_SOURCE,
	JN_RULE_KPI_WORSENING,
	JN_RULE_STAGE_WITHOUT_KPI,
	JN_RULE_GOAL_WITHOUT_KPI,
	JN_RULE_GOAL_OVERDUE,
	JN_RULE_OVERDUE_OPPORTUNITY,
	JN_RULE_ONLY_BUSINESS_KPIS,
	JN_RULE_CLAIM_WITHOUT_SOURCE,
	JN_RULE_ONE_KIND_OF_EVIDENCE,
	JN_RULE_STALE_MEASUREMENT,
	JN_RULE_STALE_SOURCE,
	JN_RULE_OPPORTUNITY_WITHOUT_OWNER,
	JN_RULE_OPPORTUNITY_WITHOUT_ESTIMATE,
	JN_RULE_COUNT
} jn_rule_id;

typedef enum jn_severity {
	JN_SEVERITY_OFF,
	JN_SEVERITY_INFO,
	JN_SEVERITY_WARNING,
	JN_SEVERITY_ERROR,
} jn_severity;

typedef struct jn_related {
	struct jn_related *next;
	const jn_document *document;
	jn_span span;
	jn_message message;
} jn_related;

/* Replaces `span` by `text`; or, where `create` is not empty, makes a new file of that name, which holds `text`, in the
 * folder of `document`. Such an edit is the only one of its diagnostic, and its span is empty. */
typedef struct jn_edit {
	struct jn_edit *next;
	const jn_document *document;
	jn_span span;
	jn_str text;
	jn_str create;
} jn_edit;

typedef struct jn_diagnostic {
	struct jn_diagnostic *next;
	const jn_document *document;
	jn_span span;         /* where; at least the place to put the cursor (start == end is allowed) */
	jn_rule_id rule;
	jn_severity severity; /* set when the list is collected (checks/run.c); JN_SEVERITY_OFF before */
	jn_message message;   /* one sentence without a full stop at its end: what is wrong */
	jn_message help;      /* how to mend it; nothing when the message says it all */
	jn_related *related;  /* in the order added */
	jn_edit *edits;       /* in the order added */
	jn_edit *choice;      /* other edits, which would do as well; NULL where there is no choice. Never certain */
	jn_message choice_title; /* what they do */
	jn_message edit_title; /* what the edits do: "write `journey`" */
	bool edit_certain;    /* safe to apply without asking */
	bool edit_sketches;   /* leaves a placeholder: nobody wants that each time a file is saved */
	bool dated;           /* true only because of today's date: never fails a run unless its rule is named in fail-on */
} jn_diagnostic;

/* Adds a diagnostic at the front of `*list`, in `arena`. What it says is a whole sentence in English, as printf would put it
 * together (model/message.h); user text in it stands between back-ticks: "`%.*s`" with JN_ARG(name). The sentence is the
 * key of its translations, so it is a literal here and never glued from pieces. */
jn_diagnostic *jn_diagnose(jn_arena *arena, jn_diagnostic **list, const jn_document *document, jn_span span,
                           jn_rule_id rule, const char *format, ...) __attribute__((format(printf, 6, 7)));

/* The same with a message that was made already. */
jn_diagnostic *jn_diagnose_message(jn_arena *arena, jn_diagnostic **list, const jn_document *document, jn_span span,
                                   jn_rule_id rule, jn_message message);

/* Sets the help line. */
void jn_diagnostic_help(jn_arena *arena, jn_diagnostic *self, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Sets the title of the edits. */
void jn_diagnostic_title(jn_arena *arena, jn_diagnostic *self, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Adds a related place, with a few words. */
void jn_diagnostic_relate(jn_arena *arena, jn_diagnostic *self, const jn_document *document, jn_span span,
                          const char *format, ...) __attribute__((format(printf, 5, 6)));

/* Adds an edit in the diagnostic's own document. `text` must outlive the diagnostic. */
void jn_diagnostic_edit(jn_arena *arena, jn_diagnostic *self, jn_span span, jn_str text);

/* The same in any document of the project. */
void jn_diagnostic_edit_in(jn_arena *arena, jn_diagnostic *self, const jn_document *document, jn_span span, jn_str text);

/* Makes a new file beside the diagnostic's document the edit. `name` and `text` must outlive the diagnostic. */
void jn_diagnostic_create(jn_arena *arena, jn_diagnostic *self, jn_str name, jn_str text);

#endif
