/* The map as a table: stages are column groups, touchpoints columns, lanes rows. It holds every fact of every touchpoint,
 * its personas' views, opportunities and audits included. In: the model. Out: one section of the page. */
#include "render/html.h"

#include "model/schema.h"
#include "scene/say.h"

/* The rows, in the order of a map's lanes; properties that are not here follow in the schema's order. */
static const jn_key row_order[] = {
	JN_KEY_MOMENT,    JN_KEY_IMPORTANCE, JN_KEY_WHEN,       JN_KEY_DURATION,  JN_KEY_PERSONA,  JN_KEY_ACTION,
	JN_KEY_THOUGHT,   JN_KEY_QUESTION,   JN_KEY_MOTIVATION, JN_KEY_QUOTE,     JN_KEY_EMOTION,  JN_KEY_EXPECTS,
	JN_KEY_RECEIVES,  JN_KEY_SHORTFALL,  JN_KEY_PAIN,       JN_KEY_BARRIER,   JN_KEY_GAIN,     JN_KEY_LEAVES,
	JN_KEY_HANDOFF,   JN_KEY_NEXT,       JN_KEY_COMPETITOR, JN_KEY_MESSAGE,   JN_KEY_EVIDENCE, JN_KEY_FRONTSTAGE,
	JN_KEY_BACKSTAGE, JN_KEY_SUPPORT,    JN_KEY_SYSTEM,     JN_KEY_GOAL,      JN_KEY_KPI,      JN_KEY_SOURCE,
	JN_KEY_EVENT,     JN_KEY_DETAIL,     JN_KEY_IMAGE,      JN_KEY_NOTE,      JN_KEY_TAG,      JN_KEY_SKIPS};

enum { ROW_COUNT = sizeof row_order / sizeof *row_order };

/* A cell's content; false when it has none. `key` is for rows of a property. */
typedef bool (*cell_writer)(jn_html_page *page, const jn_decl *touchpoint, jn_key key);

static uint32_t touchpoint_count(const jn_decl *stage)
{
	uint32_t n = 0;
	for (const jn_decl *t = jn_decl_child(stage, JN_TOUCHPOINT); t; t = jn_decl_sibling(t)) n++;
	return n;
}

/* A stage without touchpoints keeps one empty column. */
static uint32_t column_count(const jn_decl *stage)
{
	uint32_t n = touchpoint_count(stage);
	return n ? n : 1;
}

static void open_head(jn_html_page *page, const char *class, uint32_t columns)
{
	jn_html_raw(page, "<th scope=\"colgroup\" class=\"");
	jn_html_raw(page, class);
	jn_html_raw(page, "\" colspan=\"");
	jn_buf_int(page->out, columns);
	jn_html_raw(page, "\">");
}

static void phase_head(jn_html_page *page, const jn_decl *phase, uint32_t columns)
{
	open_head(page, "phase", columns);
	if (phase) {
		jn_html_ref(page, phase);
		int place = jn_phase_place(phase);
		if (place >= 0) {
			static const jn_label_id places[] = {JN_LABEL_BEFORE, JN_LABEL_DURING, JN_LABEL_AFTER};
			jn_html_raw(page, " <span class=\"quiet\">");
			jn_html_label(page, places[place]);
			jn_html_raw(page, "</span>");
		}
	}
	jn_html_raw(page, "</th>");
}

/* One head over all neighbouring stages of a phase. */
static void phase_row(jn_html_page *page)
{
	const jn_project *project = page->job->project;
	const jn_decl *stage = jn_decl_child(page->job->journey, JN_STAGE);
	while (stage) {
		const jn_decl *phase = jn_stage_phase(project, stage);
		uint32_t columns = 0;
		do {
			columns += column_count(stage);
			stage = jn_decl_sibling(stage);
		} while (stage && jn_stage_phase(project, stage) == phase);
		phase_head(page, phase, columns);
	}
}

static bool has_phases(const jn_html_page *page)
{
	for (const jn_decl *s = jn_decl_child(page->job->journey, JN_STAGE); s; s = jn_decl_sibling(s)) {
		if (jn_stage_phase(page->job->project, s)) return true;
	}
	return false;
}

static void stage_row(jn_html_page *page)
{
	for (const jn_decl *s = jn_decl_child(page->job->journey, JN_STAGE); s; s = jn_decl_sibling(s)) {
		open_head(page, "stage", column_count(s));
		jn_html_raw(page, "<bdi>");
		jn_html_text(page, jn_decl_title(s));
		jn_html_raw(page, "</bdi></th>");
	}
}

static void touchpoint_head(jn_html_page *page, const jn_decl *touchpoint)
{
	bool truth = jn_decl_has(touchpoint, JN_KEY_MOMENT);
	jn_html_raw(page, truth ? "<th scope=\"col\" class=\"touchpoint truth\" id=\"" : "<th scope=\"col\" class=\"touchpoint\" id=\"");
	jn_html_id(page, touchpoint);
	jn_html_raw(page, "\"><span class=\"num\">");
	jn_html_touchpoint_number(page, touchpoint);
	jn_html_raw(page, "</span> <bdi>");
	jn_html_text(page, jn_decl_title(touchpoint));
	jn_html_raw(page, "</bdi></th>");
}

static void touchpoint_row(jn_html_page *page)
{
	for (const jn_decl *s = jn_decl_child(page->job->journey, JN_STAGE); s; s = jn_decl_sibling(s)) {
		const jn_decl *t = jn_decl_child(s, JN_TOUCHPOINT);
		if (!t) jn_html_raw(page, "<td></td>");
		for (; t; t = jn_decl_sibling(t)) touchpoint_head(page, t);
	}
}

