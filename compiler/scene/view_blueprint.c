/* The service blueprint: what the customer does above, what we do below, and between them the three lines a service
 * crosses: of interaction (solid), of visibility (dashed), of internal interaction (dotted).
 *
 * In: a journey. Out: the scene; the driver, columns, heads and stacks are map.c's and its parts', the rows are ours.
 * A row keeps its place, and the lines their order, even when nobody filled it. */
#include "scene/icons.h"
#include "scene/say.h"

enum {
	CROSSING = 60, /* px between two rows of boxes, at least: a line runs through its middle */
	REACH = 4,     /* px between an arrow's end and its box */
	PLAIN_ROWS = 2,
	ROWS = 4,
};

/* Down the page: first the rows of text, then the rows of boxes, with the line above each of these but the first. */
static const jn_map_row all_rows[] = {
	{JN_LANE_WHEN, JN_LABEL_ROW_TIME, JN_LABEL_COUNT, JN_LABEL_COUNT, JN_DASH_SOLID},
	{JN_LANE_EVIDENCE, JN_LABEL_ROW_EVIDENCE, JN_LABEL_ROW_EVIDENCE_HINT, JN_LABEL_COUNT, JN_DASH_SOLID},
	{JN_LANE_DOING, JN_LABEL_ROW_CUSTOMER, JN_LABEL_ROW_CUSTOMER_HINT, JN_LABEL_COUNT, JN_DASH_SOLID},
	{JN_LANE_FRONTSTAGE, JN_LABEL_ROW_FRONTSTAGE, JN_LABEL_ROW_FRONTSTAGE_HINT, JN_LABEL_LINE_INTERACTION,
	 JN_DASH_SOLID},
	{JN_LANE_BACKSTAGE, JN_LABEL_ROW_BACKSTAGE, JN_LABEL_ROW_BACKSTAGE_HINT, JN_LABEL_LINE_VISIBILITY,
	 JN_DASH_VISIBILITY},
	{JN_LANE_SUPPORT, JN_LABEL_ROW_SUPPORT, JN_LABEL_ROW_SUPPORT_HINT, JN_LABEL_LINE_INTERNAL, JN_DASH_INTERNAL},
};

static const jn_map_row *const plain_rows = all_rows, *const rows = all_rows + PLAIN_ROWS;

/* --- what stands in the boxes --- */

static jn_stack *box_stack(jn_map *map, jn_column *column, jn_lane lane)
{
	jn_stack *stack = &jn_lanes_cell(map, column, lane)->stack;
	stack->width = column->w - jn_px(32);
	return stack;
}

/* What the touchpoint, or a persona's view of it, says. */
static void add_all(jn_map *map, jn_column *column, const jn_decl *decl, jn_lane lane, jn_key key, jn_style style)
{
	for (const jn_clause *clause = jn_map_values(map, decl, key); clause; clause = clause->next) {
		jn_stack *stack = box_stack(map, column, lane);
		int gap = stack->last && stack->last->heading ? 0 : 6;
		jn_stack_add(map, stack, jn_say_value(map, &clause->head, key), style, gap, 0);
		jn_stack_add(map, stack, jn_say_meta(map, clause), JN_STYLE_META, 0, 0);
	}
}

/* How long it takes, and when it is. */
static void measure_time(jn_map *map, jn_column *column)
{
	static const jn_key keys[] = {JN_KEY_DURATION, JN_KEY_WHEN};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		for (const jn_clause *said = jn_map_values(map, column->touchpoint, keys[i]); said; said = said->next)
			jn_stack_add(map, &jn_lanes_cell(map, column, JN_LANE_WHEN)->stack, jn_say_value(map, &said->head, keys[i]),
						 i ? JN_STYLE_LABEL2 : JN_STYLE_STRONG, 0, 0);
	for (const jn_decl *as = jn_map_first_view(map, column->touchpoint); as; as = jn_map_next_view(map, as)) {
		const jn_clause *said = jn_map_values(map, as, JN_KEY_DURATION);
		if (!said) continue;
		jn_stack *stack = &jn_lanes_cell(map, column, JN_LANE_WHEN)->stack;
		jn_lanes_heading(map, stack, as);
		jn_stack_add(map, stack, jn_say_value(map, &said->head, JN_KEY_DURATION), JN_STYLE_LABEL2, 0, 0);
	}
}

