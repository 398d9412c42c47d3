/* The style sheet of a page: the tokens of all themes as variables, then the rules, which know colours by name only.
 * In: the job (its theme and the project's own colours). Out: CSS; nothing of it is user text but a checked font name. */
#include "render/html.h"

static const char rules[] =
	"*{box-sizing:border-box}\n"
	"html{background:var(--jn-page);color:var(--jn-ink);font-size:100%;-webkit-text-size-adjust:100%}\n"
	"body{margin:0;font-family:var(--jn-font);font-size:.8125rem;line-height:1.4}\n"
	":lang(ar) body,body:lang(ar),body:lang(fa),body:lang(ur){line-height:1.6}\n"
	"header,main,footer{padding-inline:clamp(1rem,4vw,3rem)}\n"
	"header{display:flex;flex-wrap:wrap;align-items:baseline;gap:.25rem 2rem;padding-block:1.25rem 1rem;"
	"border-bottom:1px solid var(--jn-ink)}\n"
	"h1{font-size:1.25rem;line-height:1.3;margin:0;flex:1 1 20rem;overflow-wrap:anywhere}\n"
	".kind{margin:0;flex:1 0 100%}\n"
	"h2{font-size:1rem;line-height:1.3;margin:2rem 0 .75rem}\n"
	"h3{font-size:.875rem;margin:1.75rem 0 .5rem;padding-top:.5rem;border-top:1px solid var(--jn-rule)}\n"
	"h4{font-size:.875rem;margin:0 0 .5rem}\n"
	"p{margin:0 0 .5rem}\n"
	".quiet,.mod,.num,dt,.kind,footer{color:var(--jn-ink3)}\n"
	"nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;margin:0;padding:0}\n"
	"a{color:var(--jn-persona-1);text-underline-offset:.15em}\n"
	"a:focus-visible,[tabindex]:focus-visible{outline:2px solid var(--jn-persona-1);outline-offset:2px}\n"
	".skip{position:absolute;inset-inline-start:1rem;top:-4rem;background:var(--jn-ink);color:var(--jn-inverse);"
	"padding:.5rem 1rem;border-radius:0 0 .375rem .375rem;z-index:9}\n"
	".skip:focus{top:0}\n"
	".scroll{overflow:auto;border:1px solid var(--jn-hair);border-radius:.75rem;max-width:100%}\n"
	".scroll svg{display:block;max-width:none}\n"
	".sheet{max-height:90vh}\n"
	"table{border-collapse:separate;border-spacing:0}\n"
	"th,td{text-align:start;vertical-align:top;padding:.5rem .75rem;border-bottom:1px solid var(--jn-hair);"
	"min-width:10rem;max-width:18rem;overflow-wrap:anywhere}\n"
	"thead{position:sticky;top:0;z-index:2}\n"
	"thead th{background:var(--jn-panel);border-inline-start:1px solid var(--jn-hair)}\n"
	"thead .phase{background:var(--jn-page);border-bottom:2px solid var(--jn-ink);font-size:.75rem}\n"
	"thead .stage{font-size:1rem}\n"
	"thead .touchpoint{background:var(--jn-card);border-bottom:1px solid var(--jn-rule)}\n"
	"thead .truth{background:var(--jn-ink);color:var(--jn-inverse)}\n"
	"thead .truth .num{color:inherit}\n"
	".corner,tbody th{position:sticky;inset-inline-start:0;z-index:1;background:var(--jn-page);min-width:8rem;max-width:12rem}\n"
	"thead .corner{background:var(--jn-page);border-inline-start:0;z-index:3}\n"
	"tbody td{border-inline-start:1px solid var(--jn-hair)}\n"
	"tbody tr:last-child>*{border-bottom:0}\n"
	".num{font-variant-numeric:tabular-nums}\n"
	"td .num,dd .num,.name .num{color:inherit;white-space:nowrap}\n"
	".bad{color:var(--jn-bad)}\n"
	".good{color:var(--jn-good)}\n"
	".state{font-weight:700}\n"
	".mod{font-size:.75rem}\n"
	".mod::before{content:\"\\B7\\A0\"}\n"
	".p1{color:var(--jn-persona-1)}.p2{color:var(--jn-persona-2)}.p3{color:var(--jn-persona-3)}"
	".p4{color:var(--jn-persona-4)}.p5{color:var(--jn-persona-5)}\n"
	"td a,dd a,th a{color:inherit;text-decoration-color:var(--jn-rule)}\n"
	".view{margin-top:.375rem}\n"
	"td ul,dd ul{margin:0;padding-inline-start:1.1em}\n"
	"td li+li,dd li+li{margin-top:.25rem}\n"
	".cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,20rem),1fr));gap:.75rem}\n"
	".card{background:var(--jn-card);border:1px solid var(--jn-hair);border-radius:.5rem;padding:.75rem;min-width:0;"
	"overflow-wrap:anywhere}\n"
	"td .card+.card,td .card{margin-bottom:.5rem}\n"
	".card .name{font-weight:700;margin:0 0 .375rem}\n"
	".lead{font-weight:700;margin:.75rem 0 .375rem}\n"
	"dl{margin:0}\n"
	"dl>div{display:flex;flex-wrap:wrap;gap:0 .5rem;padding-block:.25rem}\n"
	"dl>div+div,dl+dl{border-top:1px solid var(--jn-hair)}\n"
	"dt{flex:0 0 8rem}\n"
	"dd{margin:0;flex:1 1 9rem;min-width:0;max-width:48rem}\n"
	"td dt{flex:0 0 auto}td dd{flex:0 1 auto}\n"
	"article:target,th:target{outline:2px solid var(--jn-persona-1);outline-offset:-2px}\n"
	"footer{padding-block:2rem;font-size:.75rem}\n"
	"@media print{.scroll{overflow:visible;border:0;max-height:none}.skip,nav{display:none}thead,.corner,tbody th"
	"{position:static}.scroll svg{max-width:100%;height:auto}article,tr{break-inside:avoid}}\n";

