/* Tables of the body: merged cells, rows that may be split, figures below each other. Digits of 13
 * pt are 130 twips wide, a comma 65: half and a quarter of 260. */
#include "base/buf.h"
#include "compose_test.h"

#include <stdio.h>

#define COLUMNS(n) "<columns>" n "</columns>"
#define TWO COLUMNS("<column width='*'/><column width='*'/>")
#define THREE COLUMNS("<column width='*'/><column width='*'/><column width='*'/>")

/* The body's table is the second of the document. */
static const struct flow_table *body_table(const struct composed *c)
{
    return table_of(c, 1);
}

static void put_cell(struct buf *b, const struct flow_cell *cell)
{
    const struct flow_para *para = &cell->blocks[0].para;
    if (cell->is_covered) buf_putc(b, '^');
    if (para->n_runs) buf_puts(b, para->runs[0].text);
    if (cell->span > 1) buf_printf(b, "-%d", cell->span);
    if (cell->more_rows) buf_printf(b, "|%d", cell->more_rows);
}

/* Rows end with "/", or "+" when kept with the next, or "~" when they may be split. A covered cell
 * is ^, "a-2" spans two columns, "a|1" one more row. */
static const char *grid_of(const struct composed *c)
{
    const struct flow_table *t = body_table(c);
    struct buf b = {0};
    for (size_t i = 0; i < t->n_rows; i++) {
        const struct flow_row *row = &t->rows[i];
        for (size_t k = 0; k < row->n_cells; k++) {
            if (k) buf_putc(&b, ' ');
            put_cell(&b, &row->cells[k]);
        }
        bool is_kept = row->cells[0].blocks[0].para.keep_next;
        buf_putc(&b, row->may_split ? '~' : is_kept ? '+' : '/');
    }
    return buf_text(&b, c->arena);
}

static const struct grid {
    const char *table, *grid;
} grids[] = {
    {"<table>" TWO "<row><cell rows='2'>a</cell><cell>b</cell></row><row><cell>c</cell></row>"
     "<row><cell>d</cell><cell>e</cell></row></table>",
     "a|1 b+^ c/d e/"},
    {"<table>" TWO "<row><cell>a</cell><cell rows='3'>b</cell></row><row><cell>c</cell></row>"
     "<row><cell>d</cell></row></table>",
     "a b|2+c ^+d ^/"},
    /* both at once, and one that begins where another ends */
    {"<table>" THREE "<row><cell rows='2' span='2'>a</cell><cell>b</cell></row>"
     "<row><cell rows='2'>c</cell></row><row><cell>d</cell><cell>e</cell></row></table>",
     "a-2|1 b+^-2 c|1+d e ^/"},
    {"<table>" THREE "<row><cell>a</cell><cell rows='2'>b</cell><cell rows='3'>c</cell></row>"
     "<row><cell rows='2'>d</cell></row><row><cell>e</cell></row></table>",
     "a b|1 c|2+d|1 ^ ^+^ e ^/"},
    /* the head's own, with the numbers below it */
    {"<table numbers='yes'>" TWO "<head><row><cell rows='2'>a</cell><cell>b</cell></row>"
     "<row><cell>c</cell></row></head><row><cell>d</cell><cell>e</cell></row></table>",
     "a|1 b+^ c/(1) (2)/d e/"},
    {"<table split='yes'>" TWO "<head><row><cell>H</cell><cell>h</cell></row></head>"
     "<row><cell>a</cell><cell>b</cell></row><row split='no'><cell>c</cell><cell>d</cell></row>"
     "<row><cell rows='2'>e</cell><cell>f</cell></row><row><cell>g</cell></row></table>",
     "H h/a b~c d/e|1 f+^ g/"},
    {"<table>" TWO "<row split='yes'><cell>a</cell><cell>b</cell></row>"
     "<row split='yes'><cell>c<note>n</note></cell><cell>d</cell></row>"
     "<row split='yes'><cell>e<note>n</note></cell><cell>f<note>n</note></cell></row></table>",
     "a b~c d~e f/"},
};

START_TEST(cells_are_merged)
{
    /* the foot keeps the last two lines, which are not the table's */
    struct arena *a = arena_new();
    struct composed c = compose_body(arena_printf(a, "%s<p>y</p><p>z</p>", grids[_i].table));
    ck_assert_str_eq(messages_of(&c), "");
    ck_assert_str_eq(grid_of(&c), grids[_i].grid);
    composed_free(&c);
    arena_free(a);
}
END_TEST

#define ROW2 "<row><cell>a</cell><cell>b</cell></row>"

