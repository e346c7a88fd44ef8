/* What the files about tables of the body share.
 *
 *   <table> --merged.c--> cells in their columns --table.c--> their text --figures.c--> room behind
 *   figures --columns.c--> widths of columns --table.c--> the flow's table */
#ifndef VANTHU_COMPOSE_TABLE_PRIV_H
#define VANTHU_COMPOSE_TABLE_PRIV_H

#include "compose/compose_priv.h"

struct cell {
    struct built built;
    struct pos pos;
    size_t column;
    int span, more_rows;
    bool is_covered;
    enum report_align align;
    enum flow_valign valign;
};

struct row {
    size_t end; /* index into cells behind its last */
    bool may_split;
};

struct table {
    const struct report_table *source;
    len border; /* which the text of each cell leaves free at its right [TWINS rule 23] */
    VEC(struct cell) cells;
    VEC(struct row) rows;
    int widths[SHEET_MAX_COLUMNS];
};

/* Whether a cell is aligned with those of its column by the comma. */
static inline bool is_figure(const struct cell *cell)
{
    return cell->align == CELL_DECIMAL && cell->span == 1 && !cell->is_covered;
}

/* Leave room behind the figures of each column, as the nudge of their paragraphs. */
void figures_align(struct composer *c, struct table *t);
/* A figure in the text's width, which it may be too wide for; `nudge` is its room. */
void figure_place(struct composer *c, struct flow_para *para, len nudge, int width);

/* The widths of all columns. errors  composer.ok = false + DIAG_COMPOSE_TABLE_WIDE at `pos`. */
void columns_set(struct composer *c, struct table *t, struct pos pos);

#endif
