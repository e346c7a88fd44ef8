/* The library as its users see it: vanthu.h alone. */
#include "suite.h"
#include "vanthu.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct vanthu *v;

static const char good[] =
    "<report xmlns='urn:vanthu:report:1' type='BC'>"
    "<issuer><parent>ỦY BAN NHÂN DÂN TỈNH AN GIANG</parent><name>SỞ NỘI VỤ</name></issuer>"
    "<number>8</number><symbol>BC-SNV</symbol><place>An Giang</place><date>2024-03-18</date>"
    "<subject>Tình hình tháng 3</subject>"
    "<body><p>Một đoạn<note>Một chú thích.</note> văn.</p></body>"
    "<recipients><to>UBND tỉnh;</to><archive>VT.</archive></recipients>"
    "<signature><post>GIÁM ĐỐC</post><name>Lê Quốc Cường</name></signature>"
    "</report>";

static void setup(void)
{
    struct vanthu_options options = {.data_dir = getenv("VANTHU_DATA_DIR")};
    v = vanthu_new(&options);
}

static void teardown(void)
{
    vanthu_free(v);
}

static struct vanthu_report *read_text(const char *text)
{
    return vanthu_read_memory(v, "r.xml", text, strlen(text));
}

static struct vanthu_document *compose_good(void)
{
    struct vanthu_report *r = read_text(good);
    ck_assert_ptr_nonnull(r);
    struct vanthu_document *d = vanthu_compose(v, r, NULL);
    vanthu_report_free(r); /* before the document: it keeps what it needs */
    ck_assert_ptr_nonnull(d);
    return d;
}

static const struct {
    enum vanthu_kind kind;
    const char *magic;
} kinds[] = {{VANTHU_PDF, "%PDF-1."}, {VANTHU_DOCX, "PK\x03\x04"}, {VANTHU_DUMP, ""}};

START_TEST(every_kind_is_written_twice_the_same)
{
    struct vanthu_document *d = compose_good(), *e = compose_good();
    uint8_t *one, *two;
    size_t n_one, n_two;
    ck_assert(vanthu_write(v, d, kinds[_i].kind, &one, &n_one));
    ck_assert(vanthu_write(v, e, kinds[_i].kind, &two, &n_two));
    ck_assert_uint_gt(n_one, 100);
    ck_assert_mem_eq(one, kinds[_i].magic, strlen(kinds[_i].magic));
    ck_assert_uint_eq(n_one, n_two);
    ck_assert_mem_eq(one, two, n_one);
    ck_assert_uint_eq(vanthu_message_count(v), 0);
    vanthu_bytes_free(one);
    vanthu_bytes_free(two);
    vanthu_document_free(d);
    vanthu_document_free(e);
}
END_TEST

START_TEST(pages_are_counted)
{
    struct vanthu_document *d = compose_good();
    ck_assert_uint_eq(vanthu_page_count(v, d), 1);
    vanthu_document_free(d);
}
END_TEST

START_TEST(the_dump_holds_the_words)
{
    struct vanthu_document *d = compose_good();
    uint8_t *bytes;
    size_t n;
    ck_assert(vanthu_write(v, d, VANTHU_DUMP, &bytes, &n));
    char *text = malloc(n + 1);
    memcpy(text, bytes, n);
    text[n] = '\0';
    ck_assert_ptr_nonnull(strstr(text, "Lê Quốc Cường"));
    ck_assert_ptr_nonnull(strstr(text, "Một chú thích."));
    free(text);
    vanthu_bytes_free(bytes);
    vanthu_document_free(d);
}
END_TEST

START_TEST(a_mistake_is_a_message_with_its_place)
{
    ck_assert_ptr_null(
        read_text("<report xmlns='urn:vanthu:report:1'\n type='BC'><bdy/></report>"));
    ck_assert_int_eq(vanthu_status(v), VANTHU_DESCRIPTION);
    ck_assert_uint_ge(vanthu_message_count(v), 1);
    bool found = false;
    for (size_t i = 0; i < vanthu_message_count(v); i++) {
        struct vanthu_message m = vanthu_message(v, i);
        if (strcmp(m.code, "DIAG_REPORT_ELEMENT_NEAR") != 0) continue;
        found = true;
        ck_assert(m.is_error);
        ck_assert_str_eq(m.file, "r.xml");
        ck_assert_int_eq(m.line, 2);
        ck_assert_int_eq(m.column, 12);
        ck_assert_str_eq(m.text, "r.xml:2:12: error: <bdy> is not known in <report>\n"
                                 "  did you mean <body>?\n");
    }
    ck_assert(found);
    vanthu_clear(v);
    ck_assert_uint_eq(vanthu_message_count(v), 0);
    ck_assert_int_eq(vanthu_status(v), VANTHU_OK);
    vanthu_document_free(compose_good()); /* the context is as good as new */
}
END_TEST

