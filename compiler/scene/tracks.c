/* Cards in a lane of stages: equal tracks, row under row. They stand under their stage where it has room for them; where
 * some stages would pile up narrow cards beside empty ones, the lane is laid out in trays (trays.c).
 *
 * In: the cards of each panel. Out: their places and heights, in map->scratch. Takes time in line with their number. */
#include "scene/map.h"
#include "scene/tracks.h"

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

jn_cards *jn_panel_cards(jn_panel *panel, jn_lane lane)
{
	return lane == JN_LANE_OPPORTUNITIES ? &panel->opportunities : &panel->measures;
}

/* --- tracks --- */

uint32_t jn_tracks_most(int32_t width, int32_t min)
{
	int32_t most = (width - 2 * JN_CARD_GAP + JN_CARD_GAP) / (min + JN_CARD_GAP);
	return most < 1 ? 1 : (uint32_t)most;
}

uint32_t jn_tracks_rows(uint32_t count, uint32_t tracks)
{
	return (count + tracks - 1) / tracks;
}

void jn_tracks_fill(jn_map *map, jn_cards *cards, uint32_t most, jn_measure_fn *measure)
{
	uint32_t rows = jn_tracks_rows(cards->count, most);
	cards->tracks = (cards->count + rows - 1) / rows; /* as many in each row, not a full one and a rest */
	int32_t inner = cards->w - 2 * JN_CARD_GAP;
	int32_t width = ((inner + JN_CARD_GAP) / (int32_t)cards->tracks - JN_CARD_GAP) / JN_PX * JN_PX;
	uint32_t i = 0;
	for (jn_card *card = cards->first; card; card = card->next, i++) {
		card->x = JN_CARD_GAP + (int32_t)(i % cards->tracks) * (width + JN_CARD_GAP);
		card->w = width;
		measure(map, card, width);
	}
}

/* A lone card in a wide stage takes three columns, beginning under the touchpoint it answers. */
static bool fill_alone(jn_map *map, const jn_panel *panel, jn_cards *cards, jn_measure_fn *measure)
{
	if (cards->count != 1 || panel->count <= 3) return false;
	jn_card *card = cards->first;
	uint32_t column = card->column == UINT32_MAX ? 0 : card->column;
	if (column + 3 > panel->count) column = panel->count - 3;
	const jn_column *first = &map->columns[panel->first + column], *last = first + 2;
	card->x = first->x - panel->x + jn_px(4);
	card->w = last->x + last->w - first->x - JN_CARD_GAP;
	cards->tracks = 1;
	measure(map, card, card->w);
	return true;
}

/* --- rows --- */

void jn_tracks_stack(jn_map *map, jn_cards *const *groups, uint32_t count, int32_t y)
{
	uint32_t rows = 0;
	for (uint32_t g = 0; g < count; g++) {
		uint32_t own = jn_tracks_rows(groups[g]->count, groups[g]->tracks);
		if (own > rows) rows = own;
	}
	int32_t *heights = jn_arena_alloc(&map->scratch, (rows + 1) * sizeof *heights);
	for (uint32_t g = 0; g < count; g++) {
		uint32_t i = 0;
		for (const jn_card *card = groups[g]->first; card; card = card->next, i++) {
			int32_t *height = &heights[i / groups[g]->tracks];
			if (card->h > *height) *height = card->h;
		}
	}
	for (uint32_t g = 0; g < count; g++) {
		uint32_t i = 0;
		int32_t top = y;
		for (jn_card *card = groups[g]->first; card; card = card->next, i++) {
			uint32_t row = i / groups[g]->tracks;
			if (i && i % groups[g]->tracks == 0) top = jn_down(top, heights[row - 1] + JN_CARD_GAP);
			card->y = top;
			card->h = heights[row];
			groups[g]->height = jn_down(top, card->h);
		}
	}
}

/* --- a lane --- */

/* The panels of a band that have cards; returns how many. */
static uint32_t gather(jn_map *map, const jn_band *band, jn_lane lane, jn_cards **groups)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < band->panel_count; i++) {
		jn_panel *panel = &map->panels[band->first_panel + i];
		jn_cards *cards = jn_panel_cards(panel, lane);
		cards->panel = panel;
		cards->x = panel->x;
		cards->w = panel->w;
		if (cards->count) groups[count++] = cards;
	}
	return count;
}

void jn_tracks_measure(jn_map *map, jn_lane lane, int32_t min, jn_measure_fn *measure)
{
	jn_cards **groups = jn_arena_alloc(&map->scratch, (map->panel_count + 1) * sizeof *groups);
	for (uint32_t b = 0; b < map->band_count; b++) {
		jn_band *band = &map->bands[b];
		uint32_t count = gather(map, band, lane, groups);
		if (jn_trays_lay(map, band, groups, count, min, measure)) {
			band->trays |= UINT32_C(1) << lane;
			continue;
		}
		for (uint32_t g = 0; g < count; g++)
			if (!fill_alone(map, groups[g]->panel, groups[g], measure))
				jn_tracks_fill(map, groups[g], jn_tracks_most(groups[g]->w, min), measure);
		jn_tracks_stack(map, groups, count, 0);
	}
}
