#include "report/schema_priv.h"

#include <stddef.h>

/* Text outside the body. */
static const struct schema_child plain[] = {
    {SCHEMA_BREAK, 0, SCHEMA_ANY},   {SCHEMA_BOLD, 0, SCHEMA_ANY},
    {SCHEMA_ITALIC, 0, SCHEMA_ANY},  {SCHEMA_UNDERLINE, 0, SCHEMA_ANY},
    {SCHEMA_RAISED, 0, SCHEMA_ANY},  {SCHEMA_LOWERED, 0, SCHEMA_ANY},
    {SCHEMA_FOREIGN, 0, SCHEMA_ANY}, {SCHEMA_TICK, 0, SCHEMA_ANY},
    {SCHEMA_BLANK, 0, SCHEMA_ANY},   {SCHEMA_TAB, 0, SCHEMA_ANY},
    {SCHEMA_LINK, 0, SCHEMA_ANY},    {SCHEMA_NONE},
};

/* Text of a link. */
static const struct schema_child in_link[] = {
    {SCHEMA_BREAK, 0, SCHEMA_ANY},   {SCHEMA_BOLD, 0, SCHEMA_ANY},
    {SCHEMA_ITALIC, 0, SCHEMA_ANY},  {SCHEMA_UNDERLINE, 0, SCHEMA_ANY},
    {SCHEMA_RAISED, 0, SCHEMA_ANY},  {SCHEMA_LOWERED, 0, SCHEMA_ANY},
    {SCHEMA_FOREIGN, 0, SCHEMA_ANY}, {SCHEMA_NONE},
};

/* Text in a note. */
static const struct schema_child in_note[] = {
    {SCHEMA_BREAK, 0, SCHEMA_ANY},   {SCHEMA_BOLD, 0, SCHEMA_ANY},
    {SCHEMA_ITALIC, 0, SCHEMA_ANY},  {SCHEMA_UNDERLINE, 0, SCHEMA_ANY},
    {SCHEMA_RAISED, 0, SCHEMA_ANY},  {SCHEMA_LOWERED, 0, SCHEMA_ANY},
    {SCHEMA_FOREIGN, 0, SCHEMA_ANY}, {SCHEMA_LINK, 0, SCHEMA_ANY},
    {SCHEMA_REF, 0, SCHEMA_ANY},     {SCHEMA_NONE},
};

/* Text in the body. */
static const struct schema_child in_body[] = {
    {SCHEMA_BREAK, 0, SCHEMA_ANY},   {SCHEMA_BOLD, 0, SCHEMA_ANY},
    {SCHEMA_ITALIC, 0, SCHEMA_ANY},  {SCHEMA_UNDERLINE, 0, SCHEMA_ANY},
    {SCHEMA_RAISED, 0, SCHEMA_ANY},  {SCHEMA_LOWERED, 0, SCHEMA_ANY},
    {SCHEMA_FOREIGN, 0, SCHEMA_ANY}, {SCHEMA_TICK, 0, SCHEMA_ANY},
    {SCHEMA_BLANK, 0, SCHEMA_ANY},   {SCHEMA_TAB, 0, SCHEMA_ANY},
    {SCHEMA_LINK, 0, SCHEMA_ANY},    {SCHEMA_NOTE, 0, SCHEMA_ANY},
    {SCHEMA_REF, 0, SCHEMA_ANY},     {SCHEMA_NONE},
};

/* A formula and its parts. */
static const struct schema_child in_formula[] = {
    {SCHEMA_RAISED, 0, SCHEMA_ANY},
    {SCHEMA_LOWERED, 0, SCHEMA_ANY},
    {SCHEMA_FRACTION, 0, SCHEMA_ANY},
    {SCHEMA_ROOT, 0, SCHEMA_ANY},
    {SCHEMA_NONE},
};
static const struct schema_child of_fraction[] = {
    {SCHEMA_NUMERATOR, 1, SCHEMA_ONCE},
    {SCHEMA_DENOMINATOR, 2, SCHEMA_ONCE},
    {SCHEMA_NONE},
};

