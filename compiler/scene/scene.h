/* The scene: a picture of a journey as a list of shapes, before any file format.
 *
 * In: the resolved model. Out: rectangles, circles, paths and texts in groups, in the order they are painted, which is
 * also the order they are read. Painters (SVG, HTML, later PNG and PDF) walk the list once and decide nothing but how
 * to write it. All memory is the arena's given to jn_scene_build; texts may point into the model, which must live as
 * long.
 *
 * Coordinates are int32 in 1/64 px, y downwards. Every scene is laid out from left to right; when `rtl` is set, the
 * painter mirrors while it writes:
 *   rect     x' = width - x - w
 *   circle   x' = width - x
 *   path     x' = width - (x + px) for each point; with JN_SHAPE_KEEP x' = width - x - w + px: moved, not mirrored
 *   image    x' = width - x - w; what it shows is not mirrored
 *   text     x' = width - x; START and END keep their meaning (START is where reading begins: the right, when mirrored)
 * Paths are the only shapes that may keep their direction: channel icons, check and cross signs, letters. */
#ifndef JN_SCENE_H
#define JN_SCENE_H

#include "model/query.h"

enum { JN_PX = 64 }; /* 1 px in scene units */

/* Colours are tokens; a theme says what they look like. JN_COLOR_PERSONA + i is the accent of persona i (0…4). */
typedef enum jn_color {
	JN_COLOR_NONE,
	JN_COLOR_PAGE,
	JN_COLOR_PANEL,
	JN_COLOR_CARD,
	JN_COLOR_HAIR,
	JN_COLOR_RULE,
	JN_COLOR_INK,
	JN_COLOR_INK2,
	JN_COLOR_INK3,
	JN_COLOR_GOOD,
	JN_COLOR_BAD,
	JN_COLOR_BAD_TINT,
	JN_COLOR_FLOW,
	JN_COLOR_INVERSE,
	JN_COLOR_PERSONA,
	JN_COLOR_COUNT = JN_COLOR_PERSONA + 5
} jn_color;

typedef enum jn_dash {
	JN_DASH_SOLID,
	JN_DASH_PERSONA_2,  /* 7 5 */
	JN_DASH_PERSONA_3,  /* 2 5 */
	JN_DASH_PERSONA_4,  /* 10 4 2 4 */
	JN_DASH_PERSONA_5,  /* 1 4 */
	JN_DASH_TILE,       /* 3 2: an indirect channel, an undocumented handoff */
	JN_DASH_TARGET,     /* 2 3: a target, a guide */
	JN_DASH_LEVEL,      /* 1 4, quiet: levels of feeling, the guide of a moment of truth */
	JN_DASH_VISIBILITY, /* 10 6: a blueprint's line of visibility */
	JN_DASH_INTERNAL,   /* 2 5: its line of internal interaction */
	JN_DASH_COUNT
} jn_dash;

/* The dash pattern in px (on, off, …) and its length (0 for a solid line). Static. */
const uint8_t *jn_dash_pattern(jn_dash dash, int *ret_count);

enum {
	/* Values of jn_shape.opacity beyond the percents 1…100: */
	JN_OPACITY_AREA = 101, /* what the theme gives the area under a curve; it may be none */
};

enum {
	JN_SHAPE_KEEP = 1 << 0,  /* a path that is moved but never mirrored */
	JN_SHAPE_ROUND = 1 << 1, /* round line caps and joins */
	JN_SHAPE_HALO = 1 << 2,  /* a surface behind a text: a theme without tints may leave it opaque */
	JN_SHAPE_PANEL = 1 << 3, /* a stage panel: where panel and page look alike it gets a hair line */
	JN_SHAPE_CARD = 1 << 4,  /* a rectangle: where a reader points to learn all about its group's declaration */
	JN_SHAPE_TRAY = 1 << 5,  /* a panel that begins with a title of its own, of which its cards are */
};

