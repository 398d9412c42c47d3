/* The whole journey map: the driver that collects, measures and places, in that order.
 * In: one journey of a resolved project. Out: its scene. */
#include "scene/map.h"

#include "scene/curve.h"
#include "scene/outline.h"
#include "scene/pointers.h"
#include "scene/say.h"

/* --- who --- */

jn_series jn_series_of(const jn_decl *persona, uint32_t index)
{
	/* there are five of each: who shares a colour has another dash and another marker */
	uint32_t round = index / 5, dash = (index + 2 * round) % 5;
	return (jn_series){
		.persona = persona,
		.name = jn_say_short(persona),
		.color = (uint8_t)(JN_COLOR_PERSONA + index % 5),
		.dash = (uint8_t)(dash ? JN_DASH_PERSONA_2 + dash - 1 : JN_DASH_SOLID),
		.marker = (uint8_t)((index + round) % 5),
	};
}

/* A persona keeps her colour, dash and marker on a map of hers alone. */
static uint32_t look_of(const jn_map *map, const jn_decl *persona)
{
	uint32_t index = 0;
	const jn_clause *clause = jn_decl_values(map->journey, JN_KEY_PERSONA);
	for (; clause && clause->head.ref != persona; clause = clause->next) index += clause->head.type == JN_VALUE_REF;
	return index;
}

static void collect_personas(jn_map *map)
{
	const jn_clause *first = jn_decl_values(map->journey, JN_KEY_PERSONA);
	jn_pointer_set met = {.arena = &map->scratch};
	uint32_t cap = 0;
	for (const jn_clause *clause = first; clause; clause = clause->next) {
		const jn_decl *persona = clause->head.type == JN_VALUE_REF ? clause->head.ref : NULL;
		if (map->options->persona && persona != map->options->persona) continue;
		if (!persona || !jn_pointers_add(&met, persona, 0)) continue;
		map->personas = jn_arena_grow(&map->scratch, map->personas, map->persona_count, &cap, sizeof *map->personas);
		map->personas[map->persona_count++] = (jn_persona_card){.persona = persona};
	}
	map->series_count = map->persona_count > JN_CURVES_MAX ? JN_CURVES_MAX : map->persona_count;
	if (map->series_count == 0) map->series_count = 1;
	map->series = jn_arena_alloc(&map->scratch, JN_CURVES_MAX * sizeof *map->series);
	map->series[0].color = JN_COLOR_INK;
	for (uint32_t i = 0; i < map->series_count && map->persona_count; i++)
		map->series[i] = jn_series_of(map->personas[i].persona, look_of(map, map->personas[i].persona));
}

static void choose_language(jn_map *map)
{
	static const char *const tags[JN_LANG_COUNT] = {"en", "id", "ms", "ar"};
	const jn_decl *project = map->project->project;
	map->tag = project ? jn_decl_text(project, JN_KEY_LANGUAGE) : (jn_str){0};
	if (map->options->language >= 0 && map->options->language < JN_LANG_COUNT)
		map->tag = jn_str_c(tags[map->options->language]);
	if (map->tag.len == 0) map->tag = JN_STR("en");
	map->language = jn_language_of(map->tag);
	map->rtl = jn_language_rtl(map->tag);
	map->numerals = jn_numerals_of(map->tag);
	map->scene->language = (uint8_t)map->language;
	map->scene->rtl = map->rtl;
}

/* --- heights --- */

enum {
	PANEL_END = 4 * JN_PX, /* below its last lane */
	GUESSED_FROM = 128,    /* columns whose heights tell how high rows will be */
};

static void raise(int32_t *height, int32_t to)
{
	if (to > *height) *height = to;
}

/* The name of a lane in the rail, with its hint. */
static void measure_rail(jn_map *map, jn_lane lane, jn_stack *stack)
{
	*stack = (jn_stack){.width = JN_RAIL - jn_px(24)};
	jn_stack_add(map, stack, jn_lane_name(lane, map->language), JN_STYLE_STRONG, 0, 0);
	if (lane == JN_LANE_PATH) jn_stack_add(map, stack, jn_say(map, JN_LABEL_LANE_PATH_HINT), JN_STYLE_LABEL, 0, 0);
	if (lane == JN_LANE_PAINS && map->view->pains_hint)
		jn_stack_add(map, stack, jn_say(map, (jn_label_id)map->view->pains_hint), JN_STYLE_LABEL, 0, 0);
}

