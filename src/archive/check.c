/* What veraPDF taught, in a fraction of a millisecond: no validator, but a guard against what a
 * change of ours, another libharu or a damaged font could break without anybody's noticing. */
#include "archive/archive_priv.h"
#include "base/ascii.h"

#include "base/limits.h"

#include <string.h>

struct check {
    struct file file;
    struct packet packet;
    bool is_part_one;
    size_t n_pages;
    const char *broken; /* what is wrong first; NULL: nothing */
};

static bool holds(struct check *c, bool is_true, const char *what)
{
    if (!is_true && !c->broken) c->broken = what;
    return is_true;
}

static struct value at(const struct check *c, struct value dict, const char *key)
{
    return file_get(&c->file, dict, key);
}

/* ---- the catalog (ISO 19005-3, 6.2.2, 6.7; ISO 14289-1, 7.1, 7.2) ---- */

static void check_catalog(struct check *c)
{
    struct value root = file_root(&c->file), intent = {0};
    const char *first = NULL;
    holds(c, value_is(at(c, at(c, root, "/MarkInfo"), "/Marked"), "true"), "MarkInfo");
    holds(c, value_is(at(c, at(c, root, "/ViewerPreferences"), "/DisplayDocTitle"), "true"),
          "DisplayDocTitle");
    holds(c, value_text(c->file.a, at(c, root, "/Lang")), "Lang");
    if (array_next(at(c, root, "/OutputIntents"), &first, &intent))
        intent = file_follow(&c->file, intent);
    holds(c, file_stream(&c->file, at(c, intent, "/DestOutputProfile")).at, "OutputIntents");
    holds(c, dict_get(c->file.trailer, "/ID").at, "ID");
    holds(c, !dict_get(c->file.trailer, "/Encrypt").at, "Encrypt");
}

/* ---- the properties, twice the same (ISO 19005-1, 6.7.3) ---- */

static void check_pair(struct check *c, const char *key, const char *space, const char *name)
{
    struct value info = at(c, c->file.trailer, "/Info");
    const char *is = value_text(c->file.a, at(c, info, key));
    const char *as = packet_get(&c->packet, space, name);
    bool is_none = !is || !*is;
    holds(c, is_none ? !as : as && strcmp(is, as) == 0, key);
}

static void check_properties(struct check *c)
{
    check_pair(c, "/Title", SPACE_DC, "title");
    check_pair(c, "/Author", SPACE_DC, "creator");
    check_pair(c, "/Subject", SPACE_DC, "description");
    check_pair(c, "/Producer", SPACE_PDF, "Producer");
    check_pair(c, "/Creator", SPACE_XMP, "CreatorTool");
    const char *part = packet_get(&c->packet, SPACE_PDFA, "part");
    holds(c, part && packet_get(&c->packet, SPACE_PDFA, "conformance"), "pdfaid");
    c->is_part_one = part && *part == '1';
    holds(c, c->is_part_one || packet_get(&c->packet, SPACE_PDFUA, "part"), "pdfuaid");
}

/* ---- fonts (ISO 19005-3, 6.2.11) ---- */

/* The characters that a map knows: the sum of the numbers before "beginbfchar". */
static size_t count_mapped(const uint8_t *bytes, size_t n)
{
    static const char word[] = " beginbfchar";
    const char *text = (const char *)bytes, *end = text + n;
    size_t sum = 0;
    for (const char *p = text; (size_t)(end - p) >= sizeof word; p++) {
        if (*p != ' ' || memcmp(p, word, sizeof word - 1) != 0) continue;
        struct value number = {p, p};
        while (number.at > text && ascii_is_digit(number.at[-1]))
            number.at--;
        size_t count;
        if (value_whole(number, &count)) sum += count;
    }
    return sum;
}

static size_t count_glyphs(const uint8_t *glyphs, size_t n)
{
    size_t sum = 0;
    for (size_t i = 0; i + 1 < n; i += 2)
        sum += glyphs[i] || glyphs[i + 1];
    return sum;
}

/* Each CID that has a glyph stands for a character. */
static bool is_mapped(struct check *c, struct value font, struct value descendant)
{
    const uint8_t *map, *glyphs;
    size_t n, n_glyphs;
    return file_data(&c->file, at(c, font, "/ToUnicode"), LIMIT_FONT_BYTES, &map, &n) &&
           file_data(&c->file, at(c, descendant, "/CIDToGIDMap"), LIMIT_FONT_BYTES, &glyphs,
                     &n_glyphs) &&
           count_mapped(map, n) == count_glyphs(glyphs, n_glyphs);
}

