/* The forms that attributes' values have; layout.rng has the same as regular expressions. */
#ifndef VANTHU_STYLE_SHEET_FORM_PRIV_H
#define VANTHU_STYLE_SHEET_FORM_PRIV_H

#include <stdbool.h>

enum form {
    NAME,
    WORD,
    TEXT,
    LENGTH,
    SIGNED,
    POINTS,
    LINE,
    YES,
    NUMBER,
    PERCENT,
    COLUMNS,
    PATH,
    PATHS,
    GROUP,
    HYPHENS,
    LANGUAGE,
    WEIGHT,
    SLANT,
    CASE,
    ALIGN,
    RULE_ALIGN,
    STYLE_KIND,
    COUNT,
    ROLE,
    COLOR,
    YES_ONLY,
    TITLE_OF,
    OF,
    METADATA_SOURCE,
    METADATA_FORM
};

bool form_holds(enum form form, const char *text);
/* What may be written, for messages: the words of an enumeration, or examples. */
const char *form_words(enum form form);

#endif
