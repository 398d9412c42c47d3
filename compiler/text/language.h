/* The languages we speak to people, and what a language tag says. No locale: a tag is a string like any other. */
#ifndef JN_TEXT_LANGUAGE_H
#define JN_TEXT_LANGUAGE_H

#include "base/str.h"

typedef enum jn_language { JN_LANG_EN, JN_LANG_ID, JN_LANG_MS, JN_LANG_AR, JN_LANG_COUNT } jn_language;

/* The language of a BCP 47 tag ("id-ID", "ar_EG", any case): by its first subtag; English for any other. */
jn_language jn_language_of(jn_str tag);

/* The same for what must be one of our languages: false for any other, English by any of its tags is one of them. */
bool jn_language_known(jn_str tag, jn_language *ret_language);

/* The same for the name of a POSIX locale: "id_ID.UTF-8", "ar@calendar"; English for any other, and for "C". */
jn_language jn_language_of_locale(jn_str locale);

/* "en", "id", "ms" or "ar". Static. */
const char *jn_language_tag(jn_language language);

/* True when the labels are in the language of the tag itself, and not English for want of another. */
bool jn_language_has_labels(jn_str tag);

/* True when a tag's script runs from right to left: by its script subtag ("az-Arab", "ar-Latn"), else its language (ar,
 * fa, he, ur …). */
bool jn_language_rtl(jn_str tag);

#endif
