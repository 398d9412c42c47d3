/* Trays: a lane of cards laid out across its stages. A stage of few columns may have much to be done about it, and a long
 * one nothing: under the stages the cards would be towers beside voids. So each stage's cards stand in a tray that says
 * its name, as wide as they need, as near to below the stage as the others let it; in several lines where one is not
 * enough.
 *
 * In: the cards of a band's panels. Out: trays (x, y, w, h, title of jn_cards), and the cards in them. */
#include "scene/tracks.h"

enum {
	NARROWEST = 192 * JN_PX, /* of a card, where that saves a line */
	COMFORTABLE = 288 * JN_PX, /* where a measure's state and target stand in one line */
	WIDEST = 480 * JN_PX,    /* of a card where trays fill their lines */
	ALONE = 600 * JN_PX,     /* of a card where each tray keeps below its stage */
	LINE_GAP = 16 * JN_PX,   /* between lines of trays */
	TITLE_GAP = 8 * JN_PX,   /* below a tray's title */
	FULL = 70,               /* per cent of the places under the stages that have a card */
};

typedef struct lane_room {
	jn_cards **groups;
	uint32_t count;
	int32_t left, right, min;
} lane_room;

/* --- how many lines --- */

static int32_t cards_width(uint32_t cards, int32_t each)
{
	return (int32_t)cards * (each + JN_CARD_GAP) + JN_CARD_GAP;
}

/* The width of a group's tray, its cards each so wide: in one row, or as many of them as fit. */
static int32_t tray_width(const lane_room *self, const jn_cards *cards, int32_t each)
{
	uint32_t most = jn_tracks_most(self->right - self->left, self->min);
	return cards_width(cards->count < most ? cards->count : most, each);
}

/* Gives each group its line, none wider than `width`; returns how many lines there are. */
static uint32_t break_lines(const lane_room *self, int32_t width)
{
	uint32_t lines = 1;
	int32_t x = 0;
	for (uint32_t g = 0; g < self->count; g++) {
		int32_t own = tray_width(self, self->groups[g], self->min);
		if (x > 0 && x + own > width) {
			lines++;
			x = 0;
		}
		x += own + JN_GAP;
		self->groups[g]->line = lines - 1;
	}
	return lines;
}

/* The same number of lines, filled as evenly as their order allows. */
static void balance_lines(const lane_room *self, uint32_t lines)
{
	int32_t low = 0, high = self->right - self->left;
	for (uint32_t g = 0; g < self->count; g++)
		if (tray_width(self, self->groups[g], self->min) > low) low = tray_width(self, self->groups[g], self->min);
	while (low < high) {
		int32_t middle = low + (high - low) / 2;
		if (break_lines(self, middle) <= lines)
			high = middle;
		else
			low = middle + 1;
	}
	break_lines(self, high);
}

/* How many rows of cards so many lines make: a group wider than the page takes several. */
static uint32_t count_rows(const lane_room *self, uint32_t lines)
{
	uint32_t most = jn_tracks_most(self->right - self->left, self->min), rows = lines;
	for (uint32_t g = 0; g < self->count; g++) rows += jn_tracks_rows(self->groups[g]->count, most) - 1;
	return rows;
}

/* True when trays are better than cards under their stages: fewer rows, or as many of which most would stay empty, or
 * cards that are too narrow there. */
static bool better(const lane_room *self, uint32_t lines)
{
	uint32_t rows = 1;
	uint64_t tracks = 0, cards = 0;
	bool narrow = false;
	for (uint32_t g = 0; g < self->count; g++) {
		const jn_cards *group = self->groups[g];
		uint32_t most = jn_tracks_most(group->w, self->min), own = jn_tracks_rows(group->count, most);
		if (own > rows) rows = own;
		tracks += most < group->count ? most : group->count;
		cards += group->count;
		narrow = narrow || group->w < cards_width(1, self->min);
	}
	uint32_t across = count_rows(self, lines);
	bool empty = rows > 1 && cards * 100 < tracks * rows * FULL;
	return across < rows || (across == rows && (narrow || empty));
}

/* --- one line --- */

/* As wide as the stage where the line has room for it; less, or more, as the others need. Lines of several are filled. */
static void share_width(const lane_room *self, uint32_t from, uint32_t to, bool alone)
{
	int64_t spare = self->right - self->left + JN_GAP, wanted = 0, given = 0, liked = 0;
	for (uint32_t g = from; g < to; g++) {
		jn_cards *cards = self->groups[g];
		int32_t least = tray_width(self, cards, self->min), most = tray_width(self, cards, alone ? ALONE : WIDEST);
		int32_t well = tray_width(self, cards, COMFORTABLE), like = most;
		if (alone && cards->panel->w < most) like = cards->panel->w > well ? cards->panel->w : well;
		cards->w = least;
		cards->h = like > least ? like - least : 0; /* what it would like besides */
		spare -= least + JN_GAP;
		wanted += cards->h;
	}
	if (spare > wanted) spare = wanted;
	for (uint32_t g = from; g < to; g++) {
		jn_cards *cards = self->groups[g];
		liked += cards->h;
		int64_t end = wanted ? spare * liked / wanted / JN_PX * JN_PX : 0;
		cards->w += (int32_t)(end - given);
		given = end;
	}
}

