/* Drawing a journey as it stands in the editor. In: what a request says of it. Out: a scene, and its bytes. */
#ifndef JN_LSP_DRAW_H
#define JN_LSP_DRAW_H

#include "lsp/place.h"
#include "render/render.h"

enum { JN_LSP_MOST_DRAWN = 32 << 20 }; /* bytes of a picture in an answer */

/* What is to be drawn. Zero-initialise; jn_lsp_drawing_free gives the memory back. */
typedef struct jn_lsp_drawing {
	jn_lsp_file file;
	const jn_decl *journey;
	const jn_renderer *renderer;
	jn_theme_name theme;
	jn_str view;
	int scale;
	bool index;
	jn_arena arena;
	const jn_scene *scene;
} jn_lsp_drawing;

/* Reads `textDocument` and, where they are said, `journey` (its name, of any file of the project), `position` (else the journey around
 * it), `view`, `format`, `theme`, `scale`, `index`, `lanes`, `fold`, `persona`, `channel`, `language`; and lays the journey out. False with words in `error`. */
bool jn_lsp_drawing_read(jn_lsp *self, const json_t *params, jn_lsp_drawing *ret, jn_lsp_error *error);

/* Writes it. False with words: a format that could not be made, a picture that is too large. */
bool jn_lsp_drawing_write(const jn_lsp_drawing *self, jn_buf *out, jn_lsp_error *error);

/* True for the formats of a preview: pictures that are text, `svg` and `html`. */
bool jn_lsp_drawing_shown(const jn_lsp_drawing *self);

void jn_lsp_drawing_free(jn_lsp_drawing *self);

#endif
