/* The HTML page of one journey: the picture, then the same map as tables, then every other fact, in one file that asks
 * nothing of a network and shows everything without a script.
 *
 * In: a job. Out: bytes in the caller's buffer. Its policy (CSP) forbids everything but its own style and its own script, each
 * named by its hash. No string of a map is in either. */
#include "render/html.h"

#include "render/escape.h"
#include "render/page.h"
#include "render/sha256.h"

static void head(jn_html_page *page)
{
	jn_buf style = {0};
	jn_buf_char(&style, '\n');
	jn_html_style(&style, page->job);
	jn_html_raw(page, "<!DOCTYPE html>\n<html lang=\"");
	jn_escape(page->out, jn_render_language(page->job), 0);
	jn_html_raw(page, page->job->scene->rtl ? "\" dir=\"rtl\">\n" : "\" dir=\"ltr\">\n");
	jn_html_raw(page, "<head>\n<meta charset=\"utf-8\"/>\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
					  "style-src '");
	jn_sha256_source(page->out, jn_buf_view(&style));
	jn_html_raw(page, "'; script-src '");
	jn_sha256_source(page->out, jn_str_c(jn_page_script));
	jn_html_raw(page, "'; img-src data:; require-trusted-types-for 'script'; base-uri 'none'; form-action 'none'\"/>\n"
					  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
					  "<meta name=\"referrer\" content=\"no-referrer\"/>\n<meta name=\"generator\" content=\"journey\"/>\n<title>");
	jn_escape(page->out, jn_decl_title(page->job->journey), 0);
	jn_html_raw(page, "</title>\n<style>");
	jn_buf_str(page->out, jn_buf_view(&style));
	jn_html_raw(page, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#table\">");
	jn_html_label(page, JN_LABEL_SKIP_TO_TABLE);
	jn_html_raw(page, "</a>\n");
	jn_buf_free(&style);
}

/* "Journey map · Retail framework" */
static void kind_line(jn_html_page *page)
{
	const jn_decl *framework = jn_journey_framework(page->job->project, page->job->journey);
	jn_html_raw(page, "<p class=\"kind\">");
	jn_html_label(page, JN_LABEL_JOURNEY_MAP);
	if (framework) {
		jn_str name = {0};
		if (framework->document->builtin) name = jn_label_framework(framework->name, page->language);
		if (name.len == 0) name = jn_decl_title(framework);
		jn_buf line = {0};
		jn_label_format(&line, jn_label(JN_LABEL_FRAMEWORK_NAMED, page->language), &name, 1);
		jn_html_raw(page, " · ");
		jn_html_text(page, jn_buf_view(&line));
		jn_buf_free(&line);
	}
	jn_html_raw(page, "</p>\n");
}

static void contents(jn_html_page *page)
{
	static const struct {
		const char *open;
		jn_label_id label;
	} items[] = {{"<li><a href=\"#picture\">", JN_LABEL_PICTURE},
				 {"<li><a href=\"#table\">", JN_LABEL_TABLE},
				 {"<li><a href=\"#facts\">", JN_LABEL_ALL_FACTS}};
	jn_html_raw(page, "<nav aria-label=\"");
	jn_html_label(page, JN_LABEL_CONTENTS);
	jn_html_raw(page, "\"><ul>");
	for (int i = 0; i < 3; i++) {
		jn_html_raw(page, items[i].open);
		jn_html_label(page, items[i].label);
		jn_html_raw(page, "</a></li>");
	}
	jn_html_raw(page, "</ul></nav>\n");
}

static void header(jn_html_page *page)
{
	const jn_decl *journey = page->job->journey;
	jn_html_raw(page, "<header>\n");
	jn_html_raw(page, "<h1><bdi>");
	jn_html_text(page, jn_decl_title(journey));
	jn_html_raw(page, "</bdi></h1>\n");
	kind_line(page);
	contents(page);
	jn_html_raw(page, "</header>\n");
}

static void footer(jn_html_page *page)
{
	jn_html_raw(page, "<footer>");
	jn_html_label(page, JN_LABEL_FILE);
	jn_html_label(page, JN_LABEL_COLON);
	jn_html_raw(page, "<bdi dir=\"ltr\">");
	jn_escape(page->out, page->job->journey->document->source.path, 0);
	jn_html_raw(page, "</bdi></footer>\n");
}

/* The tools stand above the table, and must know its lanes: it is written first. */
static void body(jn_html_page *page)
{
	jn_buf *out = page->out, table = {0};
	page->out = &table;
	jn_html_table(page);
	page->out = out;
	jn_html_tools(page);
	jn_html_raw(page, "<main>\n");
	jn_html_picture(page);
	jn_buf_str(out, jn_buf_view(&table));
	jn_buf_free(&table);
	jn_html_sections(page);
	jn_html_raw(page, "</main>\n");
}

bool jn_html_render(jn_buf *out, const jn_render_job *job, jn_problem *problem)
{
	(void)problem;
	jn_html_page page = {.out = out, .job = job, .escape = job->scene->rtl ? JN_ESCAPE_RTL : 0};
	page.language = job->scene->language < JN_LANG_COUNT ? (jn_language)job->scene->language : JN_LANG_EN;
	page.numerals = jn_numerals_of(jn_render_language(job));
	jn_html_refs_collect(&page);
	head(&page);
	header(&page);
	body(&page);
	footer(&page);
	jn_html_panel(&page);
	jn_html_raw(&page, "<script type=\"module\">");
	jn_html_raw(&page, jn_page_script);
	jn_html_raw(&page, "</script>\n</body>\n</html>\n");
	jn_arena_free(&page.arena);
	return true;
}
