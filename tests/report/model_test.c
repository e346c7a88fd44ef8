/* What comes of a description that is right. */
#include "base/buf.h"
#include "base/limits.h"
#include "report_test.h"

#include <string.h>

static struct reading read_everything(void)
{
    return read_file("tests/report/cases/valid/everything.xml");
}

static void assert_field(const struct report *report, const char *path, const char *value)
{
    const struct report_field *field = report_field_find(report->fields, path);
    ck_assert_msg(field != NULL, "%s", path);
    ck_assert_str_eq(field->value, value);
}

START_TEST(attributes_and_defaults)
{
    struct reading r = read_everything();
    ck_assert_str_eq(r.report.type, "QyĐ");
    ck_assert_int_eq(r.report.type_pos.column, 37);
    ck_assert_str_eq(r.report.layout, "nd30-2");
    ck_assert_int_eq(r.report.layout_pos.column, 48);
    ck_assert_str_eq(r.report.language, "vi-VN");
    ck_assert_str_eq(r.report.file, "t.xml");
    ck_assert_uint_eq(strlen(r.report.source), r.report.n_source);
    reading_free(&r);

    r = read_file("tests/report/cases/valid/least.xml");
    ck_assert_str_eq(r.report.layout, "nd30");
    ck_assert_int_eq(r.report.layout_pos.column, 1);
    ck_assert_str_eq(r.report.language, "vi");
    ck_assert_ptr_null(r.report.body.levels);
    reading_free(&r);
}
END_TEST

