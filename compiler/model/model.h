/* The model: what a map says, freed from how it was typed. Checks, scenes, writers and the language server read this
 * and never the syntax tree.
 *
 * Everything here is built by lowering into the document's arena and completed by resolution (`ref` pointers). It is
 * read-only afterwards. Pointers are valid until the document (for `ref`: any document of the project) changes. */
#ifndef JN_MODEL_H
#define JN_MODEL_H

#include "base/arena.h"
#include "model/date.h"
#include "model/image.h"
#include "model/kinds.h"
#include "source/source.h"

struct jn_property_row;
struct jn_document;
typedef struct jn_decl jn_decl;

typedef enum jn_value_type {
	JN_VALUE_NONE,     /* nothing was written here */
	JN_VALUE_TEXT,     /* text: a string or a block of `|` lines, escapes resolved; image: the picture it names, or NULL */
	JN_VALUE_WORD,     /* text: a name that is not a reference (current, digital, female …) */
	JN_VALUE_REF,      /* text: the reference as written; ref: what it means, NULL when unknown */
	JN_VALUE_NUMBER,   /* number, unit */
	JN_VALUE_RANGE,    /* number..high, unit */
	JN_VALUE_DATE,     /* date */
	JN_VALUE_LINK,     /* text: a URL */
	JN_VALUE_COLOR,    /* number: 0xRRGGBB */
} jn_value_type;

typedef enum jn_compare {
	JN_COMPARE_NONE, /* no comparison was written; a target without one means "at least" */
	JN_COMPARE_LESS,
	JN_COMPARE_AT_MOST,
	JN_COMPARE_EQUAL,
	JN_COMPARE_AT_LEAST,
	JN_COMPARE_MORE,
} jn_compare;

typedef struct jn_value {
	uint8_t type;      /* jn_value_type */
	uint8_t compare;   /* jn_compare */
	uint8_t decimals;  /* decimals the author wrote, 0…9 */
	jn_span span;
	jn_str text;       /* see jn_value_type; for numbers the digits as written, without the unit */
	jn_str unit;       /* "%", "days", "IDR"; empty when none */
	union {
		double number;
		const jn_decl *ref;
		const jn_image *image;
		jn_date date;
	};
	double high;       /* JN_VALUE_RANGE: the upper end */
} jn_value;

/* `from interviews`, `on 2026-06-30`, `by cx`, `severity 4` … in the order written. */
typedef struct jn_mod {
	struct jn_mod *next;
	jn_span span; /* the modifier word */
	jn_value value;
	jn_modifier word;
} jn_mod;

/* One value of a property: one or two head values, then modifiers. Values of one key written on several lines or after
 * commas make one list. */
typedef struct jn_clause {
	struct jn_clause *next;
	jn_span span;
	jn_value head;
	jn_value *second; /* emotion's reason, handoff's gap, competitor's strength …; NULL when not written */
	jn_mod *mods;
	bool broken;      /* a finding was given for it: rules about what it says stay silent */
} jn_clause;

/* All the values of one key in one declaration. */
typedef struct jn_prop {
	struct jn_prop *next;
	const struct jn_property_row *row; /* its line in the schema */
	jn_str key_text;                   /* as written: what tells JN_KEY_ANY's apart */
	jn_span key_span;                  /* where the key was first written */
	jn_clause *clauses;                /* NULL when the value is missing (which was reported) */
	jn_clause *last;
	jn_key key;
	bool broken;                       /* a value was missing or unusable */
} jn_prop;

/* A declaration, a block (`lint`, `theme`, `build`, `audit`) or a view (`as`). */
struct jn_decl {
	const struct jn_document *document;
	jn_decl *parent; /* NULL at file level */
	jn_decl *first_child;
	jn_decl *last_child;
	jn_decl *next;   /* the next sibling, in the order of the text */
	jn_prop *props;
	jn_prop *last_prop;
	jn_clause *heads;   /* `as`: its personas; `audit`: its date */
	jn_str name;        /* NFC; from the title's slug where none was written; empty only for blocks and broken declarations */
	jn_str title;       /* empty when none was written: show jn_decl_title() */
	jn_span span;       /* from the kind word to the end of the block */
	jn_span head_span;  /* from the kind word to the last head value, without the block */
	jn_span name_span;  /* empty (start == end) when no name was written */
	jn_span title_span; /* empty when no title was written */
	uint64_t has[2];    /* a bit per jn_key present in props, broken ones included */
	uint32_t ordinal;   /* position among the siblings of its kind, from 1 */
	uint8_t kind;       /* jn_kind */
	bool named;         /* the name was written, not slugged */
	bool damaged;       /* a statement in it could not be understood: rules about what is missing stay silent */
};

