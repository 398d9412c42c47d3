/* The experience map: what people do, want, think and ask; what they expect against what they receive, with the
 * shortfall between the two; critical points; the point where a competitor wins; their own words.
 *
 * In: a journey. Out: the scene, by the driver of map.c with the lanes of experience alone. */
#include "scene/say.h"

enum {
	LANES = 1 << JN_LANE_TOUCHPOINTS | 1 << JN_LANE_DOING | 1 << JN_LANE_MOTIVATION | 1 << JN_LANE_THINKING |
			1 << JN_LANE_EXPECTS | 1 << JN_LANE_SHORTFALL | 1 << JN_LANE_RECEIVES | 1 << JN_LANE_PAINS |
			1 << JN_LANE_COMPETITORS,
};

/* --- the customer's voice: now, half a year to a year before, longer ago --- */

enum { HALF_A_YEAR = 180, A_YEAR = 366 }; /* days before the newest quote */

typedef struct era {
	jn_date from, to; /* days before the newest quote, both within */
	int label;        /* its heading; -1: none */
} era;

static const era eras[] = {
	{0, HALF_A_YEAR - 1, -1},
	{HALF_A_YEAR, A_YEAR, JN_LABEL_EARLIER},
	{A_YEAR + 1, INT32_MAX, JN_LABEL_LONG_AGO},
};
enum { ERAS = sizeof eras / sizeof *eras };

static jn_date day_of(const jn_clause *quote)
{
	const jn_value *day = jn_clause_mod(quote, JN_MOD_ON);
	return day && day->type == JN_VALUE_DATE ? day->date : JN_DATE_NONE;
}

static void find_newest(const jn_map *map, const jn_decl *decl, jn_date *newest)
{
	for (const jn_clause *quote = jn_map_values(map, decl, JN_KEY_QUOTE); quote; quote = quote->next) {
		jn_date day = day_of(quote);
		if (day != JN_DATE_NONE && (*newest == JN_DATE_NONE || day > *newest)) *newest = day;
	}
}

/* The day of the newest quote of the journey; found once, when the first column asks. */
static jn_date newest_quote(jn_map *map)
{
	if (map->voice_known) return map->voice_newest;
	map->voice_known = true;
	map->voice_newest = JN_DATE_NONE;
	for (uint32_t c = 0; c < map->column_count; c++) {
		const jn_decl *touchpoint = map->columns[c].touchpoint;
		if (!touchpoint) continue;
		find_newest(map, touchpoint, &map->voice_newest);
		for (const jn_decl *as = jn_map_first_view(map, touchpoint); as; as = jn_map_next_view(map, as))
			find_newest(map, as, &map->voice_newest);
	}
	return map->voice_newest;
}

/* A quote without a day is one of now. */
static bool is_of(jn_map *map, const jn_clause *quote, const era *when)
{
	jn_date day = day_of(quote);
	jn_date before = day == JN_DATE_NONE ? 0 : newest_quote(map) - day;
	return before >= when->from && before <= when->to;
}

/* The quotes of a touchpoint or a view of it that are of an era, those from earlier under a heading of their own. */
static void add_quotes(jn_map *map, jn_column *column, const jn_decl *decl, const era *when, bool *headed)
{
	bool named = decl->kind != JN_AS;
	for (const jn_clause *quote = jn_map_values(map, decl, JN_KEY_QUOTE); quote; quote = quote->next) {
		if (!is_of(map, quote, when)) continue;
		jn_stack *stack = &jn_lanes_cell(map, column, JN_LANE_VOICE)->stack;
		if (when->label >= 0 && !*headed) jn_stack_add(map, stack, jn_say(map, when->label), JN_STYLE_NAME, 12, 0);
		*headed = true;
		if (!named) jn_lanes_heading(map, stack, decl);
		named = true;
		jn_str said = jn_say_quoted(map, jn_say_value(map, &quote->head, JN_KEY_QUOTE));
		jn_stack_add(map, stack, said, JN_STYLE_TEXT, stack->last && stack->last->heading ? 0 : 6, 0);
		jn_stack_add(map, stack, jn_say_meta(map, quote), JN_STYLE_META, 0, 0);
	}
}

