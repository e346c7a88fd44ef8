/* Headings: rungs, labels, run-in headings, the numbering that a word processor gets. */
#include "compose_test.h"

#define S(title, inner) "<section><title>" title "</title>" inner "</section>"
#define L(level, title, inner) \
    "<section level='" level "'><title>" title "</title>" inner "</section>"
#define P(text) "<p>" text "</p>"

static void assert_body(const char *body, const char *expected)
{
    struct composed c = compose_body(body);
    ck_assert_str_eq(show_body(&c), expected);
    composed_free(&c);
}

START_TEST(each_section_is_a_rung_below_its_parent)
{
    assert_body(S("một", S("hai", S("ba", S("bốn", S("năm", S("sáu", S("bảy", P("tám")))))))),
                "heading-1 \"I.|MỘT\"\n"
                "heading-2 \"1.|hai\"\n"
                "heading-3 \"1.1.|ba\"\n"
                "heading-4 \"1.1.1.|bốn\"\n"
                "heading-5 \"a)|năm\"\n"
                "heading-6 \"-|sáu\"\n"
                "heading-7 \"+|bảy\"\n"
                "body \"tám\"\n");
}
END_TEST

START_TEST(a_higher_rung_starts_the_lower_anew)
{
    assert_body(S("a", S("b", S("c", "") S("d", "")) S("e", S("f", ""))) S("g", S("h", S("i", ""))),
                "heading-1 \"I.|A\"\n"
                "heading-2 \"1.|b\"\n"
                "heading-3 \"1.1.|c\"\n"
                "heading-3 \"1.2.|d\"\n"
                "heading-2 \"2.|e\"\n"
                "heading-3 \"2.1.|f\"\n"
                "heading-1 \"II.|G\"\n"
                "heading-2 \"1.|h\"\n"
                "heading-3 \"1.1.|i\"\n");
}
END_TEST

START_TEST(a_named_level_jumps)
{
    assert_body(S("a", S("b", L("letter", "c", S("d", "")) L("letter", "e", ""))
                           S("f", L("letter", "g", ""))),
                "heading-1 \"I.|A\"\n"
                "heading-2 \"1.|b\"\n"
                "heading-5 \"a)|c\"\n"
                "heading-6 \"-|d\"\n"
                "heading-5 \"b)|e\"\n"
                "heading-2 \"2.|f\"\n"
                "heading-5 \"a)|g\"\n");
}
END_TEST

/* `plain` has no number and does not count as a rung: what is in it goes on below its parent. */
START_TEST(plain_stands_outside_the_ladder)
{
    assert_body(S("a", L("plain", "b", P("c") S("d", ""))) L("plain", "e", S("f", "")),
                "heading-1 \"I.|A\"\n"
                "heading-plain \"b\"\n"
                "body \"c\"\n"
                "heading-2 \"1.|d\"\n"
                "heading-plain \"e\"\n"
                "heading-1 \"II.|F\"\n");
}
END_TEST

START_TEST(a_report_may_change_pattern_and_case)
{
    struct composed c = compose_parts(
        "BC", NULL,
        "<issuer><name>A</name></issuer><symbol>B</symbol><place>C</place><subject>D</subject>"
        "<numbering><level name='roman' case='as-written' text='Phần {n}:'/><level name='letter' "
        "text='{n}.'/><level name='arabic' case='upper'/></numbering>",
        S("một", S("hai", L("letter", "ba", ""))), NULL);
    ck_assert_str_eq(show_body(&c), "heading-1 \"Phần I:|một\"\n"
                                    "heading-2 \"1.|HAI\"\n"
                                    "heading-5 \"a.|ba\"\n");
    /* the sheet itself is not changed */
    ck_assert_int_eq(c.sheet.numberings[0].levels[0].style->letter_case, CASE_UPPER);
    ck_assert_str_eq(c.flow.numberings[0].levels[0].pattern, "Phần %1:");
    composed_free(&c);
}
END_TEST

START_TEST(the_numbering_of_a_word_processor)
{
    static const struct {
        const char *name, *pattern, *style;
        enum flow_number_format format;
    } levels[] = {
        {"roman", "%1.", "heading-1", NUMBER_UPPER_ROMAN},
        {"arabic", "%2.", "heading-2", NUMBER_DECIMAL},
        {"arabic-2", "%2.%3.", "heading-3", NUMBER_DECIMAL},
        {"arabic-3", "%2.%3.%4.", "heading-4", NUMBER_DECIMAL},
        {"letter", "%5)", "heading-5", NUMBER_LOWER_VIETNAMESE},
        {"ordinal", "%6 là,", NULL, NUMBER_VIETNAMESE_WORDS}, /* in the style of `plain` */
        {"dash", "-", "heading-6", NUMBER_NONE},
        {"plus", "+", "heading-7", NUMBER_NONE},
    };
    struct composed c = compose_body(S("a", S("b", "")));
    ck_assert_uint_eq(c.flow.n_numberings, 1);
    const struct flow_numbering *n = &c.flow.numberings[0];
    ck_assert_uint_eq(n->n_levels, 8); /* without `plain` */
    for (size_t i = 0; i < 8; i++) {
        ck_assert_str_eq(n->levels[i].name, levels[i].name);
        ck_assert_str_eq(n->levels[i].pattern, levels[i].pattern);
        const struct style *style = n->levels[i].style;
        ck_assert_pstr_eq(style ? style->id : NULL, levels[i].style);
        ck_assert_str_eq(n->levels[i].gap, " ");
        ck_assert_int_eq(n->levels[i].format, levels[i].format);
    }
    const struct flow_label *label = block_of(&c, "heading-2")->para.label;
    ck_assert_int_eq(label->numbering, 0);
    ck_assert_int_eq(label->level, 1);
    ck_assert_int_eq(label->instance, 0);
    ck_assert_str_eq(label->text, "1.");
    ck_assert_str_eq(label->run.text, "1. ");
    ck_assert(label->run.bold);
    composed_free(&c);
}
END_TEST

