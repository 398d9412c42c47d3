/* journey: customer journeys as text, checked and drawn. The whole public interface of libjourney.
 *
 *     journey_project *project;
 *     const journey_findings *findings;
 *     if (journey_open_path("examples/retail", &project) == JOURNEY_OK) {
 *         if (journey_check(project, NULL, &findings) == JOURNEY_OK) …
 *         journey_close(project);
 *     }
 *
 * Ownership. What a function with `open` in its name gives is the caller's, and goes with journey_close. What one with
 * `new` in its name gives is the caller's, and goes with journey_free. All else that is handed out (findings, journeys,
 * strings) belongs to its project and lives until journey_close; what takes no project is static and lives for ever.
 * What the caller passes in is copied where it is needed longer than the call. Releasing NULL does nothing.
 *
 * Errors. Whatever a map's text is, reading it never fails: what is wrong with it becomes findings. Functions that
 * can fail for other reasons return a journey_status and write their result, the last argument, only with JOURNEY_OK.
 * Accessors return a neutral value ("" , 0, NULL) for NULL and for an index past the end.
 *
 * Strings end in NUL and are valid UTF-8: bytes of a map that are neither become U+FFFD. Only paths are as the file
 * system spells them. All of them may hold what a stranger wrote: escape before you print to a terminal or into a page.
 *
 * Same input, same output, on every machine: the library reads no clock, no locale and no environment, and never
 * prints, logs or exits. It reads files only in journey_open_path. PNG and PDF are the exception: cairo, Pango and
 * fontconfig are loaded for them, and read the system's fonts; they keep some kilobytes for each picture.
 *
 * Threads. A project may be used by one thread at a time; different projects by different threads at once.
 *
 * Memory. When the system has none left, the handler of journey_on_out_of_memory is called, else abort().
 *
 * Versions. Before 1.0 a new middle number may change this interface, and the shared library's name with it. */
#ifndef JOURNEY_H
#define JOURNEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define JOURNEY_API __attribute__((visibility("default")))
#else
#define JOURNEY_API
#endif

/* ---- in general ---- */

/* The version of the library that runs: "0.1.0". */
JOURNEY_API const char *journey_version(void);

typedef enum journey_status {
	JOURNEY_OK = 0,
	JOURNEY_BAD_ARGUMENT, /* NULL where something is needed, a text's path used twice, a date that is no YYYY-MM-DD, a language not
						   * spoken, lanes for a view that has its own, paper for a format without pages, a page past the last */
	JOURNEY_CANNOT_READ,  /* the path is not there, may not be read, or is neither file nor folder; errno says more */
	JOURNEY_NO_PROJECT,   /* a folder with no `.journey` file in it, and in no project */
	JOURNEY_SEVERAL_PROJECTS, /* a folder in no project, with several projects or lone files below it: open one of them
							   */
	JOURNEY_UNKNOWN_FORMAT,   /* journey_format_at has no such name */
	JOURNEY_UNKNOWN_THEME,    /* journey_theme_at has no such name */
	JOURNEY_STOPPED,          /* the caller's write function returned false */
	JOURNEY_CANNOT_DRAW,      /* PNG and PDF: cairo, Pango or every font is missing, or a PNG would be too large */
	JOURNEY_UNKNOWN_VIEW,     /* journey_view_at has no such name */
	JOURNEY_UNKNOWN_LANE,     /* journey_lane_at has no such name */
	JOURNEY_UNKNOWN_PAPER,    /* journey_paper_at has no such name */
	JOURNEY_TOO_MANY_PAGES    /* the map would fill more than 999 sheets: choose larger paper, fewer lanes, or no paper */
} journey_status;

/* What a status means, as a part of a sentence in English: "the path cannot be read". Never NULL. */
JOURNEY_API const char *journey_status_text(journey_status status);

/* What the library says in English (a status's text, the summary of a format or a rule) in another language, by its tag: "id",
 * "ms-MY", "ar". `english` itself where the language is not spoken or NULL, and for words of anybody else. */
JOURNEY_API const char *journey_translated(const char *english, const char *language);

/* Releases what a function with `new` in its name gave. */
JOURNEY_API void journey_free(void *owned);

