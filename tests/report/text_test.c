/* Blanks in text, and the places of its characters. */
#include "report_test.h"

static const struct {
    const char *body, *shown;
} blanks[] = {
    {"<p>a</p>", "a"},
    {"<p>\n  a \t\r\n b  \n</p>", "a b"},
    {"<p>a&#160; \xC2\xA0 b</p>", "a\xC2\xA0 \xC2\xA0 b"},
    {"<p>a&#32;&#9;&#10;&#13;b</p>", "a b"},
    {"<p>a <b>b</b> <i>c</i> d</p>", "a {b b} {i c} d"},
    {"<p>a <b> b </b> c</p>", "a {b b }c"},
    {"<p>a<b> b</b>c</p>", "a{b  b}c"},
    {"<p> <b> b </b> </p>", "{b b}"},
    {"<p><b>b</b> <i>c </i>\n</p>", "{b b} {i c}"},
    {"<p>a <br/> b</p>", "a|b"},
    {"<p>a\n<br/>\n<br/>\nb</p>", "a||b"},
    {"<p>a <b>b <br/> c</b> </p>", "a {b b|c}"},
    {"<p>a <b>b</b> <br/>c</p>", "a {b b}|c"},
    {"<p>a<note> n </note> b</p>", "a{note n} b"},
    {"<p>a <note>n</note> </p>", "a {note n}"},
    {"<p> <note>n</note> a</p>", "{note n} a"},
    {"<p xml:id='x'>a <ref to='x'/> <ref to='x'/>, b</p>", "a {ref x} {ref x}, b"},
    {"<p>a <!-- c --> b</p>", "a b"},
    {"<p>a<!-- c -->b</p>", "ab"},
    {"<p><![CDATA[ a < b ]]> c</p>", "a < b c"},
    {"<p>a <tab/> b</p>", "a#b"},
    {"<p>a <b>b <tab/> c</b> </p>", "a {b b#c}"},
    {"<p> <tick/> a <tick checked='yes'/> </p>", "[ ] a [x]"},
    {"<p>a: <blank/> ; <blank width='2.5cm'/>, b</p>", "a: {blank} ; {blank 25mm}, b"},
    {"<p>a <link to='https://a.vn'> b </link> c</p>", "a {https://a.vn b }c"},
    {"<p>H<sub>2</sub>O x<sup>2</sup> <u>u</u></p>", "H{sub 2}O x{sup 2} {u u}"},
};

START_TEST(blanks_are_collapsed)
{
    struct reading r = read_body(blanks[_i].body);
    ck_assert(r.is_read);
    ck_assert_str_eq(inline_show(r.arena, r.report.body.blocks->content), blanks[_i].shown);
    reading_free(&r);
}
END_TEST

static void assert_piece(const struct inline_node *node, const char *text, const char *raw,
                         int line, int column)
{
    ck_assert_int_eq(node->kind, INLINE_TEXT);
    ck_assert_str_eq(node->text, text);
    ck_assert_str_eq(node->raw, raw);
    ck_assert_int_eq(node->pos.line, line);
    ck_assert_int_eq(node->pos.column, column);
}

START_TEST(raw_text_starts_at_its_place)
{
    struct reading r = read_body("<p>\n  Ủy  ban <b>nhân\ndân</b>\n</p>");
    ck_assert(r.is_read);
    const struct inline_node *node = r.report.body.blocks->content;
    assert_piece(node, "Ủy ban ", "\n  Ủy  ban ", 6, 4);
    ck_assert_int_eq(node->next->kind, INLINE_BOLD);
    ck_assert_int_eq(node->next->pos.line, 7);
    ck_assert_int_eq(node->next->pos.column, 11);
    assert_piece(node->next->first, "nhân dân", "nhân\ndân", 7, 14);
    ck_assert_ptr_null(node->next->next);
    reading_free(&r);
}
END_TEST

START_TEST(a_reference_to_a_character_is_a_text_of_its_own)
{
    struct reading r = read_body("<p>R&amp;D &#x1F600;<!-- c -->x</p>");
    ck_assert(r.is_read);
    const struct inline_node *node = r.report.body.blocks->content;
    assert_piece(node, "R", "R", 6, 4);
    node = node->next;
    assert_piece(node, "&", "&", 6, 5);
    node = node->next;
    assert_piece(node, "D ", "D ", 6, 10);
    node = node->next;
    assert_piece(node, "\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80", 6, 12);
    node = node->next;
    assert_piece(node, "x", "x", 6, 31);
    ck_assert_ptr_null(node->next);
    reading_free(&r);
}
END_TEST

START_TEST(a_text_of_blanks_alone_is_none)
{
    struct reading r = read_body("<p>a<br/> <b>b</b> </p>");
    const struct inline_node *a = r.report.body.blocks->content, *b = a->next->next;
    ck_assert_int_eq(a->next->kind, INLINE_BREAK);
    ck_assert_int_eq(b->kind, INLINE_BOLD);
    ck_assert_ptr_null(b->next);
    reading_free(&r);
}
END_TEST

TCase *text_cases(void)
{
    TCase *c = tcase_create("text");
    tcase_add_loop_test(c, blanks_are_collapsed, 0, (int)(sizeof blanks / sizeof *blanks));
    tcase_add_test(c, raw_text_starts_at_its_place);
    tcase_add_test(c, a_reference_to_a_character_is_a_text_of_its_own);
    tcase_add_test(c, a_text_of_blanks_alone_is_none);
    return c;
}
