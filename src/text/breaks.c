/* Where a line may end inside a word: a table of classes.
 *
 * Our own, since the rules are those that LibreOffice was seen to follow for Vietnamese (every pair
 * of the signs below was tried), and they are not UAX #14 as libunistring has it: that divides
 * behind slashes and not between hyphen and digit; here `2021-2025` may be divided and `NQ/TU` may
 * not. Where a pair depends on what stands around it, digits were taken to: `50%(`. */
#include "text/text_priv.h"

/* All others are letters. */
const uint8_t break_ascii_classes[128] = {
    [' '] = BREAK_BLANK,  ['-'] = BREAK_HYPHEN,   ['!'] = BREAK_EXCLAIM, ['?'] = BREAK_EXCLAIM,
    ['|'] = BREAK_HYPHEN, ['\\'] = BREAK_EXCLAIM, ['.'] = BREAK_STOP,    [','] = BREAK_STOP,
    [':'] = BREAK_STOP,   [';'] = BREAK_STOP,     [')'] = BREAK_STOP,    [']'] = BREAK_STOP,
    ['}'] = BREAK_STOP,   ['%'] = BREAK_PERCENT,  ['+'] = BREAK_PREFIX,  ['$'] = BREAK_PREFIX,
    ['('] = BREAK_OPEN,   ['['] = BREAK_OPEN,     ['{'] = BREAK_OPEN,    ['/'] = BREAK_SLASH,
    ['"'] = BREAK_NEVER,  ['\''] = BREAK_NEVER,   ['0'] = BREAK_DIGIT,   ['1'] = BREAK_DIGIT,
    ['2'] = BREAK_DIGIT,  ['3'] = BREAK_DIGIT,    ['4'] = BREAK_DIGIT,   ['5'] = BREAK_DIGIT,
    ['6'] = BREAK_DIGIT,  ['7'] = BREAK_DIGIT,    ['8'] = BREAK_DIGIT,   ['9'] = BREAK_DIGIT,
};

enum break_class break_class_of_sign(uint32_t cp)
{
    switch (cp) {
    case 0xA0:   /* NBSP */
    case 0xAB:   /* « */
    case 0xBB:   /* » */
    case 0x2011: /* no-break hyphen */
    case 0x2018: /* quotes */
    case 0x2019:
    case 0x201C:
    case 0x201D:
    case 0x2060:
        return BREAK_NEVER; /* word joiner */
    case 0x2010:            /* hyphen */
    case 0x2013:
        return BREAK_HYPHEN; /* en dash */
    case 0x2014:
        return BREAK_DASH;
    case 0x2026:
        return BREAK_POINTS;
    case 0x200B:
        return BREAK_ZERO;
    case 0x20AB:
        return BREAK_PREFIX; /* đồng */
    default:
        return BREAK_LETTER;
    }
}

#define TO(class) (1u << BREAK_##class)
/* What a line may begin with behind each class. */
static const uint16_t allowed[BREAK_N_CLASSES + 1] = {
    [BREAK_LETTER] = TO(DASH) | TO(PERCENT),
    [BREAK_DIGIT] = TO(DASH),
    [BREAK_HYPHEN] =
        TO(LETTER) | TO(DIGIT) | TO(DASH) | TO(POINTS) | TO(PERCENT) | TO(PREFIX) | TO(OPEN),
    [BREAK_EXCLAIM] =
        TO(LETTER) | TO(DIGIT) | TO(DASH) | TO(POINTS) | TO(PERCENT) | TO(PREFIX) | TO(OPEN),
    [BREAK_DASH] = TO(LETTER) | TO(DIGIT) | TO(POINTS) | TO(PERCENT) | TO(PREFIX) | TO(OPEN),
    [BREAK_POINTS] = TO(LETTER) | TO(DIGIT) | TO(DASH) | TO(PERCENT) | TO(PREFIX) | TO(OPEN),
    [BREAK_STOP] = TO(DASH) | TO(POINTS) | TO(OPEN),
    [BREAK_PERCENT] = TO(DASH) | TO(POINTS) | TO(PERCENT) | TO(PREFIX),
    [BREAK_PREFIX] = TO(DASH) | TO(POINTS) | TO(PERCENT) | TO(PREFIX),
    [BREAK_ZERO] = 0xFFFF,
};
#undef TO

bool break_is_between(enum break_class before, enum break_class after)
{
    return allowed[before] >> after & 1;
}

bool break_sticks(enum break_class class)
{
    return class == BREAK_EXCLAIM || class == BREAK_STOP || class == BREAK_SLASH;
}