/* Says what happens when the system has no memory left: `handler` must not return (it may print and exit). NULL:
 * abort(). For the whole process; call it before anything else. */
JOURNEY_API void journey_on_out_of_memory(void (*handler)(void));

/* ---- opening a project ---- */

/* Files that belong together, read. */
typedef struct journey_project journey_project;

/* A text in memory. */
typedef struct journey_text {
	const char *path;  /* as findings shall name it: relative, with "/"; ends in NUL */
	const char *bytes; /* UTF-8; need not end in NUL; may be NULL when `length` is 0 */
	size_t length;     /* in bytes; beyond 8 MiB the text is not read, and a finding says so */
} journey_text;

/* Opens the project that `path`, a file or a folder, belongs to: the nearest folder upward that holds a
 * `project.journey`, with all `.journey` files under it. A file in no project stands alone, as does one whose name does
 * not end in `.journey`. A folder in no project is opened when it holds exactly one project or lone file. Links out of
 * a project are not followed. */
JOURNEY_API journey_status journey_open_path(const char *path, journey_project **ret_project);

/* Opens a project made of `count` texts (at most 10,000, each with a path of its own) in place of files. Reads no file.
 */
JOURNEY_API journey_status journey_open_texts(const journey_text *texts, size_t count, journey_project **ret_project);

/* Releases the project and everything that belongs to it. */
JOURNEY_API void journey_close(journey_project *project);

/* The absolute path of the project's folder, which the paths of files are relative to. Of a lone file, the folder it is
 * in.
 * "" when the project was made of texts. */
JOURNEY_API const char *journey_root(const journey_project *project);

/* The files that were read, in the order of their paths. */
JOURNEY_API size_t journey_file_count(const journey_project *project);
JOURNEY_API const char *journey_file_path(const journey_project *project, size_t index);

/* ---- places ---- */

/* What a column counts. */
typedef enum journey_encoding {
	JOURNEY_UTF8,  /* bytes */
	JOURNEY_UTF16, /* UTF-16 code units, the default of the language server protocol */
	JOURNEY_UTF32  /* code points, as `journey check` counts */
} journey_encoding;

/* A point in a text. All three count from 0; people, and the reports of `journey check`, count lines and columns
 * from 1. */
typedef struct journey_point {
	uint32_t offset; /* in bytes from the start of the file, a byte order mark included */
	uint32_t line;   /* lines end in LF, CRLF or a lone CR */
	uint32_t column; /* in the line; a byte order mark takes none */
} journey_point;

/* A part of a file: from `start` up to, not including, `end`. May be empty: then it is where a cursor would stand. */
typedef struct journey_place {
	const char *path; /* relative to journey_root; "" where there is no place */
	journey_point start, end;
} journey_place;

/* ---- checking ---- */

typedef enum journey_severity {
	JOURNEY_OFF, /* not reported; no finding has it */
	JOURNEY_INFO,
	JOURNEY_WARNING,
	JOURNEY_ERROR
} journey_severity;

/* "off", "info", "warning" or "error"; "" for any other value. */
JOURNEY_API const char *journey_severity_name(journey_severity severity);

/* From which severity on a check fails. */
typedef enum journey_fail_on {
	JOURNEY_FAIL_ON_DEFAULT, /* what the project says with `fail-on`, else errors */
	JOURNEY_FAIL_ON_ERROR,
	JOURNEY_FAIL_ON_WARNING,
	JOURNEY_FAIL_ON_INFO,
	JOURNEY_FAIL_NEVER
} journey_fail_on;

/* Zero-initialise for the defaults. */
typedef struct journey_check_options {
	const char *today; /* "YYYY-MM-DD": the day that overdue is measured by; NULL: rules that need it say nothing */
	journey_fail_on fail_on;
	const char *language; /* of what findings say: a tag of English, Indonesian, Malay or Arabic ("en", "id", "ms-MY",
						   * "ar"); NULL: English */
} journey_check_options;

/* What a check found, sorted by path, place and rule; and one of it. */
typedef struct journey_findings journey_findings;
typedef struct journey_finding journey_finding;

