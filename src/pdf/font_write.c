/* A face as a composite font (ISO 32000-1, 9.7): Type0, its CIDFontType2, descriptor, program, the
 * map from CIDs to glyphs, and the map from CIDs to characters. */
#include "pdf/pdf_priv.h"

#include <math.h>
#include <string.h>

/* Font descriptor flags (table 123). Symbolic: not of the Latin set that PDF calls standard. */
enum { FLAG_SYMBOLIC = 4, FLAG_ITALIC = 64 };

/* Characters of one bfchar block (9.10.3: at most 100). */
enum { BFCHAR_MAX = 100 };

/* Characters of one width from which on they are shorter as a range. */
enum { SHORTEST_RANGE = 4 };

/* The parts of one font, by object number. */
struct font_objects {
    int program, descriptor, descendant, glyph_map, to_unicode;
};

/* Six letters that tell subsets of one face apart (9.6.4): a hash of the characters. */
static const char *subset_name(struct pdf *p, const struct font *font)
{
    uint64_t hash = 14695981039346656037u; /* FNV-1a */
    for (size_t i = 0; i < font->used.n; i++)
        hash = (hash ^ font->used.at[i]) * 1099511628211u;
    char tag[7] = {0};
    for (int i = 0; i < 6; i++) {
        tag[i] = (char)('A' + (hash >> 8) % 26);
        hash = (hash ^ (uint64_t)i) * 1099511628211u;
    }
    return arena_printf(p->arena, "%s+%s", tag, font->face->postscript_name);
}

/* Font units as thousandths of the size. */
static int64_t scaled(const struct font_face *face, int value)
{
    return (int64_t)value * 1000 / face->units_per_em;
}

static size_t cid_of(const struct font *font, size_t i)
{
    return font_char(font, font->used.at[i])->cid;
}

/* `size` zeros in p->content. */
static uint8_t *clear(struct pdf *p, size_t size)
{
    p->content.n = 0;
    buf_reserve(&p->content, size);
    p->content.n = size;
    return memset(p->content.at, 0, size);
}

/* The CIDs that the program has, a bit for each from the highest on (ISO 32000-1, table 124). */
static int write_cid_set(struct pdf *p, const struct font *font)
{
    uint8_t *bits = clear(p, cid_of(font, font->used.n - 1) / 8 + 1);
    bits[0] = 0x80; /* .notdef */
    for (size_t i = 0; i < font->used.n; i++)
        bits[cid_of(font, i) / 8] |= (uint8_t)(0x80 >> cid_of(font, i) % 8);
    return pdf_stream(p, p->content.at, p->content.n);
}

static int write_descriptor(struct pdf *p, const struct font *font, const char *name, int program)
{
    const struct font_face *face = font->face;
    /* Asked for by the first part of ISO 19005 alone (6.3.5). */
    int cid_set = p->level == PDF_A_1A ? write_cid_set(p, font) : 0;
    int object = haru_dict(p->haru);
    bool is_italic = face->style == FONT_ITALIC || face->style == FONT_BOLD_ITALIC;
    put_name_entry(&p->entries, "/Type", "FontDescriptor");
    put_name_entry(&p->entries, "/FontName", name);
    put_int_entry(&p->entries, "/Flags", FLAG_SYMBOLIC | (is_italic ? FLAG_ITALIC : 0));
    buf_puts(&p->entries, "/FontBBox [");
    for (int i = 0; i < 4; i++) {
        if (i) buf_putc(&p->entries, ' ');
        put_int(&p->entries, scaled(face, face->bbox[i]));
    }
    buf_puts(&p->entries, "]\n/ItalicAngle ");
    buf_decimal(&p->entries, lround(face->italic_angle * 10), 1);
    buf_putc(&p->entries, '\n');
    put_int_entry(&p->entries, "/Ascent", scaled(face, face->ascent));
    put_int_entry(&p->entries, "/Descent", -scaled(face, face->descent));
    put_int_entry(&p->entries, "/CapHeight", scaled(face, face->cap_height));
    put_int_entry(&p->entries, "/XHeight", scaled(face, face->x_height));
    /* No table of the font tells it; this runs through 96 for regular and 169 for bold faces. */
    put_int_entry(&p->entries, "/StemV", 10 + 220 * (int64_t)(face->weight - 50) / 900);
    put_ref_entry(&p->entries, "/FontFile2", program);
    if (cid_set) put_ref_entry(&p->entries, "/CIDSet", cid_set);
    pdf_fill(p, object);
    return object;
}

