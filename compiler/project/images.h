/* The pictures a project's maps name: read, judged, put into the model.
 *
 * In: a resolved project and its folder. Out: `image` in the values of `portrait` and `image`; findings (unusable-image)
 * for what is not there, not inside the project, neither PNG nor JPEG, or too large. */
#ifndef JN_PROJECT_IMAGES_H
#define JN_PROJECT_IMAGES_H

#include "model/project.h"

/* `folder` is absolute: nothing outside it is ever opened. What was read is kept in self->images, as long as the project, and not
 * read again when names are resolved again. */
void jn_images_load(jn_project *self, const char *folder);

struct jn_images;
void jn_images_free(struct jn_images *self);

#endif
