/* The structure tree (ISO 32000-1, 14.7 and 14.8).
 *
 * The order of an element's children is the reading order: its marked content in drawing order,
 * its child elements in the order of the tags. Both are woven by going over the pages once: what
 * is met is hung in its parent, and with it all siblings before it that wait. So the text of a
 * note, drawn at the foot of a page, comes behind its paragraph and before the next one. */
#include "pdf/pdf_priv.h"

/* A child of an element: another element, marked content, or an annotation. */
struct kid {
    struct kid *next;
    int object; /* of the annotation, 0: none */
    int form;   /* the element of a field, 0: none */
    int tag;    /* 0: marked content */
    int page;   /* index */
    int mcid;
};

/* Per tag. */
struct element {
    int object; /* 0: it has no content and is left out */
    struct kid *first, *last;
    int page;         /* of its first own marked content, -1: none */
    int next_sibling; /* tag, 0: none */
    int next_child;   /* tag: the first child that is not hung yet */
    bool is_hung;
};

struct tree {
    struct pdf *pdf;
    const struct page_tag *tags;
    size_t n;
    struct element *elements; /* [0] is the root of the tree */
};

/* Pages, and annotations, of one leaf of the parent tree. */
enum { PAGES_PER_LEAF = 32, LINKS_PER_LEAF = 64 };

/* Table 333 and following. `Title` is a type of PDF 2.0 only, which the role map says is a P. */
const char *tag_type(enum role role)
{
    static const char *const types[ROLE_N] = {
        "Artifact", "Document", "Div", "P",    "Title", "H1",     "H2",        "H3",   "H4",
        "H5",       "H6",       "Lbl", "L",    "LI",    "LBody",  "Reference", "Note", "Table",
        "TR",       "TH",       "TD",  "Span", "Link",  "Figure", "Formula",
    };
    return types[role];
}

static bool is_cell(enum role role)
{
    return role == ROLE_TABLE_HEAD || role == ROLE_TABLE_CELL;
}

/* An element is kept when there is content in it, and a cell always, so that columns stay. */
static void keep(struct tree *t, int tag)
{
    for (; tag > 0 && !t->elements[tag].object; tag = t->tags[tag].parent)
        t->elements[tag].object = haru_dict(t->pdf->haru);
}

static void keep_what_counts(struct tree *t)
{
    const struct pdf *p = t->pdf;
    for (size_t page = 0; page < p->pages->n; page++)
        for (size_t i = 0; i < p->drawn[page].n_tags; i++)
            keep(t, p->drawn[page].tags[i]);
    for (size_t i = 1; i < t->n; i++)
        if (is_cell(t->tags[i].role)) keep(t, (int)i);
}

static void link_siblings(struct tree *t)
{
    for (size_t i = t->n; i-- > 1;) {
        struct element *parent = &t->elements[t->tags[i].parent];
        t->elements[i].next_sibling = parent->next_child;
        parent->next_child = (int)i;
    }
}

static void add_kid(struct tree *t, int tag, struct kid kid)
{
    struct element *e = &t->elements[tag];
    struct kid *kept = arena_new_of(t->pdf->arena, struct kid);
    *kept = kid;
    if (e->last)
        e->last->next = kept;
    else
        e->first = kept;
    e->last = kept;
}

static void hang_up_to(struct tree *t, int tag)
{
    int parent = t->tags[tag].parent;
    int *next = &t->elements[parent].next_child;
    while (!t->elements[tag].is_hung) {
        int sibling = *next;
        if (t->elements[sibling].object) add_kid(t, parent, (struct kid){.tag = sibling});
        t->elements[sibling].is_hung = true;
        *next = t->elements[sibling].next_sibling;
    }
}

static void hang(struct tree *t, int tag)
{
    for (; tag > 0 && !t->elements[tag].is_hung; tag = t->tags[tag].parent)
        hang_up_to(t, tag);
}

/* Behind the words that they lie over. */
static void hang_links(struct tree *t, size_t page, size_t *next)
{
    const struct pdf *p = t->pdf;
    for (; *next < p->links.n && p->links.at[*next].page == (int)page; ++*next) {
        const struct link_area *area = &p->links.at[*next];
        add_kid(t, area->tag, (struct kid){.object = area->object, .page = (int)page});
    }
}

