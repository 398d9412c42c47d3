/* SHA-256, for the one thing that needs it: naming a page's own style in its Content-Security-Policy. Source: FIPS 180-4. */
#ifndef JN_RENDER_SHA256_H
#define JN_RENDER_SHA256_H

#include "base/buf.h"

/* Writes "sha256-" and the digest of `s` in base64, as CSP spells a hash source. */
void jn_sha256_source(jn_buf *out, jn_str s);

#endif
