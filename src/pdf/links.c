/* Links: an annotation for each line that a link's words stand on. The Link element holds the words
 * and, by object references, the annotations over them (ISO 32000-1, 14.8.4.4.2). */
#include "pdf/pdf_priv.h"

/* The link that a tag stands in, 0: none. */
static int link_around(const struct pages *pages, int tag)
{
    while (tag > 0 && pages->tags[tag].role != ROLE_LINK)
        tag = pages->tags[tag].parent;
    return tag;
}

static struct pdf_rect rect_of(const struct page_text *t)
{
    const struct font_face *face = t->face;
    int64_t size = (int64_t)t->size * LEN_TWIP;
    return (struct pdf_rect){
        .left = t->x,
        .top = t->baseline - (len)(face->ascent * size / face->units_per_em),
        .right = t->x + t->width,
        .bottom = t->baseline + (len)(face->descent * size / face->units_per_em),
    };
}

/* Whether a portion stands in the line of the area: its baseline may be that of a raised mark. */
static bool is_in_line(const struct link_area *area, int tag, size_t page,
                       const struct page_text *t)
{
    if (area->tag != tag || area->page != (int)page || t->x < area->rect.left) return false;
    return t->baseline > area->rect.top && t->baseline < area->rect.bottom;
}

static void widen(struct pdf_rect *rect, struct pdf_rect by)
{
    if (by.top < rect->top) rect->top = by.top;
    if (by.bottom > rect->bottom) rect->bottom = by.bottom;
    if (by.right > rect->right) rect->right = by.right;
}

void links_note(struct pdf *p, size_t page, const struct page_item *item)
{
    int tag = link_around(p->pages, item->tag);
    const struct page_tag *link = &p->pages->tags[tag];
    bool leads = link->uri || (link->to && p->pages->tags[link->to].page >= 0);
    if (!tag || !leads) return;
    struct link_area *area = p->links.n ? &p->links.at[p->links.n - 1] : NULL;
    if (!area || !is_in_line(area, tag, page, &item->text)) {
        area = vec_push(p->arena, &p->links);
        *area = (struct link_area){haru_dict(p->haru), tag, (int)page, rect_of(&item->text)};
    }
    widen(&area->rect, rect_of(&item->text));
    buf_add(&area->words, item->text.utf8, item->text.n);
}

void links_put_page(struct pdf *p, size_t page)
{
    size_t i = p->links.n;
    while (i > 0 && p->links.at[i - 1].page == (int)page)
        i--;
    size_t n_fields = p->fields.n;
    fields_add_page(p, page);
    if (i == p->links.n && n_fields == p->fields.n) return;
    buf_puts(&p->entries, "/Annots [");
    for (; i < p->links.n; i++) {
        put_ref(&p->entries, p->links.at[i].object);
        buf_putc(&p->entries, ' ');
    }
    for (i = n_fields; i < p->fields.n; i++) {
        put_ref(&p->entries, p->fields.at[i].object);
        buf_putc(&p->entries, ' ');
    }
    buf_puts(&p->entries, "]\n");
}

static void put_place(struct pdf *p, const struct link_area *area)
{
    len height = p->pages->at[area->page].height;
    const struct pdf_rect *r = &area->rect;
    const len corners[] = {r->left, height - r->bottom, r->right, height - r->top};
    put_rect_entry(&p->entries, corners);
}

/* 12.6.4.7. What a text string escapes, an ASCII string must too. */
static void put_action(struct pdf *p, const char *uri)
{
    buf_puts(&p->entries, "/A <</S /URI\n");
    put_text_entry(&p->entries, "/URI", uri);
    buf_puts(&p->entries, ">>\n");
}

/* /F 4: printed with the page, as ISO 14289-1 asks of what is not hidden; printed, it shows
 * nothing. */
static void write_area(struct pdf *p, size_t i)
{
    struct link_area *area = &p->links.at[i];
    const struct page_tag *tag = &p->pages->tags[area->tag];
    struct buf *b = &p->entries;
    buf_putc(&area->words, '\0');
    put_name_entry(b, "/Type", "Annot");
    put_name_entry(b, "/Subtype", "Link");
    put_place(p, area);
    buf_puts(b, "/Border [0 0 0]\n/F 4\n");
    put_text_entry(b, "/Contents", tag->uri ? tag->uri : (const char *)area->words.at);
    put_ref_entry(b, "/P", p->drawn[area->page].object);
    put_int_entry(b, "/StructParent", (int64_t)(p->pages->n + i));
    if (tag->uri)
        put_action(p, tag->uri);
    else
        put_destination(p, &p->pages->tags[tag->to]);
    pdf_fill(p, area->object);
}

void links_write(struct pdf *p)
{
    for (size_t i = 0; i < p->links.n; i++)
        write_area(p, i);
}
