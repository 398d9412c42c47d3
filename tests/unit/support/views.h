/* What tests of views share: the examples, drawn, and texts found in a picture. */
#ifndef JN_TEST_VIEWS_H
#define JN_TEST_VIEWS_H

#include "pictures.h"
#include "project/load.h"

/* A project of examples/, by the name of its folder; the caller's. */
jn_project *example(const char *name);

/* A view of the project's journey of that number, in `arena`. */
const jn_scene *draw(jn_arena *arena, const jn_project *project, const char *view, uint32_t journey);

/* The first text that is `text`, or NULL; how many there are; and the first one's baseline: fails where there is none. */
const jn_shape *find_text(const jn_scene *scene, const char *text);
uint32_t count_text(const jn_scene *scene, const char *text);
int32_t y_of(const jn_scene *scene, const char *text);

#endif