/* `// allow …` and `// allow-file …` */
typedef struct jn_allow {
	struct jn_allow *next;
	jn_span span;     /* the comment */
	jn_span covers;   /* the statement it covers, or the whole file */
	jn_str rules;     /* the list as written: "rule, rule" */
	jn_str reason;
	bool whole_file;
	bool used;
} jn_allow;

/* One file of a project, lowered. */
typedef struct jn_document {
	jn_arena arena;
	jn_source source;
	jn_decl *first;   /* file-level declarations in the order of the text */
	jn_decl *last;
	jn_allow *allows;
	struct jn_diagnostic *diagnostics; /* what reading and lowering found, newest first */
	jn_str *orphans;  /* names that damaged statements may have meant to declare: references to them are not "unknown" */
	uint32_t orphan_count;
	uint32_t orphan_cap;
	uint32_t decl_count;
	uint32_t index;   /* position in the project, in the order of paths */
	bool builtin;     /* the built-in frameworks: never shown */
	bool has_reserved;    /* a declaration has a word of clauses (`from`) for its name */
	bool has_placeholder; /* one of its texts is one (jn_text_is_placeholder) */
	bool nameless[JN_KIND_COUNT]; /* a declaration of this kind lost its name */
} jn_document;

static inline bool jn_decl_has(const jn_decl *self, jn_key key)
{
	return (self->has[key >> 6] >> (key & 63)) & 1;
}

/* The property with `key`, or NULL. Not for JN_KEY_ANY, of which there may be several: walk `props`. */
const jn_prop *jn_decl_prop(const jn_decl *self, jn_key key);

/* The first value of `key`, or NULL when absent or missing; the others hang on `next`. */
const jn_clause *jn_decl_values(const jn_decl *self, jn_key key);

/* Shorthands for single values. Absent or of another type: the empty string, NULL, or false. */
jn_str jn_decl_text(const jn_decl *self, jn_key key);
const jn_decl *jn_decl_ref(const jn_decl *self, jn_key key);
bool jn_decl_number(const jn_decl *self, jn_key key, double *ret_number);
bool jn_decl_date(const jn_decl *self, jn_key key, jn_date *ret_date);

/* True for a text that only keeps a place: `…`, `...`, `?`, `???`, `TODO`, `TBD`, in any case. */
bool jn_text_is_placeholder(jn_str text);

/* What a person is shown: the title, else the name. */
static inline jn_str jn_decl_title(const jn_decl *self)
{
	return self->title.len ? self->title : self->name;
}

/* The first child of `kind`, or NULL, and the next sibling of the same kind as `self`. */
const jn_decl *jn_decl_child(const jn_decl *self, jn_kind kind);
const jn_decl *jn_decl_sibling(const jn_decl *self);

/* The value of a modifier, or NULL when the clause does not have it (`from` may repeat: walk `mods` for the others). */
const jn_value *jn_clause_mod(const jn_clause *self, jn_modifier word);

/* The severity of a pain, barrier or shortfall: 1…5; 3 unless said. */
int jn_clause_severity(const jn_clause *self);

/* The declaration behind `self` in the order of the text, parents before what stands in them; NULL behind the last. Stays inside
 * `root`; with NULL it goes on to the end of the document. Without recursion, whatever the depth. */
const jn_decl *jn_decl_after(const jn_decl *self, const jn_decl *root);

/* The journey, stage or touchpoint that `self` stands in (or is), or NULL. */
const jn_decl *jn_decl_enclosing(const jn_decl *self, jn_kind kind);

#endif