static void head(jn_html_page *page)
{
	bool phases = has_phases(page);
	jn_html_raw(page, "<colgroup><col/></colgroup>");
	for (const jn_decl *s = jn_decl_child(page->job->journey, JN_STAGE); s; s = jn_decl_sibling(s)) {
		jn_html_raw(page, "<colgroup span=\"");
		jn_buf_int(page->out, column_count(s));
		jn_html_raw(page, "\"></colgroup>");
	}
	jn_html_raw(page, "\n<thead>\n<tr><th scope=\"col\" class=\"corner\" rowspan=\"");
	jn_buf_int(page->out, phases ? 3 : 2);
	jn_html_raw(page, "\">");
	jn_html_label(page, JN_LABEL_LANE);
	jn_html_raw(page, "</th>");
	if (phases) {
		phase_row(page);
		jn_html_raw(page, "</tr>\n<tr>");
	}
	stage_row(page);
	jn_html_raw(page, "</tr>\n<tr>");
	touchpoint_row(page);
	jn_html_raw(page, "</tr>\n</thead>\n");
}

/* --- rows --- */

/* A row with a cell a touchpoint; nothing at all when every cell is empty. */
static void row(jn_html_page *page, jn_str name, cell_writer cell, jn_key key)
{
	size_t start = page->out->len;
	bool any = false;
	jn_html_raw(page, "<tr><th scope=\"row\">");
	jn_html_text(page, name);
	jn_html_raw(page, "</th>");
	for (const jn_decl *s = jn_decl_child(page->job->journey, JN_STAGE); s; s = jn_decl_sibling(s)) {
		const jn_decl *t = jn_decl_child(s, JN_TOUCHPOINT);
		if (!t) jn_html_raw(page, "<td></td>");
		for (; t; t = jn_decl_sibling(t)) {
			jn_html_raw(page, "<td>");
			any = cell(page, t, key) || any;
			jn_html_raw(page, "</td>");
		}
	}
	jn_html_raw(page, "</tr>\n");
	if (!any) page->out->len = start;
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

/* The place of a persona in the journey's list, from 1: her colour on the map; 0 for one who has none. */
static int persona_place(const jn_html_page *page, const jn_decl *persona)
{
	int place = 1;
	for (const jn_clause *c = jn_decl_values(page->job->journey, JN_KEY_PERSONA); c; c = c->next, place++) {
		if (c->head.type == JN_VALUE_REF && c->head.ref == persona) return place <= 5 ? place : 0;
	}
	return 0;
}

/* "Maria, Budi: " before what a view says, each name in its colour. */
static void view_names(jn_html_page *page, const jn_decl *view)
{
	for (const jn_clause *head = view->heads; head; head = head->next) {
		const jn_decl *persona = head->head.type == JN_VALUE_REF ? head->head.ref : NULL;
		if (head != view->heads) jn_html_label(page, JN_LABEL_COMMA);
		jn_html_raw(page, "<b class=\"who p");
		jn_buf_int(page->out, persona ? persona_place(page, persona) : 0);
		jn_html_raw(page, "\"><bdi>");
		jn_html_text(page, persona ? jn_say_short(persona) : head->head.text);
		jn_html_raw(page, "</bdi></b>");
	}
	jn_html_label(page, JN_LABEL_COLON);
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
		jn_html_raw(page, "<div class=\"view\">");
		view_names(page, view);
		jn_html_clauses(page, key, values);
		jn_html_raw(page, "</div>");
		any = true;
	}
	return any;
}

static bool opportunity_cell(jn_html_page *page, const jn_decl *touchpoint, jn_key key)
{
	(void)key;
	const jn_decl *first = jn_decl_child(touchpoint, JN_OPPORTUNITY);
	for (const jn_decl *o = first; o; o = jn_decl_sibling(o)) jn_html_opportunity(page, o);
	return first != NULL;
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
		if (row_order[i] == key) return true;
	}
	return false;
}

static void rows(jn_html_page *page)
{
	jn_language language = page->language;
	row(page, jn_label_key(JN_KEY_CHANNEL, language), channel_cell, JN_KEY_CHANNEL);
	row(page, jn_label_key(JN_KEY_CONTROL, language), control_cell, JN_KEY_CONTROL);
	row(page, jn_label_key(JN_KEY_OWNER, language), owner_cell, JN_KEY_OWNER);
	for (int i = 0; i < ROW_COUNT; i++) row(page, jn_label_key(row_order[i], language), property_cell, row_order[i]);
	const jn_kind_row *schema = jn_schema_kind(JN_TOUCHPOINT);
	for (uint32_t i = 0; i < schema->row_count; i++) {
		jn_key key = schema->rows[i].key;
		if (!has_own_row(key)) row(page, jn_label_key(key, language), property_cell, key);
	}
	row(page, jn_label_kind(JN_OPPORTUNITY, true, language), opportunity_cell, JN_KEY_UNKNOWN);
	row(page, jn_label_kind(JN_AUDIT, true, language), audit_cell, JN_KEY_UNKNOWN);
}

void jn_html_table(jn_html_page *page)
{
	jn_html_raw(page, "<section id=\"table\">\n<h2 id=\"table-head\">");
	jn_html_label(page, JN_LABEL_TABLE);
	jn_html_raw(page, "</h2>\n<div class=\"scroll sheet\" role=\"region\" aria-labelledby=\"table-head\" tabindex=\"0\">\n"
					  "<table aria-labelledby=\"table-head\">\n");
	head(page);
	jn_html_raw(page, "<tbody>\n");
	rows(page);
	jn_html_raw(page, "</tbody>\n</table>\n</div>\n</section>\n");
}