static const struct schema_child of_report[] = {
    {SCHEMA_ISSUER, 1, SCHEMA_SOME},         {SCHEMA_NUMBER, 2, SCHEMA_MAYBE},
    {SCHEMA_SYMBOL, 3, SCHEMA_MAYBE},        {SCHEMA_PLACE, 4, SCHEMA_MAYBE},
    {SCHEMA_DATE, 5, SCHEMA_MAYBE},          {SCHEMA_SIGNING_TIME, 6, SCHEMA_MAYBE},
    {SCHEMA_DRAFT, 7, SCHEMA_MAYBE},         {SCHEMA_SECRECY, 8, SCHEMA_MAYBE},
    {SCHEMA_URGENCY, 9, SCHEMA_MAYBE},       {SCHEMA_CIRCULATION, 10, SCHEMA_MAYBE},
    {SCHEMA_MARK, 11, SCHEMA_ANY},           {SCHEMA_ADDRESS, 12, SCHEMA_MAYBE},
    {SCHEMA_SUBJECT, 13, SCHEMA_MAYBE},      {SCHEMA_AUTHORITY, 14, SCHEMA_MAYBE},
    {SCHEMA_ISSUED_BY, 15, SCHEMA_MAYBE},    {SCHEMA_TO, 16, SCHEMA_ANY},
    {SCHEMA_BASIS, 17, SCHEMA_ANY},          {SCHEMA_OPENING, 18, SCHEMA_MAYBE},
    {SCHEMA_DETAILS, 19, SCHEMA_MAYBE},      {SCHEMA_PARTY, 20, SCHEMA_ANY},
    {SCHEMA_NUMBERING, 21, SCHEMA_MAYBE},    {SCHEMA_BODY, 22, SCHEMA_ONCE},
    {SCHEMA_RECIPIENTS, 23, SCHEMA_MAYBE},   {SCHEMA_SIGNATURE, 24, SCHEMA_ANY},
    {SCHEMA_CONFIRMATION, 25, SCHEMA_MAYBE}, {SCHEMA_ATTACHMENT, 26, SCHEMA_ANY},
    {SCHEMA_APPENDIX, 27, SCHEMA_ANY},       {SCHEMA_COPY, 28, SCHEMA_MAYBE},
    {SCHEMA_RECORD, 29, SCHEMA_MAYBE},       {SCHEMA_NONE},
};
static const struct schema_child of_issuer[] = {
    {SCHEMA_PARENT, 1, SCHEMA_ANY},
    {SCHEMA_NAME, 2, SCHEMA_ONCE},
    {SCHEMA_NONE},
};
static const struct schema_child of_numbering[] = {
    {SCHEMA_LEVEL, 1, SCHEMA_ANY},
    {SCHEMA_NONE},
};
static const struct schema_child of_body[] = {
    {SCHEMA_SECTION, 1, SCHEMA_ANY},   {SCHEMA_PARA, 1, SCHEMA_ANY},
    {SCHEMA_QUOTE, 1, SCHEMA_ANY},     {SCHEMA_TABLE, 1, SCHEMA_ANY},
    {SCHEMA_LANDSCAPE, 1, SCHEMA_ANY}, {SCHEMA_IMAGE, 1, SCHEMA_ANY},
    {SCHEMA_FORMULA, 1, SCHEMA_ANY},   {SCHEMA_NONE},
};
static const struct schema_child of_quote[] = {
    {SCHEMA_SECTION, 1, SCHEMA_ANY},
    {SCHEMA_PARA, 1, SCHEMA_ANY},
    {SCHEMA_NONE},
};
static const struct schema_child of_section[] = {
    {SCHEMA_TITLE, 1, SCHEMA_MAYBE},
    {SCHEMA_SECTION, 2, SCHEMA_ANY},
    {SCHEMA_PARA, 2, SCHEMA_ANY},
    {SCHEMA_QUOTE, 2, SCHEMA_ANY},
    {SCHEMA_TABLE, 2, SCHEMA_ANY},
    {SCHEMA_LANDSCAPE, 2, SCHEMA_ANY},
    {SCHEMA_IMAGE, 2, SCHEMA_ANY},
    {SCHEMA_FORMULA, 2, SCHEMA_ANY},
    {SCHEMA_NONE},
};
static const struct schema_child of_image[] = {{SCHEMA_CAPTION, 1, SCHEMA_MAYBE}, {SCHEMA_NONE}};
static const struct schema_child of_table[] = {
    {SCHEMA_CAPTION, 1, SCHEMA_MAYBE},
    {SCHEMA_COLUMNS, 2, SCHEMA_ONCE},
    {SCHEMA_HEAD, 3, SCHEMA_MAYBE},
    {SCHEMA_ROW, 4, SCHEMA_SOME},
    {SCHEMA_NONE},
};
static const struct schema_child of_columns[] = {{SCHEMA_COLUMN, 1, SCHEMA_SOME}, {SCHEMA_NONE}};
static const struct schema_child of_head[] = {{SCHEMA_HEAD_ROW, 1, SCHEMA_SOME}, {SCHEMA_NONE}};
static const struct schema_child of_head_row[] = {{SCHEMA_HEAD_CELL, 1, SCHEMA_SOME},
                                                  {SCHEMA_NONE}};
