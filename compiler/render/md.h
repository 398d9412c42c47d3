/* User text in Markdown as GitHub reads it. Not for callers of render but its writer, and its tests. */
#ifndef JN_RENDER_MD_H
#define JN_RENDER_MD_H

#include "render/render.h"
#include "scene/outline.h"
#include "text/labels.h"

/* Writes `s` as one line of Markdown that shows exactly these words: no markup, HTML, link, image, reference, mention or formula
 * comes of it, and no cell of a table ends in it. Controls and what steers the direction are dealt with as jn_escape does.
 * Line ends become blanks, or <br> where paragraphs are parted and `breaks` is set. */
void jn_md_escape(jn_buf *out, jn_str s, bool breaks);

#endif
