/* Ticks, blanks, tabs, links and new pages as the flow has them. In the cases `~` stands for a
 * no-break blank and `<fill>` for dots to the end of the line.
 *
 * 14 pt: the text is 9355 twips wide, its first line 8635; a dot takes 70. The least blank of 850
 * twips is twelve dots. */
#include "compose_test.h"

#include <string.h>

static const char *with_signs(struct arena *a, const char *text)
{
    char *out = arena_strdup(a, text), *to = out;
    for (const char *p = text; *p; p++) {
        bool is_no_break = strncmp(p, "\u00a0", 2) == 0;
        *to++ = is_no_break ? '~' : *p;
        p += is_no_break;
    }
    *to = 0;
    return out;
}

static void assert_para(const char *content, const char *expected)
{
    struct arena *a = arena_new();
    struct composed c = compose_body(arena_printf(a, "<p>%s</p>", content));
    ck_assert_str_eq(messages_of(&c), "");
    ck_assert_str_eq(with_signs(a, show_block(a, block_of(&c, "body"))), expected);
    composed_free(&c);
    arena_free(a);
}

/* 40 mm are 2267.7 twips, rounded 2268: 32 dots of 70. 3 pt hold none, and one is set. */
START_TEST(a_width_gives_the_dots_that_it_holds)
{
    assert_para("a <blank width='40mm'/> b", "body \"a~................................ b\"");
    assert_para("a <b>b </b><blank width='1mm'/>,", "body \"a *b~*.,\"");
    assert_para("<blank width='210pt'/>",
                "body \"............................................................\"");
}
END_TEST

START_TEST(a_blank_ends_with_a_dot_or_what_follows)
{
    assert_para("a: <blank/>", "body \"a: <fill>.\"");
    assert_para("a: <blank/>;", "body \"a: <fill>;\"");
    assert_para("a: <blank/><br/>b: <blank/>.", "body \"a: <fill>/b: <fill>.\"");
}
END_TEST

START_TEST(a_second_blank_begins_a_line)
{
    assert_para("a: <blank/> b: <blank/> c", "body \"a: <fill>/b: <fill> c\"");
    assert_para("a: <blank/> <blank/>", "body \"a: <fill>/<fill>.\"");
}
END_TEST

/* i is 78 twips wide, so 200 of them with 49 blanks of 70 are two lines and more. */
#define I10 "iii iii iii iii "
#define I50 I10 I10 I10 I10 I10
#define LONG I50 I50

START_TEST(text_without_room_behind_a_blank_begins_a_line)
{
    assert_para("a: <blank/> " LONG "b", "body \"a: <fill>/" LONG "b\"");
}
END_TEST

/* "iii " is 304 twips: 28 of them are 8512, with "a: " (62 + 39 + 35 ...) a line is full. */
START_TEST(a_blank_without_room_goes_down_with_the_word_before_it)
{
    struct arena *a = arena_new();
    const char *text =
        "iii iii iii iii iii iii iii iii iii iii iii iii iii iii iii iii iii iii iii iii "
        "iii iii iii iii iii iii";
    struct composed c = compose_body(arena_printf(a, "<p>%s <blank/></p>", text));
    const char *shown = with_signs(a, show_block(a, block_of(&c, "body")));
    ck_assert_str_eq(shown, arena_printf(a, "body \"%s~............<fill>.\"", text));
    composed_free(&c);
    arena_free(a);
}
END_TEST

START_TEST(the_line_of_a_blank_ends_at_the_right_edge)
{
    struct composed c = compose_body("<p>a: <blank/></p>");
    const struct flow_para *para = &block_of(&c, "body")->para;
    ck_assert_int_eq(twips(para->fill_to + para->nudge), 9355);
    ck_assert_str_eq(para->runs[1].spoken, "....");
    composed_free(&c);
}
END_TEST

START_TEST(recipients_end_behind_their_blank)
{
    struct composed c =
        compose_parts("BC", NULL, NULL, "<p>a</p>",
                      "<recipients><to>A</to><to><blank/></to><archive>VT</archive></recipients>"
                      "<signature><post>P</post><name>N</name></signature>");
    const char *cell = show_cell(&c, 1, 0, 0);
    ck_assert_ptr_nonnull(strstr(cell, "recipient \"- <fill>.;\"\n"));
    composed_free(&c);
}
END_TEST

