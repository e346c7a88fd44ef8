/* Pages: items at fixed places, and the tree of what they mean. The end of layout's work and the
 * beginning of every writer's that draws.
 *
 * Lengths are EMU from the page's top left corner. All lives in the arena layout_pages was given;
 * faces belong to the font set. */
#ifndef VANTHU_LAYOUT_PAGE_H
#define VANTHU_LAYOUT_PAGE_H

#include "base/len.h"
#include "base/meta.h"
#include "base/pos.h"
#include "base/role.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct font_face;
struct image;

/* A portion of one line: text of one format set from x on. The i-th of its `blanks` U+0020 (from 0)
 * is wider than its natural width by slack*(i+1)/blanks - slack*i/blanks (whole EMU, cut), so the
 * portion ends at x + width. Characters keep their natural advances. */
struct page_text {
    const struct font_face *face;
    int size; /* twips */
    const char *utf8;
    size_t n;
    len x, baseline; /* raised marks: their own baseline */
    len width;       /* with slack */
    len slack;
    int blanks;
    uint32_t color; /* 0xRRGGBB */
    bool underline;
    bool in_slot;   /* of a paragraph with a number or date that is given at the end: flow.h */
    bool ends_line; /* the last portion of its line: a reader continues with a blank ... */
    bool cuts_word; /* ... unless the line was cut inside a word or after a hyphen in it */
};

struct page_rule {               /* a horizontal line */
    len x, y, length, thickness; /* y of its upper edge */
    uint32_t color;              /* 0xRRGGBB */
};

struct page_point {
    len x, y;
};

struct page_shape { /* an area that is filled: the corners of its outline, one after the other */
    const struct page_point *points;
    size_t n;
};

/* A region of a page. */
struct page_box {
    len x, y, width, height;
};

struct page_image {              /* a picture, stretched over its box */
    const struct image *picture; /* of image/image.h; the same one is the same pointer */
    struct page_box box;
};

enum page_item_kind { PAGE_TEXT, PAGE_RULE, PAGE_SHAPE, PAGE_IMAGE };

struct page_item {
    enum page_item_kind kind;
    int tag; /* index into pages.tags; 0: an artifact (page number, rule, note separator) */
    union {
        struct page_text text;
        struct page_rule rule;
        struct page_shape shape;
        struct page_image image;
    };
};

/* Light words across every page of a draft, behind all items and no part of the content: they rise
 * by 45 degrees, with their middle in that of the page's text. */
struct page_watermark {
    const char *text; /* NULL: none */
    const struct font_face *face;
    int size; /* twips */
    len width;
    uint32_t color; /* 0xRRGGBB */
};

/* One page; items in drawing order, which is reading order but for notes (their tags say where
 * they belong). */
struct page {
    len width, height;
    int number; /* as printed */
    int section;
    struct page_item *items;
    size_t n_items;
    len lowest;               /* baseline of the lowest line of text above the notes, 0: none */
    len room;                 /* left between the text and the notes, or the bottom margin */
    int filled;               /* hundredths of the room for text and notes that are taken */
    int body_lines;           /* lines and rows, without those of a body's foot */
    bool has_foot;            /* some of that stands here */
    bool is_blank;            /* nothing is to be seen between the margins */
    struct page_point middle; /* of its text */
};

/* What stands before the items of a list. */
enum page_marks {
    MARKS_SIGNS, /* a dash, a plus */
    MARKS_DECIMAL,
    MARKS_UPPER_ROMAN,
    MARKS_LOWER_ROMAN,
    MARKS_UPPER_LETTERS,
    MARKS_LOWER_LETTERS,
};

/* A node of the structure tree. tags[0] stands for artifacts, tags[1] is the document; parents come
 * before children and siblings in reading order. */
struct page_tag {
    enum role role;
    int parent;
    const char *title;     /* headings: number and words, for the outline; else NULL */
    int level;             /* headings: 1 to 6 */
    enum page_marks marks; /* ROLE_LIST */
    int span, rows;        /* cells: columns and rows that it takes; 0 for others */
    const char *language;  /* NULL: as the document */
    const char *alt;       /* figures, formulas: in words; NULL: none */
    const char *spoken;    /* what is read in place of its text; NULL: the text */
    const char *uri;       /* ROLE_LINK: where it leads; NULL: to a tag */
    int to;                /* ROLE_LINK: the tag that it leads to; 0: none */
    int note;              /* ROLE_NOTE and ROLE_REFERENCE: index of the note, else -1 */
    const char *id;        /* of the block; NULL: none */
    int page;              /* index of the page of its first item, -1 when it has none */
    len y;                 /* top of its first line on that page */
    struct page_box box;   /* figures, formulas: where on that page; else of no width */
};

/* Where a document is signed digitally (ND30 Phụ lục I, I.II.7 and 8): the signer's picture below
 * his post, the organisation's seal over its left third. */
struct page_field {
    int page; /* index */
    int tag;  /* what is read before it; 0: nothing on this page */
    struct page_box signature;
    struct page_box seal;             /* of no width: the signature is the organisation's own */
    uint32_t signature_ink, seal_ink; /* 0xRRGGBB, of the pictures; 0: it takes none */
};

struct pages {
    struct meta meta;
    struct page *at;
    size_t n;
    struct page_tag *tags;
    size_t n_tags;
    struct page_field *fields; /* in the order of the pages */
    size_t n_fields;
    struct page_watermark watermark;
};

#endif
