/* Formulas set in the box font at 12 pt, with every figure worked out on paper: an em is 240 twips,
 * capitals are 240 wide and all else 120; the ink of each letter goes from the baseline to 168
 * above it, an x is 120 high, the middle of a plus sign is 84 above. A bar is 10 thick (9.6). */
#include "math/math.h"
#include "suite.h"
#include "text/font.h"

#include <stdlib.h>
#include <string.h>

enum { SIZE = 240, MAX_NODES = 32 };

static struct {
    struct arena *arena;
    struct diag_list diags;
    struct font_set *set, *serif_set;
    const struct font_face *box, *serif, *slanted;
    struct math_node nodes[MAX_NODES];
    size_t n;
} fix;

static struct font_set *open_set(const char *folder)
{
    const char *root = getenv("VANTHU_SOURCE");
    const char *path = arena_printf(fix.arena, "%s/%s", root ? root : ".", folder);
    struct font_set *set = font_set_open(path, &fix.diags);
    ck_assert_ptr_nonnull(set);
    return set;
}

static void fixture_open(void)
{
    memset(&fix, 0, sizeof fix);
    fix.arena = arena_new();
    fix.diags.arena = fix.arena;
    fix.set = open_set("tests/fonts");
    fix.serif_set = open_set("fonts");
    fix.box = font_set_face(fix.set, "Box", FONT_REGULAR, &fix.diags);
    fix.serif = font_set_face(fix.serif_set, "Times New Roman", FONT_REGULAR, &fix.diags);
    fix.slanted = font_set_face(fix.serif_set, "Times New Roman", FONT_ITALIC, &fix.diags);
}

static void fixture_close(void)
{
    font_set_close(fix.set);
    font_set_close(fix.serif_set);
    arena_free(fix.arena);
}

static struct math_node *add(enum math_kind kind)
{
    ck_assert_uint_lt(fix.n, MAX_NODES);
    struct math_node *node = &fix.nodes[fix.n++];
    node->kind = kind;
    node->face = fix.box;
    return node;
}

static struct math_node *text(const char *utf8)
{
    struct math_node *node = add(MATH_TEXT);
    node->utf8 = utf8;
    return node;
}

static struct math_node *sign(const char *utf8, enum math_class is)
{
    struct math_node *node = text(utf8);
    node->is = is;
    return node;
}

static struct math_node *part(enum math_kind kind, const struct math_node *first,
                              const struct math_node *second, const struct math_node *third)
{
    struct math_node *node = add(kind);
    if (kind == MATH_FRACTION) node->is = MATH_INNER;
    node->first = first;
    node->second = second;
    node->third = third;
    return node;
}

static struct math_node *before(struct math_node *node, const struct math_node *next)
{
    node->next = next;
    return node;
}

static struct math_setting set(const struct math_node *nodes)
{
    return math_set(fix.arena, nodes, SIZE);
}

static void check_at(const struct math_item *item, int x, int y)
{
    ck_assert_int_eq(item->x, x);
    ck_assert_int_eq(item->y, y);
}

START_TEST(text_stands_on_the_baseline)
{
    struct math_setting s = set(text("Ab"));
    ck_assert_uint_eq(s.n_items, 1);
    check_at(&s.items[0], 0, 0);
    ck_assert_int_eq(s.width, 360);
    ck_assert_int_eq(s.ascent, 168);
    ck_assert_int_eq(s.descent, 0);
    ck_assert_int_eq(s.above, 192);
    ck_assert_int_eq(s.below, 48);
}
END_TEST

/* bar: 240 and 14 (14.4) on each side, 29 (28.8) from the left; its middle on the axis.
 * numerator up: 84 and the larger of 102 (102.48) and 5 + 30; denominator down: the larger of
 * 225 (224.64) and 5 + 30 + 168, less 84.
 * room: 84 + 10 + 24 + 240 above, 10 + 24 + 240 - 84 below. */
START_TEST(fraction_stands_around_the_axis)
{
    struct math_setting s = set(part(MATH_FRACTION, text("ab"), text("c"), NULL));
    ck_assert_uint_eq(s.n_items, 3);
    check_at(&s.items[0], 29 + 14, -186);
    check_at(&s.items[1], 29, -84 - 5);
    ck_assert_int_eq(s.items[1].kind, MATH_ITEM_RULE);
    ck_assert_int_eq(s.items[1].width, 268);
    ck_assert_int_eq(s.items[1].height, 10);
    check_at(&s.items[2], 29 + (268 - 120) / 2, 141);
    ck_assert_int_eq(s.width, 268 + 2 * 29);
    ck_assert_int_eq(s.ascent, 186 + 168);
    ck_assert_int_eq(s.descent, 141);
    ck_assert_int_eq(s.above, 358);
    ck_assert_int_eq(s.below, 190);
}
END_TEST