static void measure_cells(const jn_map *map, uint32_t from, uint32_t count, int32_t height[JN_LANE_COUNT])
{
	for (uint32_t c = from; c < from + count; c++)
		for (const jn_cell *cell = map->columns[c].cells; cell; cell = cell->next)
			if (cell->stack.first) raise(&height[cell->lane], cell->stack.height + 2 * JN_INSET);
}

/* About how high lanes of cards will be: one row where there are any. */
static int32_t guess_cards(const jn_map *map)
{
	bool opportunities = jn_decl_child(map->journey, JN_OPPORTUNITY) != NULL, measures = false;
	for (uint32_t p = 0; p < map->panel_count; p++) {
		opportunities = opportunities || jn_decl_child(map->panels[p].stage, JN_OPPORTUNITY);
		measures = measures || jn_decl_has(map->panels[p].stage, JN_KEY_KPI);
	}
	for (uint32_t c = 0; c < map->column_count && !(opportunities && measures); c++) {
		const jn_decl *touchpoint = map->columns[c].touchpoint;
		opportunities = opportunities || (touchpoint && jn_decl_child(touchpoint, JN_OPPORTUNITY));
		measures = measures || (touchpoint && jn_decl_has(touchpoint, JN_KEY_KPI));
	}
	return (opportunities && jn_map_shows(map, JN_LANE_OPPORTUNITIES) ? jn_px(176) : 0) +
		   (measures && jn_map_shows(map, JN_LANE_MEASURES) ? jn_px(128) : 0);
}

/* About how high a band will be, before anything is placed. */
static jn_band_guess guess_height(jn_map *map)
{
	int32_t height[JN_LANE_COUNT] = {0};
	if (map->view->cards) jn_cards_fit(map, 0, map->column_count);
	jn_band_guess guess = {
		.fixed = jn_px(184) + jn_curve_height(map) + (map->path ? jn_px(140) : 0) + guess_cards(map),
		.text = jn_cards_height(map),
	};
	measure_cells(map, 0, map->column_count, height);
	for (int lane = 0; lane < JN_LANE_COUNT; lane++) guess.text += height[lane];
	return guess;
}

static void measure_cards(jn_band *band, jn_lane lane, const jn_cards *cards)
{
	if (cards->count) raise(&band->height[lane], cards->height + 2 * JN_INSET + (jn_band_trays(band, lane) ? 2 * JN_TRAY_GAP : 0));
}

static void measure_band(jn_map *map, jn_band *band)
{
	int32_t *height = band->height;
	measure_cells(map, band->first, band->count, height);
	/* on paper, cards are alike on all pages */
	if (map->view->cards && !map->options->page_width) jn_cards_fit(map, band->first, band->count);
	if (map->view->cards) height[JN_LANE_TOUCHPOINTS] = jn_cards_height(map) + 2 * JN_INSET;
	height[JN_LANE_PATH] = jn_path_height(map, band);
	height[JN_LANE_FEELING] = jn_curve_height(map);
	for (uint32_t i = 0; i < band->panel_count; i++) {
		const jn_panel *panel = &map->panels[band->first_panel + i];
		measure_cards(band, JN_LANE_OPPORTUNITIES, &panel->opportunities);
		measure_cards(band, JN_LANE_MEASURES, &panel->measures);
	}
	for (int lane = 0; lane < JN_LANE_COUNT; lane++) {
		if (!jn_map_shows(map, (jn_lane)lane)) height[lane] = 0;
		if (height[lane] == 0) continue;
		jn_stack rail;
		measure_rail(map, (jn_lane)lane, &rail);
		raise(&height[lane], rail.height + 2 * JN_INSET);
	}
}