static void measure_customer(jn_map *map, jn_column *column)
{
	jn_stack *stack = box_stack(map, column, JN_LANE_DOING);
	jn_block *number = jn_stack_add(map, stack, jn_say_number(map, column->touchpoint), JN_STYLE_NAME, 0, 0);
	if (number) number->number = true;
	jn_stack_add(map, stack, jn_decl_title(column->touchpoint), JN_STYLE_STRONG, 0, 0);
	add_all(map, column, column->touchpoint, JN_LANE_DOING, JN_KEY_ACTION, JN_STYLE_LABEL);
	for (const jn_decl *as = jn_map_first_view(map, column->touchpoint); as; as = jn_map_next_view(map, as)) {
		if (!jn_map_values(map, as, JN_KEY_ACTION)) continue;
		jn_lanes_heading(map, stack, as);
		add_all(map, column, as, JN_LANE_DOING, JN_KEY_ACTION, JN_STYLE_LABEL);
	}
	for (jn_block *block = stack->first; block; block = block->next) block->color = JN_COLOR_INVERSE;
}

/* The channel they meet, who answers for it, and what is done there. */
static void measure_frontstage(jn_map *map, jn_column *column)
{
	const jn_clause *said = jn_map_values(map, column->touchpoint, JN_KEY_CHANNEL);
	jn_str channel = column->channel ? jn_decl_title(column->channel) : said ? said->head.text : (jn_str){0};
	if (channel.len) {
		jn_str control = column->indirect ? jn_say(map, JN_LABEL_INDIRECT) : (jn_str){0};
		jn_str owner = column->owner ? jn_decl_title(column->owner) : (jn_str){0};
		jn_stack *stack = box_stack(map, column, JN_LANE_FRONTSTAGE);
		jn_stack_add(map, stack, channel, JN_STYLE_NAME, 0, 0);
		jn_stack_add(map, stack, jn_say_joined(map, control, " · ", owner), JN_STYLE_LABEL, 0, 0);
	}
	add_all(map, column, column->touchpoint, JN_LANE_FRONTSTAGE, JN_KEY_FRONTSTAGE, JN_STYLE_TEXT);
}

/* What is done out of sight; handing over is a part of it. */
static void measure_backstage(jn_map *map, jn_column *column)
{
	add_all(map, column, column->touchpoint, JN_LANE_BACKSTAGE, JN_KEY_BACKSTAGE, JN_STYLE_TEXT);
	const jn_clause *handoff = jn_map_values(map, column->touchpoint, JN_KEY_HANDOFF);
	bool several = handoff && handoff->next;
	for (int nth = 1; handoff; handoff = handoff->next, nth++) {
		jn_stack *stack = box_stack(map, column, JN_LANE_BACKSTAGE);
		jn_str team = jn_say_value(map, &handoff->head, JN_KEY_HANDOFF);
		jn_str said = jn_say_label1(map, JN_LABEL_HANDOFF_TO, team);
		if (several) said = jn_say_joined(map, jn_say_int(map, nth), " · ", said); /* as its arrow */
		jn_stack_add(map, stack, said, JN_STYLE_NAME, 6, 0);
		if (handoff->second)
			jn_stack_add(map, stack, jn_say_flow(map, handoff->second->text), JN_STYLE_LABEL_BAD, 0, 0);
		jn_stack_add(map, stack, jn_say_meta(map, handoff), JN_STYLE_META, 0, 0);
	}
}

static void measure_support(jn_map *map, jn_column *column)
{
	add_all(map, column, column->touchpoint, JN_LANE_SUPPORT, JN_KEY_SYSTEM, JN_STYLE_STRONG);
	add_all(map, column, column->touchpoint, JN_LANE_SUPPORT, JN_KEY_SUPPORT, JN_STYLE_TEXT2);
}

/* --- where it fails --- */

/* The box that shows the customer the failure: the foremost there is. */
static jn_lane failing_lane(const jn_column *column)
{
	for (int i = 1; i < ROWS; i++)
		if (jn_column_cell(column, rows[i].lane)) return rows[i].lane;
	return JN_LANE_FRONTSTAGE;
}