START_TEST(more_messages_than_anybody_reads_are_counted)
{
    char text[8192] = "<report xmlns='urn:vanthu:report:1' type='BC'><body>";
    for (int i = 0; i < 150; i++)
        strcat(text, "<frobnicate/>");
    strcat(text, "</body></report>");
    ck_assert_ptr_null(read_text(text));
    size_t n = vanthu_message_count(v);
    ck_assert_uint_eq(n, 101);
    struct vanthu_message last = vanthu_message(v, n - 1);
    ck_assert_str_eq(last.code, "DIAG_MORE");
    ck_assert(!last.is_error);
    /* 150 of them and the issuer that is missing, 100 of which are shown */
    ck_assert_str_eq(last.text, "vanthu: warning: 51 more messages are not shown\n");
}
END_TEST

START_TEST(a_description_names_installed_sheets_only)
{
    static const char *const names[] = {"../layouts/nd30", "nd30.xml", "/etc/passwd", "."};
    char text[256];
    snprintf(text, sizeof text, "<report xmlns='urn:vanthu:report:1' type='BC' layout='%s'>",
             names[_i]);
    char *whole = malloc(strlen(text) + sizeof good);
    strcpy(whole, text);
    strcat(whole, strchr(good, '>') + 1);
    struct vanthu_report *r = read_text(whole);
    ck_assert(!r || !vanthu_compose(v, r, NULL));
    ck_assert_int_eq(vanthu_status(v), VANTHU_DESCRIPTION);
    vanthu_report_free(r);
    free(whole);
}
END_TEST

START_TEST(the_caller_names_any_sheet)
{
    char file[4096];
    snprintf(file, sizeof file, "%s/layouts/nd30.xml", getenv("VANTHU_DATA_DIR"));
    static const char *const missing[] = {"nowhere/sheet.xml", "sheet.xml", "nd31"};
    struct vanthu_report *r = read_text(good);
    const char *const names[] = {"nd30", file};
    for (size_t i = 0; i < 2; i++) {
        struct vanthu_document *d = vanthu_compose(v, r, names[i]);
        ck_assert_ptr_nonnull(d);
        vanthu_document_free(d);
    }
    for (size_t i = 0; i < 3; i++) {
        ck_assert_ptr_null(vanthu_compose(v, r, missing[i]));
        ck_assert_uint_eq(vanthu_message_count(v), i + 1);
    }
    ck_assert_int_eq(vanthu_status(v), VANTHU_DESCRIPTION);
    vanthu_report_free(r);
}
END_TEST

START_TEST(missing_data_is_a_message_of_the_first_call)
{
    struct vanthu_options options = {.data_dir = "/nowhere"};
    struct vanthu *w = vanthu_new(&options);
    struct vanthu_report *r = vanthu_read_memory(w, "r.xml", good, sizeof good - 1);
    ck_assert_ptr_nonnull(r);
    ck_assert_ptr_null(vanthu_compose(w, r, NULL));
    ck_assert_uint_eq(vanthu_message_count(w), 1);
    ck_assert_str_eq(vanthu_message(w, 0).code, "DIAG_DATA_MISSING");
    ck_assert_int_eq(vanthu_status(w), VANTHU_MACHINE);
    ck_assert_uint_eq(vanthu_layout_count(w), 0);
    ck_assert_uint_eq(vanthu_font_count(w), 0);
    vanthu_report_free(r);
    vanthu_free(w);
}
END_TEST

/* The sample with images is read from its file; the same bytes from memory have no folder. */
START_TEST(images_need_a_folder)
{
    char path[512], text[32 * 1024];
    snprintf(path, sizeof path, "%s/samples/bao-cao-co-hinh.xml", getenv("VANTHU_SOURCE"));
    struct vanthu_report *r = vanthu_read_file(v, path);
    ck_assert_ptr_nonnull(r);
    ck_assert_uint_eq(vanthu_message_count(v), 0);
    vanthu_report_free(r);
    FILE *file = fopen(path, "rb");
    size_t n = fread(text, 1, sizeof text, file);
    fclose(file);
    ck_assert_ptr_null(vanthu_read_memory(v, "r.xml", text, n));
    ck_assert_uint_eq(vanthu_message_count(v), 4);
    ck_assert_str_eq(vanthu_message(v, 0).code, "DIAG_IMAGE_FOLDER");
    ck_assert_int_eq(vanthu_status(v), VANTHU_DESCRIPTION);
}
END_TEST