/* The numerator is a fraction: its descent of 141 needs 5 + 30 below, so it goes up by 176 + 84. */
START_TEST(high_numerator_keeps_clear_of_the_bar)
{
    struct math_node *inner = part(MATH_FRACTION, text("a"), text("b"), NULL);
    struct math_setting s = set(part(MATH_FRACTION, inner, text("c"), NULL));
    ck_assert_uint_eq(s.n_items, 5);
    ck_assert_int_eq(s.items[2].y, 141 - 260);
    ck_assert_int_eq(s.items[3].y, -89);
    ck_assert_int_eq(s.items[2].size, SIZE);
}
END_TEST

/* sign 134 (134.4) wide, its foot 10 below; bar 10 + 120 / 4 above the letter, 10 thick; 14 (14.4)
 * on both sides of the letter below it, and 14 behind. */
START_TEST(root_reaches_over_what_it_holds)
{
    struct math_setting s = set(part(MATH_ROOT, text("x"), NULL, NULL));
    ck_assert_uint_eq(s.n_items, 3);
    ck_assert_int_eq(s.items[0].kind, MATH_ITEM_SIGN);
    check_at(&s.items[0], 0, 0);
    check_at(&s.items[1], 134 - 10, -218);
    ck_assert_int_eq(s.items[1].width, 10 + 120 + 28);
    check_at(&s.items[2], 134 + 14, 0);
    ck_assert_int_eq(s.width, 134 + 120 + 3 * 14);
    ck_assert_int_eq(s.ascent, 218);
    ck_assert_int_eq(s.descent, 10);
}
END_TEST

START_TEST(sign_meets_its_bar_and_stays_in_its_box)
{
    struct math_setting s = set(part(MATH_ROOT, text("x"), NULL, NULL));
    const struct math_point *p = s.items[0].outline;
    int right = 0;
    for (int i = 0; i < MATH_SIGN_POINTS; i++) {
        ck_assert_int_ge(p[i].x, 0);
        ck_assert_int_le(p[i].x, 134);
        ck_assert_int_ge(p[i].y, -218);
        ck_assert_int_le(p[i].y, 10);
        if (p[i].y == -218 && p[i].x > right) right = p[i].x;
    }
    ck_assert_int_eq(right, 134);
}
END_TEST

/* The degree, half the size, is 60 wide and sinks in by 67 (66.72): 7 are left over, by which it
 * begins further right. It is read before what the root holds. The hook is 134 (134.4) above the
 * foot at 10, the degree 2 * 10 above it. */
START_TEST(degree_stands_over_the_hook)
{
    struct math_setting s = set(part(MATH_ROOT, text("x"), text("3"), NULL));
    ck_assert_uint_eq(s.n_items, 4);
    ck_assert_str_eq(s.items[0].utf8, "3");
    ck_assert_int_eq(s.items[0].size, 120);
    check_at(&s.items[0], 7, -(134 - 10 + 20));
    ck_assert_str_eq(s.items[3].utf8, "x");
}
END_TEST

/* 70 % of the size; up by 99 (99.12), down by 36; behind them 12. */
START_TEST(indices_are_small_and_off_the_line)
{
    struct math_setting s = set(part(MATH_SCRIPTS, text("x"), NULL, text("2")));
    ck_assert_uint_eq(s.n_items, 2);
    check_at(&s.items[1], 120, -99);
    ck_assert_int_eq(s.items[1].size, 168);
    ck_assert_int_eq(s.width, 120 + 84 + 12);
    s = set(part(MATH_SCRIPTS, text("x"), text("i"), NULL));
    check_at(&s.items[1], 120, 36);
}
END_TEST

/* Down by 59 (59.28): the gap is 99 - (118 - 59) = 40, which is four bars and enough. */
START_TEST(two_indices_stand_apart)
{
    struct math_setting s = set(part(MATH_SCRIPTS, text("x"), text("i"), text("2")));
    ck_assert_uint_eq(s.n_items, 3);
    check_at(&s.items[1], 120, 59);
    check_at(&s.items[2], 120, -99);
    ck_assert_int_eq(s.width, 120 + 84 + 12);
}
END_TEST

/* The top of a fraction is 354; three eighths of the small em (64.8) below it stands the index. */
START_TEST(index_of_a_fraction_stands_at_its_top)
{
    struct math_node *base = part(MATH_FRACTION, text("a"), text("b"), NULL);
    struct math_setting s = set(part(MATH_SCRIPTS, base, NULL, text("2")));
    ck_assert_int_eq(s.items[3].y, -(354 - 65));
}
END_TEST

