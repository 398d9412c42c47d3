/* At a glance: the lowest point, who is lost on the way, how many measures are on target; and the map in a sentence.
 * In: the curve, the touchpoints, the measures. Out: texts. Nothing is said where there are no data. */
#include "scene/curve.h"
#include "scene/say.h"

enum {
	NUMBERS_MAX = 6, /* touchpoints of which only the number is said */
	NAMED_MAX = 3,   /* touchpoints named in a sentence */
	ALONE_FROM = 6,  /* a smaller map is taken in at a glance anyway: a lone fact would only repeat it */
};

bool jn_glance_extreme(const jn_map *map, int sign, int *ret_rating)
{
	bool any = false;
	for (uint32_t s = 0; map->curve && s < map->series_count && !map->series[s].other; s++)
		for (uint32_t c = 0; c < map->column_count; c++) {
			int rating = jn_curve_rating(map, s, c);
			if (rating == JN_NO_RATING || (any && rating * sign <= *ret_rating * sign)) continue;
			*ret_rating = rating;
			any = true;
		}
	return any;
}

static bool rated(const jn_map *map, uint32_t column, int rating)
{
	for (uint32_t s = 0; s < map->series_count && !map->series[s].other; s++)
		if (jn_curve_rating(map, s, column) == rating) return true;
	return false;
}

jn_str jn_glance_places(jn_map *map, int rating)
{
	size_t start = map->buf.len;
	uint32_t count = 0;
	for (uint32_t c = 0; c < map->column_count; c++) {
		const jn_decl *touchpoint = map->columns[c].touchpoint;
		if (!touchpoint || !rated(map, c, rating) || ++count > NAMED_MAX) continue;
		if (count > 1) jn_buf_str(&map->buf, jn_say(map, JN_LABEL_COMMA));
		jn_buf_str(&map->buf, jn_say_part(map, jn_decl_title(touchpoint)));
		jn_buf_c(&map->buf, " (");
		jn_buf_str(&map->buf, jn_say_number(map, touchpoint));
		jn_buf_char(&map->buf, ')');
	}
	if (count > NAMED_MAX) {
		jn_buf_str(&map->buf, jn_say(map, JN_LABEL_COMMA));
		jn_buf_str(&map->buf, jn_say_label1(map, JN_LABEL_MORE, jn_say_int(map, count - NAMED_MAX)));
	}
	return jn_say_take(map, start);
}

static jn_str percent(jn_map *map, double share)
{
	size_t start = map->buf.len;
	jn_buf_number(&map->buf, share, 1);
	jn_str digits = jn_say_take(map, start);
	jn_value value = {.type = JN_VALUE_NUMBER, .text = digits, .unit = JN_STR("%"), .number = share};
	return jn_say_value(map, &value, JN_KEY_LEAVES);
}

/* The share lost on the way, and where: of those who are still there each time. */
static bool losses(jn_map *map, double *ret_total, jn_str *ret_where)
{
	double left = 1;
	uint32_t count = 0;
	size_t start = map->buf.len;
	for (uint32_t c = 0; c < map->column_count; c++) {
		const jn_decl *touchpoint = map->columns[c].touchpoint;
		double leaving = touchpoint ? jn_touchpoint_leaving(touchpoint, map->options->persona) : 0;
		if (!(leaving > 0)) continue;
		if (leaving > 100) leaving = 100;
		left *= 1 - leaving / 100;
		if (++count > NAMED_MAX) continue;
		if (count > 1) jn_buf_str(&map->buf, jn_say(map, JN_LABEL_COMMA));
		jn_label_id id = count == 1 ? JN_LABEL_LEAVE_FIRST : JN_LABEL_LEAVE_NEXT;
		jn_buf_str(&map->buf, jn_say_label2(map, id, percent(map, leaving), jn_say_number(map, touchpoint)));
	}
	if (count > NAMED_MAX) {
		jn_buf_str(&map->buf, jn_say(map, JN_LABEL_COMMA));
		jn_buf_str(&map->buf, jn_say_label1(map, JN_LABEL_MORE, jn_say_int(map, count - NAMED_MAX)));
	}
	*ret_where = jn_say_take(map, start);
	*ret_total = (double)(int)((1 - left) * 100 + 0.5);
	return count > 0;
}