static void add_failures(jn_map *map, jn_column *column, const jn_decl *decl)
{
	static const jn_key keys[] = {JN_KEY_PAIN, JN_KEY_BARRIER, JN_KEY_SHORTFALL};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		for (const jn_clause *clause = jn_map_values(map, decl, keys[i]); clause; clause = clause->next) {
			if (jn_clause_severity(clause) < JN_SEVERE) continue;
			if (!column->fails) column->fails = (uint8_t)failing_lane(column);
			jn_str text = jn_say_value(map, &clause->head, keys[i]);
			if (decl->kind == JN_AS) text = jn_say_label2(map, JN_LABEL_LABELLED, jn_say_personas(map, decl), text);
			jn_stack *stack = box_stack(map, column, (jn_lane)column->fails);
			jn_block *block = jn_stack_add(map, stack, text, JN_STYLE_NAME, 6, 22);
			if (!block) continue;
			block->sign = JN_SIGN_WARNING;
			block->color = JN_COLOR_BAD;
		}
}

static void measure_column(jn_map *map, jn_column *column)
{
	measure_time(map, column);
	measure_customer(map, column);
	measure_frontstage(map, column);
	measure_backstage(map, column);
	measure_support(map, column);
	add_failures(map, column, column->touchpoint);
	for (const jn_decl *as = jn_map_first_view(map, column->touchpoint); as; as = jn_map_next_view(map, as))
		add_failures(map, column, as);
}

/* What has a row, of a persona's view what she does and how long; and what fails badly. */
static bool draws(const jn_map *map, const jn_column *column, const jn_decl *decl, jn_key key, const jn_clause *clause)
{
	(void)map, (void)column, (void)decl;
	switch (key) {
	case JN_KEY_DURATION:
	case JN_KEY_WHEN:
	case JN_KEY_EVIDENCE:
	case JN_KEY_ACTION:
	case JN_KEY_FRONTSTAGE:
	case JN_KEY_BACKSTAGE:
	case JN_KEY_HANDOFF:
	case JN_KEY_SUPPORT:
	case JN_KEY_SYSTEM: return true;
	case JN_KEY_PAIN:
	case JN_KEY_BARRIER:
	case JN_KEY_SHORTFALL: return jn_clause_severity(clause) >= JN_SEVERE;
	default: return false;
	}
}

/* --- at a glance --- */

static bool hands_over_badly(const jn_map *map, const jn_column *column)
{
	(void)map;
	if (column->handoff_missing) return true;
	const jn_clause *handoff = column->touchpoint ? jn_map_values(map, column->touchpoint, JN_KEY_HANDOFF) : NULL;
	for (; handoff; handoff = handoff->next)
		if (handoff->second) return true;
	return false;
}

static bool fails(const jn_map *map, const jn_column *column)
{
	(void)map;
	return column->fails != 0;
}

static uint32_t glance(jn_map *map, jn_glance facts[3])
{
	uint32_t count = 0;
	if (jn_glance_count(map, fails, JN_LABEL_GLANCE_FAILS, &facts[count])) count++;
	if (jn_glance_count(map, hands_over_badly, JN_LABEL_GLANCE_GAPS, &facts[count])) count++;
	return count;
}

/* --- heights --- */

static void measure_name(jn_map *map, const jn_map_row *self, jn_stack *name)
{
	*name = (jn_stack){.width = JN_RAIL - jn_px(24)};
	jn_stack_add(map, name, jn_say(map, self->name), JN_STYLE_STRONG, 0, 0);
	if (self->hint != JN_LABEL_COUNT) jn_stack_add(map, name, jn_say(map, self->hint), JN_STYLE_LABEL, 0, 0);
}

static void measure_line(jn_map *map, const jn_map_row *self, jn_stack *name)
{
	*name = (jn_stack){.width = JN_RAIL - jn_px(24)};
	jn_block *block = jn_stack_add(map, name, jn_say(map, self->line), JN_STYLE_NAME, 0, 0);
	if (block) block->color = JN_COLOR_INK;
}

/* The height of the highest cell of a lane; 0 when it is empty. */
static int32_t highest(const jn_map *map, const jn_band *band, jn_lane lane)
{
	int32_t height = 0;
	for (uint32_t c = band->first; c < band->first + band->count; c++) {
		const jn_cell *cell = jn_column_cell(&map->columns[c], lane);
		if (cell && cell->stack.height > height) height = cell->stack.height;
	}
	return height;
}

