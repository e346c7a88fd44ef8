/* Bookmarks (ISO 32000-1, 12.3.3): the headings as a tree. A heading stands below the nearest one
 * before it that has a higher level, so levels may be left out. All are open. In a set of copies
 * those who get them stand above: the first with the headings, which are those of its copy. */
#include "pdf/pdf_priv.h"

/* A heading or the beginning of copies; [0] is the outline itself. */
struct bookmark {
    const char *title;          /* NULL: [0] */
    int level;                  /* from 1 */
    const struct page_tag *tag; /* where it leads; NULL: to the top of `page` */
    int page;                   /* object */
    int object;
    /* indices into the list of bookmarks, 0: none */
    int parent, previous, next, first, last;
    int n_below; /* bookmarks in it, at any depth */
};

struct bookmarks {
    struct bookmark *at;
    size_t n, cap;
};

static int parent_of(const struct bookmarks *list, int last, int level)
{
    int parent = last;
    while (parent && list->at[parent].level >= level)
        parent = list->at[parent].parent;
    return parent;
}

static void add(struct pdf *p, struct bookmarks *list, struct bookmark bookmark)
{
    int last = (int)list->n - 1, self = (int)list->n;
    int parent = parent_of(list, last, bookmark.level);
    bookmark.object = haru_dict(p->haru);
    bookmark.parent = parent;
    *vec_push(p->arena, list) = bookmark;
    struct bookmark *above = &list->at[parent];
    list->at[self].previous = above->last;
    if (above->last)
        list->at[above->last].next = self;
    else
        above->first = self;
    above->last = self;
}

static void count(struct bookmarks *list)
{
    for (size_t i = list->n; i-- > 1;)
        list->at[list->at[i].parent].n_below += 1 + list->at[i].n_below;
}

static void put_link(struct pdf *p, const struct bookmarks *list, const char *key, int to)
{
    if (to) put_ref_entry(&p->entries, key, list->at[to].object);
}

/* The page, scrolled to the heading's line, at the reader's own magnification (12.3.2.2). */
void put_destination(struct pdf *p, const struct page_tag *tag)
{
    buf_puts(&p->entries, "/Dest [");
    put_ref(&p->entries, p->drawn[tag->page].object);
    buf_puts(&p->entries, " /XYZ 0 ");
    put_points(&p->entries, points_of(p->pages->at[tag->page].height - tag->y));
    buf_puts(&p->entries, " null]\n");
}

static void put_target(struct pdf *p, const struct bookmark *b)
{
    if (b->tag) {
        put_destination(p, b->tag);
        return;
    }
    buf_puts(&p->entries, "/Dest [");
    put_ref(&p->entries, b->page);
    buf_puts(&p->entries, " /XYZ 0 ");
    put_points(&p->entries, points_of(p->pages->at[0].height));
    buf_puts(&p->entries, " null]\n");
}

static void write_bookmark(struct pdf *p, const struct bookmarks *list, size_t i)
{
    const struct bookmark *b = &list->at[i];
    if (b->title) {
        put_text_entry(&p->entries, "/Title", b->title);
        put_ref_entry(&p->entries, "/Parent", list->at[b->parent].object);
        put_target(p, b);
    } else {
        put_name_entry(&p->entries, "/Type", "Outlines");
    }
    put_link(p, list, "/Prev", b->previous);
    put_link(p, list, "/Next", b->next);
    put_link(p, list, "/First", b->first);
    put_link(p, list, "/Last", b->last);
    if (b->n_below) put_int_entry(&p->entries, "/Count", b->n_below);
    pdf_fill(p, b->object);
}

static void add_headings(struct pdf *p, struct bookmarks *list)
{
    for (size_t i = 1; i < p->pages->n_tags; i++) {
        const struct page_tag *tag = &p->pages->tags[i];
        bool is_heading = tag->title && tag->level > 0 && tag->page >= 0;
        int level = p->set ? tag->level + 1 : tag->level;
        if (is_heading) add(p, list, (struct bookmark){tag->title, level, tag});
    }
}

/* "Sở Y tế", "Ủy ban nhân dân các huyện (12)". */
static void add_copies(struct pdf *p, struct bookmarks *list, size_t i)
{
    const struct pdf_copies *copies = &p->set->copies[i];
    const char *title = copies->name;
    if (copies->n > 1) title = arena_printf(p->arena, "%s (%d)", title, copies->n);
    add(p, list, (struct bookmark){.title = title, .level = 1, .page = p->starts[i]});
}

void outline_write(struct pdf *p)
{
    struct bookmarks list = {0};
    *vec_push(p->arena, &list) = (struct bookmark){0};
    if (p->set) add_copies(p, &list, 0);
    add_headings(p, &list);
    for (size_t i = 1; p->set && i < p->set->n_copies; i++)
        add_copies(p, &list, i);
    if (list.n == 1) return;
    list.at[0].object = haru_dict(p->haru);
    count(&list);
    for (size_t i = 0; i < list.n; i++)
        write_bookmark(p, &list, i);
    put_ref_entry(&p->catalog, "/Outlines", list.at[0].object);
    buf_puts(&p->catalog, "/PageMode /UseOutlines\n");
}
