/* The frameworks every project has. Titles are shown through the label catalogue, so that a map's language decides them. */
#ifndef JN_PROJECT_FRAMEWORKS_H
#define JN_PROJECT_FRAMEWORKS_H

#include "model/model.h"

/* A document that holds them, with no text and no places in one; the caller frees it with jn_document_free. */
jn_document *jn_frameworks_document(void);

#endif
