/* What holds for any text, tried on random paragraphs; the seed is the test's number. */
#include "text_tests.h"

#include <string.h>

enum { PARAGRAPHS = 60, RUNS_MAX = 12, TEXT_MAX = 200 };

static const char *const words[] = {
    "Ủy",   "ban",     "nhân",  "dân",       "tỉnh", "An",    "Giang", "chuyển",
    "đổi",  "số",      "và",    "2021-2025", "kinh", "tế-xã", "hội,",  "(sau",
    "đây)", "nghiêng", "01–02", "“gọi”",     "rồi…", "50%",   "a",     "I.",
};
static const char *const numbers[] = {"01-NQ/TU", "243/KH-UBND", "15/2023/TT-BXD", "và/hoặc",
                                      "./."};

struct random_para {
    struct text_run runs[RUNS_MAX];
    char texts[RUNS_MAX][TEXT_MAX];
    struct text_para para;
};

/* Knuth's MMIX multiplier; the high bits are good enough here. */
static uint32_t next_random(uint64_t *state, uint32_t below)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33) % below;
}

static void fill_text(char *text, uint64_t *state, bool has_slashes)
{
    for (uint32_t n = 1 + next_random(state, 12); n > 0; n--) {
        bool is_number = has_slashes && next_random(state, 8) == 0;
        strcat(text, is_number ? numbers[next_random(state, sizeof numbers / sizeof *numbers)]
                               : words[next_random(state, sizeof words / sizeof *words)]);
        if (n > 1 || next_random(state, 2)) strcat(text, " ");
    }
}

static struct random_para *random_para(int seed, bool has_slashes)
{
    static const int sizes[] = {200, 260, 280, 261};
    uint64_t state = (uint64_t)seed + 1;
    struct random_para *p = arena_new_of(fix.arena, struct random_para);
    size_t n = 1 + next_random(&state, RUNS_MAX);
    int size = sizes[next_random(&state, 4)];
    for (size_t i = 0; i < n; i++) {
        const struct font_face *face = fix.serif[next_random(&state, FONT_N_STYLES)];
        bool is_mark = i > 0 && next_random(&state, 5) == 0;
        if (is_mark) {
            strcpy(p->texts[i], "12");
            p->runs[i] = mark(face, text_raised_size(size), p->texts[i]);
        } else {
            fill_text(p->texts[i], &state, has_slashes);
            p->runs[i] = chars(face, size, p->texts[i]);
        }
    }
    p->para = para_of(p->runs, n, 1500 + (int)next_random(&state, 8000));
    p->para.first = next_random(&state, 2) ? 720 : 0;
    return p;
}

static bool is_before(struct text_place x, struct text_place y)
{
    return x.run < y.run || (x.run == y.run && x.at < y.at);
}

static bool is_same(struct text_place x, struct text_place y)
{
    return x.run == y.run && x.at == y.at;
}

static void check_blanks_only(const struct text_para *para, struct text_place from,
                              struct text_place to)
{
    for (struct text_place at = from; is_before(at, to); at.at++) {
        while (at.run < to.run && at.at >= para->runs[at.run].n)
            at = (struct text_place){at.run + 1, 0};
        if (!is_before(at, to)) break;
        ck_assert_int_eq(para->runs[at.run].utf8[at.at], ' ');
    }
}

static void check_partition(const struct text_para *para)
{
    struct text_lines lines = broken(para);
    ck_assert(is_same(lines.at[0].from, (struct text_place){0, 0}));
    for (size_t i = 0; i < lines.n; i++) {
        const struct text_line *line = &lines.at[i];
        bool is_last = i + 1 == lines.n;
        struct text_place next =
            is_last ? (struct text_place){(uint32_t)para->n_runs, 0} : lines.at[i + 1].from;
        ck_assert(is_same(line->to, next));
        ck_assert(is_before(line->from, line->to));
        ck_assert(!is_before(line->to, line->end));
        ck_assert_int_eq(line->is_last, is_last);
        check_blanks_only(para, line->end, line->to);
    }
}

START_TEST(lines_partition_the_text)
{
    const struct text_para *para = &random_para(_i, true)->para;
    struct text_lines lines = broken(para);
    check_partition(para);
    for (size_t i = 0; i < lines.n; i++)
        ck_assert_int_le(lines.at[i].width, lines.at[i].room);
}
END_TEST

/* Down to a column without room for a character. */
START_TEST(narrow_lines_partition_the_text)
{
    struct text_para para = random_para(_i, true)->para;
    for (para.width = 600; para.width >= 0; para.width -= 37)
        check_partition(&para);
}
END_TEST

/* Not so with slashes: a line that takes one letter more may lose a word. */
START_TEST(wider_column_never_has_more_lines)
{
    struct text_para para = random_para(_i, false)->para;
    size_t n = broken(&para).n;
    for (int i = 0; i < 10; i++) {
        para.width += 37;
        size_t wider = broken(&para).n;
        ck_assert_uint_le(wider, n);
        n = wider;
    }
}
END_TEST

static void check_same_ends(struct text_para para, const struct text_lines *lines, int right)
{
    para.right = right;
    struct text_lines others = broken(&para);
    ck_assert_uint_eq(others.n, lines->n);
    for (size_t i = 0; i < lines->n; i++)
        ck_assert(is_same(others.at[i].to, lines->at[i].to));
}

