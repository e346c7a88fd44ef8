/* What stands behind vanthu.h's handles. */
#ifndef VANTHU_LIB_LIB_H
#define VANTHU_LIB_LIB_H

#include "base/buf.h"
#include "base/diag.h"
#include "compose/compose.h"
#include "layout/page.h"
#include "report/report.h"
#include "vanthu.h"

struct sheet;
struct packer;
struct memo;
struct font_set;
struct buf;
struct pdf_archive;
struct pdf_writer;

struct lib_sheet {
    const char *key; /* what it was asked for by */
    const struct sheet *sheet;
    const struct lib_sheet *next;
};

struct vanthu {
    struct arena *arena; /* the context's own strings, sheets and lists */
    const char *data_dir, *layouts_dir, *fonts_dir;
    bool is_brief;             /* as in vanthu_options */
    struct font_set *fonts;    /* NULL until asked for */
    struct packer *packer;     /* of DOCX; the same */
    struct pdf_writer *writer; /* the same */
    struct memo *memo;         /* the same */
    const struct lib_sheet *sheets;
    struct vanthu_layout *layouts; /* NULL until asked for */
    size_t n_layouts;
    struct diag_list diags; /* with an arena of its own */
};

/* The bytes of a file that was read; for the archive. */
struct lib_source {
    const char *name;     /* without folders */
    const uint8_t *bytes; /* NULL: there is none */
    size_t n;
};

/* Held by its user and by each document made of it. */
struct vanthu_report {
    struct arena *arena;
    struct report report;
    struct lib_source source, copy; /* in the report's arena */
    const char *folder;             /* of the images; NULL: none */
    int holders;
};

struct vanthu_document {
    struct arena *arena; /* owns flow and pages */
    struct vanthu_report *report;
    const struct sheet *sheet;
    const char *part; /* NULL: all */
    struct flow flow;
    struct pages pages;
    bool has_pages;
    bool has_fields; /* its PDFs can be signed */
    bool is_to_fit;  /* when the pages are made */
    const struct sheet_step *step;
    struct vanthu_fitted fitted;
    bool is_protected; /* its DOCX */
    bool is_redline;   /* of two versions; report is NULL */
};

/* What came of the same work for the documents before. */
struct memo *lib_memo(struct vanthu *v);

/* The fonts; NULL + message. */
struct font_set *lib_fonts(struct vanthu *v);

/* pdf_write with what the context keeps. */
bool lib_write_pdf(struct vanthu *v, struct arena *scratch, const struct pages *pages,
                   const struct pdf_archive *archive, struct buf *out);

/* The sheet that `layout` names, or the description's own for NULL; NULL + message. */
const struct sheet *lib_sheet(struct vanthu *v, const struct report *report, const char *layout);

/* The report that other bytes are, read as those of `report` were: its name, its folder. errors
 * NULL + messages. */
struct vanthu_report *lib_read_again(struct vanthu *v, const struct vanthu_report *report,
                                     const uint8_t *bytes, size_t n);

/* Whether all stands where it stood, but for what is in slots (page_text.in_slot): their lines are
 * at the same height. errors  false + DIAG_ISSUE_MOVED or DIAG_ISSUE_PAGES. */
bool lib_same_pages(const struct pages *before, const struct pages *after, struct diag_list *diags);

/* Read a description that was attached to an archive's file, with the images beside it. errors NULL
 * + messages. */
struct image_file;
struct vanthu_report *lib_read_attached(struct vanthu *v, const char *name, const uint8_t *bytes,
                                        size_t n, const struct image_file *images, size_t n_images);
/* vanthu_read_copy of bytes, which are copied. errors  false + messages. */
bool lib_read_copy(struct vanthu *v, struct vanthu_report *report, const char *name,
                   const uint8_t *bytes, size_t n);

/* Compose the document into its arena, which must be new, with its part and step. errors  false +
 * messages in `diags`. */
bool lib_compose(struct vanthu *v, struct vanthu_document *document, struct flow_choice choice,
                 struct diag_list *diags);
/* Make the document's pages, and compose it anew where they show that it must be: errors  false +
 * messages. */
bool lib_paginate(struct vanthu *v, struct vanthu_document *document);

/* The pages without what was not asked for. */
struct pages lib_pages_to_write(const struct vanthu_document *document);

/* Whether the data folder is there; false + message. */
bool lib_has_data(struct vanthu *v);

/* Say why a file could not be read: input_read's `error`, where it may be `limit` bytes long.
 * False. */
bool lib_refuse_file(struct vanthu *v, const char *name, int error, int limit);

/* What was made, for the caller to free; nothing where it is not done. Gives is_done. */
bool lib_give(bool is_done, struct buf *out, uint8_t **bytes, size_t *n);

#endif
