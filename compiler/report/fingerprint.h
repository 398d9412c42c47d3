/* Fingerprints: what a finding is recognised by after its lines have moved.
 *
 * Made of the rule, the file's path, the names of the declarations the finding stands in, and the message; never of
 * lines, columns or the bytes around. */
#ifndef JN_REPORT_FINGERPRINT_H
#define JN_REPORT_FINGERPRINT_H

#include "model/diagnostic.h"

/* Zero-initialise, but for `arena`. Remembers the last document, so ask document by document. */
typedef struct jn_fingerprinter {
	jn_arena *arena; /* for tables of declarations */
	const jn_document *document;
	struct jn_fingerprint_place *places; /* the document's declarations in the order of their text */
	uint32_t count, cap;
	struct jn_fingerprint_met *met; /* how often jn_fingerprint_unique met each: a hash table */
	uint32_t met_count, met_cap;
} jn_fingerprinter;

/* The fingerprint of a finding in the file called `path`; never 0. Two findings of one rule that say the same of one
 * declaration have the same one. */
uint64_t jn_fingerprint(jn_fingerprinter *self, const jn_diagnostic *finding, jn_str path);

/* The same, made different from all this fingerprinter has given out before: the second of two alike gets another one,
 * always the same other one. */
uint64_t jn_fingerprint_unique(jn_fingerprinter *self, const jn_diagnostic *finding, jn_str path);

/* Room for a fingerprint in 16 hexadecimal digits and a NUL. */
typedef struct jn_fingerprint_text {
	char text[17];
} jn_fingerprint_text;

jn_fingerprint_text jn_fingerprint_write(uint64_t fingerprint);

#endif
