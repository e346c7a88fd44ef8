/* Steps that save a last page: what they change, and what they leave. */
#include "style_test.h"

static const char steps[] = "<fit stranded='30%'>"
                            "<step name='a' title='A'><change style='body' size='13pt'/></step>"
                            "<step name='b' title='B'><change style='body' line='17pt'/>"
                            "<change style='small' after='1pt'/></step></fit>";

static struct style *styles_with(struct reading *r, const char *step)
{
    struct style *styles = arena_array_of(r->arena, r->sheet.n_styles, struct style);
    const struct sheet_step *found = sheet_step_find(&r->sheet, step, (struct pos){0}, &r->diags);
    ck_assert_ptr_nonnull(found);
    ck_assert(sheet_step_styles(r->arena, &r->sheet, found, styles, &r->diags));
    return styles;
}

static const struct style *of(const struct reading *r, const struct style *styles, const char *id)
{
    return &styles[style_of(&r->sheet, id) - r->sheet.styles];
}

START_TEST(a_step_changes_its_styles_and_those_based_on_them)
{
    struct reading r = read_over("base", steps);
    ck_assert_int_eq(r.sheet.fit.stranded, 30);
    ck_assert_uint_eq(r.sheet.fit.n_steps, 2);
    ck_assert_str_eq(r.sheet.fit.steps[1].title, "B");
    const struct style *a = styles_with(&r, "a"), *b = styles_with(&r, "b");
    ck_assert_int_eq(of(&r, a, "body")->size, 26);
    ck_assert_str_eq(of(&r, a, "body")->title, "Body");
    ck_assert_int_eq(of(&r, a, "body")->line, 18 * LEN_PT);
    ck_assert_int_eq(of(&r, a, "small")->size, 20);
    ck_assert_int_eq(of(&r, b, "body")->size, 28);
    ck_assert_int_eq(of(&r, b, "body")->line, 17 * LEN_PT);
    ck_assert_int_eq(of(&r, b, "small")->after, LEN_PT);
    /* it is based on body and has a line of its own */
    ck_assert_int_eq(of(&r, b, "head")->line, 100);
    ck_assert_int_eq(r.sheet.body->size, 28);
    reading_free(&r);
}
END_TEST

START_TEST(a_style_that_says_nothing_of_its_own_follows)
{
    struct arena *a = arena_new();
    struct reading r =
        read_over("base", arena_printf(a, "<style id='item' title='I' based-on='body'/>%s", steps));
    ck_assert_int_eq(of(&r, styles_with(&r, "a"), "item")->size, 26);
    reading_free(&r);
    arena_free(a);
}
END_TEST

/* An agency's own steps take the place of those of the sheet that it extends. */
START_TEST(steps_are_replaced_whole)
{
    struct reading r = read_over("nd30", "<fit stranded='10%'><step name='x' title='X'/></fit>");
    ck_assert_uint_eq(r.sheet.fit.n_steps, 1);
    ck_assert_str_eq(r.sheet.fit.steps[0].name, "x");
    reading_free(&r);
    r = read_over("nd30", "<fit/>");
    ck_assert_uint_eq(r.sheet.fit.n_steps, 0);
    reading_free(&r);
}
END_TEST

/* Decree 30: 13 or 14 pt, from single lines (1.15 of the size for this face) to one and a half, 6
 * pt between paragraphs or more; each step takes less room than the one before it. */
START_TEST(steps_of_nd30_are_within_the_law)
{
    struct reading r = read_over("nd30", "");
    int last = r.sheet.body->size * r.sheet.body->line;
    ck_assert_uint_gt(r.sheet.fit.n_steps, 3);
    for (size_t i = 0; i < r.sheet.fit.n_steps; i++) {
        const struct style *s = of(&r, styles_with(&r, r.sheet.fit.steps[i].name), "body");
        int half_point = LEN_PT / 2;
        ck_assert(s->size >= 26 && s->size <= 28);
        ck_assert_int_ge(s->line, s->size * half_point / 100 * 115);
        ck_assert_int_le(s->line, s->size * half_point / 100 * 115 * 3 / 2);
        ck_assert_int_ge(s->after, 6 * LEN_PT);
        ck_assert_int_lt(s->size * s->line, last);
        last = s->size * s->line;
    }
    reading_free(&r);
}
END_TEST

START_TEST(an_unknown_step_is_refused)
{
    struct reading r = read_over("base", steps);
    ck_assert_ptr_null(sheet_step_find(&r.sheet, "c", (struct pos){0}, &r.diags));
    ck_assert_int_eq(r.diags.at[0].code, DIAG_STYLE_REFERENCE);
    reading_free(&r);
}
END_TEST

TCase *fit_cases(void)
{
    TCase *tc = tcase_create("fit");
    tcase_add_test(tc, a_step_changes_its_styles_and_those_based_on_them);
    tcase_add_test(tc, a_style_that_says_nothing_of_its_own_follows);
    tcase_add_test(tc, steps_are_replaced_whole);
    tcase_add_test(tc, steps_of_nd30_are_within_the_law);
    tcase_add_test(tc, an_unknown_step_is_refused);
    return tc;
}
