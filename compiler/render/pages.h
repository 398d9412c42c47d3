/* Paper: a picture cut into pages, between lanes and not through a card, with the heads of what runs on repeated.
 *
 * In: a scene that was laid out for the paper's width (jn_scene_options.page_width). Out: a list of pages, in the arena. */
#ifndef JN_RENDER_PAGES_H
#define JN_RENDER_PAGES_H

#include "scene/scene.h"

typedef struct jn_paper {
	int32_t width, height; /* 1/64 px, whole px, at 96 dots an inch */
	int32_t across, down;  /* the same in tenths of a millimetre */
} jn_paper;

/* The names of papers, "a4", "a4-landscape" …; NULL behind the last. Static. */
const char *jn_paper_name(int i);
jn_paper jn_paper_get(int i);

enum {
	JN_PAGE_TOP = 36 * JN_PX,    /* of paper over what is on a page, but for the first, whose picture has a margin of its own */
	JN_PAGE_BOTTOM = 48 * JN_PX, /* below it: the page's number stands there */
	JN_PAGES_MOST = 999,
};

/* What of the picture is on a page. */
typedef struct jn_page {
	int32_t top, bottom;           /* of the picture */
	int32_t head_top, head_bottom; /* what is repeated over it: phases and stages; both 0: nothing */
	const jn_scene_band *titles;   /* whose titles stand below the repeated heads; NULL: none */
	jn_str lane;                   /* the name of the lane that is cut here, and runs on; empty: none */
} jn_page;

typedef struct jn_pages {
	jn_paper paper;
	jn_page *items;
	uint32_t count;
} jn_pages;

/* NULL when the picture would fill more than JN_PAGES_MOST pages. */
const jn_pages *jn_pages_make(jn_arena *arena, const jn_scene *scene, jn_paper paper);

#endif
