/* The tree, and where each of its nodes stands. Columns are counted by hand from the text. */
#include "xml_test.h"

#include <stdio.h>
#include <string.h>

#define X64 "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
#define LONG_TEXT X64 X64 X64 X64 X64 X64 X64 X64 X64 X64 X64

START_TEST(elements_and_text_know_their_place)
{
    struct reading r = read_text("<a>\n  <b>x</b>y\n</a>\n");
    ck_assert(r.is_read);
    const struct xml_node *a = r.doc.root;
    ck_assert_str_eq(a->name, "a");
    ck_assert_str_eq(a->ns, "");
    assert_pos(a->pos, 1, 1);
    ck_assert_uint_eq(a->from, 0);
    ck_assert_uint_eq(a->to, 20);

    const struct xml_node *blank = a->first, *b = blank->next, *y = b->next;
    ck_assert_ptr_null(blank->name);
    ck_assert_str_eq(blank->text, "\n  ");
    assert_pos(blank->pos, 1, 4);
    ck_assert_str_eq(b->name, "b");
    assert_pos(b->pos, 2, 3);
    ck_assert_uint_eq(b->from, 6);
    ck_assert_uint_eq(b->to, 14);
    ck_assert_str_eq(b->first->text, "x");
    assert_pos(b->first->pos, 2, 6);
    ck_assert_ptr_eq(b->first->parent, b);
    ck_assert_ptr_eq(b->parent, a);
    ck_assert_str_eq(y->text, "y\n");
    assert_pos(y->pos, 2, 11);
    ck_assert_ptr_eq(a->last, y);
    ck_assert_ptr_null(y->next);
    reading_free(&r);
}
END_TEST

START_TEST(columns_count_characters)
{
    /* Ủ and Ỷ are three bytes each, the smiley is four. */
    struct reading r = read_text("<a>Ủ\xF0\x9F\x98\x80Ỷ<b/><ỷ ế='đ'/></a>");
    ck_assert(r.is_read);
    const struct xml_node *b = r.doc.root->first->next;
    assert_pos(b->pos, 1, 7);
    ck_assert_uint_eq(b->from, 13);
    ck_assert_str_eq(b->next->name, "ỷ");
    assert_pos(b->next->pos, 1, 11);
    ck_assert_str_eq(b->next->attrs->value, "đ");
    assert_pos(b->next->attrs->pos, 1, 14);
    reading_free(&r);
}
END_TEST

START_TEST(attributes_on_several_lines)
{
    struct reading r = read_text("<a one = '1'\n\ttwo=\"a > &lt; 'b'\"\n xml:id=\"i\"\n/>");
    ck_assert(r.is_read);
    const struct xml_attr *one = r.doc.root->attrs, *two = one->next, *id = two->next;
    ck_assert_str_eq(one->name, "one");
    assert_pos(one->pos, 1, 4);
    ck_assert_str_eq(two->name, "two");
    ck_assert_str_eq(two->value, "a > < 'b'");
    assert_pos(two->pos, 2, 2);
    ck_assert_str_eq(id->name, "xml:id");
    assert_pos(id->pos, 3, 2);
    ck_assert_ptr_null(id->next);
    ck_assert_str_eq(xml_attr_value(r.doc.root, "xml:id"), "i");
    ck_assert_ptr_null(xml_attr_value(r.doc.root, "id"));
    ck_assert_uint_eq(r.doc.root->to, r.doc.n_source);
    reading_free(&r);
}
END_TEST

START_TEST(namespaces_are_resolved)
{
    struct reading r = read_text("<p:a xmlns:p='urn:p' b='1' xmlns='urn:d' p:c='2'><d/></p:a>");
    ck_assert(r.is_read);
    ck_assert_str_eq(r.doc.root->name, "a");
    ck_assert_str_eq(r.doc.root->ns, "urn:p");
    const struct xml_attr *b = r.doc.root->attrs;
    ck_assert_str_eq(b->name, "b");
    assert_pos(b->pos, 1, 22);
    ck_assert_str_eq(b->next->name, "p:c");
    assert_pos(b->next->pos, 1, 42);
    ck_assert_ptr_null(b->next->next);
    ck_assert_str_eq(r.doc.root->first->name, "d");
    ck_assert_str_eq(r.doc.root->first->ns, "urn:d");
    reading_free(&r);
}
END_TEST

START_TEST(text_runs_through_references_comments_and_cdata)
{
    /*                       1234567890123456789012345678901234567890123456789 */
    struct reading r = read_text("<a>R&amp;D<!-- - -->&#x1EE6;<![CDATA[<&]]>z<?p q?></a>");
    ck_assert(r.is_read);
    const struct xml_node *text = r.doc.root->first;
    ck_assert_str_eq(text->text, "R&DỦ<&z");
    ck_assert_ptr_null(text->next);
    assert_pos(text->pos, 1, 4);
    ck_assert_uint_eq(text->from, 3);
    ck_assert_uint_eq(text->to, 43);
    assert_pos(xml_text_pos(text, 0), 1, 4);  /* R */
    assert_pos(xml_text_pos(text, 1), 1, 5);  /* & */
    assert_pos(xml_text_pos(text, 2), 1, 10); /* D */
    assert_pos(xml_text_pos(text, 3), 1, 21); /* Ủ */
    assert_pos(xml_text_pos(text, 6), 1, 38); /* < */
    assert_pos(xml_text_pos(text, 7), 1, 39); /* & */
    assert_pos(xml_text_pos(text, 8), 1, 43); /* z */
    reading_free(&r);
}
END_TEST

