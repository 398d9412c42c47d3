/* Lanes of text: a table row a lane, and how each kind of clause looks in it.
 *
 * In: a touchpoint's properties and those of its views (`as`). Out: cells, one a lane that has something to show. What
 * no lane names ends in the last one with its label before it, so a new property is never lost. */
#include "scene/say.h"

#include "model/schema.h"
#include "scene/icons.h"

typedef struct lane_row {
	int label;       /* jn_label_id; OWN: the word of the key, or of the kind */
	uint8_t name;    /* the jn_key that names the lane when there is no label */
	bool joined;     /* no line above it */
	uint8_t keys[3]; /* the jn_keys it shows, up to END */
} lane_row;

enum { OWN = -1, END = JN_KEY_ANY };

/* In the order of jn_lane. */
static const lane_row rows[JN_LANE_COUNT] = {
	[JN_LANE_TOUCHPOINTS] = {JN_LABEL_LANE_TOUCHPOINTS, END, false, {END}},
	[JN_LANE_WHEN] = {OWN, JN_KEY_WHEN, false, {JN_KEY_WHEN, JN_KEY_DURATION, END}},
	[JN_LANE_PATH] = {JN_LABEL_LANE_PATH, END, false, {END}},
	[JN_LANE_DOING] = {JN_LABEL_LANE_DOING, END, false, {JN_KEY_ACTION, JN_KEY_SKIPS, END}},
	[JN_LANE_THINKING] = {JN_LABEL_LANE_THINKING, END, false, {JN_KEY_THOUGHT, JN_KEY_QUESTION, END}},
	[JN_LANE_MOTIVATION] = {JN_LABEL_LANE_MOTIVATION, END, false, {JN_KEY_MOTIVATION, END}},
	[JN_LANE_IMAGE] = {JN_LABEL_LANE_IMAGE, END, false, {JN_KEY_IMAGE, END}},
	[JN_LANE_VOICE] = {OWN, JN_KEY_QUOTE, false, {JN_KEY_QUOTE, END}},
	[JN_LANE_FEELING] = {JN_LABEL_LANE_FEELING, END, false, {END}},
	[JN_LANE_WHY] = {OWN, END, true, {END}},
	[JN_LANE_EXPECTS] = {JN_LABEL_LANE_EXPECTS, END, false, {JN_KEY_EXPECTS, END}},
	[JN_LANE_SHORTFALL] = {OWN, JN_KEY_SHORTFALL, true, {JN_KEY_SHORTFALL, END}},
	[JN_LANE_RECEIVES] = {JN_LABEL_LANE_RECEIVES, END, true, {JN_KEY_RECEIVES, JN_KEY_SHORTFALL, END}},
	[JN_LANE_PAINS] = {JN_LABEL_LANE_PAINS, END, false, {JN_KEY_PAIN, JN_KEY_BARRIER, END}},
	[JN_LANE_GAINS] = {JN_LABEL_LANE_GAINS, END, false, {JN_KEY_GAIN, END}},
	[JN_LANE_COMPETITORS] = {JN_LABEL_LANE_COMPETITORS, END, false, {JN_KEY_COMPETITOR, END}},
	[JN_LANE_MESSAGES] = {OWN, JN_KEY_MESSAGE, false, {JN_KEY_MESSAGE, END}},
	[JN_LANE_EVIDENCE] = {OWN, JN_KEY_EVIDENCE, false, {JN_KEY_EVIDENCE, END}},
	[JN_LANE_FRONTSTAGE] = {OWN, JN_KEY_FRONTSTAGE, true, {JN_KEY_FRONTSTAGE, END}},
	[JN_LANE_BACKSTAGE] = {OWN, JN_KEY_BACKSTAGE, true, {JN_KEY_BACKSTAGE, END}},
	[JN_LANE_SUPPORT] = {OWN, JN_KEY_SUPPORT, true, {JN_KEY_SUPPORT, END}},
	[JN_LANE_SYSTEMS] = {OWN, JN_KEY_SYSTEM, true, {JN_KEY_SYSTEM, END}},
	[JN_LANE_OPPORTUNITIES] = {JN_LABEL_LANE_OPPORTUNITIES, END, false, {END}},
	[JN_LANE_MEASURES] = {JN_LABEL_LANE_MEASURES, END, false, {END}},
	[JN_LANE_AUDITS] = {OWN, END, false, {END}},
	[JN_LANE_NOTES] = {OWN, JN_KEY_NOTE, false, {END}},
};

