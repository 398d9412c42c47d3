/* The ground: what lies under a band of stages. A stage's panel runs from its head down to the last lane, but where a lane
 * is laid out across the stages: there it ends, trays lie on the page, and what follows has a panel again.
 *
 * In: a band whose lanes have their places. Out: shapes. */
#include "scene/map.h"

static void place_panel(jn_map *map, int32_t x, int32_t y, int32_t w, int32_t h, uint8_t flags)
{
	jn_scene_rect(map->scene, x, y, w, h, jn_px(12), JN_COLOR_PANEL)->flags |= flags;
}

void jn_ground_panels(jn_map *map, const jn_band *band, int32_t top, int32_t bottom)
{
	for (uint32_t i = 0; i < band->panel_count; i++) {
		const jn_panel *panel = &map->panels[band->first_panel + i];
		place_panel(map, panel->x, top, panel->w, bottom - top, JN_SHAPE_PANEL);
	}
}

static void place_trays(jn_map *map, const jn_band *band, jn_lane lane)
{
	int32_t top = band->top[lane] + JN_TRAY_GAP;
	for (uint32_t i = 0; i < band->panel_count; i++) {
		const jn_cards *cards = jn_panel_cards(&map->panels[band->first_panel + i], lane);
		if (!cards->count) continue;
		place_panel(map, cards->x, jn_down(top, cards->y), cards->w, cards->h + 2 * JN_INSET, JN_SHAPE_PANEL | JN_SHAPE_TRAY);
	}
}

/* Panels and trays, down the page. */
static void place_grounds(jn_map *map, const jn_band *band)
{
	int32_t top = band->y;
	bool open = true;
	for (uint32_t i = 0; i < map->order_count; i++) {
		uint8_t lane = map->order[i];
		if (band->height[lane] == 0) continue;
		if (!jn_band_trays(band, lane)) {
			if (!open) top = band->top[lane];
			open = true;
			continue;
		}
		if (open) jn_ground_panels(map, band, top, band->top[lane] - JN_TRAY_GAP);
		open = false;
		place_trays(map, band, (jn_lane)lane);
	}
	if (open) jn_ground_panels(map, band, top, band->bottom);
}

void jn_ground_place(jn_map *map, const jn_band *band)
{
	jn_scene *scene = map->scene;
	jn_scene_group(scene, JN_ROLE_DECORATION, (jn_str){0}, NULL);
	place_grounds(map, band);
	bool first = true, tray = false;
	for (uint32_t i = 0; i < map->order_count; i++) {
		uint8_t lane = map->order[i];
		if (band->height[lane] == 0 || jn_map_joins(map, band, i)) continue;
		bool below = tray;
		tray = jn_band_trays(band, lane);
		if (first) { /* the stage's head ends where the first lane begins */
			first = false;
			continue;
		}
		bool step = lane == JN_LANE_OPPORTUNITIES || (lane == JN_LANE_MEASURES && !band->height[JN_LANE_OPPORTUNITIES]);
		int32_t y = band->top[lane] - (below && !tray ? JN_TRAY_GAP : 0) + 32;
		jn_scene_line(scene, JN_MARGIN, y, band->right, y, step ? JN_COLOR_RULE : JN_COLOR_HAIR, JN_PX);
	}
	jn_scene_end(scene);
}
