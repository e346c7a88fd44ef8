/* Encodings, line ends, and the place of a bad byte. */
#include "xml_test.h"

#include <stdlib.h>
#include <string.h>

/* ASCII text as UTF-16, `low` the index of the low byte. */
static char *widen(const char *text, size_t n, size_t low)
{
    char *wide = calloc(n ? n : 1, 2);
    for (size_t i = 0; i < n; i++)
        wide[2 * i + low] = text[i];
    return wide;
}

struct wide_case {
    const char *text; /* U+FEFF is written as \1, U+1EE6 as \2, a lone surrogate as \3 */
    size_t low;
    enum diag_code code;
    int line, column; /* 0: it is read */
    const char *arg;
};

static void set_unit(char *unit, size_t low, unsigned value)
{
    unit[low] = (char)(value & 0xFF);
    unit[1 - low] = (char)(value >> 8);
}

static char *widen_case(const struct wide_case *c, size_t n)
{
    char *wide = widen(c->text, n, c->low);
    for (size_t i = 0; i < n; i++) {
        if (c->text[i] == 1) set_unit(wide + 2 * i, c->low, 0xFEFF);
        if (c->text[i] == 2) set_unit(wide + 2 * i, c->low, 0x1EE6);
        if (c->text[i] == 3) set_unit(wide + 2 * i, c->low, 0xD800);
        if (c->text[i] == 4) set_unit(wide + 2 * i, c->low, 0);
    }
    return wide;
}

#define DECL(name) "<?xml version='1.0' encoding='" name "'?>"

static const struct wide_case wide_cases[] = {
    {"\1<a>\2</a>", 0, 0, 0, 0, NULL},
    {"\1<a>\2</a>", 1, 0, 0, 0, NULL},
    {"\1" DECL("UTF-16") "\n<a>\2</a>", 0, 0, 0, 0, NULL},
    {"\1" DECL("utf-16") "\n<a>\2</a>", 1, 0, 0, 0, NULL},
    {DECL("UTF-16") "<a>\2</a>", 0, 0, 0, 0, NULL},
    {DECL("UTF-16BE") "<a>\2</a>", 1, 0, 0, 0, NULL},
    {DECL("UTF-16LE") "<a>\2</a>", 1, DIAG_XML_ENCODING, 1, 31, "UTF-16LE"},
    {"\1" DECL("UTF-8") "<a>\2</a>", 0, DIAG_XML_ENCODING, 1, 31, "UTF-8"},
    {"\1" DECL("KOI8-R") "<a>\2</a>", 0, DIAG_XML_ENCODING_UNKNOWN, 1, 31, "KOI8-R"},
    {"\1<a>\r\n\2x\3</a>", 0, DIAG_XML_ENCODING, 2, 3, "UTF-16LE"},
    {"\1<a>\r\n\2x\3</a>", 1, DIAG_XML_ENCODING, 2, 3, "UTF-16BE"},
    {"\1<a>\2\4</a>", 1, DIAG_XML_NUL, 1, 5, NULL},
};

START_TEST(utf_16)
{
    const struct wide_case *c = &wide_cases[_i];
    size_t n = strlen(c->text);
    char *wide = widen_case(c, n);
    if (c->line) {
        assert_refused(wide, 2 * n, c->code, c->line, c->column, c->arg);
    } else {
        struct reading r = read_bytes(wide, 2 * n);
        ck_assert(r.is_read);
        ck_assert_str_eq(r.doc.root->first->text, "Ủ");
        ck_assert_str_eq(r.doc.source + r.doc.root->from, "<a>Ủ</a>");
        reading_free(&r);
    }
    free(wide);
}
END_TEST

START_TEST(utf_16_pairs_are_one_character)
{
    static const char le[] = "\xFF\xFE<\0a\0>\0\x3D\xD8\x00\xDE<\0b\0/\0>\0<\0/\0a\0>\0";
    struct reading r = read_bytes(le, sizeof le - 1);
    ck_assert(r.is_read);
    ck_assert_str_eq(r.doc.root->first->text, "\xF0\x9F\x98\x80");
    assert_pos(r.doc.root->first->next->pos, 1, 5);
    reading_free(&r);
}
END_TEST

START_TEST(utf_16_cut_in_a_character)
{
    assert_refused("\xFF\xFE<\0a\0>", 7, DIAG_XML_ENCODING, 1, 3, "UTF-16LE");
    assert_refused("\xFF\xFE<\0a\0>\0\x3D\xD8", 10, DIAG_XML_ENCODING, 1, 4, "UTF-16LE");
    assert_refused("\xFE\xFF\0<\0a\0>\xD8\x3D\0x", 12, DIAG_XML_ENCODING, 1, 4, "UTF-16BE");
}
END_TEST