jn_str jn_lane_name(jn_lane lane, jn_language language)
{
	if (lane == JN_LANE_AUDITS) return jn_label_kind(JN_AUDIT, true, language);
	if (rows[lane].label >= 0) return jn_label((jn_label_id)rows[lane].label, language);
	return rows[lane].name == END ? (jn_str){0} : jn_label_key((jn_key)rows[lane].name, language);
}

jn_lane jn_lane_block(jn_lane lane)
{
	while (rows[lane].joined) lane--;
	return lane;
}

jn_lane jn_lane_of(jn_key key)
{
	for (int lane = 0; lane < JN_LANE_COUNT; lane++)
		for (const uint8_t *own = rows[lane].keys; *own != END && lane != JN_LANE_SHORTFALL; own++)
			if (*own == key) return (jn_lane)lane;
	return JN_LANE_COUNT;
}

jn_cell *jn_lanes_cell(jn_map *map, jn_column *column, jn_lane lane)
{
	jn_cell **at = &column->cells;
	if (column->last_cell && column->last_cell->lane <= lane) {
		if (column->last_cell->lane == lane) return column->last_cell;
		at = &column->last_cell->next;
	}
	while (*at && (*at)->lane < lane) at = &(*at)->next;
	if (*at && (*at)->lane == lane) return *at;
	jn_cell *cell = jn_arena_alloc(&map->scratch, sizeof *cell);
	cell->lane = (uint8_t)lane;
	cell->stack.width = column->w - 2 * JN_INSET;
	cell->next = *at;
	*at = cell;
	if (!cell->next) column->last_cell = cell;
	return cell;
}

const jn_cell *jn_column_cell(const jn_column *column, uint8_t lane)
{
	for (const jn_cell *cell = column->cells; cell; cell = cell->next)
		if (cell->lane == lane) return cell->stack.first ? cell : NULL;
	return NULL;
}

/* --- one clause in a lane --- */

/* Items stand 6 apart, but close under the name of the persona they belong to. */
static int item_gap(const jn_stack *stack)
{
	return stack->last && stack->last->heading ? 0 : 6;
}

static void add_plain(jn_map *map, jn_stack *stack, jn_str text, const jn_clause *clause, int indent)
{
	jn_stack_add(map, stack, text, JN_STYLE_TEXT, item_gap(stack), indent);
	jn_stack_add(map, stack, jn_say_meta(map, clause), JN_STYLE_META, 0, indent);
}

/* "severe 5": the number where the word leaves it open. */
static jn_str severity_words(jn_map *map, const jn_clause *clause)
{
	int severity = jn_clause_severity(clause);
	jn_str word = jn_sign_severity_word(map, severity);
	return severity == 3 ? word : jn_say_joined(map, word, " ", jn_say_int(map, severity));
}

/* "barrier · workaround" beside the sign of its severity; where that takes two lines, one below the other. */
static void add_sign(jn_map *map, jn_stack *stack, jn_label_id kind, const jn_clause *clause)
{
	int severity = jn_clause_severity(clause);
	jn_style style = severity >= JN_SEVERE ? JN_STYLE_SIGN_BAD : JN_STYLE_SIGN;
	const jn_type_row *type = jn_style_row(style);
	jn_str name = jn_say(map, kind), words = severity_words(map, clause), both = jn_say_joined(map, name, " · ", words);
	bool fits = jn_text_width_px64(both, type->bold ? JN_TEXT_BOLD : JN_TEXT_REGULAR, type->size) <= stack->width - jn_px(20);
	jn_block *sign = jn_stack_add(map, stack, fits ? both : name, style, 0, 20);
	if (!fits) jn_stack_add(map, stack, words, style, 0, 20);
	if (!sign) return;
	sign->sign = JN_SIGN_PIPS;
	sign->value = (uint8_t)severity;
}

