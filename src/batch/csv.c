/* CSV (RFC 4180) as spreadsheets save it: with or without a byte order mark, divided by commas,
 * semicolons (where the comma is decimal) or tabs. */
#include "batch/batch_priv.h"

#include <string.h>
#include <strings.h>

struct place {
    const char *at, *end;
    struct pos pos;
    char separator;
};

static void step(struct place *p)
{
    unsigned char c = (unsigned char)*p->at++;
    bool is_end = c == '\n' || (c == '\r' && (p->at == p->end || *p->at != '\n'));
    if (is_end) {
        p->pos.line++;
        p->pos.column = 1;
    } else if ((c & 0xC0) != 0x80) {
        p->pos.column++;
    }
}

static bool is_line_end(const struct place *p)
{
    return p->at == p->end || *p->at == '\n' || *p->at == '\r';
}

static bool ends_cell(const struct place *p)
{
    return is_line_end(p) || *p->at == p->separator;
}

static void skip_line_end(struct place *p)
{
    bool has_return = p->at < p->end && *p->at == '\r';
    if (has_return) step(p);
    if (p->at < p->end && *p->at == '\n') step(p);
}

/* Behind the opening quote; "" is a quote. */
static bool read_quoted(struct place *p, struct buf *out)
{
    while (p->at < p->end) {
        if (*p->at == '"' && (p->end - p->at < 2 || p->at[1] != '"')) {
            step(p);
            return ends_cell(p);
        }
        if (*p->at == '"') step(p);
        if (out) buf_putc(out, *p->at);
        step(p);
    }
    return false;
}

/* Past one cell; `out` may be NULL. */
static bool read_cell(struct place *p, struct buf *out)
{
    if (p->at < p->end && *p->at == '"') {
        step(p);
        return read_quoted(p, out);
    }
    while (!ends_cell(p)) {
        if (out) buf_putc(out, *p->at);
        step(p);
    }
    return true;
}

static bool refuse_quote(struct diag_list *diags, struct pos pos)
{
    diag_add(diags, pos, DIAG_BATCH_QUOTE, NULL, NULL, NULL);
    return false;
}

/* Past one row, which may be empty. */
static bool skip_row(struct place *p, struct diag_list *diags)
{
    for (;;) {
        struct pos pos = p->pos;
        if (!read_cell(p, NULL)) return refuse_quote(diags, pos);
        if (is_line_end(p)) break;
        step(p);
    }
    return true;
}

/* What divides the head's cells: the one that stands there most often outside of quotes. */
static char find_separator(const char *at, const char *end)
{
    static const char known[] = ",;\t";
    size_t count[3] = {0}, best = 0;
    bool is_quoted = false;
    for (; at < end && (is_quoted || (*at != '\n' && *at != '\r')); at++) {
        const char *found = *at ? strchr(known, *at) : NULL;
        if (*at == '"') is_quoted = !is_quoted;
        if (found && !is_quoted) count[found - known]++;
    }
    for (size_t i = 1; i < 3; i++)
        if (count[i] > count[best]) best = i;
    return known[best];
}

typedef VEC(struct cell) cell_list;

static bool read_row(struct arena *a, struct place *p, cell_list *cells, struct diag_list *diags)
{
    for (;;) {
        struct buf text = {0};
        struct pos pos = p->pos;
        bool done = read_cell(p, &text);
        *vec_push(a, cells) = (struct cell){.text = buf_text(&text, a), .pos = pos};
        if (!done) return refuse_quote(diags, pos);
        if (is_line_end(p) || cells->n > BATCH_MAX_COLUMNS) return true;
        step(p);
    }
}

static bool read_head(struct arena *a, struct place *p, struct table *table,
                      struct diag_list *diags)
{
    cell_list cells = {0};
    if (!read_row(a, p, &cells, diags)) return false;
    if (cells.n > BATCH_MAX_COLUMNS) {
        diag_add(diags, p->pos, DIAG_BATCH_COLUMNS, arena_printf(a, "%d", BATCH_MAX_COLUMNS), NULL,
                 NULL);
        return false;
    }
    table->columns = arena_array_of(a, cells.n, const char *);
    for (size_t i = 0; i < cells.n; i++) {
        const char *name = table->columns[i] = batch_nfc(a, batch_trimmed(a, cells.at[i].text));
        for (size_t k = 0; k < i; k++) {
            if (!*name || strcmp(name, table->columns[k]) != 0) continue;
            diag_add(diags, cells.at[i].pos, DIAG_BATCH_COLUMN_TWICE, name, NULL, NULL);
            return false;
        }
    }
    table->n_columns = cells.n;
    return true;
}

/* "sep=;" on a line of its own is for Excel, and tells what divides the cells. */
static bool skip_hint(struct place *p)
{
    static const char hint[] = "sep=";
    size_t n = sizeof hint - 1;
    if ((size_t)(p->end - p->at) <= n || strncasecmp(p->at, hint, n) != 0) return false;
    struct place behind = *p;
    behind.at += n;
    if (!strchr(",;\t", *behind.at)) return false;
    behind.separator = *behind.at++;
    if (!is_line_end(&behind)) return false;
    skip_line_end(&behind);
    *p = behind;
    return true;
}

/* Excel leaves rows of empty cells behind. */
static bool has_cell(const struct place *p, const char *from)
{
    while (from < p->at && (*from == p->separator || *from == ' ' || *from == '\t'))
        from++;
    return from < p->at;
}

bool csv_open(struct arena *a, struct table *table, struct diag_list *diags)
{
    struct place p = {table->text, table->text + table->n, {table->file, 1, 1}, ','};
    if (!skip_hint(&p)) p.separator = find_separator(p.at, p.end);
    table->separator = p.separator;
    if (!read_head(a, &p, table, diags)) return false;
    skip_line_end(&p);
    while (p.at < p.end) {
        const char *from = p.at;
        int line = p.pos.line;
        if (!skip_row(&p, diags)) return false;
        if (has_cell(&p, from))
            *vec_push(a, &table->rows) = (struct table_line){(size_t)(from - table->text),
                                                             (size_t)(p.at - table->text), line};
        skip_line_end(&p);
    }
    return true;
}

bool csv_row(struct arena *a, const struct table *table, size_t i, struct row *row,
             struct diag_list *diags)
{
    const struct table_line *line = &table->rows.at[i];
    struct place p = {table->text + line->from, table->text + line->to, row->pos, table->separator};
    cell_list cells = {0};
    if (!read_row(a, &p, &cells, diags)) return false;
    if (cells.n != table->n_columns) {
        diag_add(diags, row->pos,
                 cells.n < table->n_columns ? DIAG_BATCH_CELLS_FEW : DIAG_BATCH_CELLS, row->number,
                 arena_printf(a, "%zu", cells.n), arena_printf(a, "%zu", table->n_columns));
        return false;
    }
    for (size_t k = 0; k < cells.n; k++)
        cells.at[k].name = table->columns[k];
    row->cells = cells.at;
    row->n = cells.n;
    return true;
}
