/* The outline: what a view shows, as a list of headings, cards and sentences instead of shapes. For formats that are made
 * of words: the terminal's and Markdown.
 *
 * In: a map that is measured and placed. Out: a list in the scene's arena, in the order of reading. It holds what the
 * picture holds (the view's lanes, personas, stages), with every text whole. Nobody's words are escaped yet. */
#ifndef JN_SCENE_OUTLINE_H
#define JN_SCENE_OUTLINE_H

#include "scene/stack.h"

typedef enum jn_outline_type {
	JN_OUTLINE_KIND,       /* text: "Journey map · Retail framework" */
	JN_OUTLINE_TITLE,      /* text */
	JN_OUTLINE_SCENARIO,   /* text */
	JN_OUTLINE_FACT,       /* label, text; blocks may follow */
	JN_OUTLINE_GLANCE,     /* label: a figure; text */
	JN_OUTLINE_SECTION,    /* text: opens a part of the map: the glance, the personas, the feeling */
	JN_OUTLINE_PERSONA,    /* text: her name; value: her series, or 255; blocks follow */
	JN_OUTLINE_CURVE,      /* curve */
	JN_OUTLINE_STAGE,      /* label: its number; text; note: its phase, and whether that is before, during or after */
	JN_OUTLINE_TOUCHPOINT, /* label: its number; text; note: channel, control, owner; moment; lanes follow */
	JN_OUTLINE_LANE,       /* text: its name; value: a jn_lane; blocks follow */
	JN_OUTLINE_LINE,       /* text: a line between two lanes, its name; value: the jn_lane below it; no blocks */
	JN_OUTLINE_OPPORTUNITY, /* text; note: whom it is for; done; blocks follow */
	JN_OUTLINE_MEASURE,    /* label: its name; text: the figure; note: the target; value: a jn_kpi_state; spark */
	JN_OUTLINE_ENTRY,      /* text: something the map refers to; blocks follow */
	JN_OUTLINE_BLOCK,      /* text, with the look that the picture gives it: style, color, sign, value */
	JN_OUTLINE_FOOT,       /* text: where it was written */
} jn_outline_type;

enum { JN_SPARK_MAX = 16, JN_SPARK_HIGH = 7 };

/* One persona's curve, or the map's own. */
typedef struct jn_outline_series {
	jn_str name;           /* empty: the map's own */
	uint8_t color, marker; /* as in jn_series */
	bool other;            /* another journey's, laid over this one */
	const int8_t *ratings; /* one a point; JN_OUTLINE_UNRATED where she says nothing */
} jn_outline_series;

enum { JN_OUTLINE_UNRATED = INT8_MIN };

typedef struct jn_outline_curve {
	const jn_str *numbers; /* "4.1", one a point */
	const jn_str *titles;  /* of the touchpoints */
	const bool *moments;   /* moments of truth */
	uint32_t count;
	const jn_outline_series *series;
	uint32_t series_count;
} jn_outline_curve;

typedef struct jn_outline_item {
	struct jn_outline_item *next;
	uint8_t type;  /* jn_outline_type */
	uint8_t style; /* jn_style, of a block */
	uint8_t color; /* jn_color */
	uint8_t sign, value;
	bool moment, done, heading;
	jn_str label, text, note;
	const jn_outline_curve *curve;
	uint8_t spark[JN_SPARK_MAX]; /* heights 0…JN_SPARK_HIGH of the last measurements, oldest first */
	uint8_t spark_count;
} jn_outline_item;

typedef struct jn_outline {
	jn_outline_item *first, *last;
} jn_outline;

struct jn_map;

/* Builds the outline of a map whose scene is complete. */
const jn_outline *jn_outline_build(struct jn_map *map);

#endif