typedef enum jn_shape_type {
	JN_SHAPE_GROUP, /* opens a group; all shapes up to its JN_SHAPE_END are its children */
	JN_SHAPE_END,
	JN_SHAPE_RECT,
	JN_SHAPE_CIRCLE,
	JN_SHAPE_PATH,
	JN_SHAPE_TEXT,
	JN_SHAPE_IMAGE,
} jn_shape_type;

typedef enum jn_path_op {
	JN_PATH_MOVE,  /* 1 point */
	JN_PATH_LINE,  /* 1 point */
	JN_PATH_CURVE, /* 3 points: a cubic Bézier */
	JN_PATH_CLOSE, /* none */
} jn_path_op;

typedef struct jn_point {
	int32_t x, y;
} jn_point;

/* A lane of the picture (of a folded one: in one of its rows), for pages that let readers hide it. What lies between
 * its top and its bottom belongs to it alone, but for panels, lines and arrows that run through. */
typedef struct jn_scene_lane {
	struct jn_scene_lane *next; /* further down the page */
	uint8_t lane;               /* jn_lane of scene/map.h */
	uint16_t row;               /* of a folded picture, from 0 */
	bool staged;                /* its cards belong to stages, not to touchpoints */
	bool joined;                /* it says the second half of what the one above began: received, after expected */
	jn_str name;
	int32_t y, h;
} jn_scene_lane;

/* A row of stages: all of them, or the parts of a folded map. */
typedef struct jn_scene_band {
	struct jn_scene_band *next; /* further down the page */
	int32_t y, head_bottom;     /* phases and the heads of stages lie between the two */
	int32_t bottom;
	int32_t titles_y; /* the top of the lane that says the touchpoints' titles; `head_bottom` where none does */

	/* Phases, the stages' names and the touchpoints' titles once more, small, for pages that continue the row: painted like a
	 * scene's, but from y 0 to heads_height; only where the scene is laid out for paper, else NULL and 0. */
	struct jn_shape *heads;
	int32_t heads_height;

	struct jn_shape *last; /* its last shape; those of a row come together, behind those of the row above */
} jn_scene_band;

typedef struct jn_path {
	const uint8_t *ops;     /* jn_path_op */
	const jn_point *points; /* as many as the ops take; relative to the shape's x and y */
	uint32_t op_count;
	uint32_t point_count;
} jn_path;

typedef enum jn_anchor { JN_ANCHOR_START, JN_ANCHOR_MIDDLE, JN_ANCHOR_END } jn_anchor;

typedef enum jn_text_flow {
	JN_FLOW_AUTO,   /* the direction of the map */
	JN_FLOW_NUMBER, /* left to right whatever the map: only a number with sign and unit, a date in digits, a file name,
					   a version */
} jn_text_flow;

typedef enum jn_role {
	JN_ROLE_NONE,       /* a group of convenience: no role, no label */
	JN_ROLE_GROUP,      /* role="group" with its label */
	JN_ROLE_IMAGE,      /* role="img" with its label: the children say nothing more (curve, sparkline, pips) */
	JN_ROLE_DECORATION, /* aria-hidden: panels, rules, ribbon */
} jn_role;

typedef struct jn_shape {
	struct jn_shape *next; /* the next shape in painting order, whatever its depth */
	uint8_t type;          /* jn_shape_type */
	uint8_t fill;          /* jn_color; of a text its colour */
	uint8_t stroke;        /* jn_color */
	uint8_t dash;          /* jn_dash */
	uint8_t opacity;       /* of the fill: 1…100 percent or JN_OPACITY_…; 100 unless said */
	uint8_t flags;         /* JN_SHAPE_… */
	uint16_t stroke_width; /* 1/64 px */
	union {
		struct {
			int32_t x, y, w, h, radius;
		} rect;
		struct {
			int32_t x, y, radius; /* the centre */
		} circle;
		struct {
			int32_t x, y, w; /* where the path's own (0, 0) lies, and for JN_SHAPE_KEEP the width of its box */
			const jn_path *path;
		} path;
		struct {
			int32_t x, y;   /* the anchor on the baseline */
			int32_t width;  /* as measured, slack included */
			uint8_t size;   /* px */
			uint8_t bold;   /* 700, else 400 */
			uint8_t anchor; /* jn_anchor */
			uint8_t flow;   /* jn_text_flow */
			jn_str text;    /* one line; user text as it is, unescaped */
		} text;
		struct {
			int32_t x, y, w, h;    /* its box */
			const jn_image *image; /* never NULL */
			bool cover;            /* the box is filled and what juts out cut off; else the picture fits into it */
		} image;
		struct {
			jn_str label; /* for people who listen; empty for NONE and DECORATION */
			const jn_decl
				*decl;    /* what it shows, to tell where it was written and to ask the model about it; or NULL */
			uint8_t role; /* jn_role */
		} group;
	};
} jn_shape;

