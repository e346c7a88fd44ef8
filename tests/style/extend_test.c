/* Sheets over sheets: what a single changed value changes, and what it leaves. */
#include "style_test.h"

#include "base/limits.h"

#include <string.h>

START_TEST(one_attribute_of_a_style)
{
    struct reading r = read_over("base", "<style id='body' size='13pt'/>");
    const struct style *body = r.sheet.body;
    ck_assert_int_eq(body->size, 26);
    ck_assert_str_eq(body->title, "Body");
    ck_assert_int_eq(twips(body->first), 720);
    ck_assert_int_eq(style_of(&r.sheet, "small")->size, 20);
    ck_assert_uint_eq(r.sheet.n_styles, 4);
    ck_assert_str_eq(r.sheet.name, "t");
    reading_free(&r);
}
END_TEST

START_TEST(a_change_reaches_the_styles_based_on_it)
{
    struct reading r = read_over("base", "<style id='body' font='Cambria' size='12pt'/>");
    ck_assert_str_eq(style_of(&r.sheet, "head")->family, "Cambria");
    ck_assert_int_eq(style_of(&r.sheet, "head")->size, 26);
    reading_free(&r);
}
END_TEST

START_TEST(one_attribute_of_the_page)
{
    struct reading r = read_over("base", "<page left='35mm'><header first-page='yes'/></page>");
    ck_assert_int_eq(twips(r.sheet.page.left), 1984);
    ck_assert_int_eq(twips(r.sheet.page.right), 850);
    ck_assert_int_eq(twips(r.sheet.page.header), 567);
    ck_assert(r.sheet.first_has_header);
    reading_free(&r);
}
END_TEST

START_TEST(one_level_of_a_numbering)
{
    struct reading r = read_over("base", "<numbering name='ladder' run-in-end='.'><level "
                                         "name='arabic' text='{n})'/></numbering>");
    const struct sheet_numbering *n = &r.sheet.numberings[0];
    ck_assert_str_eq(n->run_in_end, ".");
    ck_assert_uint_eq(n->n_levels, 3);
    ck_assert_str_eq(n->levels[1].text, "{n})");
    ck_assert_str_eq(n->levels[0].text, "{n}.");
    reading_free(&r);
}
END_TEST

START_TEST(a_template_is_replaced_whole)
{
    struct reading r = read_over("base", "<template name='main'><body/></template>");
    const struct sheet_node *n = r.sheet.types[0].template;
    ck_assert_int_eq(n->kind, SHEET_BODY);
    ck_assert_ptr_null(n->next);
    reading_free(&r);
}
END_TEST

START_TEST(a_type_is_added)
{
    struct reading r = read_over("base", "<type code='TB' title='Thông báo' template='main' "
                                         "numbering='ladder'/><type code='BC' title='BC'/>");
    ck_assert_uint_eq(r.sheet.n_types, 2);
    ck_assert_str_eq(r.sheet.types[0].title, "BC");
    ck_assert_str_eq(r.sheet.types[1].code, "TB");
    ck_assert_ptr_eq(r.sheet.types[1].numbering, r.sheet.types[0].numbering);
    reading_free(&r);
}
END_TEST

START_TEST(messages_name_the_file_that_is_wrong)
{
    struct reading r = read_over("base", "<style id='body' line='0.5pt'/>");
    ck_assert_uint_eq(r.diags.n, 1);
    ck_assert_str_eq(r.diags.at[0].pos.file, "t.xml");
    reading_free(&r);
    /* too narrow a page makes a template of the base wrong: it is there that the message points */
    r = read_over("nd30", "<page width='130mm'/>");
    ck_assert_uint_ge(r.diags.n, 1);
    ck_assert_str_eq(r.diags.at[0].pos.file, "layouts/nd30.xml");
    reading_free(&r);
}
END_TEST

