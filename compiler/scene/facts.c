/* Any property in words, label first: what has no lane of its own is shown this way, so that nothing is lost.
 * In: a property. Out: a text in the arena, or a block in a stack. */
#include "scene/say.h"

/* The key as a word for people; a free key as the author wrote it. */
static jn_str key_word(const jn_map *map, const jn_prop *prop)
{
	jn_str word = jn_label_key(prop->key, map->language);
	return word.len ? word : prop->key_text;
}

jn_str jn_facts_say(jn_map *map, const jn_prop *prop)
{
	size_t start = map->buf.len;
	for (const jn_clause *clause = prop->clauses; clause; clause = clause->next) {
		jn_str said = jn_say_clause(map, clause, prop->key);
		if (said.len == 0) continue;
		bool sentence = clause->head.type == JN_VALUE_TEXT || clause->head.type == JN_VALUE_NUMBER;
		if (map->buf.len > start) {
			if (sentence)
				jn_buf_c(&map->buf, " · ");
			else
				jn_buf_str(&map->buf, jn_say(map, JN_LABEL_COMMA));
		}
		jn_buf_str(&map->buf, said);
	}
	jn_str values = jn_say_take(map, start);
	if (values.len == 0) return values;
	return jn_say_label2(map, JN_LABEL_LABELLED, key_word(map, prop), values);
}

bool jn_facts_add(jn_map *map, jn_stack *stack, const jn_prop *prop, int gap)
{
	return jn_stack_add(map, stack, jn_facts_say(map, prop), JN_STYLE_LABEL2, gap, 0) != NULL;
}
