/* The structure tree: what each item means. Tags are made while blocks are collected, so they stand
 * in reading order, and a note's tag stands behind the paragraph of its mark although its lines are
 * drawn at the foot of a page (ISO 32000-1, 14.8.4). */
#include "layout/layout_priv.h"

#include "base/buf.h"

#include <stdlib.h>
#include <string.h>

enum { TAG_DOCUMENT = 1 };

int tag_add(struct layout *l, enum role role, int parent)
{
    struct page_tag tag = {.role = role, .parent = parent, .note = -1, .page = -1};
    if (role >= ROLE_H1 && role <= ROLE_H6) tag.level = (int)(role - ROLE_H1) + 1;
    *vec_push(l->scratch, &l->tags) = tag;
    return (int)l->tags.n - 1;
}

static bool is_heading(enum role role)
{
    return role >= ROLE_H1 && role <= ROLE_H6;
}

/* The role of the tag that a run stands in: a run-in heading is a sibling before its paragraph. */
static enum role run_role(const struct flow_block *block, const struct flow_run *run)
{
    return is_heading(run->role) ? run->role : block->role;
}

/* No line of the outline ends at a blank or hyphen: they are as a reader would type them. */
static void add_text(struct buf *b, const char *text)
{
    static const char blank[] = "\xC2\xA0", hyphen[] = "\xE2\x80\x91";
    for (; *text; text++)
        if (strncmp(text, blank, strlen(blank)) == 0) {
            buf_putc(b, ' ');
            text += strlen(blank) - 1;
        } else if (strncmp(text, hyphen, strlen(hyphen)) == 0) {
            buf_putc(b, '-');
            text += strlen(hyphen) - 1;
        } else {
            buf_putc(b, *text);
        }
}

static void add_words(struct buf *b, const struct flow_run *run)
{
    if (run->kind == FLOW_TEXT) add_text(b, run->text);
    if (run->kind == FLOW_LINE_BREAK || run->kind == FLOW_TAB) buf_putc(b, ' ');
}

/* Label and words of the heading that starts a paragraph, without the colon that leads on to the
 * text behind it. */
static const char *heading_title(struct layout *l, const struct flow_block *block, enum role role)
{
    const struct flow_para *para = &block->para;
    if (block->bookmark) return arena_strdup(l->out, block->bookmark);
    struct buf b = {0};
    if (para->label) add_words(&b, &para->label->run);
    for (size_t i = 0; i < para->n_runs && run_role(block, &para->runs[i]) == role; i++)
        add_words(&b, &para->runs[i]);
    while (b.n && strchr(" :", b.at[b.n - 1]))
        b.n--;
    return buf_text(&b, l->out);
}

/* ---- lists (14.8.4.3.3) ---- */

static enum page_marks marks_of(const struct layout *l, const struct flow_label *label)
{
    static const enum page_marks marks[] = {
        [NUMBER_DECIMAL] = MARKS_DECIMAL,
        [NUMBER_UPPER_ROMAN] = MARKS_UPPER_ROMAN,
        [NUMBER_LOWER_ROMAN] = MARKS_LOWER_ROMAN,
        [NUMBER_UPPER_LETTER] = MARKS_UPPER_LETTERS,
        [NUMBER_LOWER_LETTER] = MARKS_LOWER_LETTERS,
        [NUMBER_LOWER_VIETNAMESE] = MARKS_LOWER_LETTERS,
        [NUMBER_VIETNAMESE_WORDS] = MARKS_DECIMAL,
        [NUMBER_NONE] = MARKS_SIGNS,
    };
    return marks[l->flow->numberings[label->numbering].levels[label->level].format];
}

/* The label of an item; NULL: the block is none. */
static const struct flow_label *item_label(const struct flow_block *block)
{
    if (block->kind != FLOW_PARA || block->role != ROLE_P || !block->para.label) return NULL;
    const struct flow_para *para = &block->para;
    bool is_item = para->n_runs && !is_heading(para->runs[0].role);
    return is_item ? para->label : NULL;
}

