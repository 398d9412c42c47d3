/* Measures: a KPI's latest figure, its state as sign and word, the target, and a sparkline of all measurements.
 *
 * In: KPIs of stages and touchpoints. Out: cards measured, then shapes. The numbers behind a sparkline stand in the
 * index at the foot of the map. */
#include "scene/icons.h"
#include "scene/pointers.h"
#include "scene/say.h"

enum { SPARK_W = 72 * JN_PX, SPARK_H = 26 * JN_PX };

/* --- collecting --- */

static void add_kpi(jn_map *map, const jn_decl *kpi, uint32_t panel, uint32_t column)
{
	if (!kpi || kpi->kind != JN_KPI || !jn_pointers_add(map->shown, kpi, panel)) return;
	jn_card *card = jn_tracks_add(map, &map->panels[panel].measures, kpi);
	if (column != UINT32_MAX) card->column = column - map->panels[panel].first;
}

static void add_kpis(jn_map *map, const jn_clause *kpis, uint32_t panel, uint32_t column)
{
	for (; kpis; kpis = kpis->next)
		if (kpis->head.type == JN_VALUE_REF) add_kpi(map, kpis->head.ref, panel, column);
}

static void add_goal_kpis(jn_map *map, const jn_clause *goals, uint32_t panel, uint32_t column)
{
	for (; goals; goals = goals->next)
		if (goals->head.type == JN_VALUE_REF && goals->head.ref)
			add_kpis(map, jn_decl_values(goals->head.ref, JN_KEY_KPI), panel, column);
}

static void collect_panel(jn_map *map, uint32_t p)
{
	const jn_panel *panel = &map->panels[p];
	for (uint32_t c = panel->first; c < panel->first + panel->count; c++) {
		const jn_decl *touchpoint = map->columns[c].touchpoint;
		if (!touchpoint) continue;
		add_kpis(map, jn_decl_values(touchpoint, JN_KEY_KPI), p, c);
		if (!jn_decl_has(touchpoint, JN_KEY_KPI) && jn_decl_has(touchpoint, JN_KEY_GOAL))
			add_goal_kpis(map, jn_decl_values(touchpoint, JN_KEY_GOAL), p, c);
	}
	if (panel->continued) return;
	add_kpis(map, jn_decl_values(panel->stage, JN_KEY_KPI), p, UINT32_MAX);
	if (!jn_decl_has(panel->stage, JN_KEY_KPI))
		add_goal_kpis(map, jn_decl_values(panel->stage, JN_KEY_GOAL), p, UINT32_MAX);
}

/* --- measuring --- */

jn_label_id jn_measure_state_word(jn_kpi_state state)
{
	switch (state) {
	case JN_KPI_ON_TARGET: return JN_LABEL_ON_TARGET;
	case JN_KPI_AT_RISK: return JN_LABEL_AT_RISK;
	case JN_KPI_OFF_TARGET: return JN_LABEL_OFF_TARGET;
	default: return JN_LABEL_NO_TARGET;
	}
}

static jn_color state_color(jn_kpi_state state)
{
	if (state == JN_KPI_ON_TARGET) return JN_COLOR_GOOD;
	return state == JN_KPI_OFF_TARGET ? JN_COLOR_BAD : JN_COLOR_INK2;
}

static jn_str target_text(jn_map *map, const jn_decl *kpi)
{
	const jn_clause *target = jn_decl_values(kpi, JN_KEY_TARGET);
	if (!target) return (jn_str){0};
	jn_str said = jn_say_target(map, &target->head, jn_decl_text(kpi, JN_KEY_UNIT));
	const jn_value *by = jn_clause_mod(target, JN_MOD_BY);
	if (!by) return said;
	return jn_say_joined(map, said, " ", jn_say_label1(map, JN_LABEL_BY_DATE, jn_say_value(map, by, JN_KEY_DUE)));
}

static bool has_sparkline(const jn_decl *kpi)
{
	const jn_clause *measured = jn_decl_values(kpi, JN_KEY_MEASURED);
	return measured && measured->next;
}