START_TEST(what_is_installed_is_listed)
{
    bool has_nd30 = false;
    for (size_t i = 0; i < vanthu_layout_count(v); i++) {
        struct vanthu_layout l = vanthu_layout(v, i);
        has_nd30 = has_nd30 || (!strcmp(l.name, "nd30") && *l.title && !access(l.path, R_OK));
    }
    ck_assert(has_nd30);
    ck_assert_uint_eq(vanthu_font_count(v), 4);
    struct vanthu_font f = vanthu_font(v, 1);
    ck_assert_str_eq(f.family, "Times New Roman");
    ck_assert_str_eq(f.style, "bold");
    const char *file = strrchr(f.path, '/');
    ck_assert_str_eq(file, "/LiberationSerif-Bold.ttf");
}
END_TEST

/* [Điều 7: 29 types] */
START_TEST(a_description_to_start_from)
{
    uint8_t *bytes;
    size_t n;
    ck_assert_uint_eq(vanthu_type_count(v, NULL), 29);
    ck_assert_str_eq(vanthu_type(v, NULL, 1).code, "QĐ");
    ck_assert_str_eq(vanthu_type(v, NULL, 1).title, "Quyết định");
    ck_assert(vanthu_start(v, "nd30", "QĐ", &bytes, &n));
    struct vanthu_report *r = vanthu_read_memory(v, "start.xml", bytes, n);
    ck_assert_ptr_nonnull(r);
    vanthu_bytes_free(bytes);
    vanthu_report_free(r);
    ck_assert_uint_eq(vanthu_message_count(v), 0);
    ck_assert(!vanthu_start(v, NULL, "XYZ", &bytes, &n));
    ck_assert_ptr_null(bytes);
    ck_assert_str_eq(vanthu_message(v, 0).code, "DIAG_STYLE_TYPE");
    ck_assert_uint_eq(vanthu_type_count(v, "no-sheet"), 0);
}
END_TEST

/* `good` with so many lines more, and attributes of <report>. */
static struct vanthu_document *compose_lines(const char *attributes, int n)
{
    static char text[8000];
    char *at = text;
    const char *body = strstr(good, "<body>") + strlen("<body>");
    at += sprintf(at, "<report %s %.*s", attributes, (int)(body - good - strlen("<report ")),
                  good + strlen("<report "));
    while (n--)
        at += sprintf(at, "<p>Một dòng.</p>");
    strcpy(at, body);
    struct vanthu_report *r = read_text(text);
    struct vanthu_document *d = vanthu_compose(v, r, NULL);
    vanthu_report_free(r);
    ck_assert_ptr_nonnull(d);
    return d;
}

/* How many lines make a second page. */
static int lines_for_two_pages(void)
{
    size_t pages = 1;
    int n = 0;
    while (pages == 1) {
        struct vanthu_document *d = compose_lines("", ++n);
        ck_assert_int_eq(vanthu_fitted(d).result, VANTHU_FIT_NONE);
        pages = vanthu_page_count(v, d);
        vanthu_document_free(d);
    }
    return n;
}

START_TEST(a_last_page_is_saved)
{
    struct vanthu_document *d = compose_lines("", lines_for_two_pages());
    for (int i = 0; i < 2; i++) {
        struct vanthu_fitted fitted = vanthu_fit(v, d);
        ck_assert_int_eq(fitted.result, VANTHU_FIT_SAVED);
        ck_assert_ptr_nonnull(fitted.step);
        ck_assert_uint_eq(fitted.pages_before, 2);
        ck_assert_uint_eq(fitted.pages_after, 1);
        ck_assert_uint_eq(vanthu_page_count(v, d), 1);
    }
    vanthu_document_free(d);
    d = compose_lines("", 1);
    ck_assert_int_eq(vanthu_fit(v, d).result, VANTHU_FIT_UNNEEDED);
    vanthu_document_free(d);
}
END_TEST

/* The choice written down gives the bytes that finding it gave. */
START_TEST(a_named_step_gives_the_same)
{
    char attribute[64] = "fit='yes'";
    uint8_t *bytes[2];
    size_t n_bytes[2];
    for (int i = 0; i < 2; i++) {
        struct vanthu_document *d = compose_lines(attribute, lines_for_two_pages());
        ck_assert(vanthu_write(v, d, VANTHU_PDF, &bytes[i], &n_bytes[i]));
        struct vanthu_fitted fitted = vanthu_fitted(d);
        ck_assert_int_eq(fitted.result, i ? VANTHU_FIT_NAMED : VANTHU_FIT_SAVED);
        snprintf(attribute, sizeof attribute, "fit='%s'", fitted.step);
        vanthu_document_free(d);
    }
    ck_assert_uint_eq(n_bytes[0], n_bytes[1]);
    ck_assert_mem_eq(bytes[0], bytes[1], n_bytes[0]);
    vanthu_bytes_free(bytes[0]);
    vanthu_bytes_free(bytes[1]);
}
END_TEST

