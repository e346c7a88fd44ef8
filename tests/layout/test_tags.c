/* The structure tree. */
#include "cases.h"
#include "flow_build.h"

#include "base/buf.h"

/* The tree as roles in parentheses: "document(h1 p(ref))". */
static const char *tree(struct flow_build *b)
{
    struct buf out = {0};
    const struct page_tag *tags = b->pages.tags;
    size_t open = 0;
    int depth[32] = {0};
    for (size_t i = 1; i < b->pages.n_tags; i++) {
        /* leaving a leaf closes nothing, leaving what is above it does */
        for (int left = 0; open && depth[open - 1] != tags[i].parent; left++) {
            open--;
            if (left) buf_putc(&out, ')');
        }
        if (i > 1) buf_putc(&out, tags[i].parent == (int)i - 1 ? '(' : ' ');
        buf_puts(&out, role_name(tags[i].role));
        depth[open++] = (int)i;
    }
    for (; open > 1; open--)
        buf_putc(&out, ')');
    return buf_text(&out, b->a);
}

static void heading(struct flow_build *b, const char *number, const char *text, enum role role)
{
    struct flow_block *block = build_para(b, build_style(), text);
    struct flow_label *label = arena_new_of(b->a, struct flow_label);
    block->role = role;
    block->id = "h";
    label->run = block->para.runs[0];
    label->run.text = number;
    block->para.label = label;
}

START_TEST(headings_and_paragraphs_are_siblings)
{
    struct flow_build *b = flow_build_new();
    heading(b, "1. ", "Kết quả: ", ROLE_H2);
    build_para(b, build_style(), "a");
    ck_assert(build_layout(b));
    ck_assert_str_eq(tree(b), "document(h2 p)");
    const struct page_tag *h = &b->pages.tags[2];
    ck_assert_str_eq(h->title, "1. Kết quả");
    ck_assert_int_eq(h->level, 2);
    ck_assert_str_eq(h->id, "h");
    ck_assert_int_eq(h->page, 0);
    ck_assert_int_eq(h->y, T(100));
    ck_assert_int_eq(b->pages.tags[3].y, T(200));
    ck_assert_ptr_null(b->pages.tags[3].title);
    /* label and words are of the heading */
    ck_assert_int_eq(b->pages.at[0].items[0].tag, 2);
    ck_assert_int_eq(b->pages.at[0].items[1].tag, 2);
    ck_assert_int_eq(b->pages.at[0].items[2].tag, 3);
    build_free(b);
}
END_TEST

/* One link of two runs with a mark in it, a box, and a link ahead. */
START_TEST(links_and_what_is_spoken_have_tags)
{
    static const struct flow_link page = {.uri = "https://a.vn"}, ahead = {.target = "h"};
    struct flow_build *b = flow_build_new();
    struct flow_block *block = build_para(b, build_style(), "a");
    build_run(b, block, "b")->link = &page;
    build_run(b, block, "c")->link = &page;
    struct flow_run *tick = build_run(b, block, "t");
    tick->kind = FLOW_TICK;
    tick->spoken = "đã chọn";
    build_run(b, block, "d")->spoken = "....";
    build_run(b, block, "e")->link = &ahead;
    heading(b, "1. ", "x", ROLE_H1);
    ck_assert(build_layout(b));
    ck_assert_str_eq(tree(b), "document(p(link span span link) h1)");
    const struct page_tag *tags = b->pages.tags;
    ck_assert_str_eq(tags[3].uri, "https://a.vn");
    ck_assert_int_eq(tags[3].to, 0);
    ck_assert_str_eq(tags[4].spoken, "đã chọn");
    ck_assert_str_eq(tags[5].spoken, "....");
    ck_assert_ptr_null(tags[6].uri);
    ck_assert_int_eq(tags[6].to, 7);
    static const int of_items[] = {2, 3, 3, 4, 5, 6};
    for (size_t i = 0; i < 6; i++)
        ck_assert_int_eq(b->pages.at[0].items[i].tag, of_items[i]);
    build_free(b);
}
END_TEST

START_TEST(a_run_in_heading_is_a_sibling_before_its_paragraph)
{
    struct flow_build *b = flow_build_new();
    heading(b, "2.2. ", "Về giống:", ROLE_P);
    struct flow_block *block = &b->body.at[0];
    ((struct flow_run *)block->para.runs)[0].role = ROLE_H3;
    build_run(b, block, " lúa");
    ck_assert(build_layout(b));
    ck_assert_str_eq(tree(b), "document(h3 p)");
    ck_assert_str_eq(b->pages.tags[2].title, "2.2. Về giống");
    ck_assert_int_eq(b->pages.at[0].items[0].tag, 2);
    ck_assert_int_eq(b->pages.at[0].items[1].tag, 2);
    ck_assert_int_eq(b->pages.at[0].items[2].tag, 3);
    build_free(b);
}
END_TEST

START_TEST(a_note_stands_behind_the_paragraph_of_its_mark)
{
    struct flow_build *b = flow_build_new();
    build_para(b, build_style(), "a^b");
    build_para(b, build_style(), "c");
    build_note(b, 1);
    ck_assert(build_layout(b));
    ck_assert_str_eq(tree(b), "document(p(ref) note(label p) p)");
    ck_assert_int_eq(b->pages.tags[3].note, 0);
    ck_assert_int_eq(b->pages.tags[4].note, 0);
    ck_assert_int_eq(b->pages.tags[2].note, -1);
    /* the note's tags stand before that of c, its items behind */
    const struct page_item *items = b->pages.at[0].items;
    ck_assert_int_eq(items[1].tag, 3);
    ck_assert_int_eq(items[3].tag, 7);
    ck_assert_int_eq(items[5].tag, 5);
    ck_assert_int_eq(items[6].tag, 6);
    ck_assert_int_eq(b->pages.tags[4].y, T(100 + 950));
    build_free(b);
}
END_TEST