bool jn_map_joins(const jn_map *map, const jn_band *band, uint32_t at)
{
	for (uint32_t above = at; above-- > 0;)
		if (band->height[map->order[above]])
			return jn_lane_block((jn_lane)map->order[above]) == jn_lane_block((jn_lane)map->order[at]);
	return false;
}

/* Gives every lane of a band its top; `y` is where the band may begin. */
static void stack_lanes(jn_map *map, jn_band *band, int32_t y)
{
	if (band->phases) y += jn_heads_phase_height(map, band);
	band->y = y;
	y += band->head_height - JN_INSET;
	bool tray = false;
	for (uint32_t i = 0; i < map->order_count; i++) {
		uint8_t lane = map->order[i];
		if (band->height[lane] == 0) continue;
		if (jn_map_joins(map, band, i)) y -= jn_px(14); /* the rows of a block are 10 apart */
		if (jn_band_trays(band, lane) && !tray) y = jn_down(y, PANEL_END + JN_TRAY_GAP);
		if (!jn_band_trays(band, lane) && tray) y = jn_down(y, JN_TRAY_GAP);
		tray = jn_band_trays(band, lane);
		band->top[lane] = y;
		y = jn_down(y, band->height[lane]);
	}
	band->bottom = tray ? y - JN_TRAY_GAP : jn_down(y, PANEL_END);
}

/* Tells the scene where the lanes of a band lie. */
static void add_lanes(jn_map *map, const jn_band *band)
{
	for (uint32_t i = 0; i < map->order_count; i++) {
		uint8_t lane = map->order[i];
		if (band->height[lane] == 0) continue;
		int32_t y = band->top[lane], bottom = jn_down(y, band->height[lane]);
		jn_scene_lane *above = map->scene->last_lane;
		bool below_another = above && above->row == (uint16_t)(band - map->bands);
		if (below_another && above->y + above->h > y) above->h = y - above->y; /* rows of a block overlap a little */
		jn_str name = jn_lane_name((jn_lane)lane, map->language);
		if (name.len == 0 && below_another) {
			above->h = bottom - above->y;
			continue;
		}
		bool staged = lane == JN_LANE_OPPORTUNITIES || lane == JN_LANE_MEASURES;
		jn_scene_lane *added = jn_scene_add_lane(map->scene, lane, (uint32_t)(band - map->bands), name, y, bottom - y);
		added->staged = staged;
		added->joined = jn_map_joins(map, band, i);
	}
}

/* --- placing --- */

static void place_rail(jn_map *map, const jn_band *band)
{
	jn_scene_group(map->scene, JN_ROLE_GROUP, jn_say(map, JN_LABEL_LANES), NULL);
	for (uint32_t i = 0; i < map->order_count; i++) {
		uint8_t lane = map->order[i];
		if (band->height[lane] == 0) continue;
		jn_stack rail;
		measure_rail(map, (jn_lane)lane, &rail);
		bool cards = lane == JN_LANE_PAINS || lane == JN_LANE_OPPORTUNITIES || lane == JN_LANE_MEASURES;
		jn_stack_draw(map, &rail, JN_MARGIN,
					  band->top[lane] + JN_INSET + (jn_band_trays(band, lane) ? JN_TRAY_GAP : cards ? jn_px(4) : 0));
	}
	if (map->curve) jn_curve_place_rail(map, band);
	jn_scene_end(map->scene);
}

jn_str jn_map_spoken(jn_map *map, const jn_column *column)
{
	size_t start = map->buf.len;
	jn_buf *buf = &map->buf;
	jn_buf_str(buf, jn_say_number(map, column->touchpoint));
	jn_buf_char(buf, ' ');
	jn_buf_str(buf, jn_decl_title(column->touchpoint));
	if (column->moment) {
		jn_buf_str(buf, jn_say(map, JN_LABEL_COMMA));
		jn_buf_str(buf, jn_say(map, JN_LABEL_MOMENT_OF_TRUTH));
	}
	uint32_t c = (uint32_t)(column - map->columns);
	for (uint32_t s = 0; map->curve && s < map->series_count; s++) {
		int rating = jn_curve_rating(map, s, c);
		if (rating == JN_NO_RATING) continue;
		jn_buf_str(buf, jn_say(map, JN_LABEL_COMMA));
		if (map->persona_count) {
			jn_buf_str(buf, map->series[s].name);
			jn_buf_char(buf, ' ');
		}
		jn_buf_str(buf, jn_say_isolated(map, jn_say_rating(map, rating)));
	}
	return jn_say_take(map, start);
}

