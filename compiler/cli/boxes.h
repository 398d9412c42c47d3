/* What is said of characters that no font has. */
#ifndef JN_CLI_BOXES_H
#define JN_CLI_BOXES_H

#include "render/problem.h"

/* Remarks on the characters from number `first` on, which were met when the map `name` was drawn, and on what to install. */
void jn_boxes_tell(const jn_boxes *boxes, uint32_t first, jn_str name);

#endif
