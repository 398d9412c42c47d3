/* Unified differences. In: two texts. Out: hunks.
 *
 * The shortest edit is found as by E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986),
 * after equal lines at both ends were set aside. All memory is the arena of the call. */
#include "format/diff.h"

#include "base/arena.h"

enum {
	CONTEXT = 3,
	MOST_EDITS = 2000, /* beyond, all that is between the equal ends counts as changed: 16 MiB would be needed */
};

typedef struct lines {
	jn_str *items; /* each with its line feed */
	uint32_t count, cap;
} lines;

/* What happens to lines: `old` lines go, `fresh` lines come. */
typedef struct change {
	uint32_t old, old_count, fresh, fresh_count;
} change;

typedef struct differ {
	jn_arena arena;
	lines old, fresh;
	change *changes; /* in the order of the text */
	uint32_t count, cap;
	uint32_t head, old_end, fresh_end; /* what is compared: behind the equal front, before the equal rest */
} differ;

static lines split(jn_arena *arena, jn_str text)
{
	lines self = {0};
	for (uint32_t at = 0; at < text.len;) {
		const char *feed = memchr(text.ptr + at, '\n', text.len - at);
		uint32_t end = feed ? (uint32_t)(feed - text.ptr) + 1 : text.len;
		self.items = jn_arena_grow(arena, self.items, self.count, &self.cap, sizeof *self.items);
		self.items[self.count++] = jn_str_slice(text, at, end);
		at = end;
	}
	return self;
}

static bool same(const differ *self, uint32_t old, uint32_t fresh)
{
	return jn_str_eq(self->old.items[old], self->fresh.items[fresh]);
}

/* Adds a change at the end, or lets the last one grow when it ends where this one begins. */
static void add(differ *self, change next)
{
	change *last = self->count ? &self->changes[self->count - 1] : NULL;
	if (last && last->old + last->old_count == next.old && last->fresh + last->fresh_count == next.fresh) {
		last->old_count += next.old_count;
		last->fresh_count += next.fresh_count;
		return;
	}
	self->changes = jn_arena_grow(&self->arena, self->changes, self->count, &self->cap, sizeof *self->changes);
	self->changes[self->count++] = next;
}

/* ---- the shortest edit ---- */

/* How far one gets in the old lines with `d` edits on each diagonal -d…d; trace[d] has 2 d + 1 of them. */
static uint32_t **trace_edits(differ *self, int *ret_edits)
{
	int old = (int)(self->old_end - self->head), fresh = (int)(self->fresh_end - self->head);
	uint32_t **trace = jn_arena_alloc(&self->arena, (MOST_EDITS + 1) * sizeof *trace);
	for (int d = 0; d <= MOST_EDITS; d++) {
		uint32_t *now = trace[d] = jn_arena_alloc(&self->arena, (size_t)(2 * d + 1) * sizeof *now);
		const uint32_t *before = d ? trace[d - 1] : NULL;
		for (int k = -d; k <= d; k += 2) {
			/* Diagonal k of d edits is entry k + d. */
			int x = 0;
			if (d > 0 && (k == -d || (k != d && before[k - 1 + d - 1] < before[k + 1 + d - 1])))
				x = (int)before[k + 1 + d - 1];
			else if (d > 0)
				x = (int)before[k - 1 + d - 1] + 1;
			int y = x - k;
			while (x < old && y < fresh && y >= 0 && same(self, self->head + (uint32_t)x, self->head + (uint32_t)y)) x++, y++;
			now[k + d] = (uint32_t)x;
			if (x >= old && y >= fresh) {
				*ret_edits = d;
				return trace;
			}
		}
	}
	return NULL;
}

/* Walks the edits back from the end; `steps` gets them, last first: true for a line that goes. */
static void walk_back(differ *self, uint32_t **trace, int edits)
{
	change *steps = jn_arena_alloc(&self->arena, ((size_t)edits + 1) * sizeof *steps);
	int x = (int)(self->old_end - self->head), y = (int)(self->fresh_end - self->head);
	for (int d = edits; d > 0; d--) {
		const uint32_t *before = trace[d - 1];
		int k = x - y;
		bool comes = k == -d || (k != d && before[k - 1 + d - 1] < before[k + 1 + d - 1]);
		int from = comes ? k + 1 : k - 1;
		x = (int)before[from + d - 1];
		y = x - from;
		steps[d - 1] = (change){self->head + (uint32_t)x, !comes, self->head + (uint32_t)y, comes};
	}
	for (int i = 0; i < edits; i++) add(self, steps[i]);
}

