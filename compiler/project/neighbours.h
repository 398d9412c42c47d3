/* The files beside one that stands alone: a name it misses may be declared there, and then a project.journey is what is missing. */
#ifndef JN_PROJECT_NEIGHBOURS_H
#define JN_PROJECT_NEIGHBOURS_H

#include "project/load.h"

struct jn_neighbours;
struct jn_parser;

typedef jn_document *(*jn_read_document)(const jn_load_request *request, struct jn_parser *parser, jn_str absolute, jn_str shown);

/* Adds to the findings of a project of one file, which is resolved, what its neighbours declare. They are read when a name is
 * missed for the first time, and their names kept in self->neighbours. */
void jn_neighbours_ask(jn_project *self, const jn_load_request *request, struct jn_parser *parser, jn_read_document read);

void jn_neighbours_free(struct jn_neighbours *self);

#endif
