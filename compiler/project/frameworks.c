/* Phases as the field knows them: before, during and after the purchase; the four of retail; Doblin's five E; Lewis' AIDA;
 * the customer lifecycle. In: a constant table. Out: a document that looks as if it had been read from a file.
 *
 * Made and not parsed: reading them as text would cost a small project's check more than its own files do. */
#include "project/frameworks.h"

#include "base/arena.h"
#include "model/schema.h"

enum { MOST_PHASES = 5 };

typedef struct phase_row {
	const char *name, *title, *place;
} phase_row;

static const struct {
	const char *name, *title;
	phase_row phases[MOST_PHASES + 1];
} rows[] = {
	{"purchase", "Purchase",
	 {{"before", "Before the purchase", "before"}, {"during", "During the purchase", "during"},
	  {"after", "After the purchase", "after"}}},
	{"retail", "Retail",
	 {{"aware", "Aware", "before"}, {"through-the-door", "Through the door", "before"},
	  {"start-the-sale", "Start the sale", "during"}, {"return", "Return", "after"}}},
	{"five-e", "Five E",
	 {{"entice", "Entice", "before"}, {"enter", "Enter", "before"}, {"engage", "Engage", "during"},
	  {"exit", "Exit", "after"}, {"extend", "Extend", "after"}}},
	{"aida", "AIDA",
	 {{"attention", "Attention", "before"}, {"interest", "Interest", "before"}, {"desire", "Desire", "before"},
	  {"action", "Action", "during"}}},
	{"lifecycle", "Customer lifecycle",
	 {{"awareness", "Awareness", "before"}, {"consideration", "Consideration", "before"},
	  {"purchase", "Purchase", "during"}, {"retention", "Retention", "after"}, {"advocacy", "Advocacy", "after"}}},
};

static jn_decl *add_decl(jn_document *doc, jn_decl *parent, jn_kind kind, const char *name, const char *title)
{
	jn_decl *decl = jn_arena_alloc(&doc->arena, sizeof *decl);
	*decl = (jn_decl){.document = doc, .parent = parent, .kind = (uint8_t)kind, .named = true, .ordinal = 1,
	                  .name = jn_str_c(name), .title = jn_str_c(title)};
	jn_decl **first = parent ? &parent->first_child : &doc->first, **last = parent ? &parent->last_child : &doc->last;
	if (*last) {
		decl->ordinal = (*last)->ordinal + 1;
		(*last)->next = decl;
	} else {
		*first = decl;
	}
	*last = decl;
	doc->decl_count++;
	return decl;
}

static void add_place(jn_document *doc, jn_decl *phase, const char *place)
{
	jn_prop *prop = jn_arena_alloc(&doc->arena, sizeof *prop);
	jn_clause *clause = jn_arena_alloc(&doc->arena, sizeof *clause);
	clause->head = (jn_value){.type = JN_VALUE_WORD, .text = jn_str_c(place)};
	*prop = (jn_prop){.row = jn_schema_property(JN_PHASE, JN_KEY_PLACE), .key = JN_KEY_PLACE, .key_text = JN_STR("place"),
	                  .clauses = clause, .last = clause};
	phase->props = phase->last_prop = prop;
	phase->has[JN_KEY_PLACE >> 6] |= UINT64_C(1) << (JN_KEY_PLACE & 63);
}

jn_document *jn_frameworks_document(void)
{
	jn_document *doc = jn_alloc(sizeof *doc);
	*doc = (jn_document){.builtin = true};
	doc->source = jn_source_new(&doc->arena, JN_STR("frameworks"), JN_STR(""));
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		jn_decl *framework = add_decl(doc, NULL, JN_FRAMEWORK, rows[i].name, rows[i].title);
		for (const phase_row *phase = rows[i].phases; phase->name; phase++)
			add_place(doc, add_decl(doc, framework, JN_PHASE, phase->name, phase->title), phase->place);
	}
	return doc;
}