static void check_font(struct check *c, struct value font)
{
    struct value descendant = {0};
    const char *first = NULL;
    if (array_next(at(c, font, "/DescendantFonts"), &first, &descendant))
        descendant = file_follow(&c->file, descendant);
    struct value descriptor = at(c, descendant, "/FontDescriptor");
    holds(c, file_stream(&c->file, at(c, descriptor, "/FontFile2")).at, "FontFile2");
    holds(c, is_mapped(c, font, descendant), "ToUnicode");
    if (c->is_part_one) holds(c, file_stream(&c->file, at(c, descriptor, "/CIDSet")).at, "CIDSet");
}

static void check_fonts(struct check *c, struct value resources)
{
    struct value fonts = at(c, resources, "/Font"), key, font;
    for (const char *p = NULL; dict_next(fonts, &p, &key, &font);)
        check_font(c, file_follow(&c->file, font));
}

/* ---- pages and what they mean ---- */

static bool check_page(void *context, size_t number, size_t index)
{
    struct check *c = context;
    struct value page = file_object(&c->file, number);
    size_t parents;
    c->n_pages = index + 1;
    holds(c, value_whole(at(c, page, "/StructParents"), &parents) && parents == index,
          "StructParents");
    holds(c, value_is(at(c, page, "/Tabs"), "/S"), "Tabs");
    holds(c, file_stream(&c->file, at(c, page, "/Contents")).at, "Contents");
    /* All pages share their fonts. */
    if (index == 0) check_fonts(c, at(c, page, "/Resources"));
    return !c->broken;
}

/* The parent tree begins with the pages; annotations come behind them. */
static void check_structure(struct check *c)
{
    struct value root = at(c, file_root(&c->file), "/StructTreeRoot"), leaf, limit;
    struct value kids = at(c, at(c, root, "/ParentTree"), "/Kids");
    size_t last = 0, n = 0;
    for (const char *p = NULL; array_next(kids, &p, &leaf); n++) {
        struct value limits = at(c, file_follow(&c->file, leaf), "/Limits");
        const char *q = NULL;
        while (array_next(limits, &q, &limit))
            value_whole(limit, &last);
    }
    holds(c, dict_get(root, "/K").at, "StructTreeRoot");
    holds(c, n && last + 1 >= c->n_pages, "ParentTree");
}

/* ---- limits (ISO 19005-1, 6.1.12; ISO 19005-2, 6.1.13) ---- */

enum { MAX_STRING = 32767, MAX_ARRAY = 8191, MAX_NESTING = 32 };

static bool is_within(struct check *c, struct value value, size_t depth)
{
    struct value key, one;
    size_t n = 0;
    if (depth == MAX_NESTING) return false;
    if (*value.at == '(') return value.end - value.at <= MAX_STRING;
    if (*value.at == '[') {
        for (const char *p = NULL; array_next(value, &p, &one); n++)
            if (!is_within(c, one, depth + 1)) return false;
        return !c->is_part_one || n <= MAX_ARRAY;
    }
    if (value.end - value.at < 2 || value.at[0] != '<') return true;
    if (value.at[1] != '<') return (value.end - value.at) / 2 <= MAX_STRING;
    for (const char *p = NULL; dict_next(value, &p, &key, &one);)
        if (!is_within(c, one, depth + 1)) return false;
    return true;
}

static void check_limits(struct check *c)
{
    for (size_t i = 1; i < c->file.n_places && !c->broken; i++) {
        struct value v = file_object(&c->file, i);
        if (v.at) holds(c, is_within(c, v, 0), "limits");
    }
}

bool archive_check(struct arena *a, const uint8_t *bytes, size_t n, struct diag_list *diags)
{
    struct check c = {0};
    if (holds(&c, file_open(a, bytes, n, &c.file), "xref") &&
        holds(&c, packet_read(&c.file, &c.packet), "XMP")) {
        check_catalog(&c);
        check_properties(&c);
        pages_each(&c.file, check_page, &c);
        check_structure(&c);
        check_limits(&c);
    }
    if (!c.broken) return true;
    const char *what = *c.broken == '/' ? c.broken + 1 : c.broken;
    diag_add(diags, (struct pos){0}, DIAG_ARCHIVE_CHECK, what, NULL, NULL);
    return false;
}
