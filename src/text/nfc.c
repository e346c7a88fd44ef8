/* Letters as Vietnamese writes them: composed (NFC), in capitals, and known to the face. */
#include "text/text.h"

#include "base/utf8.h"
#include "text/font_priv.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

/* Characters that normalisation neither changes nor joins with a neighbour: all below the combining
 * marks, the Vietnamese letters, common punctuation, and the đồng sign. Nearly all text is made of
 * these alone and needs no copy. U+2000 and U+2001 have canonical equivalents and U+20D0 begins
 * more combining marks. */
static bool is_plain(uint32_t cp)
{
    return cp < 0x300 || (cp >= 0x1E00 && cp < 0x1F00) || (cp >= 0x2002 && cp < 0x20D0);
}

/* Bytes below 0xCC are those of characters below the combining marks, or follow another's first. */
static bool may_be_other(char byte)
{
    return (uint8_t)byte >= 0xCC;
}

/* One of U+1E80 to U+1EFF, which are most of the Vietnamese letters with two marks. */
static bool is_vietnamese(const char *s)
{
    return s[0] == '\xE1' && (s[1] == '\xBA' || s[1] == '\xBB');
}

static bool is_all_plain(const char *s, size_t n)
{
    for (const char *end = s + n; s < end;) {
        if (!may_be_other(*s))
            s++;
        else if (is_vietnamese(s))
            s += 3;
        else if (!is_plain(utf8_next(&s, end)))
            return false;
    }
    return true;
}

/* Of text that is UTF-8 the library gives nothing for want of memory only. */
static uint8_t *checked(uint8_t *bytes)
{
    if (!bytes && errno == ENOMEM) mem_exhausted();
    return bytes;
}

/* The library's result (malloc'd, no NUL) as a string in `a`. */
static const char *take_over(struct arena *a, uint8_t *bytes, size_t n)
{
    const char *s = arena_strndup(a, (const char *)bytes, bytes ? n : 0);
    free(bytes);
    return s;
}

const char *text_nfc(struct arena *a, const char *s)
{
    size_t n = strlen(s), n_composed = 0;
    if (is_all_plain(s, n)) return s;
    uint8_t *composed =
        checked(u8_normalize(UNINORM_NFC, (const uint8_t *)s, n, NULL, &n_composed));
    if (composed && n_composed == n && memcmp(composed, s, n) == 0) {
        free(composed);
        return s;
    }
    return take_over(a, composed, n_composed);
}

const char *text_upper(struct arena *a, const char *s)
{
    size_t n = 0;
    uint8_t *upper =
        checked(u8_toupper((const uint8_t *)s, strlen(s), "vi", UNINORM_NFC, NULL, &n));
    return take_over(a, upper, n);
}

/* From behind a character to the end of the combining marks that follow it; counts them. */
static const char *skip_marks(const char *s, const char *end, int *n)
{
    for (const char *next = s; next < end; s = next, ++*n) {
        if (uc_combining_class(utf8_next(&next, end)) == 0) break;
    }
    return s;
}

/* The first character of a cluster, in composed form, that the face lacks; 0 for none. A letter
 * written with separate tone marks counts as the one letter that will be set. */
static uint32_t missing_in(const struct font_face *face, const char *s, const char *end)
{
    uint8_t composed[64];
    size_t n = sizeof composed;
    uint8_t *p =
        checked(u8_normalize(UNINORM_NFC, (const uint8_t *)s, (size_t)(end - s), composed, &n));
    uint32_t missing = 0;
    for (const char *at = (const char *)p; p && at < (const char *)p + n && !missing;) {
        uint32_t cp = utf8_next(&at, (const char *)p + n);
        if (!font_char_at(face->tables, cp).glyph) missing = cp;
    }
    if (p != composed) free(p);
    return missing;
}

static void report_missing(const struct font_face *face, uint32_t cp, struct pos pos,
                           struct diag_list *diags)
{
    char shown[5] = "", code[16];
    shown[utf8_encode(cp, shown)] = '\0';
    snprintf(code, sizeof code, "U+%04X", (unsigned)cp);
    diag_add(diags, pos, DIAG_TEXT_NO_GLYPH, shown, code, face->postscript_name);
}

static bool is_line_space(uint32_t cp)
{
    return cp == '\t' || cp == '\n' || cp == '\r';
}

/* A combining mark may stand here, or what else is not plain. */
static bool is_before_mark(const char *s, const char *end)
{
    return s < end && may_be_other(*s) && !is_plain(utf8_next(&s, end));
}

/* Nearly every text passes here, without places being counted. */
static bool has_all(const struct font_face *face, const char *s, const char *end)
{
    while (s < end) {
        uint32_t cp = utf8_next(&s, end);
        if (!is_plain(cp) || !(font_char_at(face->tables, cp).glyph || is_line_space(cp)))
            return false;
    }
    return true;
}

bool text_check_glyphs(const struct font_face *face, const char *raw, struct pos pos,
                       struct diag_list *diags)
{
    const char *end = raw + strlen(raw);
    if (has_all(face, raw, end)) return true;
    while (raw < end) {
        const char *next = raw;
        uint32_t cp = utf8_next(&next, end);
        uint32_t missing = font_char_at(face->tables, cp).glyph || is_line_space(cp) ? 0 : cp;
        int columns = 1;
        if (missing || is_before_mark(next, end)) {
            next = skip_marks(next, end, &columns);
            missing = is_line_space(cp) ? 0 : missing_in(face, raw, next);
        }
        if (missing) {
            report_missing(face, missing, pos, diags);
            return false;
        }
        raw = next;
        pos.column += columns;
        if (cp == '\n') pos = (struct pos){pos.file, pos.line + 1, 1};
    }
    return true;
}
