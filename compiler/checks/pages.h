/* The pages of the rules (compiler/checks/rules), Markdown, and what po/pages says of them in other languages. They are a part of
 * the program, not of the library: made when building, by cmake/embed.cmake and cmake/embed_catalogs.cmake. */
#ifndef JN_CHECKS_PAGES_H
#define JN_CHECKS_PAGES_H

#include "base/buf.h"
#include "model/diagnostic.h"
#include "text/catalog.h"

/* By jn_rule_id; none is NULL. English. */
extern const char *const jn_rule_pages[JN_RULE_COUNT];

/* Their translations, by language; English has none. */
extern const jn_catalog jn_page_catalogs[JN_LANG_COUNT];

/* Appends a rule's page as Markdown: headings, items and paragraphs in the language, what has no translation and all code as it
 * stands. A translated paragraph is one line. */
void jn_rule_page(jn_buf *out, jn_language language, jn_rule_id rule);

#endif