static void add_pain(jn_map *map, jn_stack *stack, jn_label_id kind, const jn_clause *clause, jn_key key)
{
	jn_stack *inner = jn_arena_alloc(&map->scratch, sizeof *inner);
	inner->width = stack->width - jn_px(4);
	add_sign(map, inner, kind, clause);
	jn_stack_add(map, inner, jn_say_value(map, &clause->head, key), JN_STYLE_TEXT, 2, 0);
	jn_stack_add(map, inner, jn_say_meta(map, clause), JN_STYLE_META, 0, 0);
	jn_stack_box(map, stack, inner, stack->last && stack->last->heading ? 4 : 8, jn_clause_severity(clause) >= JN_SEVERE);
}

static void add_shortfall(jn_map *map, jn_stack *stack, const jn_clause *clause)
{
	/* red is for what is severe, and for nothing at all; the sign tells the rest */
	jn_style style = jn_clause_severity(clause) >= JN_SEVERE ? JN_STYLE_BAD : JN_STYLE_TEXT;
	jn_block *block =
		jn_stack_add(map, stack, jn_say_value(map, &clause->head, JN_KEY_SHORTFALL), style, item_gap(stack), 22);
	if (block) block->sign = JN_SIGN_WARNING;
	if (jn_clause_mod(clause, JN_MOD_SEVERITY))
		jn_stack_add(map, stack, severity_words(map, clause), JN_STYLE_SIGN, 0, 22);
	jn_stack_add(map, stack, jn_say_meta(map, clause), JN_STYLE_META, 0, 22);
}

static void add_competitor(jn_map *map, jn_stack *stack, const jn_clause *clause)
{
	jn_stack_add(map, stack, jn_say_value(map, &clause->head, JN_KEY_COMPETITOR), JN_STYLE_NAME, 6, 0);
	if (clause->second) jn_stack_add(map, stack, jn_say_flow(map, clause->second->text), JN_STYLE_TEXT, 0, 0);
	jn_stack_add(map, stack, jn_say_meta(map, clause), JN_STYLE_META, 0, 0);
}

static void add_clause(jn_map *map, jn_stack *stack, const jn_clause *clause, jn_key key)
{
	jn_str text = jn_say_value(map, &clause->head, key);
	switch (key) {
	case JN_KEY_THOUGHT:
	case JN_KEY_QUOTE: add_plain(map, stack, jn_say_quoted(map, text), clause, 0); break;
	case JN_KEY_QUESTION: {
		jn_block *block = jn_stack_add(map, stack, text, JN_STYLE_TEXT, item_gap(stack), 24);
		if (block) block->sign = JN_SIGN_QUESTION;
		jn_stack_add(map, stack, jn_say_meta(map, clause), JN_STYLE_META, 0, 24);
		break;
	}
	case JN_KEY_PAIN: add_pain(map, stack, JN_LABEL_PAIN, clause, key); break;
	case JN_KEY_BARRIER: add_pain(map, stack, JN_LABEL_BARRIER, clause, key); break;
	case JN_KEY_SHORTFALL:
		if (jn_map_shows(map, JN_LANE_SHORTFALL))
			add_pain(map, stack, JN_LABEL_SHORTFALL, clause, key);
		else
			add_shortfall(map, stack, clause);
		break;
	case JN_KEY_COMPETITOR: add_competitor(map, stack, clause); break;
	case JN_KEY_IMAGE:
		if (clause->head.image)
			jn_stack_image(map, stack, clause->head.image, text, item_gap(stack));
		else
			add_plain(map, stack, text, clause, 0);
		break;
	case JN_KEY_DURATION: jn_stack_add(map, stack, text, JN_STYLE_LABEL, 2, 0); break;
	case JN_KEY_SKIPS: /* why she does not come here at all would read like what she does here */
		text = jn_say_label2(map, JN_LABEL_LABELLED, jn_label_key(key, map->language), text);
		add_plain(map, stack, text, clause, 0);
		break;
	default: add_plain(map, stack, text, clause, 0); break;
	}
}

/* --- one lane of one touchpoint --- */