static int write_program(struct pdf *p, const struct cut *cut)
{
    put_int_entry(&p->entries, "/Length1", (int64_t)cut->n);
    return pdf_stream_packed(p, cut->packed);
}

static int write_glyph_map(struct pdf *p, const struct font *font, const struct cut *cut)
{
    uint8_t *map = clear(p, 2 * cid_of(font, font->used.n - 1) + 2);
    for (size_t i = 0; i < font->used.n; i++) {
        map[2 * cid_of(font, i)] = (uint8_t)(cut->glyphs[i] >> 8);
        map[2 * cid_of(font, i) + 1] = (uint8_t)(cut->glyphs[i] & 0xFF);
    }
    return pdf_stream(p, p->content.at, p->content.n);
}

/* What a reader copies and searches for: a no-break blank is an ordinary one that a line must not
 * end at, and a no-break hyphen likewise. */
static uint32_t as_copied(uint32_t cp)
{
    return cp == 0xA0 ? ' ' : cp == 0x2011 ? '-' : cp;
}

static void put_bfchars(struct buf *b, const struct font *font, size_t from, size_t to)
{
    put_int(b, (int64_t)(to - from));
    buf_puts(b, " beginbfchar\n");
    for (size_t i = from; i < to; i++) {
        buf_putc(b, '<');
        put_utf16(b, (uint32_t)cid_of(font, i));
        buf_puts(b, "> <");
        put_utf16(b, as_copied(font->used.at[i]));
        buf_puts(b, ">\n");
    }
    buf_puts(b, "endbfchar\n");
}

