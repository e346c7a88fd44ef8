/* What the files of this room share.
 *
 *   flow --collect--> lists, rules           (in reading order, before anything is written)
 *        --part_*---> parts, each a buffer   (one function for an element, children in schema
 * order)
 *        --package--> the zip file
 *
 * Clauses are those of ISO/IEC 29500-1:2016; docs/ooxml/ says for each feature why it is written
 * so. Lengths become whole twips at the moment of writing. */
#ifndef VANTHU_DOCX_DOCX_PRIV_H
#define VANTHU_DOCX_DOCX_PRIV_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/memo.h"
#include "base/vec.h"
#include "compose/flow.h"
#include "image/image.h"
#include "xml/writer.h"

enum { DOCX_MAX_LEVELS = 9 }; /* 17.9.6: levels of a numbering definition */

/* A w:num: one count of a numbering. The first of a numbering counts from the start, one for a
 * later instance restarts every level. A literal num prints one label's own words whatever the
 * count, and counts on with the rest, since all nums of one w:abstractNum share their counts
 * (17.9.15).
 *
 * Levels that print a dash stand in a definition of their own: a paragraph on any level makes the
 * levels above it begin, and a dash right below "2." must not use up the number of "2.1.". */
struct docx_num {
    int numbering; /* index into flow.numberings */
    bool is_dashes;
    int instance;
    const struct flow_label *literal; /* NULL: every level is the numbering's */
    bool is_of_text; /* counts on for paragraphs that are no headings: LibreOffice has all in its
                        outline that share the num of heading styles */
    bool started[DOCX_MAX_LEVELS];
};

/* A numbering as this document uses it. */
struct docx_list {
    const struct style *styles[DOCX_MAX_LEVELS]; /* whose indents a level has; NULL: not used */
    int counts[DOCX_MAX_LEVELS];
    int last;    /* num that counted last, from 1; 0: it does not count anything */
    int dashes;  /* num of its dashes, from 1; 0: none */
    int text[2]; /* nums of what is no heading: counted, dashes; from 1; 0: none */
};

/* A style that brings its number along (17.9.23): num is an index into nums, -1 for none. */
struct docx_link {
    int num, level;
};

/* A labelled paragraph and its num. */
struct docx_labelled {
    const struct flow_para *para;
    enum flow_change change;
    int num;
    int old_num; /* in the old version of a comparison; -1: the same */
};

/* A labelled paragraph that has a name. */
struct docx_target {
    const char *id;
    size_t labelled; /* index into labelled */
};

struct docx_part {
    const char *name; /* "word/document.xml" */
    const char *type; /* the middle of its content type; NULL: given by its ending */
    struct buf body;
    bool is_packed; /* compressing it again would gain nothing */
    bool is_common; /* other documents are likely to have the same */
};

/* A picture and its relationship. */
struct docx_picture {
    const struct image *image;
    const char *rel;
};

struct docx_rel {
    const char *id, *type, *target; /* type: without its beginning, which nearly all share */
};

struct docx {
    struct arena *arena;
    const struct flow *flow;
    struct memo *memo; /* of what was written before */

    const char **style_ids;  /* beside flow->styles */
    struct docx_link *links; /* beside flow->styles */
    bool *is_used;           /* the same: written so far */
    bool *has_text;          /* beside flow->styles: lines of it are counted */

    struct docx_list *lists;            /* beside flow->numberings */
    VEC(struct docx_num) nums;          /* w:numId is index + 1 */
    VEC(struct docx_labelled) labelled; /* in reading order, body before notes */
    size_t next_labelled;
    VEC(struct docx_target) targets;           /* by id, once sorted */
    bool is_counted;                           /* the link at hand is a field with a number */
    enum flow_change link_change;              /* of that link as a whole */
    int n_marks;                               /* note marks met so far */
    int n_controls, n_bookmarks, n_watermarks; /* written so far */
    long n_revisions;                          /* ids of tracked changes given so far */
    enum flow_change change;                   /* of the block being written */
    bool is_in_notes;                          /* that part is being written */
    bool is_watermark_due;                     /* in the next paragraph */
    bool has_ticks, has_formulas;
    bool has_tables;                     /* without borders */
    len border;                          /* of tables; 0: none has one */
    VEC(const struct flow_rule *) rules; /* one of each look: a style */
    VEC(const char *) anchors;           /* waiting for the next paragraph */

