/* fonts.map: which file serves which family and style. One face a line, four fields between
 * semicolons; the last, the file's SHA-256, is for people and tests, not for the program, since a
 * run must not pay for hashing megabytes. */
#include "text/font_priv.h"

#include "base/pos.h"
#include "base/vec.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { FIELDS = 4, SHA256_DIGITS = 64 };

/* The text between the blanks at both ends, cut in place. */
static char *trimmed(char *s)
{
    while (isspace((unsigned char)*s))
        s++;
    char *end = s + strlen(s);
    while (end > s && isspace((unsigned char)end[-1]))
        end--;
    *end = '\0';
    return s;
}

static bool style_of_name(const char *name, enum font_style *style)
{
    static const char *const names[FONT_N_STYLES] = {
        [FONT_REGULAR] = "regular",
        [FONT_BOLD] = "bold",
        [FONT_ITALIC] = "italic",
        [FONT_BOLD_ITALIC] = "bold-italic",
    };
    for (int i = 0; i < FONT_N_STYLES; i++) {
        if (strcmp(name, names[i]) != 0) continue;
        *style = (enum font_style)i;
        return true;
    }
    return false;
}

static bool is_sha256(const char *s)
{
    return strlen(s) == SHA256_DIGITS && strspn(s, "0123456789abcdef") == SHA256_DIGITS;
}

/* Cut `line` at its semicolons; the number of fields, FIELDS + 1 for too many. */
static int split(char *line, char *fields[FIELDS])
{
    int n = 0;
    for (char *rest = line; rest; n++) {
        if (n == FIELDS) return FIELDS + 1;
        fields[n] = rest;
        rest = strchr(rest, ';');
        if (rest) *rest++ = '\0';
        fields[n] = trimmed(fields[n]);
    }
    return n;
}

static bool is_known(const struct font_slots *slots, const struct font_slot *slot)
{
    for (size_t i = 0; i < slots->n; i++) {
        const struct font_slot *other = &slots->at[i];
        if (other->style == slot->style && strcasecmp(other->family, slot->family) == 0)
            return true;
    }
    return false;
}

static bool parse_line(struct arena *a, char *line, struct font_slots *slots)
{
    char *fields[FIELDS];
    struct font_slot slot = {0};
    if (*line == '\0' || *line == '#') return true;
    if (split(line, fields) != FIELDS) return false;
    slot.family = fields[0];
    slot.file = fields[2];
    slot.is_installed = true;
    if (!*slot.family || !*slot.file || !is_sha256(fields[3])) return false;
    if (!style_of_name(fields[1], &slot.style) || is_known(slots, &slot)) return false;
    *vec_push(a, slots) = slot;
    return true;
}

bool font_map_parse(struct arena *a, const char *path, char *text, struct font_slots *slots,
                    struct diag_list *diags)
{
    int number = 1;
    for (char *line = text; line; number++) {
        char *next = strchr(line, '\n');
        if (next) *next++ = '\0';
        if (!parse_line(a, trimmed(line), slots)) {
            char digits[16];
            snprintf(digits, sizeof digits, "%d", number);
            diag_add(diags, (struct pos){path, number, 0}, DIAG_TEXT_FONT_MAP, path, digits, NULL);
            return false;
        }
        line = next;
    }
    return true;
}