static void place_column(jn_map *map, const jn_band *band, const jn_column *column)
{
	if (!column->touchpoint) return;
	jn_scene_group(map->scene, JN_ROLE_GROUP, jn_map_spoken(map, column), column->touchpoint);
	if (map->view->cards)
		jn_cards_place(map, band, column);
	else /* no card is drawn, but there is a place to point at */
		jn_scene_rect(map->scene, column->x + jn_px(4), band->top[JN_LANE_TOUCHPOINTS] + jn_px(4), column->w - jn_px(8),
					  band->height[JN_LANE_TOUCHPOINTS] - jn_px(8), jn_px(6), JN_COLOR_NONE)
			->flags |= JN_SHAPE_CARD;
	for (const jn_cell *cell = column->cells; cell; cell = cell->next)
		if (band->height[cell->lane])
			jn_stack_draw(map, &cell->stack, column->x + JN_INSET, band->top[cell->lane] + JN_INSET);
	jn_scene_end(map->scene);
}

jn_str jn_map_spoken_stage(jn_map *map, const jn_decl *stage)
{
	size_t start = map->buf.len;
	jn_buf_str(&map->buf, jn_say_int(map, stage->ordinal));
	jn_buf_c(&map->buf, ". ");
	jn_buf_str(&map->buf, jn_decl_title(stage));
	return jn_say_take(map, start);
}

/* Where the cards of a lane begin; says whose they are when they stand in a tray. */
static int32_t cards_top(jn_map *map, const jn_band *band, jn_lane lane, const jn_cards *cards)
{
	int32_t top = band->top[lane] + JN_INSET;
	if (!cards->title.first) return top;
	top += JN_TRAY_GAP;
	jn_stack_draw(map, &cards->title, cards->x + jn_px(16), jn_down(top, cards->y));
	return top;
}

static void place_panel(jn_map *map, const jn_band *band, const jn_panel *panel)
{
	jn_scene_group(map->scene, JN_ROLE_GROUP, jn_map_spoken_stage(map, panel->stage), panel->stage);
	jn_heads_place(map, band, panel);
	for (uint32_t c = panel->first; c < panel->first + panel->count; c++) place_column(map, band, &map->columns[c]);
	jn_opportunities_place(map, &panel->opportunities, cards_top(map, band, JN_LANE_OPPORTUNITIES, &panel->opportunities));
	jn_measures_place(map, &panel->measures, cards_top(map, band, JN_LANE_MEASURES, &panel->measures));
	jn_scene_end(map->scene);
}

/* Where a band's heads end and its first lane begins. */
static int32_t first_lane(const jn_map *map, const jn_band *band)
{
	for (uint32_t i = 0; i < map->order_count; i++)
		if (band->height[map->order[i]]) return band->top[map->order[i]];
	return band->y;
}

/* Tells the scene where a band lies; the titles of touchpoints stand in `titles`. */
static void add_band(jn_map *map, const jn_band *band, int32_t top, int32_t head_bottom, jn_lane titles)
{
	jn_scene_band *added = jn_scene_add_band(map->scene, top, head_bottom, band->bottom);
	if (band->height[titles]) added->titles_y = band->top[titles];
	if (map->options->page_width) jn_heads_repeat(map, band, added);
}

static void place_band(jn_map *map, jn_band *band)
{
	int32_t top = map->y;
	if (map->view->band) {
		map->view->band(map, band);
		add_band(map, band, top, jn_down(band->y, band->head_height), JN_LANE_DOING);
		map->y = band->bottom;
		return;
	}
	measure_band(map, band);
	stack_lanes(map, band, map->y);
	add_lanes(map, band);
	jn_ground_place(map, band);
	jn_heads_place_phases(map, band);
	place_rail(map, band);
	for (uint32_t i = 0; i < band->panel_count; i++) place_panel(map, band, &map->panels[band->first_panel + i]);
	jn_path_place(map, band);
	jn_curve_place(map, band);
	add_band(map, band, top, first_lane(map, band), JN_LANE_TOUCHPOINTS);
	map->y = band->bottom;
}

