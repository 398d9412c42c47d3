/* Why something was not drawn, or not as it should be, for people. */
#ifndef JN_RENDER_PROBLEM_H
#define JN_RENDER_PROBLEM_H

#include "base/buf.h"
#include "text/language.h"

/* Characters that no font of the machine has, each once; boxes are drawn for them. Zero-initialise. */
typedef struct jn_boxes {
	uint32_t runes[64]; /* the first that were met */
	uint32_t count;
} jn_boxes;

/* Zero-initialise for English. Free the text. */
typedef struct jn_problem {
	jn_buf text; /* a sentence without a full stop */
	jn_language language;
	jn_boxes *boxes; /* borrowed; PNG and PDF, which need fonts, add to them; NULL where nobody asks */
} jn_problem;

#endif