static const struct refused {
    const char *table, *messages;
} refusals[] = {
    {"<table>" TWO ROW2 "\n<row><cell>c</cell></row></table>",
     "4:1 DIAG_COMPOSE_TABLE_GAP 2|2|2\n"},
    {"<table>" TWO ROW2 "<row>\n<cell>c</cell>\n<cell span='2'>d</cell></row></table>",
     "5:1 DIAG_COMPOSE_TABLE_OVER 2|2|2\n"},
    {"<table>" TWO "<row><cell rows='2'>a</cell><cell>b</cell></row><row><cell>c</cell>\n"
     "<cell>d</cell></row></table>",
     "4:1 DIAG_COMPOSE_TABLE_OVER 2|3|2\n"},
    {"<table>" THREE "<row><cell>a</cell><cell rows='2'>b</cell><cell>c</cell></row><row>\n"
     "<cell span='2'>d</cell><cell>e</cell></row></table>",
     "4:1 DIAG_COMPOSE_TABLE_OVERLAP 2|2|3\n"},
    {"<table>" TWO ROW2 "<row><cell>c</cell>\n<cell rows='2'>d</cell></row></table>",
     "4:1 DIAG_COMPOSE_TABLE_ROWS 2|2|2\n"},
    {"<table>" TWO "<head><row>\n<cell rows='2'>a</cell><cell>b</cell></row></head>"
     "<row><cell>c</cell></row></table>",
     "4:1 DIAG_COMPOSE_TABLE_ROWS 1|1|2\n"},
    {"\n<table>" COLUMNS("<column width='100mm'/><column width='80mm'/>") ROW2 "</table>",
     "4:1 DIAG_COMPOSE_TABLE_WIDE 180|165\n"},
};

START_TEST(what_does_not_come_out_even_is_refused)
{
    struct composed c = compose_body(refusals[_i].table);
    ck_assert_str_eq(messages_of(&c), refusals[_i].messages);
    ck_assert(!c.is_made);
    composed_free(&c);
}
END_TEST

/* Room behind the figures of a decimal column, 40 mm wide, row by row. */
static const char *rooms(const char *cells[], int n)
{
    struct arena *a = arena_new();
    const char *rows = "";
    for (int i = 0; i < n; i++)
        rows = arena_printf(a, "%s<row><cell>%s</cell></row>", rows, cells[i]);
    struct composed c = compose_body(arena_printf(
        a, "<table>" COLUMNS("<column width='40mm' align='decimal'/>") "%s</table>", rows));
    static char text[200];
    size_t at = 0;
    for (int i = 0; i < n; i++) {
        const struct flow_para *para = &body_table(&c)->rows[i].cells[0].blocks[0].para;
        at +=
            (size_t)snprintf(text + at, sizeof text - at, "%s%d", i ? " " : "", twips(para->nudge));
    }
    composed_free(&c);
    arena_free(a);
    return text;
}

START_TEST(figures_stand_by_their_comma)
{
    const char *cells[] = {"12", "7,5", "-3,25", "1.234.567", "(0,5)", "-", "Chưa có", ""};
    /* widest is ",25": 65 + 260 = 325; ",5" 195; ",5)" 281.6: a parenthesis is 682/2048 */
    ck_assert_str_eq(rooms(cells, 8), "325 130 0 325 44 325 325 325");
}
END_TEST

START_TEST(signs_hang_behind_figures)
{
    const char *cells[] = {"12%", "7,5%", "3,25"};
    /* a percent sign is 5/6 of 260: 217; widest ",5%" 412 */
    ck_assert_str_eq(rooms(cells, 3), "195 0 87");
}
END_TEST

/* The mark of 13 pt text: a digit of 58 % of 260 twips, cut: 150, so 75 wide. */
START_TEST(a_mark_hangs_behind_its_figure)
{
    const char *cells[] = {"12<note>n</note>", "7,5"};
    ck_assert_str_eq(rooms(cells, 2), "120 0");
}
END_TEST

/* 40 mm are 2268 twips, less 10 for the line and 2 x 57: 2144 less the guard band of 24. */
START_TEST(text_that_is_too_wide_has_what_is_left)
{
    const char *cells[] = {"1,123456", "0000000000000", "00000000000000000"};
    /* widest 65 + 6 x 130 = 845; 13 digits are 1690: 2120 - 1690; 17 are 2210 and do not fit */
    ck_assert_str_eq(rooms(cells, 2), "0 430");
    ck_assert_ptr_nonnull(rooms(cells, 3));
}
END_TEST

TCase *table_cases(void)
{
    TCase *t = tcase_create("tables");
    tcase_add_loop_test(t, cells_are_merged, 0, sizeof grids / sizeof *grids);
    tcase_add_loop_test(t, what_does_not_come_out_even_is_refused, 0,
                        sizeof refusals / sizeof *refusals);
    tcase_add_test(t, figures_stand_by_their_comma);
    tcase_add_test(t, signs_hang_behind_figures);
    tcase_add_test(t, a_mark_hangs_behind_its_figure);
    tcase_add_test(t, text_that_is_too_wide_has_what_is_left);
    return t;
}