/* Sheets "a0" that extends "a1" that extends "a2" ... */
static bool load_next(void *context, const char *from, const char *name, struct pos pos,
                      struct sheet_file *file, struct diag_list *diags)
{
    (void)from, (void)pos, (void)diags;
    const char *text =
        arena_printf(context, "<layout xmlns='%s' name='%s' title='T' extends='%s%c'/>",
                     SHEET_NAMESPACE, name, name, 'a');
    *file = (struct sheet_file){name, (const uint8_t *)text, strlen(text)};
    return true;
}

START_TEST(a_chain_ends)
{
    struct arena *a = arena_new();
    struct diag_list diags = {.arena = a};
    struct sheet_file first;
    struct sheet sheet;
    const struct sheet_loader loader = {load_next, a};
    load_next(a, "", "a", (struct pos){0}, &first, &diags);
    ck_assert(!sheet_read(a, &first, &loader, &sheet, &diags));
    ck_assert_uint_eq(diags.n, 1);
    ck_assert_int_eq(diags.at[0].code, DIAG_STYLE_CYCLE);
    ck_assert_str_eq(diags.at[0].pos.file, "aaaaaaaa"); /* LIMIT_SHEET_CHAIN letters */
    arena_free(a);
}
END_TEST

START_TEST(nothing_to_extend_from)
{
    struct arena *a = arena_new();
    struct diag_list diags = {.arena = a};
    struct sheet_file f;
    struct sheet sheet;
    load_next(a, "", "a", (struct pos){0}, &f, &diags);
    ck_assert(!sheet_read(a, &f, NULL, &sheet, &diags));
    ck_assert_int_eq(diags.at[0].code, DIAG_STYLE_UNKNOWN_SHEET);
    arena_free(a);
}
END_TEST

START_TEST(a_sheet_has_a_limit)
{
    struct arena *a = arena_new();
    struct diag_list diags = {.arena = a};
    struct sheet sheet;
    char *text = arena_alloc(a, LIMIT_SHEET_BYTES + 2);
    memset(text, ' ', LIMIT_SHEET_BYTES + 1);
    ck_assert(!sheet_read(a,
                          &(struct sheet_file){"f", (const uint8_t *)text, LIMIT_SHEET_BYTES + 1},
                          NULL, &sheet, &diags));
    ck_assert_int_eq(diags.at[0].code, DIAG_FILE_TOO_LARGE);
    arena_free(a);
}
END_TEST

START_TEST(name_and_title_alone)
{
    static const char sheet[] =
        "<layout xmlns='" SHEET_NAMESPACE "' name='n' title='T'><x/></layout>";
    static const char report[] = "<report xmlns='urn:vanthu:report:1' name='n' title='T'/>";
    struct arena *a = arena_new();
    const char *name = NULL, *title = NULL;
    ck_assert(sheet_peek(a, "f", (const uint8_t *)sheet, strlen(sheet), &name, &title));
    ck_assert_str_eq(name, "n");
    ck_assert_str_eq(title, "T");
    ck_assert(!sheet_peek(a, "f", (const uint8_t *)report, strlen(report), &name, &title));
    ck_assert(!sheet_peek(a, "f", (const uint8_t *)"x", 1, &name, &title));
    arena_free(a);
}
END_TEST

TCase *extend_cases(void)
{
    TCase *c = tcase_create("extend");
    tcase_add_test(c, one_attribute_of_a_style);
    tcase_add_test(c, a_change_reaches_the_styles_based_on_it);
    tcase_add_test(c, one_attribute_of_the_page);
    tcase_add_test(c, one_level_of_a_numbering);
    tcase_add_test(c, a_template_is_replaced_whole);
    tcase_add_test(c, a_type_is_added);
    tcase_add_test(c, messages_name_the_file_that_is_wrong);
    tcase_add_test(c, a_chain_ends);
    tcase_add_test(c, nothing_to_extend_from);
    tcase_add_test(c, a_sheet_has_a_limit);
    tcase_add_test(c, name_and_title_alone);
    return c;
}
