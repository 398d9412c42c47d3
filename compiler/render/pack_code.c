/* Huffman's codes, made short enough, and written the way RFC 1951 (3.2.7) wants them. */
#include "render/pack_code.h"

#include <stdlib.h>

enum { LENGTH_SYMBOLS = 19, LENGTH_LONGEST = 7 };

void jn_bits_align(jn_bits *self)
{
	while (self->count > 0) {
		jn_buf_char(self->out, (char)(self->waiting & 0xFF));
		self->waiting >>= 8;
		self->count = self->count > 8 ? self->count - 8 : 0;
	}
}

typedef struct leaf {
	uint32_t count;
	uint16_t symbol;
} leaf;

static int by_count(const void *a, const void *b)
{
	const leaf *one = a, *two = b;
	if (one->count != two->count) return one->count < two->count ? -1 : 1;
	return one->symbol < two->symbol ? -1 : one->symbol > two->symbol;
}

/* How many symbols get each length by Huffman's way: `leaves` are sorted, the seldomest first. Parents are made in the order of
 * their counts, so two queues are enough. */
static void count_lengths(const leaf *leaves, uint32_t used, uint32_t lengths[64])
{
	uint64_t counts[2 * JN_CODE_SYMBOLS];
	uint16_t parents[2 * JN_CODE_SYMBOLS], depths[2 * JN_CODE_SYMBOLS];
	uint32_t next_leaf = 0, next_inner = used, end = used;
	for (uint32_t i = 0; i < used; i++) counts[i] = leaves[i].count;
	while (end < 2 * used - 1) {
		uint64_t sum = 0;
		for (int k = 0; k < 2; k++) {
			bool leaf_first = next_leaf < used && (next_inner == end || counts[next_leaf] <= counts[next_inner]);
			uint32_t child = leaf_first ? next_leaf++ : next_inner++;
			sum += counts[child];
			parents[child] = (uint16_t)end;
		}
		counts[end++] = sum;
	}
	depths[end - 1] = 0;
	for (uint32_t i = end - 1; i-- > 0;) {
		depths[i] = (uint16_t)(depths[parents[i]] + 1);
		if (i < used) lengths[depths[i] < 63 ? depths[i] : 63]++;
	}
}

/* Moves what is too long up to `longest` bits, and makes room for it among the shorter ones. */
static void limit_lengths(uint32_t lengths[64], uint32_t longest)
{
	for (uint32_t i = longest + 1; i < 64; i++) lengths[longest] += lengths[i], lengths[i] = 0;
	uint32_t total = 0;
	for (uint32_t i = longest; i > 0; i--) total += lengths[i] << (longest - i);
	for (; total > 1u << longest; total--) {
		lengths[longest]--;
		for (uint32_t i = longest - 1; i > 0; i--) {
			if (lengths[i] == 0) continue;
			lengths[i]--;
			lengths[i + 1] += 2;
			break;
		}
	}
}

/* Codes in the order of lengths, then of symbols; reversed. */
static void number(jn_code *self)
{
	uint32_t counts[JN_CODE_LONGEST + 1] = {0}, next[JN_CODE_LONGEST + 2] = {0};
	for (uint32_t i = 0; i < self->symbols; i++) counts[self->lengths[i]]++;
	counts[0] = 0;
	for (uint32_t length = 1; length <= JN_CODE_LONGEST; length++) next[length + 1] = (next[length] + counts[length]) << 1;
	for (uint32_t i = 0; i < self->symbols; i++) {
		uint32_t length = self->lengths[i], code = length ? next[length]++ : 0, reversed = 0;
		for (uint32_t bit = 0; bit < length; bit++) reversed |= (code >> bit & 1) << (length - 1 - bit);
		self->codes[i] = (uint16_t)reversed;
	}
}

static void make(jn_code *self, const uint32_t *counts, uint32_t symbols, uint32_t longest)
{
	leaf leaves[JN_CODE_SYMBOLS];
	uint32_t used = 0, lengths[64] = {0};
	*self = (jn_code){.symbols = symbols};
	for (uint32_t i = 0; i < symbols; i++)
		if (counts[i]) leaves[used++] = (leaf){counts[i], (uint16_t)i};
	if (used < 2) { /* a code of one symbol still has a bit */
		self->lengths[used ? leaves[0].symbol : 0] = 1;
		number(self);
		return;
	}
	qsort(leaves, used, sizeof *leaves, by_count);
	count_lengths(leaves, used, lengths);
	limit_lengths(lengths, longest);
	uint32_t at = 0; /* the seldomest get the longest */
	for (uint32_t length = longest; length > 0; length--)
		for (uint32_t i = 0; i < lengths[length]; i++) self->lengths[leaves[at++].symbol] = (uint8_t)length;
	number(self);
}

void jn_code_make(jn_code *self, const uint32_t *counts, uint32_t symbols)
{
	make(self, counts, symbols, JN_CODE_LONGEST);
}

void jn_code_write(jn_bits *bits, const jn_code *literals, const jn_code *distances)
{
	static const uint8_t order[LENGTH_SYMBOLS] = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
	uint32_t counts[LENGTH_SYMBOLS] = {0}, literal_count = JN_CODE_SYMBOLS, distance_count = JN_CODE_DISTANCES;
	while (literal_count > 257 && literals->lengths[literal_count - 1] == 0) literal_count--;
	while (distance_count > 1 && distances->lengths[distance_count - 1] == 0) distance_count--;
	for (uint32_t i = 0; i < literal_count; i++) counts[literals->lengths[i]]++;
	for (uint32_t i = 0; i < distance_count; i++) counts[distances->lengths[i]]++;
	jn_code code;
	make(&code, counts, LENGTH_SYMBOLS, LENGTH_LONGEST);
	uint32_t count = LENGTH_SYMBOLS;
	while (count > 4 && code.lengths[order[count - 1]] == 0) count--;
	jn_bits_put(bits, literal_count - 257, 5);
	jn_bits_put(bits, distance_count - 1, 5);
	jn_bits_put(bits, count - 4, 4);
	for (uint32_t i = 0; i < count; i++) jn_bits_put(bits, code.lengths[order[i]], 3);
	for (uint32_t i = 0; i < literal_count; i++) jn_code_put(bits, &code, literals->lengths[i]);
	for (uint32_t i = 0; i < distance_count; i++) jn_code_put(bits, &code, distances->lengths[i]);
}