/* State word and target, on one line when they fit. */
static void add_state(jn_map *map, jn_card *card, jn_kpi_state state)
{
	jn_stack *stack = &card->stack;
	jn_str target = target_text(map, card->decl);
	if (state == JN_KPI_UNKNOWN) {
		jn_stack_add(map, stack, target.len ? target : jn_say(map, JN_LABEL_NO_TARGET), JN_STYLE_LABEL, 4, 0);
		return;
	}
	jn_block *block = jn_stack_add(map, stack, jn_say(map, jn_measure_state_word(state)), JN_STYLE_NAME, 4, 21);
	if (!block) return;
	block->color = (uint8_t)state_color(state);
	block->sign = JN_SIGN_STATE;
	block->value = (uint8_t)state;
	int32_t after = jn_px(21 + 12) + block->lines[0].width;
	if (after + jn_text_width_px64(target, JN_TEXT_REGULAR, 12) <= stack->width) {
		card->note = target;
		card->note_x = after;
		card->note_top = block->top;
		return;
	}
	jn_stack_add(map, stack, target, JN_STYLE_LABEL, 0, 21);
}

void jn_measure_state(jn_map *map, jn_stack *stack, const jn_decl *kpi)
{
	jn_kpi_state state = jn_kpi_judge(kpi, map->options->today);
	jn_str target = target_text(map, kpi);
	if (state == JN_KPI_UNKNOWN) {
		jn_stack_add(map, stack, target, JN_STYLE_LABEL, 0, 0);
		return;
	}
	jn_str said = jn_say_listed(map, jn_say(map, jn_measure_state_word(state)), target);
	jn_block *block = jn_stack_add(map, stack, said, JN_STYLE_LABEL, 2, 21);
	if (!block) return;
	block->color = (uint8_t)state_color(state);
	block->sign = JN_SIGN_STATE;
	block->value = (uint8_t)state;
}

/* True for a unit that stays with its number: "%", "€", "°", not "IDR" nor "minutes". */
static bool is_sign(jn_str unit)
{
	for (uint32_t i = 0; i < unit.len; i++)
		if ((unit.ptr[i] | 32) >= 'a' && (unit.ptr[i] | 32) <= 'z') return false;
	return unit.len <= 3;
}

/* The figure, large; a unit that is a word stands small beside it, a sign stays with its number. */
static jn_str figure_of(jn_map *map, const jn_decl *kpi, const jn_clause *latest, jn_str *ret_unit)
{
	if (!latest) return (jn_str){0};
	jn_str unit = latest->head.unit.len ? latest->head.unit : jn_decl_text(kpi, JN_KEY_UNIT);
	if (latest->head.type != JN_VALUE_NUMBER || is_sign(unit)) return jn_say_figure(map, &latest->head, unit);
	jn_value bare = latest->head;
	bare.unit = (jn_str){0};
	*ret_unit = unit;
	return jn_say_figure(map, &bare, (jn_str){0});
}

/* Puts the unit beside the figure, or below it where it does not fit; returns the right end of what stands there. */
static int32_t add_unit(jn_map *map, jn_card *card, const jn_block *figure, jn_str unit)
{
	int32_t end = 0, last = figure->lines[figure->count - 1].width;
	for (uint32_t i = 0; i < figure->count; i++)
		if (figure->lines[i].width > end) end = figure->lines[i].width;
	if (unit.len == 0) return end;
	int32_t after = last + jn_px(6), width = jn_text_width_px64(unit, JN_TEXT_REGULAR, 12);
	if (after + width > card->stack.width) {
		jn_stack_add(map, &card->stack, unit, JN_STYLE_LABEL, 0, 0);
		return end;
	}
	card->unit = unit;
	card->unit_x = after;
	card->unit_top = card->stack.height - jn_stack_line(map, JN_STYLE_FIGURE);
	return after + width > end ? after + width : end;
}

/* True when the sparkline has room beside a text of one line that ends at `end`. */
static bool spark_fits(const jn_card *card, int32_t end)
{
	return end + jn_px(12) + SPARK_W <= card->stack.width;
}

/* How wide the figure and its unit are side by side. */
static int32_t figure_width(jn_str figure, jn_str unit)
{
	int32_t width = jn_text_width_px64(figure, JN_TEXT_BOLD, 24);
	return unit.len ? width + jn_px(6) + jn_text_width_px64(unit, JN_TEXT_REGULAR, 12) : width;
}

