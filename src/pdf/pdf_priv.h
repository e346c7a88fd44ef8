/* What the steps of writing hand to each other.
 *
 *   page items --content--> streams, and the tag of each marked-content sequence
 *                 |--> pictures used --image--> XObjects
 *                 '--> characters used --font--> subsets, widths, ToUnicode
 *   tags + sequences --tags--> structure tree;  tags --outline--> bookmarks
 *   meta --meta, xmp--> properties;  archive --> output intent, attachments
 */
#ifndef VANTHU_PDF_PDF_PRIV_H
#define VANTHU_PDF_PDF_PRIV_H

#include "base/vec.h"
#include "image/image.h"
#include "layout/page.h"
#include "pack/pack.h"
#include "pdf/haru.h"
#include "pdf/pdf.h"
#include "pdf/pdf_frozen.h"
#include "pdf/put.h"
#include "text/font.h"

/* A character of a face, as content streams know it. */
struct font_char {
    uint16_t cid;     /* 0: not used so far */
    uint16_t advance; /* font units */
    int32_t width;    /* as /W says it: millionths of the size */
    uint8_t shown[4]; /* the CID in a literal string, of n_shown bytes */
    uint8_t n_shown;
    uint16_t page; /* the last that it was shown on: 1 and its index, cut */
};

/* A face in use. */
struct font {
    struct font *next; /* in use, in order of first use */
    int number;        /* from 1: /F1 in content streams */
    int object;
    const struct font_face *face;
    int em_shift;                   /* units_per_em = 1 << em_shift; -1: it is no power of two */
    struct font_char *pages[0x100]; /* by code point / 256; NULL: none of them used */
    struct font_char **planes;      /* the same beyond U+FFFF; NULL: none used */
    struct font_char notdef;        /* stands for what the face lacks; the file is not made then */
    VEC(uint32_t) used;             /* characters, in order of first use; at last, of CIDs */
    size_t n_others;                /* of them, that are none of the letters */
};

/* A picture in use. */
struct picture {
    const struct image *image;
    int object;
};

/* A finished page. */
struct drawn_page {
    int object;
    const int *tags; /* of each marked-content sequence: the index is its MCID */
    size_t n_tags;
};

/* A page of a set, or the blank back of one. */
struct set_side {
    size_t page; /* index of the page that it shows or follows */
    bool is_blank;
    const char *entries; /* of the dictionaries of its further copies */
};

/* Where words of a link stand on one line. */
struct link_area {
    int object; /* its annotation */
    int tag;    /* the ROLE_LINK */
    int page;   /* index */
    struct pdf_rect {
        len left, top, right, bottom; /* from the page's top left corner */
    } rect;
    struct buf words; /* UTF-8 */
};

/* A signature field: its widget lies on a page, and its element, a Form, in the structure tree. */
struct sign_field {
    int object, element;
    int tag;  /* what is read before it; 0: nothing on its page */
    int page; /* index */
    struct page_box box;
    uint32_t ink; /* 0xRRGGBB, of its picture; 0: it takes none */
    bool is_organisation;
    int number; /* of its kind, from 1 */
};

/* One run of pdf_write. */
struct pdf {
    struct arena *arena; /* scratch of the run */
    struct diag_list *diags;
    const struct pages *pages;
    enum pdf_level level;
    const struct pdf_attachment *attachments;
    size_t n_attachments;
    const char *part, *step; /* NULL: none */
    bool has_fields;
    const struct pdf_set *set; /* NULL: one copy */
    struct haru *haru;
    struct pdf_writer *writer;
    struct buf entries; /* of the object being written; emptied by pdf_fill */
    struct buf content; /* of the page being drawn */
    struct buf flat;    /* pixels laid on white */
    struct font *fonts;
    int font_resources;           /* object: the names of all fonts, shared by the pages */
    VEC(struct picture) pictures; /* in order of first use: /I1 and on in content streams */
    bool lacks_glyph;             /* and a message has been added */
    struct drawn_page *drawn;
    int *starts;                 /* of each of set->copies: the object of its first page */
    VEC(struct link_area) links; /* in drawing order */
    VEC(struct sign_field) fields;
    struct buf catalog; /* entries that the steps add */
};

/* -- pdf.c: objects and streams */

/* Give p->entries to the object and start afresh. */
void pdf_fill(struct pdf *p, int object);
/* A compressed stream with p->entries and its filter. */
int pdf_stream(struct pdf *p, const void *bytes, size_t n);
int pdf_stream_packed(struct pdf *p, struct packed packed);

/* -- font_use.c: which characters of which faces are used */

/* The face, in use from now on. */
struct font *font_of(struct pdf *p, const struct font_face *face);
/* An advance as /W says it: millionths of the size. */
static inline int64_t font_width(const struct font_face *face, int advance)
{
    int64_t em = face->units_per_em;
    return (2000000 * (int64_t)advance + em) / (2 * em);
}
/* All characters have been met: bring them into the order of their CIDs. */
void font_sort(struct arena *a, struct font *font);
/* A character in use. */
static inline const struct font_char *font_char(const struct font *font, uint32_t cp)
{
    return cp < 0x10000 ? &font->pages[cp / 256][cp % 256]
                        : &font->planes[cp / 256 - 0x100][cp % 256];
}
/* The character, used from now on, if it was not before. Adds DIAG_TEXT_NO_GLYPH if the face lacks
 * it. */
