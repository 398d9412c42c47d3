/* The style sheet of a page: the tokens of all themes as variables, then the rules of page.css, which know colours by name
 * only. In: the job (its theme and the project's own colours). Out: CSS; nothing of it is user text but a checked font name. */
#include "render/html.h"

#include "render/page.h"

static void percent(jn_buf *out, const char *name, int value)
{
	jn_buf_c(out, name);
	jn_buf_fixed(out, value, 100);
	jn_buf_char(out, ';');
}

/* ":root{--jn-page:#FFFFFF;…}" */
/* "SELECTOR{--jn-page:#FFFFFF;…}", within a media query where there is one. */
static void tokens(jn_buf *out, const jn_render_job *job, jn_theme_name name, const char *media, const char *selector)
{
	jn_theme theme = jn_theme_get(name, job->project ? job->project->project : NULL);
	if (media) {
		jn_buf_c(out, "@media ");
		jn_buf_c(out, media);
		jn_buf_char(out, '{');
	}
	jn_buf_c(out, selector);
	jn_buf_c(out, name == JN_THEME_INK ? "{color-scheme:dark;" : "{color-scheme:light;");
	for (int i = JN_COLOR_PAGE; i < JN_COLOR_COUNT; i++) {
		jn_buf_c(out, "--jn-");
		jn_buf_c(out, jn_color_token((jn_color)i));
		jn_buf_char(out, ':');
		jn_color_write(out, theme.colors[i]);
		jn_buf_char(out, ';');
	}
	percent(out, "--jn-area:", theme.area);
	percent(out, "--jn-halo:", theme.area ? 92 : 100);
	bool alike = theme.colors[JN_COLOR_PANEL] == theme.colors[JN_COLOR_PAGE];
	jn_buf_c(out, alike ? "--jn-panel-line:var(--jn-hair)}" : "--jn-panel-line:none}");
	jn_buf_c(out, media ? "}\n" : "\n");
}

static void fonts(jn_buf *out, const jn_render_job *job)
{
	jn_theme theme = jn_theme_get(JN_THEME_PAPER, job->project ? job->project->project : NULL);
	jn_buf_c(out, ":root{--jn-font:");
	if (theme.font.len && !jn_str_eq(theme.font, JN_STR("Noto Sans"))) {
		jn_buf_char(out, '"');
		jn_buf_str(out, theme.font);
		jn_buf_c(out, "\",");
	}
	jn_buf_c(out, "\"Noto Sans\",\"Noto Sans Arabic\",\"Segoe UI\",system-ui,-apple-system,Helvetica,Arial,sans-serif}\n");
}

/* A page follows its reader: light or dark, more contrast, until the reader says which (data-theme). A page that was asked
 * for in dark is dark until then; one in the other themes stays what it is. On paper it is always the theme for that. */
void jn_html_style(jn_buf *out, const jn_render_job *job)
{
	bool follows = job->theme == JN_THEME_PAPER, chosen = follows || job->theme == JN_THEME_INK;
	fonts(out, job);
	tokens(out, job, job->theme, NULL, ":root");
	if (follows) {
		tokens(out, job, JN_THEME_INK, "screen and (prefers-color-scheme:dark)", ":root:not([data-theme])");
		tokens(out, job, JN_THEME_CONTRAST, "screen and (prefers-contrast:more)", ":root:not([data-theme])");
	}
	if (chosen) {
		tokens(out, job, JN_THEME_PAPER, "screen", ":root[data-theme=paper]");
		tokens(out, job, JN_THEME_INK, "screen", ":root[data-theme=ink]");
	}
	tokens(out, job, JN_THEME_PRINT, "print", ":root,:root[data-theme]");
	jn_buf_c(out, jn_page_style);
}
