/* Formulas as Office Math. */
#include "read_back.h"

static struct read_back *formula(const struct math_node *nodes(struct sample *))
{
    struct sample *s = sample_new();
    sample_formula(s, nodes(s), 722);
    return read_back(s);
}

START_TEST(a_formula_is_alone_in_its_paragraph)
{
    struct read_back *r = formula(sample_nodes);
    ck_assert_str_eq(children(r, DOCUMENT, "//w:p"), "pPr oMathPara");
    ck_assert_str_eq(children(r, DOCUMENT, "//m:oMathPara"), "oMathParaPr oMath");
    ck_assert_str_eq(children(r, DOCUMENT, "//m:oMath"), "r r sSub r rad");
    read_back_free(r);
}
END_TEST

/* The style's gaps; a line that is not exactly but at least so high. */
START_TEST(its_line_may_not_cut_it_off)
{
    struct read_back *r = formula(sample_nodes);
    ck_assert_str_eq(children(r, DOCUMENT, "//w:pPr"), "pStyle spacing");
    ck_assert_str_eq(all(r, DOCUMENT, "//w:spacing/@*"), "0 120 722 atLeast");
    read_back_free(r);
}
END_TEST

START_TEST(parts_are_those_of_office_math)
{
    struct read_back *r = formula(sample_nodes);
    ck_assert_str_eq(children(r, DOCUMENT, "//m:rad"), "deg e");
    ck_assert_str_eq(children(r, DOCUMENT, "//m:f"), "num den");
    ck_assert_str_eq(children(r, DOCUMENT, "//m:sSub"), "e sub");
    ck_assert_str_eq(children(r, DOCUMENT, "//m:sSup"), "e sup");
    ck_assert_str_eq(all(r, DOCUMENT, "//m:t"), "I = x i + 3 Tổng số b 2");
    read_back_free(r);
}
END_TEST

START_TEST(words_and_figures_are_normal_text)
{
    struct read_back *r = formula(sample_nodes);
    ck_assert_str_eq(all(r, DOCUMENT, "//m:r[m:rPr/m:nor]/m:t"), "3 Tổng số 2");
    read_back_free(r);
}
END_TEST

static const struct math_node *square_root(struct sample *s)
{
    static struct math_node two = {.utf8 = "2"}, root = {.kind = MATH_ROOT, .first = &two};
    (void)s;
    return &root;
}

START_TEST(a_square_root_hides_its_degree)
{
    struct read_back *r = formula(square_root);
    ck_assert_str_eq(children(r, DOCUMENT, "//m:rad"), "radPr deg e");
    ck_assert_str_eq(value(r, DOCUMENT, "//m:degHide/@m:val"), "1");
    ck_assert_str_eq(children(r, DOCUMENT, "//m:deg"), "");
    read_back_free(r);
}
END_TEST

static const struct math_node *half_a_sum(struct sample *s)
{
    static struct math_node plus = {.utf8 = "+", .is = MATH_BINARY};
    static struct math_node a = {.utf8 = "a", .is_variable = true, .next = &plus};
    (void)s;
    return &a;
}

/* LibreOffice shows a mark for the operand that it misses. */
START_TEST(a_sign_without_a_right_side_is_normal_text)
{
    struct read_back *r = formula(half_a_sum);
    ck_assert_str_eq(value(r, DOCUMENT, "//m:r[m:rPr/m:nor]/m:t"), "+");
    read_back_free(r);
}
END_TEST

static const struct math_node *two_words(struct sample *s)
{
    static struct math_node x = {.utf8 = "x", .is_variable = true, .blank_before = true};
    static struct math_node two = {.utf8 = "2", .next = &x};
    (void)s;
    return &two;
}

START_TEST(a_blank_is_kept)
{
    struct read_back *r = formula(two_words);
    ck_assert_str_eq(value(r, DOCUMENT, "//m:t[@xml:space='preserve']"), " ");
    read_back_free(r);
}
END_TEST

START_TEST(settings_name_the_face_of_signs)
{
    struct read_back *r = formula(sample_nodes);
    ck_assert_str_eq(value(r, "word/settings.xml", "//m:mathFont/@m:val"), "Cambria Math");
    read_back_free(r);
    struct sample *s = sample_new();
    sample_para(s, S_BODY, "x");
    r = read_back(s);
    ck_assert_str_eq(children(r, "word/settings.xml", "/w:settings"),
                     "zoom defaultTabStop characterSpacingControl compat themeFontLang "
                     "decimalSymbol listSeparator");
    read_back_free(r);
}
END_TEST

TCase *formula_cases(void)
{
    TCase *t = tcase_create("formula");
    tcase_add_test(t, a_formula_is_alone_in_its_paragraph);
    tcase_add_test(t, its_line_may_not_cut_it_off);
    tcase_add_test(t, parts_are_those_of_office_math);
    tcase_add_test(t, words_and_figures_are_normal_text);
    tcase_add_test(t, a_square_root_hides_its_degree);
    tcase_add_test(t, a_sign_without_a_right_side_is_normal_text);
    tcase_add_test(t, a_blank_is_kept);
    tcase_add_test(t, settings_name_the_face_of_signs);
    return t;
}
