/* What a block or run is in the document's logical structure: the vocabulary that PDF tags
 * (ISO 32000-1, 14.8.4) and DOCX content controls share. */
#ifndef VANTHU_BASE_ROLE_H
#define VANTHU_BASE_ROLE_H

enum role {
    ROLE_ARTIFACT, /* page numbers, rules, spacing: not part of the content */
    ROLE_DOCUMENT,
    ROLE_DIV, /* a group with no meaning of its own: head and foot columns */
    ROLE_P,
    ROLE_TITLE, /* tên loại and trích yếu */
    ROLE_H1,
    ROLE_H2,
    ROLE_H3,
    ROLE_H4,
    ROLE_H5,
    ROLE_H6,
    ROLE_LABEL,
    ROLE_LIST,
    ROLE_LIST_ITEM,
    ROLE_LIST_BODY,
    ROLE_REFERENCE, /* a note's mark in the text */
    ROLE_NOTE,
    ROLE_TABLE,
    ROLE_TABLE_ROW,
    ROLE_TABLE_HEAD,
    ROLE_TABLE_CELL,
    ROLE_SPAN,
    ROLE_LINK,
    ROLE_FIGURE,
    ROLE_FORMULA,
    ROLE_N
};

/* "document", "p", "h1" ...: for dumps and messages. */
const char *role_name(enum role role);

#endif
