/* The package as a whole: entries, types, relationships, and bytes that depend on nothing else. */
#include "read_back.h"

#include "base/memo.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static struct read_back *report(void)
{
    struct sample *s = sample_new();
    sample_report(s);
    return read_back(s);
}

START_TEST(entries_stand_in_a_fixed_order)
{
    static const char *const names[] = {
        "[Content_Types].xml", "_rels/.rels",         "word/_rels/document.xml.rels",
        "word/header0.xml",    "word/header1.xml",    "word/document.xml",
        "word/styles.xml",     "word/settings.xml",   "word/fontTable.xml",
        "word/numbering.xml",  "word/footnotes.xml",  "docProps/core.xml",
        "docProps/app.xml",    "docProps/custom.xml",
    };
    struct read_back *r = report();
    ck_assert_int_eq(zip_get_num_entries(r->zip, 0), sizeof names / sizeof *names);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        ck_assert_str_eq(zip_get_name(r->zip, i, 0), names[i]);
    read_back_free(r);
}
END_TEST

/* A report, as many other documents as push everything out of what a packer keeps, and the report
 * again; the others differ in what they name. */
START_TEST(a_packer_changes_no_bytes)
{
    struct memo *memo = memo_new();
    struct packer *packer = docx_packer_new(memo);
    struct read_back *alone = report();
    for (int i = 0; i < 12; i++) {
        struct sample *s = sample_new();
        struct buf out = {0};
        sample_report(s);
        for (int k = 0; k < i % 4; k++)
            sample_image(s, "A picture", 1000, 1000);
        sample_write_with(s, packer, &out);
        if (i % 4 == 0) {
            ck_assert_uint_eq(out.n, alone->bytes.n);
            ck_assert_mem_eq(out.at, alone->bytes.at, out.n);
        }
        buf_free(&out);
        sample_free(s);
    }
    read_back_free(alone);
    packer_free(packer);
    memo_free(memo);
}
END_TEST

static unsigned at16(const uint8_t *p)
{
    return p[0] | (unsigned)p[1] << 8;
}

/* Local headers, read by hand: PK 3 4, version, flags, method, time, date. 1980-01-01 is 0x21. */
START_TEST(entries_are_deflated_and_dated_1980)
{
    struct read_back *r = report();
    const uint8_t *p = r->bytes.at;
    ck_assert_mem_eq(p, "PK\3\4", 4);
    ck_assert_uint_eq(at16(p + 6), 0);
    ck_assert_uint_eq(at16(p + 8), 8);
    ck_assert_uint_eq(at16(p + 10), 0);
    ck_assert_uint_eq(at16(p + 12), 0x21);
    for (zip_int64_t i = 0; i < zip_get_num_entries(r->zip, 0); i++) {
        zip_uint8_t system;
        zip_uint32_t attributes;
        zip_stat_t stat;
        ck_assert_int_eq(
            zip_file_get_external_attributes(r->zip, (zip_uint64_t)i, 0, &system, &attributes), 0);
        ck_assert_uint_eq(system, ZIP_OPSYS_DOS);
        ck_assert_uint_eq(attributes, 0);
        ck_assert_int_eq(zip_stat_index(r->zip, (zip_uint64_t)i, 0, &stat), 0);
        ck_assert_uint_eq(stat.comp_method, ZIP_CM_DEFLATE);
        struct tm day;
        localtime_r(&stat.mtime, &day);
        ck_assert_int_eq(day.tm_year, 80);
        ck_assert_int_eq(day.tm_yday, 0);
    }
    read_back_free(r);
}
END_TEST

START_TEST(every_part_has_a_type)
{
    struct read_back *r = report();
    for (zip_int64_t i = 1; i < zip_get_num_entries(r->zip, 0); i++) {
        const char *name = zip_get_name(r->zip, (zip_uint64_t)i, 0);
        const char *type =
            value(r, "[Content_Types].xml",
                  arena_printf(r->a, "//ct:Override[@PartName='/%s']/@ContentType", name));
        bool is_rels = strstr(name, ".rels") != NULL;
        ck_assert_msg(is_rels == !*type, "%s has the type '%s'", name, type);
    }
    ck_assert_str_eq(value(r, "[Content_Types].xml",
                           "//ct:Override[@PartName='/word/document.xml']/@ContentType"),
                     "application/vnd.openxmlformats-officedocument.wordprocessingml."
                     "document.main+xml");
    ck_assert_str_eq(value(r, "[Content_Types].xml",
                           "//ct:Override[@PartName='/docProps/core.xml']/@ContentType"),
                     "application/vnd.openxmlformats-package.core-properties+xml");
    ck_assert_int_eq(number(r, "[Content_Types].xml", "count(//ct:Override)"), 11);
    read_back_free(r);
}
END_TEST

static void resolve(struct read_back *r, const char *rels, const char *folder)
{
    int n = number(r, rels, "count(//rel:Relationship)");
    for (int i = 1; i <= n; i++) {
        const char *target =
            value(r, rels, arena_printf(r->a, "//rel:Relationship[%d]/@Target", i));
        const char *name = arena_printf(r->a, "%s%s", folder, target);
        ck_assert_msg(zip_name_locate(r->zip, name, 0) >= 0, "%s leads to nothing", name);
    }
}