START_TEST(guarded_paragraph_keeps_its_ends)
{
    const struct text_para *para = &random_para(_i, true)->para;
    struct text_lines lines = broken(para);
    struct text_guarded guarded = guarded_of(para);
    int nudge = guarded.nudge;
    ck_assert_int_le(nudge, TEXT_NUDGE_MAX);
    ck_assert_int_ge(nudge, -TEXT_NUDGE_MAX);
    if (guarded.unsafe_line) {
        ck_assert_int_eq(nudge, 0);
        ck_assert_int_le(guarded.unsafe_line, (int)lines.n);
        return;
    }
    /* what fits by 11 fits in 11 less; what misses by 11 misses with 10 more */
    check_same_ends(*para, &lines, nudge);
    check_same_ends(*para, &lines, nudge + TEXT_GUARD_LEAST);
    check_same_ends(*para, &lines, nudge - TEXT_GUARD_LEAST + 1);
}
END_TEST

/* A paragraph that needs no nudge gets none, and one that got its nudge needs no more. */
START_TEST(guard_is_content_with_its_own_work)
{
    struct text_para para = random_para(_i, true)->para;
    struct text_guarded guarded = guarded_of(&para);
    if (guarded.unsafe_line) return;
    para.right += guarded.nudge;
    struct text_guarded again = guarded_of(&para);
    ck_assert_int_eq(again.nudge, 0);
    ck_assert_int_eq(again.unsafe_line, 0);
}
END_TEST

static void check_same_lines(const struct text_lines *x, const struct text_lines *y)
{
    ck_assert_uint_eq(x->n, y->n);
    for (size_t i = 0; i < x->n; i++) {
        const struct text_line *a = &x->at[i], *b = &y->at[i];
        ck_assert(is_same(a->from, b->from) && is_same(a->to, b->to) && is_same(a->end, b->end));
        ck_assert_int_eq(a->width, b->width);
        ck_assert_int_eq(a->room, b->room);
        ck_assert_int_eq(a->blanks, b->blanks);
        ck_assert_int_eq(a->is_last, b->is_last);
        ck_assert_int_eq(a->is_cut, b->is_cut);
    }
}

/* Whoever breaks the nudged paragraph gets the lines that the guard band has seen. */
START_TEST(guarded_lines_are_those_of_the_nudged_paragraph)
{
    struct text_para para = random_para(_i, true)->para;
    struct text_guarded guarded = guarded_of(&para);
    para.right += guarded.nudge;
    struct text_lines lines = broken(&para);
    check_same_lines(&guarded.lines, &lines);
}
END_TEST

static void check_remembered(struct arena *scratch, struct memo *memo, const struct text_para *para)
{
    struct text_guarded fresh = guarded_of(para);
    struct text_guarded known = text_guard(fix.arena, scratch, memo, para);
    ck_assert_int_eq(known.nudge, fresh.nudge);
    ck_assert_int_eq(known.unsafe_line, fresh.unsafe_line);
    check_same_lines(&known.lines, &fresh.lines);
}

/* The paragraph and others that are nearly it, each asked for more than once, and each time as it
 * is without a memo; forgetting comes in between, by text that fills it. */
START_TEST(memo_changes_nothing)
{
    struct arena *scratch = arena_new();
    struct memo *memo = memo_new();
    char *filling = arena_alloc(scratch, 900001);
    memset(filling, 'a', 900000);
    for (size_t at = 7; at < 900000; at += 8)
        filling[at] = ' ';
    for (int round = 0; round < 4; round++) {
        for (int seed = 0; seed < PARAGRAPHS; seed++) {
            struct random_para *p = random_para(seed, true);
            check_remembered(scratch, memo, &p->para);
            p->runs[0].size += 20;
            check_remembered(scratch, memo, &p->para);
            p->runs[0].group = 1;
            p->para.left = 240;
            check_remembered(scratch, memo, &p->para);
            p->para.right = -7;
            p->texts[0][0] = 'x';
            check_remembered(scratch, memo, &p->para);
        }
        struct text_run run = chars(fix.box, 240, filling);
        filling[0] = (char)('b' + round);
        struct text_para long_one = para_of(&run, 1, 9000);
        if (round) check_remembered(scratch, memo, &long_one);
    }
    memo_free(memo);
    arena_free(scratch);
}
END_TEST

TCase *case_random(void)
{
    TCase *tcase = tcase_create("random");
    tcase_add_loop_test(tcase, lines_partition_the_text, 0, PARAGRAPHS);
    tcase_add_loop_test(tcase, narrow_lines_partition_the_text, 0, PARAGRAPHS);
    tcase_add_loop_test(tcase, wider_column_never_has_more_lines, 0, PARAGRAPHS);
    tcase_add_loop_test(tcase, guarded_paragraph_keeps_its_ends, 0, PARAGRAPHS);
    tcase_add_loop_test(tcase, guard_is_content_with_its_own_work, 0, PARAGRAPHS);
    tcase_add_loop_test(tcase, guarded_lines_are_those_of_the_nudged_paragraph, 0, PARAGRAPHS);
    tcase_add_test(tcase, memo_changes_nothing);
    return tcase;
}