/* Runs every rule over the project. `options` may be NULL. May be called again, say with another day: earlier findings
 * stay as they are, and the memory of all of them is held until journey_close. */
JOURNEY_API journey_status journey_check(journey_project *project, const journey_check_options *options,
										 const journey_findings **ret_findings);

/* True when a finding is severe enough to fail the run, or its rule is named in the project's `fail-on`. */
JOURNEY_API bool journey_findings_fail(const journey_findings *findings);

JOURNEY_API size_t journey_findings_count(const journey_findings *findings);

/* How many have this severity. */
JOURNEY_API size_t journey_findings_count_of(const journey_findings *findings, journey_severity severity);

/* The finding of that index, or NULL past the last one. */
JOURNEY_API const journey_finding *journey_findings_at(const journey_findings *findings, size_t index);

/* The name of the rule: "unknown-name". */
JOURNEY_API const char *journey_finding_rule(const journey_finding *finding);
JOURNEY_API journey_severity journey_finding_severity(const journey_finding *finding);

/* What is wrong: one sentence without a full stop, in the language asked for. And how to mend it; "" when the message
 * says it all. */
JOURNEY_API const char *journey_finding_message(const journey_finding *finding);
JOURNEY_API const char *journey_finding_help(const journey_finding *finding);

/* Where. To ask for the places of findings in their order is cheap, whatever the length of lines. */
JOURNEY_API journey_place journey_finding_place(const journey_finding *finding, journey_encoding encoding);

/* Other places that explain the finding, each with a few words: "declared here". */
JOURNEY_API size_t journey_finding_related_count(const journey_finding *finding);
JOURNEY_API const char *journey_finding_related_message(const journey_finding *finding, size_t index);
JOURNEY_API journey_place journey_finding_related_place(const journey_finding *finding, size_t index,
														journey_encoding encoding);

/* The edits that mend it, to be made all together or not at all: each replaces its place by its text. */
JOURNEY_API size_t journey_finding_edit_count(const journey_finding *finding);
JOURNEY_API journey_place journey_finding_edit_place(const journey_finding *finding, size_t index,
													 journey_encoding encoding);
JOURNEY_API const char *journey_finding_edit_text(const journey_finding *finding, size_t index);

/* True when the edit makes a new file: its place has the path, and its text is the whole of it. */
JOURNEY_API bool journey_finding_edit_creates(const journey_finding *finding, size_t index);

/* What the edits do ("write the nearest name"; "" without edits), and whether they may be made without asking a person.
 */
JOURNEY_API const char *journey_finding_edit_title(const journey_finding *finding);
JOURNEY_API bool journey_finding_edit_is_certain(const journey_finding *finding);

/* ---- journeys, and drawing them ---- */

/* A journey of a project. */
typedef struct journey_map journey_map;

/* The journeys in the order of files, and in each in the order of the text. NULL past the last one. */
JOURNEY_API size_t journey_map_count(const journey_project *project);
JOURNEY_API const journey_map *journey_map_at(const journey_project *project, size_t index);

/* The first journey whose name or title is `name`, or NULL. */
JOURNEY_API const journey_map *journey_map_named(const journey_project *project, const char *name);

/* The name as references use it, and the title as people read it: the name where there is no title. */
JOURNEY_API const char *journey_map_name(const journey_map *map);
JOURNEY_API const char *journey_map_title(const journey_map *map);

/* Where it is declared: from its first word to the end of its block. */
JOURNEY_API journey_place journey_map_place(const journey_map *map, journey_encoding encoding);

/* How a long map is folded into rows; any number above 0 asks for so many rows, of which none is without a stage. */
enum {
	JOURNEY_FOLD_USUAL = 0,  /* one row, and where that is wider than 3,000 px as many as look best */
	JOURNEY_FOLD_BEST = -1,  /* as many rows as look best, however narrow the map is */
	JOURNEY_FOLD_NEVER = -2, /* one row; in formats of pixels such a map may be too large */
};

