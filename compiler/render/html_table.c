/* The map as tables, one a stage: touchpoints are columns, properties rows, lanes bodies of rows. They hold every fact of
 * every touchpoint, its personas' views, opportunities and audits included. In: the model. Out: one section of the page. */
#include "render/html.h"

#include "model/schema.h"
#include "scene/say.h"

/* The rows in the order of a map's lanes, and the lane that shows each. Properties that are not here follow in the schema's
 * order. */
static const struct {
	uint8_t key, lane;
} row_order[] = {
	{JN_KEY_MOMENT, JN_LANE_TOUCHPOINTS},     {JN_KEY_IMPORTANCE, JN_LANE_TOUCHPOINTS}, {JN_KEY_PERSONA, JN_LANE_TOUCHPOINTS},
	{JN_KEY_WHEN, JN_LANE_WHEN},              {JN_KEY_DURATION, JN_LANE_WHEN},          {JN_KEY_LEAVES, JN_LANE_PATH},
	{JN_KEY_HANDOFF, JN_LANE_PATH},           {JN_KEY_NEXT, JN_LANE_PATH},              {JN_KEY_ACTION, JN_LANE_DOING},
	{JN_KEY_SKIPS, JN_LANE_DOING},            {JN_KEY_THOUGHT, JN_LANE_THINKING},       {JN_KEY_QUESTION, JN_LANE_THINKING},
	{JN_KEY_MOTIVATION, JN_LANE_MOTIVATION},  {JN_KEY_QUOTE, JN_LANE_VOICE},            {JN_KEY_EMOTION, JN_LANE_FEELING},
	{JN_KEY_EXPECTS, JN_LANE_EXPECTS},        {JN_KEY_SHORTFALL, JN_LANE_SHORTFALL},    {JN_KEY_RECEIVES, JN_LANE_RECEIVES},
	{JN_KEY_PAIN, JN_LANE_PAINS},             {JN_KEY_BARRIER, JN_LANE_PAINS},          {JN_KEY_GAIN, JN_LANE_GAINS},
	{JN_KEY_COMPETITOR, JN_LANE_COMPETITORS}, {JN_KEY_MESSAGE, JN_LANE_MESSAGES},       {JN_KEY_EVIDENCE, JN_LANE_EVIDENCE},
	{JN_KEY_FRONTSTAGE, JN_LANE_FRONTSTAGE},  {JN_KEY_BACKSTAGE, JN_LANE_BACKSTAGE},    {JN_KEY_SUPPORT, JN_LANE_SUPPORT},
	{JN_KEY_SYSTEM, JN_LANE_SYSTEMS},         {JN_KEY_GOAL, JN_LANE_MEASURES},          {JN_KEY_KPI, JN_LANE_MEASURES},
	{JN_KEY_SOURCE, JN_LANE_NOTES},           {JN_KEY_EVENT, JN_LANE_NOTES},            {JN_KEY_DETAIL, JN_LANE_NOTES},
	{JN_KEY_IMAGE, JN_LANE_NOTES},            {JN_KEY_NOTE, JN_LANE_NOTES},             {JN_KEY_TAG, JN_LANE_NOTES}};

enum {
	ROW_COUNT = sizeof row_order / sizeof *row_order,
	COLUMNS_MAX = 6, /* of a table: as many as a sheet of A4 across has room for */
};

/* Some touchpoints of a stage that follow each other: the columns of one table. */
typedef struct part {
	const jn_decl *first;
	uint32_t count;
} part;

/* A cell's content; false when it has none. `key` is for rows of a property. */
typedef bool (*cell_writer)(jn_html_page *page, const jn_decl *touchpoint, jn_key key);

/* --- heads --- */

/* "Aware, before" after a stage's title. */
static void phase_name(jn_html_page *page, const jn_decl *stage)
{
	static const jn_label_id places[] = {JN_LABEL_BEFORE, JN_LABEL_DURING, JN_LABEL_AFTER};
	const jn_decl *phase = jn_stage_phase(page->job->project, stage);
	if (!phase) return;
	jn_html_raw(page, " <span class=\"quiet\">");
	jn_html_ref(page, phase);
	int place = jn_phase_place(phase);
	if (place >= 0) {
		jn_html_label(page, JN_LABEL_COMMA);
		jn_html_label(page, places[place]);
	}
	jn_html_raw(page, "</span>");
}

