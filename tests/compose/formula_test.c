/* Formulas: what is a word, a variable, a sign; how they are read out, numbered, and referred to.
 */
#include "compose_test.h"

#include "base/buf.h"

#include <string.h>

static const struct flow_formula *formula_of(const struct composed *c)
{
    for (size_t i = 0; i < c->flow.sections[0].n_blocks; i++) {
        const struct flow_block *block = &c->flow.sections[0].blocks[i];
        if (block->kind == FLOW_FORMULA) return &block->formula;
    }
    ck_abort_msg("no formula");
    return NULL;
}

static void put_nodes(struct buf *b, const struct math_node *nodes);

static void put_part(struct buf *b, const char *name, const struct math_node *nodes)
{
    if (!nodes) return;
    buf_printf(b, "%s{", name);
    put_nodes(b, nodes);
    buf_putc(b, '}');
}

/* Variables as _x_, a written blank as ~, signs between blanks. */
static void put_nodes(struct buf *b, const struct math_node *nodes)
{
    static const char *const names[][3] = {[MATH_FRACTION] = {"num", "den"},
                                           [MATH_ROOT] = {"root", "deg"},
                                           [MATH_SCRIPTS] = {"", "sub", "sup"}};
    for (const struct math_node *n = nodes; n; n = n->next) {
        bool is_sign = n->is == MATH_BINARY || n->is == MATH_RELATION;
        if (n != nodes) buf_putc(b, n->blank_before ? '~' : ' ');
        if (n->kind == MATH_TEXT) {
            buf_printf(b, n->is_variable ? "_%s_" : is_sign ? "<%s>" : "%s", n->utf8);
            continue;
        }
        put_part(b, names[n->kind][0], n->first);
        put_part(b, names[n->kind][1], n->second);
        put_part(b, names[n->kind][2], n->third);
    }
}

static void assert_read(const char *formula, const char *expected)
{
    struct arena *a = arena_new();
    struct composed c = compose_body(arena_printf(a, "<formula>%s</formula><p>a</p>", formula));
    ck_assert_str_eq(messages_of(&c), "");
    struct buf b = {0};
    put_nodes(&b, formula_of(&c)->nodes);
    buf_putc(&b, '\0');
    ck_assert_str_eq((const char *)b.at, expected);
    buf_free(&b);
    composed_free(&c);
    arena_free(a);
}

static void assert_words(const char *formula, const char *expected)
{
    struct arena *a = arena_new();
    struct composed c = compose_body(arena_printf(a, "<formula>%s</formula><p>a</p>", formula));
    ck_assert_str_eq(formula_of(&c)->alt, expected);
    composed_free(&c);
    arena_free(a);
}

START_TEST(a_letter_alone_is_a_variable)
{
    assert_read("x = 2y + λ", "_x_ <=> 2 _y_ <+> _λ_");
    assert_read("Tỷ lệ = max", "Tỷ lệ <=> max");
    assert_read("Số xã loại A", "Số xã loại A");
    assert_read("ở", "ở");
    assert_read("Ω", "Ω");
}
END_TEST

START_TEST(words_go_on_over_blanks_and_commas)
{
    assert_read("Tổng số xã, phường năm 2025 + b", "Tổng số xã, phường năm 2025 <+> _b_");
    assert_read("kinh tế-xã hội", "kinh tế-xã hội");
    assert_read("Chi phí (triệu đồng)", "Chi phí~( triệu đồng )");
}
END_TEST

START_TEST(figures_keep_their_commas_and_points)
{
    assert_read("0,5 + 1.250,75", "0,5 <+> 1.250,75");
    assert_read("f(1, 2)", "_f_ ( 1 , 2 )");
}
END_TEST

START_TEST(a_hyphen_is_a_minus)
{
    assert_read("a - b – c", "_a_ <−> _b_ <−> _c_");
}
END_TEST

START_TEST(written_blanks_stay_between_what_is_no_sign)
{
    assert_read("2 x", "2~_x_");
    assert_read("2 <frac><num>a</num><den>b</den></frac>", "2~num{_a_}den{_b_}");
    assert_read("2 = x", "2 <=> _x_");
}
END_TEST

