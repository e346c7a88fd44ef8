/* The structure tree and the bookmarks, as poppler and mupdf read them. */
#include "cases.h"

#include <string.h>

static const char *structure(struct page_build *b)
{
    struct run r = run(b->a, "pdfinfo", "-struct-text", build_file(b));
    ck_assert_int_eq(r.status, 0);
    ck_assert_str_eq(r.err, "");
    return r.out;
}

static void put(struct page_build *b, int tag, double y, const char *text)
{
    build_text(b, tag, FONT_REGULAR, 14, 85, y, text);
}

/* A paragraph with a mark goes on behind it; the note is drawn after the next paragraph, and goes
 * on on the next page. Tags in reading order, as layout gives them. */
static struct page_build *note_page(void)
{
    struct page_build *b = page_build_new();
    int p1 = build_tag(b, ROLE_P, 1), mark = build_tag(b, ROLE_REFERENCE, p1);
    int note = build_tag(b, ROLE_NOTE, 1), label = build_tag(b, ROLE_LABEL, note);
    int words = build_tag(b, ROLE_P, note), p2 = build_tag(b, ROLE_P, 1);
    put(b, 0, 40, "2");
    put(b, p1, 100, "Theo");
    put(b, mark, 100, "1");
    put(b, p1, 118, "thì");
    put(b, p2, 136, "Sau");
    build_rule(b, 85, 690, 117, 0.5);
    put(b, label, 700, "1");
    put(b, words, 700, "Số");
    build_page_end(b);
    put(b, 0, 40, "3");
    put(b, p2, 100, "đó");
    put(b, words, 700, "243");
    build_page_end(b);
    return b;
}

START_TEST(notes_are_read_behind_their_paragraph)
{
    struct page_build *b = note_page();
    ck_assert_str_eq(structure(b), "Document\n"
                                   "  P (block)\n"
                                   "    \"Theo \"\n"
                                   "    Reference (inline)\n"
                                   "      \"1 \"\n"
                                   "    \"thì \"\n"
                                   "  Note <tag0000004> (inline)\n"
                                   "    Lbl (block)\n"
                                   "      \"1 \"\n"
                                   "    P (block)\n"
                                   "      \"Số \"\n"
                                   "      \"243 \"\n"
                                   "  P (block)\n"
                                   "    \"Sau \"\n"
                                   "    \"đó \"\n");
    page_build_free(b);
}
END_TEST

/* Marked content in the order of drawing: on page 1 p1, mark, p1, p2, label, words. */
START_TEST(content_leads_back_to_its_element)
{
    struct page_build *b = note_page();
    static const char *const types[] = {"/P", "/Reference", "/P", "/P", "/Lbl", "/P"};
    const char *file = build_file(b);
    for (int i = 0; i < 6; i++) {
        const char *path =
            arena_printf(b->a, "trailer/Root/StructTreeRoot/ParentTree/Kids/1/Nums/2/%d/S", i + 1);
        struct run r = run(b->a, "mutool", "show", file, path);
        ck_assert_str_eq(r.out, arena_printf(b->a, "%s\n", types[i]));
    }
    page_build_free(b);
}
END_TEST

/* The notes are tags 3 and 6: a P before each and one in the first. */
START_TEST(notes_are_found_by_their_id)
{
    struct page_build *b = page_build_new();
    for (int i = 0; i < 2; i++) {
        put(b, build_tag(b, ROLE_P, 1), 100 + i, "a");
        int note = build_tag(b, ROLE_NOTE, 1);
        put(b, build_tag(b, ROLE_P, note), 700 + i, "b");
    }
    build_page_end(b);
    struct run r =
        run(b->a, "mutool", "show", build_file(b), "trailer/Root/StructTreeRoot/IDTree/Names/1",
            "trailer/Root/StructTreeRoot/IDTree/Names/2/ID",
            "trailer/Root/StructTreeRoot/IDTree/Names/3",
            "trailer/Root/StructTreeRoot/IDTree/Names/4/ID");
    ck_assert_str_eq(r.out, "(tag0000003)\n(tag0000003)\n(tag0000006)\n(tag0000006)\n");
    page_build_free(b);
}
END_TEST

