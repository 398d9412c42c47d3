/* What an image file is, by its signature and its own structure, never by its name.
 *
 * In: bytes. Out: type and size in pixels. Nothing is unpacked. */
#ifndef JN_PROJECT_IMAGE_FORMAT_H
#define JN_PROJECT_IMAGE_FORMAT_H

#include <stdbool.h>

#include "model/image.h"

typedef enum jn_image_state {
	JN_IMAGE_FINE,
	JN_IMAGE_FOREIGN, /* neither PNG nor JPEG */
	JN_IMAGE_DAMAGED, /* one of the two, but its parts do not fit together, or something else is hung behind it */
	JN_IMAGE_HUGE,    /* too many pixels */
} jn_image_state;

/* Fills `ret` (its bytes point into `bytes`) when the answer is JN_IMAGE_FINE. */
jn_image_state jn_image_read(jn_str bytes, jn_image *ret);

#endif
