/* What the sheet prints by itself and an author typed all the same: the dash of a list, the label
 * of a section, the number before a symbol. It would stand there twice. */
#include "compose/compose_priv.h"

#include <string.h>

/* How much of `text` are the words `printed`; a blank follows them, but behind a colon. */
static size_t typed_length(const char *text, const char *printed, size_t n)
{
    if (!n || strncmp(text, printed, n) != 0) return 0;
    return printed[n - 1] == ':' || !text[n] || text[n] == ' ' ? n : 0;
}

static size_t without_blanks(const char *text)
{
    size_t n = strlen(text);
    while (n && strchr(" \t\n", text[n - 1]))
        n--;
    return n;
}

/* The last words of what is printed, or all of them: "Lưu:" of "- Lưu: ". */
static size_t typed_again(const char *text, const char *printed)
{
    size_t end = without_blanks(printed), n = 0;
    for (size_t from = 0; from < end && !n; from++) {
        bool is_word = from == 0 || strchr(" \n", printed[from - 1]);
        if (is_word) n = typed_length(text, printed + from, end - from);
    }
    return n;
}

static void warn(struct composer *c, struct pos pos, const char *text, size_t n)
{
    const char *typed = arena_strndup(c->a, text, n);
    diag_add(c->diags, pos, DIAG_COMPOSE_TYPED, typed, NULL, NULL);
}

/* "80/" of "80/BC-STTTT" where a slash is printed before the symbol; a year may stand there:
 * "2023/QĐ-UBND". */
static size_t number_length(const char *symbol, const char *printed)
{
    size_t digits = strspn(symbol, "0123456789"), n = without_blanks(printed);
    bool is_year = digits == 4 && (*symbol == '1' || *symbol == '2');
    return n && !is_year && strncmp(symbol + digits, printed, n) == 0 ? digits + n : 0;
}

static bool is_set(const struct composer *c, const struct report_field *f)
{
    size_t i = 0;
    while (i < c->placed.n && c->placed.at[i].field != f)
        i++;
    return i < c->placed.n;
}

void typed_check_field(struct draft *p, const struct report_field *f)
{
    struct composer *c = p->c;
    if (!p->printed || !*f->value) return;
    const char *value = text_nfc(c->a, f->value);
    bool is_symbol = strcmp(f->name, "symbol") == 0;
    size_t number = is_symbol ? number_length(value, p->printed) : 0;
    size_t n = number ? number : typed_again(value, p->printed);
    if (!n || is_set(c, f)) return;
    if (!number) {
        warn(c, f->pos, value, n);
        return;
    }
    diag_add(c->diags, f->pos, DIAG_COMPOSE_SYMBOL, arena_strndup(c->a, value, n), value + n, NULL);
    c->ok = false;
}

void typed_check_label(struct composer *c, const char *label, const struct inline_node *content)
{
    if (!label || !content || content->kind != INLINE_TEXT) return;
    const char *text = text_nfc(c->a, content->text);
    size_t n = typed_length(text, label, strlen(label));
    if (n) warn(c, content->pos, text, n);
}
