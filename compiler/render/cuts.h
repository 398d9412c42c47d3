/* What a cut across a picture would go through: a price for every row of pixels.
 *
 * In: a scene, and how high a page is. Out: prices; a page is worth JN_CUT_PAGE. The memory is the caller's to free. */
#ifndef JN_RENDER_CUTS_H
#define JN_RENDER_CUTS_H

#include "scene/scene.h"

enum { JN_CUT_PAGE = 100 };

typedef struct jn_cuts {
	int64_t *prices; /* [rows + 1]: of a cut just above the row */
	int32_t rows;
} jn_cuts;

/* `page`: what of the picture a page has room for, in 1/64 px. */
jn_cuts jn_cuts_make(const jn_scene *scene, int32_t page);
void jn_cuts_free(jn_cuts *self);

/* The next name of a part of the index at the picture's foot (personas, goals …) at or behind `shape`; NULL behind the last one. */
const jn_shape *jn_cuts_part(const jn_scene *scene, const jn_shape *shape);

#endif
