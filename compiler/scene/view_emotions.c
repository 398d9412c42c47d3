/* The curve alone: every persona's feeling along the journey, moments of truth, and what hurts where it is low. A map
 * that is based on another shows how that one felt, thin and hollow.
 *
 * In: a journey. Out: the scene, by the driver of map.c with few lanes and taller levels. */
#include "scene/curve.h"
#include "scene/say.h"

enum { LANES = 1 << JN_LANE_FEELING | 1 << JN_LANE_WHY, OWN = 1 << JN_LANE_TOUCHPOINTS | 1 << JN_LANE_PAINS };

/* The lowest rating anybody gives in a column, as it is on this map; JN_NO_RATING when nobody does. */
static int lowest_of(const jn_map *map, uint32_t column)
{
	int lowest = JN_NO_RATING;
	for (uint32_t s = 0; map->curve && s < map->series_count && !map->series[s].other; s++) {
		int rating = jn_curve_rating(map, s, column);
		if (rating != JN_NO_RATING && (lowest == JN_NO_RATING || rating < lowest)) lowest = rating;
	}
	return lowest;
}

/* Number and title over the curve; below it, where it is low, what hurts. */
static void measure_column(jn_map *map, jn_column *column)
{
	jn_stack *title = &jn_lanes_cell(map, column, JN_LANE_TOUCHPOINTS)->stack;
	jn_block *number = jn_stack_add(map, title, jn_say_number(map, column->touchpoint), JN_STYLE_NAME, 0, 0);
	if (number) {
		number->color = JN_COLOR_INK3;
		number->number = true;
	}
	jn_stack_add(map, title, jn_decl_title(column->touchpoint), JN_STYLE_TITLE, 2, 0);
	int lowest = lowest_of(map, (uint32_t)(column - map->columns));
	if (lowest != JN_NO_RATING && lowest < 0) jn_lanes_measure_one(map, column, JN_LANE_PAINS);
}

static bool draws(const jn_map *map, const jn_column *column, const jn_decl *decl, jn_key key, const jn_clause *clause)
{
	(void)decl, (void)clause;
	int lowest = lowest_of(map, (uint32_t)(column - map->columns));
	if (key == JN_KEY_PAIN || key == JN_KEY_BARRIER) return lowest != JN_NO_RATING && lowest < 0;
	return key == JN_KEY_EMOTION;
}

/* Lowest and highest; or that there is none, for a picture without its curve does not say what it lacks. */
static uint32_t glance(jn_map *map, jn_glance facts[3])
{
	int lowest = 0, highest = 0;
	if (!map->curve) {
		facts[0] = (jn_glance){jn_say_int(map, 0), jn_say(map, JN_LABEL_GLANCE_FELT)};
		return 1;
	}
	if (!jn_glance_extreme(map, -1, &lowest) || !jn_glance_extreme(map, 1, &highest) || lowest == highest) return 0;
	facts[0] = (jn_glance){jn_say_rating(map, lowest),
						   jn_say_label1(map, JN_LABEL_GLANCE_LOWEST, jn_glance_places(map, lowest))};
	facts[1] = (jn_glance){jn_say_rating(map, highest),
						   jn_say_label1(map, JN_LABEL_GLANCE_HIGHEST, jn_glance_places(map, highest))};
	return 2;
}

void jn_emotions_build(jn_scene *scene, const jn_project *project, const jn_decl *journey,
					   const jn_scene_options *options)
{
	static const jn_map_view view = {
		.kind = JN_LABEL_EMOTIONS,
		.lanes = LANES,
		.own = OWN,
		.personas = true,
		.compares = true,
		.level = 72,
		.pains_hint = JN_LABEL_WHERE_LOW,
		.glance = glance,
		.column = measure_column,
		.draws = draws,
	};
	jn_map_draw(scene, project, journey, options, &view);
}