START_TEST(relationships_lead_to_parts)
{
    struct read_back *r = report();
    const char *rels = "word/_rels/document.xml.rels";
    resolve(r, "_rels/.rels", "");
    resolve(r, rels, "word/");
    ck_assert_str_eq(value(r, "_rels/.rels", "//rel:Relationship[2]/@Type"),
                     "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
                     "core-properties");
    ck_assert_int_eq(number(r, rels, "count(//rel:Relationship[@Id=following::*/@Id])"), 0);
    const char *ids = all(r, DOCUMENT, "//w:headerReference/@r:id");
    ck_assert_str_eq(ids, "rId2 rId1");
    ck_assert_str_eq(value(r, rels, "//*[@Id='rId2']/@Target"), "header1.xml");
    ck_assert_str_eq(value(r, rels, "//*[@Id='rId1']/@Target"), "header0.xml");
    read_back_free(r);
}
END_TEST

START_TEST(bytes_depend_on_the_flow_alone)
{
    struct read_back *first = report();
    setenv("TZ", "Pacific/Apia", 1);
    tzset();
    setlocale(LC_ALL, "vi_VN.UTF-8");
    struct read_back *again = report();
    unsetenv("TZ");
    tzset();
    setlocale(LC_ALL, "C");
    ck_assert_uint_eq(first->bytes.n, again->bytes.n);
    ck_assert_mem_eq(first->bytes.at, again->bytes.at, first->bytes.n);
    read_back_free(first);
    read_back_free(again);
}
END_TEST

START_TEST(properties_say_what_the_document_is)
{
    struct read_back *r = report();
    const char *core = "docProps/core.xml";
    ck_assert_str_eq(value(r, core, "//dc:title"), "Báo cáo thử & nghiệm");
    ck_assert_str_eq(value(r, core, "//dc:subject"), "thử & nghiệm");
    ck_assert_str_eq(value(r, core, "//dc:creator"), "Sở Thông tin và Truyền thông");
    ck_assert_str_eq(value(r, core, "//dc:language"), "vi-VN");
    ck_assert_str_eq(value(r, core, "//dcterms:created"), "2024-03-18T00:00:00Z");
    ck_assert_str_eq(value(r, core, "//dcterms:modified"), "2024-03-18T00:00:00Z");
    ck_assert_str_eq(value(r, "docProps/app.xml", "//*[local-name()='Application']"), "vanthu");
    read_back_free(r);
}
END_TEST

START_TEST(a_blank_date_gives_no_date)
{
    struct sample *s = sample_new();
    s->flow.meta.issued = NULL;
    sample_para(s, S_BODY, "x");
    struct read_back *r = read_back(s);
    ck_assert_int_eq(number(r, "docProps/core.xml", "count(//dcterms:*)"), 0);
    read_back_free(r);
}
END_TEST

START_TEST(what_is_not_used_has_no_part)
{
    struct sample *s = sample_new();
    sample_para(s, S_BODY, "x");
    struct read_back *r = read_back(s);
    ck_assert_ptr_null(part(r, NUMBERING));
    ck_assert_ptr_null(part(r, FOOTNOTES));
    ck_assert_int_eq(number(r, "word/settings.xml", "count(//w:footnotePr)"), 0);
    ck_assert_int_eq(number(r, STYLES, "count(//w:style[@w:styleId='Rule'])"), 0);
    ck_assert_int_eq(number(r, STYLES, "count(//w:style[@w:styleId='PlainGrid'])"), 0);
    read_back_free(r);
}
END_TEST

START_TEST(settings_hold_the_profile)
{
    struct read_back *r = report();
    const char *settings = "word/settings.xml";
    ck_assert_str_eq(
        children(r, settings, "/w:settings"),
        "zoom defaultTabStop characterSpacingControl footnotePr compat mathPr themeFontLang "
        "decimalSymbol listSeparator");
    ck_assert_str_eq(value(r, settings, "//w:compatSetting[@w:name='compatibilityMode']/@w:val"),
                     "14");
    ck_assert_str_eq(value(r, settings, "//w:defaultTabStop/@w:val"), "720");
    ck_assert_str_eq(value(r, settings, "//w:characterSpacingControl/@w:val"), "doNotCompress");
    ck_assert_str_eq(all(r, settings, "//w:footnotePr/w:footnote/@w:id"), "-1 0");
    read_back_free(r);
}
END_TEST

START_TEST(the_font_table_names_each_family_once)
{
    struct sample *s = sample_new();
    s->styles[S_HEADER].family = "Be Vietnam Pro";
    sample_para(s, S_BODY, "x");
    struct read_back *r = read_back(s);
    ck_assert_str_eq(all(r, "word/fontTable.xml", "//w:font/@w:name"),
                     "Times New Roman Be Vietnam Pro");
    read_back_free(r);
}
END_TEST

TCase *package_cases(void)
{
    TCase *cases = tcase_create("package");
    tcase_add_test(cases, entries_stand_in_a_fixed_order);
    tcase_add_test(cases, entries_are_deflated_and_dated_1980);
    tcase_add_test(cases, a_packer_changes_no_bytes);
    tcase_add_test(cases, every_part_has_a_type);
    tcase_add_test(cases, relationships_lead_to_parts);
    tcase_add_test(cases, bytes_depend_on_the_flow_alone);
    tcase_add_test(cases, properties_say_what_the_document_is);
    tcase_add_test(cases, a_blank_date_gives_no_date);
    tcase_add_test(cases, what_is_not_used_has_no_part);
    tcase_add_test(cases, settings_hold_the_profile);
    tcase_add_test(cases, the_font_table_names_each_family_once);
    return cases;
}
