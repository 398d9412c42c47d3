/* What a map shows of a journey: which lanes in which order, whose views; and how much stands where it does not show
 * it.
 *
 * In: the words of `--lanes`, the options. Out: map->order, map->lanes, map->hidden. The lanes' words are one table. */
#include "scene/map.h"

typedef struct choice_row {
	const char *word;
	jn_lane lane, to; /* a word may stand for a run of lanes */
	bool usual;       /* on a map that does not say which lanes it wants */
} choice_row;

static const choice_row rows[] = {
	{"touchpoints", JN_LANE_TOUCHPOINTS, JN_LANE_TOUCHPOINTS, true},
	{"when", JN_LANE_WHEN, JN_LANE_WHEN, false},
	{"path", JN_LANE_PATH, JN_LANE_PATH, true},
	{"doing", JN_LANE_DOING, JN_LANE_DOING, true},
	{"thinking", JN_LANE_THINKING, JN_LANE_THINKING, true},
	{"motivation", JN_LANE_MOTIVATION, JN_LANE_MOTIVATION, false},
	{"image", JN_LANE_IMAGE, JN_LANE_IMAGE, true},
	{"voice", JN_LANE_VOICE, JN_LANE_VOICE, false},
	{"feeling", JN_LANE_FEELING, JN_LANE_WHY, true},
	{"expects", JN_LANE_EXPECTS, JN_LANE_RECEIVES, true},
	{"pains", JN_LANE_PAINS, JN_LANE_PAINS, true},
	{"gains", JN_LANE_GAINS, JN_LANE_GAINS, false},
	{"competitors", JN_LANE_COMPETITORS, JN_LANE_COMPETITORS, false},
	{"messages", JN_LANE_MESSAGES, JN_LANE_MESSAGES, false},
	{"evidence", JN_LANE_EVIDENCE, JN_LANE_EVIDENCE, false},
	{"frontstage", JN_LANE_FRONTSTAGE, JN_LANE_FRONTSTAGE, false},
	{"backstage", JN_LANE_BACKSTAGE, JN_LANE_BACKSTAGE, false},
	{"support", JN_LANE_SUPPORT, JN_LANE_SUPPORT, false},
	{"systems", JN_LANE_SYSTEMS, JN_LANE_SYSTEMS, false},
	{"opportunities", JN_LANE_OPPORTUNITIES, JN_LANE_OPPORTUNITIES, true},
	{"measures", JN_LANE_MEASURES, JN_LANE_MEASURES, true},
	{"audits", JN_LANE_AUDITS, JN_LANE_AUDITS, false},
	{"notes", JN_LANE_NOTES, JN_LANE_NOTES, false},
};

enum { ROWS = sizeof rows / sizeof *rows };

/* --- reading --- */

const char *jn_scene_lane_word(uint32_t i)
{
	return i < ROWS ? rows[i].word : NULL;
}

static void add_row(jn_lane_list *self, uint32_t row)
{
	for (uint32_t i = 0; i < self->count; i++)
		if (self->items[i] == row) return;
	if (self->count < ROWS) self->items[self->count++] = (uint8_t)row;
}

/* One word: a lane's, or `usual`, or `all`. */
static bool add_word(jn_lane_list *self, jn_str word)
{
	bool all = jn_str_eq(word, JN_STR("all")), usual = jn_str_eq(word, JN_STR("usual")), known = all || usual;
	for (uint32_t row = 0; row < ROWS; row++) {
		bool named = jn_str_eq(word, jn_str_c(rows[row].word));
		known = known || named;
		if (named || all || (usual && rows[row].usual)) add_row(self, row);
	}
	return known;
}

bool jn_scene_lanes_read(jn_lane_list *self, jn_str words, jn_str *ret_wrong)
{
	*self = (jn_lane_list){0};
	for (uint32_t at = 0; at <= words.len;) {
		uint32_t to = at;
		while (to < words.len && words.ptr[to] != ',') to++;
		jn_str word = jn_str_trim(jn_str_slice(words, at, to));
		at = to + 1;
		if (add_word(self, word)) continue;
		*ret_wrong = word;
		return false;
	}
	return true;
}

/* --- showing --- */

static void show(jn_map *map, jn_lane lane)
{
	if (jn_map_shows(map, lane)) return;
	map->order[map->order_count++] = (uint8_t)lane;
	map->lanes |= 1u << lane;
}

/* A shortfall stands with what is received: only one view gives it a lane between. */
static void show_row(jn_map *map, uint32_t row)
{
	for (int lane = (int)rows[row].lane; lane <= (int)rows[row].to; lane++)
		if (lane != JN_LANE_SHORTFALL) show(map, (jn_lane)lane);
}

/* --- what there is --- */

/* Where each key is told; JN_LANE_COUNT: in no lane. */
static void place_keys(uint8_t lane_of[JN_KEY_COUNT])
{
	for (int key = 0; key < JN_KEY_COUNT; key++) lane_of[key] = (uint8_t)jn_lane_of((jn_key)key);
	lane_of[JN_KEY_LEAVES] = lane_of[JN_KEY_HANDOFF] = JN_LANE_PATH;
	lane_of[JN_KEY_EMOTION] = JN_LANE_FEELING;
	lane_of[JN_KEY_KPI] = JN_LANE_MEASURES;
}

/* True when the view draws it anyway. A view whose lanes are chosen is asked before they are, so it draws nothing yet. */
static bool drawn(const jn_map *map, const jn_column *column, const jn_decl *decl, jn_key key, uint8_t lane, const jn_clause *clause)
{
	const jn_map_view *view = map->view;
	if (view->chosen) return false;
	return view->draws ? view->draws(map, column, decl, key, clause) : jn_map_shows(map, (jn_lane)lane);
}