/* Where a tray would like to begin: with its stage, or reaching out of it on both sides. */
static int32_t wanted_place(const jn_cards *cards)
{
	int32_t out = cards->w - cards->panel->w;
	return cards->panel->x - (out > 0 ? out / 2 : 0);
}

/* As near to below their stages as they can: halfway between where they come to stand when each pushes those behind it to
 * the right, and when each pushes those before it to the left. */
static void place_near(const lane_room *self, uint32_t from, uint32_t to)
{
	int32_t x = self->left, end = self->right;
	for (uint32_t g = from; g < to; g++) {
		jn_cards *cards = self->groups[g];
		int32_t wanted = wanted_place(cards);
		cards->x = wanted > x ? wanted : x;
		x = cards->x + cards->w + JN_GAP;
	}
	for (uint32_t g = to; g-- > from;) {
		jn_cards *cards = self->groups[g];
		if (cards->x > end - cards->w) cards->x = end - cards->w;
		end = cards->x - JN_GAP;
	}
	end = self->right;
	for (uint32_t g = to; g-- > from;) {
		jn_cards *cards = self->groups[g];
		int32_t wanted = wanted_place(cards);
		cards->y = wanted < end - cards->w ? wanted : end - cards->w;
		end = cards->y - JN_GAP;
	}
	x = self->left;
	for (uint32_t g = from; g < to; g++) {
		jn_cards *cards = self->groups[g];
		if (cards->y < x) cards->y = x;
		x = cards->y + cards->w + JN_GAP;
		cards->x = (cards->x + cards->y) / 2 / JN_PX * JN_PX;
	}
}

/* One after the other. */
static void place_in_turn(const lane_room *self, uint32_t from, uint32_t to)
{
	int32_t x = self->left;
	for (uint32_t g = from; g < to; g++) {
		self->groups[g]->x = x;
		x += self->groups[g]->w + JN_GAP;
	}
}

static void lay_line(jn_map *map, const lane_room *self, uint32_t from, uint32_t to, int32_t y, jn_measure_fn *measure)
{
	int32_t title = 0;
	for (uint32_t g = from; g < to; g++) {
		jn_cards *cards = self->groups[g];
		cards->title = (jn_stack){.width = cards->w - 4 * JN_CARD_GAP};
		jn_stack_add(map, &cards->title, jn_map_spoken_stage(map, cards->panel->stage), JN_STYLE_NAME, 0, 0);
		if (cards->title.height > title) title = cards->title.height;
		jn_tracks_fill(map, cards, jn_tracks_most(cards->w, self->min), measure);
	}
	jn_tracks_stack(map, self->groups + from, to - from, jn_down(y, title + TITLE_GAP));
	int32_t bottom = y;
	for (uint32_t g = from; g < to; g++)
		if (self->groups[g]->height > bottom) bottom = self->groups[g]->height;
	for (uint32_t g = from; g < to; g++) {
		self->groups[g]->y = y;
		self->groups[g]->h = bottom - y;
		self->groups[g]->height = bottom;
	}
}

bool jn_trays_lay(jn_map *map, const jn_band *band, jn_cards **groups, uint32_t count, int32_t min, jn_measure_fn *measure)
{
	lane_room self = {.groups = groups, .count = count, .left = JN_BODY, .right = band->right, .min = min};
	if (count == 0 || cards_width(1, min) > self.right - self.left) return false;
	uint32_t lines = break_lines(&self, self.right - self.left);
	if (!better(&self, lines)) return false;
	self.min = NARROWEST;
	uint32_t fewer = break_lines(&self, self.right - self.left);
	if (fewer == lines) self.min = min;
	lines = fewer;
	balance_lines(&self, lines);
	int32_t y = 0;
	for (uint32_t from = 0, to; from < count; from = to) {
		for (to = from + 1; to < count && groups[to]->line == groups[from]->line;) to++;
		share_width(&self, from, to, lines == 1);
		if (lines == 1)
			place_near(&self, from, to);
		else
			place_in_turn(&self, from, to);
		lay_line(map, &self, from, to, y, measure);
		y = jn_down(groups[from]->height, LINE_GAP + 2 * JN_INSET);
	}
	return true;
}
