/* Paper: a picture cut into pages, between lanes and not through a card, with the heads of what runs on repeated.
 *
 * In: a journey, or a scene that was laid out for the paper's width (jn_scene_options.page_width). Out: a list of pages, in the
 * arena. */
#ifndef JN_RENDER_PAGES_H
#define JN_RENDER_PAGES_H

#include "render/paper.h"

enum {
	JN_PAGE_TOP = 36 * JN_PX,    /* of paper over what is on a page, but for the first, whose picture has a margin of its own */
	JN_PAGE_BOTTOM = 48 * JN_PX, /* below it: the page's number stands there */
	JN_PAGES_MOST = 999,
};

/* What of the picture is on a page. */
typedef struct jn_page {
	int32_t top, bottom;        /* of the picture */
	const jn_scene_band *heads; /* whose heads are repeated over it; NULL: nothing is */
	jn_str lane;                /* the name of the lane that is cut here, and runs on; empty: none */
	bool runs_on;               /* the row of stages at its end continues on the next page */
} jn_page;

typedef struct jn_pages {
	jn_paper paper;
	jn_page *items;
	uint32_t count;
	int64_t price; /* of the pages, the cuts and the emptiness: the less, the better */
} jn_pages;

/* NULL when the picture would fill more than JN_PAGES_MOST pages. */
const jn_pages *jn_pages_make(jn_arena *arena, const jn_scene *scene, jn_paper paper);

/* Lays a journey out for the i-th paper, as large as it is drawn or smaller where that spares a page, and cuts it. `how` says
 * what is drawn; its page_width is not read. `*ret_scene` is the picture, NULL like the result when it would fill too many pages.
 * Both live in `arena`. */
const jn_pages *jn_pages_lay_out(jn_arena *arena, const jn_project *project, const jn_decl *journey, jn_scene_options how, int paper,
								 const jn_scene **ret_scene);

#endif