static void stage_head(jn_html_page *page, const jn_decl *stage)
{
	jn_html_raw(page, "<h3 id=\"s-");
	jn_buf_int(page->out, stage->ordinal);
	jn_html_raw(page, "\"><span class=\"num\">");
	jn_buf_int(page->out, stage->ordinal);
	jn_html_raw(page, "</span> <bdi>");
	jn_html_text(page, jn_decl_title(stage));
	jn_html_raw(page, "</bdi>");
	phase_name(page, stage);
	jn_html_raw(page, "</h3>\n");
}

/* A touchpoint's number and title, which lead to itself: a link to send to somebody, and with a script to all its facts. */
static void touchpoint_head(jn_html_page *page, const jn_decl *touchpoint)
{
	bool truth = jn_decl_has(touchpoint, JN_KEY_MOMENT);
	jn_html_raw(page, truth ? "<th scope=\"col\" class=\"truth\" id=\"" : "<th scope=\"col\" id=\"");
	jn_html_id(page, touchpoint);
	jn_html_raw(page, "\"");
	jn_html_facets(page, touchpoint);
	jn_html_raw(page, "><a href=\"#");
	jn_html_id(page, touchpoint);
	jn_html_raw(page, "\"><span class=\"num\">");
	jn_html_touchpoint_number(page, touchpoint);
	jn_html_raw(page, "</span> <bdi>");
	jn_html_text(page, jn_decl_title(touchpoint));
	jn_html_raw(page, "</bdi></a></th>");
}

static void head(jn_html_page *page, const part *columns)
{
	jn_html_raw(page, "<thead>\n<tr><th scope=\"col\" class=\"corner\">");
	jn_html_label(page, JN_LABEL_LANE);
	jn_html_raw(page, "</th>");
	const jn_decl *touchpoint = columns->first;
	for (uint32_t i = 0; i < columns->count; i++, touchpoint = jn_decl_sibling(touchpoint)) touchpoint_head(page, touchpoint);
	jn_html_raw(page, "</tr>\n</thead>\n");
}

/* --- rows --- */

/* A row with a cell a touchpoint; nothing at all, and false, when every cell is empty. */
static bool row(jn_html_page *page, const part *columns, jn_str name, cell_writer cell, jn_key key)
{
	size_t start = page->out->len;
	bool any = false;
	jn_html_raw(page, "<tr><th scope=\"row\">");
	jn_html_text(page, name);
	jn_html_raw(page, "</th>");
	const jn_decl *touchpoint = columns->first;
	for (uint32_t i = 0; i < columns->count; i++, touchpoint = jn_decl_sibling(touchpoint)) {
		jn_html_raw(page, "<td>");
		any = cell(page, touchpoint, key) || any;
		jn_html_raw(page, "</td>");
	}
	jn_html_raw(page, "</tr>\n");
	if (!any) page->out->len = start;
	return any;
}

static bool channel_cell(jn_html_page *page, const jn_decl *touchpoint, jn_key key)
{
	(void)key;
	const jn_decl *channel = jn_touchpoint_channel(touchpoint);
	const jn_clause *written = channel ? NULL : jn_decl_values(touchpoint, JN_KEY_CHANNEL);
	if (channel) jn_html_ref(page, channel);
	jn_html_clauses(page, JN_KEY_CHANNEL, written);
	return channel || written;
}

static bool control_cell(jn_html_page *page, const jn_decl *touchpoint, jn_key key)
{
	(void)key;
	jn_html_label(page, jn_touchpoint_indirect(touchpoint) ? JN_LABEL_INDIRECT : JN_LABEL_DIRECT);
	return true;
}

static bool owner_cell(jn_html_page *page, const jn_decl *touchpoint, jn_key key)
{
	(void)key;
	const jn_decl *owner = jn_touchpoint_owner(touchpoint);
	const jn_clause *written = owner ? NULL : jn_decl_values(touchpoint, JN_KEY_OWNER);
	if (owner) jn_html_ref(page, owner);
	jn_html_clauses(page, JN_KEY_OWNER, written);
	return owner || written;
}

