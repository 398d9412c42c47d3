/* Values of the model as people read them: dates, numbers with their units, references by title, quotes.
 *
 * In: the model and the map's language. Out: strings in the scene's arena, or slices of the model. What the author
 * wrote is never changed; on right-to-left maps numbers are isolated so that their signs and units stay on their side.
 */
#ifndef JN_SCENE_SAY_H
#define JN_SCENE_SAY_H

#include "scene/map.h"

/* One value: text as it is, words in the map's language, references by title, comparisons in words. `key` tells which
 * word list a word is from. */
jn_str jn_say_value(jn_map *map, const jn_value *value, jn_key key);

/* A number alone in its text: not isolated; draw it with jn_shape_number. `unit` is used when the value has none. */
jn_str jn_say_figure(jn_map *map, const jn_value *value, jn_str unit);

/* "at least 45 %" of a target. */
jn_str jn_say_target(jn_map *map, const jn_value *value, jn_str unit);

jn_str jn_say_date(jn_map *map, jn_date date);
/* Our own text with the digits of the map's language. */
jn_str jn_say_digits(jn_map *map, jn_str text);
jn_str jn_say_int(jn_map *map, int64_t number);
/* A rating of feeling: "–2", "0", "+1"; inside a sentence isolate it. */
jn_str jn_say_rating(jn_map *map, int rating);

/* “…” in the quotation marks of the map's language; text that has them already stays as it is. */
jn_str jn_say_quoted(jn_map *map, jn_str text);

/* Where a clause is known from and what limits it: "interviews, 30 Jun 2026", "if in a hurry". Severity is not said
 * here. Empty when there is nothing. */
jn_str jn_say_meta(jn_map *map, const jn_clause *clause);
/* What is said, with its meta behind it in brackets; as it is when there is none. */
jn_str jn_say_with_meta(jn_map *map, jn_str said, jn_str meta);

/* A whole clause in one text: value, second value, severity, meta. */
jn_str jn_say_clause(jn_map *map, const jn_clause *clause, jn_key key);

/* The title of a declaration; of a phase in a built-in framework its translation; of a touchpoint on this map with its
 * number before it. */
jn_str jn_say_title(jn_map *map, const jn_decl *decl);

/* "Maria" of "Maria, the careful planner". */
jn_str jn_say_short(const jn_decl *persona);

/* "4.1". */
jn_str jn_say_number(jn_map *map, const jn_decl *touchpoint);

/* A label with its places filled. */
jn_str jn_say_label1(jn_map *map, jn_label_id id, jn_str a);
jn_str jn_say_label2(jn_map *map, jn_label_id id, jn_str a, jn_str b);

/* A part of a sentence; one that runs the other way than the map is isolated, so that what stands beside it keeps its
 * place. */
jn_str jn_say_part(jn_map *map, jn_str text);
/* A line of `text` as it is drawn: where the text runs the other way than the map the line is isolated, so that its punctuation
 * stays at its end. A line runs as its text does, whatever letters are left for it. */
jn_str jn_say_line(jn_map *map, jn_str line, jn_str text);

/* `a` + `between` + `b`; just the other one when one is empty. */
jn_str jn_say_joined(jn_map *map, jn_str a, const char *between, jn_str b);

/* "Channels 3", with a blank that no line ends at. */
jn_str jn_say_counted(jn_map *map, jn_str name, uint32_t count);

/* `a`, `b` as items of a list in the map's language; just the other one when one is empty. */
jn_str jn_say_listed(jn_map *map, jn_str a, jn_str b);

/* On a right-to-left map a number inside a sentence, kept together with its sign and unit. */
jn_str jn_say_isolated(jn_map *map, jn_str number);

/* A label as it stands. */
static inline jn_str jn_say(const jn_map *map, jn_label_id id)
{
	return jn_label(id, map->language);
}

/* A list put together at the end of map->buf: begins at `start`, `separator` between items; empty items leave no trace.
 * Linear however long the list; jn_say_take ends it. */
void jn_say_item(jn_map *map, size_t start, jn_str separator, jn_str item);

/* The short names of the personas a view (`as`) is for. */
jn_str jn_say_personas(jn_map *map, const jn_decl *as);

/* A text whose lines flow: the author's single line ends become blanks, blank lines stay as paragraphs. */
jn_str jn_say_flow(jn_map *map, jn_str text);

/* Marks the end of a text begun at `start` in map->buf: copies it into the arena and takes it off the buffer. */
jn_str jn_say_take(jn_map *map, size_t start);

#endif
