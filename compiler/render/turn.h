/* How a picture that was taken with a camera on its side is turned to be shown (jn_image.turn). In: a turn. Out: where a pixel of
 * the file lies: x' = xx x + xy y, y' = yx x + yy y, from the right and the lower edge where the sum would be negative. */
#ifndef JN_RENDER_TURN_H
#define JN_RENDER_TURN_H

#include "model/image.h"

typedef struct jn_turn {
	int8_t xx, yx, xy, yy;
} jn_turn;

static inline jn_turn jn_turn_of(const jn_image *image)
{
	static const jn_turn turns[] = {{1, 0, 0, 1}, {-1, 0, 0, 1}, {-1, 0, 0, -1}, {1, 0, 0, -1},
									{0, 1, 1, 0}, {0, 1, -1, 0}, {0, -1, -1, 0}, {0, -1, 1, 0}};
	return turns[image->turn < 8 ? image->turn : 0];
}

/* True when what is wide in the file is shown upright. */
static inline bool jn_turn_sideways(const jn_image *image)
{
	return jn_turn_of(image).xx == 0;
}

#endif