static const struct {
    const char *bytes;
    int line, column;
    const char *encoding;
} bad_bytes[] = {
    {"<a>\xFF</a>", 1, 4, "UTF-8"},
    {"<a>\n Ủ\x80</a>", 2, 3, "UTF-8"},
    {"<a>\xC0\xAF</a>", 1, 4, "UTF-8"},         /* overlong */
    {"<a>\xED\xA0\x80</a>", 1, 4, "UTF-8"},     /* a surrogate */
    {"<a>\xF4\x90\x80\x80</a>", 1, 4, "UTF-8"}, /* above U+10FFFF */
    {"<a>x\xE1\xBB", 1, 5, "UTF-8"},            /* cut */
    {"<a b='\xC3'/>", 1, 7, "UTF-8"},
    {"<a><!-- \xC3( --></a>", 1, 9, "UTF-8"},
    {DECL("US-ASCII") "<a>\xC3\xAA</a>", 1, 45, "US-ASCII"},
    {DECL("UTF-16") "<a/>", 1, 31, "UTF-16"},
};

START_TEST(invalid_bytes_are_named_by_place)
{
    const char *bytes = bad_bytes[_i].bytes;
    assert_refused(bytes, strlen(bytes), DIAG_XML_ENCODING, bad_bytes[_i].line,
                   bad_bytes[_i].column, bad_bytes[_i].encoding);
}
END_TEST

START_TEST(unknown_encodings)
{
    static const char latin[] = DECL("ISO-8859-1") "<a>\xEA</a>";
    assert_refused(latin, sizeof latin - 1, DIAG_XML_ENCODING_UNKNOWN, 1, 31, "ISO-8859-1");
    static const char lines[] = "<?xml\nversion='1.0'\n encoding = \"windows-1258\" ?><a/>";
    assert_refused(lines, sizeof lines - 1, DIAG_XML_ENCODING_UNKNOWN, 3, 14, "windows-1258");
}
END_TEST

START_TEST(the_word_encoding_elsewhere_declares_nothing)
{
    struct reading r = read_text("<?xml version='1.0'?><a encoding='KOI8-R'/>");
    ck_assert(r.is_read);
    ck_assert_str_eq(xml_attr_value(r.doc.root, "encoding"), "KOI8-R");
    reading_free(&r);
    r = read_text("<?xml-model href='encoding=\"KOI8-R\"'?><a/>");
    ck_assert(r.is_read);
    reading_free(&r);
}
END_TEST

START_TEST(marks_and_line_ends)
{
    struct reading r = read_text("\xEF\xBB\xBF" DECL("utf-8") "\r\n<a>x\r\r\ny\r<b/></a>");
    ck_assert(r.is_read);
    assert_pos(r.doc.root->pos, 2, 1);
    ck_assert_str_eq(r.doc.root->first->text, "x\n\ny\n");
    assert_pos(r.doc.root->first->next->pos, 5, 1);
    ck_assert_int_eq(r.doc.source[0], '<');
    ck_assert_ptr_null(strchr(r.doc.source, '\r'));
    ck_assert_uint_eq(r.doc.n_source, strlen(r.doc.source));
    reading_free(&r);
}
END_TEST

START_TEST(two_marks_are_dropped)
{
    struct reading r = read_text("\xEF\xBB\xBF\xEF\xBB\xBF<a/>");
    ck_assert(r.is_read);
    assert_pos(r.doc.root->pos, 1, 1);
    reading_free(&r);
}
END_TEST

START_TEST(nul_is_refused)
{
    assert_refused("<a>\nx\0</a>", 10, DIAG_XML_NUL, 2, 2, NULL);
    assert_refused("\0\0\0\0", 4, DIAG_XML_NUL, 1, 1, NULL);
    assert_refused("<\0a\0/\0>\0", 8, DIAG_XML_NUL, 1, 2, NULL);
}
END_TEST

START_TEST(nothing_is_refused)
{
    assert_refused("", 0, DIAG_XML_EMPTY, 0, 0, NULL);
    assert_refused("\xEF\xBB\xBF", 3, DIAG_XML_EMPTY, 0, 0, NULL);
    assert_refused(" \r\n\t", 4, DIAG_XML_EMPTY, 0, 0, NULL);
    assert_refused("\xFF\xFE", 2, DIAG_XML_EMPTY, 0, 0, NULL);
}
END_TEST

TCase *decode_cases(void)
{
    TCase *c = tcase_create("decode");
    tcase_add_loop_test(c, utf_16, 0, (int)(sizeof wide_cases / sizeof *wide_cases));
    tcase_add_test(c, utf_16_pairs_are_one_character);
    tcase_add_test(c, utf_16_cut_in_a_character);
    tcase_add_loop_test(c, invalid_bytes_are_named_by_place, 0,
                        (int)(sizeof bad_bytes / sizeof *bad_bytes));
    tcase_add_test(c, unknown_encodings);
    tcase_add_test(c, the_word_encoding_elsewhere_declares_nothing);
    tcase_add_test(c, marks_and_line_ends);
    tcase_add_test(c, two_marks_are_dropped);
    tcase_add_test(c, nul_is_refused);
    tcase_add_test(c, nothing_is_refused);
    return c;
}
