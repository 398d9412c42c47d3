/* The mends for a name that is declared twice, and for one that cannot be. */
#ifndef JN_RESOLVE_TWINS_H
#define JN_RESOLVE_TWINS_H

#include "model/diagnostic.h"
#include "model/project.h"

/* A declaration whose name another has already. */
typedef struct jn_twin {
	const jn_decl *decl, *first;
	const void *scope; /* where the name has to be unique */
	jn_diagnostic *finding;
} jn_twin;

/* Offers another name for the declaration; where the first one stands in another file, for the references in the file of
 * this one too, which most likely mean it. To be called when references are resolved. */
void jn_twin_mend(jn_project *project, const jn_twin *twin);

/* Says of each declaration that is called like a word of clauses (`from`) that this is no name, and offers another, for
 * whatever refers to it too. To be called when references are resolved. */
void jn_reserved_mend(jn_project *project);

#endif
