/* The table of formats. A new one is a row here and a file beside. */
#include "render/render.h"

#include "text/labels.h"

const jn_renderer jn_renderers[] = {
	{.name = "svg", .extension = "svg", .render = jn_svg_render,
	 .doc = "A picture that browsers, Inkscape and print shops show alike."},
	{.name = "html", .extension = "html", .render = jn_html_render,
	 .doc = "One page with the picture and all its facts, to read, filter and print; needs no network."},
	{.name = "png", .extension = "png", .binary = true, .paging = JN_PAGING_APART, .render = jn_png_render,
	 .doc = "A picture in pixels, for slides and chats."},
	{.name = "pdf", .extension = "pdf", .binary = true, .paging = JN_PAGING_TOGETHER, .render = jn_pdf_render,
	 .doc = "To print and to search: a page of the picture's size, or pages of paper."},
	{.name = "txt", .extension = "txt", .outline = true, .render = jn_txt_render,
	 .doc = "Text for a terminal, in the width it has."},
	{.name = "md", .extension = "md", .outline = true, .render = jn_md_render,
	 .doc = "Markdown as GitHub shows it, with the curve as a chart."},
	{0},
};

static bool same_letters(jn_str a, const char *b)
{
	uint32_t i = 0;
	for (; i < a.len && b[i]; i++) {
		char c = a.ptr[i];
		if ((c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c) != b[i]) return false;
	}
	return i == a.len && !b[i];
}

const jn_renderer *jn_renderer_named(jn_str name)
{
	for (const jn_renderer *row = jn_renderers; row->name; row++) {
		if (jn_str_eq(name, jn_str_c(row->name))) return row;
	}
	return NULL;
}

const jn_renderer *jn_renderer_for_path(jn_str path)
{
	uint32_t dot = path.len;
	while (dot > 0 && path.ptr[dot - 1] != '.' && path.ptr[dot - 1] != '/') dot--;
	if (dot == 0 || path.ptr[dot - 1] != '.') return NULL;
	for (const jn_renderer *row = jn_renderers; row->name; row++) {
		if (same_letters(jn_str_slice(path, dot, path.len), row->extension)) return row;
	}
	return NULL;
}

/* What an attribute `lang` may hold: letters, digits and hyphens. */
static bool is_tag(jn_str tag)
{
	for (uint32_t i = 0; i < tag.len; i++) {
		char c = tag.ptr[i];
		if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-')) return false;
	}
	return tag.len >= 2 && tag.len <= 35;
}

jn_str jn_render_language(const jn_render_job *job)
{
	static const char *const tags[JN_LANG_COUNT] = {"en", "id", "ms", "ar"};
	jn_language labels = job->scene->language < JN_LANG_COUNT ? (jn_language)job->scene->language : JN_LANG_EN;
	jn_str own = {0};
	if (job->project && job->project->project) own = jn_decl_text(job->project->project, JN_KEY_LANGUAGE);
	return is_tag(own) && jn_language_of(own) == labels ? own : jn_str_c(tags[labels]);
}
