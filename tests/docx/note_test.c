#include "read_back.h"

START_TEST(notes_stand_in_the_order_of_their_marks)
{
    struct sample *s = sample_new();
    for (int i = 1; i <= 12; i++)
        sample_note(s, sample_para(s, S_BODY, "x"), arena_printf(s->a, "note-%d", i));
    struct read_back *r = read_back(s);
    ck_assert_str_eq(all(r, DOCUMENT, "//w:footnoteReference/@w:id"), "1 2 3 4 5 6 7 8 9 10 11 12");
    ck_assert_str_eq(all(r, FOOTNOTES, "//w:footnote/@w:id"), "-1 0 1 2 3 4 5 6 7 8 9 10 11 12");
    ck_assert_str_eq(value(r, FOOTNOTES, "//w:footnote[@w:id='11']//w:t"), " note-11");
    read_back_free(r);
}
END_TEST

/* Marks are raised by their character style alone: set by hand they would be scaled twice. */
START_TEST(marks_are_raised_by_their_style)
{
    struct sample *s = sample_new();
    sample_note(s, sample_para(s, S_BODY, "x"), "y");
    struct read_back *r = read_back(s);
    ck_assert_str_eq(children(r, DOCUMENT, "//w:footnoteReference/../w:rPr"), "rStyle");
    ck_assert_str_eq(value(r, DOCUMENT, "//w:rStyle/@w:val"), "FootnoteReference");
    ck_assert_str_eq(children(r, FOOTNOTES, "//w:footnote[@w:id='1']/w:p"), "pPr r r");
    ck_assert_str_eq(value(r, FOOTNOTES, "//w:footnote[@w:id='1']//w:pStyle/@w:val"),
                     "FootnoteText");
    ck_assert_str_eq(children(r, FOOTNOTES, "//w:footnoteRef/../w:rPr"), "rStyle");
    ck_assert_int_eq(number(r, FOOTNOTES, "count(//w:vertAlign)"), 0);
    read_back_free(r);
}
END_TEST

/* 57 + 10 + 57 twips, exactly: parity rule 28. */
START_TEST(separators_are_exactly_as_high_as_the_flow_says)
{
    struct sample *s = sample_new();
    sample_note(s, sample_para(s, S_BODY, "x"), "y");
    struct read_back *r = read_back(s);
    ck_assert_str_eq(all(r, FOOTNOTES, "//w:footnote[@w:type]/@w:type"),
                     "separator continuationSeparator");
    ck_assert_str_eq(all(r, FOOTNOTES, "//w:footnote[@w:type]//w:spacing/@w:line"), "124 124");
    ck_assert_str_eq(all(r, FOOTNOTES, "//w:footnote[@w:type]//w:spacing/@w:lineRule"),
                     "exact exact");
    ck_assert_str_eq(all(r, FOOTNOTES, "//w:footnote[1]//w:ind/@*"), "0 0 0");
    ck_assert_int_eq(number(r, FOOTNOTES, "count(//w:footnote[1]//w:r/w:separator)"), 1);
    ck_assert_int_eq(number(r, FOOTNOTES, "count(//w:footnote[2]//w:r/w:continuationSeparator)"),
                     1);
    read_back_free(r);
}
END_TEST

START_TEST(labels_of_notes_are_counted_after_the_body_s)
{
    struct sample *s = sample_new();
    sample_note(s, sample_para(s, S_BODY, "x"), "y");
    sample_label(s, (struct flow_block *)s->notes.at[0].blocks, 1, 0, "2.");
    sample_label(s, sample_para(s, S_BODY, "z"), 1, 0, "1.");
    struct read_back *r = read_back(s);
    ck_assert_str_eq(value(r, DOCUMENT, "//w:numId/@w:val"), "2");
    ck_assert_str_eq(value(r, FOOTNOTES, "//w:numId/@w:val"), "2");
    read_back_free(r);
}
END_TEST

TCase *note_cases(void)
{
    TCase *cases = tcase_create("notes");
    tcase_add_test(cases, notes_stand_in_the_order_of_their_marks);
    tcase_add_test(cases, marks_are_raised_by_their_style);
    tcase_add_test(cases, separators_are_exactly_as_high_as_the_flow_says);
    tcase_add_test(cases, labels_of_notes_are_counted_after_the_body_s);
    return cases;
}
