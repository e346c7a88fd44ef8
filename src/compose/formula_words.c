/* A formula read out, as a teacher would dictate it: for readers who hear it, and for the words
 * that a PDF and a search keep. */
#include "compose/compose_priv.h"

#include "base/buf.h"

#include <string.h>

static void put_list(struct buf *b, const struct math_node *nodes);

/* One blank between words, none at the begin. */
static void put(struct buf *b, const char *words)
{
    if (b->n && *words != ',') buf_putc(b, ' ');
    buf_puts(b, words);
}

static void put_text(struct buf *b, const char *text)
{
    static const struct {
        const char *sign, *words;
    } names[] = {
        {"=", "bằng"},          {"<", "nhỏ hơn"},   {">", "lớn hơn"},  {"≤", "nhỏ hơn hoặc bằng"},
        {"≠", "khác"},          {"≈", "xấp xỉ"},    {"+", "cộng"},     {"≥", "lớn hơn hoặc bằng"},
        {"−", "trừ"},           {"-", "trừ"},       {"×", "nhân"},     {"·", "nhân"},
        {"*", "nhân"},          {"÷", "chia"},      {":", "chia"},     {"/", "chia"},
        {"±", "cộng hoặc trừ"}, {"%", "phần trăm"}, {"∑", "tổng"},     {"Σ", "tổng"},
        {"∏", "tích"},          {"Π", "tích"},      {"(", "mở ngoặc"}, {")", "đóng ngoặc"},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(text, names[i].sign) == 0) text = names[i].words;
    put(b, text);
}

static bool is_single(const struct math_node *nodes)
{
    return nodes && !nodes->next && nodes->kind == MATH_TEXT;
}

/* What ends a part that is more than a word: "hết căn", between commas. */
static void put_end(struct buf *b, bool is_short, const char *words)
{
    if (is_short) return;
    if (b->at[b->n - 1] != ',') put(b, ",");
    put(b, words);
    put(b, ",");
}

static void put_fraction(struct buf *b, const struct math_node *node)
{
    bool is_short = is_single(node->first) && is_single(node->second);
    if (!is_short) put(b, "phân số");
    put_list(b, node->first);
    put(b, "trên");
    put_list(b, node->second);
    put_end(b, is_short, "hết phân số");
}

static void put_root(struct buf *b, const struct math_node *node)
{
    put(b, "căn bậc");
    if (node->second)
        put_list(b, node->second);
    else
        put(b, "hai");
    put(b, "của");
    put_list(b, node->first);
    put_end(b, is_single(node->first), "hết căn");
}

static void put_power(struct buf *b, const struct math_node *power)
{
    bool is_square = is_single(power) && strcmp(power->utf8, "2") == 0;
    put(b, is_square ? "bình phương" : "mũ");
    if (is_square) return;
    put_list(b, power);
    put_end(b, is_single(power), "hết mũ");
}

/* Below a sum stands where it begins, above it where it ends. */
static void put_scripts(struct buf *b, const struct math_node *node)
{
    bool is_sum = node->is == MATH_LARGE;
    put_list(b, node->first);
    if (node->second) {
        put(b, is_sum ? "từ" : "chỉ số");
        put_list(b, node->second);
        if (!is_sum) put_end(b, is_single(node->second), "hết chỉ số");
    }
    if (!node->third) return;
    if (!is_sum) {
        put_power(b, node->third);
        return;
    }
    put(b, "đến");
    put_list(b, node->third);
    put(b, "của");
}

static void put_list(struct buf *b, const struct math_node *nodes)
{
    for (const struct math_node *node = nodes; node; node = node->next) {
        switch (node->kind) {
        case MATH_TEXT:
            put_text(b, node->utf8);
            break;
        case MATH_FRACTION:
            put_fraction(b, node);
            break;
        case MATH_ROOT:
            put_root(b, node);
            break;
        case MATH_SCRIPTS:
            put_scripts(b, node);
            break;
        }
    }
}

const char *formula_words(struct composer *c, const struct math_node *nodes)
{
    struct buf b = {0};
    put_list(&b, nodes);
    while (b.n && b.at[b.n - 1] == ',')
        b.n--;
    return buf_text(&b, c->a);
}
