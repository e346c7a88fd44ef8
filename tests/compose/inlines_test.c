/* Text as runs: formats, blanks, notes, references, composed letters. */
#include "compose_test.h"

static void assert_para(const char *content, const char *expected)
{
    struct arena *a = arena_new();
    struct composed c = compose_body(arena_printf(a, "<p>%s</p>", content));
    ck_assert_str_eq(messages_of(&c), "");
    ck_assert_str_eq(show_block(a, block_of(&c, "body")), expected);
    composed_free(&c);
    arena_free(a);
}

START_TEST(formats)
{
    assert_para("a <b>b <i>c</i></b> <u>d</u>e<sup>2</sup>f<sub>3</sub>",
                "body \"a *b **_c_* ~d~e{2}f{3}\"");
}
END_TEST

START_TEST(neighbours_of_one_format_are_one_run)
{
    struct composed c = compose_body("<p>a<b>b</b><b>c</b> <i>d</i><i>e</i></p>");
    const struct flow_para *para = &block_of(&c, "body")->para;
    ck_assert_uint_eq(para->n_runs, 4);
    ck_assert_str_eq(para->runs[1].text, "bc");
    ck_assert_str_eq(para->runs[2].text, " ");
    ck_assert_str_eq(para->runs[3].text, "de");
    composed_free(&c);
}
END_TEST

START_TEST(blanks)
{
    assert_para("  a\n  <b> b</b> c <br/> d  ", "body \"a *b* c/d\"");
}
END_TEST

START_TEST(letters_are_composed)
{
    /* e, circumflex, acute as three characters; U+1EBF as one */
    assert_para("ti&#x65;&#x302;&#x301;ng", "body \"tiếng\"");
}
END_TEST

START_TEST(notes_are_numbered_in_reading_order)
{
    struct composed c = compose_body(
        "<p>a<note>Số <i>1</i></note> b<b>c<note>hai</note></b></p><section><title>t<note>ba</note>"
        "</title></section>");
    ck_assert_str_eq(show_body(&c), "body \"a^1 b*c*^2\"\nheading-1 \"I.|T^3\"\n");
    ck_assert_uint_eq(c.flow.n_notes, 3);
    ck_assert_str_eq(c.flow.notes[0].number, "1");
    ck_assert_str_eq(show_block(c.arena, c.flow.notes[0].blocks), "note \"^1 Số\u00a0_1_\"");
    ck_assert_str_eq(show_block(c.arena, c.flow.notes[2].blocks), "note \"^3 ba\"");
    const struct flow_run *mark = &block_of(&c, "body")->para.runs[1];
    ck_assert_int_eq(mark->kind, FLOW_NOTE_MARK);
    ck_assert_int_eq(mark->note, 0);
    ck_assert(mark->is_raised);
    ck_assert_str_eq(mark->style->id, "note-mark");
    ck_assert_int_eq(mark->size, 28);
    ck_assert_int_eq(c.flow.notes[0].blocks[0].para.runs[0].kind, FLOW_NOTE_NUMBER);
    ck_assert_int_eq(c.flow.notes[0].blocks[0].para.runs[0].size, 20);
    composed_free(&c);
}
END_TEST

START_TEST(references_print_the_number)
{
    struct composed c = compose_body(
        "<p>mục <ref to='c'/>, điểm <ref to='d'/>, đoạn <ref to='p'/></p>"
        "<section><title>A</title><section><title>B</title>"
        "<section xml:id='c'><title>C</title><section level='letter' xml:id='d'><title>D</title>"
        "<section level='plain'><title>E</title><p xml:id='p'>q</p></section></section></section>"
        "</section></section>");
    ck_assert_str_eq(messages_of(&c), "");
    ck_assert_str_eq(show_block(c.arena, block_of(&c, "body")),
                     "body \"mục\u00a01.1, điểm\u00a0a, đoạn a\"");
    composed_free(&c);
}
END_TEST

START_TEST(ids_are_kept)
{
    struct composed c =
        compose_body("<p xml:id='p'>a</p><section xml:id='s'><title>b</title></section>");
    ck_assert_str_eq(block_of(&c, "body")->id, "p");
    ck_assert_str_eq(block_of(&c, "heading-1")->id, "s");
    ck_assert_ptr_null(block_of(&c, "type-name")->id);
    composed_free(&c);
}
END_TEST

START_TEST(places_are_kept)
{
    struct composed c = compose_body("<p>một\n <b>hai</b></p>");
    const struct flow_block *block = block_of(&c, "body");
    ck_assert_int_eq(block->pos.line, 3);
    ck_assert_int_eq(block->pos.column, 1);
    ck_assert_int_eq(block->para.runs[1].pos.line, 4);
    ck_assert_int_eq(block->para.runs[1].pos.column, 5);
    composed_free(&c);
}
END_TEST

/* One run for each format, all of them of the language. */
START_TEST(words_of_another_language)
{
    struct composed c =
        compose_body("<p>Có <foreign xml:lang='en'>open <b>data</b></foreign>.</p>");
    const struct flow_para *para = &c.flow.sections[0].blocks[0].para;
    for (size_t i = 0; i < c.flow.sections[0].n_blocks; i++) {
        const struct flow_block *block = &c.flow.sections[0].blocks[i];
        if (block->kind == FLOW_PARA && block->para.n_runs == 4) para = &block->para;
    }
    ck_assert_str_eq(messages_of(&c), "");
    ck_assert_uint_eq(para->n_runs, 4);
    ck_assert_ptr_null(para->runs[0].language);
    ck_assert_str_eq(para->runs[1].language, "en");
    ck_assert_str_eq(para->runs[2].language, "en");
    ck_assert(para->runs[2].bold);
    ck_assert_ptr_null(para->runs[3].language);
    ck_assert(flow_run_is_apart(&para->runs[1], &para->runs[0]));
    ck_assert(!flow_run_is_apart(&para->runs[2], &para->runs[1]));
    composed_free(&c);
}
END_TEST

TCase *inlines_cases(void)
{
    TCase *c = tcase_create("inlines");
    tcase_add_test(c, formats);
    tcase_add_test(c, neighbours_of_one_format_are_one_run);
    tcase_add_test(c, words_of_another_language);
    tcase_add_test(c, blanks);
    tcase_add_test(c, letters_are_composed);
    tcase_add_test(c, notes_are_numbered_in_reading_order);
    tcase_add_test(c, references_print_the_number);
    tcase_add_test(c, ids_are_kept);
    tcase_add_test(c, places_are_kept);
    return c;
}
