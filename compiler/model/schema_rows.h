/* The rows of the schema, for schema.c alone: everybody else asks through schema.h.
 *
 * Constant tables; nobody owns memory. In each list the rows stand in the order of jn_key (a test says so), because
 * jn_schema_property halves them. */
#ifndef JN_MODEL_SCHEMA_ROWS_H
#define JN_MODEL_SCHEMA_ROWS_H

#include "model/schema.h"

/* schema_basics.c: the declarations a map leans on. The lengths are the compiler's to check. */
extern const jn_property_row jn_rows_project[7];
extern const jn_property_row jn_rows_persona[22];
extern const jn_property_row jn_rows_channel[3];
extern const jn_property_row jn_rows_team[2];
extern const jn_property_row jn_rows_goal[3];
extern const jn_property_row jn_rows_kpi[7];
extern const jn_property_row jn_rows_source[5];
extern const jn_property_row jn_rows_competitor[2];
extern const jn_property_row jn_rows_phase[1];
extern const jn_property_row jn_rows_lint[2];
extern const jn_property_row jn_rows_theme[4];
extern const jn_property_row jn_rows_build[1];

/* schema_maps.c: the map itself. */
extern const jn_property_row jn_rows_journey[17];
extern const jn_property_row jn_rows_stage[6];
extern const jn_property_row jn_rows_touchpoint[38];
extern const jn_property_row jn_rows_as[17];
extern const jn_property_row jn_rows_opportunity[8];
extern const jn_property_row jn_rows_audit[8];

/* Word lists that only rows need. */
extern const char *const jn_words_status[]; /* draft agreed */

#endif
