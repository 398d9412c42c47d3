/* Bounded edit distance with three rows on the stack. In: two words. Out: a small number. */
#include "base/suggest.h"

enum { LONGEST = 64 };

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static uint32_t least(uint32_t a, uint32_t b)
{
	return a < b ? a : b;
}

uint32_t jn_suggest_limit(jn_str word)
{
	return word.len <= 2 ? 0 : word.len <= 4 ? 1 : word.len <= 8 ? 2 : 3;
}

uint32_t jn_edit_distance(jn_str a, jn_str b, uint32_t limit)
{
	uint32_t gap = a.len > b.len ? a.len - b.len : b.len - a.len;
	if (gap > limit || a.len > LONGEST || b.len > LONGEST) return limit + 1;
	uint32_t rows[3][LONGEST + 1];
	for (uint32_t j = 0; j <= b.len; j++) rows[0][j] = j;
	for (uint32_t i = 1; i <= a.len; i++) {
		uint32_t *row = rows[i % 3], *above = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];
		uint32_t best = row[0] = i;
		for (uint32_t j = 1; j <= b.len; j++) {
			char x = lower(a.ptr[i - 1]), y = lower(b.ptr[j - 1]);
			row[j] = least(least(above[j], row[j - 1]) + 1, above[j - 1] + (x != y));
			if (i > 1 && j > 1 && x == lower(b.ptr[j - 2]) && y == lower(a.ptr[i - 2]))
				row[j] = least(row[j], before[j - 2] + 1);
			best = least(best, row[j]);
		}
		if (best > limit) return limit + 1;
	}
	uint32_t distance = rows[a.len % 3][b.len];
	return distance > limit ? limit + 1 : distance;
}

jn_nearest jn_nearest_to(jn_str word, uint32_t limit)
{
	return (jn_nearest){.word = word, .limit = limit, .least = limit + 1, .only = true};
}

bool jn_nearest_offer(jn_nearest *self, jn_str candidate)
{
	uint32_t distance = jn_edit_distance(self->word, candidate, self->limit);
	if (distance == self->least && distance <= self->limit) self->only = false;
	if (distance >= self->least) return false;
	self->least = distance;
	return self->only = true;
}