START_TEST(comments_between_elements)
{
    struct reading r = read_text("<?xml version='1.0'?>\n<!-- <x> -->\n<?pi <y> ?>\n"
                                 "<a><!--1--><b/><!--\n2--><c><![CDATA[]]></c></a>\n<!-- end -->");
    ck_assert(r.is_read);
    assert_pos(r.doc.root->pos, 4, 1);
    const struct xml_node *b = r.doc.root->first, *c = b->next;
    ck_assert_str_eq(b->name, "b");
    assert_pos(b->pos, 4, 12);
    assert_pos(c->pos, 5, 5);
    ck_assert_ptr_null(c->first);
    ck_assert_ptr_null(c->next);
    reading_free(&r);
}
END_TEST

START_TEST(bracket_ends_inside_cdata)
{
    struct reading r = read_text("<a><![CDATA[x]]]]><![CDATA[>y\n]]><b/></a>");
    ck_assert(r.is_read);
    ck_assert_str_eq(r.doc.root->first->text, "x]]>y\n");
    assert_pos(xml_text_pos(r.doc.root->first, 3), 1, 28);
    assert_pos(r.doc.root->first->next->pos, 2, 4);
    reading_free(&r);
}
END_TEST

START_TEST(long_text_is_one_node)
{
    static char text[1 << 20];
    memset(text, 'x', sizeof text - 1);
    memcpy(text, "<a>", 3);
    memcpy(text + sizeof text - 9, "\n&lt;</a>", 9);
    struct reading r = read_bytes(text, sizeof text);
    ck_assert(r.is_read);
    const struct xml_node *node = r.doc.root->first;
    ck_assert_ptr_null(node->next);
    ck_assert_uint_eq(strlen(node->text), sizeof text - 10);
    assert_pos(xml_text_pos(node, strlen(node->text) - 1), 2, 1);
    reading_free(&r);
}
END_TEST

START_TEST(position_after)
{
    struct pos pos = xml_pos_after((struct pos){"t.xml", 3, 5}, "aỦ\nb", 4);
    assert_pos(pos, 3, 7);
    assert_pos(xml_pos_after(pos, "\nb", 2), 4, 2);
}
END_TEST

/* Steps of one byte find the same place as one of many. */
START_TEST(position_after_many_bytes)
{
    static const char text[] =
        "\nSố: 80/BC-STTTT\n\n  Kính gửi Ủy ban nhân dân tỉnh\n\xF0\x9F\x98\x80"
        "báo cáo\n12345678\n123456789012345\nđđđđđđđđđđđđđđđđ\n";
    for (size_t from = 0; from < sizeof text; from++) {
        struct pos stepped = {"t.xml", 1, 1};
        for (size_t n = 0; from + n < sizeof text; n++) {
            struct pos pos = xml_pos_after((struct pos){"t.xml", 1, 1}, text + from, n);
            assert_pos(pos, stepped.line, stepped.column);
            stepped = xml_pos_after(stepped, text + from + n, 1);
        }
    }
    assert_pos(xml_pos_after((struct pos){"t.xml", 1, 1}, text, sizeof text - 2), 8, 17);
}
END_TEST

/* libxml2 gives a long text in pieces, which may end inside "]]>" or a reference. */
START_TEST(marks_at_every_place_of_a_long_text)
{
    for (size_t n = 250; n < 650; n++) {
        char text[1024];
        int half = (int)n / 2, length;
        length = snprintf(text, sizeof text, "<a>Ủ%.*s&amp;amp;<![CDATA[Ủ%.*s]]]]><b/></a>", half,
                          LONG_TEXT, (int)n, LONG_TEXT);
        struct reading r = read_bytes(text, (size_t)length);
        ck_assert(r.is_read);
        const struct xml_node *node = r.doc.root->first;
        ck_assert_uint_eq(strlen(node->text), 3 + (size_t)half + 5 + 3 + n + 2);
        ck_assert_str_eq(node->text + strlen(node->text) - 3, "x]]");
        assert_pos(node->next->pos, 1, 4 + 1 + half + 9 + 9 + 1 + (int)n + 5);
        reading_free(&r);
    }
}
END_TEST

TCase *tree_cases(void)
{
    TCase *c = tcase_create("tree");
    tcase_add_test(c, elements_and_text_know_their_place);
    tcase_add_test(c, columns_count_characters);
    tcase_add_test(c, attributes_on_several_lines);
    tcase_add_test(c, namespaces_are_resolved);
    tcase_add_test(c, text_runs_through_references_comments_and_cdata);
    tcase_add_test(c, comments_between_elements);
    tcase_add_test(c, bracket_ends_inside_cdata);
    tcase_add_test(c, long_text_is_one_node);
    tcase_add_test(c, position_after);
    tcase_add_test(c, position_after_many_bytes);
    tcase_add_test(c, marks_at_every_place_of_a_long_text);
    return c;
}
