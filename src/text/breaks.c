/* Where a line may end inside a word.
 *
 * Our own small table, since the rules are those that word processors were seen to follow for
 * Vietnamese, and they are not UAX #14: that has breaks behind slashes and none between a hyphen
 * and a digit; here `2021-2025` may be divided and `NQ/TU` may not. */
#include "text/text_priv.h"

enum break_class {
    CLASS_OTHER,  /* letters, digits, signs: no opportunity of their own */
    CLASS_CLOSE,  /* never begins a line: points, closing brackets and quotes */
    CLASS_HYPHEN, /* one behind it, none before */
    CLASS_AFTER,  /* the same, for signs that are no hyphens */
    CLASS_DASH,   /* one on each side */
    CLASS_ZERO,   /* U+200B: always one behind it */
};

static const uint8_t ascii_classes[128] = {
    ['!'] = CLASS_AFTER, ['"'] = CLASS_CLOSE, ['%'] = CLASS_CLOSE,  ['\''] = CLASS_CLOSE,
    [')'] = CLASS_CLOSE, [','] = CLASS_CLOSE, ['-'] = CLASS_HYPHEN, ['.'] = CLASS_CLOSE,
    ['/'] = CLASS_CLOSE, [':'] = CLASS_CLOSE, [';'] = CLASS_CLOSE,  ['?'] = CLASS_AFTER,
    [']'] = CLASS_CLOSE, ['|'] = CLASS_AFTER, ['\\'] = CLASS_AFTER, ['}'] = CLASS_CLOSE,
};

static enum break_class class_of(uint32_t cp)
{
    if (cp < 128) return (enum break_class)ascii_classes[cp];
    switch (cp) {
    case 0x2013:
        return CLASS_HYPHEN; /* en dash */
    case 0x2014:
        return CLASS_DASH; /* em dash */
    case 0x2026:
        return CLASS_AFTER; /* three points */
    case 0x200B:
        return CLASS_ZERO;
    case CP_NBSP:
    case 0x2011: /* no-break hyphen */
    case 0x2060: /* word joiner */
    case 0x2018:
    case 0x2019:
    case 0x201C:
    case 0x201D:
    case 0xBB:
        return CLASS_CLOSE;
    default:
        return CLASS_OTHER;
    }
}

bool break_between(uint32_t before, uint32_t after)
{
    enum break_class b = class_of(before), a = class_of(after);
    if (b == CLASS_ZERO) return true;
    if (b == CLASS_OTHER && a == CLASS_OTHER) return false;
    if (a == CLASS_CLOSE || a == CLASS_HYPHEN || a == CLASS_AFTER || a == CLASS_ZERO) return false;
    if (a == CLASS_DASH) return b != CLASS_DASH && b != CLASS_CLOSE;
    return b == CLASS_HYPHEN || b == CLASS_AFTER || b == CLASS_DASH;
}

/* Anything but the digits and signs that never begin a line: the letters of every script count. */
bool break_is_letter(uint32_t cp)
{
    return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z') || (cp >= 0xC0 && cp < 0x2000);
}