    VEC(struct docx_picture) pictures; /* in order of first use */
    int n_drawings;                    /* met so far */
    int last_figure;                   /* number of the caption met last; 0: none */

    const char **headers;  /* beside flow->sections: relationship ids; NULL: none */
    const char *no_header; /* of an empty line; NULL: not needed */
    const char **first_headers, **first_footers; /* of what a first page alone shows; NULL: none */

    VEC(struct docx_part) parts; /* in the order of the package */
    VEC(struct docx_rel) rels;   /* of the document */
};

/* element.c: what nearly every element of WordprocessingML is. */
void docx_val(struct xml_writer *w, const char *name, const char *value);
void docx_val_int(struct xml_writer *w, const char *name, long value);
/* <w:b/>, or <w:b w:val="0"/> (17.17.4). */
void docx_on(struct xml_writer *w, const char *name, bool is_on);
void docx_open_root(struct xml_writer *w, const char *name);

/* style_ids.c: a stable id for each style; fills d->style_ids. */
void docx_name_styles(struct docx *d);
size_t docx_style_index(const struct docx *d, const struct style *style);
const char *docx_style_id(const struct docx *d, const struct style *style);
bool docx_style_is_words_own(const struct docx *d, size_t i);
/* The name of flow->styles[i]: Word's own for its own styles, else the Vietnamese title. */
const char *docx_style_name(const struct docx *d, size_t i);
extern const char docx_rule_style_id[], docx_grid_style_id[], docx_lined_style_id[];

/* collect.c: one walk in reading order that fills labelled, rule, has_ticks, has_tables, border and
 * pictures (still without relationships). */
void docx_collect(struct docx *d);
/* numbers.c: fills lists and nums, and the num of each labelled paragraph. */
void docx_number(struct docx *d);
/* The styles that bring their number along; fills links. */
void docx_link_styles(struct docx *d);
/* w:abstractNumId. */
int docx_definition_id(int numbering, bool is_dashes);
/* reference.c: labelled paragraphs by their ids. */
void docx_sort_targets(struct docx *d);
/* Whether a link of one run is the number of a paragraph, as the program counts it. */
bool docx_is_counted(struct docx *d, const struct flow_run *run);
/* A label as it is written, so that no line ends in it where it is cited. */
const char *docx_number_words(struct arena *a, const char *label);
/* number_text.c: what a word processor prints for a level, given all counts. NULL: it depends on
 * the program, since a count goes beyond its notation. */
const char *docx_number_text(struct arena *a, const struct flow_numbering *numbering, int level,
                             const int *counts);

/* format.c: properties that styles and paragraphs share. */
void docx_spacing(struct xml_writer *w, const struct style *style);
void docx_indent(struct xml_writer *w, const struct style *style, len nudge);
void docx_align(struct xml_writer *w, enum style_align align);
/* <w:color>, and w:color of a border: black is the window's own. */
void docx_color(struct xml_writer *w, uint32_t color);
void docx_color_attr(struct xml_writer *w, uint32_t color);
/* Whether lines that are not to be counted must say so where they stand, since their style is that
 * of others that are (17.3.1.35). */
bool docx_hides_number(const struct docx *d, const struct style *style);

/* run.c: text of one format, and what stands around it. */
void docx_run(struct docx *d, struct xml_writer *w, const struct flow_run *run,
              const struct style *para);
/* What stands before the first run of a link and behind its last. */
void docx_open_link(struct docx *d, struct xml_writer *w, const struct flow_run *run,
                    const struct style *para);
void docx_close_link(struct docx *d, struct xml_writer *w, const struct flow_run *run,
                     const struct style *para);
/* w:rPr of a label: nothing where it differs in nothing. */
void docx_label_properties(struct docx *d, struct xml_writer *w, const struct flow_label *label,
                           const struct style *para);

/* bookmark.c: Word's name for what has an id: letters, digits and _, at most 40, each once whatever
 * their case. The same id always has the same. */
const char *docx_bookmark_name(struct arena *a, const char *id);
/* True when that is _vt_ and the id itself, with _ for each hyphen. */
bool docx_bookmark_is_simple(const char *id);
/* Anchors that the next paragraph takes. */
void docx_anchor_next(struct docx *d, const struct flow_anchor *anchors);
/* The bookmarks of those that wait, around what is written between the two calls. */
struct docx_span {
    int first, n;
};
struct docx_span docx_open_anchors(struct docx *d, struct xml_writer *w);
void docx_close_anchors(struct xml_writer *w, struct docx_span span);

