/* What the parts of the HTML writer share: the page being written, and the pieces its sections are made of. Not for
 * callers of render. */
#ifndef JN_RENDER_HTML_H
#define JN_RENDER_HTML_H

#include "base/arena.h"
#include "render/render.h"
#include "text/labels.h"
#include "text/numerals.h"

/* The file-level declarations that a journey refers to, directly or through others: a set with positions. */
typedef struct jn_html_refs {
	const jn_decl **slots;  /* open addressing; NULL is free */
	uint32_t *numbers;      /* of a slot: position among the collected of its kind, from 1 */
	uint32_t slot_count;    /* a power of two */
	const jn_decl **queue;  /* all of them, in the order found */
	uint32_t count;
	uint32_t kind_counts[JN_KIND_COUNT];
} jn_html_refs;

typedef struct jn_html_page {
	jn_buf *out;
	const jn_render_job *job;
	jn_arena arena; /* scratch, gone when the page is written */
	jn_html_refs refs;
	jn_language language;
	jn_numerals numerals;
	unsigned escape; /* flags of jn_escape for running text */
	uint32_t lanes;  /* jn_lane, a bit each: those of which the table has rows; known when it is written */
} jn_html_page;

/* html_refs.c: collects what the journey refers to, and the project's own words for it. */
void jn_html_refs_collect(jn_html_page *page);

/* The number of a collected declaration among its kind, from 1; 0 when it was not collected. */
uint32_t jn_html_refs_number(const jn_html_page *page, const jn_decl *decl);

/* The place of a persona in the journey's list, from 1: her colour on the map; 0 for one who has none. */
int jn_html_persona_place(const jn_html_page *page, const jn_decl *persona);

/* html_facts.c: pieces of text. */
void jn_html_raw(jn_html_page *page, const char *markup);
void jn_html_text(jn_html_page *page, jn_str text);
void jn_html_label(jn_html_page *page, jn_label_id id);

/* "4.1": the stage's and the touchpoint's place. */
void jn_html_touchpoint_number(jn_html_page *page, const jn_decl *touchpoint);

/* The id of a touchpoint or a collected declaration, as in id="…" and href="#…". Writes nothing and returns false when there is none. */
bool jn_html_id(jn_html_page *page, const jn_decl *decl);

/* A declaration's title, as a link to where its facts stand when they stand on this page. */
void jn_html_ref(jn_html_page *page, const jn_decl *decl);

void jn_html_date(jn_html_page *page, jn_date date);

/* A value with everything said behind it: "12 % price shock · to IKEA · from GA4 · on 30 Jun 2026". */
void jn_html_clause(jn_html_page *page, jn_key key, const jn_clause *clause);

/* All values of a property in one line, with commas between them. */
void jn_html_inline_clauses(jn_html_page *page, jn_key key, const jn_clause *clauses);

/* All values of a property: alone as they are, several as a list. */
void jn_html_clauses(jn_html_page *page, jn_key key, const jn_clause *clauses);

/* A list of terms with every property of `decl` that has values, except those in `skip` (ends with JN_KEY_UNKNOWN; NULL: none). */
void jn_html_facts(jn_html_page *page, const jn_decl *decl, const jn_key *skip);

/* An opportunity or an audit with its facts. */
void jn_html_opportunity(jn_html_page *page, const jn_decl *opportunity);
void jn_html_audit(jn_html_page *page, const jn_decl *audit);

/* html_picture.c: the section with the map as a picture. */
void jn_html_picture(jn_html_page *page);

/* True when the picture has a lane (a jn_lane). */
bool jn_html_draws(const jn_html_page *page, int lane);

/* html_tools.c: the tools above the picture; the panel in which a touchpoint opens; what the filters know of a touchpoint, as
 * attributes. */
void jn_html_tools(jn_html_page *page);
void jn_html_panel(jn_html_page *page);
void jn_html_facets(jn_html_page *page, const jn_decl *touchpoint);

/* html_table.c: the section with the map as tables, one a stage. */
void jn_html_table(jn_html_page *page);

/* html_sections.c: the section with all facts that are no touchpoint's. */
void jn_html_sections(jn_html_page *page);

/* html_style.c: the style sheet, colours of all themes included, without its element. */
void jn_html_style(jn_buf *out, const jn_render_job *job);

#endif
