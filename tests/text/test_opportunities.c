/* Where a line may end inside a word: every cut of every token, as LibreOffice makes it. */
#include "base/utf8.h"
#include "text_tests.h"

#include <string.h>

/* ^ marks an opportunity. Each was tried in LibreOffice 7.4 at each of its cuts, behind a blank, in
 * text marked vi-VN. */
static const char *const tokens[] = {
    "TT-^BXD",
    "01/NQ-^CP",
    "15/2023/TT-^BXD",
    "2021-^2025",
    "2021–^2025",
    "tế-^xã",
    "12/3/2024",
    "a./.",
    "abc(def)",
    "50%abc",
    "kinh^—^tế",
    "2021^—^2025",
    "a…^b",
    "rồi…^thì",
    "a\\^b",
    "C:\\^Windows",
    "a!^b",
    "a?^b",
    "a|^b",
    "và/hoặc",
    "1.000.000",
    "3,14",
    "10:30",
    "a:b",
    "a;b",
    "(abc)def",
    "[abc]def",
    "{abc}def",
    "abc[def]",
    "abc{def}",
    "a&b",
    "a@b.vn",
    "a+b",
    "1+2",
    "a=b",
    "a*b",
    "a_b",
    "a~b",
    "\"abc\"def",
    "'abc'def",
    "“abc”def",
    "‘abc’def",
    "a“b”",
    "«abc»",
    "a...b",
    "a\xE2\x80\x91"
    "b",
    "a\xE2\x81\xA0"
    "b",
    "a\xE2\x80\x90^b",
    "-^a",
    "–^a",
    "-^5",
    "a-^(b)",
    "a-“b",
    "a-\"b\"",
    "a-,b",
    "a-.b",
    "a-/b",
    "a--^b",
    "a-–^b",
    "a!!^b",
    "a?!^b",
    "a…!^b",
    "a)-^b",
    "a(b-^c)",
    "a.^(b)",
    "1.^(2)",
    "a),b",
    "a)^(b",
    "a^%b",
    "5%",
    "5%-^10%",
    "100.000₫",
    "20°C",
    "Đ-^Ơ",
    "Ủy-^ban",
    "m2/ng",
    "A-^B-^C-^D",
    "1-^2-^3",
    "a^—,b",
    "50%/năm",
    "nghị^—“quyết”",
    "số:01",
    "a$b",
    "$5",
    "a-^$5",
    "a-^+5",
    "…^a",
    "abc…",
    "a\xE2\x80\x8B^"
    "b",
    "a\xC2\xA0"
    "b",
};

enum { TOKEN_MAX = 32 };

struct token {
    char text[4 * TOKEN_MAX];
    size_t cuts[TOKEN_MAX], n_cuts; /* in bytes, before each character but the first */
    bool may_end[TOKEN_MAX];
};

static struct token parse(const char *s)
{
    struct token token = {0};
    size_t n = 0;
    for (const char *end = s + strlen(s); s < end;) {
        bool may_end = *s == '^';
        const char *from = s += may_end;
        if (s == end) break;
        utf8_next(&s, end);
        if (n) token.may_end[token.n_cuts] = may_end;
        if (n) token.cuts[token.n_cuts++] = n;
        memcpy(token.text + n, from, (size_t)(s - from));
        n += (size_t)(s - from);
    }
    return token;
}

/* The end of the first line of "aa " and the token when just `cut` bytes of it fit. */
static size_t end_with_room_for(const char *token, size_t cut)
{
    const struct font_face *face = fix.serif[FONT_REGULAR];
    char text[8 * TOKEN_MAX] = "aa ";
    strcat(text, token);
    struct text_run run = chars(face, 280, text);
    int64_t sum = 0;
    for (const char *s = text; s < text + 3 + cut;) {
        sum += text_advance(face, utf8_next(&s, text + 3 + cut), 280);
    }
    struct text_para para = para_of(&run, 1, (int)(sum + 5) / 6);
    return broken(&para).at[0].to.at - 3;
}

START_TEST(token_ends_only_at_its_opportunities)
{
    struct token token = parse(tokens[_i]);
    size_t last = 0;
    for (size_t i = 0; i < token.n_cuts; i++) {
        const char *s = token.text + token.cuts[i];
        if (token.may_end[i]) last = token.cuts[i];
        /* a character without width cannot overflow */
        if (text_advance(fix.serif[FONT_REGULAR], utf8_next(&s, s + 4), 280) == 0) continue;
        size_t end = end_with_room_for(token.text, token.cuts[i]);
        ck_assert_msg(end == last, "%s: with room for %zu bytes it ends behind %zu, not %zu",
                      tokens[_i], token.cuts[i], end, last);
    }
}
END_TEST

/* Where the first line ends when just the part before ^ fits; "" is the blank before the word.
 * [parity rule 7; LibreOffice 7.4] */
static const struct {
    const char *fits, *overflow, *ends;
} slashes[] = {
    {"01-", "NQ/TU", "01-"},
    {"01-N", "Q/TU", "01-"},
    {"01-NQ", "/TU", "01-"},
    {"01-NQ/", "TU", "01-"},
    {"01-NQ/T", "U", ""},
    {"243/KH-", "UBND", "243/KH-"},
    {"243/KH-UB", "ND", "243/KH-"},
    {"243/KH", "-UBND", ""},
    {"TT-BXD/", "2023", "TT-"},
    {"TT-BXD/2", "023", ""},
    {"12-34/5", "6", "12-"},
    {"A-B/5", "C", ""},
    {"KL-TW/(", "abc)", ""},
    {"abc-def/g", "hi-jkl", ""},
    {"abc-def/ghi-", "jkl", "abc-def/ghi-"},
    {"a-b/c-d/e", "fgh", ""},
    {"a-b/c-", "d/efgh", "a-b/c-"},
    {"01-NQ//", "TU", "01-"},
    {"01-NQ//T", "U", ""},
    {"mm—nn/o", "o", ""},
};

START_TEST(slash_hides_the_hyphens_before_it)
{
    char token[TOKEN_MAX];
    strcpy(token, slashes[_i].fits);
    strcat(token, slashes[_i].overflow);
    ck_assert_uint_eq(end_with_room_for(token, strlen(slashes[_i].fits)), strlen(slashes[_i].ends));
}
END_TEST

TCase *case_opportunities(void)
{
    TCase *tcase = tcase_create("opportunities");
    tcase_add_loop_test(tcase, token_ends_only_at_its_opportunities, 0,
                        sizeof tokens / sizeof *tokens);
    tcase_add_loop_test(tcase, slash_hides_the_hyphens_before_it, 0,
                        sizeof slashes / sizeof *slashes);
    return tcase;
}
