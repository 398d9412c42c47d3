/* Why something was not drawn, for people. */
#ifndef JN_RENDER_PROBLEM_H
#define JN_RENDER_PROBLEM_H

#include "base/buf.h"
#include "text/language.h"

/* Zero-initialise for English. Free the text. */
typedef struct jn_problem {
	jn_buf text; /* a sentence without a full stop */
	jn_language language;
} jn_problem;

#endif