/* "Maria, Budi: " before what a view says, each name in its colour. */
static void view_names(jn_html_page *page, const jn_decl *view)
{
	for (const jn_clause *head = view->heads; head; head = head->next) {
		const jn_decl *persona = head->head.type == JN_VALUE_REF ? head->head.ref : NULL;
		if (head != view->heads) jn_html_label(page, JN_LABEL_COMMA);
		jn_html_raw(page, "<b class=\"who p");
		jn_buf_int(page->out, persona ? jn_html_persona_place(page, persona) : 0);
		jn_html_raw(page, "\"><bdi>");
		jn_html_text(page, persona ? jn_say_short(persona) : head->head.text);
		jn_html_raw(page, "</bdi></b>");
	}
	jn_html_label(page, JN_LABEL_COLON);
}

static void view_numbers(jn_html_page *page, const jn_decl *view)
{
	for (const jn_clause *head = view->heads; head; head = head->next) {
		if (head != view->heads) jn_buf_char(page->out, ' ');
		if (head->head.type == JN_VALUE_REF && head->head.ref) jn_buf_int(page->out, jn_html_refs_number(page, head->head.ref));
	}
}

/* The touchpoint's own values, then those of each persona that meets it differently. */
static bool property_cell(jn_html_page *page, const jn_decl *touchpoint, jn_key key)
{
	const jn_clause *own = jn_decl_values(touchpoint, key);
	bool any = own != NULL;
	jn_html_clauses(page, key, own);
	for (const jn_decl *view = jn_decl_child(touchpoint, JN_AS); view; view = jn_decl_sibling(view)) {
		const jn_clause *values = jn_decl_values(view, key);
		if (!values) continue;
		jn_html_raw(page, "<div class=\"view\" data-p=\"");
		view_numbers(page, view);
		jn_html_raw(page, "\">");
		view_names(page, view);
		jn_html_clauses(page, key, values);
		jn_html_raw(page, "</div>");
		any = true;
	}
	return any;
}

/* Its own opportunities, and those of its stage and its journey that name it. */
static bool opportunity_cell(jn_html_page *page, const jn_decl *touchpoint, jn_key key)
{
	(void)key;
	bool any = false;
	for (const jn_decl *at = touchpoint; at; at = at->parent) {
		for (const jn_decl *o = jn_decl_child(at, JN_OPPORTUNITY); o; o = jn_decl_sibling(o)) {
			bool meant = at == touchpoint || (jn_decl_has(o, JN_KEY_ADDRESSES) && jn_opportunity_addresses(o, touchpoint));
			if (meant) jn_html_opportunity(page, o);
			any |= meant;
		}
	}
	return any;
}

static bool audit_cell(jn_html_page *page, const jn_decl *touchpoint, jn_key key)
{
	(void)key;
	const jn_decl *first = jn_decl_child(touchpoint, JN_AUDIT);
	for (const jn_decl *a = first; a; a = jn_decl_sibling(a)) jn_html_audit(page, a);
	return first != NULL;
}

static bool has_own_row(jn_key key)
{
	if (key == JN_KEY_CHANNEL || key == JN_KEY_CONTROL || key == JN_KEY_OWNER) return true;
	for (int i = 0; i < ROW_COUNT; i++) {
		if (row_order[i].key == key) return true;
	}
	return false;
}

static bool property_rows(jn_html_page *page, const part *columns, int lane)
{
	bool any = false;
	for (int i = 0; i < ROW_COUNT; i++) {
		jn_key key = (jn_key)row_order[i].key;
		if (row_order[i].lane == lane) any |= row(page, columns, jn_label_key(key, page->language), property_cell, key);
	}
	const jn_kind_row *schema = jn_schema_kind(JN_TOUCHPOINT);
	for (uint32_t i = 0; lane == JN_LANE_NOTES && i < schema->row_count; i++) {
		jn_key key = schema->rows[i].key;
		if (!has_own_row(key)) any |= row(page, columns, jn_label_key(key, page->language), property_cell, key);
	}
	return any;
}