START_TEST(fields_are_found_by_path)
{
    struct reading r = read_everything();
    assert_field(&r.report, "issuer", "");
    assert_field(&r.report, "issuer/parent", "BỘ Y TẾ");
    assert_field(&r.report, "issuer/name", "VỤ B");
    assert_field(&r.report, "number", "007");
    assert_field(&r.report, "date", "2024-02-29");
    assert_field(&r.report, "subject", "Trích yếu");
    assert_field(&r.report, "recipients/to", "A");
    assert_field(&r.report, "recipients/archive", "VT");
    assert_field(&r.report, "signature/authority", "TM. ỦY BAN");
    assert_field(&r.report, "signature/post", "PHÓ CHỦ TỊCH");
    assert_field(&r.report, "signature/own-post", "GIÁM ĐỐC");
    assert_field(&r.report, "authority", "Bộ trưởng");
    assert_field(&r.report, "details/item", "8 giờ");
    assert_field(&r.report, "details/item/label", "Thời gian");
    assert_field(&r.report, "party/label", "BÊN A");
    assert_field(&r.report, "party/item/label", "Địa chỉ");
    static const char *const none[] = {"body",       "numbering", "issuer/to", "name",
                                       "signature/", "",          "number/x"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        ck_assert_ptr_null(report_field_find(r.report.fields, none[i]));
    reading_free(&r);
}
END_TEST

START_TEST(fields_of_one_name)
{
    struct reading r = read_everything();
    const struct report_field *parent = report_field_find(r.report.fields, "issuer/parent");
    ck_assert_ptr_null(parent->first);
    parent = report_field_same(parent);
    ck_assert_str_eq(parent->value, "CỤC A");
    ck_assert_str_eq(inline_show(r.arena, parent->content), "CỤC|A");
    ck_assert_ptr_null(report_field_same(parent));
    const struct report_field *to = report_field_find(r.report.fields, "to");
    ck_assert_str_eq(report_field_same(to)->value, "Bộ B");
    reading_free(&r);
}
END_TEST

/* what an attribute says has a place of its own for messages */
START_TEST(attributes_are_fields)
{
    struct reading r = read_everything();
    const struct report_field *item = report_field_find(r.report.fields, "details/item");
    ck_assert_str_eq(inline_show(r.arena, item->content), "8 {b giờ}");
    ck_assert_str_eq(inline_show(r.arena, item->first->content), "Thời gian");
    ck_assert_int_eq(item->first->pos.column, 18);
    ck_assert_ptr_null(item->first->next);
    ck_assert_ptr_null(report_field_same(item)->first);
    const struct report_field *party = report_field_find(r.report.fields, "party");
    ck_assert_str_eq(party->first->next->value, "Sở C");
    reading_free(&r);
}
END_TEST

START_TEST(blank_fields)
{
    struct reading r = read_file("tests/report/cases/valid/number-blank.xml");
    const struct report_field *number = report_field_find(r.report.fields, "number");
    ck_assert_ptr_null(number->content);
    ck_assert_str_eq(number->value, "");
    ck_assert_int_eq(number->pos.line, 3);
    ck_assert_ptr_null(report_field_find(r.report.fields, "date"));
    reading_free(&r);
}
END_TEST

START_TEST(dates)
{
    struct reading r = read_everything();
    struct report_date date;
    ck_assert(report_field_date(report_field_find(r.report.fields, "date"), &date));
    ck_assert_int_eq(date.year, 2024);
    ck_assert_int_eq(date.month, 2);
    ck_assert_int_eq(date.day, 29);
    reading_free(&r);
}
END_TEST

START_TEST(levels)
{
    struct reading r = read_everything();
    const struct report_level *roman = r.report.body.levels, *letter = roman->next;
    ck_assert_str_eq(roman->name, "roman");
    ck_assert_ptr_null(roman->text);
    ck_assert_str_eq(roman->letter_case, "upper");
    ck_assert_int_eq(roman->pos.line, 17);
    ck_assert_int_eq(roman->pos.column, 14);
    ck_assert_str_eq(letter->name, "letter");
    ck_assert_str_eq(letter->text, "{n}.");
    ck_assert_ptr_null(letter->letter_case);
    ck_assert_ptr_null(letter->next);
    reading_free(&r);
}
END_TEST

START_TEST(blocks)
{
    struct reading r = read_everything();
    const struct report_block *p = r.report.body.blocks, *section = p->next;
    ck_assert_int_eq(p->kind, REPORT_PARA);
    ck_assert_str_eq(p->id, "a");
    ck_assert_str_eq(inline_show(r.arena, p->content), "Một{note Chú {ref s-1_x}}");
    ck_assert_int_eq(section->kind, REPORT_SECTION);
    ck_assert_str_eq(section->id, "s-1_x");
    ck_assert_str_eq(section->level, "letter");
    ck_assert(section->is_run_in);
    ck_assert_str_eq(inline_show(r.arena, section->content), "T{note n}");
    const struct report_block *inner = section->first->next;
    ck_assert_int_eq(section->first->kind, REPORT_PARA);
    ck_assert_ptr_null(section->first->id);
    ck_assert_int_eq(inner->kind, REPORT_SECTION);
    ck_assert_ptr_null(inner->level);
    ck_assert(!inner->is_run_in);
    ck_assert_ptr_null(inner->first);
    ck_assert_ptr_null(inner->next);
    ck_assert_ptr_null(section->next);
    reading_free(&r);
}
END_TEST

START_TEST(xml_messages_pass_through)
{
    struct reading r = read_bytes("<report", 7);
    ck_assert(!r.is_read);
    ck_assert_uint_eq(r.diags.n, 1);
    ck_assert_int_eq(r.diags.at[0].code, DIAG_XML_TAG_OPEN);
    ck_assert_ptr_null(r.report.body.blocks);
    reading_free(&r);
}
END_TEST

START_TEST(many_mistakes_are_counted)
{
    struct buf b = {0};
    for (int i = 0; i < 150000; i++)
        buf_puts(&b, "<p><ref to='x'/></p>");
    buf_putc(&b, 0);
    struct reading r = read_body((const char *)b.at);
    ck_assert(!r.is_read);
    ck_assert_uint_eq(r.diags.n, LIMIT_DIAGS);
    ck_assert_uint_eq(r.diags.n_dropped, 150000 - LIMIT_DIAGS);
    reading_free(&r);
    buf_free(&b);
}
END_TEST

START_TEST(many_ids)
{
    struct buf b = {0};
    for (int i = 0; i < 50000; i++)
        buf_printf(&b, "<p xml:id='a%d'><ref to='a%d'/></p>", i, 49999 - i);
    buf_putc(&b, 0);
    struct reading r = read_body((const char *)b.at);
    ck_assert(r.is_read);
    reading_free(&r);
    buf_free(&b);
}
END_TEST

TCase *model_cases(void)
{
    TCase *c = tcase_create("model");
    tcase_add_test(c, attributes_and_defaults);
    tcase_add_test(c, fields_are_found_by_path);
    tcase_add_test(c, fields_of_one_name);
    tcase_add_test(c, attributes_are_fields);
    tcase_add_test(c, blank_fields);
    tcase_add_test(c, dates);
    tcase_add_test(c, levels);
    tcase_add_test(c, blocks);
    tcase_add_test(c, xml_messages_pass_through);
    tcase_add_test(c, many_mistakes_are_counted);
    tcase_add_test(c, many_ids);
    return c;
}
