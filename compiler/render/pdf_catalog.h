/* What a PDF says of itself as a whole and cairo has no words for: its language, that its title is to be shown, and that it reads
 * from right to left. In: a file cairo has written. Out: the same, its catalogue filled in. */
#ifndef JN_RENDER_PDF_CATALOG_H
#define JN_RENDER_PDF_CATALOG_H

#include "base/buf.h"

/* `language`: a tag of letters, digits and hyphens. False, and nothing is changed, where the file does not end as expected: its
 * catalogue last, a table of places behind it. */
bool jn_pdf_catalog(jn_buf *pdf, jn_str language, bool rtl);

#endif