static void hang_all(struct tree *t)
{
    const struct pdf *p = t->pdf;
    size_t next_link = 0;
    for (size_t page = 0; page < p->pages->n; page++) {
        const struct drawn_page *drawn = &p->drawn[page];
        for (size_t i = 0; i < drawn->n_tags; i++) {
            struct element *e = &t->elements[drawn->tags[i]];
            hang(t, drawn->tags[i]);
            if (e->page < 0) e->page = (int)page;
            add_kid(t, drawn->tags[i], (struct kid){.page = (int)page, .mcid = (int)i});
        }
        hang_links(t, page, &next_link);
    }
    for (size_t i = 1; i < t->n; i++)
        hang(t, (int)i);
}

/* Behind the element that is read before it, in the same parent. */
static void hang_field(struct tree *t, const struct sign_field *field)
{
    int tag = field->tag ? field->tag : 1;
    struct element *parent = &t->elements[field->tag ? t->tags[tag].parent : 1];
    struct kid *kid = arena_new_of(t->pdf->arena, struct kid), *before = parent->first;
    while (before && before->tag != tag)
        before = before->next;
    if (!before) before = parent->last;
    kid->form = field->element;
    kid->next = before ? before->next : NULL;
    if (before)
        before->next = kid;
    else
        parent->first = kid;
    if (!kid->next) parent->last = kid;
}

/* The last first: those behind one element then stand in their order. */
static void hang_fields(struct tree *t)
{
    for (size_t i = t->pdf->fields.n; i-- > 0;)
        hang_field(t, &t->pdf->fields.at[i]);
}

static void write_form(struct tree *t, const struct sign_field *field)
{
    struct buf *b = &t->pdf->entries;
    int parent = field->tag ? t->tags[field->tag].parent : 1;
    put_name_entry(b, "/S", "Form");
    put_ref_entry(b, "/P", t->elements[parent].object);
    put_ref_entry(b, "/Pg", t->pdf->drawn[field->page].object);
    buf_puts(b, "/K <</Type /OBJR /Obj ");
    put_ref(b, field->object);
    buf_puts(b, ">>\n");
    pdf_fill(t->pdf, field->element);
}

static void put_kid(const struct tree *t, const struct element *e, const struct kid *kid)
{
    struct buf *b = &t->pdf->entries;
    if (kid->object) {
        buf_puts(b, "<</Type /OBJR /Pg ");
        put_ref(b, t->pdf->drawn[kid->page].object);
        buf_puts(b, " /Obj ");
        put_ref(b, kid->object);
        buf_puts(b, ">>");
    } else if (kid->form) {
        put_ref(b, kid->form);
    } else if (kid->tag) {
        put_ref(b, t->elements[kid->tag].object);
    } else if (kid->page == e->page) {
        put_int(b, kid->mcid);
    } else {
        buf_puts(b, "<</Type /MCR /Pg ");
        put_ref(b, t->pdf->drawn[kid->page].object);
        buf_puts(b, " /MCID ");
        put_int(b, kid->mcid);
        buf_puts(b, ">>");
    }
}

static void put_kids(const struct tree *t, const struct element *e)
{
    struct buf *b = &t->pdf->entries;
    if (!e->first) return;
    buf_puts(b, "/K [");
    for (const struct kid *kid = e->first; kid; kid = kid->next) {
        if (kid != e->first) buf_putc(b, ' ');
        put_kid(t, e, kid);
    }
    buf_puts(b, "]\n");
}

/* An element's identifier: of fixed width, so that the order of tags is that of the names. */
static void put_id(struct buf *b, size_t tag)
{
    buf_printf(b, "(tag%07zu)", tag);
}

/* 14.8.5.7: which cells a head is for, and how many columns and rows a cell takes. */
static void put_cell_attributes(struct buf *b, const struct page_tag *from)
{
    bool is_head = from->role == ROLE_TABLE_HEAD;
    if (!is_head && from->span < 2 && from->rows < 2) return;
    buf_puts(b, "/A <</O /Table");
    if (is_head) buf_puts(b, " /Scope /Column");
    if (from->span > 1) buf_printf(b, " /ColSpan %d", from->span);
    if (from->rows > 1) buf_printf(b, " /RowSpan %d", from->rows);
    buf_puts(b, ">>\n");
}

