/* Names that lead back to the description. The numbers are FNV-1a of 64 bits over the words, its
 * halves folded, worked out by another program. */
#include "report_test.h"

#include "base/buf.h"

#include <string.h>

/* All names in the body, in the order of the file; those of the head are the same everywhere. */
static const char *names(struct reading *r)
{
    struct buf b = {0};
    ck_assert(r->is_read);
    for (size_t i = 0; i < r->report.anchors.n; i++)
        if (r->report.anchors.at[i].pos.line > 5)
            buf_printf(&b, b.n ? " %s" : "%s", r->report.anchors.at[i].id);
    return buf_text(&b, r->arena);
}

static void check(const char *body, const char *wanted)
{
    struct reading r = read_body(body);
    ck_assert_str_eq(names(&r), wanted);
    reading_free(&r);
}

START_TEST(a_block_is_known_by_its_words)
{
    check("<p>Một hai.</p>", "p-81ddc3f4");
    check("<p>  Một\n <b>hai</b>.</p>", "p-81ddc3f4");
    check("<p>Một<note>Chú</note> hai.</p>", "p-81ddc3f4 n-11fcffaa");
    check("<section><title>Kết quả</title><p>Ba</p></section>", "s-88f9681e p-bcb992eb");
    check("<section><p>Ba</p></section>", "s-bcb992eb p-bcb992eb");
    check("<image src='x.png' alt='Ảnh'/>", "i-b9235964");
    check("<table><columns><column width='*'/><column width='*'/></columns>"
          "<row><cell>a <b>b</b></cell><cell><p>c d</p></cell></row></table>",
          "t-b932bdb3 r-b932bdb3");
}
END_TEST

START_TEST(an_id_that_is_given_stays)
{
    check("<p xml:id='mot'>Một hai.</p>", "mot");
    check("<p xml:id='p-bcb992eb'>Một hai.</p><p>Ba</p>", "p-bcb992eb p-bcb992eb-2");
    check("<p>Ba</p><p xml:id='p-bcb992eb'>Một hai.</p>", "p-bcb992eb-2 p-bcb992eb");
}
END_TEST

/* The first keeps its name; the others take their section's into the sum, then their order. */
START_TEST(equal_words_are_told_apart_by_their_section)
{
    check("<p>Một</p>"
          "<section><title>Kết quả</title><p>Một</p><p>Một</p><p>Một</p></section>",
          "p-68aad39c s-88f9681e p-953ff5e4 p-953ff5e4-2 p-953ff5e4-3");
}
END_TEST

START_TEST(parts_that_stand_once_are_known_by_their_place)
{
    static const char source[] =
        "<report xmlns='" REPORT_NAMESPACE "' type='BC'>"
        "<issuer><parent>P</parent><name>A</name></issuer><issuer><name>B</name></issuer>"
        "<symbol>S</symbol><to>Sở Y tế</to><body><p>Ba</p></body>"
        "<recipients><to>Sở Y tế</to><archive>VT</archive></recipients>"
        "<signature><post>GĐ</post><name>N</name></signature></report>";
    static const char *const wanted[] = {
        "issuer",
        "issuer-parent",
        "issuer-name",
        "issuer-2",
        "issuer-2-name",
        "symbol",
        "to-424a411e",
        "p-bcb992eb",
        "recipients",
        "recipients-to-424a411e",
        "recipients-archive",
        "signature",
        "signature-post",
        "signature-name",
    };
    struct reading r = read_bytes(source, strlen(source));
    ck_assert_uint_eq(r.report.anchors.n, sizeof wanted / sizeof *wanted);
    for (size_t i = 0; i < r.report.anchors.n; i++)
        ck_assert_str_eq(r.report.anchors.at[i].id, wanted[i]);
    reading_free(&r);
}
END_TEST

START_TEST(each_is_found_by_its_place)
{
    struct reading r = read_body("<p>Ba</p>\n<p>Một\n<note>Chú</note></p>");
    const struct report_anchors *all = &r.report.anchors;
    for (size_t i = 0; i < all->n; i++) {
        ck_assert_ptr_eq(report_anchor_find(&r.report, all->at[i].pos), &all->at[i]);
        ck_assert_int_eq(r.report.source[all->at[i].from], '<');
    }
    struct pos nowhere = all->at[0].pos;
    nowhere.column++;
    ck_assert_ptr_null(report_anchor_find(&r.report, nowhere));
    reading_free(&r);
}
END_TEST

/* 50,000 rows that say the same must not be looked through one by one. */
START_TEST(many_of_the_same_are_named_quickly)
{
    enum { N = 50000 };
    struct buf b = {0};
    for (int i = 0; i < N; i++)
        buf_puts(&b, "<p>-</p>");
    buf_putc(&b, 0);
    struct reading r = read_body((const char *)b.at);
    ck_assert(r.is_read);
    const char *last = r.report.anchors.at[r.report.anchors.n - 1].id;
    ck_assert_str_eq(last + strlen(last) - 6, "-50000");
    buf_free(&b);
    reading_free(&r);
}
END_TEST

TCase *anchor_cases(void)
{
    TCase *cases = tcase_create("anchors");
    tcase_add_test(cases, a_block_is_known_by_its_words);
    tcase_add_test(cases, an_id_that_is_given_stays);
    tcase_add_test(cases, equal_words_are_told_apart_by_their_section);
    tcase_add_test(cases, parts_that_stand_once_are_known_by_their_place);
    tcase_add_test(cases, each_is_found_by_its_place);
    tcase_add_test(cases, many_of_the_same_are_named_quickly);
    return cases;
}
