/* The copies of a document, one behind the other.
 *
 *   first copy        page, page, blank, appendix, blank      tagged, with links
 *   each further one  the same sheets, of streams that are artifacts
 *
 * A further page is a dictionary of some 200 bytes: a page cannot stand in the page tree twice, but
 * its content, fonts and pictures can be shown by many (ISO 32000-1, 7.7.3.3). */
#include "pdf/pdf_priv.h"

typedef VEC(struct set_side) side_list;

/* Parts have pages of their own, which count from 1. */
static bool begins_part(const struct pages *pages, size_t i)
{
    return pages->at[i].number == 1;
}

/* Whether the back of a page's sheet stays blank, where `n` sides were before it. */
static bool needs_blank(const struct pages *pages, size_t i, size_t n)
{
    bool is_last = i + 1 == pages->n;
    return n % 2 == 0 && (is_last || begins_part(pages, i + 1));
}

static size_t count_sides(const struct pages *pages, const struct pdf_set *set)
{
    size_t n = 0;
    for (size_t i = 0; i < pages->n; i++)
        n += !set->is_single_sided && needs_blank(pages, i, n) ? 2 : 1;
    return n;
}

size_t pdf_set_pages(const struct pages *pages, const struct pdf_set *set)
{
    size_t copies = 0;
    for (size_t i = 0; i < set->n_copies; i++)
        copies += (size_t)set->copies[i].n;
    return copies * count_sides(pages, set);
}

/* An empty page as large as the one before it; without content there is nothing to be tagged. */
static void write_blank(struct pdf *p, size_t after)
{
    const struct page *page = &p->pages->at[after];
    buf_puts(&p->entries, "/MediaBox [0 0 ");
    put_points(&p->entries, points_of(page->width));
    buf_putc(&p->entries, ' ');
    put_points(&p->entries, points_of(page->height));
    buf_puts(&p->entries, "]\n/Resources <<>>\n");
    pdf_fill(p, haru_bare_page(p->haru));
}

static void write_first(struct pdf *p, side_list *sides)
{
    for (size_t i = 0; i < p->pages->n; i++) {
        bool has_blank = !p->set->is_single_sided && needs_blank(p->pages, i, sides->n);
        page_write(p, i);
        *vec_push(p->arena, sides) = (struct set_side){.page = i};
        if (!has_blank) continue;
        write_blank(p, i);
        *vec_push(p->arena, sides) = (struct set_side){.page = i, .is_blank = true};
    }
}

/* Gives the object of its first page. */
static int write_further(struct pdf *p, const side_list *sides)
{
    int first = 0;
    for (size_t i = 0; i < sides->n; i++) {
        const struct set_side *side = &sides->at[i];
        if (side->is_blank) {
            write_blank(p, side->page);
            continue;
        }
        int object = haru_bare_page(p->haru);
        buf_puts(&p->entries, side->entries);
        pdf_fill(p, object);
        if (!first) first = object;
    }
    return first;
}

void set_write_pages(struct pdf *p)
{
    side_list sides = {0};
    bool is_one = p->set->n_copies == 1 && p->set->copies[0].n == 1;
    p->starts = arena_array_of(p->arena, p->set->n_copies, int);
    write_first(p, &sides);
    p->starts[0] = p->drawn[0].object;
    for (size_t i = 0; i < sides.n && !is_one; i++)
        if (!sides.at[i].is_blank) sides.at[i].entries = page_repeat(p, sides.at[i].page);
    for (size_t i = 0; i < p->set->n_copies; i++) {
        for (int k = i == 0; k < p->set->copies[i].n; k++) {
            int first = write_further(p, &sides);
            if (!p->starts[i]) p->starts[i] = first;
        }
    }
}

/* As large as it is, or margins are not what the law asks for. No NumCopies: all copies are in the
 * file. */
void set_put_preferences(const struct pdf *p, struct buf *b)
{
    if (!p->set) return;
    buf_puts(b, " /PrintScaling /None /PickTrayByPDFSize true /Duplex ");
    buf_puts(b, p->set->is_single_sided ? "/Simplex" : "/DuplexFlipLongEdge");
}
