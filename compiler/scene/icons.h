/* Signs and icons, drawn as paths: no emoji, no dingbats, no font needed.
 *
 * In: a place. Out: shapes in the scene. The icons' outlines are constant tables on a grid of 16 px. Lengths are 1/64
 * px. */
#ifndef JN_SCENE_ICONS_H
#define JN_SCENE_ICONS_H

#include "scene/map.h"

typedef enum jn_icon {
	JN_ICON_WEB,   /* digital, ours */
	JN_ICON_STAR,  /* digital, others': reviews, social networks */
	JN_ICON_STORE, /* physical, ours */
	JN_ICON_PIN,   /* physical, others' */
	JN_ICON_PHONE,
	JN_ICON_MAIL,  /* print, ours */
	JN_ICON_PAPER, /* print, others' */
	JN_ICON_BROADCAST,
	JN_ICON_PERSON, /* a person of ours */
	JN_ICON_PEOPLE, /* word of mouth */
	JN_ICON_SPOT,   /* a channel that does not say what it is made of */
	JN_ICON_WARNING,
	JN_ICON_ARROW,
	JN_ICON_CHECK,
	JN_ICON_CROSS,
	JN_ICON_HALF,
	JN_ICON_COUNT
} jn_icon;

/* The icon for a channel, from its medium and control only. */
jn_icon jn_icon_channel(const jn_decl *channel, bool indirect);

/* Draws an icon into the 16 × 16 box whose corner is (x, y); `size` is the width to keep when mirrored. Arrow and half
 * disc follow the reading direction, all others keep theirs. */
void jn_icon_draw(jn_scene *scene, jn_icon icon, int32_t x, int32_t y, jn_color color, int32_t size);

/* The tile of a channel, 24 × 24: filled when direct, dashed when indirect. */
void jn_sign_tile(jn_map *map, const jn_decl *channel, bool indirect, int32_t x, int32_t y);

void jn_sign_question(jn_map *map, int32_t x, int32_t y);
/* A persona's marker around (x, y); a halo is a 2 px line in that colour, JN_COLOR_NONE for none. */
void jn_sign_marker(jn_map *map, const jn_series *series, int32_t x, int32_t y, int32_t radius, jn_color halo);
/* Two or more personas at one point: one marker, split into as many strips. */
void jn_sign_marker_split(jn_map *map, const uint32_t *series, uint32_t count, int32_t x, int32_t y);
/* Three bars standing on (x, bottom): severity 1…5. Also tells the legend. */
void jn_sign_pips(jn_map *map, int32_t x, int32_t bottom, int severity);
/* Five dots in a row, 10 apart, the first centred at (x, y). */
void jn_sign_dots(jn_map *map, int32_t x, int32_t y, int value);
/* The same, smaller and 7 apart: how much a touchpoint matters. Also tells the legend. */
void jn_sign_importance(jn_map *map, int32_t x, int32_t y, int value, bool inverse);
/* On target, at risk, off target: a disc of radius 7 around (x, y). Also tells the legend. */
void jn_sign_state(jn_map *map, int32_t x, int32_t y, jn_kpi_state state);
void jn_sign_diamond(jn_scene *scene, int32_t x, int32_t y, int32_t radius, jn_color fill);
/* A ring of radius r with an arrow: where one team hands over to another. */
void jn_sign_handoff(jn_map *map, int32_t x, int32_t y, int32_t radius, bool dashed, jn_color color);

/* An upright arrow down from (x, top) to `bottom`; one head, or one at each end. */
void jn_sign_link(jn_map *map, int32_t x, int32_t top, int32_t bottom, bool both);

/* The words for a severity: minor, workaround, severe. */
jn_str jn_sign_severity_word(const jn_map *map, int severity);

#endif