static void one_row(struct flow_build *b, enum role role)
{
    static const int halves[] = {2000, 2000};
    build_table(b, 2, halves)->role = role;
    build_cell(b);
    build_para(b, build_style(), "a");
    build_para(b, build_style(), "b");
    build_cell(b);
    build_para(b, build_style(), "c");
    build_row_end(b);
    build_table_end(b);
}

START_TEST(columns_are_one_group)
{
    struct flow_build *b = flow_build_new();
    one_row(b, ROLE_DIV);
    ck_assert(build_layout(b));
    ck_assert_str_eq(tree(b), "document(div(p p p))");
    ck_assert_int_eq(b->pages.tags[2].page, 0);
    ck_assert_int_eq(b->pages.tags[2].y, T(100));
    build_free(b);
}
END_TEST

START_TEST(a_table_has_rows_and_cells)
{
    struct flow_build *b = flow_build_new();
    one_row(b, ROLE_TABLE);
    ck_assert(build_layout(b));
    ck_assert_str_eq(tree(b), "document(table(row(cell(p p) cell(p))))");
    build_free(b);
}
END_TEST

static struct flow_block *item(struct flow_build *b, int numbering, int level, int instance)
{
    struct flow_block *block = build_para(b, build_style(), "a");
    struct flow_label *label = arena_new_of(b->a, struct flow_label);
    *label = (struct flow_label){.numbering = numbering, .level = level, .instance = instance};
    label->run = block->para.runs[0];
    label->run.text = "1. ";
    block->para.label = label;
    return block;
}

static const struct flow_level two_levels[] = {
    {"clause", NUMBER_DECIMAL, "%1.", " ", NULL},
    {"point", NUMBER_LOWER_VIETNAMESE, "%2)", " ", NULL}};
static const struct flow_level dash[] = {{"dash", NUMBER_NONE, "-", " ", NULL}};
static const struct flow_numbering numberings[] = {{"articles-1", two_levels, 2},
                                                   {"articles-2", dash, 1}};

/* Clauses; points in one of them; dashes, which another numbering counts, in a point. */
START_TEST(labelled_paragraphs_are_items_of_lists)
{
    struct flow_build *b = flow_build_new();
    b->flow.numberings = numberings;
    b->flow.n_numberings = 2;
    item(b, 0, 0, 0);
    item(b, 0, 0, 0);
    item(b, 0, 1, 0);
    item(b, 1, 0, 0);
    item(b, 0, 0, 0);
    ck_assert(build_layout(b));
    ck_assert_str_eq(tree(b), "document(list(item(label body(p)) item(label "
                              "body(p list(item(label body(p list(item(label "
                              "body(p)))))))) item(label body(p))))");
    ck_assert_int_eq(b->pages.tags[2].marks, MARKS_DECIMAL);
    ck_assert_int_eq(b->pages.tags[11].role, ROLE_LIST);
    ck_assert_int_eq(b->pages.tags[11].marks, MARKS_LOWER_LETTERS);
    /* the label's text is the label's, the words are the paragraph's */
    ck_assert_int_eq(b->pages.at[0].items[0].tag, 4);
    ck_assert_int_eq(b->pages.at[0].items[1].tag, 6);
    build_free(b);
}
END_TEST

/* A paragraph without a label, a heading and numbers that begin again each end a list; a spacer
 * does not. */
START_TEST(lists_end_where_something_else_begins)
{
    struct flow_build *b = flow_build_new();
    b->flow.numberings = numberings;
    b->flow.n_numberings = 2;
    item(b, 0, 0, 0);
    build_para(b, build_style(), "")->role = ROLE_ARTIFACT;
    item(b, 0, 0, 0);
    item(b, 0, 0, 1);
    build_para(b, build_style(), "b");
    item(b, 0, 0, 1);
    heading(b, "1. ", "Kết quả", ROLE_H2);
    ck_assert(build_layout(b));
    ck_assert_str_eq(tree(b), "document(list(item(label body(p)) item(label body(p))) "
                              "list(item(label body(p))) p list(item(label body(p))) h2)");
    build_free(b);
}
END_TEST

START_TEST(spacers_and_rules_have_no_tag)
{
    struct flow_build *b = flow_build_new();
    build_para(b, build_style(), "")->role = ROLE_ARTIFACT;
    build_rule(b, (struct flow_rule){.length = T(10), .height = T(10)});
    build_para(b, build_style(), "");
    ck_assert(build_layout(b));
    ck_assert_str_eq(tree(b), "document(p)");
    ck_assert_int_eq(b->pages.tags[2].page, -1);
    build_free(b);
}
END_TEST

TCase *tags_case(void)
{
    TCase *t = tcase_create("tags");
    tcase_add_test(t, headings_and_paragraphs_are_siblings);
    tcase_add_test(t, links_and_what_is_spoken_have_tags);
    tcase_add_test(t, a_run_in_heading_is_a_sibling_before_its_paragraph);
    tcase_add_test(t, a_note_stands_behind_the_paragraph_of_its_mark);
    tcase_add_test(t, columns_are_one_group);
    tcase_add_test(t, a_table_has_rows_and_cells);
    tcase_add_test(t, labelled_paragraphs_are_items_of_lists);
    tcase_add_test(t, lists_end_where_something_else_begins);
    tcase_add_test(t, spacers_and_rules_have_no_tag);
    return t;
}