/* A link on two lines, the second with a raised word; one to the next page. */
static struct page_build *link_page(void)
{
    struct page_build *b = page_build_new();
    int p = build_tag(b, ROLE_P, 1), link = build_tag(b, ROLE_LINK, p);
    int ahead = build_tag(b, ROLE_LINK, p), tick = build_tag(b, ROLE_SPAN, p);
    int h = build_heading(b, ROLE_H1, 1, "Mục", 100);
    b->tags.at[link].uri = "https://a.vn/(1)";
    b->tags.at[ahead].to = h;
    b->tags.at[tick].spoken = "đã chọn";
    b->tags.at[h].page = 1;
    put(b, p, 100, "Xem");
    build_text(b, link, FONT_REGULAR, 14, 400, 100, "trang")->width = 30 * LEN_PT;
    build_text(b, link, FONT_REGULAR, 14, 85, 118, "tin")->width = 20 * LEN_PT;
    build_text(b, link, FONT_REGULAR, 8.1, 105, 112.5, "2")->width = 4 * LEN_PT;
    build_text(b, ahead, FONT_REGULAR, 14, 200, 118, "mục I")->width = 40 * LEN_PT;
    put(b, tick, 136, "\u25a0");
    build_page_end(b);
    put(b, h, 100, "Mục");
    build_page_end(b);
    return b;
}

START_TEST(links_are_read_with_their_annotations)
{
    struct page_build *b = link_page();
    const char *found = structure(b);
    ck_assert_ptr_nonnull(strstr(found, "    Link (inline)\n"
                                        "      \"trang tin 2 \"\n"));
    ck_assert_ptr_nonnull(strstr(found, "Object"));
    page_build_free(b);
}
END_TEST

/* ascent 1825 and descent 443 of 2048 units: at 14 pt 12.476 above the baseline and 3.028 below. */
START_TEST(annotations_lie_over_the_words_of_each_line)
{
    struct page_build *b = link_page();
    const char *file = build_file(b);
    static const char *const show[][2] = {
        {"pages/1/Annots/1/Rect", "[ 400 738.872 430 754.376 ]\n"},
        {"pages/1/Annots/1/A/URI", "(https://a.vn/\\(1\\))\n"},
        {"pages/1/Annots/1/Contents", "(https://a.vn/\\(1\\))\n"},
        {"pages/1/Annots/1/F", "4\n"},
        {"pages/1/Annots/2/A/URI", "(https://a.vn/\\(1\\))\n"},
        {"pages/1/Annots/2/StructParent", "3\n"},
        {"pages/1/Annots/3/Dest/2", "/XYZ\n"},
        {"pages/1/Annots/3/Dest/4", "741.9\n"},
        {"trailer/Root/StructTreeRoot/ParentTree/Kids/2/Nums/2/S", "/Link\n"},
        {"trailer/Root/StructTreeRoot/ParentTree/Kids/2/Nums/6/S", "/Link\n"},
        {"trailer/Root/StructTreeRoot/ParentTreeNextKey", "5\n"},
    };
    for (size_t i = 0; i < sizeof show / sizeof *show; i++) {
        struct run r = run(b->a, "mutool", "show", file, show[i][0]);
        ck_assert_msg(strcmp(r.out, show[i][1]) == 0, "%s: %s", show[i][0], r.out);
    }
    page_build_free(b);
}
END_TEST

START_TEST(what_is_spoken_stands_in_place_of_the_text)
{
    struct page_build *b = link_page();
    struct run r = build_opened(b);
    /* "đã chọn" in UTF-16 */
    ck_assert_ptr_nonnull(strstr(r.out, "/ActualText <feff011100e3002000630068"));
    page_build_free(b);
}
END_TEST

START_TEST(tables_keep_empty_cells)
{
    struct page_build *b = page_build_new();
    int table = build_tag(b, ROLE_TABLE, 1), row = build_tag(b, ROLE_TABLE_ROW, table);
    int head = build_tag(b, ROLE_TABLE_HEAD, row);
    put(b, build_tag(b, ROLE_P, head), 100, "Tên");
    build_tag(b, ROLE_TABLE_HEAD, row);
    row = build_tag(b, ROLE_TABLE_ROW, table);
    build_tag(b, ROLE_TABLE_CELL, row);
    int cell = build_tag(b, ROLE_TABLE_CELL, row);
    put(b, build_tag(b, ROLE_P, cell), 118, "Số");
    build_tag(b, ROLE_DIV, 1);
    build_page_end(b);
    ck_assert_str_eq(structure(b), "Document\n"
                                   "  Table (block)\n"
                                   "    TR\n"
                                   "      TH:\n"
                                   "         /Scope /Column\n"
                                   "        P (block)\n"
                                   "          \"Tên \"\n"
                                   "      TH:\n"
                                   "         /Scope /Column\n"
                                   "    TR\n"
                                   "      TD\n"
                                   "      TD\n"
                                   "        P (block)\n"
                                   "          \"Số \"\n");
    page_build_free(b);
}
END_TEST

