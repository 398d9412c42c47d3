/* What the colour tokens of a scene look like: four built-in themes, and a project's own colours laid over them.
 *
 * Colours are numbers 0xRRGGBB and are printed from the number, so nothing of a file is ever pasted into an output.
 * All arithmetic is in integers: the same colours on any machine. */
#ifndef JN_RENDER_THEME_H
#define JN_RENDER_THEME_H

#include "base/buf.h"
#include "scene/scene.h"

typedef enum jn_theme_name {
	JN_THEME_PAPER,    /* light */
	JN_THEME_INK,      /* dark */
	JN_THEME_CONTRAST, /* for readers who ask for more contrast */
	JN_THEME_PRINT,
	JN_THEME_COUNT,
	JN_THEME_NONE = JN_THEME_COUNT
} jn_theme_name;

typedef struct jn_theme {
	uint32_t colors[JN_COLOR_COUNT]; /* 0xRRGGBB by jn_color; [JN_COLOR_NONE] is unused */
	uint8_t area;                    /* per cent of the lead's accent under its curve; 0 for none */
	jn_str font;                     /* a family to put before the built-in list, safe in quotes; or empty */
} jn_theme;

/* A theme with the project's `theme` block in it. `project` is the `project` declaration or NULL. Its paper and ink
 * change the theme `paper` alone, its accents every theme, its font all. A colour that could not be read on its
 * surfaces is moved towards black or white until it can (WCAG 2: text 4.5, contrast 7, signs 3). */
jn_theme jn_theme_get(jn_theme_name name, const jn_decl *project);

/* The theme spelt so, or JN_THEME_NONE; and the spelling. */
jn_theme_name jn_theme_named(jn_str name);
const char *jn_theme_spelling(jn_theme_name name);

/* The name of a token: "ink", "bad-tint", "persona-1" … Static. */
const char *jn_color_token(jn_color color);

/* The WCAG 2 contrast of two colours times 100: 100…2100. */
int jn_color_contrast(uint32_t a, uint32_t b);

/* `color` moved towards black (on a light `surface`) or white (on a dark one), one per cent at a time, until its contrast
 * times 100 with every one of the `count` surfaces is at least `wanted`, or there is nothing left to move. */
uint32_t jn_color_guard(uint32_t color, const uint32_t *surfaces, int count, int wanted);

/* `percent` of b in a, channel by channel, rounded. */
uint32_t jn_color_mix(uint32_t a, uint32_t b, int percent);

/* Writes "#RRGGBB". */
void jn_color_write(jn_buf *out, uint32_t color);

#endif
