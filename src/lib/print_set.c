/* The copies of a document in one PDF, for those whom the layout sheet names. */
#include "lib/lib.h"

#include "base/limits.h"
#include "pdf/pdf.h"

static struct pdf_copies *list_copies(struct arena *a, const struct meta *meta, size_t *n_all)
{
    struct pdf_copies *copies = arena_array_of(a, meta->n_recipients, struct pdf_copies);
    *n_all = 0;
    for (size_t i = 0; i < meta->n_recipients; i++) {
        copies[i] = (struct pdf_copies){meta->recipients[i].name, meta->recipients[i].copies};
        *n_all += (size_t)copies[i].n;
    }
    return copies;
}

/* What the record says was issued may be known better than the list. */
static void compare_counts(struct vanthu *v, const struct meta *meta, size_t n)
{
    if (!meta->issued_copies || (size_t)meta->issued_copies == n) return;
    diag_add(&v->diags, meta->issued_copies_pos, DIAG_SET_COPIES,
             arena_printf(v->diags.arena, "%d", meta->issued_copies),
             arena_printf(v->diags.arena, "%zu", n), NULL);
}

static bool check_size(struct vanthu *v, const struct vanthu_document *d,
                       const struct vanthu_print_set *set)
{
    const struct pos pos = d->report->report.pos;
    if (!set->copies) diag_add(&v->diags, pos, DIAG_SET_NONE, NULL, NULL, NULL);
    if (set->pages > LIMIT_SET_PAGES)
        diag_add(&v->diags, pos, DIAG_SET_PAGES, arena_printf(v->diags.arena, "%zu", set->pages),
                 arena_printf(v->diags.arena, "%d", LIMIT_SET_PAGES), NULL);
    return set->copies && set->pages <= LIMIT_SET_PAGES;
}

static bool write_set(struct vanthu *v, struct arena *scratch, const struct vanthu_document *d,
                      struct vanthu_print_set *set, struct buf *out)
{
    const struct meta *meta = &d->pages.meta;
    struct pages pages = lib_pages_to_write(d);
    const struct pdf_set of = {
        .copies = list_copies(scratch, meta, &set->copies),
        .n_copies = meta->n_recipients,
        .is_single_sided = set->is_single_sided,
    };
    set->pages = pdf_set_pages(&pages, &of);
    if (!check_size(v, d, set)) return false;
    compare_counts(v, meta, set->copies);
    return pdf_write_set(scratch, &pages, &of, out, &v->diags);
}

bool vanthu_write_print_set(struct vanthu *v, struct vanthu_document *document,
                            struct vanthu_print_set *set, uint8_t **bytes, size_t *n)
{
    struct buf out = {0};
    struct arena *scratch = arena_new();
    set->copies = set->pages = 0;
    bool done = vanthu_page_count(v, document) && write_set(v, scratch, document, set, &out);
    arena_free(scratch);
    return lib_give(done, &out, bytes, n);
}