/* Below 0: `x` is of a rung above that of `y`. Numberings count the rungs from the highest down. */
static int compare_rungs(const struct flow_label *x, const struct flow_label *y)
{
    return x->numbering != y->numbering ? x->numbering - y->numbering : x->level - y->level;
}

static struct open_list *open_list(struct layout *l, const struct flow_label *label, int parent)
{
    int tag = tag_add(l, ROLE_LIST, parent);
    l->tags.at[tag].marks = marks_of(l, label);
    struct open_list *list = &l->lists.at[l->lists.n++];
    *list = (struct open_list){.label = label, .tag = tag};
    return list;
}

/* The list that the next item belongs to: one that is open, or a new one in the last item. */
static struct open_list *find_list(struct layout *l, const struct flow_label *label, int parent)
{
    while (l->lists.n && compare_rungs(l->lists.at[l->lists.n - 1].label, label) > 0)
        l->lists.n--;
    struct open_list *last = l->lists.n ? &l->lists.at[l->lists.n - 1] : NULL;
    bool is_same = last && compare_rungs(last->label, label) == 0;
    if (is_same && last->label->instance == label->instance) return last;
    if (is_same) last = --l->lists.n ? &l->lists.at[l->lists.n - 1] : NULL;
    if (last && l->lists.n == LISTS_MAX) return last;
    return open_list(l, label, last ? last->body : parent);
}

int tags_place(struct layout *l, const struct flow_block *block, int parent, int *label)
{
    if (block->role == ROLE_ARTIFACT) return parent;
    const struct flow_label *own = item_label(block);
    if (!own || l->lists.parent != parent) l->lists.n = 0;
    l->lists.parent = parent;
    if (!own) return parent;
    struct open_list *list = find_list(l, own, parent);
    int item = tag_add(l, ROLE_LIST_ITEM, list->tag);
    *label = tag_add(l, ROLE_LABEL, item);
    list->label = own;
    return list->body = tag_add(l, ROLE_LIST_BODY, item);
}

static int add_para_tag(struct layout *l, const struct flow_block *block, enum role role,
                        int parent, bool is_first)
{
    int tag = tag_add(l, role, parent);
    if (is_first) l->tags.at[tag].id = block->id;
    if (is_first && is_heading(role)) l->tags.at[tag].title = heading_title(l, block, role);
    return tag;
}

static int add_reference(struct layout *l, int note, int parent)
{
    int tag = tag_add(l, ROLE_REFERENCE, parent);
    l->tags.at[tag].note = note;
    return tag;
}

/* The tags inside a paragraph's own that runs behind each other share. */
struct nest {
    int para, link_tag, language_tag, spoken_tag;
    const struct flow_link *link;
    const char *language, *spoken;
};

static int add_link(struct layout *l, const struct flow_link *link, int parent)
{
    int tag = tag_add(l, ROLE_LINK, parent);
    l->tags.at[tag].uri = link->uri;
    if (!link->uri) *vec_push(l->scratch, &l->links) = (struct link_to){tag, link->target};
    return tag;
}

/* The tag of a run in the paragraph's tag `para`. */
static int tag_run(struct layout *l, struct nest *nest, const struct flow_run *run, int para)
{
    const struct flow_link *link = flow_run_link(run);
    if (link != nest->link || para != nest->para) {
        nest->link_tag = link ? add_link(l, link, para) : 0;
        nest->language = nest->spoken = NULL;
    }
    nest->para = para;
    nest->link = link;
    int around = link ? nest->link_tag : para;
    if (run->language && run->language != nest->language) {
        nest->language_tag = tag_add(l, ROLE_SPAN, around);
        l->tags.at[nest->language_tag].language = run->language;
    }
    nest->language = run->language;
    if (run->language) around = nest->language_tag;
    if (run->kind == FLOW_NOTE_MARK) return add_reference(l, run->note, around);
    if (run->spoken && (run->spoken != nest->spoken || run->kind == FLOW_TICK)) {
        nest->spoken_tag = tag_add(l, ROLE_SPAN, around);
        l->tags.at[nest->spoken_tag].spoken = run->spoken;
    }
    nest->spoken = run->spoken;
    return run->spoken ? nest->spoken_tag : around;
}

