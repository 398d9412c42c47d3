/* Which fonts there are: fontconfig without the machine's rules, so that two machines with the same fonts draw the same. */
#ifndef JN_RENDER_CAIRO_FONTS_H
#define JN_RENDER_CAIRO_FONTS_H

#include "render/cairo_load.h"

typedef struct jn_fonts {
	FcConfig *config; /* owned */
	bool chosen;      /* of all fonts only those of the families asked for: comparing three hundred is what finding a font costs */
	bool all_files;   /* the system's main file did not do */
} jn_fonts;

/* Borrowed for the call, but for `lib`. */
typedef struct jn_fonts_options {
	const jn_cairo *lib;
	jn_str families; /* that are looked for first, with commas between them, as Pango reads them */
	jn_str own;      /* the one of them that a project asks for, or empty */
	bool alone;      /* no other code of the process uses fontconfig: the configuration becomes the process's own */
} jn_fonts_options;

/* Fonts of the folders that the system's main file names, with nothing of what that file includes; where those hold no font, or
 * not the project's own, of the folders of all its files. False when there is not a single font. */
bool jn_fonts_open(jn_fonts *self, const jn_fonts_options *how);

/* All fonts instead of those of some families, for a character that these do not have. False when nothing changed; else the
 * former configuration is given back, and whoever uses it must be told of the new one. */
bool jn_fonts_widen(jn_fonts *self, const jn_fonts_options *how);

#endif