START_TEST(indices_belong_to_what_is_before_them)
{
    assert_read("ab<sub>i</sub><sup>2</sup>", "{ab}sub{_i_}sup{2}");
    assert_read("x + y<sup>2</sup>", "_x_ <+> {_y_}sup{2}");
    assert_read("(a + b)<sup>2</sup>", "( _a_ <+> _b_ {)}sup{2}");
    assert_read("(x<sup>2</sup>)<sup>3</sup>", "( {_x_}sup{2} {)}sup{3}");
    assert_read("∑<sub>i = 1</sub><sup>n</sup> x", "{∑}sub{_i_ <=> 1}sup{_n_} _x_");
}
END_TEST

START_TEST(parts_stand_in_parts)
{
    assert_read("<root degree=\"n\"><frac><num>1</num><den><root>2</root></den></frac></root>",
                "root{num{1}den{root{2}}}deg{_n_}");
}
END_TEST

START_TEST(an_index_needs_something_before_it)
{
    struct composed c = compose_body("<formula><sub>i</sub></formula><p>a</p>");
    ck_assert_str_eq(messages_of(&c), "3:10 DIAG_COMPOSE_FORMULA_SCRIPT sub\n");
    composed_free(&c);
    c = compose_body("<formula>a + <sup>2</sup></formula><p>a</p>");
    ck_assert_str_eq(messages_of(&c), "3:14 DIAG_COMPOSE_FORMULA_SCRIPT sup\n");
    composed_free(&c);
}
END_TEST

START_TEST(two_of_a_kind_are_refused)
{
    struct composed c = compose_body("<formula>x<sup>2</sup><sup>3</sup></formula><p>a</p>");
    ck_assert_str_eq(messages_of(&c), "3:23 DIAG_COMPOSE_FORMULA_TWICE sup\n");
    composed_free(&c);
}
END_TEST

/* Eight roots, and an index in the innermost. */
START_TEST(parts_nest_eight_deep)
{
    struct arena *a = arena_new();
    const char *in = "x", *too_deep = "x<sub>i</sub>";
    for (int i = 0; i < 8; i++) {
        in = arena_printf(a, "<root>%s</root>", in);
        too_deep = arena_printf(a, "<root>%s</root>", too_deep);
    }
    struct composed c = compose_body(arena_printf(a, "<formula>%s</formula><p>a</p>", in));
    ck_assert_str_eq(messages_of(&c), "");
    composed_free(&c);
    c = compose_body(arena_printf(a, "<formula>%s</formula><p>a</p>", too_deep));
    ck_assert_str_eq(messages_of(&c), "3:59 DIAG_COMPOSE_FORMULA_DEPTH 8\n");
    composed_free(&c);
    arena_free(a);
}
END_TEST

START_TEST(a_letter_that_the_font_lacks_is_named)
{
    struct composed c = compose_body("<formula>a + 漢</formula><p>a</p>");
    ck_assert_ptr_nonnull(strstr(messages_of(&c), "3:14 DIAG_TEXT_NO_GLYPH"));
    composed_free(&c);
}
END_TEST

START_TEST(formulas_are_read_out)
{
    assert_words("T = <frac><num>a</num><den>b</den></frac> × 100%",
                 "T bằng a trên b nhân 100 phần trăm");
    assert_words("<frac><num>a + b</num><den>c</den></frac> - 1",
                 "phân số a cộng b trên c, hết phân số, trừ 1");
    assert_words("<root>x<sup>2</sup> + y<sub>i</sub></root>",
                 "căn bậc hai của x bình phương cộng y chỉ số i, hết căn");
    assert_words("<root degree=\"3\">x</root>", "căn bậc 3 của x");
    assert_words("x<sup>n + 1</sup>", "x mũ n cộng 1, hết mũ");
    assert_words("∑<sub>i=1</sub><sup>n</sup> x", "tổng từ i bằng 1 đến n của x");
    assert_words("<root><frac><num>a + b</num><den>c</den></frac></root>",
                 "căn bậc hai của phân số a cộng b trên c, hết phân số, hết căn");
}
END_TEST

START_TEST(an_author_may_say_it_better)
{
    struct composed c = compose_body("<formula alt=\"a chia b\">a/b</formula><p>a</p>");
    ck_assert_str_eq(formula_of(&c)->alt, "a chia b");
    composed_free(&c);
}
END_TEST