/* Zero-initialise for an SVG of the whole map in the theme `paper`. Strings are read during the call only. */
typedef struct journey_render_options {
	const char *format; /* of journey_format_at; NULL: "svg" */
	const char *theme;  /* of journey_theme_at; NULL: "paper" */
	const char *today;  /* "YYYY-MM-DD": what is overdue on that day is marked; NULL: nothing is */
	bool index;         /* list in full what the map refers to (personas, goals, measures, sources …) at its foot */
	const char *view;   /* what is drawn of the journey: of journey_view_at; NULL: "map" */
	const char *lanes;  /* of the view "map" alone: names of journey_lane_at with commas between, drawn in this order; "usual" stands
						 * for those a map has anyway, "all" for every one; NULL: the usual ones */
	int fold;           /* JOURNEY_FOLD_…, or the number of rows; on paper, its width decides instead */
	const char *paper;  /* of journey_paper_at: PNG and PDF are cut into sheets of this size; NULL: one as large as the picture */
	size_t page;        /* PNG on paper: which sheet, from 0; journey_render_pages says how many there are. Else 0 */
	int scale;          /* PNG: how many pixels wide a px is, 1 … 4; 0: 1 */
	const char *labels; /* the language of our own words on the map: a tag of English, Indonesian, Malay or Arabic ("en", "id",
						 * "ms-MY", "ar"); NULL: the project's */
} journey_render_options;

/* Draws a journey as far as it was understood. `options` may be NULL. `*ret_bytes` is the caller's, to be released with
 * journey_free; it has `*ret_length` bytes and a NUL behind them that is not counted. `ret_length` may be NULL. */
JOURNEY_API journey_status journey_render_new(const journey_map *map, const journey_render_options *options,
											  char **ret_bytes, size_t *ret_length);

/* How many sheets of its `paper` a journey fills: as many pages as its PDF has, and as there are PNG files; 1 without paper, and in
 * other formats. Lays the map out for that, so ask once. Errors as journey_render_new has them, JOURNEY_CANNOT_DRAW excepted. */
JOURNEY_API journey_status journey_render_pages(const journey_map *map, const journey_render_options *options, size_t *ret_pages);

/* Takes `length` bytes, which stay valid during the call only. Returns false to stop. */
typedef bool (*journey_write)(void *context, const char *bytes, size_t length);

/* Draws a journey into `write`, which is called one or more times with `context`. */
JOURNEY_API journey_status journey_render_to(const journey_map *map, const journey_render_options *options,
											 journey_write write, void *context);

/* ---- what there is ---- */

/* A format that journeys can be drawn in. */
typedef struct journey_format {
	const char *name;      /* "svg"; NULL past the last one */
	const char *extension; /* of its files, without the dot */
	const char *summary;   /* one sentence in English; journey_translated has it in others */
} journey_format;

/* What a journey can be drawn as. */
typedef struct journey_view {
	const char *name;    /* "blueprint"; NULL past the last one */
	const char *summary; /* one sentence in English; journey_translated has it in others */
} journey_view;

/* A rule that journey_check runs. */
typedef struct journey_rule {
	const char *name;          /* "unknown-name"; NULL past the last one */
	const char *group;         /* file, frame, personas, touchpoints, numbers */
	journey_severity severity; /* unless the project says otherwise */
	const char *summary;       /* one sentence in English: what it finds; journey_translated has it in others */
} journey_rule;

JOURNEY_API size_t journey_format_count(void);
JOURNEY_API journey_format journey_format_at(size_t index);
JOURNEY_API size_t journey_view_count(void);
JOURNEY_API journey_view journey_view_at(size_t index);
JOURNEY_API size_t journey_rule_count(void);
JOURNEY_API journey_rule journey_rule_at(size_t index);

/* The name of a theme, the default first; NULL past the last one. */
JOURNEY_API size_t journey_theme_count(void);
JOURNEY_API const char *journey_theme_at(size_t index);

/* The names of lanes, in the order of a map that has all of them; and of papers, each upright and across: "a4", "a4-landscape",
 * "letter" …. NULL past the last one. */
JOURNEY_API size_t journey_lane_count(void);
JOURNEY_API const char *journey_lane_at(size_t index);
JOURNEY_API size_t journey_paper_count(void);
JOURNEY_API const char *journey_paper_at(size_t index);

#ifdef __cplusplus
}
#endif

#endif