static const struct schema_child of_row[] = {{SCHEMA_CELL, 1, SCHEMA_SOME}, {SCHEMA_NONE}};
static const struct schema_child of_cell[] = {
    {SCHEMA_PARA_IN_CELL, 1, SCHEMA_ANY},
    {SCHEMA_IMAGE_IN_CELL, 1, SCHEMA_ANY},
    {SCHEMA_NONE},
};
static const struct schema_child of_recipients[] = {
    {SCHEMA_TO, 1, SCHEMA_ANY},
    {SCHEMA_ARCHIVE, 2, SCHEMA_MAYBE},
    {SCHEMA_DRAFTER, 3, SCHEMA_MAYBE},
    {SCHEMA_NONE},
};
static const struct schema_child of_signature[] = {
    {SCHEMA_AUTHORITY, 1, SCHEMA_ANY}, {SCHEMA_POST, 2, SCHEMA_ONCE},
    {SCHEMA_SIGNED, 3, SCHEMA_MAYBE},  {SCHEMA_OWN_POST, 4, SCHEMA_MAYBE},
    {SCHEMA_NAME, 5, SCHEMA_ONCE},     {SCHEMA_NONE},
};
static const struct schema_child of_details[] = {
    {SCHEMA_ITEM, 1, SCHEMA_SOME},
    {SCHEMA_NONE},
};
static const struct schema_child of_party[] = {
    {SCHEMA_NAME, 1, SCHEMA_ONCE},
    {SCHEMA_ITEM, 2, SCHEMA_ANY},
    {SCHEMA_NONE},
};
static const struct schema_child of_attachment[] = {
    {SCHEMA_SUBJECT, 1, SCHEMA_MAYBE},
    {SCHEMA_REFERENCE, 2, SCHEMA_MAYBE},
    {SCHEMA_NUMBERING, 3, SCHEMA_MAYBE},
    {SCHEMA_BODY, 4, SCHEMA_ONCE},
    {SCHEMA_NONE},
};
static const struct schema_child of_appendix[] = {
    {SCHEMA_APPENDIX_TITLE, 1, SCHEMA_ONCE},
    {SCHEMA_REFERENCE, 2, SCHEMA_MAYBE},
    {SCHEMA_NUMBERING, 3, SCHEMA_MAYBE},
    {SCHEMA_BODY, 4, SCHEMA_ONCE},
    {SCHEMA_NONE},
};
static const struct schema_child of_copy[] = {
    {SCHEMA_ISSUER, 1, SCHEMA_ONCE},
    {SCHEMA_NUMBER, 2, SCHEMA_MAYBE},
    {SCHEMA_SYMBOL, 3, SCHEMA_MAYBE},
    {SCHEMA_PLACE, 4, SCHEMA_MAYBE},
    {SCHEMA_DATE, 5, SCHEMA_MAYBE},
    {SCHEMA_SIGNING_TIME, 6, SCHEMA_MAYBE},
    {SCHEMA_RECIPIENTS, 7, SCHEMA_MAYBE},
    {SCHEMA_SIGNATURE, 8, SCHEMA_MAYBE},
    {SCHEMA_NONE},
};

