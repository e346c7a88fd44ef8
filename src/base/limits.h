/* What one run takes at the most; these bound memory and time on hostile input. Each has a message
 * of its own (diag_codes.h) and a row in docs/FORMAT.md or, of what is no description, in
 * docs/HOSTILE.md; LIMIT_DIAG_WORD alone refuses nothing, and shortens what is told. */
#ifndef VANTHU_BASE_LIMITS_H
#define VANTHU_BASE_LIMITS_H

enum {
    LIMIT_INPUT_BYTES = 64 * 1024 * 1024, /* a description */
    LIMIT_SHEET_BYTES = 256 * 1024,       /* a layout sheet: its names are looked up one by one */
    LIMIT_DEPTH = 64,                     /* elements inside each other */
    LIMIT_FORMULA_DEPTH = 8,              /* fractions, roots and indices inside each other */
    LIMIT_ELEMENTS = 1000 * 1000,         /* of a file: each takes 1 to 7 KB until it is written */
    LIMIT_ATTRIBUTES = 64,                /* of one element */
    LIMIT_NAMES_BYTES = 1024 * 1024,      /* all different names of one file together */
    LIMIT_WORD_BYTES = 4096,              /* letters with no place to break a line */
    LIMIT_FONT_BYTES = 64 * 1024 * 1024,
    LIMIT_IMAGE_BYTES = 32 * 1024 * 1024,    /* an image's file */
    LIMIT_IMAGE_PIXELS = 50 * 1000 * 1000,   /* of an image */
    LIMIT_IMAGE_SCANS = 50,                  /* of a progressive JPEG */
    LIMIT_IMAGES_BYTES = 256 * 1024 * 1024,  /* what all images of a description take in memory */
    LIMIT_ARCHIVE_BYTES = 512 * 1024 * 1024, /* a PDF that is read back */
    LIMIT_PAGES = 20 * 1000,                 /* of a document */
    LIMIT_SET_PAGES = 100 * 1000,            /* of all copies that are printed in one file */
    LIMIT_DIAGS = 100,                       /* messages of one run; the rest is counted */
    LIMIT_DIAG_WORD = 400,                   /* bytes of the input that a message repeats */
    LIMIT_TEMPLATE_NODES = 10000,            /* of a layout sheet, with the templates it uses */
    LIMIT_SHEET_CHAIN = 8,                   /* layout sheets extending each other */
};

#endif
