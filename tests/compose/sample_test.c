/* The report that the project began with: samples/bao-cao-80.xml. */
#include "compose_test.h"

#include <string.h>

START_TEST(its_head)
{
    struct composed c = compose_file("samples/bao-cao-80.xml");
    ck_assert_str_eq(show_cell(&c, 0, 1, 0), "number \"Số: 80/BC\u2011STTTT\"\n");
    ck_assert_str_eq(show_cell(&c, 0, 1, 1), "place-date \"An Giang, ngày 18 tháng 3 năm 2024\"\n");
    ck_assert_str_eq(show_block(c.arena, block_of(&c, "type-name")), "type-name \"BÁO CÁO\"");
    ck_assert_int_eq(block_of(&c, "type-name")->role, ROLE_TITLE);
    ck_assert_ptr_nonnull(strstr(c.flow.meta.title, "BÁO CÁO Tình hình thực hiện Nghị quyết"));
    ck_assert_ptr_nonnull(strstr(c.flow.meta.title, "xã hội tháng 03 năm 2024"));
    composed_free(&c);
}
END_TEST

/* The numbers as they stand in the report itself. */
START_TEST(its_numbers)
{
    static const char *const labels[] = {
        "I.",     "1.",     "2.",   "2.1.", "2.1.1.", "2.1.2.", "2.1.3.", "2.1.4.",
        "2.1.5.", "2.1.6.", "2.2.", "2.3.", "2.4.",   "2.5.",   "a.",     "b.",
        "c.",     "2.6.",   "2.7.", "2.8.", "-",      "-",      "II.",
    };
    struct composed c = compose_file("samples/bao-cao-80.xml");
    size_t n = 0;
    for (size_t i = 0; i < c.flow.sections[0].n_blocks; i++) {
        const struct flow_block *block = &c.flow.sections[0].blocks[i];
        if (block->kind != FLOW_PARA || !block->para.label) continue;
        ck_assert_uint_lt(n, sizeof labels / sizeof *labels);
        ck_assert_str_eq(block->para.label->text, labels[n++]);
    }
    ck_assert_uint_eq(n, sizeof labels / sizeof *labels);
    composed_free(&c);
}
END_TEST

START_TEST(its_notes)
{
    struct composed c = compose_file("samples/bao-cao-80.xml");
    ck_assert_uint_eq(c.flow.n_notes, 3);
    ck_assert_str_eq(show_block(c.arena, c.flow.notes[2].blocks),
                     "note \"^3 Quyết định số\u00a028/QĐ\u2011STTTT ngày\u00a014/3/2024\"");
    composed_free(&c);
}
END_TEST

START_TEST(its_foot)
{
    struct composed c = compose_file("samples/bao-cao-80.xml");
    ck_assert_str_eq(show_cell(&c, 1, 0, 0), "recipients-title \"Nơi nhận:\"\n"
                                             "recipient \"- Sở KHĐT;\"\n"
                                             "recipient \"- Sở TTTT: Các Phòng, TT.\"\n"
                                             "recipient \"- Lưu: VT.\"\n");
    ck_assert_str_eq(show_cell(&c, 1, 0, 1), "authority \"GIÁM ĐỐC\"\n"
                                             "signature-room \"\"\n"
                                             "signer \"Lê Quốc Cường\"\n");
    composed_free(&c);
}
END_TEST

TCase *sample_cases(void)
{
    TCase *c = tcase_create("sample");
    tcase_add_test(c, its_head);
    tcase_add_test(c, its_numbers);
    tcase_add_test(c, its_notes);
    tcase_add_test(c, its_foot);
    return c;
}
