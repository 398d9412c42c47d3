/* The schema: what may stand where, said once. Lowering, checks, completion, hover, the JSON schema and the reference
 * manual all read these rows; nothing of it is written a second time. */
#ifndef JN_MODEL_SCHEMA_H
#define JN_MODEL_SCHEMA_H

#include "model/model.h"

/* What a property's head value must be. */
typedef enum jn_type {
	JN_TYPE_TEXT,      /* "string" or a block of | lines */
	JN_TYPE_REF,       /* the name of a declaration of kind `ref` */
	JN_TYPE_REF_OR_TEXT,
	JN_TYPE_WORD,      /* one of `words` */
	JN_TYPE_FREE,      /* any name or text */
	JN_TYPE_INTEGER,   /* a whole number, min…max */
	JN_TYPE_NUMBER,    /* a number with or without a unit */
	JN_TYPE_AMOUNT,    /* a number, a range, or text */
	JN_TYPE_DATE,
	JN_TYPE_TARGET,    /* a comparison with a number, or a number */
	JN_TYPE_LINK,      /* a URL or text */
	JN_TYPE_COLOR,     /* #RRGGBB */
} jn_type;

/* Which modifiers a property's values take; what FROM and BY point to depends on the property. */
enum {
	JN_TAKES_FROM = 1 << 0,      /* from SOURCE */
	JN_TAKES_ON = 1 << 1,        /* on DATE */
	JN_TAKES_BY_TEAM = 1 << 2,   /* by TEAM */
	JN_TAKES_BY_DATE = 1 << 3,   /* by DATE */
	JN_TAKES_TO = 1 << 4,        /* to COMPETITOR */
	JN_TAKES_IF = 1 << 5,        /* if "text" */
	JN_TAKES_SEVERITY = 1 << 6,  /* severity 1…5 */
	JN_TAKES_FROM_DATE = 1 << 7, /* from DATE (a cadence's first day) */
};

/* The optional value after the head. */
typedef enum jn_second {
	JN_SECOND_NONE,
	JN_SECOND_TEXT,
	JN_SECOND_NUMBER, /* a threshold after a rule's severity */
} jn_second;

typedef struct jn_property_row {
	jn_key key;
	const char *name;         /* as it is spelt */
	jn_type type;
	jn_kind ref;              /* JN_TYPE_REF…: the kind referred to */
	const char *const *words; /* JN_TYPE_WORD: the values, NULL-terminated */
	int min, max;             /* JN_TYPE_INTEGER; JN_TYPE_NUMBER where max is not 0 */
	jn_second second;
	unsigned takes;           /* JN_TAKES_… */
	bool many;                /* a comma list or repeated lines; else a second value is `duplicate-key` */
	const char *doc;          /* one sentence */
} jn_property_row;

typedef struct jn_kind_row {
	jn_kind kind;
	const char *name;   /* as it is spelt */
	const char *plural; /* for messages */
	unsigned stands_in; /* a bit per jn_kind; bit JN_KIND_NONE is the file */
	bool names;         /* takes a name and a title */
	bool once;          /* at most one where it stands */
	const jn_property_row *rows;
	uint32_t row_count;
	const char *doc;
} jn_kind_row;

/* The row of a kind; JN_KIND_NONE gives the file's (no name, no properties). */
const jn_kind_row *jn_schema_kind(jn_kind kind);

/* The kind spelt `word`, or JN_KIND_NONE. */
jn_kind jn_schema_kind_named(jn_str word);

/* The key spelt `word`, in whatever kind, or JN_KEY_UNKNOWN. */
jn_key jn_schema_key_named(jn_str word);

/* The row for `key` in `kind`, or NULL when that kind has no such property. */
const jn_property_row *jn_schema_property(jn_kind kind, jn_key key);

/* The modifier spelt `word`, or JN_MOD_NONE; and the spelling of one. */
jn_modifier jn_schema_modifier_named(jn_str word);
const char *jn_schema_modifier_name(jn_modifier modifier);

/* True when `kind` may stand in a block of kind `parent` (JN_KIND_NONE: at file level). */
bool jn_schema_stands_in(jn_kind kind, jn_kind parent);

/* The index of `word` among `words`, or -1. */
int jn_schema_word_index(const char *const *words, jn_str word);

/* The word lists that code refers to; an index into them is the value's number. */
extern const char *const jn_words_place[];    /* before during after */
extern const char *const jn_words_control[];  /* direct indirect */
extern const char *const jn_words_state[];    /* current future */
extern const char *const jn_words_medium[];   /* digital physical phone print broadcast person */
extern const char *const jn_words_cadence[];  /* weekly monthly quarterly half-yearly yearly */
extern const char *const jn_words_idea[];     /* idea planned doing done dropped */
extern const char *const jn_words_severity[]; /* off info warning error */

/* Months between reviews for an index into jn_words_cadence; weekly gives 0 (seven days). */
int jn_cadence_months(int cadence);

#endif