typedef struct jn_scene {
	jn_arena *arena;
	jn_shape *first;
	jn_shape *last;
	int32_t width, height; /* 1/64 px, whole pixels; `height` may pass what formats allow: the painter says so */
	jn_str title;          /* of the picture */
	jn_str description;    /* one sentence or a few: scenario, counts, peak, low, losses */
	uint8_t language;      /* jn_language of text/labels.h */
	bool rtl;
	uint32_t shape_count;
	uint32_t depth;                   /* of open groups; 0 when complete */
	jn_scene_lane *lanes, *last_lane; /* in the order down the page */
	jn_scene_band *bands, *last_band;
	const struct jn_outline *outline; /* scene/outline.h; NULL unless the options ask for it */
	bool apart; /* a journey that was to be laid over shares neither a touchpoint nor a phase with this one */
} jn_scene;

enum { JN_LANE_WORDS = 32 }; /* more lanes than there are */

/* Lanes of a map in the order they are wanted, as jn_scene_lanes_read understood them; none: the usual ones. */
typedef struct jn_lane_list {
	uint8_t items[JN_LANE_WORDS];
	uint8_t count;
} jn_lane_list;

enum { JN_FOLD_BEST = 1 << 30 }; /* jn_scene_options.fold: as many rows as look best, however narrow the map */

typedef struct jn_scene_options {
	jn_str view;    /* a view's name; empty: `map` */
	int language;   /* jn_language of text/labels.h; negative: what the project says */
	jn_date today;  /* JN_DATE_NONE: nothing is said to be overdue; the clock is never read */
	jn_str version; /* "journey 0.1", for the footer; empty: left out */
	bool index; /* what the map refers to (personas, goals, measures …) is listed in full at its foot; else a line says
				   how much there is, and the HTML page holds it */
	int fold; /* rows a wide map is folded into, at most one a stage; 0: as many as look best beyond 3,000 px; negative:
				 never */
	jn_lane_list lanes;            /* of the view `map` */
	const jn_decl *channel;        /* only touchpoints that are met through it, and their stages; NULL: all */
	const jn_decl *persona;        /* only what she meets, and only her views; NULL: everybody */
	const jn_decl *const *against; /* journeys whose curves are laid over this one's, where the view compares */
	uint32_t against_count;
	int32_t page_width; /* 1/64 px of the paper it is laid out for: as many rows as that needs; 0: none */
	bool narrow;        /* columns may be a little narrower than usual, so that more stand in a row */
	bool outline; /* the same in words is wanted, too: jn_scene.outline */
} jn_scene_options;

/* What a journey can be drawn as. A new view is a row in scene.c and a file. */
typedef struct jn_scene_view {
	const char *name;
	const char *doc; /* one sentence */
	void (*build)(jn_scene *scene, const jn_project *project, const jn_decl *journey, const jn_scene_options *options);
} jn_scene_view;

/* The table of views. Static. */
const jn_scene_view *jn_scene_views(uint32_t *ret_count);

/* Reads "touchpoints,feeling,pains": lanes by name in the order wanted, `usual` for those a map has anyway, `all` for
 * every one. False at a word that is none, which is then `*ret_wrong`. */
bool jn_scene_lanes_read(jn_lane_list *self, jn_str words, jn_str *ret_wrong);