void jn_measure_card(jn_map *map, jn_card *card, int32_t width)
{
	const jn_decl *kpi = card->decl;
	jn_stack *stack = &card->stack;
	stack->width = width - jn_px(32);
	const jn_block *title = jn_stack_add(map, stack, jn_decl_title(kpi), JN_STYLE_TEXT2, 0, 0);
	const jn_clause *latest = jn_kpi_latest(kpi, map->options->today);
	jn_str unit = {0}, figure = figure_of(map, kpi, latest, &unit);
	card->beside = has_sparkline(kpi);
	card->spark_y = stack->height + jn_px(7);
	/* a long figure has it beside the title, or below itself */
	bool above = card->beside && !spark_fits(card, figure_width(figure, unit)) && title && title->count == 1 &&
				 spark_fits(card, title->lines[0].width);
	if (above) card->spark_y = -jn_px(8);
	jn_block *block = jn_stack_add(map, stack, figure.len ? figure : jn_say(map, JN_LABEL_NOT_MEASURED),
								   figure.len ? JN_STYLE_FIGURE : JN_STYLE_LABEL, 4, 0);
	if (block) block->number = figure.len && jn_text_direction(figure) != JN_TEXT_RTL;
	int32_t end = block ? add_unit(map, card, block, unit) : 0;
	if (card->beside && !above && !spark_fits(card, end)) {
		card->spark_y = stack->height + jn_px(4);
		jn_stack_skip(stack, SPARK_H + jn_px(8));
	}
	add_state(map, card, jn_kpi_judge(kpi, map->options->today));
	card->h = jn_px(14) + stack->height + jn_px(12);
}

void jn_measures_measure(jn_map *map)
{
	for (uint32_t p = 0; p < map->panel_count; p++) collect_panel(map, p);
	jn_tracks_measure(map, JN_LANE_MEASURES, jn_px(208), jn_measure_card);
}

/* --- the sparkline --- */

typedef struct spark {
	double low, high;    /* of all figures and the target */
	int64_t first, last; /* days, or places in the list where days are missing */
	uint32_t count;
	bool dated;
} spark;

/* The day of a measurement, or its place in the list. */
static int64_t spark_day(const spark *self, const jn_clause *measured, uint32_t index)
{
	const jn_value *on = jn_clause_mod(measured, JN_MOD_ON);
	return self->dated && on ? (int64_t)on->date : (int64_t)index;
}

static void widen(spark *self, double value)
{
	if (value < self->low) self->low = value;
	if (value > self->high) self->high = value;
}

static spark spark_range(const jn_decl *kpi)
{
	spark self = {.dated = true};
	const jn_clause *first = jn_decl_values(kpi, JN_KEY_MEASURED), *target = jn_decl_values(kpi, JN_KEY_TARGET);
	for (const jn_clause *m = first; m; m = m->next) {
		const jn_value *on = jn_clause_mod(m, JN_MOD_ON);
		if (!on || on->type != JN_VALUE_DATE) self.dated = false;
	}
	for (const jn_clause *m = first; m; m = m->next) {
		if (m->head.type != JN_VALUE_NUMBER) continue;
		if (self.count == 0) self.low = self.high = m->head.number;
		widen(&self, m->head.number);
		int64_t day = spark_day(&self, m, self.count);
		if (self.count == 0 || day < self.first) self.first = day;
		if (self.count == 0 || day > self.last) self.last = day;
		self.count++;
	}
	if (target && target->head.type == JN_VALUE_NUMBER && self.count) widen(&self, target->head.number);
	return self;
}

/* A figure's height in the sparkline; all alike lie in the middle. */
static int32_t spark_y(const spark *self, double value)
{
	double span = self->high - self->low;
	if (!(span > 0) || !(value >= self->low) || !(value <= self->high)) return SPARK_H / 2;
	double part = (self->high - value) / span;
	return part >= 0 && part <= 1 ? (int32_t)(part * SPARK_H) : SPARK_H / 2;
}

static int32_t spark_x(const spark *self, int64_t day)
{
	return self->last > self->first ? (int32_t)((day - self->first) * SPARK_W / (self->last - self->first)) : SPARK_W;
}

typedef struct spark_point {
	int64_t day;
	double value;
} spark_point;

/* In the order of days; the author may have written the newest first. Mostly sorted already, and then linear. */
static void sort_points(spark_point *points, uint32_t count)
{
	if (count > 1 && points[0].day > points[count - 1].day)
		for (uint32_t i = 0; i < count / 2; i++) {
			spark_point swapped = points[i];
			points[i] = points[count - 1 - i];
			points[count - 1 - i] = swapped;
		}
	for (uint32_t i = 1; i < count; i++) {
		spark_point moved = points[i];
		uint32_t at = i, steps = 0;
		/* a list in wild disorder is not worth quadratic time */
		for (; at > 0 && points[at - 1].day > moved.day && steps < 64; at--, steps++) points[at] = points[at - 1];
		points[at] = moved;
	}
}

static spark_point *gather_points(jn_map *map, const jn_decl *kpi, const spark *self)
{
	spark_point *points = jn_arena_alloc(&map->scratch, self->count * sizeof *points);
	uint32_t count = 0;
	for (const jn_clause *m = jn_decl_values(kpi, JN_KEY_MEASURED); m; m = m->next) {
		if (m->head.type != JN_VALUE_NUMBER) continue;
		points[count] = (spark_point){spark_day(self, m, count), m->head.number};
		count++;
	}
	sort_points(points, count);
	return points;
}

