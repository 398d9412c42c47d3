/* Resolution: names become pointers, over all files of a project. */
#ifndef JN_RESOLVE_H
#define JN_RESOLVE_H

#include "model/diagnostic.h"
#include "model/project.h"

/* Collects the project's declarations, finds its `project` block, indexes names and sets every `ref`. Adds findings (group
 * file) to self->diagnostics. Call when all documents are in; again only after jn_unresolve. */
void jn_resolve(jn_project *self);

/* The help for a name that nothing declares; takes a kind and the name. Loading rewords it for a file that stands alone. */
extern const char jn_help_declare[];

/* Takes back what resolution made of the project and its documents, so that documents can be replaced and it can be resolved
 * again. What it allocated stays in the arena, which the caller may give back. References are left as they are: they mean
 * nothing until jn_resolve sets them. */
void jn_unresolve(jn_project *self);

#endif
