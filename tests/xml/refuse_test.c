/* What is not well-formed, and what is made to hurt a parser. */
#include "base/buf.h"
#include "base/limits.h"
#include "xml_test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *text;
    int line, column;
    enum diag_code code;
    const char *word; /* NULL: it does not matter */
} broken[] = {
    {"<a>\n<b>Ủy ban</c></a>", 2, 14, DIAG_XML_MISMATCH, "b"},
    {"<a>\n <b>", 2, 5, DIAG_XML_ELEMENT_OPEN, "b"},
    {"<a>\n <b", 2, 4, DIAG_XML_TAG_OPEN, NULL},
    {"<a>\n <b c='1", 2, 9, DIAG_XML_VALUE_OPEN, NULL},
    {"<a>x</a>\n<b/>", 2, 1, DIAG_XML_BEHIND, NULL},
    {"x", 1, 1, DIAG_XML_NO_ELEMENT, NULL},
    {"<a>Đ&foo;</a>", 1, 10, DIAG_XML_ENTITY, "foo"},
    {"<a>Sở A & B</a>", 1, 10, DIAG_XML_AMPERSAND, NULL},
    {"<a>A&B</a>", 1, 7, DIAG_XML_AMPERSAND, NULL},
    {"<a>x < y</a>", 1, 7, DIAG_XML_LESS, NULL},
    {"<a b='x<y'/>", 1, 8, DIAG_XML_VALUE_LESS, NULL},
    {"<a b='x>y</a>", 1, 10, DIAG_XML_VALUE_LESS, NULL},
    {"<a b=“x”/>", 1, 6, DIAG_XML_QUOTES, NULL},
    {"<a b=x/>", 1, 6, DIAG_XML_QUOTES, NULL},
    {"<a b/>", 1, 5, DIAG_XML_NO_VALUE, "b"},
    {"<a b='x'c='y'/>", 1, 9, DIAG_XML_BLANK, NULL},
    {"<a <b/></a>", 1, 4, DIAG_XML_TAG_OPEN, NULL},
    {"<a>x</a", 1, 8, DIAG_XML_TAG_OPEN, NULL},
    {"<a>&#0;</a>", 1, 8, DIAG_XML_CHARACTER, NULL},
    {"<a b='1' b='2'/>", 1, 15, DIAG_XML_ATTRIBUTE_TWICE, "b"},
    {"<a><b:c/></a>", 1, 8, DIAG_XML_PREFIX, "b"},
    {"<a>\n\x01</a>", 2, 1, DIAG_XML_CHARACTER, NULL},
    {"<a><![CDATA[x</a>", 1, 18, DIAG_XML_SYNTAX, NULL},
    {"<a><!-- x</a>", 1, 14, DIAG_XML_COMMENT_OPEN, NULL},
    {"<a><!-- x -- y --></a>", 1, 11, DIAG_XML_HYPHENS, NULL},
    {"\n<?xml version='1.0'?><a/>", 2, 6, DIAG_XML_DECLARATION, NULL},
    {"<!doctype a><a/>", 1, 2, DIAG_XML_LESS, NULL},
};

START_TEST(not_well_formed)
{
    const char *text = broken[_i].text;
    assert_refused(text, strlen(text), broken[_i].code, broken[_i].line, broken[_i].column,
                   broken[_i].word);
}
END_TEST

START_TEST(every_truncation_is_refused)
{
    static const char whole[] = "<?xml version='1.0'?><!-- c --><a b='&lt;'>Ủ&amp;<![CDATA[x]]>"
                                "<c/>y</a>";
    for (size_t n = 0; n < sizeof whole - 1; n++) {
        struct reading r = read_bytes(whole, n);
        ck_assert_msg(!r.is_read, "%zu bytes", n);
        ck_assert_uint_eq(r.diags.n, 1);
        ck_assert_int_eq((int)r.diags.worst, DIAG_DESCRIPTION);
        reading_free(&r);
    }
}
END_TEST

static const struct {
    const char *text;
    int line, column;
} doctypes[] = {
    {"<!DOCTYPE a><a/>", 1, 1},
    {"<?xml version='1.0'?>\n<!-- <a> -->\n <?p?><!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", 3,
     7},
    {"\xEF\xBB\xBF\n<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", 2, 1},
    {"<!DOCTYPE a [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;'>]><a>&b;</a>", 1, 1},
    {"<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://example.com/x'> %p;]><a/>", 1, 1},
};