/* Every measure of the map once, wherever it is shown. */
static bool judge_measures(jn_map *map, jn_glance *fact)
{
	uint32_t count[4] = {0}, total = 0;
	for (const jn_decl_list *kpi = jn_index_list(map, JN_KPI); kpi; kpi = kpi->next) {
		jn_kpi_state state = jn_kpi_judge(kpi->decl, map->options->today);
		if (state == JN_KPI_UNKNOWN) continue;
		count[state]++;
		total++;
	}
	if (total == 0) return false;
	size_t start = map->buf.len;
	jn_buf_printf(&map->buf, "%u / %u", count[JN_KPI_ON_TARGET], total);
	fact->figure = jn_say_digits(map, jn_say_take(map, start));
	jn_str off = jn_say_int(map, count[JN_KPI_OFF_TARGET]), risk = jn_say_int(map, count[JN_KPI_AT_RISK]);
	if (count[JN_KPI_OFF_TARGET] && count[JN_KPI_AT_RISK])
		fact->sentence = jn_say_label2(map, JN_LABEL_GLANCE_OFF_RISK, off, risk);
	else if (count[JN_KPI_OFF_TARGET])
		fact->sentence = jn_say_label1(map, JN_LABEL_GLANCE_OFF, off);
	else if (count[JN_KPI_AT_RISK])
		fact->sentence = jn_say_label1(map, JN_LABEL_GLANCE_RISK, risk);
	else
		fact->sentence = jn_say(map, JN_LABEL_GLANCE_MEASURES);
	return true;
}

uint32_t jn_glance_collect(jn_map *map, jn_glance facts[3])
{
	uint32_t count = 0;
	int lowest = 0;
	double lost;
	jn_str where;
	if (jn_glance_extreme(map, -1, &lowest)) {
		facts[count].figure = jn_say_rating(map, lowest);
		facts[count++].sentence = jn_say_label1(map, JN_LABEL_GLANCE_LOWEST, jn_glance_places(map, lowest));
	}
	if (losses(map, &lost, &where)) {
		jn_value value = {.type = JN_VALUE_NUMBER, .text = jn_say_int(map, (int64_t)lost), .unit = JN_STR("%")};
		facts[count].figure = jn_say_figure(map, &value, (jn_str){0});
		facts[count++].sentence = jn_say_label1(map, JN_LABEL_GLANCE_LEAVE, where);
	}
	if (judge_measures(map, &facts[count])) count++;
	return count == 1 && map->column_count < ALONE_FROM ? 0 : count;
}

bool jn_glance_count(jn_map *map, bool (*is)(const jn_map *map, const jn_column *column), jn_label_id id,
					 jn_glance *fact)
{
	uint32_t count = 0;
	size_t start = map->buf.len;
	for (uint32_t c = 0; c < map->column_count; c++) {
		if (!is(map, &map->columns[c]) || ++count > NUMBERS_MAX) continue;
		jn_say_item(map, start, jn_say(map, JN_LABEL_COMMA), jn_say_number(map, map->columns[c].touchpoint));
	}
	if (count > NUMBERS_MAX)
		jn_say_item(map, start, jn_say(map, JN_LABEL_COMMA),
					jn_say_label1(map, JN_LABEL_MORE, jn_say_int(map, count - NUMBERS_MAX)));
	jn_str numbers = jn_say_take(map, start);
	*fact = (jn_glance){jn_say_int(map, count), jn_say_label1(map, id, numbers)};
	return count > 0;
}

jn_str jn_glance_description(jn_map *map)
{
	size_t start = map->buf.len;
	jn_buf *buf = &map->buf;
	jn_str scenario = jn_say_flow(map, jn_str_trim(jn_decl_text(map->journey, JN_KEY_SCENARIO)));
	if (scenario.len) {
		jn_buf_str(buf, scenario);
		jn_buf_char(buf, ' ');
	}
	uint32_t touchpoints = 0;
	for (uint32_t c = 0; c < map->column_count; c++) touchpoints += map->columns[c].touchpoint != NULL;
	jn_str counts[3] = {jn_say_int(map, map->stage_count), jn_say_int(map, touchpoints),
						jn_say_int(map, map->persona_count)};
	jn_label_format(buf, jn_say(map, JN_LABEL_DESC_COUNTS), counts, 3);
	int highest = 0, lowest = 0;
	if (jn_glance_extreme(map, 1, &highest) && jn_glance_extreme(map, -1, &lowest)) {
		jn_str peak =
			jn_say_listed(map, jn_say_isolated(map, jn_say_rating(map, highest)), jn_glance_places(map, highest));
		jn_str low =
			jn_say_listed(map, jn_say_isolated(map, jn_say_rating(map, lowest)), jn_glance_places(map, lowest));
		jn_buf_char(buf, ' ');
		jn_label_format(buf, jn_say(map, JN_LABEL_DESC_HIGHEST), &peak, 1);
		jn_buf_char(buf, ' ');
		jn_label_format(buf, jn_say(map, JN_LABEL_DESC_LOWEST), &low, 1);
	}
	double lost;
	jn_str where;
	if (losses(map, &lost, &where)) {
		jn_buf_char(buf, ' ');
		jn_label_format(buf, jn_say(map, JN_LABEL_DESC_LEAVE), &where, 1);
	}
	return jn_say_take(map, start);
}
