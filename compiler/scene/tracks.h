/* Cards of opportunities and measures: how they share the room of their stage, or of the whole lane. */
#ifndef JN_SCENE_TRACKS_H
#define JN_SCENE_TRACKS_H

#include "scene/map.h"

enum { JN_CARD_GAP = 8 * JN_PX };

/* How many tracks at least `min` wide stand side by side in a panel or tray of `width`; at least one. */
uint32_t jn_tracks_most(int32_t width, int32_t min);
/* How many rows so many cards need. */
uint32_t jn_tracks_rows(uint32_t count, uint32_t tracks);
/* Puts cards into at most `most` tracks of the room they have (x, w), evenly, and measures them. */
void jn_tracks_fill(jn_map *map, jn_cards *cards, uint32_t most, jn_measure_fn *measure);
/* Row under row from `y` on; a row is as high in every group, so that cards side by side begin and end together. */
void jn_tracks_stack(jn_map *map, jn_cards *const *groups, uint32_t count, int32_t y);

/* trays.c: lays the cards of a lane out across the stages, in trays that name their stage, where that makes fewer rows or
 * saves cards from being narrower than `min`. False, and nothing done, where they stand well under their stages. */
bool jn_trays_lay(jn_map *map, const jn_band *band, jn_cards **groups, uint32_t count, int32_t min, jn_measure_fn *measure);

#endif
