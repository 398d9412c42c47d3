/* What all reports in JSON share: text as JSON strings, objects on one line, memory that never runs out silently. Only
 * the writers of JSON include this, for it is jansson's. */
#ifndef JN_REPORT_JSON_WRITER_H
#define JN_REPORT_JSON_WRITER_H

#include <jansson.h>

#include "report/place.h"
#include "report/report.h"

/* A pen for one part of a report: jn_json_take before the first value is made, jn_json_release behind the last. */
typedef struct jn_json_pen {
	jn_buf *out;
	const jn_report_part *part;         /* NULL where no document is written of */
	jn_buf line;                        /* one object as jansson writes it */
	jn_place_cursor start, end, others; /* each is asked in rising order */
	json_malloc_t allocate;             /* jansson's own allocator, while ours stands in for it */
	json_free_t release;
} jn_json_pen;

/* Makes a pen that writes to `out`. A failed allocation ends as everywhere else in the compiler, not as a member that
 * is silently missing: jansson has our allocator until jn_json_release. */
jn_json_pen jn_json_take(jn_buf *out, const jn_report_part *part);
void jn_json_release(jn_json_pen *self);

/* User text as a JSON string; bytes that are not UTF-8 become U+FFFD. */
json_t *jn_json_text(jn_str s);

/* A message as a JSON string, in English; "" for none. */
json_t *jn_json_message(const jn_message *message);

/* Writes `object` on one line, without a line end, and gives it back. Characters that could command a terminal or that
 * nobody sees are written as \u escapes, which mean the same. */
void jn_json_write(jn_json_pen *self, json_t *object);

#endif
