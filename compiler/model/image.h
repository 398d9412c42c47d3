/* A picture file that a map names (`portrait`, `image`): its bytes as they lie in the project, and how large it is.
 *
 * In: nothing. Out: the type. project/images.c reads and judges the files; what is not fit to be shown never becomes a
 * jn_image. The bytes live as long as the project. */
#ifndef JN_MODEL_IMAGE_H
#define JN_MODEL_IMAGE_H

#include "base/str.h"

typedef enum jn_image_type { JN_IMAGE_PNG, JN_IMAGE_JPEG } jn_image_type;

typedef struct jn_image {
	jn_str bytes;           /* the whole file, untouched */
	uint32_t width, height; /* as it is shown, in its own pixels, 1 … JN_MAX_IMAGE_SIDE */
	uint8_t type;           /* jn_image_type */
	uint8_t turn;           /* JPEG: what its Exif says of the camera, less one: 0 upright … 7; from 4 on width and height are
							   those of the file exchanged (render/turn.h) */
} jn_image;

enum {
	JN_MAX_IMAGE_BYTES = 4 << 20,   /* of one file */
	JN_MAX_IMAGES_BYTES = 64 << 20, /* of all files of a project */
	JN_MAX_IMAGE_SIDE = 8192,
	JN_MAX_IMAGE_PIXELS = 16000000, /* unpacked, what a small file can claim to hold */
};

#endif
