/* The foot stays with at least two lines of the body. [ND30-G-08] */
#include "compose_test.h"

/* The blocks from the body's start to the foot: k for one that is kept with the next, and whole. */
static const char *kept(struct composed *c)
{
    const struct flow_section *s = &c->flow.sections[0];
    char *out = arena_alloc(c->arena, s->n_blocks + 1);
    size_t n = 0;
    ck_assert_str_eq(messages_of(c), "");
    for (size_t i = (size_t)(block_of(c, "body") - s->blocks); s->blocks[i].kind == FLOW_PARA;
         i++) {
        const struct flow_para *p = &s->blocks[i].para;
        ck_assert(!p->keep_next || p->keep_lines);
        out[n++] = p->keep_next ? 'k' : '.';
    }
    return out;
}

static const char one_line[] = "<p>ngắn</p>";
static const char two_lines[] = "<p>Sở Thông tin và Truyền thông đã thành lập Tổ công tác và Bộ "
                                "phận giúp việc triển khai Đề án "
                                "06 tại cơ quan.</p>";
static const char with_note[] = "<p>a<note>b</note></p>";

/* Each ends in k for the gap before the foot. */
START_TEST(two_lines_go_with_the_foot)
{
    struct arena *a = arena_new();
    const struct {
        const char *body, *expected;
    } cases[] = {
        {two_lines, "kk"},
        {arena_printf(a, "%s%s", two_lines, two_lines), ".kk"},
        {arena_printf(a, "%s%s%s", one_line, one_line, one_line), ".kkk"},
        {arena_printf(a, "%s%s", two_lines, one_line), "kkk"},
        {arena_printf(a, "%s%s", one_line, with_note), "..k"},
        {one_line, "kk"},
    };
    struct composed c = compose_body(cases[_i].body);
    ck_assert_str_eq(kept(&c), cases[_i].expected);
    composed_free(&c);
    arena_free(a);
}
END_TEST

START_TEST(a_long_last_paragraph_is_not_kept)
{
    struct arena *a = arena_new();
    const char *text = "";
    for (int i = 0; i < 100; i++)
        text = arena_printf(a, "%s Sở Thông tin và Truyền thông", text);
    struct composed c = compose_body(arena_printf(a, "<p>%s</p>", text));
    ck_assert_str_eq(kept(&c), ".k");
    composed_free(&c);
    arena_free(a);
}
END_TEST

START_TEST(a_heading_at_the_end)
{
    struct composed c = compose_body("<p>a</p><section><title>b</title></section>");
    ck_assert_str_eq(kept(&c), "kkk");
    composed_free(&c);
}
END_TEST

/* Of each row: k for one that stays with what follows. */
static const char *kept_rows(struct composed *c, const struct flow_table *t)
{
    char *out = arena_alloc(c->arena, t->n_rows + 1);
    for (size_t i = 0; i < t->n_rows; i++)
        out[i] = t->rows[i].cells[0].blocks[0].para.keep_next ? 'k' : '.';
    out[t->n_rows] = '\0';
    return out;
}

static const char three_rows[] = "<table><columns><column width='*'/></columns>"
                                 "<row><cell>a</cell></row><row><cell>b</cell></row>"
                                 "<row><cell>c</cell></row></table>";

START_TEST(two_rows_of_a_table_go_with_the_foot)
{
    struct arena *a = arena_new();
    struct composed c = compose_body(arena_printf(a, "<p>a</p>%s", three_rows));
    ck_assert_str_eq(kept_rows(&c, table_of(&c, 1)), ".kk");
    ck_assert_str_eq(kept_rows(&c, table_of(&c, 2)), ".");
    composed_free(&c);
    c = compose_body(arena_printf(a, "%s<p>a</p>", three_rows));
    ck_assert_str_eq(kept_rows(&c, table_of(&c, 1)), "..k");
    composed_free(&c);
    arena_free(a);
}
END_TEST

/* Recipients follow below; of the grid's rows none is left behind. */
START_TEST(rows_of_signers_stay_together)
{
    static const char signer[] = "<signature><post>A</post><name>B</name></signature>";
    struct arena *a = arena_new();
    const char *foot =
        arena_printf(a, "<recipients><to>C</to><archive>VT</archive></recipients>%s%s%s", signer,
                     signer, signer);
    struct composed c = compose_parts("BC", NULL, NULL, "<p>a</p>", foot);
    ck_assert_str_eq(kept_rows(&c, table_of(&c, 1)), "kk");
    composed_free(&c);
    arena_free(a);
}
END_TEST

/* Without a foot nothing is kept for it, but a single line is not left alone, nor the white space
 * below a table. */
START_TEST(the_last_line_of_an_appendix_is_not_alone)
{
    struct arena *a = arena_new();
    const char *foot = arena_printf(a,
                                    "<recipients><to>C</to><archive>VT</archive></recipients>"
                                    "<signature><post>A</post><name>B</name></signature>"
                                    "<appendix><title>T</title><body>%s%s</body></appendix>"
                                    "<appendix><title>U</title><body>%s</body></appendix>",
                                    two_lines, one_line, three_rows);
    struct composed c = compose_parts("BC", NULL, NULL, "<p>a</p>", foot);
    ck_assert_str_eq(messages_of(&c), "");
    ck_assert_uint_eq(c.flow.n_sections, 3);
    const struct flow_section *s = &c.flow.sections[1];
    ck_assert(s->blocks[s->n_blocks - 2].para.keep_next);
    ck_assert(!s->blocks[s->n_blocks - 1].para.keep_next);
    s = &c.flow.sections[2];
    ck_assert_str_eq(s->blocks[s->n_blocks - 1].para.style->id, "spacer");
    composed_free(&c);
    arena_free(a);
}
END_TEST

TCase *keeps_cases(void)
{
    TCase *c = tcase_create("keeps");
    tcase_add_loop_test(c, two_lines_go_with_the_foot, 0, 6);
    tcase_add_test(c, a_long_last_paragraph_is_not_kept);
    tcase_add_test(c, a_heading_at_the_end);
    tcase_add_test(c, two_rows_of_a_table_go_with_the_foot);
    tcase_add_test(c, rows_of_signers_stay_together);
    tcase_add_test(c, the_last_line_of_an_appendix_is_not_alone);
    return c;
}