/* A change of `good`: the first `old` becomes `text`. */
static struct vanthu_edit change(const char *old, const char *text)
{
    size_t from = (size_t)(strstr(good, old) - good);
    return (struct vanthu_edit){from, from + strlen(old), text};
}

/* What the changed text gives when it is read, as a dump. */
static char *dump_of(struct vanthu_report *r)
{
    uint8_t *bytes;
    size_t n;
    ck_assert_ptr_nonnull(r);
    struct vanthu_document *d = vanthu_compose(v, r, NULL);
    ck_assert(vanthu_write(v, d, VANTHU_DUMP, &bytes, &n));
    char *text = strndup((const char *)bytes, n);
    vanthu_bytes_free(bytes);
    vanthu_document_free(d);
    return text;
}

START_TEST(a_form_gives_what_the_filled_bytes_give)
{
    static const char *const names[] = {"Đào Thị Ý", "A &amp; B"};
    struct vanthu_form *form = vanthu_form_read(v, "m.xml", good, strlen(good));
    ck_assert_ptr_nonnull(form);
    struct vanthu_report *filled[2];
    for (size_t i = 0; i < 2; i++) {
        const struct vanthu_edit edits[] = {change("<number>8", "<number>1234"),
                                            change("Lê Quốc Cường", names[i])};
        filled[i] = vanthu_form_fill(v, form, edits, 2);
    }
    vanthu_form_free(form); /* before what it gave */
    for (size_t i = 0; i < 2; i++) {
        char *text = malloc(sizeof good + 100);
        const char *rest = strstr(good, ">8<") + 2;
        const char *name = strstr(good, "Lê Quốc Cường");
        sprintf(text, "%.*s>1234%.*s%s%s", (int)(rest - good - 2), good, (int)(name - rest), rest,
                names[i], name + strlen("Lê Quốc Cường"));
        struct vanthu_report *read = read_text(text);
        char *one = dump_of(filled[i]), *two = dump_of(read);
        ck_assert_str_eq(one, two);
        vanthu_report_free(filled[i]);
        vanthu_report_free(read);
        free(text);
        free(one);
        free(two);
    }
}
END_TEST

START_TEST(a_filled_form_is_checked)
{
    struct vanthu_form *form = vanthu_form_read(v, "m.xml", good, strlen(good));
    const struct vanthu_edit edits[] = {change("2024-03-18", "hôm nay")};
    ck_assert_ptr_null(vanthu_form_fill(v, form, edits, 1));
    struct vanthu_message m = vanthu_message(v, 0);
    ck_assert_str_eq(m.code, "DIAG_REPORT_DATE");
    ck_assert_str_eq(m.file, "m.xml");
    ck_assert_int_eq(m.line, 1);
    vanthu_form_free(form);
    vanthu_clear(v);
    ck_assert_ptr_null(vanthu_form_read(v, "m.xml", "<report>", 8));
    ck_assert_str_eq(vanthu_message(v, 0).code, "DIAG_XML_ELEMENT_OPEN");
}
END_TEST

START_TEST(nothing_is_freed_without_harm)
{
    vanthu_form_free(NULL);
    vanthu_free(NULL);
    vanthu_report_free(NULL);
    vanthu_document_free(NULL);
    vanthu_bytes_free(NULL);
    vanthu_free(vanthu_new(NULL));
    ck_assert_int_gt((int)strlen(vanthu_version()), 4);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("library");
    TCase *tc = tcase_create("library");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_loop_test(tc, every_kind_is_written_twice_the_same, 0, 3);
    tcase_add_test(tc, pages_are_counted);
    tcase_add_test(tc, the_dump_holds_the_words);
    tcase_add_test(tc, a_mistake_is_a_message_with_its_place);
    tcase_add_test(tc, more_messages_than_anybody_reads_are_counted);
    tcase_add_loop_test(tc, a_description_names_installed_sheets_only, 0, 4);
    tcase_add_test(tc, the_caller_names_any_sheet);
    tcase_add_test(tc, missing_data_is_a_message_of_the_first_call);
    tcase_add_test(tc, images_need_a_folder);
    tcase_add_test(tc, what_is_installed_is_listed);
    tcase_add_test(tc, a_description_to_start_from);
    tcase_add_test(tc, a_last_page_is_saved);
    tcase_add_test(tc, a_named_step_gives_the_same);
    tcase_add_test(tc, a_form_gives_what_the_filled_bytes_give);
    tcase_add_test(tc, a_filled_form_is_checked);
    tcase_add_test(tc, nothing_is_freed_without_harm);
    suite_add_tcase(suite, tc);
    return suite_run(suite);
}
