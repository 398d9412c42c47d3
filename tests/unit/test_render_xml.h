/* A small strict reader of XML for the tests of what we write: it checks that tags nest, attributes are quoted and
 * unique, references are known and characters allowed, and hands each element to whoever asks. */
#ifndef TEST_RENDER_XML_H
#define TEST_RENDER_XML_H

#include "base/buf.h"

typedef struct xml_attribute {
	jn_str name, value; /* as written, references unresolved */
} xml_attribute;

typedef struct xml_element {
	jn_str name;
	xml_attribute attributes[32];
	int attribute_count;
	jn_str text; /* what follows the start tag up to the next tag, as written */
} xml_element;

typedef void (*xml_visitor)(const xml_element *element, void *context);

/* True when `s` is one well-formed element, after an optional DOCTYPE. The visitor may be NULL. */
bool xml_read(jn_str s, xml_visitor visitor, void *context);

/* The value of an attribute; empty when there is none. */
jn_str xml_attribute_value(const xml_element *element, const char *name);

/* Resolves the five named references and &#39;. */
void xml_plain(jn_buf *out, jn_str s);

/* True when `name` is one of `names`, which end with NULL; and how often `part` stands in `s`. */
bool xml_listed(jn_str name, const char *const *names);
int xml_occurrences(jn_str s, const char *part);

#endif
