/* From flow to pages, and back where the pages show what no part of the flow can know: that the
 * foot stands alone on the last page, that a page holds nothing, that the last one holds little.
 *
 *   compose -> lay out -> look -> compose otherwise -> lay out -> keep what is better
 *
 * What is tried is a document of its own, so that nothing is left of what is not kept. */
#include "lib/lib.h"

#include "base/limits.h"
#include "compose/compose.h"
#include "layout/layout.h"
#include "style/sheet.h"

bool lib_compose(struct vanthu *v, struct vanthu_document *d, struct flow_choice choice,
                 struct diag_list *diags)
{
    choice.memo = lib_memo(v);
    choice.part = d->part;
    if (d->step) {
        struct style *styles = arena_array_of(d->arena, d->sheet->n_styles, struct style);
        if (!sheet_step_styles(d->arena, d->sheet, d->step, styles, diags)) return false;
        choice.styles = styles;
    }
    return flow_compose(d->arena, &d->report->report, d->sheet, v->fonts, &choice, &d->flow, diags);
}

/* ---- trials ---- */

/* The document as it would be. What is said of it has been said of the first. */
static bool try(struct vanthu *v, const struct vanthu_document *d, struct flow_choice choice,
                const struct sheet_step *step, struct vanthu_document *tried)
{
    struct diag_list unseen = {.arena = arena_new()};
    *tried = *d;
    tried->arena = arena_new();
    tried->step = step;
    bool done = lib_compose(v, tried, choice, &unseen) &&
                layout_pages(tried->arena, &tried->flow, &tried->pages, &unseen);
    arena_free(unseen.arena);
    if (!done) arena_free(tried->arena);
    return done;
}

static void take(struct vanthu_document *d, const struct vanthu_document *tried)
{
    arena_free(d->arena);
    *d = *tried;
}

/* ---- what nobody wants to see ---- */

static bool is_first_of_section(const struct pages *pages, size_t i)
{
    return i == 0 || pages->at[i].section != pages->at[i - 1].section;
}

/* Feet that begin on a page with too few lines of their body. */
static int count_stranded(const struct pages *pages, int foot_lines)
{
    int n = 0;
    for (size_t i = 1; i < pages->n; i++) {
        const struct page *page = &pages->at[i];
        if (is_first_of_section(pages, i)) continue;
        n += page->has_foot && !page[-1].has_foot && page->body_lines < foot_lines;
    }
    return n;
}

static int count_blank(const struct pages *pages)
{
    int n = 0;
    for (size_t i = 0; i < pages->n; i++) {
        bool is_last = i + 1 == pages->n || is_first_of_section(pages, i + 1);
        bool is_only = is_last && is_first_of_section(pages, i);
        n += pages->at[i].is_blank && !is_only;
    }
    return n;
}

static int count_faults(const struct vanthu_document *d)
{
    return count_stranded(&d->pages, d->flow.foot_lines) + count_blank(&d->pages);
}

static void try_better(struct vanthu *v, struct vanthu_document *d, struct flow_choice *choice,
                       bool *change)
{
    struct vanthu_document tried;
    *change = true;
    if (!try(v, d, *choice, d->step, &tried)) return;
    bool is_better = count_faults(&tried) < count_faults(d);
    if (is_better && tried.pages.n <= d->pages.n) {
        take(d, &tried);
        return;
    }
    *change = false;
    arena_free(tried.arena);
}

static void mend_end(struct vanthu *v, struct vanthu_document *d)
{
    struct flow_choice choice = {0};
    if (count_stranded(&d->pages, d->flow.foot_lines)) try_better(v, d, &choice, &choice.holds_end);
    if (count_blank(&d->pages)) try_better(v, d, &choice, &choice.pushes_foot);
}

/* ---- a last page that holds little ---- */

/* Of any section that has more pages than one. */
static bool is_stranded(const struct pages *pages, int percent)
{
    for (size_t i = 1; i < pages->n; i++) {
        bool is_last = i + 1 == pages->n || is_first_of_section(pages, i + 1);
        if (is_last && !is_first_of_section(pages, i) && pages->at[i].filled < percent) return true;
    }
    return false;
}

static bool try_step(struct vanthu *v, struct vanthu_document *d, const struct sheet_step *step)
{
    struct vanthu_document tried;
    if (!try(v, d, (struct flow_choice){0}, step, &tried)) return false;
    mend_end(v, &tried);
    if (tried.pages.n >= d->pages.n) {
        arena_free(tried.arena);
        return false;
    }
    tried.fitted = (struct vanthu_fitted){VANTHU_FIT_SAVED, step->name, step->title, d->pages.n,
                                          tried.pages.n};
    take(d, &tried);
    return true;
}

static void fit(struct vanthu *v, struct vanthu_document *d)
{
    const struct sheet_fit *fit = &d->sheet->fit;
    size_t n = d->pages.n;
    d->fitted = (struct vanthu_fitted){VANTHU_FIT_UNNEEDED, NULL, NULL, n, n};
    if (!is_stranded(&d->pages, fit->n_steps ? fit->stranded : 100)) return;
    d->fitted.result = VANTHU_FIT_IN_VAIN;
    for (size_t i = 0; i < fit->n_steps; i++)
        if (try_step(v, d, &fit->steps[i])) return;
}

static bool check_length(struct vanthu *v, const struct vanthu_document *d)
{
    if (d->pages.n <= LIMIT_PAGES) return true;
    const char *limit = arena_printf(v->diags.arena, "%d", LIMIT_PAGES);
    diag_add(&v->diags, (struct pos){.file = d->report->report.file}, DIAG_LAYOUT_PAGES, limit,
             NULL, NULL);
    return false;
}

bool lib_paginate(struct vanthu *v, struct vanthu_document *d)
{
    if (!layout_pages(d->arena, &d->flow, &d->pages, &v->diags) || !check_length(v, d))
        return false;
    mend_end(v, d);
    if (d->is_to_fit) fit(v, d);
    d->fitted.pages_after = d->pages.n;
    return true;
}

struct vanthu_fitted vanthu_fit(struct vanthu *v, struct vanthu_document *document)
{
    if (!document->has_pages) {
        document->is_to_fit = document->fitted.result == VANTHU_FIT_NONE;
        vanthu_page_count(v, document);
    } else if (document->fitted.result == VANTHU_FIT_NONE) {
        fit(v, document);
    }
    return document->fitted;
}

struct vanthu_fitted vanthu_fitted(const struct vanthu_document *document)
{
    return document->fitted;
}
