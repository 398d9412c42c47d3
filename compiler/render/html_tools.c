/* What a reader can do with a page: the tools above the picture, and the panel in which a touchpoint opens. Both are hidden
 * until the page's script shows them; everything they show is in the table, so that nothing is missing without it.
 * In: the model and the page's lanes. Out: markup; whatever the script compares is a number given here, never a name. */
#include "render/html.h"

#include "render/escape.h"
#include "scene/map.h"

/* Before the data of an icon's path, which ends with "/></svg>. */
#define ICON "<svg class=\"icon\" viewBox=\"0 0 16 16\" aria-hidden=\"true\"><path d=\""


/* --- filters --- */

/* What is said of a touchpoint for the filters: data-p="1 2" data-c="3" data-o="1". */
void jn_html_facets(jn_html_page *page, const jn_decl *touchpoint)
{
	const jn_decl *channel = jn_touchpoint_channel(touchpoint), *owner = jn_touchpoint_owner(touchpoint);
	const jn_clause *persona = jn_decl_values(page->job->journey, JN_KEY_PERSONA);
	jn_html_raw(page, " data-p=\"");
	bool first = true;
	for (; persona; persona = persona->next) {
		const jn_decl *who = persona->head.type == JN_VALUE_REF ? persona->head.ref : NULL;
		if (!who || !jn_view_meets(touchpoint, who)) continue;
		if (!first) jn_buf_char(page->out, ' ');
		first = false;
		jn_buf_int(page->out, jn_html_refs_number(page, who));
	}
	jn_html_raw(page, "\" data-c=\"");
	if (channel) jn_buf_int(page->out, jn_html_refs_number(page, channel));
	jn_html_raw(page, "\" data-o=\"");
	if (owner) jn_buf_int(page->out, jn_html_refs_number(page, owner));
	jn_html_raw(page, "\"");
}

static void open_filter(jn_html_page *page, const char *facet, jn_str name)
{
	jn_buf said = {0};
	jn_str parts[] = {name, jn_label(JN_LABEL_PAGE_ALL, page->language)};
	jn_label_format(&said, jn_label(JN_LABEL_LABELLED, page->language), parts, 2);
	jn_html_raw(page, "<select data-filter=\"");
	jn_html_raw(page, facet);
	jn_html_raw(page, "\" aria-label=\"");
	jn_html_text(page, name);
	jn_html_raw(page, "\"><option value=\"\">");
	jn_html_text(page, jn_buf_view(&said));
	jn_html_raw(page, "</option>");
	jn_buf_free(&said);
}

/* `color`: of a persona's accent, from 1; 0 for none. */
static void option(jn_html_page *page, const jn_decl *decl, int color)
{
	jn_html_raw(page, "<option dir=\"auto\"");
	if (color) {
		jn_html_raw(page, " data-color=\"");
		jn_buf_int(page->out, color);
		jn_html_raw(page, "\"");
	}
	jn_html_raw(page, " value=\"");
	jn_buf_int(page->out, jn_html_refs_number(page, decl));
	jn_html_raw(page, "\">");
	jn_escape(page->out, jn_decl_title(decl), 0);
	jn_html_raw(page, "</option>");
}

/* A choice among fewer than two is none. */
static void close_filter(jn_html_page *page, size_t start, uint32_t options)
{
	jn_html_raw(page, "</select>\n");
	if (options < 2) page->out->len = start;
}

static void persona_filter(jn_html_page *page)
{
	size_t start = page->out->len;
	uint32_t count = 0;
	open_filter(page, "p", jn_label_kind(JN_PERSONA, false, page->language));
	const jn_clause *persona = jn_decl_values(page->job->journey, JN_KEY_PERSONA);
	for (; persona; persona = persona->next) {
		if (persona->head.type != JN_VALUE_REF || !persona->head.ref) continue;
		option(page, persona->head.ref, jn_html_persona_place(page, persona->head.ref));
		count++;
	}
	close_filter(page, start, count);
}

/* The declarations of `kind` that touchpoints have, in the order of the project's files. */
static void filter(jn_html_page *page, const char *facet, jn_str name, jn_kind kind, const jn_decl *(*of)(const jn_decl *))
{
	const jn_project *project = page->job->project;
	bool *used = jn_arena_alloc(&page->arena, page->refs.kind_counts[kind] + 1);
	const jn_decl *touchpoint = jn_journey_first_touchpoint(page->job->journey);
	for (; touchpoint; touchpoint = jn_touchpoint_after(touchpoint)) {
		const jn_decl *decl = of(touchpoint);
		if (decl) used[jn_html_refs_number(page, decl)] = true;
	}
	size_t start = page->out->len;
	uint32_t count = 0;
	open_filter(page, facet, name);
	for (uint32_t i = 0; i < project->kind_count[kind]; i++) {
		uint32_t number = jn_html_refs_number(page, project->by_kind[kind][i]);
		if (number == 0 || !used[number]) continue;
		option(page, project->by_kind[kind][i], 0);
		count++;
	}
	close_filter(page, start, count);
}

/* --- lanes --- */

/* "120 84 900 84": where a lane lies in the picture, its top and height, once in each row of a folded map. */
static void places(jn_html_page *page, int lane)
{
	bool first = true;
	for (const jn_scene_lane *at = page->job->scene->lanes; at; at = at->next) {
		if (at->lane != lane) continue;
		if (!first) jn_buf_char(page->out, ' ');
		first = false;
		jn_buf_fixed(page->out, at->y, JN_PX);
		jn_buf_char(page->out, ' ');
		jn_buf_fixed(page->out, at->h, JN_PX);
	}
}

