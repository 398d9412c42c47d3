/* Recognising findings. In: findings, document by document. Out: 64-bit numbers, the same on every machine and for
 * every version of a file in which only lines moved. Tables live in the fingerprinter's arena. */
#include "report/fingerprint.h"

#include "checks/rule.h"
#include "model/schema.h"

typedef struct jn_fingerprint_place {
	jn_span span;
	int64_t parent; /* index of the declaration around it; -1 at file level */
	uint64_t hash;  /* of the kinds and names from the file's level down to it */
} jn_fingerprint_place;

struct jn_fingerprint_met {
	uint64_t hash; /* 0: free */
	uint32_t times;
};
typedef struct jn_fingerprint_met jn_fingerprint_met;

/* FNV-1a over a text and the NUL behind it. Source: Fowler, Noll, Vo; draft-eastlake-fnv. */
static const uint64_t BASIS = 0xCBF29CE484222325u, PRIME = 0x100000001B3u;

static uint64_t mix(uint64_t hash, jn_str text)
{
	for (uint32_t i = 0; i < text.len; i++) hash = (hash ^ (unsigned char)text.ptr[i]) * PRIME;
	return hash * PRIME;
}

static uint64_t mix_number(uint64_t hash, uint64_t number)
{
	char bytes[8];
	for (int i = 0; i < 8; i++) bytes[i] = (char)(number >> (8 * i));
	return mix(hash, (jn_str){bytes, 8});
}

static void push(jn_fingerprinter *self, const jn_decl *decl, int64_t parent)
{
	if (self->count == self->cap)
		self->places = jn_arena_grow(self->arena, self->places, self->count, &self->cap, sizeof *self->places);
	uint64_t hash =
		mix(parent < 0 ? BASIS : self->places[parent].hash, jn_str_c(jn_schema_kind((jn_kind)decl->kind)->name));
	self->places[self->count++] = (jn_fingerprint_place){decl->span, parent, mix(hash, decl->name)};
}

/* Lists the declarations of a document, each before those in it. */
static void enter(jn_fingerprinter *self, const jn_document *document)
{
	self->document = document;
	self->count = 0;
	int64_t parent = -1;
	const jn_decl *decl = document->first;
	while (decl) {
		push(self, decl, parent);
		if (decl->first_child) {
			parent = (int64_t)self->count - 1;
			decl = decl->first_child;
			continue;
		}
		while (!decl->next && decl->parent && parent >= 0) {
			decl = decl->parent;
			parent = self->places[parent].parent;
		}
		decl = decl->next;
	}
}

/* The hash of the innermost declaration around byte `offset`. */
static uint64_t around(const jn_fingerprinter *self, uint32_t offset)
{
	uint32_t from = 0, to = self->count;
	while (from < to) {
		uint32_t middle = from + (to - from) / 2;
		if (self->places[middle].span.start <= offset)
			from = middle + 1;
		else
			to = middle;
	}
	int64_t at = (int64_t)from - 1;
	while (at >= 0 && self->places[at].span.end <= offset) at = self->places[at].parent;
	return at < 0 ? BASIS : self->places[at].hash;
}

uint64_t jn_fingerprint(jn_fingerprinter *self, const jn_diagnostic *finding, jn_str path)
{
	if (self->document != finding->document) enter(self, finding->document);
	uint64_t hash = mix(BASIS, jn_str_c(jn_rules[finding->rule].name));
	hash = mix(hash, path);
	hash = mix_number(hash, around(self, finding->span.start));
	jn_buf message = {0};
	jn_message_write(&message, &finding->message, NULL);
	hash = mix(hash, jn_buf_view(&message));
	jn_buf_free(&message);
	return hash ? hash : 1;
}

/* The slot of `hash` in a table that has room. */
static jn_fingerprint_met *slot_for(jn_fingerprint_met *table, uint32_t cap, uint64_t hash)
{
	uint32_t at = (uint32_t)(hash ^ (hash >> 32)) & (cap - 1);
	while (table[at].hash && table[at].hash != hash) at = (at + 1) & (cap - 1);
	return &table[at];
}

static void make_room(jn_fingerprinter *self)
{
	if (self->met_count * 2 < self->met_cap) return;
	uint32_t cap = self->met_cap ? self->met_cap * 2 : 64;
	jn_fingerprint_met *table = jn_arena_alloc(self->arena, cap * sizeof *table);
	for (uint32_t i = 0; i < self->met_cap; i++)
		if (self->met[i].hash) *slot_for(table, cap, self->met[i].hash) = self->met[i];
	self->met = table;
	self->met_cap = cap;
}

uint64_t jn_fingerprint_unique(jn_fingerprinter *self, const jn_diagnostic *finding, jn_str path)
{
	uint64_t hash = jn_fingerprint(self, finding, path);
	make_room(self);
	jn_fingerprint_met *slot = slot_for(self->met, self->met_cap, hash);
	self->met_count += slot->times == 0;
	slot->hash = hash;
	uint32_t before = slot->times++;
	return before ? mix_number(hash, before) : hash;
}

jn_fingerprint_text jn_fingerprint_write(uint64_t fingerprint)
{
	jn_fingerprint_text result;
	for (int i = 0; i < 16; i++) result.text[i] = "0123456789abcdef"[fingerprint >> (60 - 4 * i) & 15];
	result.text[16] = '\0';
	return result;
}
