/* Messages in tests: what they say in English, and such as say bytes that no format could hold. */
#ifndef JN_TEST_SAID_H
#define JN_TEST_SAID_H

#include "model/message.h"

/* True when the message is `text` in English, or begins with it. */
bool jn_test_says(const jn_message *message, const char *text);
bool jn_test_says_first(const jn_message *message, const char *text);

/* The message in English, ending in NUL, at most 1,023 bytes of it. */
void jn_test_said(const jn_message *message, char out[1024]);

/* A message that says `text`, byte for byte; `part` must outlive it. */
jn_message jn_test_say(jn_message_part *part, jn_str text);

#endif
