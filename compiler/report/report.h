/* Reports: findings for people and for machines. One table of formats, a file each.
 *
 * In: the findings of one project after the other, as chosen by the caller. Out: bytes in the caller's buffer, the same
 * on every machine. Nothing is printed here; the caller may drain the buffer on the way, and forget each project once
 * added. */
#ifndef JN_REPORT_H
#define JN_REPORT_H

#include "base/buf.h"
#include "model/diagnostic.h"
#include "model/project.h"
#include "text/language.h"

/* What one project has to say. Borrows everything, for the call that adds it. */
typedef struct jn_report_part {
	jn_diagnostic *const *items; /* in the order to show them */
	uint32_t count;
	const jn_str *paths; /* how each document's path is shown, by jn_document.index; NULL: as its source says */
	uint32_t path_count;
	uint32_t files;     /* files looked at, with or without findings */
	uint32_t elsewhere; /* errors and warnings of the project in files that were not asked for */
	bool fails;         /* one of the items reaches fail-on */
	bool list_infos;    /* text: infos one by one even when the options do not say so */
} jn_report_part;

/* Zero-initialise for plain text of errors and warnings, kept whole in the buffer. */
typedef struct jn_report_options {
	bool color;          /* text: with ANSI colours */
	bool list_infos;     /* text: infos one by one, not only their number */
	jn_language language; /* text: of the words; what is written for programs is always English */
	const char *version; /* SARIF: of the program; NULL: not said */
	/* Called between findings once the buffer holds some 64 KiB: may take the bytes and empty the buffer, so that a
	 * report of any length needs little memory. Returns false to stop writing (nobody reads any more). NULL: never
	 * called. */
	bool (*flush)(jn_buf *out, void *context);
	void *flush_context;
} jn_report_options;

/* A report being written: begin, add each project, end. Holds no memory of its own. */
typedef struct jn_report {
	jn_buf *out;
	const struct jn_report_format *format;
	jn_report_options options;
	uint32_t written;                 /* findings written so far */
	uint32_t errors, warnings, infos; /* among the items of all parts */
	uint32_t files, elsewhere;
	bool fails;
	bool infos_hidden; /* text: an info was counted but not shown */
	bool stopped;      /* `flush` had enough: nothing more is written */
} jn_report;

/* Starts a report in `out`, which the caller owns. NULL options are the default ones. */
jn_report jn_report_begin(jn_buf *out, const struct jn_report_format *format, const jn_report_options *options);

/* Writes the findings of one project and counts them. */
void jn_report_add(jn_report *self, const jn_report_part *part);

/* Writes what comes last: the counts. */
void jn_report_end(jn_report *self);

typedef struct jn_report_format {
	const char *name;
	void (*begin)(jn_report *self);                           /* may be NULL */
	void (*add)(jn_report *self, const jn_report_part *part); /* after `part` was counted */
	void (*end)(jn_report *self);                             /* may be NULL */
	const char *doc;                                          /* a few words for help */
} jn_report_format;

/* The table of formats; the first is the default. Static, ends with a row whose name is NULL. */
extern const jn_report_format jn_report_formats[];

/* The format called `name`, or NULL. */
const jn_report_format *jn_report_format_named(jn_str name);

/* The formats' functions; docs/reports.md describes them all. Text, for people in a terminal: each finding with its
 * line quoted and marked, then a line that counts. Concise: a line each. The rest is for programs, and all of it
 * English. */
void jn_report_text_add(jn_report *self, const jn_report_part *part);
void jn_report_text_end(jn_report *self);
void jn_report_concise_add(jn_report *self, const jn_report_part *part);
void jn_report_json_begin(jn_report *self);
void jn_report_json_add(jn_report *self, const jn_report_part *part);
void jn_report_json_end(jn_report *self);
void jn_report_jsonl_add(jn_report *self, const jn_report_part *part);
void jn_report_sarif_begin(jn_report *self);
void jn_report_sarif_add(jn_report *self, const jn_report_part *part);
void jn_report_sarif_end(jn_report *self);
void jn_report_github_add(jn_report *self, const jn_report_part *part);
void jn_report_gitlab_begin(jn_report *self);
void jn_report_gitlab_add(jn_report *self, const jn_report_part *part);
void jn_report_gitlab_end(jn_report *self);

/* Writes a finding's message and help as one sentence, in English: "message; help." */
void jn_report_sentences(jn_buf *out, const jn_diagnostic *finding);

/* "error", "warning", "info" or "off". Static. */
const char *jn_severity_name(jn_severity severity);

/* How `document` is shown in this part. */
jn_str jn_report_path(const jn_report_part *part, const jn_document *document);

/* Writes the path of the file that an edit changes or makes. */
void jn_report_edit_path(jn_buf *out, const jn_report_part *part, const jn_edit *edit);

/* For formats, after each finding: gives the buffer to `flush` when it is full enough. False when writing shall stop.
 */
bool jn_report_flush(jn_report *self);

#endif
