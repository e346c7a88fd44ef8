/* A style with every value known: what flow, layout and docx see of a layout sheet. */
#ifndef VANTHU_STYLE_COMPUTED_H
#define VANTHU_STYLE_COMPUTED_H

#include "base/len.h"

#include <stdbool.h>
#include <stdint.h>

enum style_align { ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT, ALIGN_JUSTIFY };
enum style_case { CASE_AS_WRITTEN, CASE_UPPER };
enum style_line {
    LINE_MULTIPLE, /* `line` is a percentage of the font's own height: 100 is single */
    LINE_EXACT,    /* `line` is a len */
    LINE_AT_LEAST  /* `line` is a len */
};
enum style_kind { STYLE_PARAGRAPH, STYLE_CHARACTER };

/* Everything a style says; lengths in EMU, not negative unless said. A character style says only
 * which of bold, italic, underline and is_raised it turns on; its family is NULL, its size 0 and
 * the rest 0: those are the paragraph's. */
struct style {
    const char *id;       /* stable, ASCII: "body", "heading-1"; the DOCX style id is made of it */
    const char *title;    /* for people, in Vietnamese: "Nội dung văn bản" */
    const char *built_in; /* name of Word's own style that this one is ("heading 1"); NULL: none */
    const char *source;   /* the clause its values come from, as the sheet has it; may be NULL */
    enum style_kind kind;

    const char *family;
    int size; /* half-points */
    bool bold, italic, underline;
    enum style_case letter_case;
    bool is_raised; /* set as a note mark: smaller, above the line */
    uint32_t color; /* 0xRRGGBB; 0: black */

    enum style_align align;
    len left, right; /* indents */
    len first;       /* added to left on the first line; may be negative (hanging) */
    len before, after;
    enum style_line line_rule;
    int line;
    bool keep_next;  /* on the page of the next block; always with keep_lines */
    bool keep_lines; /* all lines on one page */
    bool widow;      /* at least two lines on each side of a page break */
    bool balance;    /* lines of about equal length; compose has set their breaks already */
    int outline;     /* 1 to 9 for headings, 0 for none */
    len border;      /* thickness of the frame around the paragraph; 0: none */
    len padding;     /* between the frame and the text; whole points */
    len width;       /* of the frame; 0: as wide as the indents leave it. Compose has made a right
                        indent of it already */
};

/* Sheet of paper; all EMU. */
struct style_page {
    len width, height;
    len top, bottom, left, right; /* margins */
    len header;                   /* from the page's top edge to the header line's top */
    len footer;                   /* from the page's bottom edge to the footer's bottom */
};

#endif