static const struct schema_child of_record[] = {
    {SCHEMA_IDENTIFIER, 1, SCHEMA_MAYBE},
    {SCHEMA_DOSSIER, 2, SCHEMA_MAYBE},
    {SCHEMA_COPIES, 3, SCHEMA_MAYBE},
    {SCHEMA_DUE, 4, SCHEMA_MAYBE},
    {SCHEMA_NONE},
};

static const struct schema_attr report_attrs[] = {
    {"type", VALUE_TYPE, true, NULL},
    {"layout", VALUE_NAME, false, NULL},
    {"fit", VALUE_FIT, false, NULL},
    {"xml:lang", VALUE_LANGUAGE, false, NULL},
    {NULL},
};
static const struct schema_attr draft_attrs[] = {
    {"date", VALUE_DATE, false, NULL},
    {"comments-to", VALUE_WORDS, false, NULL},
    {"comments-by", VALUE_DATE, false, NULL},
    {"line-numbers", VALUE_ONE_OF, false, "yes, no"},
    {"watermark", VALUE_ONE_OF, false, "yes, no"},
    {NULL},
};
static const struct schema_attr numbering_attrs[] = {
    {"scheme", VALUE_NAME, false, NULL},
    {NULL},
};
static const struct schema_attr level_attrs[] = {
    {"name", VALUE_NAME, true, NULL},
    {"text", VALUE_ANY, false, NULL},
    {"case", VALUE_ONE_OF, false, "as-written, upper"},
    {NULL},
};
static const struct schema_attr section_attrs[] = {
    {"xml:id", VALUE_ID, false, NULL},
    {"level", VALUE_NAME, false, NULL},
    {"run-in", VALUE_ONE_OF, false, "yes, no"},
    {"number", VALUE_ORDINAL, false, "5, 5a, IV ..."},
    {"new-page", VALUE_ONE_OF, false, "yes, no"},
    {NULL},
};
static const struct schema_attr quote_attrs[] = {{"end", VALUE_TEXT, false, NULL}, {NULL}};
static const struct schema_attr para_attrs[] = {
    {"xml:id", VALUE_ID, false, NULL},
    {"new-page", VALUE_ONE_OF, false, "yes, no"},
    {NULL},
};
static const struct schema_attr image_attrs[] = {
    {"xml:id", VALUE_ID, false, NULL},     {"src", VALUE_PATH, true, NULL},
    {"alt", VALUE_WORDS, true, NULL},      {"width", VALUE_LENGTH, false, NULL},
    {"height", VALUE_LENGTH, false, NULL}, {NULL},
};
static const struct schema_attr image_in_cell_attrs[] = {
    {"src", VALUE_PATH, true, NULL},
    {"alt", VALUE_WORDS, true, NULL},
    {"width", VALUE_LENGTH, false, NULL},
    {"height", VALUE_LENGTH, false, NULL},
    {NULL},
};
static const struct schema_attr formula_attrs[] = {
    {"xml:id", VALUE_ID, false, NULL},
    {"number", VALUE_ONE_OF, false, "yes, no"},
    {"alt", VALUE_TEXT, false, NULL},
    {NULL},
};
static const struct schema_attr root_attrs[] = {
    {"degree", VALUE_ORDINAL, false, "3, n ..."},
    {NULL},
};
static const char spans[] =
    "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, "
    "25, 26, 27, 28, 29, 30, 31, 32";
