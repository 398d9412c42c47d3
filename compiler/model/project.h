/* A project: many documents as one namespace, and what a project.journey says of it. */
#ifndef JN_MODEL_PROJECT_H
#define JN_MODEL_PROJECT_H

#include "model/model.h"

struct jn_name_table;
struct jn_images;
struct jn_neighbours;

/* A flag that resolution set in a document (`broken`). */
typedef struct jn_mark {
	struct jn_mark *next;
	bool *flag;
} jn_mark;

typedef struct jn_project {
	jn_arena arena;            /* the snapshot: what crosses files */
	jn_document **documents;   /* in the order of their paths; the built-in one first */
	uint32_t document_count;
	uint32_t document_cap;
	jn_str *paths;             /* of the documents, while others are taken over (project/load.c) */
	const jn_decl *project;    /* the `project` declaration, or NULL */
	const jn_decl **by_kind[JN_KIND_COUNT]; /* file-level declarations of a kind, in document order; built-in frameworks included */
	uint32_t kind_count[JN_KIND_COUNT];
	struct jn_name_table *names;
	struct jn_diagnostic *diagnostics; /* what resolution found, newest first */
	jn_mark *marks;            /* what resolution set in the documents: taken back before they are resolved again */
	struct jn_neighbours *neighbours; /* project/neighbours.h; NULL: nobody asked yet */
	struct jn_images *images;  /* project/images.h: those read so far, or NULL */
	bool too_many;             /* there were more files than may be read */
	uint32_t line_total;
	jn_date today;             /* JN_DATE_NONE when not given; only checks may read it */
} jn_project;

#endif