/* Gives every row its top and height, from map->y down. */
static void stack_rows(jn_map *map, jn_band *band)
{
	int32_t y = map->y;
	if (band->phases) y += jn_heads_phase_height(map, band);
	band->y = y;
	y = jn_down(y, band->head_height - JN_INSET);
	jn_stack name;
	for (int i = 0; i < PLAIN_ROWS; i++) {
		int32_t height = highest(map, band, plain_rows[i].lane);
		if (height == 0) continue;
		measure_name(map, &plain_rows[i], &name);
		if (name.height > height) height = name.height;
		band->top[plain_rows[i].lane] = y;
		band->height[plain_rows[i].lane] = height + 2 * JN_INSET;
		y = jn_down(y, height + 2 * JN_INSET);
	}
	y = jn_down(y, jn_px(16));
	for (int i = 0; i < ROWS; i++) {
		int32_t height = highest(map, band, rows[i].lane) + 2 * JN_INSET;
		measure_name(map, &rows[i], &name);
		if (name.height + jn_px(4) > height) height = name.height + jn_px(4);
		if (i) y = jn_down(y, jn_px(CROSSING));
		band->top[rows[i].lane] = y;
		band->height[rows[i].lane] = height;
		y = jn_down(y, height);
	}
	band->bottom = jn_down(y, jn_px(16));
}

/* Tells the scene where the rows lie; the lines between them stay when a reader hides one. */
static void add_lanes(jn_map *map, const jn_band *band)
{
	for (int i = 0; i < PLAIN_ROWS + ROWS; i++) {
		const jn_map_row *self = i < PLAIN_ROWS ? &plain_rows[i] : &rows[i - PLAIN_ROWS];
		int32_t height = band->height[self->lane], y = band->top[self->lane];
		uint32_t at = (uint32_t)(band - map->bands);
		if (height) jn_scene_add_lane(map->scene, (uint8_t)self->lane, at, jn_say(map, self->name), y, height);
	}
}

/* --- drawing --- */

static int32_t line_above(const jn_band *band, int i)
{
	return band->top[rows[i].lane] - jn_px(CROSSING / 2);
}

static void place_ground(jn_map *map, const jn_band *band)
{
	jn_scene_group(map->scene, JN_ROLE_DECORATION, (jn_str){0}, NULL);
	jn_ground_panels(map, band, band->y, band->bottom);
	for (int i = 0; i < PLAIN_ROWS; i++) {
		if (band->height[plain_rows[i].lane] == 0) continue;
		int32_t y = band->top[plain_rows[i].lane] + band->height[plain_rows[i].lane] + 32;
		jn_scene_line(map->scene, JN_MARGIN, y, band->right, y, JN_COLOR_HAIR, JN_PX);
	}
	for (int i = 1; i < ROWS; i++) {
		int32_t y = line_above(band, i);
		jn_scene_line(map->scene, JN_BODY, y, band->right, y, JN_COLOR_INK, 2 * JN_PX)->dash = (uint8_t)rows[i].dash;
	}
	jn_scene_end(map->scene);
}

static void place_rail(jn_map *map, const jn_band *band)
{
	jn_stack name;
	jn_scene_group(map->scene, JN_ROLE_GROUP, jn_say(map, JN_LABEL_LANES), NULL);
	for (int i = 0; i < PLAIN_ROWS; i++) {
		if (band->height[plain_rows[i].lane] == 0) continue;
		measure_name(map, &plain_rows[i], &name);
		jn_stack_draw(map, &name, JN_MARGIN, band->top[plain_rows[i].lane] + JN_INSET);
	}
	for (int i = 0; i < ROWS; i++) {
		if (i) {
			measure_line(map, &rows[i], &name);
			jn_stack_draw(map, &name, JN_MARGIN, line_above(band, i) - name.height / 2);
		}
		measure_name(map, &rows[i], &name);
		jn_stack_draw(map, &name, JN_MARGIN, band->top[rows[i].lane] + jn_px(4));
	}
	jn_scene_end(map->scene);
}