START_TEST(merged_cells_say_so)
{
    struct page_build *b = page_build_new();
    int table = build_tag(b, ROLE_TABLE, 1), row = build_tag(b, ROLE_TABLE_ROW, table);
    int head = build_tag(b, ROLE_TABLE_HEAD, row), cell = build_tag(b, ROLE_TABLE_CELL, row);
    b->tags.at[head].span = 2;
    b->tags.at[head].rows = 3;
    b->tags.at[cell].span = 1;
    b->tags.at[cell].rows = 2;
    put(b, build_tag(b, ROLE_P, head), 100, "a");
    put(b, build_tag(b, ROLE_P, cell), 118, "b");
    build_page_end(b);
    ck_assert_str_eq(structure(b), "Document\n"
                                   "  Table (block)\n"
                                   "    TR\n"
                                   "      TH:\n"
                                   "         /Scope /Column\n"
                                   "         /ColSpan 2\n"
                                   "         /RowSpan 3\n"
                                   "        P (block)\n"
                                   "          \"a \"\n"
                                   "      TD:\n"
                                   "         /RowSpan 2\n"
                                   "        P (block)\n"
                                   "          \"b \"\n");
    page_build_free(b);
}
END_TEST

START_TEST(a_title_counts_as_a_paragraph)
{
    struct page_build *b = page_build_new();
    put(b, build_tag(b, ROLE_TITLE, 1), 100, "BÁO CÁO");
    build_page_end(b);
    struct run r =
        run(b->a, "mutool", "show", build_file(b), "trailer/Root/StructTreeRoot/RoleMap/Title",
            "trailer/Root/StructTreeRoot/K/1/K/1/S");
    ck_assert_str_eq(r.out, "/P\n/Title\n");
    page_build_free(b);
}
END_TEST

START_TEST(language_and_alternate_text_are_kept)
{
    struct page_build *b = page_build_new();
    int p = build_tag(b, ROLE_P, 1), span = build_tag(b, ROLE_SPAN, p);
    int figure = build_tag(b, ROLE_FIGURE, 1);
    b->tags.at[span].language = "en";
    b->tags.at[figure].alt = "Sơ đồ (1)";
    put(b, span, 100, "cloud");
    put(b, figure, 118, "o");
    build_page_end(b);
    struct run r =
        run(b->a, "mutool", "show", build_file(b), "trailer/Root/StructTreeRoot/K/1/K/1/K/1/Lang",
            "trailer/Root/StructTreeRoot/K/1/K/2/Alt");
    ck_assert_str_eq(r.out, "(en)\n<FEFF005301A1002001111ED30020002800310029>\n");
    page_build_free(b);
}
END_TEST

/* Each operator that draws stands between BDC and EMC: PDF/UA knows no other content. */
START_TEST(all_content_is_marked)
{
    struct page_build *b = note_page();
    struct run opened = build_opened(b);
    int depth = 0, n_drawn = 0;
    const char *line = opened.out, *end = opened.out + opened.n;
    for (const char *s = line; s < end; s++) {
        if (*s != '\n') continue;
        size_t n = (size_t)(s - line);
        if (n >= 4 && memcmp(s - 4, " BDC", 4) == 0) depth++;
        if (n >= 3 && memcmp(s - 3, "EMC", 3) == 0) depth--;
        bool draws = n >= 2 && (memcmp(s - 2, "TJ", 2) == 0 || memcmp(s - 2, " f", 2) == 0);
        if (draws) ck_assert_int_eq(depth, 1);
        n_drawn += draws;
        line = s + 1;
    }
    ck_assert_int_eq(n_drawn, 11);
    ck_assert_int_eq(depth, 0);
    ck_assert(run_says(&opened, "/Artifact <</Type /Pagination>> BDC"));
    ck_assert(run_says(&opened, "/Artifact <</Type /Layout>> BDC"));
    page_build_free(b);
}
END_TEST

/* H1 a (H2 b (H4 c)) H1 d on page 2: c skips a level. */
static struct page_build *headings(void)
{
    struct page_build *b = page_build_new();
    put(b, build_heading(b, ROLE_H1, 1, "I. Đánh giá", 80), 100, "I. Đánh giá");
    put(b, build_heading(b, ROLE_H2, 1, "1. b", 120), 136, "1. b");
    put(b, build_heading(b, ROLE_H4, 1, "a) (c)", 200), 216, "a) (c)");
    build_page_end(b);
    put(b, build_heading(b, ROLE_H1, 1, "II. d", 56.7), 72, "II. d");
    build_page_end(b);
    return b;
}