static const char aligns[] = "left, center, right, justify, decimal";
static const struct schema_attr table_attrs[] = {
    {"split", VALUE_ONE_OF, false, "yes, no"},
    {"borders", VALUE_ONE_OF, false, "yes, no"},
    {"numbers", VALUE_ONE_OF, false, "yes, no"},
    {"new-page", VALUE_ONE_OF, false, "yes, no"},
    {NULL},
};
static const struct schema_attr column_attrs[] = {
    {"width", VALUE_WIDTH, true, NULL},
    {"align", VALUE_ONE_OF, false, aligns},
    {NULL},
};
static const struct schema_attr row_attrs[] = {
    {"split", VALUE_ONE_OF, false, "yes, no"},
    {NULL},
};
static const struct schema_attr head_cell_attrs[] = {
    {"span", VALUE_ONE_OF, false, spans},
    {"rows", VALUE_COUNT, false, NULL},
    {NULL},
};
static const struct schema_attr cell_attrs[] = {
    {"span", VALUE_ONE_OF, false, spans},
    {"rows", VALUE_COUNT, false, NULL},
    {"align", VALUE_ONE_OF, false, aligns},
    {"valign", VALUE_ONE_OF, false, "top, center, bottom"},
    {NULL},
};
static const char orientations[] = "portrait, landscape";
static const struct schema_attr attachment_attrs[] = {
    {"type", VALUE_TYPE, true, NULL},
    {"title", VALUE_TEXT, false, NULL},
    {"xml:id", VALUE_ID, false, NULL},
    {"orientation", VALUE_ONE_OF, false, orientations},
    {NULL},
};
static const struct schema_attr appendix_attrs[] = {
    {"xml:id", VALUE_ID, false, NULL},
    {"orientation", VALUE_ONE_OF, false, orientations},
    {NULL},
};
static const struct schema_attr copy_attrs[] = {
    {"form", VALUE_ONE_OF, true, "SY, SL, TrS"},
    {"medium", VALUE_ONE_OF, false, "paper, electronic"},
    {NULL},
};
static const struct schema_attr mark_attrs[] = {{"name", VALUE_NAME, true, NULL}, {NULL}};
static const struct schema_attr labelled_attrs[] = {{"label", VALUE_TEXT, false, NULL}, {NULL}};
static const struct schema_attr party_attrs[] = {
    {"label", VALUE_TEXT, false, NULL},
    {"copies", VALUE_COUNT, false, NULL},
    {NULL},
};
static const struct schema_attr dossier_attrs[] = {
    {"year", VALUE_YEAR, false, NULL},
    {"ordinal", VALUE_COUNT, false, NULL},
    {NULL},
};
static const struct schema_attr recipient_attrs[] = {{"copies", VALUE_COUNT, false, NULL}, {NULL}};
static const struct schema_attr foreign_attrs[] = {
    {"xml:lang", VALUE_LANGUAGE, true, NULL},
    {NULL},
};
static const struct schema_attr tick_attrs[] = {
    {"checked", VALUE_ONE_OF, false, "yes, no"},
    {NULL},
};
static const struct schema_attr blank_attrs[] = {{"width", VALUE_LENGTH, false, NULL}, {NULL}};
static const struct schema_attr link_attrs[] = {{"to", VALUE_ADDRESS, true, NULL}, {NULL}};
static const struct schema_attr ref_attrs[] = {
    {"to", VALUE_REFERENCE, true, NULL},
    {"form", VALUE_ONE_OF, false, "full, here, own, number"},
    {NULL},
};

