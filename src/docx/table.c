/* Tables (17.4.37): fixed grids without borders and cell margins, as the flow's columns stand. */
#include "docx/docx_priv.h"

#include <assert.h>

static int columns_width(const struct flow_table *table, size_t from, size_t n)
{
    int twips = 0;
    assert(from + n <= table->n_columns);
    for (size_t i = from; i < from + n; i++)
        twips += len_to_twips(table->widths[i]);
    return twips;
}

static void width(struct xml_writer *w, const char *name, int twips)
{
    xml_open(w, name);
    xml_attr_int(w, "w:w", twips);
    xml_attr(w, "w:type", "dxa");
    xml_close(w);
}

static void properties(struct xml_writer *w, const struct flow_table *table)
{
    xml_open(w, "w:tblPr");
    docx_val(w, "w:tblStyle", table->border ? docx_lined_style_id : docx_grid_style_id);
    width(w, "w:tblW", columns_width(table, 0, table->n_columns));
    xml_empty(w, "w:tblLayout", "w:type", "fixed", NULL);
    if (table->title) docx_val(w, "w:tblCaption", table->title);
    xml_close(w);
}

static void grid(struct xml_writer *w, const struct flow_table *table)
{
    xml_open(w, "w:tblGrid");
    for (size_t i = 0; i < table->n_columns; i++) {
        xml_open(w, "w:gridCol");
        xml_attr_int(w, "w:w", len_to_twips(table->widths[i]));
        xml_close(w);
    }
    xml_close(w);
}

static void cell(struct docx *d, struct xml_writer *w, const struct flow_table *table,
                 const struct flow_cell *c, size_t column)
{
    /* A cell ends with a paragraph (17.4.65). */
    assert(c->n_blocks && c->blocks[c->n_blocks - 1].kind != FLOW_TABLE);
    bool is_locked = d->flow->is_protected && c->lock;
    if (is_locked) docx_open_lock(d, w, c->lock, c->blocks, c->n_blocks);
    xml_open(w, "w:tc");
    xml_open(w, "w:tcPr");
    width(w, "w:tcW", columns_width(table, column, (size_t)c->span));
    if (c->span > 1) docx_val_int(w, "w:gridSpan", c->span);
    if (c->more_rows) docx_val(w, "w:vMerge", "restart");
    if (c->is_covered) docx_val(w, "w:vMerge", "continue");
    if (c->valign) docx_val(w, "w:vAlign", c->valign == VALIGN_CENTER ? "center" : "bottom");
    xml_close(w);
    docx_blocks(d, w, c->blocks, c->n_blocks);
    xml_close(w);
    if (is_locked) docx_close_control(w);
}

/* LibreOffice keeps a table of one row with what follows only if its row may break, and then moves
 * it whole. */
static bool is_alone_and_kept(const struct flow_table *table)
{
    const struct flow_block *first = table->rows[0].cells[0].blocks;
    return table->n_rows == 1 && first->kind == FLOW_PARA && first->para.keep_next;
}

static void row_properties(struct docx *d, struct xml_writer *w, enum flow_change change,
                           bool is_whole, bool is_head)
{
    if (!is_whole && !is_head && !change) return;
    xml_open(w, "w:trPr");
    if (is_whole) docx_on(w, "w:cantSplit", true);
    if (is_head) docx_on(w, "w:tblHeader", true);
    docx_changed_row(d, w, change);
    xml_close(w);
}

static void row(struct docx *d, struct xml_writer *w, const struct flow_table *table,
                const struct flow_row *r, bool is_head)
{
    size_t column = 0;
    docx_anchor_next(d, r->anchors);
    xml_open(w, "w:tr");
    row_properties(d, w, r->change, !r->may_split && !is_alone_and_kept(table), is_head);
    for (size_t i = 0; i < r->n_cells; i++) {
        cell(d, w, table, &r->cells[i], column);
        column += (size_t)r->cells[i].span;
    }
    xml_close(w);
}

void docx_table(struct docx *d, struct xml_writer *w, const struct flow_table *table)
{
    xml_open(w, "w:tbl");
    properties(w, table);
    grid(w, table);
    bool is_locked = d->flow->is_protected && table->lock;
    if (is_locked) docx_open_lock(d, w, table->lock, NULL, 0);
    for (size_t i = 0; i < table->n_rows; i++)
        row(d, w, table, &table->rows[i], i < table->n_heads || table->rows[i].is_head);
    if (is_locked) docx_close_control(w);
    xml_close(w);
}

static void margins(struct xml_writer *w)
{
    static const char *const sides[] = {"w:top", "w:left", "w:bottom", "w:right"};
    xml_open(w, "w:tblCellMar");
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++)
        width(w, sides[i], 0);
    xml_close(w);
}

/* Lines of one thickness around all cells (17.4.38), in eighths of a point. */
static void borders(struct xml_writer *w, len border)
{
    static const char *const sides[] = {"w:top",   "w:left",    "w:bottom",
                                        "w:right", "w:insideH", "w:insideV"};
    xml_open(w, "w:tblBorders");
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
        xml_open(w, sides[i]);
        xml_attr(w, "w:val", "single");
        xml_attr_int(w, "w:sz", (long)(border * 8 / LEN_PT));
        xml_attr(w, "w:space", "0");
        xml_attr(w, "w:color", "auto");
        xml_close(w);
    }
    xml_close(w);
}

/* Margins and indent of 0 remove the one difference between the compatibility modes that moves a
 * table (parity rule 25). */
static void table_style(struct xml_writer *w, const char *id, const char *name, len border)
{
    xml_open(w, "w:style");
    xml_attr(w, "w:type", "table");
    xml_attr(w, "w:customStyle", "1");
    xml_attr(w, "w:styleId", id);
    docx_val(w, "w:name", name);
    docx_val(w, "w:basedOn", "TableNormal");
    docx_val(w, "w:uiPriority", "30");
    xml_open(w, "w:tblPr");
    width(w, "w:tblInd", 0);
    if (border) borders(w, border);
    margins(w);
    xml_close(w);
    xml_close(w);
}

void docx_table_styles(const struct docx *d, struct xml_writer *w)
{
    if (d->has_tables) table_style(w, docx_grid_style_id, "Khung không viền", 0);
    if (d->border) table_style(w, docx_lined_style_id, "Bảng có viền", d->border);
}