/* The name of the i-th lane, in the order of a map with all of them; NULL behind the last. Static. */
const char *jn_scene_lane_word(uint32_t i);

/* Lays `journey` out. Everything lives in `arena`. Options may be NULL. Returns NULL only for a view that does not
 * exist. */
jn_scene *jn_scene_build(jn_arena *arena, const jn_project *project, const jn_decl *journey,
						 const jn_scene_options *options);

/* The box of one text as a reader sees it (baseline, ascenders and descenders; anchor resolved, not mirrored). */
typedef struct jn_text_box {
	int32_t x, y, w, h;
	const jn_shape *shape;
} jn_text_box;

jn_text_box jn_scene_text_box(const jn_shape *text);

/* Calls `visit` for the box of every text, in painting order: for tests of the geometry. */
void jn_scene_each_text_box(const jn_scene *self, void (*visit)(const jn_text_box *box, void *context), void *context);

/* --- for those who lay out: each appends one shape and returns it, so that rarer fields can be set --- */

jn_shape *jn_scene_group(jn_scene *self, jn_role role, jn_str label, const jn_decl *source);
void jn_scene_end(jn_scene *self);
/* Says where a lane lies. Lanes come from top to bottom. */
jn_scene_lane *jn_scene_add_lane(jn_scene *self, uint8_t lane, uint32_t row, jn_str name, int32_t y, int32_t h);
/* The same of a row of stages. */
jn_scene_band *jn_scene_add_band(jn_scene *self, int32_t y, int32_t head_bottom, int32_t bottom);
jn_shape *jn_scene_rect(jn_scene *self, int32_t x, int32_t y, int32_t w, int32_t h, int32_t radius, jn_color fill);
jn_shape *jn_scene_circle(jn_scene *self, int32_t x, int32_t y, int32_t radius, jn_color fill);
jn_shape *jn_scene_path(jn_scene *self, int32_t x, int32_t y, const jn_path *path, jn_color fill);
/* A picture in a box; it fits into it unless `cover` is set. */
jn_shape *jn_scene_image(jn_scene *self, int32_t x, int32_t y, int32_t w, int32_t h, const jn_image *image);
/* A straight line: a path with a stroke. */
jn_shape *jn_scene_line(jn_scene *self, int32_t x1, int32_t y1, int32_t x2, int32_t y2, jn_color stroke, int32_t width);
/* A text with its anchor at (x, baseline); it is measured here unless `width` is 0 or more. */
jn_shape *jn_scene_text(jn_scene *self, int32_t x, int32_t baseline, jn_str text, int size, bool bold, jn_color color,
						int32_t width);

/* Gives a shape a stroke. */
static inline jn_shape *jn_shape_stroke(jn_shape *self, jn_color stroke, int32_t width, jn_dash dash)
{
	self->stroke = (uint8_t)stroke;
	self->stroke_width = (uint16_t)width;
	self->dash = (uint8_t)dash;
	return self;
}

static inline jn_shape *jn_shape_anchor(jn_shape *self, jn_anchor anchor)
{
	self->text.anchor = (uint8_t)anchor;
	return self;
}

/* Says that a text is only a number, which reads from left to right whatever the map; digits that run with Arabic
 * letters need no word about it. */
jn_shape *jn_shape_number(jn_shape *self);

/* A path under construction. Zero-initialise with an arena; jn_path_done gives what the scene can hold. */
typedef struct jn_path_builder {
	jn_arena *arena;
	uint8_t *ops;
	jn_point *points;
	uint32_t op_count, op_cap, point_count, point_cap;
} jn_path_builder;

void jn_path_move(jn_path_builder *self, int32_t x, int32_t y);
void jn_path_line(jn_path_builder *self, int32_t x, int32_t y);
void jn_path_curve(jn_path_builder *self, jn_point a, jn_point b, jn_point to);
void jn_path_close(jn_path_builder *self);
const jn_path *jn_path_done(jn_path_builder *self);

#endif