static const struct schema_element elements[] = {
    [SCHEMA_REPORT] = {"report", CONTENT_ELEMENTS, .attrs = report_attrs, .children = of_report},
    [SCHEMA_ISSUER] = {"issuer", CONTENT_ELEMENTS, .children = of_issuer},
    [SCHEMA_PARENT] = {"parent", CONTENT_INLINE, .children = plain},
    [SCHEMA_NAME] = {"name", CONTENT_INLINE, .children = plain},
    [SCHEMA_NUMBER] = {"number", CONTENT_VALUE, VALUE_NUMBER},
    [SCHEMA_SYMBOL] = {"symbol", CONTENT_VALUE, VALUE_TEXT},
    [SCHEMA_PLACE] = {"place", CONTENT_INLINE, .children = plain},
    [SCHEMA_DATE] = {"date", CONTENT_VALUE, VALUE_ISSUE_DATE},
    [SCHEMA_SIGNING_TIME] = {"signing-time", CONTENT_VALUE, VALUE_TIME},
    [SCHEMA_DRAFT] = {"draft", CONTENT_VALUE, VALUE_NUMBER, .attrs = draft_attrs},
    [SCHEMA_SECRECY] = {"secrecy", CONTENT_VALUE, VALUE_TEXT},
    [SCHEMA_URGENCY] = {"urgency", CONTENT_VALUE, VALUE_TEXT},
    [SCHEMA_CIRCULATION] = {"circulation", CONTENT_VALUE, VALUE_TEXT},
    [SCHEMA_MARK] = {"mark", CONTENT_INLINE, .attrs = mark_attrs, .children = plain},
    [SCHEMA_ADDRESS] = {"address", CONTENT_INLINE, .children = plain},
    [SCHEMA_SUBJECT] = {"subject", CONTENT_INLINE, .children = plain},
    [SCHEMA_TO] = {"to", CONTENT_INLINE, .attrs = recipient_attrs, .children = plain},
    [SCHEMA_BASIS] = {"basis", CONTENT_INLINE, .children = plain},
    [SCHEMA_OPENING] = {"opening", CONTENT_INLINE, .children = plain},
    [SCHEMA_DETAILS] = {"details", CONTENT_ELEMENTS, .children = of_details},
    [SCHEMA_ITEM] = {"item", CONTENT_INLINE, .attrs = labelled_attrs, .children = plain},
    [SCHEMA_PARTY] = {"party", CONTENT_ELEMENTS, .attrs = party_attrs, .children = of_party},
    [SCHEMA_NUMBERING] = {"numbering", CONTENT_ELEMENTS, .attrs = numbering_attrs,
                          .children = of_numbering},
    [SCHEMA_LEVEL] = {"level", CONTENT_NOTHING, .attrs = level_attrs},
    [SCHEMA_BODY] = {"body", CONTENT_ELEMENTS, .needs_child = true, .children = of_body},
    [SCHEMA_SECTION] = {"section", CONTENT_ELEMENTS, .attrs = section_attrs,
                        .children = of_section},
    [SCHEMA_LANDSCAPE] = {"landscape", CONTENT_ELEMENTS, .needs_child = true, .children = of_body},
    [SCHEMA_TITLE] = {"title", CONTENT_INLINE, .children = in_body},
    [SCHEMA_PARA] = {"p", CONTENT_INLINE, .attrs = para_attrs, .children = in_body},
    [SCHEMA_QUOTE] = {"quote", CONTENT_ELEMENTS, .needs_child = true, .attrs = quote_attrs,
                      .children = of_quote},
    [SCHEMA_PARA_IN_CELL] = {"p", CONTENT_INLINE, .children = in_body},
    [SCHEMA_IMAGE] = {"image", CONTENT_ELEMENTS, .attrs = image_attrs, .children = of_image},
    [SCHEMA_IMAGE_IN_CELL] = {"image", CONTENT_NOTHING, .attrs = image_in_cell_attrs},
    [SCHEMA_TABLE] = {"table", CONTENT_ELEMENTS, .attrs = table_attrs, .children = of_table},
    [SCHEMA_CAPTION] = {"caption", CONTENT_INLINE, .children = in_body},
    [SCHEMA_COLUMNS] = {"columns", CONTENT_ELEMENTS, .children = of_columns},
    [SCHEMA_COLUMN] = {"column", CONTENT_NOTHING, .attrs = column_attrs},
    [SCHEMA_HEAD] = {"head", CONTENT_ELEMENTS, .children = of_head},
    [SCHEMA_HEAD_ROW] = {"row", CONTENT_ELEMENTS, .children = of_head_row},
    [SCHEMA_HEAD_CELL] = {"cell", CONTENT_INLINE, .may_be_empty = true, .attrs = head_cell_attrs,
                          .children = in_note},
    [SCHEMA_ROW] = {"row", CONTENT_ELEMENTS, .attrs = row_attrs, .children = of_row},
    [SCHEMA_CELL] = {"cell", CONTENT_INLINE, .may_be_empty = true, .attrs = cell_attrs,
                     .children = in_body},
    [SCHEMA_CELL_PARAS] = {"cell", CONTENT_ELEMENTS, .needs_child = true, .attrs = cell_attrs,
                           .children = of_cell},
    [SCHEMA_FORMULA] = {"formula", CONTENT_INLINE, .attrs = formula_attrs, .children = in_formula},
    [SCHEMA_FRACTION] = {"frac", CONTENT_ELEMENTS, .children = of_fraction},
    [SCHEMA_NUMERATOR] = {"num", CONTENT_INLINE, .children = in_formula},
    [SCHEMA_DENOMINATOR] = {"den", CONTENT_INLINE, .children = in_formula},
    [SCHEMA_ROOT] = {"root", CONTENT_INLINE, .attrs = root_attrs, .children = in_formula},
    [SCHEMA_RECIPIENTS] = {"recipients", CONTENT_ELEMENTS, .needs_child = true,
                           .children = of_recipients},
    [SCHEMA_ARCHIVE] = {"archive", CONTENT_INLINE, .attrs = recipient_attrs, .children = plain},
    [SCHEMA_DRAFTER] = {"drafter", CONTENT_INLINE, .children = plain},
    [SCHEMA_SIGNATURE] = {"signature", CONTENT_ELEMENTS, .children = of_signature},
    [SCHEMA_AUTHORITY] = {"authority", CONTENT_INLINE, .children = plain},
    [SCHEMA_POST] = {"post", CONTENT_INLINE, .children = plain},
    [SCHEMA_SIGNED] = {"signed", CONTENT_INLINE, .children = plain},
    [SCHEMA_OWN_POST] = {"own-post", CONTENT_INLINE, .children = plain},
    [SCHEMA_CONFIRMATION] = {"confirmation", CONTENT_INLINE, .children = plain},
    [SCHEMA_ISSUED_BY] = {"issued-by", CONTENT_INLINE, .children = plain},
    [SCHEMA_ATTACHMENT] = {"attachment", CONTENT_ELEMENTS, .attrs = attachment_attrs,
                           .children = of_attachment},
    [SCHEMA_APPENDIX] = {"appendix", CONTENT_ELEMENTS, .attrs = appendix_attrs,
                         .children = of_appendix},
    [SCHEMA_APPENDIX_TITLE] = {"title", CONTENT_INLINE, .children = plain},
    [SCHEMA_REFERENCE] = {"reference", CONTENT_INLINE, .children = plain},
    [SCHEMA_COPY] = {"copy", CONTENT_ELEMENTS, .attrs = copy_attrs, .children = of_copy},
    [SCHEMA_RECORD] = {"record", CONTENT_ELEMENTS, .needs_child = true, .children = of_record},
    [SCHEMA_IDENTIFIER] = {"identifier", CONTENT_VALUE, VALUE_TEXT},
    [SCHEMA_DOSSIER] = {"dossier", CONTENT_VALUE, VALUE_TEXT, .attrs = dossier_attrs},
    [SCHEMA_COPIES] = {"copies", CONTENT_VALUE, VALUE_COUNT},
    [SCHEMA_DUE] = {"due", CONTENT_VALUE, VALUE_DATE},
    [SCHEMA_BREAK] = {"br", CONTENT_NOTHING},
    [SCHEMA_BOLD] = {"b", CONTENT_INLINE},
    [SCHEMA_ITALIC] = {"i", CONTENT_INLINE},
    [SCHEMA_UNDERLINE] = {"u", CONTENT_INLINE},
    [SCHEMA_RAISED] = {"sup", CONTENT_INLINE},
    [SCHEMA_LOWERED] = {"sub", CONTENT_INLINE},
    [SCHEMA_FOREIGN] = {"foreign", CONTENT_INLINE, .attrs = foreign_attrs},
    [SCHEMA_TICK] = {"tick", CONTENT_NOTHING, .attrs = tick_attrs},
    [SCHEMA_BLANK] = {"blank", CONTENT_NOTHING, .attrs = blank_attrs},
    [SCHEMA_TAB] = {"tab", CONTENT_NOTHING},
    [SCHEMA_LINK] = {"link", CONTENT_INLINE, .attrs = link_attrs, .children = in_link},
    [SCHEMA_NOTE] = {"note", CONTENT_INLINE, .children = in_note},
    [SCHEMA_REF] = {"ref", CONTENT_NOTHING, .attrs = ref_attrs},
};

const struct schema_element *schema_element(enum schema_id id)
{
    return &elements[id];
}