struct font_char *font_add(struct pdf *p, struct font *font, uint32_t cp);
static inline struct font_char *font_use(struct pdf *p, struct font *font, uint32_t cp)
{
    struct font_char *page = cp < 0x10000 ? font->pages[cp / 256] : NULL;
    return page && page[cp % 256].cid ? &page[cp % 256] : font_add(p, font, cp);
}

/* -- font_write.c: the fonts as objects. errors  false + DIAG_PDF_SUBSET */
bool fonts_write(struct pdf *p);

/* -- faces.c: faces as HarfBuzz opens them */
struct hb_face_t;
struct kept_face;
struct faces {
    struct kept_face *first;
};
/* Lent until it is opened again. */
struct hb_face_t *faces_open(struct faces *faces, const struct font_face *face);
void faces_close(struct faces *faces);

/* -- cut.c: a font program of some characters alone */
struct letters {
    const struct font_face *face;
    const uint32_t *at; /* code points */
    size_t n;
};
struct cut {
    size_t n;             /* bytes of the program; 0: it could not be made */
    struct packed packed; /* it, compressed */
    uint16_t *glyphs;     /* of each of the letters; 0: the program lacks it */
};
/* hb.c: what cuts them. errors  false + DIAG_LIBRARY */
bool hb_load(struct diag_list *diags);
/* What `p->arena` has. Not before hb_load. */
struct cut cut_of(struct pdf *p, const struct letters *letters);

/* -- letters.c: of Vietnamese, and signs */

/* All of them. */
struct letters letters_all(struct arena *a, const struct font_face *face);
/* The place of a character among them; -1: it is none of them. */
int letters_place(uint32_t cp);
/* The CID of a character, which stands behind those of all letters if it is none of them and so
 * many others were met before it; 0: there is no CID left. */
int letters_cid(uint32_t cp, size_t n_others);
/* The letter that has the CID; 0: none has it. */
uint32_t letters_of_cid(size_t cid);

/* -- subset.c: the program of a font, with the glyphs of the characters in use. errors  false +
 * DIAG_PDF_SUBSET */
bool font_subset(struct pdf *p, const struct font *font, struct cut *cut);

/* What is kept from one document to the next. */
struct pdf_writer {
    struct packer *packer;
    struct faces faces;
    bool shares_fonts;
    const struct pdf_frozen_cut *const *known; /* cut already */
    size_t n_known;
};

/* -- image.c: the number of a picture, in use from now on */
size_t picture_number(struct pdf *p, const struct image *image);

/* -- again.c: pages that were in documents before */

/* Whether it is of the kind that is remembered. */
bool again_is_plain(const struct pdf *p, size_t page);
/* What the page's stream holds, if it is known; then all that drawing it notes is noted. */
bool again_find(struct pdf *p, size_t page, struct packed *packed);
/* That of a page that was not known and has been drawn since. */
void again_keep(struct pdf *p, size_t page, struct packed packed);

/* -- content.c: one page */
void page_write(struct pdf *p, size_t page);

/* The same as a stream that belongs to no tag; gives what dictionaries of pages that show it have.
 * The page must have been written before. */
const char *page_repeat(struct pdf *p, size_t page);

/* -- set.c: all copies, one behind the other */
void set_write_pages(struct pdf *p);
/* Entries of the catalog's ViewerPreferences (ISO 32000-1, 12.2). */
void set_put_preferences(const struct pdf *p, struct buf *b);

/* -- links.c: annotations over the words of links (ISO 32000-1, 12.5.6.5) */

/* A portion has been drawn: it may be of a link. */
void links_note(struct pdf *p, size_t page, const struct page_item *item);
/* The page's entry /Annots, if it has links or fields. */
void links_put_page(struct pdf *p, size_t page);
/* All annotations, once all pages are there to lead to. */
void links_write(struct pdf *p);

/* -- fields.c: where the document is signed (ISO 32000-1, 12.7.4.5) */

/* Those of a page, once. */
void fields_add_page(struct pdf *p, size_t page);
/* All of them, and the form that they are fields of. */
void fields_write(struct pdf *p);

/* -- tags.c: the structure tree */

/* "P", "H1": the structure type of a role. */
const char *tag_type(enum role role);
void tags_write(struct pdf *p);

/* -- outline.c: bookmarks from the headings */

/* An entry /Dest: the page, scrolled to the line of a tag that has one. */
void put_destination(struct pdf *p, const struct page_tag *tag);
void outline_write(struct pdf *p);

/* -- xmp.c: the properties as XMP; gives the stream's number */
int xmp_write(struct pdf *p);

/* -- meta.c: properties, the catalog's remaining entries */
void meta_write(struct pdf *p);

/* Who made the file, in both kinds of properties. */
extern const char pdf_producer[];

/* -- icc.c: the colours of sRGB as an ICC profile; added to `out` */
void icc_write_srgb(struct buf *out);

/* -- archive.c: the colours that are meant, and what is attached; nothing for print */
void archive_write(struct pdf *p);

#endif
