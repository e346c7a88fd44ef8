/* What compose refuses, each with its message and place; nothing is made then. */
#include "compose_test.h"

#include <string.h>

#define ISSUER "<issuer><name>A</name></issuer><symbol>B</symbol><place>C</place>"
#define FOOT                                                                                \
    "<recipients><archive>VT</archive></recipients><signature><post>P</post><name>N</name>" \
    "</signature>"

/* the 29 types of Điều 7, in the order of the decree's table of abbreviations */
#define TYPES                                                                                        \
    "NQ, QĐ, CT, QC, QyĐ, TC, TB, HD, CTr, KH, PA, ĐA, DA, BC, BB, TTr, HĐ, CV, CĐ, BGN, BTT, " \
    "GUQ, "                                                                                          \
    "GM, GGT, GNP, PG, PC, PB, ThC\n"

static const struct refused {
    const char *type, *head, *body, *foot, *messages;
} cases[] = {
    {"GUK", NULL, "<p>a</p>", NULL, "1:37 DIAG_STYLE_TYPE_NEAR GUK|GUQ|" TYPES},
    {"XYZ", NULL, "<p>a</p>", NULL, "1:37 DIAG_STYLE_TYPE XYZ|t|" TYPES},
    /* all that is missing, each once */
    {"BC", ISSUER, "<p>a</p>", "",
     "1:1 DIAG_COMPOSE_REQUIRED BC|subject\n1:1 DIAG_COMPOSE_REQUIRED BC|recipients\n"
     "1:1 DIAG_COMPOSE_REQUIRED BC|signature\n"},
    {"BC", "<issuer><name>A</name></issuer><subject>S</subject>", "<p>a</p>", FOOT,
     "1:1 DIAG_COMPOSE_REQUIRED BC|symbol\n1:1 DIAG_COMPOSE_REQUIRED BC|place\n"},
    /* minutes have no place in the head, and nobody is asked for what a type has no room for */
    {"BB", ISSUER "<subject>S</subject><details><item>a</item></details>", "<p>a</p>", FOOT,
     "2:50 DIAG_COMPOSE_UNPLACED place|BB\n"},
    {"BC", ISSUER "<subject>S</subject>\n<party label='BÊN A'><name>N</name></party>", "<p>a</p>",
     FOOT, "3:1 DIAG_COMPOSE_UNPLACED party|BC\n"},
    /* what stands in the time of signing of appendices alone is no place */
    {"ThC",
     "<issuer><name>A</name></issuer>\n<number>3</number><symbol>B</symbol><place>C</place>"
     "<subject>S</subject><to>T</to>",
     "<p>a</p>", FOOT,
     "3:1 DIAG_COMPOSE_UNPLACED number|ThC\n3:19 DIAG_COMPOSE_UNPLACED symbol|ThC\n"},
    {"BC", NULL, "<p>a</p>",
     "\n<recipients><to>A</to></recipients><signature><post>P</post><name>N</name></signature>",
     "4:1 DIAG_COMPOSE_REQUIRED_IN BC|archive|recipients\n"},
    {"BC", NULL, "<section level='leter'><title>a</title></section>", NULL,
     "3:1 DIAG_STYLE_REFERENCE_NEAR level|leter|letter\n"},
    {"BC", ISSUER "<subject>S</subject>\n<numbering><level name='khoan'/></numbering>", "<p>a</p>",
     NULL,
     "3:12 DIAG_STYLE_REFERENCE_OF level|khoan|roman, arabic, arabic-2, arabic-3, letter, ordinal, "
     "dash, plus, plain\n"},
    {"BC", ISSUER "<subject>S</subject>\n<numbering><level name='arabic' text='{m}.'/></numbering>",
     "<p>a</p>", NULL, "3:12 DIAG_STYLE_PATTERN {m}.|arabic|{roman}, {n}\n"},
    {"BC", NULL,
     "<section level='plus'><title>a</title>\n<section><title>b</title></section></section>", NULL,
     "4:1 DIAG_COMPOSE_LEVEL\n"},
    {"BC", NULL,
     "<section><title>a</title>\n<section level='arabic-2'><title>b</title></section>"
     "</section>",
     NULL, "4:1 DIAG_COMPOSE_LEVEL_ABOVE arabic-2|arabic\n"},
    {"BC", NULL,
     "<p>a\n <ref to='x'/></p><section level='plain' xml:id='x'><title>b</title></section>", NULL,
     "4:2 DIAG_COMPOSE_REFERENCE x\n"},
    {"BC", NULL, "<p>a<tab/>b <blank/></p>", NULL, "3:5 DIAG_COMPOSE_TAB\n"},
    {"BC", ISSUER "<subject>S\n<blank/></subject>", "<p>a</p>", FOOT, "3:1 DIAG_COMPOSE_BLANK\n"},
    {"BC", NULL, "<p>a <b>b\n cd\u4e2de</b></p>", NULL,
     "4:4 DIAG_TEXT_NO_GLYPH \u4e2d|U+4E2D|LiberationSerif-Bold\n"},
    {"BC", ISSUER "<subject>S\u4e2d</subject>", "<p>a</p>", FOOT,
     "2:76 DIAG_TEXT_NO_GLYPH \u4e2d|U+4E2D|LiberationSerif-Bold\n"},
};

