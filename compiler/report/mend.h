/* Mending: the edits that findings carry, applied to texts in memory. Whoever wants files changed writes them itself.
 */
#ifndef JN_REPORT_MEND_H
#define JN_REPORT_MEND_H

#include "model/diagnostic.h"

/* A document's text as the edits leave it; or a file that they make: of the name `create`, beside `document`. */
typedef struct jn_mended {
	const jn_document *document;
	jn_str text;
	jn_str create; /* empty: the document changes */
} jn_mended;

typedef struct jn_mends {
	jn_mended *items; /* the documents that change, in the order of their index; then the files that are made */
	uint32_t count;
	uint32_t findings;   /* how many findings were mended */
	jn_severity highest; /* the highest severity among them */
} jn_mends;

/* Zero-initialise for certain edits anywhere. */
typedef struct jn_mend_options {
	bool unsafe;         /* suggestions too */
	const bool *allowed; /* by jn_document.index: files that may change; NULL: all */
	uint32_t allowed_count;
} jn_mend_options;

/* Applies the edits of `findings`, all of a finding's or none. Where two findings want to change one place, the one
 * that starts first in the text is mended and the other left for the next round. An edit's line ends become those of
 * its file. The result lives in `arena`; nothing is left to mend when it has no items. */
jn_mends jn_mend(jn_arena *arena, jn_diagnostic *const *findings, uint32_t count, const jn_mend_options *options);

#endif