/* 9.10.3; the names are those of Adobe Technical Note 5411. */
static int write_to_unicode(struct pdf *p, const struct font *font)
{
    struct buf *b = &p->content;
    b->n = 0;
    buf_puts(b, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
                "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    for (size_t i = 0; i < font->used.n; i += BFCHAR_MAX)
        put_bfchars(b, font, i, i + BFCHAR_MAX < font->used.n ? i + BFCHAR_MAX : font->used.n);
    buf_puts(b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    return pdf_stream(p, b->at, b->n);
}

/* Thousandths of the size, with three decimals: PDF/A compares them with the program's to a
 * thousandth. */
static int64_t width_of(const struct font *font, size_t i)
{
    return font_char(font, font->used.at[i])->width;
}

static bool has_width(const struct font_face *face, size_t cid, int64_t width)
{
    uint32_t letter = letters_of_cid(cid), glyph = letter ? font_glyph(face, letter) : 0;
    return glyph && font_width(face, font_advance(face, glyph)) == width;
}

/* How many characters from `i` on have one width, with the letters between them that are not used.
 */
static size_t count_alike(const struct font *font, size_t i)
{
    size_t end = i + 1;
    for (; end < font->used.n && width_of(font, end) == width_of(font, i); end++)
        for (size_t cid = cid_of(font, end - 1) + 1; cid < cid_of(font, end); cid++)
            if (!has_width(font->face, cid, width_of(font, i))) return end - i;
    return end - i;
}

/* A list of widths being written. */
struct widths {
    struct buf *b;
    size_t next; /* the CID that the open array goes on with; NO_ARRAY: none is open */
};

enum { NO_ARRAY = -1 };

static void close_array(struct widths *w)
{
    if (w->next != (size_t)NO_ARRAY) buf_putc(w->b, ']');
    w->next = (size_t)NO_ARRAY;
}

static void put_range(struct widths *w, size_t first, size_t last, int64_t width)
{
    close_array(w);
    buf_putc(w->b, ' ');
    put_int(w->b, (int64_t)first);
    buf_putc(w->b, ' ');
    put_int(w->b, (int64_t)last);
    buf_putc(w->b, ' ');
    buf_decimal(w->b, width, 3);
}

static void put_one(struct widths *w, size_t cid, int64_t width)
{
    if (w->next != cid) {
        close_array(w);
        buf_putc(w->b, ' ');
        put_int(w->b, (int64_t)cid);
        buf_puts(w->b, " [");
    } else {
        buf_putc(w->b, ' ');
    }
    buf_decimal(w->b, width, 3);
    w->next = cid + 1;
}

/* Many letters are as wide as a digit. One that stands alone in an array is shorter than another
 * array behind it. */
static bool is_left_out(const struct font *font, const struct widths *w, size_t i, size_t n)
{
    size_t cid = cid_of(font, i);
    return n > 1 || w->next != cid || i + 1 == font->used.n || cid_of(font, i + 1) != cid + 1;
}

/* "/DW 500 /W [0 [777.832] 40 [333.008 333.008] 127 146 443.848]": in an array the width of each of
 * those that follow each other, behind two CIDs that of all from the one to the other (9.7.4.3). */
static void put_widths(struct pdf *p, const struct font *font)
{
    const struct font_face *face = font->face;
    struct widths w = {&p->entries, (size_t)NO_ARRAY};
    int64_t common = font_width(face, font_advance(face, font_glyph(face, '0')));
    buf_puts(w.b, "/DW ");
    buf_decimal(w.b, common, 3);
    buf_puts(w.b, "\n/W [");
    put_one(&w, 0, font_width(face, font_advance(face, 0)));
    for (size_t i = 0, n; i < font->used.n; i += n) {
        int64_t width = width_of(font, i);
        n = count_alike(font, i);
        if (width == common && is_left_out(font, &w, i, n)) continue;
        if (n >= SHORTEST_RANGE)
            put_range(&w, cid_of(font, i), cid_of(font, i + n - 1), width);
        else
            for (size_t k = i; k < i + n; k++)
                put_one(&w, cid_of(font, k), width);
    }
    close_array(&w);
    buf_puts(w.b, "]\n");
}

static int write_descendant(struct pdf *p, const struct font *font, const char *name,
                            const struct font_objects *objects)
{
    int object = haru_dict(p->haru);
    put_name_entry(&p->entries, "/Type", "Font");
    put_name_entry(&p->entries, "/Subtype", "CIDFontType2");
    put_name_entry(&p->entries, "/BaseFont", name);
    buf_puts(&p->entries,
             "/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>\n");
    put_ref_entry(&p->entries, "/FontDescriptor", objects->descriptor);
    put_ref_entry(&p->entries, "/CIDToGIDMap", objects->glyph_map);
    put_widths(p, font);
    pdf_fill(p, object);
    return object;
}

static int write_font(struct pdf *p, const char *name, const struct font_objects *objects)
{
    int object = haru_dict(p->haru);
    put_name_entry(&p->entries, "/Type", "Font");
    put_name_entry(&p->entries, "/Subtype", "Type0");
    put_name_entry(&p->entries, "/BaseFont", name);
    put_name_entry(&p->entries, "/Encoding", "Identity-H");
    buf_puts(&p->entries, "/DescendantFonts [");
    put_ref(&p->entries, objects->descendant);
    buf_puts(&p->entries, "]\n");
    put_ref_entry(&p->entries, "/ToUnicode", objects->to_unicode);
    pdf_fill(p, object);
    return object;
}

static bool write_face(struct pdf *p, struct font *font)
{
    struct cut cut;
    font_sort(p->arena, font);
    struct font_objects objects;
    if (!font_subset(p, font, &cut)) return false;
    const char *name = subset_name(p, font);
    objects.program = write_program(p, &cut);
    objects.glyph_map = write_glyph_map(p, font, &cut);
    objects.to_unicode = write_to_unicode(p, font);
    objects.descriptor = write_descriptor(p, font, name, objects.program);
    objects.descendant = write_descendant(p, font, name, &objects);
    font->object = write_font(p, name, &objects);
    return true;
}

bool fonts_write(struct pdf *p)
{
    for (struct font *font = p->fonts; font; font = font->next)
        if (!write_face(p, font)) return false;
    for (const struct font *font = p->fonts; font; font = font->next) {
        buf_puts(&p->entries, "/F");
        put_int(&p->entries, font->number);
        buf_putc(&p->entries, ' ');
        put_ref(&p->entries, font->object);
        buf_putc(&p->entries, '\n');
    }
    pdf_fill(p, p->font_resources);
    return true;
}
