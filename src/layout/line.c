/* A line as portions: runs of one face, size and group form a portion, which starts at a whole
 * twip; within it sums are rounded only where an item begins [TWINS rules 1, 2]. The slack of a
 * justified line is spread over its blanks [TWINS rule 7]. */
#include "layout/layout_priv.h"

#include "base/utf8.h"

#include <string.h>

/* What one run has in the line: bytes from .. to; none of a tab or a fill. */
struct piece {
    size_t run, from, to;
    int blanks;
    int x, width; /* natural; x from the line's left edge */
};

struct pieces {
    struct piece *at;
    size_t n, cap;
    size_t stretch; /* the first piece whose blanks may be widened */
    int blanks;     /* of these */
    int fill;       /* what a fill takes: it is not in the line's width */
    int x;          /* where the portion at hand starts */
    adv sum;        /* of its advances so far */
};

static int twips_of(adv sum)
{
    return (sum + TEXT_ADV / 2) / TEXT_ADV;
}

static int count_blanks(const char *s, size_t n)
{
    int blanks = 0;
    for (size_t i = 0; i < n; i++)
        blanks += s[i] == ' ';
    return blanks;
}

static bool is_same_format(const struct text_run *x, const struct text_run *y)
{
    return x->kind == TEXT_CHARS && y->kind == TEXT_CHARS && x->face == y->face &&
           x->size == y->size && x->group == y->group;
}

static void end_portion(struct pieces *pieces)
{
    pieces->x += twips_of(pieces->sum);
    pieces->sum = 0;
}

static void add_advances(const struct text_run *run, const struct piece *piece,
                         struct pieces *pieces)
{
    for (const char *s = run->utf8 + piece->from, *end = run->utf8 + piece->to; s < end;) {
        uint32_t cp = utf8_next(&s, end);
        if (text_is_alone(cp)) end_portion(pieces);
        pieces->sum += text_advance(run->face, cp, run->size);
        if (text_is_alone(cp)) end_portion(pieces);
    }
}

/* The last piece is not the last of its line after all: measure it. */
static void close_piece(const struct para *para, struct pieces *pieces)
{
    if (!pieces->n) return;
    struct piece *last = &pieces->at[pieces->n - 1];
    if (last->from == last->to) return;
    add_advances(&para->text.runs[last->run], last, pieces);
    last->width = pieces->x + twips_of(pieces->sum) - last->x;
}

/* Where text goes on after a tab at `x`, both from the region's left edge [TWINS rule 4]. */
static int tab_stop(const struct text_para *text, int x)
{
    for (size_t i = 0; i < text->n_tabs; i++)
        if (text->tabs[i] > x) return text->tabs[i];
    int every = text->tab_every;
    if (every <= 0) return x;
    return ((x >= 0 ? x / every : -((-x - 1) / every) - 1) + 1) * every;
}

/* Blanks before a tab keep their width: what stands before it is to stay where it is. */
static void add_tab(const struct para *para, int indent, int room, struct pieces *pieces)
{
    bool is_first = pieces->n == 0;
    end_portion(pieces);
    pieces->x = tab_stop(&para->text, indent + pieces->x) - indent;
    if (is_first && pieces->x > room) pieces->x = room > 0 ? room : 0;
    pieces->stretch = pieces->n;
    pieces->blanks = 0;
}

/* All that the line leaves; what stands behind it ends at the line's edge. */
static void add_fill(const struct text_line *line, struct piece *piece, struct pieces *pieces)
{
    end_portion(pieces);
    pieces->fill = line->room > line->width ? line->room - line->width : 0;
    piece->x = pieces->x;
    piece->width = pieces->fill;
    pieces->x += pieces->fill;
    pieces->stretch = pieces->n;
    pieces->blanks = 0;
}

/* Those of a line that is of one run were counted when it was broken. */
static int blanks_of(const struct text_run *run, const struct text_line *line,
                     const struct piece *piece)
{
    if (line->from.run == line->end.run) return line->blanks;
    return count_blanks(run->utf8 + piece->from, piece->to - piece->from);
}

static void add_text(const struct para *para, const struct text_line *line, struct piece *piece,
                     struct pieces *pieces)
{
    const struct text_run *runs = para->text.runs, *run = &runs[piece->run];
    if (piece->run > 0 && !is_same_format(run - 1, run)) end_portion(pieces);
    piece->x = pieces->x + twips_of(pieces->sum);
    if (run->kind != TEXT_CHARS) return;
    piece->blanks = blanks_of(run, line, piece);
    pieces->blanks += piece->blanks;
}

static int line_indent(const struct para *para, size_t i)
{
    return para->text.left + (i ? 0 : para->text.first);
}

