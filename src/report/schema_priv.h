/* What a description may hold: one row for each element. The same rules stand in report.rng for
 * editors; a test holds the two to the same verdict. */
#ifndef VANTHU_REPORT_SCHEMA_PRIV_H
#define VANTHU_REPORT_SCHEMA_PRIV_H

#include <stdbool.h>

enum schema_id {
    SCHEMA_NONE,
    SCHEMA_REPORT,
    SCHEMA_ISSUER,
    SCHEMA_PARENT,
    SCHEMA_NAME,
    SCHEMA_NUMBER,
    SCHEMA_SYMBOL,
    SCHEMA_PLACE,
    SCHEMA_DATE,
    SCHEMA_SIGNING_TIME,
    SCHEMA_DRAFT,
    SCHEMA_SECRECY,
    SCHEMA_URGENCY,
    SCHEMA_CIRCULATION,
    SCHEMA_MARK,
    SCHEMA_ADDRESS,
    SCHEMA_SUBJECT,
    SCHEMA_TO,
    SCHEMA_OPENING,
    SCHEMA_BASIS,
    SCHEMA_DETAILS,
    SCHEMA_ITEM,
    SCHEMA_PARTY,
    SCHEMA_NUMBERING,
    SCHEMA_LEVEL,
    SCHEMA_BODY,
    SCHEMA_SECTION,
    SCHEMA_LANDSCAPE,
    SCHEMA_TITLE,
    SCHEMA_PARA,
    SCHEMA_QUOTE,
    SCHEMA_PARA_IN_CELL, /* it has no id: nothing can be said about a number */
    SCHEMA_IMAGE,
    SCHEMA_IMAGE_IN_CELL, /* it has no caption */
    SCHEMA_TABLE,
    SCHEMA_CAPTION,
    SCHEMA_COLUMNS,
    SCHEMA_COLUMN,
    SCHEMA_HEAD,
    SCHEMA_HEAD_ROW,
    SCHEMA_HEAD_CELL,
    SCHEMA_ROW,
    SCHEMA_CELL,
    SCHEMA_CELL_PARAS, /* a cell that holds paragraphs and images */
    SCHEMA_FORMULA,
    SCHEMA_FRACTION,
    SCHEMA_NUMERATOR,
    SCHEMA_DENOMINATOR,
    SCHEMA_ROOT,
    SCHEMA_RECIPIENTS,
    SCHEMA_ARCHIVE,
    SCHEMA_DRAFTER,
    SCHEMA_SIGNATURE,
    SCHEMA_AUTHORITY,
    SCHEMA_POST,
    SCHEMA_SIGNED,
    SCHEMA_OWN_POST,
    SCHEMA_CONFIRMATION,
    SCHEMA_ISSUED_BY,
    SCHEMA_ATTACHMENT,
    SCHEMA_APPENDIX,
    SCHEMA_APPENDIX_TITLE, /* outside the body: without notes */
    SCHEMA_REFERENCE,
    SCHEMA_COPY,
    SCHEMA_RECORD,
    SCHEMA_IDENTIFIER,
    SCHEMA_DOSSIER,
    SCHEMA_COPIES,
    SCHEMA_DUE,
    SCHEMA_BREAK,
    SCHEMA_BOLD,
    SCHEMA_ITALIC,
    SCHEMA_UNDERLINE,
    SCHEMA_RAISED,
    SCHEMA_LOWERED,
    SCHEMA_FOREIGN,
    SCHEMA_TICK,
    SCHEMA_BLANK,
    SCHEMA_TAB,
    SCHEMA_LINK,
    SCHEMA_NOTE,
    SCHEMA_REF,
};

enum schema_content {
    CONTENT_NOTHING,
    CONTENT_ELEMENTS, /* no text between them */
    CONTENT_VALUE,    /* text alone, of one kind */
    CONTENT_INLINE,   /* text and elements in any order, not empty */
};

enum schema_value {
    VALUE_TEXT,       /* anything that is not empty */
    VALUE_ANY,        /* anything */
    VALUE_NUMBER,     /* digits, not all 0; or nothing */
    VALUE_DATE,       /* 2024-03-18 */
    VALUE_ISSUE_DATE, /* likewise, or nothing yet */
    VALUE_TIME,       /* 2024-03-18T08:30:05+07:00 */
    VALUE_NAME,       /* ASCII letters, digits, - and _, a letter first */
    VALUE_TYPE,       /* the same with any letters: "QĐ" */
    VALUE_FIT,        /* the same as VALUE_NAME: "yes", "line-17" */
    VALUE_LANGUAGE,   /* BCP 47: "vi" */
    VALUE_ONE_OF,     /* `choices` */
    VALUE_ID,         /* a name that nothing else has */
    VALUE_REFERENCE,  /* an id */
    VALUE_ORDINAL,    /* letters and digits: "5a" */
    VALUE_WIDTH,      /* of a column: 25mm, 2*, auto */
    VALUE_LENGTH,     /* 120mm */
    VALUE_PATH,       /* of a file, down from the description's folder */
    VALUE_WORDS,      /* anything that is not blank */
    VALUE_ADDRESS,    /* of a page or mailbox: https://..., mailto:... */
    VALUE_COUNT,      /* of rows: 1 to 999 */
    VALUE_YEAR,       /* 2024 */
};

struct schema_attr {
    const char *name; /* NULL ends a list */
    enum schema_value value;
    bool is_required;
    const char *choices; /* VALUE_ONE_OF: "yes, no" */
};

enum schema_times { SCHEMA_ANY, SCHEMA_MAYBE, SCHEMA_ONCE, SCHEMA_SOME };

struct schema_child {
    enum schema_id id; /* SCHEMA_NONE ends a list */
    int rank;          /* lower ranks stand first; equal ones mix */
    enum schema_times times;
};

enum { SCHEMA_MAX_CHILDREN = 48 };

struct schema_element {
    const char *name;
    enum schema_content content;
    enum schema_value value;         /* CONTENT_VALUE */
    bool needs_child;                /* CONTENT_ELEMENTS: at least one, of any kind */
    bool may_be_empty;               /* CONTENT_INLINE */
    const struct schema_attr *attrs; /* NULL: none */
    const struct schema_child
        *children; /* NULL: none; CONTENT_INLINE: those of what it stands in */
};

const struct schema_element *schema_element(enum schema_id id);

#endif