/* --- where a competitor wins --- */

static bool leaves_to_somebody(const jn_map *map, const jn_decl *decl)
{
	for (const jn_clause *leaves = jn_map_values(map, decl, JN_KEY_LEAVES); leaves; leaves = leaves->next)
		if (jn_clause_mod(leaves, JN_MOD_TO)) return true;
	return false;
}

/* Who goes to a competitor here stands under what the competitor does better. */
static void add_leaving(jn_map *map, jn_column *column, const jn_decl *decl)
{
	if (!leaves_to_somebody(map, decl)) return;
	jn_path_say_leaves(map, &jn_lanes_cell(map, column, JN_LANE_COMPETITORS)->stack, decl);
}

static void measure_column(jn_map *map, jn_column *column)
{
	const jn_decl *touchpoint = column->touchpoint, *views = jn_map_first_view(map, touchpoint);
	for (int i = 0; i < ERAS; i++) {
		bool headed = false;
		add_quotes(map, column, touchpoint, &eras[i], &headed);
		for (const jn_decl *as = views; as; as = jn_map_next_view(map, as))
			add_quotes(map, column, as, &eras[i], &headed);
	}
	add_leaving(map, column, touchpoint);
	for (const jn_decl *as = views; as; as = jn_map_next_view(map, as)) add_leaving(map, column, as);
}

/* Who leaves for nobody stands on the map's path. */
static bool draws(const jn_map *map, const jn_column *column, const jn_decl *decl, jn_key key, const jn_clause *clause)
{
	(void)column, (void)clause;
	if (key == JN_KEY_LEAVES) return leaves_to_somebody(map, decl);
	return jn_lane_of(key) < JN_LANE_COUNT && jn_map_shows(map, jn_lane_of(key));
}

/* --- at a glance --- */

/* True when the touchpoint, or a view of it, says `key`. */
static bool says(const jn_map *map, const jn_column *column, jn_key key)
{
	if (!column->touchpoint) return false;
	if (jn_map_values(map, column->touchpoint, key)) return true;
	for (const jn_decl *as = jn_map_first_view(map, column->touchpoint); as; as = jn_map_next_view(map, as))
		if (jn_map_values(map, as, key)) return true;
	return false;
}

static bool gives_less(const jn_map *map, const jn_column *column)
{
	return says(map, column, JN_KEY_SHORTFALL) ||
		   (says(map, column, JN_KEY_EXPECTS) && !says(map, column, JN_KEY_RECEIVES));
}

static bool competitor_wins(const jn_map *map, const jn_column *column)
{
	if (says(map, column, JN_KEY_COMPETITOR)) return true;
	if (!column->touchpoint) return false;
	if (leaves_to_somebody(map, column->touchpoint)) return true;
	for (const jn_decl *as = jn_map_first_view(map, column->touchpoint); as; as = jn_map_next_view(map, as))
		if (leaves_to_somebody(map, as)) return true;
	return false;
}

static uint32_t glance(jn_map *map, jn_glance facts[3])
{
	uint32_t count = 0;
	if (jn_glance_count(map, gives_less, JN_LABEL_GLANCE_LESS, &facts[count])) count++;
	if (jn_glance_count(map, competitor_wins, JN_LABEL_GLANCE_RIVALS, &facts[count])) count++;
	return count;
}

void jn_experience_build(jn_scene *scene, const jn_project *project, const jn_decl *journey,
						 const jn_scene_options *options)
{
	static const jn_map_view view = {
		.kind = JN_LABEL_EXPERIENCE,
		.lanes = LANES,
		.own = 1 << JN_LANE_VOICE,
		.cards = true,
		.personas = true,
		.pains_hint = JN_LABEL_CRITICAL,
		.glance = glance,
		.column = measure_column,
		.draws = draws,
	};
	jn_map_draw(scene, project, journey, options, &view);
}