/* A style that two rungs share is the style of neither. */
START_TEST(a_shared_style)
{
    struct composed c = compose_parts(
        "BC", "<numbering name='ladder'><level name='arabic' style='heading-1'/></numbering>", NULL,
        S("a", ""), NULL);
    ck_assert_ptr_null(c.flow.numberings[0].levels[0].style);
    ck_assert_ptr_null(c.flow.numberings[0].levels[1].style);
    ck_assert_ptr_nonnull(c.flow.numberings[0].levels[2].style);
    composed_free(&c);
}
END_TEST

START_TEST(run_in_headings)
{
    assert_body(
        S("a",
          S("b", "<section run-in='yes'><title>Về bưu chính</title>" P("Các <b>đơn</b> vị")
                     P("tiếp") "</section>"
                               "<section run-in='yes'><title>Hỏi?</title>" P("đáp") "</section>")),
        "heading-1 \"I.|A\"\n"
        "heading-2 \"1.|b\"\n"
        "body \"1.1.|*Về bưu chính: *Các *đơn* vị\"\n"
        "body \"tiếp\"\n"
        "body \"1.2.|*Hỏi? *đáp\"\n");
}
END_TEST

START_TEST(the_runs_of_a_run_in_heading)
{
    struct composed c =
        compose_body(S("a", S("b", "<section run-in='yes' xml:id='x'><title>T <i>u</i>"
                                   "</title>" P("v") "</section>")));
    const struct flow_block *block = block_of(&c, "body");
    const struct flow_run *runs = block->para.runs;
    ck_assert_str_eq(block->id, "x");
    ck_assert_int_eq(block->role, ROLE_P);
    ck_assert_uint_eq(block->para.n_runs, 4);
    ck_assert_int_eq(runs[0].role, ROLE_H3);
    ck_assert_int_eq(runs[1].role, ROLE_H3);
    ck_assert_str_eq(runs[1].text, "u");
    ck_assert(runs[1].bold && runs[1].italic);
    ck_assert_str_eq(runs[2].text, ": ");
    ck_assert_str_eq(runs[2].style->id, "strong");
    ck_assert_int_eq(runs[3].role, ROLE_P);
    ck_assert_ptr_null(runs[3].style);
    ck_assert(block->para.label->run.bold);
    ck_assert_str_eq(block->para.label->run.style->id, "strong");
    composed_free(&c);
}
END_TEST

/* The outline of a document skips no step even where the ladder does. */
START_TEST(heading_roles_follow_depth)
{
    struct composed c = compose_body(S("a", L("dash", "b", "")));
    ck_assert_int_eq(block_of(&c, "heading-1")->role, ROLE_H1);
    ck_assert_int_eq(block_of(&c, "heading-6")->role, ROLE_H2);
    composed_free(&c);
}
END_TEST

START_TEST(capitals_keep_what_was_written)
{
    struct composed c = compose_body(S("Đường ỷ lại", ""));
    const struct flow_run *run = &block_of(&c, "heading-1")->para.runs[0];
    ck_assert_str_eq(run->text, "ĐƯỜNG Ỷ LẠI");
    ck_assert_str_eq(run->raw, "Đường ỷ lại");
    composed_free(&c);
}
END_TEST

TCase *sections_cases(void)
{
    TCase *c = tcase_create("sections");
    tcase_add_test(c, each_section_is_a_rung_below_its_parent);
    tcase_add_test(c, a_higher_rung_starts_the_lower_anew);
    tcase_add_test(c, a_named_level_jumps);
    tcase_add_test(c, plain_stands_outside_the_ladder);
    tcase_add_test(c, a_report_may_change_pattern_and_case);
    tcase_add_test(c, the_numbering_of_a_word_processor);
    tcase_add_test(c, a_shared_style);
    tcase_add_test(c, run_in_headings);
    tcase_add_test(c, the_runs_of_a_run_in_heading);
    tcase_add_test(c, heading_roles_follow_depth);
    tcase_add_test(c, capitals_keep_what_was_written);
    return c;
}
