/* Cards in a stage: equal tracks, as many as fit, row under row.
 * In: cards of a panel. Out: their places relative to the panel. */
#include "scene/map.h"

enum { CARD_GAP = 8 * JN_PX };

jn_card *jn_tracks_add(jn_map *map, jn_cards *cards, const jn_decl *decl)
{
	jn_card *card = jn_arena_alloc(&map->scratch, sizeof *card);
	card->decl = decl;
	card->column = UINT32_MAX;
	if (cards->last)
		cards->last->next = card;
	else
		cards->first = card;
	cards->last = card;
	cards->count++;
	return card;
}

/* A lone card in a wide stage takes three columns, beginning under the touchpoint it answers. */
static bool place_alone(const jn_map *map, const jn_panel *panel, jn_card *card)
{
	if (panel->count <= 3) return false;
	uint32_t column = card->column == UINT32_MAX ? 0 : card->column;
	if (column + 3 > panel->count) column = panel->count - 3;
	const jn_column *first = &map->columns[panel->first + column], *last = first + 2;
	card->x = first->x - panel->x + jn_px(4);
	card->w = last->x + last->w - first->x - CARD_GAP;
	return true;
}

/* One row of cards gets the height of its highest. */
static jn_card *place_row(jn_card *card, uint32_t tracks, int32_t width, int32_t y, int32_t *ret_height)
{
	jn_card *first = card;
	*ret_height = 0;
	for (uint32_t i = 0; i < tracks && card; i++, card = card->next) {
		card->x = jn_px(8) + (int32_t)i * (width + CARD_GAP);
		card->y = y;
		if (card->h > *ret_height) *ret_height = card->h;
	}
	for (jn_card *placed = first; placed != card; placed = placed->next) placed->h = *ret_height;
	return card;
}

/* Puts the cards into so many tracks of the room there is, row under row. */
static void arrange(jn_map *map, jn_cards *cards, uint32_t tracks, int32_t room,
					void (*measure)(jn_map *, jn_card *, int32_t))
{
	int32_t width = ((room + CARD_GAP) / (int32_t)tracks - CARD_GAP) / JN_PX * JN_PX;
	for (jn_card *card = cards->first; card; card = card->next) {
		*card = (jn_card){.next = card->next, .decl = card->decl, .column = card->column, .w = width};
		measure(map, card, width);
	}
	int32_t y = 0, height = 0;
	for (jn_card *card = cards->first; card; y = jn_down(y, height + CARD_GAP))
		card = place_row(card, tracks, width, y, &height);
	cards->height = y - CARD_GAP;
}

void jn_tracks_place(jn_map *map, const jn_panel *panel, jn_cards *cards, int32_t min,
					 void (*measure)(jn_map *, jn_card *, int32_t))
{
	if (cards->count == 0) return;
	if (cards->count == 1 && place_alone(map, panel, cards->first)) {
		measure(map, cards->first, cards->first->w);
		cards->height = cards->first->h;
		return;
	}
	int32_t inner = panel->w - jn_px(16);
	uint32_t tracks = (uint32_t)((inner + CARD_GAP) / (min + CARD_GAP));
	if (tracks < 1) tracks = 1;
	if (tracks > cards->count) tracks = cards->count;
	arrange(map, cards, tracks, inner, measure);
	uint32_t most = panel->count < cards->count ? panel->count : cards->count;
	if (tracks >= most) return;
	int32_t height = cards->height; /* a card as narrow as a column may save a row */
	arrange(map, cards, most, inner, measure);
	if (cards->height >= height) arrange(map, cards, tracks, inner, measure);
}