/* A line of text is exactly 360 twips. Two lines of 322, and on both sides of the axis 11 for the
 * bar and 28 for the room beside it, are 722. */
START_TEST(a_formula_is_as_high_as_its_lines)
{
    struct composed c = compose_body("<formula>a = b</formula><p>a</p>");
    ck_assert_int_eq(twips(formula_of(&c)->height), 360);
    composed_free(&c);
    c = compose_body("<formula><frac><num>a</num><den>b</den></frac></formula><p>a</p>");
    ck_assert_int_eq(twips(formula_of(&c)->height), 722);
    composed_free(&c);
}
END_TEST

START_TEST(numbers_are_counted_and_referred_to)
{
    struct composed c = compose_body("<p>x <ref to=\"b\"/></p><formula number=\"yes\">a</formula>"
                                     "<formula>c</formula>"
                                     "<formula number=\"yes\" xml:id=\"b\">b</formula><p>y</p>");
    ck_assert_str_eq(messages_of(&c), "");
    ck_assert_str_eq(show_block(c.arena, block_of(&c, "body")), "body \"x (2)\"");
    ck_assert_str_eq(show_cell(&c, 1, 0, 2), "formula-number \"(1)\"\n");
    ck_assert_str_eq(show_cell(&c, 2, 0, 1), "formula 360 \"b\"\n");
    ck_assert_str_eq(show_cell(&c, 2, 0, 2), "formula-number \"(2)\"\n");
    composed_free(&c);
}
END_TEST

START_TEST(a_formula_without_a_number_cannot_be_referred_to)
{
    struct composed c =
        compose_body("<p><ref to=\"b\"/></p><formula xml:id=\"b\">b</formula><p>y</p>");
    ck_assert_str_eq(messages_of(&c), "3:4 DIAG_COMPOSE_REFERENCE b\n");
    composed_free(&c);
}
END_TEST

START_TEST(a_quote_may_end_with_a_formula)
{
    struct composed c =
        compose_body("<quote end=\";\"><section><p>b</p><formula>a = c</formula></section></quote>"
                     "<p>d</p>");
    ck_assert_str_eq(messages_of(&c), "");
    struct buf b = {0};
    put_nodes(&b, formula_of(&c)->nodes);
    buf_putc(&b, '\0');
    ck_assert_str_eq((const char *)b.at, "_a_ <=> _c_ ”;");
    buf_free(&b);
    composed_free(&c);
}
END_TEST

/* What the section's end hangs on is behind it. */
START_TEST(no_section_ends_with_a_formula)
{
    struct composed c = compose_body("<landscape><formula>a</formula></landscape><p>b</p>");
    const struct flow_section *section = &c.flow.sections[1];
    ck_assert_uint_eq(section->n_blocks, 2);
    ck_assert_int_eq(section->blocks[0].kind, FLOW_FORMULA);
    ck_assert_str_eq(show_block(c.arena, &section->blocks[1]), "spacer \"\"");
    composed_free(&c);
}
END_TEST

TCase *formula_cases(void)
{
    TCase *t = tcase_create("formula");
    tcase_set_timeout(t, 60);
    tcase_add_test(t, a_letter_alone_is_a_variable);
    tcase_add_test(t, words_go_on_over_blanks_and_commas);
    tcase_add_test(t, figures_keep_their_commas_and_points);
    tcase_add_test(t, a_hyphen_is_a_minus);
    tcase_add_test(t, written_blanks_stay_between_what_is_no_sign);
    tcase_add_test(t, indices_belong_to_what_is_before_them);
    tcase_add_test(t, parts_stand_in_parts);
    tcase_add_test(t, an_index_needs_something_before_it);
    tcase_add_test(t, two_of_a_kind_are_refused);
    tcase_add_test(t, parts_nest_eight_deep);
    tcase_add_test(t, a_letter_that_the_font_lacks_is_named);
    tcase_add_test(t, formulas_are_read_out);
    tcase_add_test(t, an_author_may_say_it_better);
    tcase_add_test(t, a_formula_is_as_high_as_its_lines);
    tcase_add_test(t, numbers_are_counted_and_referred_to);
    tcase_add_test(t, a_quote_may_end_with_a_formula);
    tcase_add_test(t, no_section_ends_with_a_formula);
    tcase_add_test(t, a_formula_without_a_number_cannot_be_referred_to);
    return t;
}
