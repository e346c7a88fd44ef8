/* Whether two documents have the same pages but for the lines that number and date stand in. */
#include "lib/lib.h"

#include <string.h>

static bool is_slot(const struct page_item *item)
{
    return item->kind == PAGE_TEXT && item->text.in_slot;
}

static bool is_same_text(const struct page_text *x, const struct page_text *y)
{
    return x->face == y->face && x->size == y->size && x->n == y->n &&
           memcmp(x->utf8, y->utf8, x->n) == 0 && x->x == y->x && x->baseline == y->baseline &&
           x->width == y->width && x->slack == y->slack && x->blanks == y->blanks &&
           x->color == y->color && x->underline == y->underline && x->ends_line == y->ends_line;
}

static bool is_same_rule(const struct page_rule *x, const struct page_rule *y)
{
    return x->x == y->x && x->y == y->y && x->length == y->length && x->thickness == y->thickness &&
           x->color == y->color;
}

static bool is_same_shape(const struct page_shape *x, const struct page_shape *y)
{
    bool same = x->n == y->n;
    for (size_t i = 0; same && i < x->n; i++)
        same = x->points[i].x == y->points[i].x && x->points[i].y == y->points[i].y;
    return same;
}

static bool is_same_image(const struct page_image *x, const struct page_image *y)
{
    return x->box.x == y->box.x && x->box.y == y->box.y && x->box.width == y->box.width &&
           x->box.height == y->box.height;
}

/* Lines of slots stay at their height; what stands in them may differ. */
static bool is_same_item(const struct page_item *x, const struct page_item *y)
{
    if (x->kind != y->kind || x->tag != y->tag || is_slot(x) != is_slot(y)) return false;
    switch (x->kind) {
    case PAGE_TEXT:
        if (is_slot(x)) return x->text.baseline == y->text.baseline;
        return is_same_text(&x->text, &y->text);
    case PAGE_RULE:
        return is_same_rule(&x->rule, &y->rule);
    case PAGE_SHAPE:
        return is_same_shape(&x->shape, &y->shape);
    case PAGE_IMAGE:
        break;
    }
    return is_same_image(&x->image, &y->image);
}

/* Past an item, or past all items of one line of a slot. */
static size_t behind(const struct page *page, size_t i)
{
    while (i < page->n_items && is_slot(&page->items[i]) && !page->items[i].text.ends_line)
        i++;
    return i < page->n_items ? i + 1 : i;
}

/* Words by which a reader finds the place: those of the item, or of the next one with words. */
static const char *words_at(struct arena *a, const struct page *page, size_t i)
{
    while (i < page->n_items && page->items[i].kind != PAGE_TEXT)
        i++;
    if (i == page->n_items) return "";
    return arena_strndup(a, page->items[i].text.utf8, page->items[i].text.n);
}

/* The first words that moved; NULL: none did. */
static const char *first_moved(struct arena *a, const struct page *x, const struct page *y)
{
    size_t i = 0, k = 0;
    while (i < x->n_items && k < y->n_items) {
        if (!is_same_item(&x->items[i], &y->items[k])) return words_at(a, x, i);
        i = behind(x, i);
        k = behind(y, k);
    }
    if (i < x->n_items) return words_at(a, x, i);
    return k < y->n_items ? words_at(a, y, k) : NULL;
}

static bool is_same_page(const struct pages *before, const struct pages *after, size_t at,
                         struct diag_list *diags)
{
    const struct page *x = &before->at[at], *y = &after->at[at];
    const char *moved = first_moved(diags->arena, x, y);
    if (!moved && x->width == y->width && x->height == y->height) return true;
    diag_add(diags, (struct pos){0}, DIAG_ISSUE_MOVED, arena_printf(diags->arena, "%zu", at + 1),
             moved ? moved : "", NULL);
    return false;
}

bool lib_same_pages(const struct pages *before, const struct pages *after, struct diag_list *diags)
{
    for (size_t i = 0; i < before->n && i < after->n; i++)
        if (!is_same_page(before, after, i, diags)) return false;
    if (before->n == after->n) return true;
    diag_add(diags, (struct pos){0}, DIAG_ISSUE_PAGES, arena_printf(diags->arena, "%zu", after->n),
             arena_printf(diags->arena, "%zu", before->n), NULL);
    return false;
}