/* a = b + c: 67 (66.72) on both sides of the equals sign, 53 (53.28) around the plus. */
START_TEST(signs_keep_their_distance)
{
    struct math_node *c = text("c"), *plus = before(sign("+", MATH_BINARY), c);
    struct math_node *b = before(text("b"), plus);
    struct math_setting s = set(before(text("a"), before(sign("=", MATH_RELATION), b)));
    ck_assert_int_eq(s.items[1].x, 120 + 67);
    ck_assert_int_eq(s.items[2].x, 240 + 2 * 67);
    ck_assert_int_eq(s.items[3].x, 360 + 2 * 67 + 53);
    ck_assert_int_eq(s.items[4].x, 480 + 2 * 67 + 2 * 53);
}
END_TEST

START_TEST(sign_without_a_left_side_is_part_of_the_figure)
{
    struct math_node *minus = before(sign("-", MATH_BINARY), text("5"));
    struct math_setting s = set(before(text("a"), before(sign("=", MATH_RELATION), minus)));
    ck_assert_int_eq(s.items[2].x, 240 + 2 * 67);
    ck_assert_int_eq(s.items[3].x, 360 + 2 * 67);
}
END_TEST

START_TEST(signs_in_an_index_stand_close)
{
    struct math_node *sum = before(text("i"), before(sign("=", MATH_RELATION), text("1")));
    struct math_setting s = set(part(MATH_SCRIPTS, text("x"), sum, NULL));
    ck_assert_int_eq(s.items[3].x, 120 + 2 * 84);
}
END_TEST

START_TEST(blank_is_as_wide_as_in_text)
{
    struct math_node *b = text("b");
    b->blank_before = true;
    struct math_setting s = set(before(text("a"), b));
    ck_assert_int_eq(s.items[1].x, 240);
}
END_TEST

/* Times New Roman: the minus goes from 629 to 731 of 2048 units, its middle is at 680, 93 twips
 * above the baseline at 14 pt. The bar is 11 thick. */
START_TEST(bar_stands_where_a_minus_does)
{
    struct math_node *f = part(MATH_FRACTION, text("1"), text("2"), NULL);
    f->face = fix.serif;
    struct math_setting s = math_set(fix.arena, f, 280);
    ck_assert_int_eq(s.items[1].height, 11);
    ck_assert_int_ge(s.items[1].y, -93 - 6);
    ck_assert_int_le(s.items[1].y, -93 - 5);
}
END_TEST

/* An italic I leans out of its 682 units to 762: 11 twips (10.94) at 14 pt. */
START_TEST(raised_index_keeps_clear_of_a_leaning_letter)
{
    struct math_node *base = text("I"), *scripts = part(MATH_SCRIPTS, base, text("i"), text("2"));
    base->face = fix.slanted;
    struct math_setting s = math_set(fix.arena, scripts, 280);
    ck_assert_int_eq(s.items[1].x, s.items[0].width);
    ck_assert_int_eq(s.items[2].x, s.items[0].width + 11);
}
END_TEST

START_TEST(ink_is_what_letters_cover)
{
    struct font_ink ink = font_ink(fix.serif, "−", strlen("−"));
    ck_assert_int_eq(ink.above, 731);
    ck_assert_int_eq(ink.below, -629);
    ink = font_ink(fix.serif, "Ốg", strlen("Ốg"));
    ck_assert_int_eq(ink.above, 1817);
    ck_assert_int_eq(ink.below, 442);
    ink = font_ink(fix.serif, " ", 1);
    ck_assert_int_eq(ink.above, 0);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("math");
    TCase *tests = tcase_create("math");
    tcase_add_checked_fixture(tests, fixture_open, fixture_close);
    tcase_add_test(tests, text_stands_on_the_baseline);
    tcase_add_test(tests, fraction_stands_around_the_axis);
    tcase_add_test(tests, high_numerator_keeps_clear_of_the_bar);
    tcase_add_test(tests, root_reaches_over_what_it_holds);
    tcase_add_test(tests, sign_meets_its_bar_and_stays_in_its_box);
    tcase_add_test(tests, degree_stands_over_the_hook);
    tcase_add_test(tests, indices_are_small_and_off_the_line);
    tcase_add_test(tests, two_indices_stand_apart);
    tcase_add_test(tests, index_of_a_fraction_stands_at_its_top);
    tcase_add_test(tests, signs_keep_their_distance);
    tcase_add_test(tests, sign_without_a_left_side_is_part_of_the_figure);
    tcase_add_test(tests, signs_in_an_index_stand_close);
    tcase_add_test(tests, blank_is_as_wide_as_in_text);
    tcase_add_test(tests, bar_stands_where_a_minus_does);
    tcase_add_test(tests, raised_index_keeps_clear_of_a_leaning_letter);
    tcase_add_test(tests, ink_is_what_letters_cover);
    suite_add_tcase(suite, tests);
    return suite_run(suite);
}
