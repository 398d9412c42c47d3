/* Strings that try to get out of the text they stand in: markup, attributes, script, style, entities, bidi tricks and
 * bytes that are no text. For the tests of every format. */
#ifndef TEST_RENDER_PAYLOADS_H
#define TEST_RENDER_PAYLOADS_H

#include "base/str.h"

/* Ends with a NULL pointer. */
extern const jn_str test_payloads[];

/* True when nothing of the payload may change on the way to a reader: no control, invalid or bidi characters in it. */
bool test_payload_is_printable(jn_str payload);

#endif
