/* Writing a laid-out journey as a file: one table of formats, a function each.
 *
 * In: a scene and the model it was made from. Out: bytes in a buffer, the same for the same input on any machine. Nothing
 * here reads a clock or the locale, and only PNG and PDF read files (the fonts) and can fail: their libraries are loaded when
 * they are asked for. What cannot be shown is left out. Every string of a map may be hostile: it is escaped for the place it
 * is written to. */
#ifndef JN_RENDER_H
#define JN_RENDER_H

#include "base/buf.h"
#include "render/theme.h"
#include "scene/scene.h"
#include "render/problem.h"

/* What is to be written. All of it is borrowed for the call. */
typedef struct jn_render_job {
	const jn_project *project;
	const jn_decl *journey;
	const jn_scene *scene;
	jn_theme_name theme; /* JN_THEME_PAPER is the default; in HTML it follows the reader's light and dark */
	int scale;           /* PNG: pixels a px, 1…4; 0 is 1 */
	const struct jn_pages *pages; /* PDF, PNG: paper, and how the picture is cut for it (pages.h); NULL: a page of its own size */
	uint32_t page;       /* PNG: which of them, from 0 */
	uint32_t columns;    /* txt: how many cells a line has; 0 is 80 */
	bool color;          /* txt: with colours, as control sequences; never any but ours */
	jn_str date;         /* PDF: when it was made, "2026-11-22T00:00:00Z"; empty: it does not say */
	bool alone;          /* PNG, PDF: nobody else in the process uses fonts, so that their configuration may be the process's */
} jn_render_job;

/* What a format makes of pages of paper. */
typedef enum jn_paging {
	JN_PAGING_NONE,     /* it has none */
	JN_PAGING_TOGETHER, /* all in one file */
	JN_PAGING_APART,    /* a file each */
} jn_paging;

typedef struct jn_renderer {
	const char *name;      /* as --format spells it */
	const char *extension; /* of its files, without the dot */
	const char *doc;       /* one sentence */
	bool binary;           /* not for a terminal, and nothing to search for text in */
	uint8_t paging;        /* jn_paging */
	bool outline;          /* made of the scene's outline, which the scene's options must ask for */
	bool (*render)(jn_buf *out, const jn_render_job *job, jn_problem *problem); /* false: not drawn, with a sentence in `problem` */
} jn_renderer;

/* The formats there are; a row whose name is NULL ends the table. */
extern const jn_renderer jn_renderers[];

/* The format of a name, or of a file by its extension (letters of any case); NULL when there is none. */
const jn_renderer *jn_renderer_named(jn_str name);
const jn_renderer *jn_renderer_for_path(jn_str path);

/* The rows' functions: a stand-alone SVG file; one self-contained HTML page; pixels; one page of the picture's size, its text
 * text. The first two always return true. What `out` holds of a picture that could not be drawn is of no use. */
bool jn_svg_render(jn_buf *out, const jn_render_job *job, jn_problem *problem);
bool jn_html_render(jn_buf *out, const jn_render_job *job, jn_problem *problem);
bool jn_png_render(jn_buf *out, const jn_render_job *job, jn_problem *problem);
bool jn_pdf_render(jn_buf *out, const jn_render_job *job, jn_problem *problem);

/* From the outline: text for a terminal, of box characters; Markdown. True unless there is no outline. */
bool jn_txt_render(jn_buf *out, const jn_render_job *job, jn_problem *problem);
bool jn_md_render(jn_buf *out, const jn_render_job *job, jn_problem *problem);

/* How an SVG is written. Zero-initialised with a theme it is a stand-alone file in that theme's colours. */
typedef struct jn_svg_options {
	const jn_theme *theme;
	jn_str language;  /* BCP 47 tag for xml:lang; empty: that of the scene's label language */
	jn_str id_prefix; /* before the two ids `t` and `d`; of ASCII letters and digits */
	bool inlined;     /* part of an HTML page: no namespace, colours as var(--jn-NAME, #RRGGBB) */

	/* What a page adds, each NULL where nothing is: attributes of the group that shows `decl`; and of a group that has a card
	 * (JN_SHAPE_CARD) the start tag of a link over it, or false for none. */
	void (*mark)(jn_buf *out, const jn_decl *decl, void *context);
	bool (*link)(jn_buf *out, const jn_decl *decl, void *context);
	void *context;
} jn_svg_options;

/* Writes a scene as SVG: only rect, path, circle, text, g, title, desc, with presentation attributes. */
void jn_svg_write(jn_buf *out, const jn_scene *scene, const jn_svg_options *options);

/* The language tag of a job: the project's where the labels follow it, else that of the labels. Valid for the job's life. */
jn_str jn_render_language(const jn_render_job *job);

#endif
