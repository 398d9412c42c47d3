/* The schema table: sorted, complete, and found again by every lookup. */
#include <criterion/criterion.h>

#include "model/schema.h"

Test(schema, rows_stand_in_the_order_of_their_keys)
{
	for (int kind = JN_KIND_NONE; kind < JN_KIND_COUNT; kind++) {
		const jn_kind_row *row = jn_schema_kind((jn_kind)kind);
		for (uint32_t i = 1; i < row->row_count; i++) {
			cr_assert(row->rows[i - 1].key < row->rows[i].key, "%s: %s before %s", row->name, row->rows[i - 1].name,
					  row->rows[i].name);
		}
	}
}

Test(schema, each_row_is_whole)
{
	for (int kind = JN_KIND_NONE; kind < JN_KIND_COUNT; kind++) {
		const jn_kind_row *row = jn_schema_kind((jn_kind)kind);
		cr_assert_eq(row->kind, (jn_kind)kind);
		cr_assert(row->name && row->plural && row->doc);
		for (uint32_t i = 0; i < row->row_count; i++) {
			const jn_property_row *property = &row->rows[i];
			cr_assert(property->name && property->doc, "%s, row %u", row->name, i);
			bool refers = property->type == JN_TYPE_REF || property->type == JN_TYPE_REF_OR_TEXT;
			bool ranged = property->min != 0 || property->max != 0;
			cr_assert(refers == (property->ref != JN_KIND_NONE), "%s.%s", row->name, property->name);
			cr_assert((property->type == JN_TYPE_WORD) == (property->words != NULL), "%s.%s", row->name, property->name);
			cr_assert(property->type != JN_TYPE_INTEGER || ranged, "%s.%s", row->name, property->name);
			cr_assert(!ranged || property->type == JN_TYPE_INTEGER || property->type == JN_TYPE_NUMBER, "%s.%s", row->name, property->name);
			cr_assert_eq(jn_schema_property((jn_kind)kind, property->key), property);
			size_t length = strlen(property->doc);
			cr_assert(length > 20 && strchr(".?", property->doc[length - 1]), "%s.%s", row->name, property->name);
		}
	}
}

Test(schema, names_find_their_keys)
{
	for (int kind = JN_KIND_NONE; kind < JN_KIND_COUNT; kind++) {
		const jn_kind_row *row = jn_schema_kind((jn_kind)kind);
		for (uint32_t i = 0; i < row->row_count; i++) {
			if (row->rows[i].key == JN_KEY_ANY) continue;
			cr_assert_eq(jn_schema_key_named(jn_str_c(row->rows[i].name)), row->rows[i].key, "%s", row->rows[i].name);
		}
	}
	cr_assert_eq(jn_schema_key_named(JN_STR("personas")), JN_KEY_UNKNOWN);
	cr_assert_eq(jn_schema_key_named(JN_STR("aaa")), JN_KEY_UNKNOWN);
	cr_assert_eq(jn_schema_key_named(JN_STR("zzz")), JN_KEY_UNKNOWN);
	cr_assert_eq(jn_schema_key_named((jn_str){0}), JN_KEY_UNKNOWN);
}

Test(schema, every_key_stands_somewhere)
{
	for (int key = 0; key < JN_KEY_COUNT; key++) {
		bool found = false;
		for (int kind = 0; kind < JN_KIND_COUNT; kind++) {
			if (jn_schema_property((jn_kind)kind, (jn_key)key)) found = true;
		}
		cr_assert(found, "key %d", key);
	}
}

Test(schema, kinds_and_modifiers_by_name)
{
	for (int kind = JN_KIND_NONE + 1; kind < JN_KIND_COUNT; kind++) {
		cr_assert_eq(jn_schema_kind_named(jn_str_c(jn_schema_kind((jn_kind)kind)->name)), (jn_kind)kind);
	}
	cr_assert_eq(jn_schema_kind_named(JN_STR("touch")), JN_KIND_NONE);
	cr_assert_eq(jn_schema_kind_named(JN_STR("file")), JN_KIND_NONE);
	cr_assert_eq(jn_schema_kind_named((jn_str){0}), JN_KIND_NONE);
	for (int word = JN_MOD_NONE + 1; word < JN_MOD_COUNT; word++) {
		cr_assert_eq(jn_schema_modifier_named(jn_str_c(jn_schema_modifier_name((jn_modifier)word))), (jn_modifier)word);
	}
	cr_assert_eq(jn_schema_modifier_named(JN_STR("until")), JN_MOD_NONE);
}

Test(schema, places)
{
	cr_assert(jn_schema_stands_in(JN_JOURNEY, JN_KIND_NONE));
	cr_assert_not(jn_schema_stands_in(JN_STAGE, JN_KIND_NONE));
	cr_assert(jn_schema_stands_in(JN_OPPORTUNITY, JN_STAGE));
	cr_assert_not(jn_schema_stands_in(JN_OPPORTUNITY, JN_PERSONA));
	cr_assert(jn_schema_stands_in(JN_PHASE, JN_FRAMEWORK));
}

Test(schema, words)
{
	cr_assert_eq(jn_schema_word_index(jn_words_cadence, JN_STR("half-yearly")), 3);
	cr_assert_eq(jn_schema_word_index(jn_words_cadence, JN_STR("daily")), -1);
	cr_assert_eq(jn_cadence_months(2), 3);
	cr_assert_eq(jn_cadence_months(-1), 0);
}
