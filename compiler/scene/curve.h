/* The feeling lane's insides, shared by the curve and the placing of its labels.
 *
 * Heights are relative to the zero line, y downwards, in 1/64 px; everything lives in map->scratch. */
#ifndef JN_SCENE_CURVE_H
#define JN_SCENE_CURVE_H

#include "scene/map.h"

enum {
	JN_NO_RATING = INT8_MIN,
	JN_RING = 11,    /* px: the radius of the ring around a moment of truth */
	JN_SAMPLES = 24, /* of a curve between two columns */
	JN_NO_SAMPLE = INT32_MIN,
	JN_LABELLED_MAX = 3, /* with more curves than this only the lead's points are labelled */
};

typedef struct jn_curve_label {
	const jn_clause *clause; /* the emotion with its reason */
	uint32_t series, column;
	jn_lines lines;
	int32_t x, y, w, h; /* the box; placed only */
	uint8_t anchor;     /* jn_anchor */
	bool placed, halo;
} jn_curve_label;

typedef struct jn_curve {
	int8_t *ratings;        /* [series * columns + column] */
	int32_t *samples;       /* [series * columns * JN_SAMPLES + …]; NULL without labels */
	jn_curve_label *labels; /* by column, then series */
	uint32_t label_count, label_cap;
	uint32_t *label_first; /* [column]: its first label; [columns]: the end */
	jn_stack *keys;        /* the names, one a series */
	bool keys_over;        /* they stand over the curve, not in the rail */
	int32_t *key_x;        /* of keys that stand in rows over the curve instead: where each begins, and its row */
	uint32_t *key_row;
	int32_t above; /* from the lane's top to the zero line */
	int32_t below; /* from the zero line to the lane's bottom */
} jn_curve;

/* What a series says in a column; NULL when it says nothing there, or nothing but what its twin on this map says. */
const jn_clause *jn_curve_said(const jn_map *map, uint32_t series, uint32_t column);

static inline int jn_curve_rating(const jn_map *map, uint32_t series, uint32_t column)
{
	return map->curve->ratings[(size_t)series * map->column_count + column];
}

static inline int32_t jn_curve_y(const jn_map *map, int rating)
{
	return -rating * jn_px(map->view->level);
}

/* Where the diamond of a moment of truth stands: over the levels, under keys that are there. */
static inline int32_t jn_curve_diamond(const jn_map *map)
{
	return map->curve->key_x ? -jn_px(2 * map->view->level + 42) : -map->curve->above + jn_px(18);
}

/* A point of a curve; `column` is UINT32_MAX at the edge of a band, where the curve only passes. */
typedef struct jn_curve_point {
	int32_t x, y;
	int32_t rise_in, rise_out; /* y of the control points before and after it, relative to y */
	uint32_t column;
} jn_curve_point;

/* The points of a series in a band, with their control points; `points` has room for band->count + 2. Returns how many.
 */
uint32_t jn_curve_points(const jn_map *map, const jn_band *band, uint32_t series, jn_curve_point *points);

/* curve_keys.c. Nobody asks whose line it is when there is only the map's own. */
bool jn_curve_has_keys(const jn_map *map);
/* How wide a series' line is: 2.5 px for the lead, 2 for the others, 1.5 for how it was. */
int32_t jn_curve_stroke(const jn_map *map, uint32_t series);
/* The keys, and how much room they and the levels take; then, once bands are placed, the rows of keys over the curve. */
void jn_curve_measure_keys(jn_map *map, jn_curve *curve);
void jn_curve_place_keys(jn_map *map, jn_curve *curve);

/* curve_labels.c: finds a place for every label. */
void jn_curve_place_labels(jn_map *map);

#endif