/* The pieces of a line. The width of the last, most often the only one, follows from the line's. */
static void cut_pieces(struct arena *a, const struct para *para, size_t i, struct pieces *pieces)
{
    const struct text_line *line = &para->lines.at[i];
    for (size_t r = line->from.run; r < para->text.n_runs && r <= line->end.run; r++) {
        const struct text_run *run = &para->text.runs[r];
        struct piece piece = {.run = r};
        piece.from = r == line->from.run ? line->from.at : 0;
        piece.to = r == line->end.run ? line->end.at : run->n;
        bool is_tab = run->kind == TEXT_TAB && r < line->end.run;
        bool is_fill = run->kind == TEXT_FILL && r < line->end.run;
        if (!is_tab && !is_fill && piece.from == piece.to) continue;
        close_piece(para, pieces);
        if (is_tab)
            add_tab(para, line_indent(para, i), line->room, pieces);
        else if (is_fill)
            add_fill(line, &piece, pieces);
        else
            add_text(para, line, &piece, pieces);
        *vec_push(a, pieces) = piece;
    }
    if (!pieces->n) return;
    struct piece *last = &pieces->at[pieces->n - 1];
    last->width = line->width + pieces->fill - last->x;
}

/* No blank and no tab stood between what is set and what follows on the next line. */
static bool ends_in_word(const struct para *para, const struct text_line *line)
{
    if (line->is_last || line->end.run != line->to.run || line->end.at != line->to.at) return false;
    return para->text.runs[line->to.run].kind != TEXT_TAB;
}

static int line_offset(enum style_align align, const struct text_line *line)
{
    int free = line->room > line->width ? line->room - line->width : 0;
    if (align == ALIGN_CENTER) return free / 2;
    return align == ALIGN_RIGHT ? free : 0;
}

/* What justification has given away of a line's slack, blank by blank. */
struct spread {
    int slack, blanks; /* of the line */
    int passed;        /* blanks behind us */
};

/* Twips that go to the blanks behind us. */
static int spent(const struct spread *spread)
{
    return spread->slack ? spread->slack * spread->passed / spread->blanks : 0;
}

static struct spread spread_of(const struct para *para, size_t i, const struct pieces *pieces)
{
    const struct text_line *line = &para->lines.at[i];
    struct spread spread = {.blanks = pieces->blanks};
    bool is_stretched =
        para->align == ALIGN_JUSTIFY && !line->is_last && pieces->blanks > 0 && !pieces->fill;
    if (is_stretched && line->room > line->width) spread.slack = line->room - line->width;
    return spread;
}

/* As many dots as a fill holds, which end where it ends, so that dots of all lines do. */
static bool set_dots(struct arena *a, const struct para *para, struct piece *piece,
                     struct page_text *text)
{
    const struct text_run *run = &para->text.runs[piece->run];
    adv dot = text_advance(run->face, '.', run->size);
    int n = dot ? piece->width / twips_of(dot) : 0;
    char *dots = arena_alloc(a, (size_t)n + 1);
    memset(dots, '.', (size_t)n);
    int width = twips_of(n * dot);
    text->utf8 = dots;
    text->n = (size_t)n;
    text->x += len_from_twips(piece->width - width);
    text->width = len_from_twips(width);
    return n > 0;
}

/* A piece as an item; `left` is the line's left edge. */
static struct page_item text_item(const struct para *para, const struct piece *piece, int left,
                                  int baseline, struct spread *spread)
{
    const struct text_run *run = &para->text.runs[piece->run];
    const struct look *look = &para->looks[piece->run];
    int before = spent(spread);
    spread->passed += piece->blanks;
    int own = spent(spread) - before;
    struct page_item item = {.kind = PAGE_TEXT, .tag = look->tag};
    item.text = (struct page_text){
        .face = run->face,
        .size = run->size,
        .utf8 = run->utf8 ? run->utf8 + piece->from : "",
        .n = piece->to - piece->from,
        .x = len_from_twips(left + piece->x + before),
        .baseline = len_from_twips(baseline) - look->raise,
        .width = len_from_twips(piece->width + own),
        .slack = len_from_twips(own),
        .blanks = piece->blanks,
        .color = look->color,
        .underline = look->underline,
        .in_slot = para->has_slot,
    };
    return item;
}

void line_place(const struct para *para, size_t i, int x, int y, struct items *items)
{
    const struct text_line *line = &para->lines.at[i];
    struct pieces pieces = {0};
    cut_pieces(items->arena, para, i, &pieces);
    struct spread spread = spread_of(para, i, &pieces);
    int left = x + line_indent(para, i) + line_offset(para->align, line);
    size_t first = items->n;
    for (size_t p = 0; p < pieces.n; p++) {
        struct piece *piece = &pieces.at[p];
        bool is_fill = para->text.runs[piece->run].kind == TEXT_FILL;
        if (piece->from == piece->to && !is_fill) continue;
        if (p < pieces.stretch) piece->blanks = 0;
        struct page_item item = text_item(para, piece, left, y + para->parts[i].baseline, &spread);
        if (is_fill && !set_dots(items->keep, para, piece, &item.text)) continue;
        *vec_push(items->arena, items) = item;
    }
    if (items->n == first) return;
    struct page_text *last = &items->at[items->n - 1].text;
    last->ends_line = true;
    last->cuts_word = ends_in_word(para, line);
}