void jn_lanes_heading(jn_map *map, jn_stack *stack, const jn_decl *as)
{
	const jn_series *first = NULL;
	uint8_t index = 0;
	for (const jn_clause *head = as->heads; head && !first; head = head->next) {
		const jn_decl *persona = head->head.type == JN_VALUE_REF ? head->head.ref : NULL;
		for (uint32_t i = 0; persona && !first && i < map->series_count && i < 255; i++) {
			if (map->series[i].persona != persona) continue;
			first = &map->series[i];
			index = (uint8_t)i;
		}
	}
	jn_block *block = jn_stack_add(map, stack, jn_say_personas(map, as), JN_STYLE_NAME, 8, first ? 14 : 0);
	if (!block) return;
	block->heading = true;
	if (!first) return;
	block->color = first->color;
	block->sign = JN_SIGN_MARKER;
	block->value = index;
}

/* A shortfall is a part of what is received unless it has a lane of its own. */
static bool elsewhere(const jn_map *map, const lane_row *row, jn_key key)
{
	return key == JN_KEY_SHORTFALL && row == &rows[JN_LANE_RECEIVES] && jn_map_shows(map, JN_LANE_SHORTFALL);
}

static bool lane_has(const jn_map *map, const lane_row *row, const jn_decl *decl)
{
	for (const uint8_t *key = row->keys; *key != END; key++)
		if (jn_map_values(map, decl, (jn_key)*key) && !elsewhere(map, row, (jn_key)*key)) return true;
	return false;
}

static void add_block(jn_map *map, const lane_row *row, jn_stack *stack, const jn_decl *decl)
{
	for (const uint8_t *key = row->keys; *key != END; key++) {
		if (elsewhere(map, row, (jn_key)*key)) continue;
		for (const jn_clause *clause = jn_map_values(map, decl, (jn_key)*key); clause; clause = clause->next)
			add_clause(map, stack, clause, (jn_key)*key);
	}
}

/* Expected, and nothing came. */
static void add_nothing(jn_map *map, jn_column *column)
{
	const jn_decl *own = jn_map_own_view(map, column->touchpoint);
	if (!jn_map_values(map, column->touchpoint, JN_KEY_EXPECTS)) return;
	if (jn_decl_has(column->touchpoint, JN_KEY_RECEIVES) || (own && jn_decl_has(own, JN_KEY_RECEIVES))) return;
	jn_cell *cell = jn_lanes_cell(map, column, JN_LANE_RECEIVES);
	jn_block *block = jn_stack_add(map, &cell->stack, jn_say(map, JN_LABEL_NOTHING_YET), JN_STYLE_BAD, 0, 22);
	if (block) block->sign = JN_SIGN_WARNING;
}

void jn_lanes_measure_one(jn_map *map, jn_column *column, jn_lane lane)
{
	const lane_row *row = &rows[lane];
	if (lane == JN_LANE_RECEIVES) add_nothing(map, column);
	if (lane_has(map, row, column->touchpoint))
		add_block(map, row, &jn_lanes_cell(map, column, lane)->stack, column->touchpoint);
	const jn_decl *as = jn_map_first_view(map, column->touchpoint);
	for (; as; as = jn_map_next_view(map, as)) {
		if (!lane_has(map, row, as)) continue;
		jn_stack *stack = &jn_lanes_cell(map, column, lane)->stack;
		jn_lanes_heading(map, stack, as);
		add_block(map, row, stack, as);
	}
}

/* --- what no lane names --- */

/* Tells which keys have a place: a lane, the path, the curve; of a touchpoint, not of a view, also its card. */
void jn_lanes_begin(jn_map *map)
{
	static const jn_key card[] = {JN_KEY_CHANNEL, JN_KEY_CONTROL,    JN_KEY_OWNER,   JN_KEY_MOMENT,
								  JN_KEY_PERSONA, JN_KEY_IMPORTANCE, JN_KEY_HANDOFF, JN_KEY_KPI};
	for (int lane = 0; lane < JN_LANE_COUNT; lane++)
		for (const uint8_t *key = rows[lane].keys; *key != END; key++) map->shown_view[*key] = true;
	map->shown_view[JN_KEY_LEAVES] = map->shown_view[JN_KEY_EMOTION] = true;
	memcpy(map->shown_card, map->shown_view, sizeof map->shown_card);
	for (size_t i = 0; i < sizeof card / sizeof *card; i++) map->shown_card[card[i]] = true;
}

