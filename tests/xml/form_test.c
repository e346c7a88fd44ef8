/* Forms and what they are filled with; form_random.c holds them to the parser. Places are counted
 * by hand. */
#include "xml_test.h"

#include <string.h>

struct filling {
    struct arena *arena;
    struct diag_list diags;
    struct xml_form form;
    struct xml_filled filled;
    bool is_filled;
};

/* The first `place` of the form becomes `text`. */
static struct filling fill(const char *form, const char *place, const char *text)
{
    struct filling f = {.arena = arena_new()};
    f.diags.arena = f.arena;
    ck_assert(
        xml_form_read(f.arena, "t.xml", (const uint8_t *)form, strlen(form), &f.form, &f.diags));
    size_t at = (size_t)(strstr(f.form.doc.source, place) - f.form.doc.source);
    const struct xml_edit edit = {at, at + strlen(place), text};
    f.is_filled = xml_form_fill(f.arena, &f.form, &edit, 1, &f.filled, &f.diags);
    return f;
}

/* Its names are those of the form, so the parser had no part in it. */
static bool is_moved(const struct filling *f)
{
    return f->filled.doc.root->name == f->form.doc.root->name;
}

START_TEST(what_stands_behind_moves)
{
    struct filling f = fill("<a>\n<b>{{x}}</b><c d='1'/>\n<e/></a>", "{{x}}", "ba Ỷ &amp; hai");
    ck_assert(f.is_filled && is_moved(&f));
    const struct xml_node *b = f.filled.doc.root->first->next, *c = b->next, *e = c->next->next;
    ck_assert_str_eq(b->first->text, "ba Ỷ & hai");
    assert_pos(b->first->pos, 2, 4);
    ck_assert_uint_eq(b->first->to, 7 + 16);
    assert_pos(xml_text_pos(b->first, strlen("ba Ỷ & h")), 2, 4 + 12);
    ck_assert_str_eq(c->name, "c");
    assert_pos(c->pos, 2, 4 + 14 + 4); /* behind 14 characters and </b> */
    ck_assert_uint_eq(c->from, 4 + 3 + 16 + 4);
    assert_pos(c->attrs->pos, 2, 25);
    assert_pos(e->pos, 3, 1);
    ck_assert_uint_eq(f.filled.doc.root->to, f.filled.doc.n_source);
    ck_assert_ptr_null(f.filled.doc.root->parent);
    arena_free(f.arena);
}
END_TEST

START_TEST(what_has_not_changed_keeps_its_note)
{
    static const char text[] = "<a><b>{{x}}</b><c d='{{y}}'><e/></c><g/></a>";
    struct filling f = fill(text, "{{x}}", "1");
    struct xml_node *root = f.form.doc.root, *b = root->first, *c = b->next;
    const size_t at = (size_t)(strstr(text, "{{y}}") - text);
    const struct xml_edit edit = {at, at + strlen("{{y}}"), "2"};
    ck_assert_uint_eq(b->note, 0);
    root->note = b->note = c->note = c->first->note = c->next->note = 7;
    ck_assert(xml_form_fill(f.arena, &f.form, &edit, 1, &f.filled, &f.diags));
    const struct xml_node *new = f.filled.doc.root;
    ck_assert_uint_eq(new->note, 0);
    ck_assert_uint_eq(new->first->note, 7);
    ck_assert_uint_eq(new->first->next->note, 0);
    ck_assert_uint_eq(new->first->next->first->note, 7);
    ck_assert_uint_eq(new->last->note, 7);
    arena_free(f.arena);
}
END_TEST

START_TEST(a_text_that_is_left_empty_is_none)
{
    struct filling f = fill("<a><b>{{x}}</b> c</a>", "{{x}}", "");
    ck_assert(f.is_filled && is_moved(&f));
    const struct xml_node *b = f.filled.doc.root->first;
    ck_assert_ptr_null(b->first);
    ck_assert_ptr_null(b->last);
    assert_pos(b->next->pos, 1, 11);
    arena_free(f.arena);
}
END_TEST

START_TEST(values_are_normalized)
{
    struct filling f = fill("<a b='x{{x}}y' c=''/>", "{{x}}", "\n&#10;&lt;");
    ck_assert(f.is_filled && is_moved(&f));
    const struct xml_attr *b = f.filled.doc.root->attrs;
    ck_assert_str_eq(b->value, "x \n<y");
    assert_pos(b->pos, 1, 4);
    assert_pos(b->next->pos, 2, 13); /* behind &#10;&lt;y' and a blank */
    arena_free(f.arena);
}
END_TEST

/* What is more than words is parsed, and refused as the parser refuses it. */
START_TEST(other_changes_are_parsed)
{
    struct filling f = fill("<a>{{x}}</a>", "{{x}}", "<b/>");
    ck_assert(f.is_filled && !is_moved(&f));
    ck_assert_str_eq(f.filled.doc.root->first->name, "b");
    arena_free(f.arena);
    f = fill("<a b='{{x}}'/>", "{{x}}", "'");
    ck_assert(!f.is_filled);
    ck_assert_uint_eq(f.diags.n, 1);
    ck_assert_int_eq(f.diags.at[0].code, DIAG_XML_BLANK);
    arena_free(f.arena);
    f = fill("<a><!-- {{x}} --></a>", "{{x}}", "y");
    ck_assert(f.is_filled && !is_moved(&f));
    ck_assert_ptr_null(f.filled.doc.root->first);
    arena_free(f.arena);
}
END_TEST

START_TEST(the_file_keeps_its_line_ends)
{
    struct filling f = fill("\xEF\xBB\xBF<a>\r\n{{x}}\r\n</a>", "{{x}}", "y");
    ck_assert(f.is_filled && is_moved(&f));
    ck_assert_str_eq((const char *)f.filled.bytes, "\xEF\xBB\xBF<a>\r\ny\r\n</a>");
    ck_assert_str_eq(f.filled.doc.source, "<a>\ny\n</a>");
    ck_assert_str_eq(f.filled.doc.root->first->text, "\ny\n");
    arena_free(f.arena);
}
END_TEST

/* Its declaration says that there are no other letters. */
START_TEST(letters_that_the_encoding_lacks_are_refused)
{
    static const char form[] = "<?xml version='1.0' encoding='US-ASCII'?><a>{{x}}</a>";
    struct filling f = fill(form, "{{x}}", "Ỷ");
    ck_assert(!f.is_filled);
    ck_assert_int_eq(f.diags.at[0].code, DIAG_XML_ENCODING);
    arena_free(f.arena);
}
END_TEST

TCase *form_cases(void)
{
    TCase *tc = tcase_create("form");
    tcase_add_test(tc, what_stands_behind_moves);
    tcase_add_test(tc, what_has_not_changed_keeps_its_note);
    tcase_add_test(tc, a_text_that_is_left_empty_is_none);
    tcase_add_test(tc, values_are_normalized);
    tcase_add_test(tc, other_changes_are_parsed);
    tcase_add_test(tc, the_file_keeps_its_line_ends);
    tcase_add_test(tc, letters_that_the_encoding_lacks_are_refused);
    return tc;
}
