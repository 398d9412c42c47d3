/* Papers: how large they are, and how much of a picture fits on them.
 *
 * A picture may be printed smaller than it is drawn, so that more of it stands on a page: down to JN_PAPER_LEAST per cent, where
 * its smallest type (11 px) is still 7 points high. */
#ifndef JN_RENDER_PAPER_H
#define JN_RENDER_PAPER_H

#include "scene/scene.h"

enum { JN_PAPER_LEAST = 85 };

typedef struct jn_paper {
	int32_t width, height; /* what of a picture fits on it, edge to edge: 1/64 px, whole px */
	int32_t across, down;  /* its size in tenths of a millimetre */
	int percent;           /* how large the picture is printed: JN_PAPER_LEAST … 100 */
} jn_paper;

/* The names of papers, "a4", "a4-landscape" …; NULL before the first and behind the last. Static. */
const char *jn_paper_name(int i);

/* The i-th paper, for a picture printed at so many per cent of its size: 96 px are an inch at 100. */
jn_paper jn_paper_get(int i, int percent);

/* How many px of 96 an inch a length has. */
int32_t jn_paper_pixels(int32_t tenths);

#endif