const int *tags_para(struct layout *l, const struct flow_block *block, int parent, int label)
{
    const struct flow_para *para = &block->para;
    size_t n_labels = para->label ? 1 : 0;
    int *tags = arena_array_of(l->scratch, n_labels + para->n_runs, int);
    if (block->role == ROLE_ARTIFACT) return tags;
    enum role role = para->n_runs ? run_role(block, &para->runs[0]) : block->role;
    int tag = add_para_tag(l, block, role, parent, true);
    if (n_labels) tags[0] = label ? label : tag;
    struct nest nest = {0};
    for (size_t i = 0; i < para->n_runs; i++) {
        const struct flow_run *run = &para->runs[i];
        if (run_role(block, run) != role) {
            role = run_role(block, run);
            tag = add_para_tag(l, block, role, parent, false);
        }
        tags[n_labels + i] = tag_run(l, &nest, run, tag);
    }
    return tags;
}

int tags_note(struct layout *l, int note, int parent)
{
    int tag = tag_add(l, ROLE_NOTE, parent);
    l->tags.at[tag].note = note;
    return tag;
}

const int *tags_note_para(struct layout *l, const struct flow_para *para, int note_tag)
{
    size_t n_labels = para->label ? 1 : 0;
    int *tags = arena_array_of(l->scratch, n_labels + para->n_runs, int);
    bool is_numbered = para->n_runs && para->runs[0].kind == FLOW_NOTE_NUMBER;
    int label = is_numbered ? tag_add(l, ROLE_LABEL, note_tag) : 0;
    int tag = tag_add(l, ROLE_P, note_tag);
    if (n_labels) tags[0] = tag;
    struct nest nest = {0};
    for (size_t i = 0; i < para->n_runs; i++) {
        bool is_number = para->runs[i].kind == FLOW_NOTE_NUMBER && label;
        tags[n_labels + i] = is_number ? label : tag_run(l, &nest, &para->runs[i], tag);
    }
    return tags;
}

static int by_id(const void *x, const void *y)
{
    const struct link_to *a = x, *b = y;
    return strcmp(a->id, b->id);
}

static void find_targets(struct layout *l)
{
    struct {
        struct link_to *at;
        size_t n, cap;
    } ids = {0};
    if (!l->links.n) return;
    for (size_t i = 1; i < l->tags.n; i++)
        if (l->tags.at[i].id)
            *vec_push(l->scratch, &ids) = (struct link_to){(int)i, l->tags.at[i].id};
    if (!ids.n) return;
    qsort(ids.at, ids.n, sizeof *ids.at, by_id);
    for (size_t i = 0; i < l->links.n; i++) {
        const struct link_to *found =
            bsearch(&l->links.at[i], ids.at, ids.n, sizeof *ids.at, by_id);
        if (found) l->tags.at[l->links.at[i].tag].to = found->tag;
    }
}

void tags_finish(struct layout *l)
{
    find_targets(l);
    struct page_tag *tags = l->tags.at;
    for (size_t i = l->tags.n; i-- > TAG_DOCUMENT + 1;) {
        struct page_tag *parent = &tags[tags[i].parent];
        if (tags[i].page < 0 || tags[i].parent <= 0) continue;
        bool is_before =
            tags[i].page < parent->page || (tags[i].page == parent->page && tags[i].y < parent->y);
        if (parent->page >= 0 && !is_before) continue;
        parent->page = tags[i].page;
        parent->y = tags[i].y;
    }
}