START_TEST(headings_become_bookmarks)
{
    struct page_build *b = headings();
    struct run r = run(b->a, "mutool", "show", build_file(b), "outline");
    static const char *const titles[] = {"-\t\"I. Đánh giá\"\t#page=1", "-\t\t\"1. b\"\t#page=1",
                                         "|\t\t\t\"a) (c)\"\t#page=1", "|\t\"II. d\"\t#page=2"};
    const char *at = r.out;
    for (int i = 0; i < 4; i++) {
        at = strstr(at, titles[i]);
        ck_assert_ptr_nonnull(at);
    }
    r = run(b->a, "mutool", "show", b->file, "trailer/Root/Outlines/Count",
            "trailer/Root/Outlines/First/Count", "trailer/Root/Outlines/First/First/Count",
            "trailer/Root/Outlines/First/First/First/Count", "trailer/Root/PageMode");
    ck_assert_str_eq(r.out, "4\n2\n1\nnull\n/UseOutlines\n");
    page_build_free(b);
}
END_TEST

/* 841.9 - 200 and 841.9 - 56.7 points from the bottom. */
START_TEST(bookmarks_lead_to_the_line)
{
    struct page_build *b = headings();
    struct run r =
        run(b->a, "mutool", "show", build_file(b), "trailer/Root/Outlines/First/First/First/Dest/4",
            "trailer/Root/Outlines/Last/Dest/4",
            "trailer/Root/Outlines/Last/Prev/First/Parent/Next/Dest/4");
    ck_assert_str_eq(r.out, "641.9\n785.2\n785.2\n");
    page_build_free(b);
}
END_TEST

/* A fraction: letters and bar are one sequence of the formula, the filled sign the next. The box
 * goes from 85 to 185 points, and from 841.9 - 90 - 40 to 841.9 - 90. */
START_TEST(drawn_parts_of_a_formula_belong_to_it)
{
    static const struct page_point corners[] = {
        {85 * LEN_PT, 90 * LEN_PT}, {95 * LEN_PT, 100 * LEN_PT}, {85 * LEN_PT, 110 * LEN_PT}};
    struct page_build *b = page_build_new();
    int formula = build_tag(b, ROLE_FORMULA, 1);
    b->tags.at[formula].box =
        (struct page_box){85 * LEN_PT, 90 * LEN_PT, 100 * LEN_PT, 40 * LEN_PT};
    put(b, formula, 100, "a");
    build_rule(b, 85, 105, 100, 0.5);
    b->items.at[b->items.n - 1].tag = formula;
    put(b, formula, 120, "b");
    *vec_push(b->a, &b->items) =
        (struct page_item){.kind = PAGE_SHAPE, .tag = formula, .shape = {corners, 3}};
    build_page_end(b);
    struct run opened = build_opened(b);
    const char *bdc = strstr(opened.out, "/Formula <</MCID 0>> BDC");
    ck_assert_ptr_nonnull(bdc);
    const char *end = strstr(bdc, "EMC");
    ck_assert_ptr_nonnull(strstr(bdc, "85 751.9 m\n95 741.9 l\n85 731.9 l\nh f\nEMC"));
    ck_assert_ptr_eq(strstr(bdc, "EMC"), end);
    ck_assert_ptr_null(strstr(opened.out, "/Artifact"));
    struct run r =
        run(b->a, "mutool", "show", build_file(b), "trailer/Root/StructTreeRoot/K/1/K/1/A/BBox/1",
            "trailer/Root/StructTreeRoot/K/1/K/1/A/BBox/2",
            "trailer/Root/StructTreeRoot/K/1/K/1/A/BBox/3",
            "trailer/Root/StructTreeRoot/K/1/K/1/A/BBox/4");
    ck_assert_str_eq(r.out, "85\n711.9\n185\n751.9\n");
    page_build_free(b);
}
END_TEST

TCase *tags_cases(void)
{
    TCase *tc = tcase_create("tags");
    tcase_set_timeout(tc, 60);
    tcase_add_test(tc, notes_are_read_behind_their_paragraph);
    tcase_add_test(tc, content_leads_back_to_its_element);
    tcase_add_test(tc, notes_are_found_by_their_id);
    tcase_add_test(tc, links_are_read_with_their_annotations);
    tcase_add_test(tc, annotations_lie_over_the_words_of_each_line);
    tcase_add_test(tc, what_is_spoken_stands_in_place_of_the_text);
    tcase_add_test(tc, tables_keep_empty_cells);
    tcase_add_test(tc, merged_cells_say_so);
    tcase_add_test(tc, a_title_counts_as_a_paragraph);
    tcase_add_test(tc, language_and_alternate_text_are_kept);
    tcase_add_test(tc, all_content_is_marked);
    tcase_add_test(tc, drawn_parts_of_a_formula_belong_to_it);
    tcase_add_test(tc, headings_become_bookmarks);
    tcase_add_test(tc, bookmarks_lead_to_the_line);
    return tc;
}
