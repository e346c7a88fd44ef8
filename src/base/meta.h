/* What a document says of itself in the properties of each result. Strings are NFC UTF-8, never
 * NULL unless said. */
#ifndef VANTHU_BASE_META_H
#define VANTHU_BASE_META_H

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
};

#endif
