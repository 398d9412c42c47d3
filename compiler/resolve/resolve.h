/* Resolution: names become pointers, over all files of a project. */
#ifndef JN_RESOLVE_H
#define JN_RESOLVE_H

#include "model/diagnostic.h"
#include "model/project.h"

/* Collects the project's declarations, finds its `project` block, indexes names and sets every `ref`. Adds findings (group
 * file) to self->diagnostics. Call once, when all documents are in. */
void jn_resolve(jn_project *self);

/* The help for a name that nothing declares; takes a kind and the name. Loading rewords it for a file that stands alone. */
extern const char jn_help_declare[];

#endif
