/* What a document says of itself in the properties of each result. Strings are NFC UTF-8, never
 * NULL unless said. */
#ifndef VANTHU_BASE_META_H
#define VANTHU_BASE_META_H

#include "base/diag.h"

#include <stddef.h>

/* One piece of the metadata that goes with a document into the archive and the registers (Decree
 * 30/2020, Phụ lục VI). Which there are is the layout sheet's to say. */
enum meta_kind { META_TEXT, META_NUMBER, META_DATE /* "2024-03-18" */ };
struct meta_item {
    const char *name;  /* "CodeNumber": letters, digits, '-' */
    const char *title; /* "Số của văn bản" */
    enum meta_kind kind;
    bool is_pages;     /* the number of pages, which is known when they are laid out: no value */
    const char *value; /* "" while there is none */
    const char *join;  /* between its parts; NULL: it has one */
    int longest;       /* characters of each part; 0: any number */
    struct pos pos;    /* of what it was taken from; none for what the description does not say */
};

/* A column of the register of documents that are sent (sổ đăng ký văn bản đi). */
struct meta_column {
    const char *title;
    const char *text; /* {name} is the value of that item; a date is written as 18/03/2024 */
};

/* Who gets copies of the document on paper. */
struct meta_recipient {
    const char *name; /* "Sở Y tế", "Lưu: VT" */
    int copies;       /* >= 1 */
    struct pos pos;
};

struct meta {
    const char *title;     /* tên loại and trích yếu, one line */
    const char *author;    /* the issuing body */
    const char *subject;   /* trích yếu */
    const char *language;  /* BCP 47, "vi-VN" */
    const char *type;      /* "BC" */
    const char *type_name; /* "Báo cáo" */
    const char *number;    /* "80"; NULL while blank */
    const char *symbol;    /* "BC-STTTT" */
    const char *issued;    /* "2024-03-18"; NULL while blank. The only date any output knows */
    const char *signer;    /* họ tên; NULL when none */
    const char *post;      /* chức vụ; NULL when none */
    const char *place;     /* địa danh; NULL when none */
    const char *draft;     /* which draft it is: "2"; NULL: none */
    const struct meta_item *items;
    size_t n_items;
    const struct meta_column *columns;
    size_t n_columns;
    const struct meta_recipient *recipients; /* in the order of the sheet */
    size_t n_recipients;
    int issued_copies; /* as the record says; 0: it does not */
    struct pos issued_copies_pos;
};

/* An item's value, of a document of `pages` pages; `room` may be used for it. */
enum { META_ROOM = 24 };
const char *meta_value(const struct meta_item *item, size_t pages, char room[META_ROOM]);

/* Whether every value is as short as the archive wants it.
 *
 * errors  false + DIAG_META_LONG for each that is not, at the place of its part. */
bool meta_check(const struct meta *meta, size_t pages, struct diag_list *diags);

#endif