START_TEST(refused)
{
    const struct refused *r = &cases[_i];
    struct composed c = compose_parts(r->type, NULL, r->head, r->body, r->foot);
    ck_assert_str_eq(messages_of(&c), r->messages);
    ck_assert(!c.is_made);
    ck_assert_ptr_null(c.flow.sections);
    composed_free(&c);
}
END_TEST

/* What an author wrote never vanishes in silence. */
START_TEST(a_part_that_the_type_has_no_place_for)
{
    struct composed c =
        compose_parts("X",
                      "<template name='x'><p style='body'><field name='issuer/name'/>"
                      "<field name='symbol'/><field name='place'/></p><body/>"
                      "</template><type code='X' title='X' template='x' "
                      "numbering='ladder'/>",
                      "<issuer>\n<parent>P</parent><name>A</name></issuer>"
                      "<symbol>B</symbol><place>C</place>\n<to>T</to>",
                      "<p>a</p>", "");
    ck_assert_str_eq(messages_of(&c),
                     "3:1 DIAG_COMPOSE_UNPLACED parent|X\n4:1 DIAG_COMPOSE_UNPLACED to|X\n");
    composed_free(&c);
}
END_TEST

START_TEST(a_font_that_is_not_there_is_said_once)
{
    struct composed c =
        compose_parts("BC", "<style id='body' font='Arial'/>", NULL, "<p>a</p><p>b</p>", NULL);
    ck_assert_uint_eq(c.diags.n, 1);
    ck_assert_int_eq(c.diags.at[0].code, DIAG_TEXT_FONT_MISSING);
    ck_assert_int_eq(c.diags.worst, DIAG_MACHINE);
    ck_assert(!c.is_made);
    composed_free(&c);
}
END_TEST

START_TEST(a_word_without_end)
{
    struct arena *a = arena_new();
    char *word = arena_alloc(a, 5001);
    memset(word, 'a', 5000);
    struct composed c = compose_body(arena_printf(a, "<p>a</p><p>%s</p>", word));
    ck_assert_str_eq(messages_of(&c), "3:12 DIAG_TEXT_LONG_WORD 4096\n");
    composed_free(&c);
    arena_free(a);
}
END_TEST

TCase *refuse_cases(void)
{
    TCase *c = tcase_create("refuse");
    tcase_add_loop_test(c, refused, 0, sizeof cases / sizeof *cases);
    tcase_add_test(c, a_part_that_the_type_has_no_place_for);
    tcase_add_test(c, a_font_that_is_not_there_is_said_once);
    tcase_add_test(c, a_word_without_end);
    return c;
}
