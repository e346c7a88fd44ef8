/* Flows built by hand, in the styles and measures of an administrative document. */
#ifndef VANTHU_TESTS_DOCX_SAMPLE_H
#define VANTHU_TESTS_DOCX_SAMPLE_H

#include "base/buf.h"
#include "base/vec.h"
#include "compose/flow.h"
#include "docx/docx.h"

#define T(twips) ((twips)*LEN_TWIP)

enum sample_style {
    S_BODY,
    S_HEADING_1, /* capitals, bold */
    S_HEADING_2, /* bold */
    S_HEADING_3, /* bold */
    S_CENTER,    /* 13 pt, centred, bold, single lines */
    S_LETTER,    /* hanging indent */
    S_NOTE,
    S_HEADER,
    S_SPACER,
    S_STRONG, /* character: bold */
    S_MARK,   /* character: raised */
    S_N
};

typedef VEC(struct flow_block) sample_blocks;

struct sample {
    struct arena *a;
    struct style styles[S_N];
    const struct style *style_list[S_N];
    struct flow_level levels[5]; /* I. / 1. / 1.1. / a) / - */
    struct flow_numbering numbering;
    struct flow flow;
    VEC(struct flow_section) sections; /* the last one is being filled */
    sample_blocks *target;             /* where blocks go */
    VEC(struct flow_note) notes;
    struct flow_para header;
};

struct sample *sample_new(void);
void sample_free(struct sample *s);

/* A further section, A4 on its side. */
void sample_section(struct sample *s);

/* Blocks may move when the next one is added: change them before. */
struct flow_block *sample_para(struct sample *s, enum sample_style style, const char *text);
/* Another run behind the paragraph's, with the format of its style. */
struct flow_run *sample_run(struct sample *s, struct flow_block *block, const char *text);
/* A mark behind the paragraph's runs, and its note. */
void sample_note(struct sample *s, struct flow_block *block, const char *text);
void sample_label(struct sample *s, struct flow_block *block, int level, int instance,
                  const char *text);
void sample_rule(struct sample *s, int left, int length, int right, int thickness, int height);
/* A formula `height` twips high, in the body's style. */
void sample_formula(struct sample *s, const struct math_node *nodes, int height);
/* One with every part: I = x_i + the cube root of a / b^2. */
const struct math_node *sample_nodes(struct sample *s);
/* A picture, always the same one, in a centred paragraph. */
struct flow_block *sample_image(struct sample *s, const char *alt, int width, int height);
/* A table of one row of two cells, each filled by a function. */
void sample_table(struct sample *s, int left, int right, void fill_left(struct sample *),
                  void fill_right(struct sample *));

/* Everything together, as a small report; a spacer ends it. */
void sample_report(struct sample *s);

/* docx_write; aborts when it fails. */
void sample_write(struct sample *s, struct buf *out);
void sample_write_with(struct sample *s, struct packer *packer, struct buf *out);

#endif