static void find_changes(differ *self)
{
	self->old_end = self->old.count;
	self->fresh_end = self->fresh.count;
	while (self->head < self->old_end && self->head < self->fresh_end && same(self, self->head, self->head)) self->head++;
	while (self->old_end > self->head && self->fresh_end > self->head && same(self, self->old_end - 1, self->fresh_end - 1))
		self->old_end--, self->fresh_end--;
	int edits = 0;
	uint32_t **trace = trace_edits(self, &edits);
	if (trace)
		walk_back(self, trace, edits);
	else
		add(self, (change){self->head, self->old_end - self->head, self->head, self->fresh_end - self->head});
}

/* ---- hunks ---- */

static void put_line(char mark, jn_str line, jn_buf *out)
{
	jn_buf_char(out, mark);
	jn_buf_str(out, line);
	if (!jn_str_ends(line, JN_STR("\n"))) jn_buf_c(out, "\n\\ No newline at end of file\n");
}

/* "3,7", "3" for one line, "2,0" for none behind line 2. */
static void put_range(uint32_t start, uint32_t count, jn_buf *out)
{
	jn_buf_int(out, count ? start + 1 : start);
	if (count != 1) jn_buf_printf(out, ",%u", count);
}

/* Writes the changes from `first` to before `end` as one hunk. */
static void put_hunk(const differ *self, uint32_t first, uint32_t end, jn_buf *out)
{
	const change *a = &self->changes[first], *z = &self->changes[end - 1];
	uint32_t lead = a->old < CONTEXT ? a->old : CONTEXT;
	uint32_t rest = self->old.count - (z->old + z->old_count);
	uint32_t tail = rest < CONTEXT ? rest : CONTEXT;
	uint32_t at = a->old - lead, stop = z->old + z->old_count + tail, fresh_at = a->fresh - lead;
	jn_buf_c(out, "@@ -");
	put_range(at, stop - at, out);
	jn_buf_c(out, " +");
	put_range(fresh_at, z->fresh + z->fresh_count + tail - fresh_at, out);
	jn_buf_c(out, " @@\n");
	for (uint32_t i = first; i < end; i++) {
		const change *c = &self->changes[i];
		for (; at < c->old; at++) put_line(' ', self->old.items[at], out);
		for (; at < c->old + c->old_count; at++) put_line('-', self->old.items[at], out);
		for (uint32_t k = 0; k < c->fresh_count; k++) put_line('+', self->fresh.items[c->fresh + k], out);
	}
	for (; at < stop; at++) put_line(' ', self->old.items[at], out);
}

void jn_diff_unified(jn_str path, jn_str old, jn_str fresh, jn_buf *out)
{
	if (jn_str_eq(old, fresh)) return;
	differ self = {0};
	self.old = split(&self.arena, old);
	self.fresh = split(&self.arena, fresh);
	find_changes(&self);
	/* A tab ends a name that has blanks in it. */
	const char *end_of_name = path.len && memchr(path.ptr, ' ', path.len) ? "\t\n" : "\n";
	jn_buf_c(out, "--- ");
	jn_buf_str(out, old.ptr ? path : JN_STR("/dev/null"));
	jn_buf_c(out, old.ptr ? end_of_name : "\n");
	jn_buf_c(out, "+++ ");
	jn_buf_str(out, path);
	jn_buf_c(out, end_of_name);
	for (uint32_t first = 0, end; first < self.count; first = end) {
		for (end = first + 1; end < self.count; end++) {
			const change *before = &self.changes[end - 1];
			if (self.changes[end].old - (before->old + before->old_count) > 2 * CONTEXT) break;
		}
		put_hunk(&self, first, end, out);
	}
	jn_arena_free(&self.arena);
}

/* Where line `i` begins; behind the last one, where the text ends. */
static uint32_t start_of(jn_str text, const lines *all, uint32_t i)
{
	return i < all->count ? (uint32_t)(all->items[i].ptr - text.ptr) : text.len;
}

void jn_diff_lines(jn_str old, jn_str fresh, jn_diff_visit visit, void *context)
{
	if (jn_str_eq(old, fresh)) return;
	differ self = {0};
	self.old = split(&self.arena, old);
	self.fresh = split(&self.arena, fresh);
	find_changes(&self);
	for (uint32_t i = 0; i < self.count; i++) {
		const change *c = &self.changes[i];
		jn_span goes = {start_of(old, &self.old, c->old), start_of(old, &self.old, c->old + c->old_count)};
		jn_span comes = {start_of(fresh, &self.fresh, c->fresh), start_of(fresh, &self.fresh, c->fresh + c->fresh_count)};
		visit(context, goes, comes);
	}
	jn_arena_free(&self.arena);
}
