/* The customer's report, as a person counts it in the printed text. */
#include "base/input.h"
#include "base/limits.h"
#include "report_test.h"

#include <string.h>

struct count {
    int sections, paras, notes, ids, run_in, empty;
    int letter, dash, plain;
    int deepest;
};

static int count_notes(const struct inline_node *node)
{
    int n = 0;
    for (; node; node = node->next)
        n += (node->kind == INLINE_NOTE) + count_notes(node->first);
    return n;
}

static bool has_level(const struct report_block *block, const char *name)
{
    return block->level && strcmp(block->level, name) == 0;
}

static void count_blocks(struct count *c, const struct report_block *block, int depth)
{
    for (; block; block = block->next) {
        c->notes += count_notes(block->content);
        c->ids += block->id != NULL;
        c->paras += block->kind == REPORT_PARA;
        if (block->kind == REPORT_PARA) continue;
        c->sections++;
        c->run_in += block->is_run_in;
        c->empty += block->first == NULL;
        c->letter += has_level(block, "letter");
        c->dash += has_level(block, "dash");
        c->plain += has_level(block, "plain");
        if (depth > c->deepest) c->deepest = depth;
        count_blocks(c, block->first, depth + 1);
    }
}

static const struct report_block *section(const struct report_block *block, int n)
{
    for (; block; block = block->next)
        if (block->kind == REPORT_SECTION && n-- == 1) return block;
    return NULL;
}

START_TEST(reads_without_a_message)
{
    struct reading r = read_file("samples/bao-cao-80.xml");
    ck_assert(r.is_read);
    ck_assert_uint_eq(r.diags.n, 0);
    ck_assert_str_eq(r.report.type, "BC");
    ck_assert_str_eq(r.report.layout, "nd30");
    reading_free(&r);
}
END_TEST

START_TEST(structure)
{
    struct reading r = read_file("samples/bao-cao-80.xml");
    struct count c = {0};
    count_blocks(&c, r.report.body.blocks, 1);
    /* I, II; I.1, I.2; 2.1 to 2.8; 2.1.1 to 2.1.6; a, b, c; one heading without number; two
     * dashes. */
    ck_assert_int_eq(c.sections, 2 + 2 + 8 + 6 + 3 + 1 + 2);
    ck_assert_int_eq(c.letter, 3);
    ck_assert_int_eq(c.dash, 2);
    ck_assert_int_eq(c.plain, 1);
    ck_assert_int_eq(c.run_in, 2); /* 2.2 and 2.4 */
    ck_assert_int_eq(c.empty, 1);  /* 2.1.2 */
    ck_assert_int_eq(c.notes, 3);
    ck_assert_int_eq(c.ids, 0);
    ck_assert_int_eq(c.deepest, 5);
    reading_free(&r);
}
END_TEST

START_TEST(words_in_their_places)
{
    struct reading r = read_file("samples/bao-cao-80.xml");
    const struct report_block *one = section(r.report.body.blocks, 1),
                              *two = section(r.report.body.blocks, 2);
    ck_assert_int_eq(r.report.body.blocks->kind, REPORT_PARA);
    ck_assert_str_eq(inline_show(r.arena, one->content), "Kết quả thực hiện tháng 3 năm 2024");
    const struct report_block *post = section(section(one->first, 2)->first, 2);
    ck_assert_str_eq(inline_show(r.arena, post->content), "Về Buu chính");
    ck_assert(post->is_run_in);
    const struct report_block *digital = section(section(one->first, 2)->first, 5);
    const struct report_block *plans = section(digital->first, 3)->first->next->next;
    ck_assert_ptr_nonnull(strstr(inline_show(r.arena, plans->content),
                                 "Kế hoạch{note Số 243/KH-UBND ngày 14/3/2024} nâng cao"));
    const struct report_block *last = two->first;
    int paras = 1;
    for (; last->next; last = last->next)
        paras++;
    ck_assert_int_eq(paras, 19);
    const char *words = inline_show(r.arena, last->content);
    ck_assert_str_eq(words + strlen(words) - 4, "h./.");
    reading_free(&r);
}
END_TEST

START_TEST(a_page_cut_is_no_paragraph)
{
    struct reading r = read_file("samples/bao-cao-80.xml");
    const struct report_block *block = section(r.report.body.blocks, 2)->first;
    int found = 0;
    for (; block; block = block->next) {
        const char *words = inline_show(r.arena, block->content);
        found += strstr(words, "Quyết định số 749/QĐ-TTg ngày 3/6/2020") != NULL;
    }
    ck_assert_int_eq(found, 1);
    reading_free(&r);
}
END_TEST

START_TEST(fields)
{
    struct reading r = read_file("samples/bao-cao-80.xml");
    static const struct {
        const char *path, *value;
    } expected[] = {
        {"issuer/parent", "ỦY BAN NHÂN DÂN TỈNH AN GIANG"},
        {"issuer/name", "SỞ THÔNG TIN VÀ TRUYỀN THÔNG"},
        {"number", "80"},
        {"symbol", "BC-STTTT"},
        {"place", "An Giang"},
        {"date", "2024-03-18"},
        {"subject", "Tình hình thực hiện Nghị quyết số 01/NQ-CP và tình hình kinh tế - xã hội "
                    "tháng 03 năm 2024"},
        {"recipients/to", "Sở KHĐT"},
        {"recipients/archive", "VT"},
        {"signature/post", "GIÁM ĐỐC"},
        {"signature/name", "Lê Quốc Cường"},
    };
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        const struct report_field *field = report_field_find(r.report.fields, expected[i].path);
        ck_assert_msg(field != NULL, "%s", expected[i].path);
        ck_assert_str_eq(field->value, expected[i].value);
    }
    const struct report_level *roman = r.report.body.levels, *letter = roman->next;
    ck_assert_str_eq(roman->letter_case, "as-written");
    ck_assert_str_eq(letter->text, "{n}.");
    reading_free(&r);
}
END_TEST

START_TEST(the_example_of_the_manual_is_right)
{
    struct arena *a = arena_new();
    uint8_t *bytes = NULL;
    size_t n = 0;
    const char *manual = source_path(a, "docs/FORMAT.md");
    ck_assert_int_eq(input_read(a, manual, LIMIT_INPUT_BYTES, &bytes, &n), 0);
    const char *from = strstr((const char *)bytes, "<?xml version");
    ck_assert_ptr_nonnull(from);
    const char *to = strstr(from, "```");
    ck_assert_ptr_nonnull(to);
    struct reading r = read_bytes(from, (size_t)(to - from));
    ck_assert(r.is_read);
    reading_free(&r);
    arena_free(a);
}
END_TEST

TCase *sample_cases(void)
{
    TCase *c = tcase_create("sample");
    tcase_add_test(c, reads_without_a_message);
    tcase_add_test(c, structure);
    tcase_add_test(c, words_in_their_places);
    tcase_add_test(c, a_page_cut_is_no_paragraph);
    tcase_add_test(c, fields);
    tcase_add_test(c, the_example_of_the_manual_is_right);
    return c;
}