/* 14.8.5.5. PDF knows no dash: a sign like any other. */
static void put_marks(struct buf *b, enum page_marks marks)
{
    static const char *const names[] = {
        [MARKS_SIGNS] = "Disc",
        [MARKS_DECIMAL] = "Decimal",
        [MARKS_UPPER_ROMAN] = "UpperRoman",
        [MARKS_LOWER_ROMAN] = "LowerRoman",
        [MARKS_UPPER_LETTERS] = "UpperAlpha",
        [MARKS_LOWER_LETTERS] = "LowerAlpha",
    };
    buf_printf(b, "/A <</O /List /ListNumbering /%s>>\n", names[marks]);
}

/* 14.8.5.4: where a formula or figure stands, for programs that cut it out or show it enlarged. */
static void put_box(const struct tree *t, const struct page_box *box, int page)
{
    struct buf *b = &t->pdf->entries;
    len height = t->pdf->pages->at[page].height;
    const len sides[] = {box->x, height - box->y - box->height, box->x + box->width,
                         height - box->y};
    buf_puts(b, "/A <</O /Layout /Placement /Block /BBox [");
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
        if (i) buf_putc(b, ' ');
        put_points(b, points_of(sides[i]));
    }
    buf_puts(b, "]>>\n");
}

static void put_attributes(struct tree *t, size_t tag)
{
    const struct page_tag *from = &t->tags[tag];
    struct buf *b = &t->pdf->entries;
    if (from->language) put_text_entry(b, "/Lang", from->language);
    if (from->alt) put_text_entry(b, "/Alt", from->alt);
    int page = t->elements[tag].page;
    if (from->box.width && page >= 0) put_box(t, &from->box, page);
    if (from->spoken) put_text_entry(b, "/ActualText", from->spoken);
    if (is_cell(from->role)) put_cell_attributes(b, from);
    if (from->role == ROLE_LIST) put_marks(b, from->marks);
    if (from->role != ROLE_NOTE) return;
    buf_puts(b, "/ID ");
    put_id(b, tag);
    buf_putc(b, '\n');
}

static void write_element(struct tree *t, size_t tag, int root)
{
    const struct element *e = &t->elements[tag];
    struct buf *b = &t->pdf->entries;
    int parent = t->tags[tag].parent;
    if (!e->object) return;
    put_name_entry(b, "/S", tag_type(t->tags[tag].role));
    put_ref_entry(b, "/P", parent ? t->elements[parent].object : root);
    if (e->page >= 0) put_ref_entry(b, "/Pg", t->pdf->drawn[e->page].object);
    put_attributes(t, tag);
    put_kids(t, e);
    pdf_fill(t->pdf, e->object);
}

/* For each page of a leaf, the elements of its marked content by MCID (14.7.4.4). */
static int write_leaf(const struct tree *t, size_t from, size_t to)
{
    struct pdf *p = t->pdf;
    int object = haru_dict(p->haru);
    buf_printf(&p->entries, "/Limits [%zu %zu]\n/Nums [", from, to - 1);
    for (size_t page = from; page < to; page++) {
        put_int(&p->entries, (int64_t)page);
        buf_puts(&p->entries, " [");
        for (size_t i = 0; i < p->drawn[page].n_tags; i++) {
            if (i) buf_putc(&p->entries, ' ');
            put_ref(&p->entries, t->elements[p->drawn[page].tags[i]].object);
        }
        buf_puts(&p->entries, "]\n");
    }
    buf_puts(&p->entries, "]\n");
    pdf_fill(p, object);
    return object;
}

/* The element that an annotation belongs to; fields follow links. */
static int element_of(const struct tree *t, size_t annotation)
{
    const struct pdf *p = t->pdf;
    if (annotation >= p->links.n) return p->fields.at[annotation - p->links.n].element;
    return t->elements[p->links.at[annotation].tag].object;
}

