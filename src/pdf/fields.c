/* Signature fields: empty ones, which signing fills. Field and widget are one dictionary (ISO
 * 32000-1, 12.5.6.19). All that PDF/UA and PDF/A ask of them is there before, so that a signature
 * adds nothing but itself. */
#include "pdf/pdf_priv.h"

static void add_field(struct pdf *p, const struct page_field *from, const struct page_box *box,
                      bool is_organisation, uint32_t ink)
{
    int number = 1;
    for (size_t i = 0; i < p->fields.n; i++)
        number += p->fields.at[i].is_organisation == is_organisation;
    *vec_push(p->arena, &p->fields) = (struct sign_field){
        .object = haru_dict(p->haru),
        .element = haru_dict(p->haru),
        .tag = from->tag,
        .page = from->page,
        .box = *box,
        .ink = ink,
        .is_organisation = is_organisation,
        .number = number,
    };
}

void fields_add_page(struct pdf *p, size_t page)
{
    for (size_t i = 0; i < p->pages->n_fields; i++) {
        const struct page_field *field = &p->pages->fields[i];
        if (field->page != (int)page) continue;
        add_field(p, field, &field->signature, !field->seal.width, field->signature_ink);
        if (field->seal.width) add_field(p, field, &field->seal, true, field->seal_ink);
    }
}

static void put_place(struct pdf *p, const struct sign_field *field)
{
    const struct page_box *box = &field->box;
    len height = p->pages->at[field->page].height;
    const len corners[] = {box->x, height - box->y - box->height, box->x + box->width,
                           height - box->y};
    put_rect_entry(&p->entries, corners);
}

/* Nothing is to be seen before the signature is there. */
static int write_appearance(struct pdf *p, const struct page_box *box)
{
    int object = haru_stream(p->haru, "", 0);
    put_name_entry(&p->entries, "/Type", "XObject");
    put_name_entry(&p->entries, "/Subtype", "Form");
    buf_puts(&p->entries, "/BBox [0 0 ");
    put_points(&p->entries, points_of(box->width));
    buf_putc(&p->entries, ' ');
    put_points(&p->entries, points_of(box->height));
    buf_puts(&p->entries, "]\n/Resources <<>>\n");
    pdf_fill(p, object);
    return object;
}

/* "signer", "organisation"; those of further signers with their number: "signer-2". */
static void put_names(struct pdf *p, const struct sign_field *field)
{
    const char *name = field->is_organisation ? "organisation" : "signer";
    const char *words =
        field->is_organisation ? "Chữ ký số của cơ quan, tổ chức" : "Chữ ký số của người ký";
    if (field->number > 1) {
        name = arena_printf(p->arena, "%s-%d", name, field->number);
        words = arena_printf(p->arena, "%s (%d)", words, field->number);
    }
    put_text_entry(&p->entries, "/T", name);
    put_text_entry(&p->entries, "/TU", words);
}

/* /F 132: printed, and locked in its place. VNTH_Ink, a key of our own (annex E), tells who signs
 * what colour the picture must have. */
static void write_field(struct pdf *p, size_t i)
{
    const struct sign_field *field = &p->fields.at[i];
    int appearance = write_appearance(p, &field->box);
    struct buf *b = &p->entries;
    put_name_entry(b, "/Type", "Annot");
    put_name_entry(b, "/Subtype", "Widget");
    put_name_entry(b, "/FT", "Sig");
    put_names(p, field);
    put_place(p, field);
    buf_puts(b, "/F 132\n");
    if (field->ink) put_int_entry(b, "/VNTH_Ink", field->ink);
    put_ref_entry(b, "/P", p->drawn[field->page].object);
    put_int_entry(b, "/StructParent", (int64_t)(p->pages->n + p->links.n + i));
    buf_puts(b, "/AP <</N ");
    put_ref(b, appearance);
    buf_puts(b, ">>\n");
    pdf_fill(p, field->object);
}

/* SigFlags 3 (table 219): with signatures, and changed by appending only. It stands here so that
 * signing need not touch the form. */
void fields_write(struct pdf *p)
{
    if (!p->fields.n) return;
    for (size_t i = 0; i < p->fields.n; i++)
        write_field(p, i);
    int form = haru_dict(p->haru);
    buf_puts(&p->entries, "/Fields [");
    for (size_t i = 0; i < p->fields.n; i++) {
        if (i) buf_putc(&p->entries, ' ');
        put_ref(&p->entries, p->fields.at[i].object);
    }
    buf_puts(&p->entries, "]\n/SigFlags 3\n");
    pdf_fill(p, form);
    put_ref_entry(&p->catalog, "/AcroForm", form);
}
