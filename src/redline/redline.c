/* From two flows to one: pages first, since blocks are compared within their pages. */
#include "redline/redline_priv.h"

#include <string.h>

/* ---- styles and numberings: the new version's, and what the old one has besides ---- */

const struct style *merge_style(struct merger *m, const struct style *style,
                                enum flow_change change)
{
    if (!style || change != CHANGE_DELETED) return style;
    for (size_t i = 0; i < m->styles.n; i++)
        if (strcmp(m->styles.at[i]->id, style->id) == 0) return m->styles.at[i];
    *vec_push(m->a, &m->styles) = style;
    return style;
}

static bool is_same_numbering(const struct flow_numbering *x, const struct flow_numbering *y)
{
    if (strcmp(x->name, y->name) != 0 || x->n_levels != y->n_levels) return false;
    for (size_t i = 0; i < x->n_levels; i++) {
        const struct flow_level *a = &x->levels[i], *b = &y->levels[i];
        if (a->format != b->format || strcmp(a->pattern, b->pattern) != 0) return false;
    }
    return true;
}

/* That of the same place first: quotes have numberings like the document's own. */
static int map_numbering(struct merger *m, size_t index)
{
    const struct flow_numbering *old = &m->old->numberings[index];
    if (index < m->new->n_numberings && is_same_numbering(&m->new->numberings[index], old))
        return (int)index;
    for (size_t i = 0; i < m->new->n_numberings; i++)
        if (is_same_numbering(&m->new->numberings[i], old)) return (int)i;
    struct flow_numbering numbering = *old;
    struct flow_level *levels = arena_array_of(m->a, old->n_levels, struct flow_level);
    for (size_t i = 0; i < old->n_levels; i++) {
        levels[i] = old->levels[i];
        levels[i].style = NULL; /* styles count by the new version's */
    }
    numbering.levels = levels;
    *vec_push(m->a, &m->numberings) = numbering;
    return (int)m->numberings.n - 1;
}

static void map_numberings(struct merger *m)
{
    for (size_t i = 0; i < m->new->n_numberings; i++)
        *vec_push(m->a, &m->numberings) = m->new->numberings[i];
    m->numbering_map = arena_array_of(m->a, m->old->n_numberings + 1, int);
    for (size_t i = 0; i < m->old->n_numberings; i++)
        m->numbering_map[i] = map_numbering(m, i);
}

const struct flow_label *merge_label(struct merger *m, const struct flow_label *label,
                                     enum flow_change change)
{
    if (!label || change != CHANGE_DELETED) return label;
    struct flow_label *made = arena_new_of(m->a, struct flow_label);
    *made = *label;
    made->numbering = m->numbering_map[label->numbering];
    made->run.style = merge_style(m, label->run.style, change);
    return made;
}

const struct flow_para *merge_old(struct merger *m, const struct flow_para *old)
{
    struct flow_para *made = arena_new_of(m->a, struct flow_para);
    *made = *old;
    made->label = merge_label(m, old->label, CHANGE_DELETED);
    made->style = merge_style(m, old->style, CHANGE_DELETED);
    return made;
}

/* ---- notes ---- */

int merge_note(struct merger *m, const struct flow_note *old, const struct flow_note *new)
{
    block_list blocks = {0};
    int index = (int)m->notes.n;
    *vec_push(m->a, &m->notes) = new ? *new : *old;
    if (!new) m->notes.at[index].anchor = NULL;
    if (old && new)
        merge_blocks(m, old->blocks, old->n_blocks, new->blocks, new->n_blocks, &blocks);
    for (size_t i = 0; old && !new &&i < old->n_blocks; i++)
        merge_whole(m, &old->blocks[i], CHANGE_DELETED, &blocks);
    for (size_t i = 0; new && !old &&i < new->n_blocks; i++)
        merge_whole(m, &new->blocks[i], CHANGE_INSERTED, &blocks);
    blocks_settle(blocks.at, blocks.n, true);
    /* it comes and goes with its mark, so its end is never in question */
    if (blocks.at) blocks.at[blocks.n - 1].change = CHANGE_NONE;
    m->notes.at[index].blocks = blocks.at;
    m->notes.at[index].n_blocks = blocks.n;
    return index;
}

/* ---- pages ---- */

static struct flow_block *all_blocks(struct arena *a, const struct flow *flow, size_t *n)
{
    block_list all = {0};
    for (size_t s = 0; s < flow->n_sections; s++)
        for (size_t i = 0; i < flow->sections[s].n_blocks; i++)
            *vec_push(a, &all) = flow->sections[s].blocks[i];
    *n = all.n;
    return all.at;
}

/* Text is compared whatever pages it stands on. The pages are the new version's, each with what is
 * gone behind the end of those before. */
static void merge_sections(struct merger *m)
{
    size_t n_old, n_new;
    const struct flow_block *old = all_blocks(m->a, m->old, &n_old);
    m->new_blocks = all_blocks(m->a, m->new, &n_new);
    m->n_new_blocks = n_new;
    block_list out = {0};
    merge_blocks(m, old, n_old, m->new_blocks, n_new, &out);
    struct flow_section *sections = arena_array_of(m->a, m->new->n_sections, struct flow_section);
    size_t from = 0, last = m->new->n_sections - 1, end = 0;
    for (size_t s = 0; s <= last; s++) {
        end += m->new->sections[s].n_blocks;
        size_t to = s < last ? m->places[end - 1] + 1 : out.n;
        sections[s] = m->new->sections[s];
        sections[s].blocks = out.at + from;
        sections[s].n_blocks = to - from;
        from = to;
    }
    sections[last].old = &m->old->sections[m->old->n_sections - 1];
    m->merged->sections = sections;
}

static size_t count_blocks(const struct flow *flow)
{
    size_t n = 0;
    for (size_t s = 0; s < flow->n_sections; s++)
        n += flow->sections[s].n_blocks;
    return n;
}

/* The style of an empty line that the document has already; its body's, if it has none. */
static const struct style *find_spacer(const struct flow *flow)
{
    for (size_t s = 0; s < flow->n_sections; s++) {
        for (size_t i = 0; i < flow->sections[s].n_blocks; i++) {
            const struct flow_block *block = &flow->sections[s].blocks[i];
            if (block->kind == FLOW_PARA && block->role == ROLE_ARTIFACT && !block->para.n_runs)
                return block->para.style;
        }
    }
    return flow->body;
}

/* A note and its table of styles grow while blocks are merged: they are taken last. */
void redline_merge(struct arena *a, const struct flow *old, const struct flow *new,
                   struct flow *merged)
{
    struct merger m = {.a = a, .old = old, .new = new, .merged = merged};
    *merged = *new;
    m.spacer = find_spacer(new);
    for (size_t i = 0; i < new->n_styles; i++)
        *vec_push(a, &m.styles) = new->styles[i];
    map_numberings(&m);
    merge_sections(&m);
    find_moves(&m);
    for (size_t i = 0; i < merged->n_sections; i++)
        blocks_settle((struct flow_block *)merged->sections[i].blocks, merged->sections[i].n_blocks,
                      false);
    /* the sections' blocks follow each other */
    blocks_settle_end((struct flow_block *)merged->sections[0].blocks, count_blocks(merged));
    merged->notes = m.notes.at;
    merged->n_notes = m.notes.n;
    merged->styles = m.styles.at;
    merged->n_styles = m.styles.n;
    merged->numberings = m.numberings.at;
    merged->n_numberings = m.numberings.n;
}