START_TEST(ticks_are_boxes_of_their_own)
{
    struct composed c = compose_body("<p><tick/> Có <b><tick checked='yes'/></b></p>");
    const struct flow_para *para = &block_of(&c, "body")->para;
    ck_assert_str_eq(show_block(c.arena, block_of(&c, "body")), "body \"[ ] Có [x]\"");
    ck_assert_str_eq(para->runs[0].text, "\u25a1");
    ck_assert_str_eq(para->runs[0].spoken, "chưa chọn");
    ck_assert_str_eq(para->runs[2].text, "\u25a0");
    ck_assert_str_eq(para->runs[2].spoken, "đã chọn");
    ck_assert(para->runs[2].bold && para->runs[2].is_checked);
    /* no line moves when it is ticked, in any face */
    for (int style = 0; style < FONT_N_STYLES; style++) {
        const struct font_face *face =
            font_set_face(c.fonts, "Times New Roman", (enum font_style)style, &c.diags);
        ck_assert_int_eq(font_advance(face, font_glyph(face, 0x25A0)),
                         font_advance(face, font_glyph(face, 0x25A1)));
        ck_assert_uint_ne(font_glyph(face, 0x25A0), 0);
    }
    composed_free(&c);
}
END_TEST

START_TEST(links_lead_to_addresses_and_references_to_ids)
{
    struct composed c =
        compose_body("<section xml:id='m'><title>A</title><p>a <link "
                     "to='https://a.vn'>b <i>c</i></link> <ref to='m'/></p></section>");
    const struct flow_run *runs = block_of(&c, "body")->para.runs;
    ck_assert_str_eq(show_block(c.arena, block_of(&c, "body")), "body \"a b _c_ I\"");
    ck_assert_ptr_null(runs[0].link);
    ck_assert_str_eq(runs[1].link->uri, "https://a.vn");
    ck_assert_str_eq(runs[1].style->id, "hyperlink");
    ck_assert_ptr_eq(runs[2].link, runs[1].link);
    ck_assert_str_eq(runs[4].link->target, "m");
    ck_assert_ptr_null(runs[4].link->uri);
    ck_assert_ptr_null(runs[4].style);
    composed_free(&c);
}
END_TEST

START_TEST(tabs_have_no_blanks_beside_them)
{
    assert_para("a <tab/> b", "body \"a#b\"");
}
END_TEST

static bool breaks(const struct composed *c, size_t i)
{
    const struct flow_block *block = &c->flow.sections[0].blocks[i];
    return block->kind == FLOW_PARA && block->para.break_before;
}

/* A table with a caption begins with it; one without with an empty paragraph of one point. */
START_TEST(new_pages_begin_with_a_paragraph)
{
    const char *row = "<columns><column width='*'/></columns><row><cell>x</cell></row></table>";
    struct composed c = {0};
    struct arena *a = arena_new();
    c = compose_body(arena_printf(a,
                                  "<p>a</p><p new-page='yes'>b</p><section new-page='yes'><p>c</p>"
                                  "</section><table new-page='yes'><caption>d</caption>%s"
                                  "<table new-page='yes'>%s",
                                  row, row));
    char seen[40] = "";
    for (size_t i = 0; i < c.flow.sections[0].n_blocks; i++) {
        if (!breaks(&c, i)) continue;
        const struct flow_para *para = &c.flow.sections[0].blocks[i].para;
        strcat(seen, para->n_runs ? para->runs[0].text : para->style->id);
        strcat(seen, " ");
    }
    ck_assert_str_eq(seen, "b c d spacer ");
    composed_free(&c);
    arena_free(a);
}
END_TEST

TCase *blanks_cases(void)
{
    TCase *tc = tcase_create("blanks");
    tcase_add_test(tc, a_width_gives_the_dots_that_it_holds);
    tcase_add_test(tc, a_blank_ends_with_a_dot_or_what_follows);
    tcase_add_test(tc, a_second_blank_begins_a_line);
    tcase_add_test(tc, text_without_room_behind_a_blank_begins_a_line);
    tcase_add_test(tc, a_blank_without_room_goes_down_with_the_word_before_it);
    tcase_add_test(tc, the_line_of_a_blank_ends_at_the_right_edge);
    tcase_add_test(tc, recipients_end_behind_their_blank);
    tcase_add_test(tc, ticks_are_boxes_of_their_own);
    tcase_add_test(tc, links_lead_to_addresses_and_references_to_ids);
    tcase_add_test(tc, tabs_have_no_blanks_beside_them);
    tcase_add_test(tc, new_pages_begin_with_a_paragraph);
    return tc;
}
