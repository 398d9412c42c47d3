/* Stacks: texts measured once, one under the other, to be drawn later at any place.
 *
 * In: strings and styles. Out: shapes in the scene. A stack and its lines live in map->scratch. Lengths are 1/64 px. */
#ifndef JN_SCENE_STACK_H
#define JN_SCENE_STACK_H

#include "scene/scene.h"
#include "text/wrap.h"

struct jn_map;

/* The type scale. */
typedef enum jn_style {
	JN_STYLE_TEXT,      /* 13/18 ink: what the author says in a lane */
	JN_STYLE_TEXT2,     /* 13/18 ink2 */
	JN_STYLE_STRONG,    /* 13/18 bold ink: lane names */
	JN_STYLE_MAP,       /* 34/42 bold */
	JN_STYLE_STAGE,     /* 20/26 bold */
	JN_STYLE_FIGURE,    /* 24/32 bold */
	JN_STYLE_SCENARIO,  /* 15/22 ink2 */
	JN_STYLE_PERSONA,   /* 15/22 bold ink */
	JN_STYLE_TITLE,     /* 14/20 bold ink: touchpoints, opportunities, values of facts */
	JN_STYLE_LABEL,     /* 12/16 ink3 */
	JN_STYLE_LABEL2,    /* 12/16 ink2 */
	JN_STYLE_NAME,      /* 12/16 bold ink2 */
	JN_STYLE_META,      /* 11/16 ink3: where a thing is known from */
	JN_STYLE_SIGN,      /* 11/16 ink3: kind and severity */
	JN_STYLE_SIGN_BAD,  /* 11/16 bold bad */
	JN_STYLE_BAD,       /* 13/18 bad */
	JN_STYLE_BAD_BOLD,  /* 13/18 bold bad: who leaves */
	JN_STYLE_LABEL_BAD, /* 12/16 bad */
	JN_STYLE_COUNT
} jn_style;

typedef struct jn_type_row {
	uint8_t size, line; /* px */
	bool bold;
	uint8_t color;
} jn_type_row;

const jn_type_row *jn_style_row(jn_style style);

/* A sign drawn before a block's first line. */
typedef enum jn_sign {
	JN_SIGN_NONE,
	JN_SIGN_QUESTION, /* a ringed question mark */
	JN_SIGN_WARNING,  /* a triangle */
	JN_SIGN_MARKER,   /* a persona's: value is its series */
	JN_SIGN_PIPS,     /* severity: value 1…5 */
	JN_SIGN_DOTS,     /* five dots after the text: value 0…5 are filled */
	JN_SIGN_STATE,    /* a measure's: value is a jn_kpi_state */
} jn_sign;

struct jn_stack;

typedef struct jn_block {
	struct jn_block *next;
	jn_str text; /* before it was broken into lines */
	const jn_line *lines;
	uint32_t count;
	int32_t top; /* from the top of the stack */
	int32_t indent;
	int32_t sign_x;         /* JN_SIGN_DOTS: the first dot's centre, from the block's start */
	struct jn_stack *inner; /* a box around this stack instead of text */
	const jn_image *image;  /* a picture instead of text, and its words for who listens */
	jn_str image_words;
	int32_t width, height;  /* of the box, or of the picture */
	uint8_t style;          /* jn_style */
	uint8_t color;          /* of the text; the style's unless changed */
	uint8_t sign, value;
	bool below;   /* JN_SIGN_DOTS: a line below the text */
	bool severe;  /* a box with a bad border */
	bool heading; /* a persona's name over her items */
	bool number;  /* only a number: never reversed */
} jn_block;

typedef struct jn_stack {
	jn_block *first, *last;
	int32_t width;  /* room for text, set before the first block is added */
	int32_t height; /* so far */
	uint32_t lines; /* so far */
} jn_stack;

/* The height of a line of `style` in this map (Arabic lines are taller). */
int32_t jn_stack_line(const struct jn_map *map, jn_style style);

/* Breaks `text` into the stack's width less `indent`, `gap` px below what is there. Text that is blank adds nothing and
 * returns NULL. A stack of thousands of lines is hostile: what comes after the first 5,000 is only counted ("+7 more").
 */
jn_block *jn_stack_add(struct jn_map *map, jn_stack *self, jn_str text, jn_style style, int gap, int indent);

/* Leaves room below what is there. */
void jn_stack_skip(jn_stack *self, int32_t height);

/* A box with room for `inner`, whose blocks were added with jn_stack_box_width. */
jn_block *jn_stack_box(struct jn_map *map, jn_stack *self, jn_stack *inner, int gap, bool severe);

/* A picture, as wide as the stack or as it is itself; one that is much higher than wide is cut off. */
jn_block *jn_stack_image(struct jn_map *map, jn_stack *self, const jn_image *image, jn_str words, int gap);

/* Draws everything with its top left corner at (x, y). */
void jn_stack_draw(struct jn_map *map, const jn_stack *self, int32_t x, int32_t y);

/* The same for texts around an axis: every line is centred at x. */
void jn_stack_draw_centred(struct jn_map *map, const jn_stack *self, int32_t x, int32_t y);

/* A line's text as a shape may keep it: what breaking made itself (a hyphen) is copied into the scene's arena. */
jn_str jn_stack_kept(struct jn_map *map, const jn_line *line);

/* The widest line. */
int32_t jn_stack_text_width(const jn_stack *self);

/* The baseline of a line whose top is at `top`. */
int32_t jn_stack_baseline(const struct jn_map *map, int32_t top, jn_style style);

/* One line at (x, top), measured here. */
jn_shape *jn_stack_line_at(struct jn_map *map, int32_t x, int32_t top, jn_str text, jn_style style);

#endif
