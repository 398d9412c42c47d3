/* The schema in words of a language: what a value is, which clauses may stand behind it. `journey explain` and editors show
 * these. */
#ifndef JN_TEXT_SCHEMA_SAY_H
#define JN_TEXT_SCHEMA_SAY_H

#include "base/buf.h"
#include "model/schema.h"
#include "text/language.h"

/* A clause that may stand behind a value: a modifier and what follows it, which depends on the property (JN_TAKES_…). */
typedef struct jn_clause_row {
	unsigned takes;       /* the bit of jn_property_row.takes */
	jn_modifier word;
	jn_type type;         /* of its value: JN_TYPE_REF, _DATE, _TEXT or _INTEGER (1 to 5) */
	jn_kind ref;          /* JN_TYPE_REF: the kind referred to */
	const char *shown;    /* "from SOURCE" */
	const char *doc;      /* one sentence in English, Markdown */
} jn_clause_row;

enum { JN_CLAUSE_ROWS = 8 };
extern const jn_clause_row jn_schema_clauses[JN_CLAUSE_ROWS];

/* The row of `word` behind the values of `row`, or NULL when that property does not take it. */
const jn_clause_row *jn_schema_clause(const jn_property_row *row, jn_modifier word);

/* What a property's first value is: "a text", "a whole number from `-2` to `+2`"; and its second, if it has one. */
void jn_schema_say_type(jn_buf *out, jn_language language, const jn_property_row *row);

/* "Takes a text; may be given several times. Behind it: `from SOURCE`, `on DATE`." */
void jn_schema_say_takes(jn_buf *out, jn_language language, const jn_property_row *row);

/* The kinds that `kind` may stand in, or (`inside`) that may stand in it: "`a`, `b` or `c`"; nothing when there are none. */
void jn_schema_say_relatives(jn_buf *out, jn_language language, jn_kind kind, bool inside);

/* "Stands in `stage`, at most once; takes a name and a title." `names`: with what it is called by, where it is. */
void jn_schema_say_place(jn_buf *out, jn_language language, const jn_kind_row *kind, bool names);

#endif
