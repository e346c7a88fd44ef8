/* Two trees held against each other. */
#ifndef VANTHU_TESTS_SAME_XML_H
#define VANTHU_TESTS_SAME_XML_H

#include "xml/xml.h"

#include <stdbool.h>

/* Whether two documents are the same in all: names, texts, values, and every place. */
bool same_xml(const struct xml_doc *a, const struct xml_doc *b);

#endif
