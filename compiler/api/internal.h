/* What stands behind the opaque types of journey.h. Everything a project hands out lives in its arena, or in the
 * compiler's own project, and goes with both in journey_close. */
#ifndef JN_API_INTERNAL_H
#define JN_API_INTERNAL_H

#include "journey.h"

#include "checks/run.h"
#include "text/catalog.h"

/* How far a line has been counted. Callers ask for many places in rising order, perhaps all in one line of a million
 * characters: going on from the last one reads the line once. Zero-initialise. */
typedef struct jn_column_cursor {
	const jn_source *source;
	uint32_t line;   /* from 0 */
	uint32_t offset; /* bytes already counted, the start of a character */
	uint32_t column; /* what they are in `encoding` */
	journey_encoding encoding;
} jn_column_cursor;

/* Places that rise each on their own: starts, ends, and those of related places, edits and journeys. */
typedef struct jn_cursors {
	jn_column_cursor start, end, other;
} jn_cursors;

struct journey_map {
	journey_project *owner;
	const jn_decl *decl;
	const char *name;
	const char *title;
};

struct journey_project {
	jn_arena arena;
	jn_project *model; /* owned */
	const char *root;
	const char **paths; /* by jn_document.index; "" for the built-in one */
	const char **files; /* those of them that were read, in the same order */
	size_t file_count;
	journey_map *maps;
	size_t map_count;
	jn_cursors cursors;
};

typedef struct jn_note {
	const jn_document *document;
	jn_span span;
	const char *text; /* a related place's message, or what an edit writes */
	const char *create; /* an edit that makes a file: its path; else NULL */
} jn_note;

/* The strings are made when the finding is first asked for: who shows the first hundred does not pay for the others. */
struct journey_finding {
	journey_project *owner;
	const jn_diagnostic *diagnostic;
	jn_language language;
	journey_severity severity; /* as it was in its run */
	const char *message;       /* NULL until then */
	const char *help;
	const char *edit_title;
	jn_note *related, *edits;
	uint32_t related_count, edit_count;
};

struct journey_findings {
	journey_project *owner;
	journey_finding *items;
	jn_findings run;
};

/* `s` as public functions give strings away: ending in NUL, valid UTF-8, NUL and invalid bytes as U+FFFD. In `arena`.
 */
const char *jn_api_text(jn_arena *arena, jn_str s);

/* A message in a language, the same way; "" for none. */
const char *jn_api_message(jn_arena *arena, const jn_message *message, jn_language language);

/* A span as a place. `document` may be NULL or the built-in one: then it is no place. */
journey_place jn_api_place(journey_project *project, const jn_document *document, jn_span span,
						   journey_encoding encoding, jn_column_cursor *start, jn_column_cursor *end);

/* Reads a day; NULL is none. False when it is no YYYY-MM-DD. */
bool jn_api_date(const char *text, jn_date *ret_date);

#endif
