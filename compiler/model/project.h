/* A project: many documents as one namespace, and what a project.journey says of it. */
#ifndef JN_MODEL_PROJECT_H
#define JN_MODEL_PROJECT_H

#include "model/model.h"

struct jn_name_table;

typedef struct jn_project {
	jn_arena arena;            /* the snapshot: what crosses files */
	jn_document **documents;   /* in the order of their paths; the built-in one first */
	uint32_t document_count;
	uint32_t document_cap;
	const jn_decl *project;    /* the `project` declaration, or NULL */
	const jn_decl **by_kind[JN_KIND_COUNT]; /* file-level declarations of a kind, in document order; built-in frameworks included */
	uint32_t kind_count[JN_KIND_COUNT];
	struct jn_name_table *names;
	struct jn_diagnostic *diagnostics; /* what resolution found, newest first */
	uint32_t line_total;
	jn_date today;             /* JN_DATE_NONE when not given; only checks may read it */
} jn_project;

#endif
