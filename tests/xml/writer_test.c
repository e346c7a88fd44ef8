#include "xml/writer.h"

#include "xml_test.h"

static void assert_written(struct buf *b, const char *expected)
{
    buf_putc(b, 0);
    ck_assert_str_eq((const char *)b->at, expected);
    buf_free(b);
}

START_TEST(elements)
{
    struct buf b = {0};
    struct xml_writer w = {.out = &b};
    xml_declaration(&w);
    xml_open(&w, "w:p");
    xml_attr(&w, "w:val", "x");
    xml_attr_int(&w, "n", -7);
    xml_open(&w, "e");
    xml_close(&w);
    xml_text(&w, "a < b");
    xml_empty(&w, "w:b", "k", "1", "l", "\"", (char *)NULL);
    xml_text_n(&w, "cdef", 1);
    xml_close(&w);
    ck_assert_int_eq(w.depth, 0);
    assert_written(&b, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                       "<w:p w:val=\"x\" n=\"-7\"><e/>a &lt; b<w:b k=\"1\" l=\"&quot;\"/>c</w:p>");
}
END_TEST

START_TEST(escapes)
{
    struct buf b = {0};
    struct xml_writer w = {.out = &b};
    xml_open(&w, "a");
    xml_attr(&w, "b", "<&>\"'\t\n\rđ");
    xml_text(&w, "<&>\"'\t\n\rđ");
    xml_close(&w);
    assert_written(&b, "<a b=\"&lt;&amp;&gt;&quot;'&#9;&#10;&#13;đ\">"
                       "&lt;&amp;&gt;\"'\t\n&#13;đ</a>");
}
END_TEST

START_TEST(what_is_written_reads_back)
{
    static const char text[] = " <&>]]>\"'\t\n\rđ ";
    struct buf b = {0};
    struct xml_writer w = {.out = &b};
    xml_declaration(&w);
    xml_open(&w, "a");
    xml_attr(&w, "b", text);
    xml_text(&w, text);
    xml_close(&w);
    struct reading r = read_bytes((const char *)b.at, b.n);
    ck_assert(r.is_read);
    ck_assert_str_eq(r.doc.root->first->text, text);
    ck_assert_str_eq(xml_attr_value(r.doc.root, "b"), text);
    reading_free(&r);
    buf_free(&b);
}
END_TEST

TCase *writer_cases(void)
{
    TCase *c = tcase_create("writer");
    tcase_add_test(c, elements);
    tcase_add_test(c, escapes);
    tcase_add_test(c, what_is_written_reads_back);
    return c;
}