static void lane_switch(jn_html_page *page, int lane, jn_str name)
{
	if (lane == JN_LANE_TOUCHPOINTS) return;
	jn_html_raw(page, "<label><input type=\"checkbox\" checked=\"\" data-lane=\"");
	jn_buf_int(page->out, lane);
	jn_html_raw(page, "\" data-y=\"");
	places(page, lane);
	jn_html_raw(page, "\"/> ");
	jn_html_text(page, name);
	jn_html_raw(page, "</label>\n");
}

/* First those of the picture in its order, then those that only the tables have. */
static void lanes(jn_html_page *page)
{
	jn_html_raw(page, "<details class=\"menu\"><summary>");
	jn_html_label(page, JN_LABEL_LANES);
	jn_html_raw(page, "</summary><div role=\"group\" aria-label=\"");
	jn_html_label(page, JN_LABEL_LANES);
	jn_html_raw(page, "\">\n");
	uint32_t done = 0;
	for (const jn_scene_lane *drawn = page->job->scene->lanes; drawn; drawn = drawn->next) {
		if (!(done >> drawn->lane & 1)) lane_switch(page, drawn->lane, drawn->name);
		done |= UINT32_C(1) << drawn->lane;
	}
	for (int lane = 0; lane < JN_LANE_COUNT; lane++) {
		if (page->lanes & ~done & UINT32_C(1) << lane) lane_switch(page, lane, jn_lane_name((jn_lane)lane, page->language));
	}
	jn_html_raw(page, "</div></details>\n");
}

/* --- the bar --- */

static void labelled_button(jn_html_page *page, const char *opening, jn_label_id label)
{
	jn_html_raw(page, opening);
	jn_html_label(page, label);
	jn_html_raw(page, "</button>\n");
}

static void icon_button(jn_html_page *page, const char *action, jn_label_id label, const char *path)
{
	jn_html_raw(page, "<button type=\"button\" data-do=\"");
	jn_html_raw(page, action);
	jn_html_raw(page, "\" aria-label=\"");
	jn_html_label(page, label);
	jn_html_raw(page, "\" title=\"");
	jn_html_label(page, label);
	jn_html_raw(page, "\">" ICON);
	jn_html_raw(page, path);
	jn_html_raw(page, "\"/></svg></button>");
}

/* How large the picture is. */
static void zoom(jn_html_page *page)
{
	jn_html_raw(page, "<div class=\"zoom\" role=\"group\" aria-label=\"");
	jn_html_label(page, JN_LABEL_PAGE_ZOOM);
	jn_html_raw(page, "\">");
	icon_button(page, "smaller", JN_LABEL_PAGE_SMALLER, "M3 8h10");
	jn_html_raw(page, "<output dir=\"ltr\">");
	jn_buf percent = {0};
	jn_numerals_write(&percent, &page->numerals, JN_STR("100"), JN_STR("%"));
	jn_html_text(page, jn_buf_view(&percent));
	jn_buf_free(&percent);
	jn_html_raw(page, "</output>");
	icon_button(page, "larger", JN_LABEL_PAGE_LARGER, "M3 8h10M8 3v10");
	icon_button(page, "fit", JN_LABEL_PAGE_FIT, "M2 3v10M14 3v10M4.500 8h7M6.500 6l-2 2 2 2M9.500 6l2 2-2 2");
	jn_html_raw(page, "</div>\n");
}

void jn_html_tools(jn_html_page *page)
{
	jn_html_raw(page, "<section id=\"tools\" aria-label=\"");
	jn_html_label(page, JN_LABEL_PAGE_TOOLS);
	jn_html_raw(page, "\" data-digits=\"");
	jn_numerals_digits(page->out, &page->numerals, JN_STR("0123456789"));
	jn_html_raw(page, "\" hidden=\"\">\n");
	persona_filter(page);
	filter(page, "c", jn_label_kind(JN_CHANNEL, false, page->language), JN_CHANNEL, jn_touchpoint_channel);
	filter(page, "o", jn_label_key(JN_KEY_OWNER, page->language), JN_TEAM, jn_touchpoint_owner);
	lanes(page);
	labelled_button(page, "<button type=\"button\" data-do=\"reset\" hidden=\"\">", JN_LABEL_PAGE_RESET);
	jn_html_raw(page, "<output data-said=\"");
	jn_html_label(page, JN_LABEL_PAGE_SHOWN);
	jn_html_raw(page, "\"></output>\n");
	zoom(page);
	if (page->job->theme == JN_THEME_PAPER || page->job->theme == JN_THEME_INK)
		labelled_button(page,
						"<button type=\"button\" data-do=\"dark\" aria-pressed=\"false\">" ICON
						"M13 9.500A5.500 5.500 0 0 1 6.500 3 5.500 5.500 0 1 0 13 9.500z\"/></svg> ",
						JN_LABEL_PAGE_DARK);
	jn_html_raw(page, "</section>\n");
}

/* --- the panel of a touchpoint --- */

void jn_html_panel(jn_html_page *page)
{
	bool rtl = page->job->scene->rtl;
	jn_html_raw(page, "<dialog aria-labelledby=\"panel-head\">\n<div class=\"panel-bar\"><p class=\"kind\"></p>");
	icon_button(page, "previous", JN_LABEL_PAGE_PREVIOUS, rtl ? "M6 3l5 5-5 5" : "M10 3L5 8l5 5");
	icon_button(page, "next", JN_LABEL_PAGE_NEXT, rtl ? "M10 3L5 8l5 5" : "M6 3l5 5-5 5");
	icon_button(page, "close", JN_LABEL_PAGE_CLOSE, "M4 4l8 8M12 4l-8 8");
	jn_html_raw(page, "</div>\n<h2 id=\"panel-head\" tabindex=\"-1\"></h2>\n<dl></dl>\n</dialog>\n");
}