/* --- the driver --- */

/* Measures every `step`-th column. */
static void measure_columns(jn_map *map, uint32_t step)
{
	for (uint32_t c = 0; c < map->column_count; c += step) {
		jn_column *column = &map->columns[c];
		column->cells = column->last_cell = NULL;
		column->title = column->foot = (jn_stack){0};
		column->fails = 0;
	}
	if (map->view->cards) jn_cards_measure(map, step);
	for (uint32_t c = 0; c < map->column_count; c += step) {
		jn_column *column = &map->columns[c];
		if (!column->touchpoint) continue;
		jn_lanes_measure(map, column);
		if (map->view->column) map->view->column(map, column);
	}
}

static void measure(jn_map *map)
{
	choose_language(map);
	collect_personas(map);
	jn_columns_collect(map);
	if (map->view->compares) jn_overlay_collect(map);
	jn_lanes_begin(map);
	jn_choice_make(map);
	jn_index_collect(map);
	if (jn_map_shows(map, JN_LANE_FEELING)) jn_curve_collect(map);
	uint32_t step = map->column_count > GUESSED_FROM ? map->column_count / GUESSED_FROM : 1;
	measure_columns(map, step); /* of a long map as many as show how high its rows will be */
	if (jn_columns_place(map, guess_height(map)) || step > 1) measure_columns(map, 1); /* in the widths they have now */
	if (map->view->cards) jn_cards_fit(map, 0, map->column_count);
	if (jn_map_shows(map, JN_LANE_PATH)) jn_path_measure(map);
	jn_curve_measure(map);
	for (uint32_t c = 0; c < map->column_count; c++) jn_curve_why(map, &map->columns[c]);
	jn_heads_measure(map);
	if (jn_map_shows(map, JN_LANE_OPPORTUNITIES)) jn_opportunities_measure(map);
	if (jn_map_shows(map, JN_LANE_MEASURES)) jn_measures_measure(map);
	jn_choice_count(map);
}

void jn_map_draw(jn_scene *scene, const jn_project *project, const jn_decl *journey, const jn_scene_options *options,
				 const jn_map_view *view)
{
	jn_map map = {.scene = scene,
				  .arena = scene->arena,
				  .project = project,
				  .journey = journey,
				  .options = options,
				  .view = view};
	jn_pointer_set shown = {.arena = &map.scratch};
	map.shown = &shown;
	measure(&map);
	scene->title = jn_decl_title(journey);
	scene->description = jn_glance_description(&map);
	scene->width = map.width;
	jn_scene_group(scene, JN_ROLE_DECORATION, (jn_str){0}, NULL);
	jn_shape *page = jn_scene_rect(scene, 0, 0, map.width, 0, 0, JN_COLOR_PAGE);
	jn_scene_end(scene);
	jn_header_place(&map);
	for (uint32_t b = 0; b < map.band_count; b++) {
		place_band(&map, &map.bands[b]);
		if (b + 1 < map.band_count) map.y = jn_down(map.y, jn_px(24));
	}
	jn_index_place(&map);
	jn_footer_place(&map);
	scene->height = (map.y + JN_PX - 1) / JN_PX * JN_PX;
	page->rect.h = scene->height;
	if (options->outline) scene->outline = jn_outline_build(&map);
	jn_buf_free(&map.buf);
	jn_arena_free(&map.scratch);
}

void jn_map_build(jn_scene *scene, const jn_project *project, const jn_decl *journey, const jn_scene_options *options)
{
	static const jn_map_view whole = {
		.kind = JN_LABEL_JOURNEY_MAP,
		.chosen = true,
		.cards = true,
		.personas = true,
		.level = 48,
		.glance = jn_glance_collect,
	};
	jn_map_draw(scene, project, journey, options, &whole);
}