static bool lane_rows(jn_html_page *page, const part *columns, int lane)
{
	jn_language language = page->language;
	bool any = false;
	if (lane == JN_LANE_TOUCHPOINTS) {
		any |= row(page, columns, jn_label_key(JN_KEY_CHANNEL, language), channel_cell, JN_KEY_CHANNEL);
		any |= row(page, columns, jn_label_key(JN_KEY_CONTROL, language), control_cell, JN_KEY_CONTROL);
		any |= row(page, columns, jn_label_key(JN_KEY_OWNER, language), owner_cell, JN_KEY_OWNER);
	}
	any |= property_rows(page, columns, lane);
	if (lane == JN_LANE_OPPORTUNITIES)
		any |= row(page, columns, jn_label_kind(JN_OPPORTUNITY, true, language), opportunity_cell, JN_KEY_UNKNOWN);
	if (lane == JN_LANE_AUDITS) any |= row(page, columns, jn_label_kind(JN_AUDIT, true, language), audit_cell, JN_KEY_UNKNOWN);
	return any;
}

/* The rows of a lane are a body of the table, so that a reader can hide them together. What a touchpoint receives less than
 * expected stands with what it receives, unless the picture has a lane for it. */
static void lane_body(jn_html_page *page, const part *columns, int lane)
{
	int switched = lane == JN_LANE_SHORTFALL && !jn_html_draws(page, lane) ? JN_LANE_RECEIVES : lane;
	size_t start = page->out->len;
	jn_html_raw(page, "<tbody data-lane=\"");
	jn_buf_int(page->out, switched);
	jn_html_raw(page, "\">\n");
	bool any = lane_rows(page, columns, lane);
	jn_html_raw(page, "</tbody>\n");
	if (any) page->lanes |= UINT32_C(1) << switched;
	else page->out->len = start;
}

/* --- tables --- */

static void part_table(jn_html_page *page, const jn_decl *stage, const part *columns)
{
	jn_buf names = {0};
	jn_buf_printf(&names, "\"s-%u t-%u-%u\"", stage->ordinal, stage->ordinal, columns->first->ordinal);
	jn_buf_char(&names, 0);
	jn_html_raw(page, "<div class=\"columns\" role=\"group\" tabindex=\"0\" aria-labelledby=");
	jn_html_raw(page, names.ptr);
	jn_html_raw(page, ">\n<table aria-labelledby=");
	jn_html_raw(page, names.ptr);
	jn_buf_free(&names);
	jn_html_raw(page, " class=\"n");
	jn_buf_int(page->out, columns->count);
	jn_html_raw(page, "\">\n");
	head(page, columns);
	for (int lane = 0; lane < JN_LANE_COUNT; lane++) lane_body(page, columns, lane);
	jn_html_raw(page, "</table>\n</div>\n");
}

/* A stage's touchpoints, in as few tables of about equal width as have room for them. */
static void stage_tables(jn_html_page *page, const jn_decl *stage)
{
	uint32_t left = 0;
	for (const jn_decl *t = jn_decl_child(stage, JN_TOUCHPOINT); t; t = jn_decl_sibling(t)) left++;
	uint32_t tables = (left + COLUMNS_MAX - 1) / COLUMNS_MAX;
	jn_html_raw(page, "<div class=\"stage\">\n");
	stage_head(page, stage);
	part columns = {.first = jn_decl_child(stage, JN_TOUCHPOINT)};
	for (; tables > 0; tables--) {
		columns.count = (left + tables - 1) / tables;
		part_table(page, stage, &columns);
		left -= columns.count;
		for (uint32_t i = 0; i < columns.count; i++) columns.first = jn_decl_sibling(columns.first);
	}
	jn_html_raw(page, "</div>\n");
}

void jn_html_table(jn_html_page *page)
{
	jn_html_raw(page, "<section id=\"table\" aria-labelledby=\"table-head\">\n<h2 id=\"table-head\">");
	jn_html_label(page, JN_LABEL_TABLE);
	jn_html_raw(page, "</h2>\n");
	const jn_decl *stage = jn_decl_child(page->job->journey, JN_STAGE);
	for (; stage; stage = jn_decl_sibling(stage)) stage_tables(page, stage);
	jn_html_raw(page, "</section>\n");
}