static void draw_box(jn_map *map, const jn_band *band, const jn_column *column, int i)
{
	const jn_cell *cell = jn_column_cell(column, rows[i].lane);
	if (!cell) return;
	int32_t x = column->x + jn_px(4), y = band->top[rows[i].lane];
	int32_t w = column->w - jn_px(8), h = band->height[rows[i].lane];
	bool customer = i == 0, system = i == ROWS - 1, bad = column->fails && column->fails == rows[i].lane;
	jn_shape *box = jn_scene_rect(map->scene, x + 32, y + 32, w - JN_PX, h - JN_PX, jn_px(6),
								  customer ? JN_COLOR_INK : JN_COLOR_CARD);
	if (customer)
		box->flags |= JN_SHAPE_CARD;
	else
		jn_shape_stroke(box, bad ? JN_COLOR_BAD : JN_COLOR_RULE, bad ? 96 : JN_PX,
						system ? JN_DASH_TILE : JN_DASH_SOLID);
	map->legend |= customer ? JN_LEGEND_CUSTOMER : system ? JN_LEGEND_SYSTEM : JN_LEGEND_OURS;
	if (bad) map->legend |= JN_LEGEND_FAILS;
	jn_stack_draw(map, &cell->stack, x + JN_INSET, y + JN_INSET);
	if (!customer || !column->moment) return;
	jn_sign_diamond(map->scene, x + w - jn_px(17), y + JN_INSET + jn_stack_line(map, JN_STYLE_NAME) / 2, jn_px(5),
					JN_COLOR_INVERSE);
	map->legend |= JN_LEGEND_MOMENT;
}

/* Each box depends on the next one below, however many rows lie between: arrows cross lines. */
static void draw_arrows(jn_map *map, const jn_band *band, const jn_column *column)
{
	jn_scene_group(map->scene, JN_ROLE_DECORATION, (jn_str){0}, NULL);
	for (int from = 0, to = 1; to < ROWS; to++) {
		if (!jn_column_cell(column, rows[to].lane)) continue;
		bool both = from == 0 || to == ROWS - 1;
		int32_t top = band->top[rows[from].lane] + band->height[rows[from].lane] + jn_px(REACH);
		jn_sign_link(map, jn_column_axis(map, column), top, band->top[rows[to].lane] - jn_px(REACH), both);
		map->legend |= both ? JN_LEGEND_BOTH_WAYS : JN_LEGEND_LEADS_TO;
		from = to;
	}
	jn_scene_end(map->scene);
}

static void place_column(jn_map *map, const jn_band *band, const jn_column *column)
{
	if (!column->touchpoint) return;
	jn_scene_group(map->scene, JN_ROLE_GROUP, jn_map_spoken(map, column), column->touchpoint);
	for (int i = 0; i < PLAIN_ROWS; i++) {
		const jn_cell *cell = jn_column_cell(column, plain_rows[i].lane);
		if (cell) jn_stack_draw(map, &cell->stack, column->x + JN_INSET, band->top[plain_rows[i].lane] + JN_INSET);
	}
	draw_arrows(map, band, column);
	for (int i = 0; i < ROWS; i++) draw_box(map, band, column, i);
	jn_scene_end(map->scene);
}

static void place_band(jn_map *map, jn_band *band)
{
	stack_rows(map, band);
	add_lanes(map, band);
	place_ground(map, band);
	jn_heads_place_phases(map, band);
	place_rail(map, band);
	for (uint32_t i = 0; i < band->panel_count; i++) {
		const jn_panel *panel = &map->panels[band->first_panel + i];
		jn_scene_group(map->scene, JN_ROLE_GROUP, jn_map_spoken_stage(map, panel->stage), panel->stage);
		jn_heads_place(map, band, panel);
		for (uint32_t c = panel->first; c < panel->first + panel->count; c++) place_column(map, band, &map->columns[c]);
		jn_scene_end(map->scene);
	}
	jn_scene_group(map->scene, JN_ROLE_DECORATION, (jn_str){0}, NULL);
	for (uint32_t c = band->first; c < band->first + band->count; c++) jn_handoffs_place(map, band, c);
	jn_scene_end(map->scene);
}

void jn_blueprint_build(jn_scene *scene, const jn_project *project, const jn_decl *journey,
						const jn_scene_options *options)
{
	static const jn_map_view view = {
		.kind = JN_LABEL_BLUEPRINT,
		.lanes = 1 << JN_LANE_EVIDENCE,
		.glance = glance,
		.column = measure_column,
		.draws = draws,
		.band = place_band,
		.rows = all_rows,
		.row_count = PLAIN_ROWS + ROWS,
	};
	jn_map_draw(scene, project, journey, options, &view);
}