static void draw_spark(jn_map *map, const jn_card *card, int32_t x, int32_t y)
{
	spark range = spark_range(card->decl);
	if (range.count < 2) return;
	jn_scene *scene = map->scene;
	const jn_clause *target = jn_decl_values(card->decl, JN_KEY_TARGET);
	jn_scene_group(scene, JN_ROLE_DECORATION, (jn_str){0}, NULL);
	if (target && target->head.type == JN_VALUE_NUMBER) {
		int32_t level = (y + spark_y(&range, target->head.number)) / JN_PX * JN_PX + 32;
		jn_scene_line(scene, x, level, x + SPARK_W, level, JN_COLOR_RULE, JN_PX)->dash = JN_DASH_TARGET;
	}
	spark_point *points = gather_points(map, card->decl, &range);
	jn_path_builder path = {.arena = map->arena};
	for (uint32_t i = 0; i < range.count; i++) {
		int32_t px = spark_x(&range, points[i].day), py = spark_y(&range, points[i].value);
		if (i == 0)
			jn_path_move(&path, px, py);
		else
			jn_path_line(&path, px, py);
	}
	jn_shape *line = jn_scene_path(scene, x, y, jn_path_done(&path), JN_COLOR_NONE);
	jn_shape_stroke(line, JN_COLOR_INK2, 96, JN_DASH_SOLID);
	line->flags |= JN_SHAPE_ROUND;
	const spark_point *end = &points[range.count - 1];
	jn_kpi_state state = jn_kpi_judge(card->decl, map->options->today);
	jn_scene_circle(scene, x + spark_x(&range, end->day), y + spark_y(&range, end->value), jn_px(3),
					state_color(state));
	jn_scene_end(scene);
}

/* --- in words --- */

jn_measure_words jn_measure_say(jn_map *map, const jn_decl *kpi)
{
	const jn_clause *latest = jn_kpi_latest(kpi, map->options->today);
	jn_measure_words words = {.target = target_text(map, kpi), .state = jn_kpi_judge(kpi, map->options->today)};
	words.figure = latest ? jn_say_isolated(map, jn_say_figure(map, &latest->head, jn_decl_text(kpi, JN_KEY_UNIT)))
						  : jn_say(map, JN_LABEL_NOT_MEASURED);
	return words;
}

uint32_t jn_measure_heights(jn_map *map, const jn_decl *kpi, uint8_t *heights, uint32_t most, int high)
{
	spark range = spark_range(kpi);
	if (range.count < 2) return 0;
	const spark_point *points = gather_points(map, kpi, &range);
	uint32_t skip = range.count > most ? range.count - most : 0;
	for (uint32_t i = skip; i < range.count; i++)
		heights[i - skip] = (uint8_t)(high - spark_y(&range, points[i].value) * high / SPARK_H);
	return range.count - skip;
}

/* --- drawing --- */

void jn_measure_draw(jn_map *map, const jn_card *card, int32_t x, int32_t y)
{
	jn_scene_group(map->scene, JN_ROLE_GROUP, jn_decl_title(card->decl), card->decl);
	jn_shape *frame =
		jn_scene_rect(map->scene, x + 32, y + 32, card->w - JN_PX, card->h - JN_PX, jn_px(6), JN_COLOR_CARD);
	jn_shape_stroke(frame, JN_COLOR_HAIR, JN_PX, JN_DASH_SOLID);
	int32_t left = x + jn_px(16), top = y + jn_px(14);
	jn_stack_draw(map, &card->stack, left, top);
	if (card->note.len) jn_stack_line_at(map, left + card->note_x, top + card->note_top, jn_say_line(map, card->note, card->note), JN_STYLE_LABEL);
	if (card->unit.len) {
		int32_t baseline = jn_stack_baseline(map, top + card->unit_top, JN_STYLE_FIGURE);
		jn_scene_text(map->scene, left + card->unit_x, baseline, card->unit, 12, false, JN_COLOR_INK2, -1);
	}
	if (card->beside) draw_spark(map, card, x + card->w - jn_px(16) - SPARK_W, top + card->spark_y);
	jn_scene_end(map->scene);
}

void jn_measures_place(jn_map *map, const jn_cards *cards, int32_t y)
{
	for (const jn_card *card = cards->first; card; card = card->next)
		jn_measure_draw(map, card, cards->x + card->x, y + card->y);
}
