/* Drawing what `journey render` chose: one picture to a stream or a file, or many into a folder.
 *
 * In: journeys of a loaded project, and how they are wanted. Out: files, each replaced as a whole, or words on standard
 * error. */
#ifndef JN_CLI_DRAWING_H
#define JN_CLI_DRAWING_H

#include "cli/formats.h"
#include "cli/portion.h"
#include "render/problem.h"

/* All borrowed for the call. */
typedef struct jn_drawing {
	const jn_project *project;
	const jn_decl **journeys;
	uint32_t count;
	jn_arena *arena;
	const jn_formats *formats;
	const char *output; /* a file, a folder, `-`, or NULL: standard output */
	jn_option_words views;
	const jn_portion *portion;
	jn_theme_name theme;
	int scale;
	int page; /* the paper's number (render/pages.h), or -1: none */
	uint32_t columns; /* of text for a terminal */
	bool color, index;
	jn_date today;
	jn_boxes *boxes; /* what was said to be in no font; empty at first */
} jn_drawing;

/* The first journey in the first format. False (and words) when it could not be drawn or written. */
bool jn_drawing_one(const jn_drawing *self);

/* Every view of every journey in every format into the folder `output`, which is made when it is not there; prints the files'
 * names. */
bool jn_drawing_all(const jn_drawing *self);

#endif