/* paragraph.c, rule.c, table.c, image.c. `ends` is the section that ends with the paragraph, or
 * NULL. */
void docx_paragraph(struct docx *d, struct xml_writer *w, const struct flow_para *para,
                    const struct flow_section *ends);
void docx_rule(struct docx *d, struct xml_writer *w, const struct flow_rule *rule);
void docx_rule_collect(struct docx *d, const struct flow_rule *rule);
void docx_rule_styles(const struct docx *d, struct xml_writer *w);
void docx_table(struct docx *d, struct xml_writer *w, const struct flow_table *table);
void docx_table_styles(const struct docx *d, struct xml_writer *w);
void docx_image(struct docx *d, struct xml_writer *w, const struct flow_image *image);

/* formula.c. What a part says on its first element, and the settings, when there are formulas. */
void docx_formula(struct docx *d, struct xml_writer *w, const struct flow_formula *formula);
void docx_formula_settings(struct xml_writer *w);
void docx_formula_namespace(struct xml_writer *w);

/* control.c: what is filled in, and what is locked; docx_close_control ends either. */
void docx_open_blank(struct docx *d, struct xml_writer *w, const struct flow_control *control);
void docx_open_lock(struct docx *d, struct xml_writer *w, const char *title,
                    const struct flow_block *blocks, size_t n);
void docx_close_control(struct xml_writer *w);

/* watermark.c: in the paragraph at hand, where one is due. */
void docx_watermark(struct docx *d, struct xml_writer *w);

/* revision.c: what changed between two versions. */
bool docx_change_is_gone(enum flow_change change);
/* An element with an id of its own, author and date. */
void docx_open_change(struct docx *d, struct xml_writer *w, const char *element);
void docx_open_changed(struct docx *d, struct xml_writer *w, enum flow_change change);
void docx_close_changed(struct xml_writer *w, enum flow_change change);
/* Of the paragraph being written: d->change, in a w:rPr that is open, or in one of its own. */
void docx_changed_end(struct docx *d, struct xml_writer *w);
void docx_changed_mark(struct docx *d, struct xml_writer *w);
void docx_changed_row(struct docx *d, struct xml_writer *w, enum flow_change change);
long docx_open_move(struct docx *d, struct xml_writer *w, const struct flow_block *block);
void docx_close_move(struct xml_writer *w, const struct flow_block *block, long id);

/* part_*.c: each fills one part. */
void docx_part_document(struct docx *d, struct buf *out);
void docx_blocks(struct docx *d, struct xml_writer *w, const struct flow_block *blocks, size_t n);
void docx_section(struct docx *d, struct xml_writer *w, const struct flow_section *section);
void docx_part_styles(const struct docx *d, struct buf *out);
void docx_part_numbering(const struct docx *d, struct buf *out);
void docx_part_footnotes(struct docx *d, struct buf *out);
void docx_part_header(struct docx *d, const struct flow_para *para, struct buf *out);
/* The same for blocks; `root` is w:hdr or w:ftr. */
void docx_part_margin(struct docx *d, const char *root, const struct flow_block *blocks, size_t n,
                      struct buf *out);
void docx_part_settings(const struct docx *d, struct buf *out);
void docx_part_font_table(const struct docx *d, struct buf *out);
void docx_part_core(struct arena *a, const struct meta *meta, struct buf *out);
void docx_part_app(const struct meta *meta, struct buf *out);
void docx_part_custom(struct arena *a, const struct meta *meta, struct buf *out);
void docx_part_source(struct docx *d, struct buf *out);
void docx_part_source_properties(struct docx *d, struct buf *out);
void docx_part_rels(struct arena *a, const struct docx_rel *rels, size_t n, struct buf *out);
void docx_part_content_types(const struct docx *d, struct buf *out);

/* A part as it stands in the file. */
struct docx_packed {
    const uint8_t *at;
    size_t n, n_raw;
    uint32_t crc; /* of the raw bytes */
    bool is_stored;
    size_t done; /* bytes that were read */
};

struct packer;
/* package.c: the parts as a zip file; false + DIAG_DOCX_ZIP. */
bool docx_package(const struct docx *d, struct packer *packer, struct buf *out,
                  struct diag_list *diags);

#endif
