/* A declaration as one line of text, for tests that compare models: kind, path, title, every property with its values; without
 * positions and without children. */
#ifndef JN_TEST_DUMP_H
#define JN_TEST_DUMP_H

#include "base/buf.h"
#include "model/project.h"

void jn_dump_decl(jn_buf *out, const jn_decl *decl);

/* The same without what other declarations say: its own name instead of its path, references as they are written. */
void jn_dump_decl_alone(jn_buf *out, const jn_decl *decl);

/* Every declaration of a document, a line each, in the order of the text. */
void jn_dump_document(jn_buf *out, const jn_document *document);

/* Every finding of a document and of the project's resolution in it, a line each: "rule line:column message", in no special order. */
void jn_dump_findings(jn_buf *out, const jn_project *project);

/* The next declaration in the order of the text, parents first; NULL behind the last. */
const jn_decl *jn_dump_next(const jn_decl *decl);

#endif