static void percent(jn_buf *out, const char *name, int value)
{
	jn_buf_c(out, name);
	jn_buf_fixed(out, value, 100);
	jn_buf_char(out, ';');
}

/* ":root{--jn-page:#FFFFFF;…}" */
static void tokens(jn_buf *out, const jn_theme *theme)
{
	jn_buf_c(out, ":root{");
	for (int i = JN_COLOR_PAGE; i < JN_COLOR_COUNT; i++) {
		jn_buf_c(out, "--jn-");
		jn_buf_c(out, jn_color_token((jn_color)i));
		jn_buf_char(out, ':');
		jn_color_write(out, theme->colors[i]);
		jn_buf_char(out, ';');
	}
	percent(out, "--jn-area:", theme->area);
	percent(out, "--jn-halo:", theme->area ? 92 : 100);
	bool alike = theme->colors[JN_COLOR_PANEL] == theme->colors[JN_COLOR_PAGE];
	jn_buf_c(out, alike ? "--jn-panel-line:var(--jn-hair)}" : "--jn-panel-line:none}");
}

static void theme_block(jn_buf *out, const jn_render_job *job, jn_theme_name name, const char *media)
{
	jn_theme theme = jn_theme_get(name, job->project ? job->project->project : NULL);
	if (media) {
		jn_buf_c(out, "@media ");
		jn_buf_c(out, media);
		jn_buf_char(out, '{');
	}
	tokens(out, &theme);
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

void jn_html_style(jn_buf *out, const jn_render_job *job)
{
	fonts(out, job);
	theme_block(out, job, job->theme, NULL);
	if (job->theme == JN_THEME_PAPER) {
		jn_buf_c(out, ":root{color-scheme:light dark}\n");
		theme_block(out, job, JN_THEME_INK, "screen and (prefers-color-scheme:dark)");
		theme_block(out, job, JN_THEME_CONTRAST, "screen and (prefers-contrast:more)");
		jn_buf_c(out, "@media (prefers-contrast:more){:root{color-scheme:light}}\n");
	} else {
		jn_buf_c(out, job->theme == JN_THEME_INK ? ":root{color-scheme:dark}\n" : ":root{color-scheme:light}\n");
	}
	theme_block(out, job, JN_THEME_PRINT, "print");
	jn_buf_c(out, rules);
}