/* For each annotation of a leaf, the element that it belongs to; their numbers follow the pages'.
 */
static int write_link_leaf(const struct tree *t, size_t from, size_t to)
{
    struct pdf *p = t->pdf;
    int object = haru_dict(p->haru);
    size_t first = p->pages->n;
    buf_printf(&p->entries, "/Limits [%zu %zu]\n/Nums [", first + from, first + to - 1);
    for (size_t i = from; i < to; i++) {
        put_int(&p->entries, (int64_t)(first + i));
        buf_putc(&p->entries, ' ');
        put_ref(&p->entries, element_of(t, i));
        buf_putc(&p->entries, '\n');
    }
    buf_puts(&p->entries, "]\n");
    pdf_fill(p, object);
    return object;
}

static int write_parent_tree(const struct tree *t)
{
    struct pdf *p = t->pdf;
    struct buf kids = {0};
    for (size_t from = 0; from < p->pages->n; from += PAGES_PER_LEAF) {
        size_t to = from + PAGES_PER_LEAF < p->pages->n ? from + PAGES_PER_LEAF : p->pages->n;
        put_ref(&kids, write_leaf(t, from, to));
        buf_putc(&kids, ' ');
    }
    size_t n = p->links.n + p->fields.n;
    for (size_t from = 0; from < n; from += LINKS_PER_LEAF) {
        size_t to = from + LINKS_PER_LEAF < n ? from + LINKS_PER_LEAF : n;
        put_ref(&kids, write_link_leaf(t, from, to));
        buf_putc(&kids, ' ');
    }
    int object = haru_dict(p->haru);
    buf_puts(&p->entries, "/Kids [");
    buf_add(&p->entries, kids.at, kids.n);
    buf_puts(&p->entries, "]\n");
    pdf_fill(p, object);
    buf_free(&kids);
    return object;
}

/* Identifiers must be found by name (14.7.2, table 322); only notes have one. 0: there is none. */
static int write_id_tree(const struct tree *t)
{
    struct pdf *p = t->pdf;
    size_t n = 0;
    buf_puts(&p->entries, "/Names [");
    for (size_t i = 1; i < t->n; i++) {
        if (t->tags[i].role != ROLE_NOTE || !t->elements[i].object) continue;
        if (n++) buf_putc(&p->entries, '\n');
        put_id(&p->entries, i);
        buf_putc(&p->entries, ' ');
        put_ref(&p->entries, t->elements[i].object);
    }
    buf_puts(&p->entries, "]\n");
    int object = n ? haru_dict(p->haru) : 0;
    if (object) pdf_fill(p, object);
    p->entries.n = 0;
    return object;
}

static void write_root(struct tree *t, int root)
{
    struct pdf *p = t->pdf;
    int parents = write_parent_tree(t), ids = write_id_tree(t);
    put_name_entry(&p->entries, "/Type", "StructTreeRoot");
    put_kids(t, &t->elements[0]);
    put_ref_entry(&p->entries, "/ParentTree", parents);
    put_int_entry(&p->entries, "/ParentTreeNextKey",
                  (int64_t)(p->pages->n + p->links.n + p->fields.n));
    if (ids) put_ref_entry(&p->entries, "/IDTree", ids);
    buf_puts(&p->entries, "/RoleMap <</Title /P>>\n");
    pdf_fill(p, root);
}

void tags_write(struct pdf *p)
{
    struct tree t = {.pdf = p, .tags = p->pages->tags, .n = p->pages->n_tags};
    t.elements = arena_array_of(p->arena, t.n + 1, struct element);
    for (size_t i = 0; i < t.n; i++)
        t.elements[i].page = -1;
    int root = haru_dict(p->haru);
    keep_what_counts(&t);
    link_siblings(&t);
    hang_all(&t);
    hang_fields(&t);
    for (size_t i = 1; i < t.n; i++)
        write_element(&t, i, root);
    for (size_t i = 0; i < p->fields.n; i++)
        write_form(&t, &p->fields.at[i]);
    write_root(&t, root);
    put_ref_entry(&p->catalog, "/StructTreeRoot", root);
    buf_puts(&p->catalog, "/MarkInfo <</Marked true>>\n");
}