static void add_rest(jn_map *map, jn_column *column, const jn_decl *decl, bool view)
{
	const jn_decl *own = jn_map_own_view(map, column->touchpoint);
	bool headed = decl == own; /* on her own map nobody asks whose it is */
	for (const jn_prop *prop = decl->props; prop; prop = prop->next) {
		bool known =
			prop->key == JN_KEY_IMPORTANCE && prop->clauses && prop->clauses->mods; /* the card's dots cannot say it */
		if (!known && (view ? map->shown_view : map->shown_card)[prop->key]) continue;
		if (own && own != decl && jn_decl_has(own, prop->key)) continue;
		jn_stack *stack = &jn_lanes_cell(map, column, JN_LANE_NOTES)->stack;
		if (view && !headed) jn_lanes_heading(map, stack, decl);
		headed = true;
		if (prop->key != JN_KEY_NOTE) {
			jn_facts_add(map, stack, prop, item_gap(stack));
			continue;
		}
		for (const jn_clause *note = prop->clauses; note; note = note->next) {
			jn_stack_add(map, stack, jn_say_value(map, &note->head, JN_KEY_NOTE), JN_STYLE_TEXT, 6, 0);
			jn_stack_add(map, stack, jn_say_meta(map, note), JN_STYLE_META, 0, 0);
		}
	}
}

/* --- audits --- */

static void add_quality(jn_map *map, jn_stack *stack, const jn_prop *prop)
{
	double rating = prop->clauses && prop->clauses->head.type == JN_VALUE_NUMBER ? prop->clauses->head.number : 0;
	jn_block *block = jn_stack_add(map, stack, jn_label_key(prop->key, map->language), JN_STYLE_LABEL, 0, 0);
	if (!block) return;
	block->sign = JN_SIGN_DOTS;
	block->value = (uint8_t)(rating > 5 ? 5 : rating > 0 ? rating : 0);
	block->sign_x = stack->width - jn_px(44);
	if (block->lines[block->count - 1].width + jn_px(8) <= block->sign_x && block->count == 1) return;
	block->sign_x = jn_px(4);
	block->below = true;
	jn_stack_skip(stack, jn_stack_line(map, JN_STYLE_LABEL));
}

static void measure_audits(jn_map *map, jn_column *column)
{
	const jn_decl *audit = jn_decl_child(column->touchpoint, JN_AUDIT);
	for (; audit; audit = jn_decl_sibling(audit)) {
		jn_stack *stack = &jn_lanes_cell(map, column, JN_LANE_AUDITS)->stack;
		jn_str day = audit->heads ? jn_say_value(map, &audit->heads->head, JN_KEY_DATE) : (jn_str){0};
		if (day.len == 0) day = jn_label_kind(JN_AUDIT, false, map->language);
		jn_stack_add(map, stack, day, JN_STYLE_NAME, 12, 0);
		for (const jn_prop *prop = audit->props; prop; prop = prop->next) {
			const jn_property_row *row = prop->row;
			if (row && row->type == JN_TYPE_INTEGER)
				add_quality(map, stack, prop);
			else
				jn_stack_add(map, stack, jn_facts_say(map, prop), JN_STYLE_LABEL, 2, 0);
		}
	}
}

void jn_lanes_measure(jn_map *map, jn_column *column)
{
	for (int lane = 0; lane < JN_LANE_COUNT; lane++) {
		if (!jn_map_shows(map, (jn_lane)lane) || ((map->view->own >> lane) & 1)) continue;
		if (lane == JN_LANE_AUDITS)
			measure_audits(map, column);
		else
			jn_lanes_measure_one(map, column, (jn_lane)lane);
	}
	if (!jn_map_shows(map, JN_LANE_NOTES)) return;
	const jn_decl *own = jn_map_own_view(map, column->touchpoint);
	add_rest(map, column, column->touchpoint, false);
	if (own) add_rest(map, column, own, true);
	for (const jn_decl *as = jn_map_first_view(map, column->touchpoint); as; as = jn_map_next_view(map, as))
		add_rest(map, column, as, true);
}