/* `hidden_by`: a view that says some of it otherwise. */
static void count_props(jn_map *map, const uint8_t lane_of[JN_KEY_COUNT], const jn_column *column, const jn_decl *decl,
						const jn_decl *hidden_by)
{
	bool view = decl->kind == JN_AS;
	for (const jn_prop *prop = decl->props; prop; prop = prop->next) {
		if (hidden_by && jn_decl_has(hidden_by, prop->key)) continue;
		uint8_t lane = (unsigned)prop->key < JN_KEY_COUNT ? lane_of[prop->key] : JN_LANE_COUNT;
		if (lane == JN_LANE_COUNT && !(view ? map->shown_view : map->shown_card)[prop->key]) lane = JN_LANE_NOTES;
		for (const jn_clause *clause = prop->clauses; clause && lane < JN_LANE_COUNT; clause = clause->next)
			if (!drawn(map, column, decl, prop->key, lane, clause)) map->hidden[lane]++;
	}
}

static void count_ideas(jn_map *map, const jn_decl *parent)
{
	for (const jn_decl *idea = jn_decl_child(parent, JN_OPPORTUNITY); idea; idea = jn_decl_sibling(idea))
		map->hidden[JN_LANE_OPPORTUNITIES]++;
}

static void count_column(jn_map *map, const uint8_t lane_of[JN_KEY_COUNT], const jn_column *column)
{
	const jn_decl *own = jn_map_own_view(map, column->touchpoint);
	count_props(map, lane_of, column, column->touchpoint, own);
	for (const jn_decl *child = column->touchpoint->first_child; child; child = child->next) {
		bool shown = child->kind == JN_AS && (!map->options->persona || child == own);
		if (shown) count_props(map, lane_of, column, child, NULL);
		map->hidden[JN_LANE_AUDITS] += child->kind == JN_AUDIT;
	}
	count_ideas(map, column->touchpoint);
}

/* Counts what stands in each lane, but for what a view draws without choosing. */
static void count_all(jn_map *map)
{
	uint8_t lane_of[JN_KEY_COUNT];
	place_keys(lane_of);
	if (map->panel_count) count_ideas(map, map->journey); /* else the index has them */
	for (uint32_t p = 0; p < map->panel_count; p++)
		if (!map->panels[p].continued) count_ideas(map, map->panels[p].stage);
	for (uint32_t c = 0; c < map->column_count; c++)
		if (map->columns[c].touchpoint) count_column(map, lane_of, &map->columns[c]);
}

/* --- a map's lanes --- */

/* The usual lanes tell a story when most of them have something to say. */
static bool has_story(const jn_map *map)
{
	enum { ENOUGH = 5 };
	int filled = 0;
	for (uint32_t row = 1; row < ROWS; row++)
		for (int lane = (int)rows[row].lane; lane <= (int)rows[row].to && rows[row].usual; lane++) {
			if (map->hidden[lane] == 0) continue;
			filled++;
			break;
		}
	return filled >= ENOUGH;
}

static void choose_lanes(jn_map *map)
{
	const jn_lane_list *wanted = &map->options->lanes;
	bool all = wanted->count == 0 && !has_story(map), cards = wanted->count == 0;
	map->brief = wanted->count == 0 && !all;
	for (uint32_t i = 0; i < wanted->count; i++) cards = cards || rows[wanted->items[i]].lane == JN_LANE_TOUCHPOINTS;
	if (!cards) show_row(map, 0); /* columns without their heads say nothing */
	for (uint32_t i = 0; i < wanted->count; i++) show_row(map, wanted->items[i]);
	for (uint32_t row = 0; row < ROWS && wanted->count == 0; row++)
		if (all || rows[row].usual) show_row(map, row);
}

void jn_choice_make(jn_map *map)
{
	if (!map->view->chosen) {
		for (int lane = 0; lane < JN_LANE_COUNT; lane++)
			if (((map->view->lanes | map->view->own) >> lane) & 1) show(map, (jn_lane)lane);
		return;
	}
	count_all(map);
	choose_lanes(map);
	for (int lane = 0; lane < JN_LANE_COUNT; lane++)
		if (jn_map_shows(map, (jn_lane)lane)) map->hidden[lane] = 0;
	map->hidden[JN_LANE_MEASURES] = 0; /* the index has them, or its line counts them */
}

void jn_choice_count(jn_map *map)
{
	if (map->view->chosen) return;
	count_all(map);
	map->hidden[JN_LANE_MEASURES] = 0;
}

/* --- whose views --- */

const jn_decl *jn_map_own_view(const jn_map *map, const jn_decl *touchpoint)
{
	return map->options->persona ? jn_view_block(touchpoint, map->options->persona) : NULL;
}

const jn_clause *jn_map_values(const jn_map *map, const jn_decl *decl, jn_key key)
{
	if (!map->options->persona || decl->kind != JN_TOUCHPOINT) return jn_decl_values(decl, key);
	return jn_view_values(decl, map->options->persona, key);
}

const jn_decl *jn_map_first_view(const jn_map *map, const jn_decl *touchpoint)
{
	return map->options->persona ? NULL : jn_decl_child(touchpoint, JN_AS);
}

const jn_decl *jn_map_next_view(const jn_map *map, const jn_decl *view)
{
	(void)map;
	return jn_decl_sibling(view);
}
