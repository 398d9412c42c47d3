/* The picture of a page: the map as SVG, its touchpoints' cards links to all that is known of them, in a pane that scrolls.
 * In: the job's scene. Out: one section, and in it what the page's script needs to know: which group shows which
 * touchpoint, and where the parts of the picture lie that belong to touchpoints. */
#include "render/html.h"

#include "render/escape.h"
#include "scene/map.h"

static void mark(jn_buf *out, const jn_decl *decl, void *context)
{
	jn_html_page *page = context;
	size_t start = out->len;
	if (decl->kind != JN_TOUCHPOINT) return;
	jn_html_raw(page, " data-t=\"");
	if (jn_html_id(page, decl)) jn_html_raw(page, "\"");
	else out->len = start;
}

static bool link(jn_buf *out, const jn_decl *decl, void *context)
{
	jn_html_page *page = context;
	size_t start = out->len;
	jn_html_raw(page, "<a href=\"#");
	if (decl->kind != JN_TOUCHPOINT || !jn_html_id(page, decl)) {
		out->len = start;
		return false;
	}
	jn_html_raw(page, "\" aria-label=\"");
	jn_html_touchpoint_number(page, decl);
	jn_buf_char(out, ' ');
	jn_escape(out, jn_decl_title(decl), page->escape);
	jn_html_raw(page, "\">");
	return true;
}

/* Where columns of touchpoints run, from top to bottom: "120 900 1400 1600" for each row of a folded map, ";" between. */
static void columns(jn_html_page *page)
{
	const jn_scene_lane *lane = page->job->scene->lanes;
	const char *before = "";
	uint32_t row = 0;
	jn_html_raw(page, " data-columns=\"");
	while (lane) {
		const jn_scene_lane *last = lane;
		while (last->next && last->next->staged == lane->staged && last->next->row == lane->row) last = last->next;
		if (!lane->staged) {
			jn_html_raw(page, lane->row == row ? before : ";");
			jn_buf_fixed(page->out, lane->y, JN_PX);
			jn_buf_char(page->out, ' ');
			jn_buf_fixed(page->out, last->y + last->h, JN_PX);
			row = lane->row;
			before = " ";
		}
		lane = last->next;
	}
	jn_html_raw(page, "\"");
}

bool jn_html_draws(const jn_html_page *page, int lane)
{
	const jn_scene_lane *drawn = page->job->scene->lanes;
	while (drawn && drawn->lane != lane) drawn = drawn->next;
	return drawn != NULL;
}

void jn_html_picture(jn_html_page *page)
{
	jn_theme theme = jn_theme_get(page->job->theme, page->job->project->project);
	jn_svg_options options = {.theme = &theme,
							  .language = jn_render_language(page->job),
							  .id_prefix = JN_STR("map-"),
							  .inlined = true,
							  .mark = mark,
							  .link = link,
							  .context = page};
	jn_html_raw(page, "<section id=\"picture\" aria-labelledby=\"picture-head\">\n<h2 id=\"picture-head\" class=\"heard\">");
	jn_html_label(page, JN_LABEL_PICTURE);
	jn_html_raw(page, "</h2>\n");
	jn_html_raw(page, "<div class=\"map\" role=\"group\" aria-labelledby=\"picture-head\" tabindex=\"0\"");
	columns(page);
	jn_html_raw(page, ">\n");
	jn_svg_write(page->out, page->job->scene, &options);
	jn_html_raw(page, "</div>\n</section>\n");
}
