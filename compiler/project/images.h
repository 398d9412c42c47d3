/* The pictures a project's maps name: read, judged, put into the model.
 *
 * In: a resolved project and its folder. Out: `image` in the values of `portrait` and `image`; findings (unusable-image)
 * for what is not there, not inside the project, neither PNG nor JPEG, or too large. */
#ifndef JN_PROJECT_IMAGES_H
#define JN_PROJECT_IMAGES_H

#include "model/project.h"

/* `folder` is absolute: nothing outside it is ever opened. Bytes live in the project's arena. */
void jn_images_load(jn_project *self, const char *folder);

#endif
