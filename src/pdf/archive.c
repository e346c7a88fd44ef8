/* What the archive's PDF has beyond the print's (ISO 19005): the colours that are meant, and the
 * files that it was made of. */
#include "pdf/pdf_priv.h"

const char *pdf_level_name(enum pdf_level level)
{
    static const char *const names[PDF_N_LEVELS] = {NULL, "1a", "2u", "2a", "3a"};
    return names[level];
}

static int write_profile(struct pdf *p)
{
    p->content.n = 0;
    icc_write_srgb(&p->content);
    buf_puts(&p->entries, "/N 3\n");
    return pdf_stream(p, p->content.at, p->content.n);
}

/* ISO 19005-1, 6.2.2. */
static int write_intent(struct pdf *p)
{
    int profile = write_profile(p), object = haru_dict(p->haru);
    put_name_entry(&p->entries, "/Type", "OutputIntent");
    put_name_entry(&p->entries, "/S", "GTS_PDFA1");
    put_text_entry(&p->entries, "/OutputConditionIdentifier", "sRGB IEC61966-2.1");
    put_text_entry(&p->entries, "/Info", "sRGB IEC61966-2.1");
    put_ref_entry(&p->entries, "/DestOutputProfile", profile);
    pdf_fill(p, object);
    return object;
}

/* Size, day and checksum of an embedded file (ISO 32000-1, table 46). */
static void put_params(struct pdf *p, const struct pdf_attachment *file)
{
    uint8_t digest[16];
    haru_md5(file->bytes, file->n, digest);
    buf_printf(&p->entries, "/Params <</Size %zu", file->n);
    if (p->pages->meta.issued) {
        buf_puts(&p->entries, " /ModDate ");
        put_day(&p->entries, p->pages->meta.issued);
    }
    buf_puts(&p->entries, " /CheckSum <");
    for (size_t i = 0; i < sizeof digest; i++)
        buf_printf(&p->entries, "%02X", digest[i]);
    buf_puts(&p->entries, ">>>\n");
}

static int write_file(struct pdf *p, const struct pdf_attachment *file)
{
    put_name_entry(&p->entries, "/Type", "EmbeddedFile");
    put_name_entry(&p->entries, "/Subtype", file->type);
    put_params(p, file);
    return pdf_stream(p, file->bytes, file->n);
}

/* The name for readers before PDF 1.7, of which nobody says how it is written: only plain letters.
 */
static void put_plain_name(struct buf *b, const char *name)
{
    buf_puts(b, "/F (");
    for (; *name; name++) {
        bool is_plain =
            *name > ' ' && *name <= '~' && *name != '(' && *name != ')' && *name != '\\';
        buf_putc(b, is_plain ? *name : '_');
    }
    buf_puts(b, ")\n");
}

/* 7.11.3, table 44; ISO 19005-3, annex E. */
static int write_specification(struct pdf *p, const struct pdf_attachment *file)
{
    int embedded = write_file(p, file), object = haru_dict(p->haru);
    put_name_entry(&p->entries, "/Type", "Filespec");
    put_plain_name(&p->entries, file->name);
    put_text_entry(&p->entries, "/UF", file->name);
    put_text_entry(&p->entries, "/Desc", file->words);
    put_name_entry(&p->entries, "/AFRelationship", file->relation);
    buf_puts(&p->entries, "/EF <</F ");
    put_ref(&p->entries, embedded);
    buf_puts(&p->entries, " /UF ");
    put_ref(&p->entries, embedded);
    buf_puts(&p->entries, ">>\n");
    pdf_fill(p, object);
    return object;
}

/* Named by their place: names of files need not be in the order that a name tree must have. */
static int write_name_tree(struct pdf *p, const int *specifications)
{
    int object = haru_dict(p->haru);
    buf_puts(&p->entries, "/Names [");
    for (size_t i = 0; i < p->n_attachments; i++) {
        buf_printf(&p->entries, "(file%07zu) ", i + 1);
        put_ref(&p->entries, specifications[i]);
        buf_putc(&p->entries, '\n');
    }
    buf_puts(&p->entries, "]\n");
    pdf_fill(p, object);
    return object;
}

static void write_attachments(struct pdf *p)
{
    if (!p->n_attachments) return;
    int *specifications = arena_array_of(p->arena, p->n_attachments, int);
    for (size_t i = 0; i < p->n_attachments; i++)
        specifications[i] = write_specification(p, &p->attachments[i]);
    int names = write_name_tree(p, specifications);
    buf_puts(&p->catalog, "/AF [");
    for (size_t i = 0; i < p->n_attachments; i++) {
        if (i) buf_putc(&p->catalog, ' ');
        put_ref(&p->catalog, specifications[i]);
    }
    buf_puts(&p->catalog, "]\n/Names <</EmbeddedFiles ");
    put_ref(&p->catalog, names);
    buf_puts(&p->catalog, ">>\n");
}

void archive_write(struct pdf *p)
{
    if (p->level == PDF_PRINT) return;
    int intent = write_intent(p);
    buf_puts(&p->catalog, "/OutputIntents [");
    put_ref(&p->catalog, intent);
    buf_puts(&p->catalog, "]\n");
    write_attachments(p);
}