START_TEST(document_types_are_refused)
{
    const char *text = doctypes[_i].text;
    assert_refused(text, strlen(text), DIAG_XML_DOCTYPE, doctypes[_i].line, doctypes[_i].column,
                   NULL);
}
END_TEST

START_TEST(a_doctype_in_text_is_text)
{
    struct reading r = read_text("<!-- <!DOCTYPE --><a b='<!DOCTYPE'><![CDATA[<!DOCTYPE]]></a>");
    ck_assert(!r.is_read); /* '<' in an attribute */
    ck_assert_int_eq(r.diags.at[0].code, DIAG_XML_VALUE_LESS);
    reading_free(&r);
    r = read_text("<!-- <!DOCTYPE --><?p <!DOCTYPE?><a><![CDATA[<!DOCTYPE]]></a>");
    ck_assert(r.is_read);
    ck_assert_str_eq(r.doc.root->first->text, "<!DOCTYPE");
    reading_free(&r);
}
END_TEST

static struct reading read_nested(int depth)
{
    struct buf b = {0};
    for (int i = 0; i < depth; i++)
        buf_puts(&b, "<a>");
    for (int i = 0; i < depth; i++)
        buf_puts(&b, "</a>");
    struct reading r = read_bytes((const char *)b.at, b.n);
    buf_free(&b);
    return r;
}

START_TEST(depth_has_a_limit)
{
    struct reading r = read_nested(LIMIT_DEPTH);
    ck_assert(r.is_read);
    reading_free(&r);
    static const int depths[] = {LIMIT_DEPTH + 1, 100000};
    for (int i = 0; i < 2; i++) {
        r = read_nested(depths[i]);
        ck_assert(!r.is_read);
        ck_assert_uint_eq(r.diags.n, 1);
        ck_assert_int_eq(r.diags.at[0].code, DIAG_XML_DEPTH);
        ck_assert_str_eq(r.diags.at[0].args[0], "64");
        assert_pos(r.diags.at[0].pos, 1, 3 * LIMIT_DEPTH + 1);
        reading_free(&r);
    }
}
END_TEST

static struct reading read_attributes(int n)
{
    struct buf b = {0};
    buf_puts(&b, "<r>\n<a");
    for (int i = 0; i < n; i++)
        buf_printf(&b, " a%d='>'", i);
    buf_puts(&b, "/></r>");
    struct reading r = read_bytes((const char *)b.at, b.n);
    buf_free(&b);
    return r;
}

START_TEST(attributes_have_a_limit)
{
    struct reading r = read_attributes(LIMIT_ATTRIBUTES);
    ck_assert(r.is_read);
    reading_free(&r);
    r = read_attributes(200000);
    ck_assert(!r.is_read);
    ck_assert_uint_eq(r.diags.n, 1);
    ck_assert_int_eq(r.diags.at[0].code, DIAG_XML_ATTRIBUTES);
    ck_assert_str_eq(r.diags.at[0].args[0], "64");
    assert_pos(r.diags.at[0].pos, 2, 1);
    reading_free(&r);
}
END_TEST

START_TEST(different_names_have_a_limit)
{
    struct buf b = {0};
    buf_puts(&b, "<r>");
    for (int i = 0; i < 400000; i++)
        buf_printf(&b, "<a%d/>", i);
    buf_puts(&b, "</r>");
    struct reading r = read_bytes((const char *)b.at, b.n);
    ck_assert(!r.is_read);
    ck_assert_uint_eq(r.diags.n, 1);
    ck_assert_int_eq(r.diags.at[0].code, DIAG_XML_NAMES);
    reading_free(&r);
    buf_free(&b);
}
END_TEST

START_TEST(size_has_a_limit)
{
    size_t n = (size_t)LIMIT_INPUT_BYTES + 1;
    char *bytes = calloc(n, 1);
    assert_refused(bytes, n, DIAG_FILE_TOO_LARGE, 0, 0, "64");
    free(bytes);
}
END_TEST

TCase *refuse_cases(void)
{
    TCase *c = tcase_create("refuse");
    tcase_add_loop_test(c, not_well_formed, 0, (int)(sizeof broken / sizeof *broken));
    tcase_add_test(c, every_truncation_is_refused);
    tcase_add_loop_test(c, document_types_are_refused, 0,
                        (int)(sizeof doctypes / sizeof *doctypes));
    tcase_add_test(c, a_doctype_in_text_is_text);
    tcase_add_test(c, depth_has_a_limit);
    tcase_add_test(c, attributes_have_a_limit);
    tcase_add_test(c, different_names_have_a_limit);
    tcase_add_test(c, size_has_a_limit);
    return c;
}
